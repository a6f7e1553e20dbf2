"""Makes a project of any size from a seed: what a newsroom's records look like, and nobody's words.

Run on its own, ``python -m benchmarks.made_corpus RECORDS FOLDER`` writes the project.

The words are made of syllables, drawn with the frequencies of a language (Zipf's law), in Latin,
Cyrillic, Greek, Arabic and Chinese script. Lengths are drawn from lognormal distributions whose
medians are those of quotations in newspapers: 22 words a quote, 600 an article, 24 statements an
article. Articles lie beside their records as texts, so that all that is quoted is proven by text.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

SEED = 2026
SHARES = {"actors": 0.08, "sources": 0.036, "timelines": 0.004, "sheets": 0.002, "topics": 0.003}
"""What part of all records are of a kind; the rest are statements."""
_SYLLABLES = {
    "en": "an ber co der est fi gra hal in jor ka len mo nor ost pre qui ron sta tur ul ver wis",
    "uk": "ба ве гі до є жу за ий ко лю мо ні ос пра ри се ту фу ха ці що ю я ї",
    "el": "αν βο γε δι ελ ζω ηρ θα ισ κα λε μο νυ ξε ου πα ρη σι τε φω",
    "ar": "با تي حو دا ري سا شم عل في كا لو من ها وي",
}
_HANZI = "中国人民政府安全保障会议发言新闻记者问题回答和平协议条约边界城市"
_JOINTS = [", "] * 8 + ["; ", " – ", ": "] + [" "] * 90
_ROLES = ("Minister of Works", "Mayor", "Member of the Council", "Speaker", "Secretary-General")
_STANCES = ("for", "against", "conditional", "unclear")
_DAYS = (2016, 2025), (1, 12), (1, 28)
"""From which year, month and day to which."""


class Words:
    """Draws words and sentences of one script."""

    def __init__(self, chance: random.Random, lang: str) -> None:
        self._chance = chance
        if lang == "zh":
            self.vocabulary = ["".join(chance.choices(_HANZI, k=2)) for _ in range(400)]
        else:
            parts = _SYLLABLES[lang].split()
            self.vocabulary = [
                "".join(chance.choices(parts, k=1 + min(3, int(chance.expovariate(0.8)))))
                for _ in range(3000)
            ]
        self._weights = [1 / (rank + 2) for rank in range(len(self.vocabulary))]
        self._total: list[float] = []
        total = 0.0
        for weight in self._weights:
            total += weight
            self._total.append(total)

    def draw(self, count: int) -> list[str]:
        """So many words."""
        return self._chance.choices(self.vocabulary, cum_weights=self._total, k=count)

    def sentence(self, words: int) -> str:
        """A sentence with a capital, commas and a full stop; here and there a number or a name."""
        found = self.draw(max(2, words))
        if self._chance.random() < 0.15:
            found[self._chance.randrange(len(found))] = str(self._chance.randint(2, 9000))
        if self._chance.random() < 0.08:
            place = self._chance.randrange(len(found))
            found[place] = f"“{found[place]}”"
        if self._chance.random() < 0.08:
            found[0] += "’s"
        text = found[0] + "".join(self._chance.choice(_JOINTS) + word for word in found[1:])
        return text[0].upper() + text[1:] + self._chance.choices(".?!", (20, 1, 1))[0]


def make_project(folder: Path, records: int, seed: int = SEED) -> None:
    """Write a project with so many records into an empty folder."""
    _Maker(folder, records, random.Random(seed)).make()


class _Maker:
    def __init__(self, folder: Path, records: int, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        self._count = {kind: max(1, round(records * share)) for kind, share in SHARES.items()}
        self._count["statements"] = max(1, records - sum(self._count.values()))
        self._words = {lang: Words(chance, lang) for lang in (*_SYLLABLES, "zh")}
        self._texts: dict[str, list[str]] = {}

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

    def _name(self, lang: str = "en", words: int = 2) -> str:
        return " ".join(word.capitalize() for word in self._words[lang].draw(words))

    def _prose(self) -> str:
        text = " ".join(self._words["en"].sentence(self._length(18)) for _ in range(2))
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
                lang = self._chance.choice(["uk", "el", "ar", "zh"])
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
            lang = self._chance.choices(["en", "uk", "el", "ar", "zh"], (80, 10, 4, 3, 3))[0]
            text = [self._words[lang].sentence(self._length(22)) for _ in range(28)]
            self._texts[name] = text
            year, month, day = (self._chance.randint(*span) for span in _DAYS)
            fields = {
                "title": f"{self._name()} {self._name()} {number}",
                "type": "article",
                "publisher": f"The {self._name(words=1)} Gazette",
                "authors": [self._name()],
                "url": f"https://news.example/{name}",
                "published": f"{year}-{month:02}-{day:02}",
                "lang": lang,
                "licence": "CC-BY-4.0",
            }
            self._write("sources", name, fields)
            paragraphs = "\n\n".join(" ".join(text[at : at + 4]) for at in range(0, len(text), 4))
            (self._folder / f"content/sources/{name}.txt").write_text(paragraphs + "\n", "utf-8")

    def _sheets(self) -> None:
        topics = self._ids("topics")
        for number, name in enumerate(self._ids("sheets")):
            fields = {
                "title": f"{self._name()} {number}?",
                "summary": self._prose(),
                "questions": [
                    {"id": f"q{at}", "text": self._words["en"].sentence(9)} for at in range(3)
                ],
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
            source = sources[number % len(sources)]
            sentences = self._texts[source]
            place = self._chance.randrange(len(sentences) - 2)
            direct = self._chance.random() < 0.45
            speakers = self._some(actors, 1) or [self._chance.choice(actors)]
            fields: dict[str, object] = {
                "speakers": speakers,
                "speech": "direct" if direct else self._chance.choice(["indirect", "mixed"]),
                "claim": f"{self._words['en'].sentence(self._length(14))[:-1]} {number}.",
                "quote": sentences[place].strip("."),
                "source": source,
            }
            if self._chance.random() < 0.08:
                fields["quote"] = [{"exact": sentences[place]}, {"exact": sentences[place + 2]}]
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
            if self._chance.random() < 0.12:
                fields["note"] = self._prose()
            self._write("statements", name, fields)

    def _timelines(self) -> None:
        for number, name in enumerate(self._ids("timelines")):
            events = [
                {
                    "id": f"e{at}",
                    "date": f"20{self._chance.randint(10, 15)}-{self._chance.randint(1, 12):02}",
                    "title": self._words["en"].sentence(8)[:-1],
                    "sources": [{"source": self._chance.choice(self._ids("sources"))}],
                }
                for at in range(12)
            ]
            self._write("timelines", name, {"title": f"{self._name()} {number}", "events": events})

    def _write(self, kind: str, name: str, fields: dict[str, object]) -> None:
        path = self._folder / "content" / kind / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(
            fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100
        )
        path.write_text(text, "utf-8")


def main() -> None:
    """Write a project."""
    make_project(Path(sys.argv[2]), int(sys.argv[1]))


if __name__ == "__main__":
    main()
