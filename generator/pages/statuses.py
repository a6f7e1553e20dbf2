"""The values of records that pages show as words: what became of a claim, what a thing is."""

from __future__ import annotations

from generator.language import message

STATUSES = {
    "reported": message("reported"),
    "confirmed": message("confirmed"),
    "disputed": message("disputed"),
    "denied": message("denied"),
    "retracted": message("retracted"),
}
KINDS = {
    "sheets": message("Fact sheet"),
    "actors": message("Person or body"),
    "statements": message("Statement"),
    "timelines": message("Timeline"),
    "topics": message("Topic"),
    "sources": message("Source"),
}
"""What one record of a kind is."""
TYPES = {
    # Of actors.
    "person": message("person"),
    "organization": message("organization"),
    "state": message("state"),
    "group": message("group"),
    # Of sources.
    "article": message("article"),
    "transcript": message("transcript"),
    "speech": message("speech"),
    "post": message("post"),
    "document": message("document"),
    "broadcast": message("broadcast"),
}
