"""How a record is cited: what, of whom, where, and which version of it."""

from __future__ import annotations

from generator.language import message
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
    say = site.language
    if isinstance(record, Statement):
        speakers = ", ".join(name.label for name in site.names("actors", record.speakers))
        if record.speech == "direct":
            text = message("Statement by %(speakers)s, in %(where)s")
        else:
            text = message("Statement by %(speakers)s as reported, in %(where)s")
        where = say.gettext(text, speakers=speakers, where=where)
    digest, changed = site.digest(record), site.last_changed(record)
    if changed:
        version = say.gettext(
            "Version %(digest)s, last changed %(date)s.", digest=digest, date=say.words(changed)
        )
    else:
        version = say.gettext("Version %(digest)s.", digest=digest)
    return f"{title}{end} {where}. {version}"
