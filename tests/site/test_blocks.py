"""What is converted without Markdown is what Markdown makes; what may not be is left to it."""

from __future__ import annotations

import markdown
import pytest

from generator.config_file import read_config
from generator.project import DEFAULTS
from generator.resources import built_in_templates
from generator.site.blocks import convert


@pytest.fixture(scope="module")
def converter() -> markdown.Markdown:
    """Python-Markdown with the extensions of every site."""
    extensions, options = [], {}
    for entry in read_config(built_in_templates() / DEFAULTS)["markdown_extensions"]:
        name, settings = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        extensions.append(name)
        options[name] = settings
    return markdown.Markdown(extensions=extensions, extension_configs=options)


@pytest.mark.parametrize(
    "text",
    [
        "# Title {#_title}",
        '# <span data-field="claim">A &#42;b&#42; c</span> {#_claim}\n\n<p>x</p>',
        "<p>a</p>\n\n\n\n<div>\n<p>b</p>\n</div>\n\n## Two, 3 {#_two}\n\n\n<ul>\n<li>c</li>\n</ul>",
        '<p>a</p>\n<p class="b">c</p>\n\n<aside>d<br>e <img src="f"></aside>\n',
        "## One {#_one}\n\n## Two {#_two}\n\n<dl><div><dt>a</dt><dd>b\nc</dd></div></dl>",
        '<nav><a href="../">a</a> › b</nav>\n\n# T {#t}',
        "<div>\n<p>a</p>\n\n\n\n<p>b</p>\n\n</div>\n\n\n<table>\n\n<tr></tr></table>\n\n# T {#t}",
    ],
)
def test_blocks_and_headings(converter: markdown.Markdown, text: str) -> None:
    """HTML stays, headings are made, blank lines become what Markdown leaves of them."""
    made = convert(text)
    assert made is not None
    assert made.html == converter.reset().convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph.",
        "<p>a</p>\n\nA paragraph.\n\n<p>b</p>",
        "* item",
        "# No id",
        "# A *b* {#_id}",
        "# A `b` {#_id}",
        "# A https://a.example {#_id}",
        "# A <a href='b'>c</a> {#_id}",
        "## A {#_id .class}",
        "<div>\n\n<p>open",
        "<div>\n<p>a</p>\n\n<p>b</p>",
        "<span>inline</span>",
        "<p>a</p> tail",
        "<!-- a comment -->",
        "    code",
        "<p>a</p>\n\n---",
        "",
    ],
)
def test_anything_else_is_left_to_markdown(text: str) -> None:
    """Rather than to guess what it means."""
    assert convert(text) is None
