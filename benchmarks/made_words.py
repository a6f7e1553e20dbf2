"""Words, names and sentences that look like a language's, and mean nothing.

A language's words are made of its syllables. The frequent ones are short, and how often each comes
follows Zipf's law, with new words all along, as in any text. Sentences have what makes real ones
hard for programs: several kinds of quotation marks and dashes, apostrophes, numbers, money,
abbreviations, names with accents.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

VOCABULARY = 40_000
"""How many words are made of English; of the other languages a tenth. Many are made twice."""
NEW = 0.008
"""What part of the words was never there before."""


@dataclass(frozen=True)
class Script:
    """How a language is written."""

    syllables: str
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ("“", "”"), ("‘", "’"), ('"', '"'))
    space: str = " "
    comma: str = ", "
    stops: tuple[str, ...] = (".",) * 30 + ("?", "!", "…")
    endings: tuple[str, ...] = ()


_GUILLEMETS = (("«", "»"),)
SCRIPTS = {
    "en": Script(
        "a an as be ber co de der ed en er est fi for gra hal in ing ion ish jor ka len ly ment"
        " mo nor of ost pre qui re ron ship sta th ti tion tur ul un ver wis y",
        endings=("’s", "’s", "'s", "n’t", "’re"),
    ),
    "fr": Script(
        "à ai au cé ché de dé ê eau en ère et ga ié le lo mê nô oi où pré que ré ï ç",
        (("«\u00a0", "\u00a0»"),),
    ),
    "de": Script(
        "ä an auf be burg der ei en gen heit ich keit lö mü nung schaft ß ung ver zu",
        (("„", "“"),),
    ),
    "uk": Script(
        "ба ве гі до є жу за ий ко лю мо ні ос пра ри се ту фу ха ці що ю я ї ґа",
        _GUILLEMETS,
    ),
    "el": Script(
        "αν βο γε δι ελ ζω ηρ θα ισ κα λε μο νυ ξε ου πά ρή σι τε φώ ός",
        _GUILLEMETS,
    ),
    "ar": Script(
        "با تي حو دا ري سا شم عل في كا لو من ها وي ال",
        _GUILLEMETS,
        comma="، ",
        stops=(".",) * 10 + ("؟",),
    ),
    "zh": Script(
        "中 国 人 民 政 府 安 全 保 障 会 议 发 言 新 闻 记 者 问 题 回 答 和 平 协 议",
        (("「", "」"),),
        space="",
        comma="，",
        stops=("。",) * 10 + ("？",),
    ),
}
_BEGINNINGS = "Al An Be Cé Da El Fé Gün Hal Ií Jo Ka Łu Ma Na Ø Pe Ró Sö Šte Tho Ul Va Wi Ya Žo"
_ENDINGS = "ar ek el en er ić in is ko la le mar na ñe o ová ra s sen ski son ta ün"
_BETWEEN = ("van ", "de ", "al-", "O’", "Mac", "bin ")
_NUMBERS = ("{}", "{} percent", "${} million", "{},500", "the {}th", "{}.5", "20{:02}", "€{}m")
_ABBREVIATIONS = ("U.S.", "Dr.", "No.", "p.m.", "E.U.", "St.")


class Words:
    """Draws words and sentences of one language."""

    def __init__(self, chance: random.Random, lang: str) -> None:
        self._chance, self._script = chance, SCRIPTS[lang]
        self._syllables = self._script.syllables.split()
        # Frequent words are short: what is looked for is the order, not the lengths.
        size = VOCABULARY if lang == "en" else VOCABULARY // 10
        made = dict.fromkeys(self._new() for _ in range(size))
        self._vocabulary = sorted(made, key=lambda word: len(word) * chance.uniform(0.6, 1.7))
        self._totals = list(accumulate(1 / (rank + 2.7) for rank in range(len(made))))

    def draw(self, count: int) -> list[str]:
        """So many words."""
        drawn = self._chance.choices(self._vocabulary, cum_weights=self._totals, k=count)
        return [self._new() if self._chance.random() < NEW else word for word in drawn]

    def name(self) -> str:
        """Two words with capitals, or a person's name with what names have."""
        if self._script.space == "" or not self._script.syllables[0].isascii():
            return self._script.space.join(word.capitalize() for word in self.draw(2))
        family = self._name() if self._chance.random() < 0.9 else f"{self._name()}-{self._name()}"
        if self._chance.random() < 0.1:
            family = self._chance.choice(_BETWEEN) + family
        return f"{self._name()} {family}"

    def sentence(self, words: int) -> str:
        """A sentence of about so many words."""
        chance, script = self._chance, self._script
        found = [self._dressed(word) for word in self.draw(max(3, words))]
        if chance.random() < 0.12:
            first = chance.randrange(len(found) - 1)
            last = min(len(found) - 1, first + chance.randint(0, 7))
            opening, closing = chance.choice(script.quotes)
            found[first], found[last] = opening + found[first], found[last] + closing
        text = found[0]
        for word in found[1:]:
            text += self._joint() + word
        return text[0].upper() + text[1:] + chance.choice(script.stops)

    def _new(self) -> str:
        count = 1 + min(4, int(self._chance.expovariate(0.5)))
        return "".join(self._chance.choices(self._syllables, k=count))

    def _name(self) -> str:
        endings = self._chance.choices(_ENDINGS.split(), k=self._chance.randint(1, 2))
        return self._chance.choice(_BEGINNINGS.split()) + "".join(endings)

    def _dressed(self, word: str) -> str:
        """A word, or here and there something else than a plain word."""
        draw = self._chance.random()
        if draw > 0.09 or not self._script.space:
            return word
        if draw < 0.025:
            return self.name()
        if draw < 0.045:
            return self._chance.choice(_NUMBERS).format(self._chance.randint(1, 99))
        if draw < 0.06 and self._script.endings:
            return word + self._chance.choice(self._script.endings)
        if draw < 0.075:
            return f"{word}-{self.draw(1)[0]}"
        return self._chance.choice(_ABBREVIATIONS) if draw < 0.08 else word.capitalize()

    def _joint(self) -> str:
        draw = self._chance.random()
        if draw > 0.11:
            return self._script.space
        if draw < 0.09 or not self._script.space:
            return self._script.comma
        return self._chance.choice(("; ", " – ", "—", ": ", " - "))
