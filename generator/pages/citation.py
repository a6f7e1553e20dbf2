"""How a record is cited: what, of whom, where, and which version of it."""

from __future__ import annotations

from generator.pages.addresses import record_address
from generator.pages.views import SiteView
from generator.records import Record, Statement


def citation(site: SiteView, record: Record) -> str:
    """A record's citation, in plain text.

    It names the record's title, or our sentence of what was said and who said it; the site and the
    record's permanent address; and the version by the digest of its content, so that whoever
    compares it with what stands there later knows whether it is the same.
    """
    title = record.label.strip()
    end = "" if title.endswith((".", "!", "?", "…")) else "."
    address = record_address(record.ref)
    where = f"{site.title}, {site.base + address if site.base else f'/{address}'}"
    if isinstance(record, Statement):
        speakers = ", ".join(name.label for name in site.names("actors", record.speakers))
        how = "" if record.speech == "direct" else " as reported"
        where = f"Statement by {speakers}{how}, in {where}"
    changed = site.last_changed(record)
    since = f", last changed {changed.words()}" if changed else ""
    return f"{title}{end} {where}. Version {site.digest(record)}{since}."
