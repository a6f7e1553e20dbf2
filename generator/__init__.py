"""Factsheet: who said what, when, and where it is written."""
