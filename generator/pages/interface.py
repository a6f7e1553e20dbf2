"""The texts of the interface as templates print them: markup, with opaque values in it.

A catalogue is trusted as templates are, so that its texts may hold markup. What is set into them
comes from records, and is encoded like all that a template prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.language import Language, is_english
from generator.pages.opaque import opaque


class Interface:
    """What templates have as ``_``, ``gettext`` and ``ngettext``, in their ``trans`` blocks too."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._plain: dict[str, Markup] = {}

    def gettext(self, text: str, /, **values: object) -> Markup:
        """A text of the interface."""
        if values:
            return Markup(self._language.gettext(text, **self._printed(values)))  # noqa: S704
        made = self._plain.get(text)
        if made is None:
            made = self._plain[text] = Markup(self._language.gettext(text))  # noqa: S704
        return made

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """A text in the form that goes with a number."""
        return Markup(self._language.ngettext(one, many, number, **self._printed(values)))  # noqa: S704

    def plural_forms(self, one: str, many: str) -> Iterator[tuple[str, Markup]]:
        """The forms of a text for script, by their names."""
        for name, text in self._language.plural_forms(one, many):
            yield name, Markup(text)  # noqa: S704

    @property
    def in_english(self) -> Markup:
        """The attribute of an element whose words stay English: what checks say of records."""
        return Markup() if is_english(self._language.tag) else Markup(' lang="en"')

    def _printed(self, values: Mapping[str, object]) -> dict[str, object]:
        return {
            name: opaque(value)
            if isinstance(value, str) and not isinstance(value, Markup)
            else value
            for name, value in values.items()
        }
