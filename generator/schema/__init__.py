"""JSON Schemas for editors, and the reference of all fields: both read from the models."""
