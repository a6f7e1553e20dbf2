"""A text that turns the direction of writing turns nothing around it."""

from __future__ import annotations

from playwright.sync_api import Browser

# How far to the right the second of two letters stands that follow the text in its line.
FOLLOWING = """text => {
    const body = document.querySelector(".md-content__inner");
    const line = body.appendChild(document.createElement("p"));
    const shown = line.appendChild(document.createElement("span"));
    shown.dataset.field = "claim";
    shown.textContent = text;
    const after = line.appendChild(document.createTextNode(" ab"));
    const left = (at) => {
        const range = document.createRange();
        range.setStart(after, at);
        range.setEnd(after, at + 1);
        return range.getBoundingClientRect().left;
    };
    return left(2) - left(1);
}"""


def test_what_follows_an_override_keeps_its_direction(browser: Browser, site_address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site_address)
        for text in ("plain", "\u202eturned", "\u2067turned", "\u202bturned"):
            assert page.evaluate(FOLLOWING, text) > 0, ascii(text)
