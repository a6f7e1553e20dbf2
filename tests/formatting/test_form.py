"""The one form of a record: what goes where, and that nothing is lost on the way."""

from __future__ import annotations

import pytest

from generator.errors import ToolError
from generator.formatting import record_file
from generator.formatting.record_file import formatted, record_text, value_text
from generator.records import KINDS, Actor, Sheet, Statement, Timeline
from generator.schema.examples import example_text
from generator.yaml_source import read


def form(text: str, model: type = Statement, modeline: str = "") -> str:
    """The form of a text; it is its own form."""
    result = formatted(text.encode(), model, modeline)
    assert formatted(result.encode(), model) == result
    return result


BEFORE = """\
# Where this was found: in the archive of the town.

note: It was said at the site.
source:   springfield-news   # our copy
claim: "Jane Doe said that the bridge will open in May, and that the town, which has waited for it \
for nine years, will not have to wait a day longer."
# The paper prints “The bridge” in capitals.
quote: 'The bridge will open in May'

speech: direct
speakers: [jane-doe, # the mayor
  richard-roe]
colour: blue
stances:
- stance: for
  # asked of every speaker
  question: bridge/open-in-may
# Not yet translated.
"""
AFTER = """\
# Where this was found: in the archive of the town.

speakers:
  - jane-doe # the mayor
  - richard-roe

speech: direct
claim: >-
  Jane Doe said that the bridge will open in May, and that the town, which has waited for it for
  nine years, will not have to wait a day longer.
# The paper prints “The bridge” in capitals.
quote: The bridge will open in May
source: springfield-news # our copy
stances:
  # asked of every speaker
  - question: bridge/open-in-may
    stance: for
note: It was said at the site.
colour: blue
# Not yet translated.
"""


def test_a_record_in_its_one_form() -> None:
    """Fields in the order of the model, unknown ones last; comments go with what they stand at."""
    assert form(BEFORE) == AFTER


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_are_in_their_one_form(kind: str) -> None:
    """All fields of every kind, in order."""
    assert form(example_text(kind), KINDS[kind]) == example_text(kind)


def test_a_withdrawn_record_says_so_first() -> None:
    text = "title: T\nwithdrawn:\n  reason: R.\n  date: 2024\n"
    assert form(text, Sheet) == "withdrawn:\n  date: 2024\n  reason: R.\ntitle: T\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain words, and [more]", "plain words, and [more]"),
        ("2014", "2014"),
        ("2022-02-24", "2022-02-24"),
        ("2004-03-09/..", "2004-03-09/.."),
        ("no", '"no"'),
        ("True", '"True"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("<<", '"<<"'),
        ("key: value", '"key: value"'),
        ("ends with:", '"ends with:"'),
        ("a #comment", '"a #comment"'),
        ("a#b", "a#b"),
        ("- dash", '"- dash"'),
        ("-5 degrees", "-5 degrees"),
        ("?ask", "?ask"),
        ("*star", '"*star"'),
        ("[bracket", '"[bracket"'),
        ('“quoted” and "quoted"', '“quoted” and "quoted"'),
        ('"quoted" first', "'\"quoted\" first'"),
        ("both: \"this\" and 'that'", "'both: \"this\" and ''that'''"),
        ("back\\slash: x", "'back\\slash: x'"),
        (" leading", '" leading"'),
        ("trailing ", '"trailing "'),
        ("tab\there", '"tab\\there"'),
        ("zero\u200bwidth", '"zero\\u200Bwidth"'),
        ("\u202eright to left", '"\\u202Eright to left"'),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("line\u2028separator", '"line\\u2028separator"'),
        ("", ""),
    ],
)
def test_how_a_text_is_written(value: str, written: str) -> None:
    result = record_text({"claim": value}, Statement)
    assert result == f"claim: {written}".rstrip() + "\n"
    assert read(result.encode()).data == {"claim": value}
    assert form(result) == result


def test_lines_stay_lines_and_long_text_is_folded() -> None:
    word = "word " * 30
    values = {
        "claim": word.strip(),
        "quote": "one\ntwo",
        "note": "one\n\ntwo: three\n# four\n",
        "status_basis": "ends in blank lines\n\n",
        "speech": "  indented\nfirst",
    }
    result = record_text(values, Statement)
    assert read(result.encode()).data == values
    assert f"claim: >-\n  {('word ' * 19).strip()}\n  {('word ' * 11).strip()}\n" in result
    assert "quote: |-\n  one\n  two\n" in result
    assert "note: |\n  one\n\n  two: three\n  # four\n" in result
    assert 'status_basis: "ends in blank lines\\n\\n"\n' in result
    assert 'speech: "  indented\\nfirst"\n' in result
    assert all(len(line) <= 100 for line in result.splitlines())


def test_a_link_stays_on_one_line_where_there_is_room() -> None:
    note = "x" * 80 + " then [[statements/an-id|the words of the link]], and more " + "y" * 20
    result = record_text({"note": note}, Statement)
    assert "\n  [[statements/an-id|the words of the link]], and more" in result


def test_what_cannot_be_broken_is_longer() -> None:
    result = record_text({"note": "x" * 150, "claim": "a  b" + "x" * 150}, Statement)
    assert f"note: {'x' * 150}\n" in result
    assert read(result.encode()).data["claim"] == "a  b" + "x" * 150


def test_a_long_key_is_written_so_that_it_can_be_read() -> None:
    for length in (900, 1500, 3000):
        values = {"name": "N", "identifiers": {"k" * length: "v", "k: #": "w", "\n": "x"}}
        result = record_text(values, Actor)
        assert read(result.encode()).data == values
        assert form(result, Actor) == result


def test_signs_of_documents_and_other_line_ends_go() -> None:
    text = "\ufeff%YAML 1.1\n--- # first\r\nname: A\r# last\r\n...\n# after\n"
    assert form(text, Actor) == "# first\nname: A\n# last\n# after\n"


def test_blank_lines_stay_single() -> None:
    text = "\n\nname: A\n\n\n\ntype: person\nmemberships:\n\n  - role: R\n\n  - role: S\n\n"
    after = "name: A\n\ntype: person\nmemberships:\n  - role: R\n\n  - role: S\n"
    assert form(text, Actor) == after


COMMENTS = """\
# modeline of nobody
title: T # 1
# 2
summary: | # 3
  text
  # no comment

# 4
events: # 5
  # 6
  - # 7
    id: a # 8
    # 9
    date: 2024 # 10
    title: # 11
      # 12
      words
    actors: [ # 13
      x, # 14
      # 15
      y # 16
      # 17
    ] # 18
    aliases: [] # 19
    # 20
  # 21
  - {id: b, # 22
     date: 2024, title: "#no" } # 23
  # 24
# 25
note: 'a
  # no comment'
# 26
"""


def test_a_comment_in_every_place_is_kept() -> None:
    result = form(COMMENTS, Timeline)
    for number in range(1, 27):
        assert result.count(f"# {number}\n") == 1, number
    assert result.index("# 4\n") < result.index("events:") < result.index("# 6\n")
    assert result.index("# 20\n") < result.index("# 21\n") < result.index("id: b")


def test_the_line_for_editors_is_put_first_and_renewed() -> None:
    line = "# yaml-language-server: $schema=../../schema.json"
    text = "# about the name\nname: A\n"
    assert form(text, Actor, line) == f"{line}\n{text}"
    old = f"# yaml-language-server: $schema=old.json\n{text}"
    assert form(old, Actor) == old
    assert form(old, Actor, line) == f"{line}\n{text}"


def test_a_form_that_says_something_else_is_never_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever fault there may be in the writing is found by reading."""
    for wrong in ("name: B\n", "name: A\n# more\n", "name: A", "[", "name: A # \n"):
        monkeypatch.setattr(record_file, "emit", lambda _tree, wrong=wrong: wrong)
        if wrong == "name: A":
            assert formatted(b"name: A\n", Actor) == wrong
        else:
            with pytest.raises(ToolError, match="not say the same"):
                formatted(b"name: A\n", Actor)


def test_a_value_is_shown_as_it_stands_in_a_record() -> None:
    assert value_text(["a", "b"]) == "- a\n- b\n"
    assert value_text({"a": ["b"]}) == "a:\n  - b\n"
    assert value_text("text") == "text\n"
