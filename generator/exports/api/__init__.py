"""A static JSON API: each record, and lists of them, as files that any host can serve.

What it is, is promised: within ``/api/v1/`` nothing goes and nothing changes its meaning
(``docs/decisions/0016``).
"""

from __future__ import annotations

from generator.exports.api.files import write_api
from generator.exports.api.openapi import openapi

__all__ = ["openapi", "write_api"]
