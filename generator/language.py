"""The language of the interface: its words, dates and numbers.

English is the source and needs nothing. The words of another language stand in a catalogue of
gettext's, ``site_templates/locale/<language>.po``, the project's own over the built-in one, message
by message; dates and numbers are as the Unicode CLDR has them (by way of Babel). What a catalogue
lacks stays English. The words of records are in no catalogue; they come into these texts as values.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.edtf_date import EdtfDate
from generator.edtf_date.wording import ENGLISH as ENGLISH_WORDING
from generator.edtf_date.wording import Wording
from generator.errors import UsageError

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog, Message

FOLDER = "locale"
DATES = "date"
"""The context of the phrases of dates in a catalogue."""
_OF = "\4"
"""Stands between a context and a text, as in gettext's own files."""
FROM_CLDR = frozenset({"months", "months_alone", "grouping"})
"""What of a wording no catalogue has to say."""

_PLACEHOLDER = re.compile(r"%\((\w+)\)s|(%%)|(%)")
_ENGLISH_FORMS = {"one": 1, "other": 2}


def message(text: str) -> str:
    """Marks an English text of the interface that ``gettext`` translates elsewhere."""
    return text


def plural_message(one: str, many: str) -> tuple[str, str]:
    """Marks both English forms of a text that ``ngettext`` translates elsewhere."""
    return one, many


@dataclass(frozen=True)
class Language:
    """What the interface says in one language; of itself, English."""

    tag: str = "en"
    """BCP 47."""
    wording: Wording = ENGLISH_WORDING
    """Of dates."""
    _texts: Mapping[str, str] = field(default_factory=dict)
    _plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _plural: Callable[[int], int] = lambda number: 0 if number == 1 else 1
    """Which of the forms in the catalogue goes with a number."""
    _forms: Mapping[str, int] = field(default_factory=lambda: _ENGLISH_FORMS)
    """The CLDR's plural forms, each with a number that it goes with."""

    def gettext(self, text: str, /, **values: object) -> str:
        """A text; ``%(name)s`` in it becomes a value, numbers as the language writes them."""
        return self._texts.get(text, text) % self._shown(values)

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """A text in the form that goes with a number, which stands in it as ``%(num)s``."""
        forms = self._plurals.get(one)
        text = forms[self._plural(number)] if forms else one if number == 1 else many
        return text % self._shown({"num": number, **values})

    def title(self, text: str) -> str:
        """A text that may be the interface's: one that is not in the catalogue stays as it is."""
        return self._texts.get(text, text)

    def words(self, date: EdtfDate) -> str:
        """A date in words."""
        return date.words(self.wording)

    def number(self, number: int) -> str:
        """A number as the language writes it."""
        return f"{number:,}".replace(",", self.wording.grouping)

    def plural_forms(self, one: str, many: str) -> Iterator[tuple[str, str]]:
        """The forms of a text for script, which counts itself.

        Args:
            one: the English singular, with ``{count}`` in the place of the number.
            many: the English plural.

        Yields:
            The name of the form as ``Intl.PluralRules`` has it, and the text.
        """
        for name, number in self._forms.items():
            yield name, self.ngettext(one, many, number)

    def _shown(self, values: Mapping[str, object]) -> Mapping[str, object]:
        return {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }


ENGLISH = Language()


def is_english(tag: str) -> bool:
    """Whether a language is the one that the program's own texts are in."""
    return tag.partition("-")[0].lower() == "en"


def language_of(tag: str, folders: Sequence[Path]) -> Language:
    """The language with a tag: English where there is no catalogue of it.

    Args:
        tag: BCP 47. Without a catalogue for ``de-AT``, that of ``de`` is taken.
        folders: those of templates, the first found first taken.

    Raises:
        UsageError: a catalogue cannot be read, or one of its texts has not the places for values
            that the English one has.
    """
    primary = tag.partition("-")[0]
    names = [f"{name}.po" for name in dict.fromkeys((primary.lower(), tag))]
    paths = [folder / FOLDER / name for folder in reversed(folders) for name in names]
    catalogues = [(path, _read(path)) for path in paths if path.is_file()]
    if not catalogues:
        return Language(tag)
    # Imported here: Babel takes 50 ms to import, and English needs none of it.
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise UsageError(f"{catalogues[0][0]}: `{tag}` is no language of the CLDR") from None
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for path, catalogue in catalogues:
        for entry in catalogue:
            if not entry.id or entry.fuzzy:
                continue
            _check(entry, path)
            first, *more = _texts_of(entry.id)
            said = _texts_of(entry.string)
            if all(said):
                key = f"{entry.context}{_OF}{first}" if entry.context else first
                if more:
                    plurals[key] = said
                else:
                    texts[key] = said[0]
    rule = catalogues[-1][1].plural_expr
    return Language(tag, _wording(locale, texts), texts, plurals, _plural_of(rule), _forms(locale))


def _read(path: Path) -> Catalog:
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            return read_po(file, abort_invalid=True)
    except (OSError, PoFileError, UnicodeDecodeError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as a catalogue: {error}") from None


def _check(entry: Message, path: Path) -> None:
    """Every translation takes the values that its English text takes, and no others."""
    ids = _texts_of(entry.id)
    known = set().union(*map(_places, ids)) | ({"%(num)s"} if len(ids) > 1 else set())
    for text in _texts_of(entry.string):
        if unknown := _places(text) - known:
            raise UsageError(
                f"{path}:{entry.lineno or 1}: the translation of “{ids[0]}” has "
                f"{', '.join(sorted(unknown))}, which the English text has not",
                "keep the English text's places for values; write a percent sign as %%",
            )


def _texts_of(value: Any) -> tuple[str, ...]:
    """A text of a catalogue, or its forms; an empty one where there is none."""
    return tuple(value) if isinstance(value, tuple | list) else (value or "",)


def _places(text: str) -> set[str]:
    """The places for values in a text, of both sorts; a percent sign that is none of them, too."""
    found = {match[0] for match in _PLACEHOLDER.finditer(text) if not match[2]}
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        names = [text]
    return found | {f"{{{name}}}" for name in names}


def _plural_of(expression: str) -> Callable[[int], int]:
    from gettext import c2py

    choose: Callable[[int], int] = c2py(expression)
    return choose


def _forms(locale: Locale) -> dict[str, int]:
    found: dict[str, int] = {}
    # Forms that only far larger numbers or fractions have are not met here.
    for number in range(1001):
        found.setdefault(locale.plural_form(number), number)
    return found


def _wording(locale: Locale, texts: Mapping[str, str]) -> Wording:
    """The wording of dates: months and numbers as the CLDR has them, phrases as the catalogue."""

    def said(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(said, value))
        return texts.get(f"{DATES}{_OF}{value}", value)

    phrases = {
        item.name: said(getattr(ENGLISH_WORDING, item.name))
        for item in fields(Wording)
        if item.name not in FROM_CLDR
    }
    months = locale.months
    return Wording(
        **phrases,
        months=tuple(months["format"]["wide"].values()),
        months_alone=tuple(months["stand-alone"]["wide"].values()),
        grouping=locale.number_symbols["latn"].get("group", ""),
    )
