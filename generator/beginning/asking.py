"""Asks on a terminal for what options did not say; elsewhere says which options are missing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import click

from generator.diagnostic_formats import visible
from generator.errors import UsageError

_SHOWN = 12
"""Choices that are listed at once; of more, those that hold what is typed."""

Test = Callable[[str], None]


def _any(_value: str) -> None:
    return


@dataclass(slots=True)
class Asker:
    """Asks, where somebody is there to answer."""

    is_watched: bool = field(default_factory=lambda: sys.stdin.isatty() and sys.stdout.isatty())

    def text(
        self, given: str, what: str, option: str, *, default: str = "", test: Test = _any
    ) -> str:
        """A text: as given, as answered, or the default.

        Args:
            given: what the option says.
            what: what is asked for.
            option: the option, to be named where nobody can be asked.
            default: what an empty answer means; without one, an answer is needed.
            test: raises UsageError for what will not do; on a terminal it is asked for again.
        """
        if given or not self.is_watched:
            value = given or default
            if not value:
                raise UsageError(
                    f"{option} is missing: {what}", "say it, or run this on a terminal, which asks"
                )
            test(value)
            return value
        while True:
            value = click.prompt(what, default=default or None, type=str).strip()
            if value and self._passes(test, value):
                return value

    def optional(self, given: str, what: str, *, test: Test = _any) -> str:
        """A text that may be left out."""
        if given or not self.is_watched:
            if given:
                test(given)
            return given
        while True:
            value: str = click.prompt(
                f"{what} (empty: leave it out)", default="", show_default=False
            ).strip()
            if not value or self._passes(test, value):
                return value

    def choice(  # noqa: PLR0913 - each says another thing of one question
        self,
        given: str,
        what: str,
        option: str,
        choices: Sequence[str],
        *,
        default: str = "",
        test: Test = _any,
    ) -> str:
        """One of some choices by its number or its words; other words are a search in them."""
        if given or not self.is_watched:
            return self.text(given, what, option, default=default, test=test)
        shown = list(choices)
        while True:
            self._list(shown)
            value = click.prompt(what, default=default or None, type=str).strip()
            if value.isdecimal() and 0 < int(value) <= len(shown):
                value = shown[int(value) - 1]
            matching = [choice for choice in choices if value.lower() in choice.lower()]
            if value not in choices and matching:
                shown = matching
            elif self._passes(test, value):
                return value
            else:
                shown = list(choices)

    def _list(self, choices: Sequence[str]) -> None:
        for number, choice in enumerate(choices[:_SHOWN], 1):
            click.echo(f"  {number:>2}  {visible(choice)}")
        if len(choices) > _SHOWN:
            click.echo(f"      … and {len(choices) - _SHOWN} more: type some words to find them")

    def _passes(self, test: Test, value: str) -> bool:
        try:
            test(value)
        except UsageError as error:
            click.echo(f"  {error}; {error.remedy}" if error.remedy else f"  {error}")
            return False
        return True
