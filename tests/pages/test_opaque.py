"""A text reaches the reader character for character, wherever on a page it stands."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from generator.config_file import read_config
from generator.pages.opaque import opaque
from generator.resources import built_in_templates

# Each context holds one slot; what stands in the element with the class is what a reader sees.
CONTEXTS = {
    "heading": '## <span class="x">{}</span> {{#_id}}',
    "bare heading": "## {}",
    "paragraph": "{}",
    "raw block": '<div><p class="x">{}</p></div>',
    "raw span": 'see <span class="x">{}</span> there',
    "blockquote": "> {}",
    "link text": '[{}](https://example.org "t")',
    "table cell": "| a | b |\n| --- | --- |\n| {} | c |",
    "definition": "term\n:   {}",
    "term": "{}\n:   definition",
    "list item": "- {}",
    "emphasis": "a *{}* b",
    "markdown in html": '<div markdown="1">\n\n{}\n\n</div>',
    "admonition": '!!! note "t"\n    {}',
    "attribute": '<div><p class="x" title="{}">a</p></div>',
}
SELECTORS = {
    "heading": "//*[@class='x']",
    "bare heading": "//h2",
    "paragraph": "//p",
    "raw block": "//*[@class='x']",
    "raw span": "//*[@class='x']",
    "blockquote": "//blockquote/p",
    "link text": "//a",
    "table cell": "//tbody/tr/td[1]",
    "definition": "//dd",
    "term": "//dt",
    "list item": "//li",
    "emphasis": "//em",
    "markdown in html": "//div/p",
    "admonition": "//div/p[2]",
}

HOSTILE = st.text(
    st.sampled_from("ab1 .,-–_*`~^=+#!|<>&\"'\\/()[]{}:;@$%?\n\t\u00a0\u200b\u2028“é日🙂\u202e"),
    min_size=1,
    max_size=30,
)
ANY = st.text(
    st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufdd0"),
    min_size=1,
    max_size=30,
)
TEXTS = (HOSTILE | ANY).filter(lambda text: text.strip(" \t\n\r\f") != "")


@cache
def converter() -> Markdown:
    """Python-Markdown with the very extensions that the site is built with."""
    entries = read_config(built_in_templates() / "defaults.yml")["markdown_extensions"]
    names = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries]
    options = {k: v for entry in entries if isinstance(entry, dict) for k, v in entry.items()}
    options["toc"]["permalink"] = False  # its sign would stand in the heading's text
    return Markdown(extensions=names, extension_configs=options)


def shown(context: str, text: str) -> str:
    """What a reader sees of a text in a context, as the browser's ``textContent``."""
    markdown = converter()
    markdown.reset()
    page = markdown.convert(CONTEXTS[context].format(opaque(text)))
    tree = html.fromstring(f"<main>{page}</main>")
    if context == "attribute":
        return str(tree.xpath("//p/@title")[0])
    (element,) = tree.xpath(SELECTORS[context])
    return str(element.text_content())


def folded(text: str) -> str:
    """Runs of ASCII white space as one space, as HTML shows them."""
    return re.sub(r"[ \t\n\r\f]+", " ", text).strip(" ")


@pytest.mark.parametrize("context", CONTEXTS)
@given(text=TEXTS)
@example(text="1. a")
@example(text="- a")
@example(text="a\n\n    b")
@example(text="{: .class }")
@example(text="{#id}")
@example(text="*a* [b](c) <d> &amp; `e`")
@example(text="[^1]")
@example(text="    code")
@example(text="a  \nb")
@example(text="| a | b |")
@example(text="term\n: definition")
@example(text="{{ config }} {% raw %}")
@example(text="\\*")
@example(text="12345678. x")
@example(text="2nd 3d")
@settings(max_examples=120, deadline=None)
def test_reader_sees_the_text_and_nothing_else(context: str, text: str) -> None:
    """In every context of a page template, whatever the text."""
    assert folded(shown(context, text)) == folded(text)


@given(text=TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_element_comes_of_a_text(text: str) -> None:
    """A text adds nothing to the page but itself."""
    markdown = converter()
    markdown.reset()
    page = markdown.convert(CONTEXTS["raw block"].format(opaque(text)))
    elements = [element.tag for element in html.fromstring(page).iter()]
    assert elements == ["div", "p"]


def test_plain_words_stay_readable() -> None:
    """Whoever opens the generated Markdown reads the words as they are."""
    text = "Ukraine’s future, said U.S. officials (on 24 February), is not for sale; or is it?"
    assert opaque(text) == text
