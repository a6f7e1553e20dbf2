"""Addresses that were published once, and whether they still lead to what they led to.

A file in the project remembers them (``addresses_file``); what each leads to now is found from the
records (``present``); the two are compared (``comparing``), and the file is renewed (``renewing``).
"""
