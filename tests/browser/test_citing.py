"""A statement is cited: by copying one of its forms, and by a link that leads to the words."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

WORDS = "statements/lavrov-future-not-decided-by-foreign-powers/"


def test_what_is_shown_is_copied(browser: Browser, site_address: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(site_address + WORDS)
        for folded in ("BibTeX", "CSL-JSON"):
            page.get_by_text(folded, exact=True).click()
        forms = page.locator(".fs-cite__form")
        for index in range(forms.count()):
            button = forms.nth(index).get_by_role("button")
            button.focus()
            page.keyboard.press("Enter")
            expect(button).to_have_text("Copied")
            expect(page.locator("[data-copied]")).to_have_text("Copied")
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == forms.nth(index).locator("code").text_content()
            assert site_address + WORDS in copied
        assert "Sergey Lavrov" in copied


def test_without_script_the_forms_are_there_and_no_button(
    browser: Browser, site_address: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_address + WORDS)
        expect(page.locator(".fs-cite code").first).to_contain_text("Sergey Lavrov")
        expect(page.locator(".fs-cite button").first).to_be_hidden()
