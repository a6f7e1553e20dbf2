"""What programs read of a page: JSON-LD in the words of schema.org, one module a sort of thing.

Nothing is said here that the record does not say. A date that schema.org cannot hold is left out,
a claim is never a review, and a report is nobody's own words (``docs/decisions/0015``).
"""

from __future__ import annotations

from generator.pages.structured_data.dataset import Download, dataset_data
from generator.pages.structured_data.page import (
    chunk_data,
    home_data,
    listing_data,
    page_data,
    record_data,
    tombstone_data,
)
from generator.pages.structured_data.script import Node, script_line

__all__ = [
    "Download",
    "Node",
    "chunk_data",
    "dataset_data",
    "home_data",
    "listing_data",
    "page_data",
    "record_data",
    "script_line",
    "tombstone_data",
]
