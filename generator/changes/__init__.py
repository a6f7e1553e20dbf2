"""What became of the records since a revision."""
