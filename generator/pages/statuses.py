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
