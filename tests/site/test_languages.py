"""The interface in another language: a pseudo-language, whose every text stands between ⟦ and ⟧."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import material
import pytest
from babel.messages.pofile import read_po, write_po
from lxml import html
from markupsafe import Markup

from generator.build import build
from generator.language import ENGLISH
from generator.pages.interface import Interface
from generator.project import open_project
from scripts.messages import CATALOGUE, catalogue

ROOT = Path(__file__).resolve().parents[2]
# Esperanto: a language that the CLDR and the theme know, and nobody's catalogue is written over.
TAG = "eo"
CONFIG = """
site_name: Faktoj
site_url: https://facts.example/
extra:
  factsheet:
    language: eo
    contact: desk@facts.example
    repository: https://code.example/facts
    edit: https://code.example/edit/{file}
    history: https://code.example/log/{file}
    api: true
    chunks: {listing: 5, statements: 2}
"""
RECORDS = {
    "statements/taken-back.yml": "withdrawn: {date: 2025-05-06, reason: Wrong.}\n",
    "sources/a-source.yml": "title: S\ntype: document\nlang: de\nurl: https://source.example/\n",
    "statements/nothing-known.yml": (
        "speakers: [joe-biden]\nspeech: mixed\nclaim: C\nquote: Worte\nsource: a-source\n"
        "status: disputed\nstatus_basis: B\nmentions: [sergey-lavrov]\n"
        "translations: [{lang: en, text: Words, translator: T}]\n"
        "corrections: [{date: 2025-05, field: claim, was: D, text: T}]\n"
    ),
    "topics/empty.yml": "title: E\n",
    "sheets/bare.yml": "title: B\nsummary: S\nquestions: [{id: q, text: Q}]\n",
}


def write_pseudo_language(root: Path) -> None:
    """A catalogue in which every text is wrapped, and the theme's own texts likewise."""
    texts = read_po(BytesIO(catalogue()), locale=TAG)
    for entry in texts:
        if entry.id:
            ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
            said = tuple(f"⟦{text}⟧" for text in ids)
            entry.string = said if len(said) > 1 else said[0]
    target = root / f"site_templates/locale/{TAG}.po"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_po(file, texts)
    own = Path(material.__file__).parent / "templates/partials/languages/en.html"
    theme = root / f"site_templates/theme/partials/languages/{TAG}.html"
    theme.parent.mkdir(parents=True)
    line = re.compile(
        r'^(  "(?!language|direction|search\.config)[\w.]+": ")(.*)(",?)$', re.MULTILINE
    )
    text = line.sub(r"\1⟦\2⟧\3", own.read_text("utf-8"))
    theme.write_text(text.replace('"language": "en"', f'"language": "{TAG}"'), "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pseudo")
    shutil.copytree(ROOT / "content", root / "content")
    for name, text in RECORDS.items():
        (root / "content" / name).write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    write_pseudo_language(root)
    built = build(open_project(root), root / "site", lambda _: None)
    assert built.published, built.checked.errors
    return root / "site"


# What bears no text of the interface: the words of records, what programs and people type, the
# tool's own documentation, which says that it is English, and the name of the site.
EXEMPT = (
    "self::script or self::style or self::link or self::code or self::pre or self::title"
    " or @data-record or @lang='en' or contains(concat(' ', @class, ' '), ' fs-prose ')"
    " or contains(@class, 'fs-site') or contains(@class, 'fs-citation')"
)
NAMES = {"Faktoj", "de", "en", "taken-back", "JSON", "BibTeX", "CSL-JSON", "wikidata"}
ATTRIBUTES = ("aria-label", "title", "placeholder", "data-copy-words", "data-shown-words")


def texts_of(page: html.HtmlElement) -> Iterator[str]:
    """The texts of a page in their order, and those of attributes."""

    def walk(element: html.HtmlElement) -> Iterator[str]:
        if not isinstance(element.tag, str):
            return
        if not element.xpath(f"boolean({EXEMPT})"):
            yield element.text or ""
            for child in element:
                yield from walk(child)
                yield child.tail or ""

    yield from walk(page)


def unwrapped(texts: Iterator[str]) -> Iterator[str]:
    """What letters stand outside of all wraps; a wrap may go on over several texts."""
    depth = 0
    for text in texts:
        for piece in re.split("([⟦⟧])", text):
            depth += {"⟦": 1, "⟧": -1}.get(piece, 0)
            is_text = any(character.isalpha() for character in piece)
            if not depth and is_text and piece.strip() not in NAMES:
                yield " ".join(piece.split())


def test_no_text_of_the_interface_is_hard_wired_on_any_page(site: Path) -> None:
    found: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name.startswith("about/"):  # hand-written
            continue
        page = html.fromstring(path.read_bytes())
        plain = list(unwrapped(texts_of(page)))
        for attribute in ATTRIBUTES:
            for value in page.xpath(f"//*[not(ancestor-or-self::*[{EXEMPT}])]/@{attribute}"):
                plain += unwrapped(iter([value]))
        if plain:
            found[name] = plain
    assert found == {}


def test_what_is_said_outside_of_pages_is_in_the_language_too(site: Path) -> None:
    feed = (site / "feed.xml").read_text("utf-8")
    assert "<title>⟦Withdrawn: taken-back⟧</title>" in feed
    card = next((site / "statements/nothing-known").glob("*.html")).read_text("utf-8")
    assert '"name":"⟦Status: ⟦disputed⟧⟧"' in card
    assert '<html lang="eo"' in card


def test_dates_and_numbers_are_as_the_language_has_them(site: Path) -> None:
    page = (site / "actors/joe-biden/index.html").read_text("utf-8")
    assert "⟦20 Januaro ⟦2021⟧⟧" in page


def test_the_words_that_script_writes_come_from_the_page(site: Path) -> None:
    page = html.fromstring((site / "search/index.html").read_bytes())
    texts = {item.get("data-text"): item.text for item in page.xpath("//*[@data-text]")}
    assert texts["found.one"] == "⟦1 result for “{query}”.⟧"
    assert texts["found.other"] == "⟦{count} results for “{query}”.⟧"


def test_documentation_that_stays_english_says_so(site: Path) -> None:
    page = html.fromstring((site / "contributing/index.html").read_bytes())
    assert page.xpath("string(//*[@lang='en']//h1)").startswith("How to contribute")


def test_the_catalogue_is_up_to_date() -> None:
    assert CATALOGUE.read_bytes() == catalogue(), "run: make messages"


def test_values_of_records_are_opaque_in_texts_of_the_interface() -> None:
    """What is set into a text goes through the same encoding as all else that is printed."""
    texts = Interface(ENGLISH)
    assert texts.gettext("<b>%(name)s</b>", name="<i>*") == "<b>&#60;i&#62;&#42;</b>"
    assert texts.gettext("%(name)s", name=Markup("<i>")) == "<i>"
    assert texts.ngettext("%(num)s", "%(num)s of %(name)s", 1200, name="_") == "1,200 of &#95;"
