"""How a record is cited: who, what, where, and which version of it."""

from __future__ import annotations

from generator.pages.addresses import record_address
from generator.pages.views import SiteView
from generator.records import Record, Statement


def citation(site: SiteView, record: Record) -> str:
    """A record's citation, a sentence or two of plain text.

    It names the speakers and our sentence of what was said, or the record's title; the site and the
    record's permanent address; and the version by the digest of its content, so that whoever
    compares it with what stands there later knows whether it is the same.
    """
    what = record.label.strip()
    if isinstance(record, Statement):
        speakers = site.names("actors", record.speakers)
        what = f"{', '.join(name.label for name in speakers)}: {what}"
    address = (
        site.base + record_address(record.ref) if site.base else f"/{record_address(record.ref)}"
    )
    changed = site.last_changed(record)
    version = f"Version {site.digest(record)}"
    if changed:
        version += f", last changed {changed.words()}"
    end = "" if what.endswith((".", "!", "?", "…")) else "."
    return f"{what}{end} {site.title}, {address}. {version}."
