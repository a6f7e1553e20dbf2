"""Every text field of every kind, found in the models, through the whole build.

Two sites of the same shape are built, one of hostile texts and one of harmless ones. What readers
see is the text and nothing else; and the hostile site has no element, attribute or address
that the harmless one has not. A new field is covered by itself: it is found in its model, and a
type that is not known here fails.
"""

from __future__ import annotations

import json
import random
import re
import types
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
import yaml
from lxml import etree, html
from pydantic import BaseModel

from generator.build import build
from generator.check import Checked, check
from generator.project import open_project
from generator.records import MODELS, Record
from generator.records.canonical import plain_record
from generator.records.values import Code, QuestionRef, Ref, Sort
from tests.site.shown import folded, pages, texts_of

RECORDS = 40
"""Of each kind. Each has one of the texts in each of its fields, another in each."""
SEED = 32

PIECES = (
    # HTML, and what mends it.
    *("<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "<svg onload=a()>"),
    *(
        "<b>",
        "</p>",
        "</div></article>",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "&lt;",
        "&#60;",
        "&amp",
    ),
    *('" onclick="a()', "' onclick='a()", "<style>*{}</style>", "<a href='javascript:a()'>x</a>"),
    *("<title>", "</title>", "<base href=//e.example>", "<meta http-equiv=refresh>", "<iframe>"),
    # Markdown, its extensions, and those that the site has not.
    *("# ", "\n# a\n", "* a", "**a**", "__a__", "`a`", "``", "~~~", "\n```\n", "> a", "1. a", "- "),
    *(
        "[a](javascript:b)",
        "![a](https://e.example/a.png)",
        "[a]: b",
        "[^1]",
        "[^1]: a",
        "| a | b |",
    ),
    *(
        "{: onclick=a() }",
        "{: .a #b }",
        "{#a}",
        "!!! a",
        "??? a",
        "--8<-- 'a'",
        ";--8<--",
        ":smile:",
    ),
    *(
        "$a$",
        "\\(a\\)",
        "*[A]: b",
        "[TOC]",
        "[[topics/to-1|b]]",
        "==a==",
        "^^a^^",
        "++a++",
        "{++a++}",
        "=== 'a'",
    ),
    *(
        "<https://e.example>",
        "https://e.example/?a=b&c",
        "www.e.example",
        "a@e.example",
        "\\*",
        "  \n",
    ),
    # Templates, macros, other languages.
    *(
        "{{ config }}",
        "{% raw %}",
        "{# a #}",
        "{{{{",
        "${a}",
        "%(a)s",
        "{0}",
        "#{a}",
        "<%= a %>",
        "$(a)",
    ),
    *(
        "'; DROP TABLE a; --",
        "=1+1",
        "@a",
        "\\N",
        "\\input{a}",
        "@article{a,",
        "BEGIN:VEVENT",
        "\\n",
    ),
    # Other marks and scripts.
    *(
        "\u202ea\u202c",
        "\u2066a",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "\u2028",
        "\u00a0",
        "a\u0301\u0302",
    ),
    *(
        "аррӏе",
        "ｆｕｌｌ",
        "日本語",
        "עברית",
        "العربية",
        "👩‍👩‍👧",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "ﬁ",
        "ǅ",
        "İı",
        "ß",
        "𝕏",
        "…",
        "—",
    ),
    *(
        "null",
        "true",
        "undefined",
        "NaN",
        "0x1F",
        "1e9",
        "constructor",
        "__proto__",
        "\t",
        "  ",
        "x" * 90,
    ),
)
HARMLESS = "Plain words"


def hostile_texts() -> Iterator[str]:
    """Texts without end: each piece, then rows of them."""
    chance = random.Random(SEED)
    yield from (f"word {piece}" for piece in PIECES)
    yield from (f"{piece}word" for piece in PIECES)
    while True:
        yield "word" + "".join(chance.choices(PIECES, k=chance.randint(2, 5)))


def harmless_texts() -> Iterator[str]:
    """As many texts in which nobody reads anything."""
    number = 0
    while True:
        number += 1
        yield f"{HARMLESS} {number}"


class Filler:
    """Makes records in which every field is filled, from their models."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._texts = texts
        self._number = 0

    def record(self, model: type[Record], number: int) -> dict[str, Any]:
        """The fields of a record."""
        self._number = number
        fields = self._model(model)
        fields["aliases"] = [f"{model.kind[:2]}-{number}-was"]
        fields["accept"] = []
        fields.pop("image", None)
        return fields

    def _model(self, model: type[BaseModel]) -> dict[str, Any]:
        return {
            name: self._value(info.annotation, tuple(info.metadata), name)
            for name, info in model.model_fields.items()
        }

    def _value(self, annotation: Any, metadata: tuple[Any, ...], name: str) -> Any:
        for marker in metadata:
            if isinstance(marker, Sort | Ref | QuestionRef | Code):
                return self._marked(marker)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(arguments[0], arguments[1:], name)
        if origin in (Union, types.UnionType):
            return self._value(arguments[0], (), name)
        if origin is tuple:
            return [self._value(arguments[0], (), name)]
        if origin is dict:
            return {next(self._texts): self._value(arguments[1], (), name)}
        if origin is Literal:
            return arguments[self._number % len(arguments)]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._model(annotation)
        return KNOWN[name](self._number)

    def _marked(self, marker: Sort | Ref | QuestionRef | Code) -> Any:
        match marker:
            case Sort.TEXT | Sort.PROSE:
                return next(self._texts)
            case Sort.QUOTE:
                return [{"exact": next(self._texts)}, {"exact": next(self._texts)}]
            case Sort.DATE:
                return "2024-03-04"
            case Ref(kind):
                return f"{kind[:2]}-{(self._number + 1) % RECORDS}"
            case QuestionRef():
                return f"sh-{(self._number + 1) % RECORDS}/question"
        return "TEN001"


# Fields that are no texts, by their names.
KNOWN: dict[str, Callable[[int], Any]] = {
    "id": lambda _: "question",
    "aliases": lambda _: "question-was",
    "lang": lambda number: ("en", "uk", "ar")[number % 3],
    "url": lambda number: f"https://e.example/{number}?a=b&c='d'",
    "archive_url": lambda number: f"https://пример.рф/{number}",
    "file": lambda _: "a.png",
}


def write(root: Path, texts: Iterator[str]) -> Path:
    """Write a project whose every field is filled with these texts."""
    filler = Filler(texts)
    for model in MODELS:
        folder = root / "content" / model.kind
        folder.mkdir(parents=True)
        for number in range(RECORDS):
            fields = filler.record(model, number)
            text = yaml.safe_dump(fields, width=10_000, sort_keys=False)
            (folder / f"{model.kind[:2]}-{number}.yml").write_text(text)
        gone = {"withdrawn": {"date": "2024-01-01", "reason": next(texts)}}
        (folder / f"{model.kind[:2]}-gone.yml").write_text(yaml.safe_dump(gone, width=10_000))
    (root / "mkdocs.yml").write_text("site_name: Facts\nsite_url: https://facts.example/\n")
    return root


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(write(tmp_path_factory.mktemp("hostile"), hostile_texts()))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(write(tmp_path_factory.mktemp("harmless"), harmless_texts()))


def built(root: Path) -> Path:
    """Build a project; returns its folder."""
    made = build(open_project(root), root / "site", lambda _: None)
    assert made.published, [d for d in made.checked.diagnostics if d.severity == "error"][:5]
    return root


@pytest.fixture(scope="module")
def checked(hostile: Path) -> Checked:
    return check(hostile)


def test_every_field_of_every_kind_is_filled(checked: Checked) -> None:
    """By the walk that finds texts for all else that is done with them."""
    for model in MODELS:
        records = checked.corpus.of(model)
        assert len(records) == RECORDS
        left_out = {"image", "accept"}
        for record in records:
            empty = {name for name in model.model_fields if not getattr(record, name)}
            assert empty <= left_out, record.ref


def test_every_text_that_is_shown_is_the_records(hostile: Path, checked: Checked) -> None:
    expected = texts_of(checked)
    assert len(expected) > 100 * len(MODELS)
    shown = set()
    for page, tree in pages(hostile):
        for element in tree.xpath("//*[@data-field]"):
            place = element.get("data-record"), element.get("data-field")
            assert folded(element.text_content()) == folded(expected[place]), (page, place)
            shown.add(place)
    unseen = {re.sub(r"\.\d+", "", field) for _, field in set(expected) - shown}
    assert unseen <= {"corrections.field", "memberships.also_called"}


def test_titles_and_what_is_shared_are_the_records(hostile: Path, checked: Checked) -> None:
    for record in checked.corpus.all():
        head = html.fromstring((hostile / "site" / record.ref / "index.html").read_bytes())
        assert folded(head.findtext(".//title")) == folded(f"{record.label} - Facts")
        for named in head.xpath("//meta[@property='og:title']/@content"):
            assert folded(named) == folded(record.label)


def test_nothing_stands_in_a_page_that_texts_brought(hostile: Path, harmless: Path) -> None:
    """Elements with their classes and attributes, scripts, and where addresses lead."""
    # What prose may hold, and what is said of hosts and of findings, hangs on the texts.
    by_prose = {"em", "strong", "code", "ul", "ol", "li", "br", "p", "a"}

    def brought(root: Path) -> tuple[set[object], set[str]]:
        shapes: set[object] = set()
        addresses = set()
        for _, tree in pages(root):
            for element in tree.iter(etree.Element):
                in_prose = element.xpath("boolean(ancestor::*[contains(@class, 'fs-prose')])")
                shape = (element.tag, element.get("class"), *sorted(element.keys()))
                shapes.add((element.tag, "prose") if in_prose else shape)
                for name in ("href", "src", "action", "cite"):
                    if re.match(r"[a-z]+:|//", element.get(name, "")):
                        addresses.add(re.sub(r"(//[^/]*).*", r"\1", element.get(name)))
        return shapes, addresses

    (ours, leading), (plain, plainly) = brought(hostile), brought(harmless)
    extra = {shape for shape in ours - plain if shape[1] != "prose"}  # type: ignore[index]
    assert {shape[:2] for shape in extra} <= {  # type: ignore[index]
        ("span", "fs-host"),
        ("div", "fs-finding"),
    }, extra
    assert {shape[0] for shape in ours - plain if shape[1] == "prose"} <= by_prose | {"span"}  # type: ignore[index]
    assert leading - plainly <= {"https://e.example"}


def test_structured_data_names_the_records(hostile: Path, checked: Checked) -> None:
    names = {folded(record.label) for record in checked.corpus.all()}
    for record in checked.corpus.all():
        tree = html.fromstring((hostile / "site" / record.ref / "index.html").read_bytes())
        (data,) = tree.xpath("//script[@type='application/ld+json']/text()")
        graph = json.loads(data)["@graph"]
        assert any(folded(str(node.get("name", ""))) in names for node in graph), record.ref


def test_the_data_say_what_the_records_say(hostile: Path, checked: Checked) -> None:
    for model in MODELS:
        lines = (hostile / f"site/data/{model.kind}.jsonl").read_text("utf-8").split("\n")[:-1]
        found = {entry["id"]: entry for entry in map(json.loads, lines)}
        for record in checked.corpus.of(model):
            own = {k: v for k, v in found[record.id].items() if not k.startswith("_")}
            assert own == plain_record(record), record.ref


def test_the_feed_says_what_the_records_say(hostile: Path, checked: Checked) -> None:
    feed = etree.parse(hostile / "site/feed.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    records = {f"https://facts.example/{record.ref}/": record for record in checked.corpus.all()}
    told = defaultdict(set)
    for entry in feed.iter(f"{atom}entry"):
        address = entry.findtext(f"{atom}id").partition("#")[0]
        told[address].add(entry.findtext(f"{atom}title"))
    corrected = {address: titles for address, titles in told.items() if address in records}
    assert len(corrected) > 20
    for address, titles in corrected.items():
        assert titles == {f"Correction: {records[address].label}"}
