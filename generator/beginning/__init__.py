"""New records: what they begin with, and their files."""
