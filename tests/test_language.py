"""The language of the interface: what a catalogue says, and what the CLDR does."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.edtf_date import parse
from generator.errors import UsageError
from generator.language import language_of


def write(folder: Path, tag: str, *entries: str, header: str = "") -> Path:
    path = folder / f"locale/{tag}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n{header}\n'
    path.write_text(head + "\n\n".join(entries) + "\n", "utf-8")
    return folder


POLISH = (
    '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && '
    '(n%100<10 || n%100>=20) ? 1 : 2);\\n"'
)
WORDS = (
    'msgid "%(num)s word"\nmsgid_plural "%(num)s words"\nmsgstr[0] "%(num)s słowo"\n'
    'msgstr[1] "%(num)s słowa"\nmsgstr[2] "%(num)s słów"'
)


def test_plural_forms_go_by_the_rules_of_the_language(tmp_path: Path) -> None:
    say = language_of("pl", [write(tmp_path, "pl", WORDS, header=POLISH)])
    counted = [say.ngettext("%(num)s word", "%(num)s words", n) for n in (1, 3, 5, 22, 12345)]
    assert counted == ["1 słowo", "3 słowa", "5 słów", "22 słowa", "12\xa0345 słów"]
    assert [name for name, _ in say.plural_forms("%(num)s word", "")] == ["many", "one", "few"]


def test_a_month_stands_in_the_case_that_a_day_asks_for(tmp_path: Path) -> None:
    say = language_of("pl", [write(tmp_path, "pl")])
    assert say.words(parse("2022-02-24")) == "24 lutego 2022"
    assert say.words(parse("2022-02")) == "luty 2022"


def test_phrases_of_dates_come_from_the_catalogue(tmp_path: Path) -> None:
    entry = 'msgctxt "date"\nmsgid "{day} {month} {year}"\nmsgstr "{day}. {month} {year}"'
    about = 'msgctxt "date"\nmsgid "about {date}"\nmsgstr "um {date}"'
    say = language_of("de-AT", [write(tmp_path, "de", entry, about)])
    assert say.words(parse("2022-01-24~")) == "um 24. Jänner 2022"


def test_without_a_catalogue_all_is_english(tmp_path: Path) -> None:
    say = language_of("tlh", [tmp_path])
    assert (say.gettext("Home"), say.tag, say.number(1234)) == ("Home", "tlh", "1,234")
    assert say.words(parse("2022-02-24")) == parse("2022-02-24").words()


def test_a_projects_own_texts_come_before_the_built_in_ones(tmp_path: Path) -> None:
    built_in = write(
        tmp_path / "b", "de", 'msgid "Home"\nmsgstr "Start"', 'msgid "Roles"\nmsgstr "Ämter"'
    )
    own = write(tmp_path / "a", "de", 'msgid "Home"\nmsgstr "Anfang"')
    say = language_of("de", [own, built_in])
    assert (say.gettext("Home"), say.gettext("Roles"), say.gettext("Kind")) == (
        "Anfang",
        "Ämter",
        "Kind",
    )


def test_what_nobody_has_gone_over_yet_is_not_shown(tmp_path: Path) -> None:
    say = language_of("de", [write(tmp_path, "de", '#, fuzzy\nmsgid "Home"\nmsgstr "?"')])
    assert say.gettext("Home") == "Home"


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ('msgid "Page %(number)s"\nmsgstr "Seite %(nummer)s"', "%(nummer)s"),
        ('msgid "Home"\nmsgstr "100 % da"', "%"),
        ('msgctxt "date"\nmsgid "about {date}"\nmsgstr "um {datum}"', "{datum}"),
        ('msgctxt "date"\nmsgid "about {date}"\nmsgstr "um {date"', "{"),
    ],
)
def test_a_translation_asks_for_no_value_that_there_is_not(
    tmp_path: Path, entry: str, place: str
) -> None:
    with pytest.raises(UsageError) as raised:
        language_of("de", [write(tmp_path, "de", entry)])
    assert place in str(raised.value)
    assert "de.po:" in str(raised.value)


@pytest.mark.parametrize("text", [b"\xff\xfe", b'msgid "', b"hello\n"])
def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path, text: bytes) -> None:
    write(tmp_path, "de")
    (tmp_path / "locale/de.po").write_bytes(text)
    with pytest.raises(UsageError, match=r"de\.po cannot be read"):
        language_of("de", [tmp_path])


def test_a_language_that_nobody_knows_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="`tlh` is no language"):
        language_of("tlh", [write(tmp_path, "tlh")])
