"""Reads PolNeAR, the Political News Attribution Relations Corpus, and makes a project of it.

The corpus (https://github.com/networkdynamics/PolNeAR, described by Newell, Margolin and Ruths,
LREC 2018) holds American news articles of 2015 and 2016 in which people marked who says what.
What is said is a *content span*, in brat's standoff format. Nothing of it is copied into this
repository. Of its three compartments ``train`` and ``dev`` are read; ``test`` never is, since its
authors ask that nobody look at it but to evaluate a finished model.

Run on its own, ``python -m benchmarks.polnear CORPUS FOLDER`` writes the project.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.plain_search import cuts_word

COMPARTMENTS = ("train", "dev")
SPEAKER = "a-source-of-the-article"

_CONTENT = re.compile(r"T\d+\tContent (\d+ \d+(?:;\d+ \d+)*)\t")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # a record refuses them
_FOR_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")

Span = tuple[tuple[int, int], ...]
"""The fragments of a content span, in order: places in the text, ends exclusive."""


@dataclass(frozen=True)
class Article:
    """One article.

    Attributes:
        id: its name as an id of a record.
        text: its text.
        annotated: the content spans, one for each annotation: two people may have marked the same.
        published: its day.
    """

    id: str
    text: str
    annotated: tuple[Span, ...]
    published: str

    @property
    def spans(self) -> list[Span]:
        """The different content spans."""
        return sorted(set(self.annotated))

    def words(self, span: Span) -> list[str]:
        """The text of each fragment of a span."""
        return [self.text[start:end] for start, end in span]

    def flaw(self, span: Span) -> str | None:
        """Why a span cannot be a quotation; None if it can."""
        if not all(any(map(str.isalnum, words)) for words in self.words(span)):
            return "no word"
        if any(map(_CONTROL.search, self.words(span))):
            return "a control character, of a faulty encoding"
        cut = any(cuts_word(self.text, place) for fragment in span for place in fragment)
        return "begins or ends inside a word" if cut else None


def read_articles(corpus: Path) -> list[Article]:
    """Return the articles of a checked-out copy, in order of compartment and name."""
    return [
        _article(corpus / "data" / compartment, file)
        for compartment in COMPARTMENTS
        for file in sorted((corpus / "data" / compartment / "text").glob("*.txt"))
    ]


def write_project(articles: Iterable[Article], folder: Path) -> int:
    """Write a project with a source for each article and a statement for each annotation.

    Spans that cannot be quotations are left out.

    Returns:
        The number of statements.
    """
    content = folder / "content"
    _write(content / "actors" / f"{SPEAKER}.yml", name="A source of the article", type="group")
    written = 0
    for article in articles:
        source = content / "sources" / f"{article.id}.yml"
        _write(source, title=article.id, type="article", published=article.published)
        source.with_suffix(".txt").write_bytes(article.text.encode())
        for span in article.annotated:
            if article.flaw(span) is None:
                written += 1
                _write(
                    content / "statements" / article.id / f"statement-{written}.yml",
                    speakers=[SPEAKER],
                    speech="mixed",
                    claim=f"Content span {written}",
                    quote=[{"exact": words} for words in article.words(span)],
                    source=article.id,
                )
    return written


def _article(compartment: Path, file: Path) -> Article:
    text = file.read_bytes().decode()  # not `read_text`: it would change line ends, and so places
    annotations = sorted((compartment / "attributions").glob(f"{file.stem}_*.ann"))
    spans = (span for path in annotations for span in _spans(path.read_bytes().decode(), text))
    published = file.stem.split("_")[1]
    name = re.sub("[^a-z0-9]+", "-", file.stem.lower()).strip("-")
    return Article(name, text, tuple(spans), published)


def _spans(annotations: str, text: str) -> Iterator[Span]:
    for line in annotations.split("\n"):
        if match := _CONTENT.match(line):
            places = (fragment.split() for fragment in match[1].split(";"))
            yield _joined(sorted((int(start), int(end)) for start, end in places), text)


def _joined(fragments: list[tuple[int, int]], text: str) -> Span:
    """Join the fragments between which there is only space: brat divides a span at line ends."""
    joined = fragments[:1]
    for start, end in fragments[1:]:
        first, last = joined[-1]
        if text[last:start].strip():
            joined.append((start, end))
        else:
            joined[-1] = (first, end)
    return tuple(joined)


def _write(path: Path, **fields: object) -> None:
    """Write a record. JSON is YAML, but for characters that YAML 1.1 takes for line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    escaped = _FOR_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", "".join(lines))
    path.write_text(escaped, encoding="utf-8")


if __name__ == "__main__":
    count = write_project(read_articles(Path(sys.argv[1])), Path(sys.argv[2]))
    print(f"{count} statements")
