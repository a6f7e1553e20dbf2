"""The kinds of record. A kind is added here, with its module, template and example."""

from __future__ import annotations

from generator.records.actor import Actor
from generator.records.base import Record, Tombstone
from generator.records.sheet import Sheet
from generator.records.source import Source
from generator.records.statement import Statement
from generator.records.timeline import Timeline
from generator.records.topic import Topic

MODELS: tuple[type[Record], ...] = (Sheet, Actor, Statement, Timeline, Source, Topic)
KINDS: dict[str, type[Record]] = {model.kind: model for model in MODELS}

__all__ = [
    "KINDS",
    "MODELS",
    "Actor",
    "Record",
    "Sheet",
    "Source",
    "Statement",
    "Timeline",
    "Tombstone",
    "Topic",
]
