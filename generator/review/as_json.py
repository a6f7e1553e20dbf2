"""A review for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from generator.review.review import Review


def as_json(review: Review) -> str:
    """One object with a list for each sort of change, empty ones too; texts as the records have.

    ``changed[].fields[].path`` is the way to a field: names, and places in lists from 0.
    """
    return json.dumps(asdict(review), ensure_ascii=False, indent=2)
