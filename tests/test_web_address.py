"""Addresses: which a record may hold, and what the reader is told of where they lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from generator.build import build
from generator.project import open_project
from generator.prose import links
from generator.web_address import (
    address_fault,
    ascii_host,
    deceiving_label,
    named_host,
    other_spelling_of_host,
)

SOUND = [
    "https://news.example/a/b?c=d&e=f#g",
    "http://news.example:8080/",
    "HTTPS://NEWS.example/",
    "https://ru.example.org/вики/Лавров",
    "https://пример.рф/новости",
    "https://xn--e1afmkfd.xn--p1ai/",
    "https://日本語.example/",
    "https://ex_ample.example/",
    "https://192.0.2.1/a",
    "https://localhost/",
]
REFUSED = [
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://news.example/",
    "//news.example/",
    "news.example",
    "https:/news.example",
    "https:news.example",
    "https://",
    "https://user@bank.example/",
    "https://bank.example:pass@news.example/",
    "https://bank.example\\@news.example/",
    "https://news.example/a b",
    "https://news.example/\t",
    "https://news.example/\u202ecod.exe",
    "https://ne\u200bws.example/",
    "https://news.example/\u00ad",
    "https://news.example/\u0085",
    "https://bank.example⁄path.news.example/",
    "https://bank.example%2fnews.example/",
    "https://a..example/",
    "https://.example/",
    "https://news.example:99999/",
    "https://news.example:0/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://127.1/",
    "https://300.1.1.1/",
    "https://[2001:db8::1]/",
    "https://xn--zzzz/",
    "https://-a.рф/",
]


@pytest.mark.parametrize("address", SOUND)
def test_addresses_of_the_web_are_taken(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize("address", REFUSED)
def test_all_others_are_refused(address: str) -> None:
    assert address_fault(address) is not None
    # Links in prose are held to the same, as soon as Markdown takes them for links at all.
    assert not any("@" in link.target or ":" not in link.target for link in links(f"<{address}>"))


def test_the_host_is_told_as_it_is_looked_up() -> None:
    assert ascii_host("https://пример.рф/") == "xn--e1afmkfd.xn--p1ai"
    assert ascii_host("https://faß.example/") == "xn--fa-hia.example"  # as browsers, not IDNA 2003
    assert other_spelling_of_host("https://пример.рф/") == "xn--e1afmkfd.xn--p1ai"
    assert other_spelling_of_host("https://news.example/вики") == ""
    assert other_spelling_of_host("https://xn--e1afmkfd.xn--p1ai/") == ""


@pytest.mark.parametrize(
    ("host", "deceives"),
    [
        ("аррӏе.com", True),  # Cyrillic alone
        ("xn--80ak6aa92e.com", True),  # the same
        ("pаypal.example", True),  # one Cyrillic letter
        ("ορνιο.example", True),  # Greek alone
        ("apple.com", False),
        ("пример.рф", False),
        ("новости-2.рф", False),
        ("bücher.example", False),
        ("日本語テスト.example", False),
        ("人々abc.example", False),
        ("한국어.example", False),
        ("مثال.example", False),
    ],
)
def test_names_that_look_like_others_are_known(host: str, *, deceives: bool) -> None:
    assert (deceiving_label(f"https://{host}/") is not None) is deceives


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("https://bank.example/login", "bank.example"),
        ("bank.example", "bank.example"),
        ("www.bank.example/a", "www.bank.example"),
        ("https://user@bank.example", "bank.example"),
        ("BANK.example", "bank.example"),
        ("the report of 2.5 million", ""),
        ("2.5", ""),
        ("e.g.", ""),
        ("a report", ""),
    ],
)
def test_words_that_name_a_host_are_known(words: str, host: str) -> None:
    assert named_host(words) == host


def test_a_reader_sees_where_a_link_leads(make_project: Callable[..., Path]) -> None:
    prose = (
        "[a report](https://a.example/), [b.example](https://c.example/), <https://d.example/>, "
        "[e](https://пример.рф/)"
    )
    root = make_project(
        {
            "content/sources/s.yml": "title: S\ntype: article\nurl: https://аррӏе.com/a\n"
            f"archive_url: https://a.example/\nnote: '{prose}'\n",
            "content/actors/a.yml": f"name: A\ntype: person\nsummary: '{prose}'\n",
        }
    )
    built = build(open_project(root), root / "site", lambda _: None)
    assert {d.code for d in built.checked.diagnostics if d.code.startswith("URL")} == {
        "URL001",
        "URL002",
    }
    source = html.fromstring((root / "site/sources/s/index.html").read_text("utf-8"))
    assert source.xpath("//dd[a]/*[@class='fs-host']/text()") == ["(xn--80ak6aa92e.com)"]
    actor = html.fromstring((root / "site/actors/a/index.html").read_text("utf-8"))
    assert actor.xpath("//*[contains(@class,'fs-answer')]//*[@class='fs-host']/text()") == [
        "(c.example)",
        "(xn--e1afmkfd.xn--p1ai)",
    ]
    leading_away = source.xpath("//article//a[starts-with(@href,'http')]")
    assert len(leading_away) == 6
    assert {link.get("rel") for link in leading_away} == {"noopener nofollow ugc"}
