"""The catalogue of the interface's texts, ``site_templates/locale/factsheet.pot``.

``make messages`` brings it up to date. A language is added by copying it to ``<language>.po`` and
translating there; ``pybabel update -i factsheet.pot -o de.po -l de`` takes over what changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from generator.edtf_date.wording import ENGLISH, Wording
from generator.language import DATES, FROM_CLDR
from generator.records import MODELS

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "site_templates/locale/factsheet.pot"

_KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "message": None,
    "ngettext": (1, 2),
    "plural_forms": (1, 2),
    "plural_message": (1, 2),
}
_METHODS = [("**.py", "python"), ("pages/**", "jinja2"), ("theme/**.html", "jinja2")]
_OPTIONS = {
    "pages/**": {
        "comment_start_string": "{##",
        "comment_end_string": "##}",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "trimmed": "true",
        "silent": "false",
    },
}


_HEADER = b"""# The texts of the interface. Made by `make messages`.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def catalogue() -> bytes:
    """The catalogue's file as it should be."""
    found = Catalog(project="factsheet", charset="utf-8", fuzzy=False)
    for folder in ("generator", "site_templates"):
        for path, _, text, _, context in extract_from_dir(
            ROOT / folder, _METHODS, _OPTIONS, keywords=_KEYWORDS, strip_comment_tags=False
        ):
            found.add(text, locations=[(f"{folder}/{path}", 0)], context=context)
    for text, context in _elsewhere():
        found.add(text, context=context)
    file = BytesIO()
    write_po(file, found, width=100, omit_header=True, sort_output=True, include_lineno=False)
    return _HEADER + file.getvalue()


def _elsewhere() -> Iterator[tuple[str, str | None]]:
    """The texts that stand in no call: names of kinds, phrases of dates, the configuration's."""
    for model in MODELS:
        yield model.plural, None
    for item in fields(Wording):
        if item.name not in FROM_CLDR:
            value = getattr(ENGLISH, item.name)
            for text in value if isinstance(value, tuple) else (value,):
                yield text, DATES
    defaults = yaml.safe_load((ROOT / "site_templates/defaults.yml").read_text("utf-8"))
    for title in _titles(defaults["nav"]):
        yield title, None
    for palette in defaults["theme"]["palette"]:
        yield palette["toggle"]["name"], None
    for extension in defaults["markdown_extensions"]:
        if isinstance(extension, dict) and "toc" in extension:
            yield extension["toc"]["permalink_title"], None


def _titles(nav: list[dict[str, Any]]) -> Iterator[str]:
    for entry in nav:
        for title, inner in entry.items():
            yield title
            if isinstance(inner, list):
                yield from _titles(inner)


if __name__ == "__main__":
    CATALOGUE.parent.mkdir(exist_ok=True)
    CATALOGUE.write_bytes(catalogue())
