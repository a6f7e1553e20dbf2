"""The one form of a record's file: what ``factsheet fmt`` writes, and all that writes records."""
