"""The gate reads a page as a browser does: what it lets pass holds nothing that it did not see."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.gate import allowed
from generator.gate.page import Pages
from generator.project import open_project

ROOT = Path(__file__).resolve().parents[2]
TRIED = 2000


# What parsers stumble over: pieces of tags, quotes, spaces of all sorts, comments, other states.
def each(form: str, names: str) -> list[str]:
    """A piece of the form for each of the names."""
    return [form.format(name) for name in names.split()]


PIECES = (
    *"<>\"'=/&;!-?[] \t\n\r\f\v\0\u00a0\u2028`\\:@",
    *each("<{}>", "b i p a svg math title table td tr select option template noscript script"),
    *each("</{}>", "b i p a svg math title table td script style template"),
    *each("<{}>", "style textarea plaintext iframe xmp desc"),
    *each("<{} ", "a p img image body html button details annotation-xml"),
    *("<!--", "-->", "--!>", "<!-->", "<!doctype html>", "<![CDATA[", "]]>", "<?x ", "<%", "</ a>"),
    *(' href="', ' href="../', ' src="', ' style="', ' data-a="', ' ONCLICK="x"', "onerror=x "),
    *("javascript:", "&#58;", "&colon;", "&Tab;", "&#x6a;", "&lt;", "&quot;", "//evil.example"),
    "https://a.example/",
)
# Everything in the tree that a browser makes of a page: elements, their attributes and addresses.
TREE = """pages => pages.map(text => {
    const found = [];
    const leads = (href) => {
        if (href === null || !URL.canParse(href, location)) return null;
        const { protocol, username } = new URL(href, location);
        return [protocol, username];
    };
    const walk = (node) => {
        for (const element of node.querySelectorAll("*")) {
            found.push([
                element.localName,
                [...element.attributes].map(({ name, value }) => [name, value]),
                element.localName === "a" ? leads(element.getAttribute("href")) : null,
            ]);
            if (element.localName === "template" && element.content) walk(element.content);
        }
    };
    walk(new DOMParser().parseFromString(text, "text/html"));
    return found;
})"""
SEEN = {name.lower() for name in allowed.IN_PAGE}
SHAPES = {name.lower() for element in allowed.IN_PAGE for name in allowed.IN_PAGE[element]}


@pytest.fixture(scope="module")
def page(browser: Browser, site_address: str) -> Iterator[Page]:
    """A page of the site, for the sake of its address."""
    with browser.new_context(java_script_enabled=True) as context:
        page = context.new_page()
        page.goto(f"{site_address}build.json")
        yield page


def mutilated(text: str, chance: random.Random) -> str:
    """A page with pieces put in, cut out and moved in its text."""
    start = text.index('<article class="md-content__inner')
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(start, len(text) - 40)
        put = "".join(chance.choices(PIECES, k=chance.randint(0, 6)))
        text = text[:at] + put + text[at + chance.choice((0, 0, 0, 1, 5, 20)) :]
    return text


def harm(element: str, attributes: list[list[str]], link: list[str] | None) -> str:
    """What is wrong with an element as the browser has it."""
    if element.lower() not in SEEN:
        return f"<{element}>"
    for name, value in attributes:
        if name.lower() not in allowed.GLOBAL | SHAPES and not allowed.DATA.fullmatch(name):
            return f"<{element} {name}>"
        if name in ("src", "action", "poster") and re.match(r"\s*(?:[a-z]+:|[\\/]{2})", value):
            return f"<{element} {name}={value}>"
    if link and (link[0] not in ("http:", "https:", "mailto:") or link[1]):
        return f"<a href> of {link}"
    return ""


def test_nothing_passes_that_a_browser_would_see_otherwise(page: Page, built_site: Path) -> None:
    chance = random.Random(7)
    policy = open_project(ROOT).policy
    scripts = frozenset(
        path.relative_to(built_site).as_posix() for path in built_site.rglob("*.js")
    )
    sources = [
        (built_site / name / "index.html").read_text("utf-8")
        for name in ("about", "pictures", "timelines/war-and-security-guarantees", "search")
    ]
    # Short ones, so that what is put in often meets what is there.
    long = re.compile(r'(?s)(<article class="md-content__inner.{900}.*?\n).*(</article>)')
    sources = [long.sub(r"\1\2", source) for source in sources]
    for source in sources:
        assert list(Pages(policy, scripts).faults(source.encode())) == []
    tried = [mutilated(chance.choice(sources), chance) for _ in range(TRIED)]
    passed = [
        text
        for text in tried
        if not list(Pages(policy, scripts).faults(text.encode("utf-8", "replace")))
    ]
    assert len(passed) > TRIED / 20
    faults = [
        (fault, text)
        for text, tree in zip(passed, page.evaluate(TREE, passed), strict=True)
        for fault in (harm(*element) for element in tree)
        if fault
    ]
    assert faults == []


def test_the_reading_of_the_browser_finds_harm(page: Page) -> None:
    """The comparison itself can fail."""
    for text in (
        "<script>a</script><embed>",
        "<p onclick=a>",
        "<img src=https://evil.example>",
        '<a href="java&Tab;script:a">',
        "<template><p onclick=a></template>",
    ):
        (tree,) = page.evaluate(TREE, [text])
        assert any(harm(*element) for element in tree), text
