"""Makes a project of any size from a seed: what a newsroom's records look like, and nobody's words.

Run on its own, ``python -m benchmarks.made_corpus RECORDS FOLDER`` writes the project.

Lengths are drawn from lognormal distributions whose medians are those of PolNeAR's articles: 22
words a quotation, 600 an article, 24 statements an article. An article in seven is in another
language than English, in one of five scripts (``made_words``). Articles lie beside their records as
texts, so that all that is quoted is proven by text.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from benchmarks.made_words import Words

SEED = 2026
SHARES = {"actors": 0.08, "sources": 0.036, "timelines": 0.004, "sheets": 0.002, "topics": 0.003}
"""What part of all records are of a kind; the rest are statements."""
_ROLES = ("Minister of Works", "Mayor", "Member of the Council", "Speaker", "Secretary-General")
_LANGUAGES = {"en": 86, "uk": 4, "fr": 3, "de": 3, "el": 1, "ar": 1, "zh": 2}
"""Of a hundred articles."""
_MARKS = " .,;:–—-“”‘’«»„\"'…\u00a0"
"""What a quotation does not begin or end with."""
_STANCES = ("for", "against", "conditional", "unclear")
_DAYS = (2016, 2025), (1, 12), (1, 28)
"""From which year, month and day to which."""


def make_project(folder: Path, records: int, seed: int = SEED) -> None:
    """Write a project with so many records into an empty folder."""
    _Maker(folder, records, random.Random(seed)).make()


class _Maker:
    def __init__(self, folder: Path, records: int, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        self._count = {kind: max(1, round(records * share)) for kind, share in SHARES.items()}
        self._count["statements"] = max(1, records - sum(self._count.values()))
        self._words = cache(lambda lang: Words(chance, lang))
        self._texts: dict[str, list[str]] = {}
        self._facts: dict[str, dict[str, str]] = {}

    def make(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "mkdocs.yml").write_text(
            "site_name: Made records\nsite_url: https://example.org/\n", "utf-8"
        )
        self._topics()
        self._actors()
        self._sources()
        self._sheets()
        self._statements()
        self._timelines()

    def _ids(self, kind: str) -> list[str]:
        return [f"{kind[:-1]}-{number:06}" for number in range(self._count[kind])]

    def _some(self, ids: Sequence[str], most: int) -> list[str]:
        """A few of these; those in front are named far more often, as people in the news are."""
        count = self._chance.randint(0, most)
        drawn = (ids[int(len(ids) * self._chance.random() ** 2.5)] for _ in range(count))
        return list(dict.fromkeys(drawn))

    def _length(self, median: float, spread: float = 0.5) -> int:
        return max(2, round(self._chance.lognormvariate(0, spread) * median))

    def _name(self, lang: str = "en") -> str:
        return self._words(lang).name()

    def _sentence(self, median: float, lang: str = "en") -> str:
        return self._words(lang).sentence(self._length(median))

    def _prose(self) -> str:
        text = " ".join(self._sentence(18) for _ in range(2))
        name = self._ids("actors")[0]
        more = f" See [[actors/{name}]], *{self._name()}*." if self._chance.random() < 0.5 else ""
        return text + more

    def _topics(self) -> None:
        for number, name in enumerate(self._ids("topics")):
            fields = {"title": f"{self._name()} {number}", "summary": self._prose()}
            self._write("topics", name, fields)

    def _actors(self) -> None:
        bodies = self._ids("actors")[:20]
        for number, name in enumerate(self._ids("actors")):
            is_body = name in bodies
            fields: dict[str, object] = {
                "name": f"{self._name()} {number}",
                "type": "organization" if is_body else "person",
            }
            if self._chance.random() < 0.4:
                lang = self._chance.choice(["uk", "el", "ar", "zh", "fr", "de"])
                fields["other_names"] = [{"name": self._name(lang), "lang": lang}]
            if self._chance.random() < 0.6:
                fields["summary"] = self._prose()
            if not is_body:
                start = self._chance.randint(1990, 2015)
                fields["memberships"] = [
                    {
                        "role": self._chance.choice(_ROLES),
                        "organization": self._chance.choice(bodies),
                        "start_date": f"{start}-{self._chance.randint(1, 12):02}",
                        "end_date": f"{start + self._chance.randint(1, 9)}",
                    }
                ]
            self._write("actors", name, fields)

    def _sources(self) -> None:
        for number, name in enumerate(self._ids("sources")):
            lang = self._chance.choices([*_LANGUAGES], [*_LANGUAGES.values()])[0]
            text = [self._sentence(20, lang) for _ in range(self._length(26))]
            year, month, day = (self._chance.randint(*span) for span in _DAYS)
            published = f"{year}-{month:02}-{day:02}"
            fields: dict[str, object] = {
                "title": f"{self._sentence(8, lang).rstrip('.。')} {number}",
                "type": "article",
                "publisher": f"The {self._name()} Gazette",
                "authors": [self._name()],
                "url": f"https://news.example/{name}",
                "published": published,
                "lang": lang,
                "licence": "CC-BY-4.0",
            }
            self._write("sources", name, fields)
            # What a language writes between two sentences; nothing in Chinese.
            space = "" if lang == "zh" else " "
            paragraphs = (space.join(text[at : at + 3]) for at in range(0, len(text), 3))
            article = "\n\n".join(paragraphs) + "\n"
            (self._folder / f"content/sources/{name}.txt").write_text(article, "utf-8")
            self._texts[name] = text if lang == "zh" else " ".join(text).split(" ")
            self._facts[name] = {"lang": lang, "published": published}

    def _passages(self, source: str, count: int, median: float) -> list[str]:
        """Passages of an article, in its order, with something between them."""
        text = self._texts[source]
        unit = 20 if self._facts[source]["lang"] == "zh" else 1  # sentences there, words elsewhere
        share = len(text) // count
        found = []
        for part in range(count):
            length = max(1, min(share - 1, self._length(median / unit, 0.6)))
            first = part * share + self._chance.randrange(max(1, share - length))
            passage = ("" if unit > 1 else " ").join(text[first : first + length])
            found.append(passage.strip(_MARKS))
        return found

    def _sheets(self) -> None:
        topics = self._ids("topics")
        for number, name in enumerate(self._ids("sheets")):
            fields = {
                "title": f"{self._name()} {number}?",
                "summary": self._prose(),
                "questions": [{"id": f"q{at}", "text": self._sentence(9)} for at in range(3)],
                "facts": [
                    {"text": self._prose(), "sources": [{"source": source}]}
                    for source in self._some(self._ids("sources"), 5)
                ],
                "statements": self._some(self._ids("statements"), 12),
                "actors": self._some(self._ids("actors"), 6),
                "open_questions": [self._prose()],
            }
            if number < len(topics) and self._count["statements"] < 200:
                fields["topics"] = [topics[number]]
            self._write("sheets", name, {key: value for key, value in fields.items() if value})

    def _statements(self) -> None:
        actors, topics, sheets = self._ids("actors"), self._ids("topics"), self._ids("sheets")
        sources = self._ids("sources")
        for number, name in enumerate(self._ids("statements")):
            source = self._chance.choice(sources)
            about_source = self._facts[source]
            direct = self._chance.random() < 0.45
            speakers = self._some(actors, 1) or [self._chance.choice(actors)]
            quote: object = self._passages(source, 1, 22)[0]
            if self._chance.random() < 0.08:
                quote = [{"exact": part} for part in self._passages(source, 2, 12)]
            fields: dict[str, object] = {
                "speakers": speakers,
                "speech": "direct" if direct else self._chance.choice(["indirect", "mixed"]),
                "claim": f"{self._sentence(14)[:-1]} {number}.",
                "quote": quote,
                "source": source,
            }
            if self._chance.random() < 0.15:
                styled = self._passages(source, 1, 4)[0]
                fields["described_as"] = [{"actor": speakers[0], "quote": styled}]
            if self._chance.random() < 0.6:
                fields["date"] = about_source["published"]
            if mentions := self._some(actors, 2):
                fields["mentions"] = mentions
            if about := self._some(topics, 3):
                fields["topics"] = about
            if self._chance.random() < 0.3:
                question = f"{self._chance.choice(sheets)}/q{self._chance.randint(0, 2)}"
                fields["stances"] = [
                    {"question": question, "stance": self._chance.choice(_STANCES)}
                ]
            if number and self._chance.random() < 0.15:
                other = f"statement-{self._chance.randrange(number):06}"
                fields[self._chance.choice(["contradicts", "repeats", "responds_to"])] = [other]
            if about_source["lang"] != "en" and self._chance.random() < 0.5:
                fields["translations"] = [{"lang": "en", "text": self._sentence(22)}]
            if self._chance.random() < 0.12:
                fields["note"] = self._prose()
            self._write("statements", name, fields)

    def _timelines(self) -> None:
        for number, name in enumerate(self._ids("timelines")):
            events = [
                {
                    "id": f"e{at}",
                    "date": f"20{self._chance.randint(10, 15)}-{self._chance.randint(1, 12):02}",
                    "title": self._sentence(8)[:-1],
                    "sources": [{"source": self._chance.choice(self._ids("sources"))}],
                }
                for at in range(12)
            ]
            self._write("timelines", name, {"title": f"{self._name()} {number}", "events": events})

    def _write(self, kind: str, name: str, fields: Mapping[str, object]) -> None:
        path = self._folder / "content" / kind / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(
            dict(fields), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100
        )
        path.write_text(text, "utf-8")


def main() -> None:
    """Write a project."""
    make_project(Path(sys.argv[2]), int(sys.argv[1]))


if __name__ == "__main__":
    main()
