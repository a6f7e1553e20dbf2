"""The readers' own verifier (plain JavaScript, in Chromium) against the test vectors.

It shares no code with the package, and here it is held against it: whatever the package proves, it
proves too, and what is false is proven by neither.
"""

from __future__ import annotations

import http.server
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, product
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from generator.pages.proof_data import PartProof, part_proofs
from generator.quotation.match import spellings
from generator.quotation.normalise import tokenise
from generator.quotation.proofs_file import parse
from generator.quotation.result import Selector
from generator.quotation.sealed_tokens import SEAM, sealed_tokens, with_seams
from generator.quotation.sealing import verify
from scripts.chromium import find

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "site_templates/theme/assets/javascripts"
VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
VERIFIED = [vector for vector in VECTORS["quotations"] if vector["outcome"] != "absent"]
UNPROVEN = [vector for vector in VECTORS["quotations"] if vector["outcome"] == "absent"]

CHECK = """async ([file, root, parts]) => {
    const { check, Disproven } = await import("/proof/check.js")
    try {
        return await check(file, root, parts)
    } catch (error) {
        if (error instanceof Disproven) return { reason: error.reason }
        throw error
    }
}"""
# As JSON: Playwright wraps every value of a list, which takes longer than the test.
DIFFERING = """async json => {
    const { difference } = await import("/proof/spelling.js")
    const differs = ([text, tokens]) => difference(text, tokens)
    return JSON.parse(json).filter(differs).map(([text]) => text)
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """An empty page that can load the verifier. On this machine, so that it has WebCrypto."""
    handler = partial(Quiet, directory=str(SCRIPTS))
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        thread = Thread(target=server.serve_forever)
        thread.start()
        browser = playwright.chromium.launch(executable_path=find(), args=("--no-sandbox",))
        opened = browser.new_page()
        opened.goto(f"http://127.0.0.1:{server.server_port}/proof/")
        yield opened
        browser.close()
        server.shutdown()
        thread.join()


def selectors(vector: dict[str, Any]) -> list[Selector]:
    return [Selector(**part) for part in vector["parts"]]


def root_of(file: str) -> str:
    return file.partition("\nroot ")[2][:64]


def as_on_a_page(proof: PartProof, shown: str) -> dict[str, Any]:
    """A part as the page gives it to the verifier."""
    return {
        "shown": [shown],
        "tokens": list(proof.tokens),
        "before": proof.before,
        "after": proof.after,
        "digest": proof.proof.digest,
        "start": proof.proof.start,
    }


def parts_of(vector: dict[str, Any]) -> list[dict[str, Any]]:
    """A proven quotation's parts as the page gives them to the verifier."""
    file, wanted = parse(VECTORS["file"]), selectors(vector)
    proofs = part_proofs(file, "quote", wanted, verify(file, wanted))
    return [as_on_a_page(*pair) for pair in zip(proofs, (p.exact for p in wanted), strict=True)]


def checked(page: Page, file: str, parts: Sequence[dict[str, Any]], root: str = "") -> Any:
    return page.evaluate(CHECK, [file, root or root_of(file), list(parts)])


@pytest.mark.parametrize("vector", VERIFIED, ids=lambda vector: vector["parts"][0]["exact"])
def test_what_the_package_proves_it_proves_at_the_same_place(
    page: Page, vector: dict[str, Any]
) -> None:
    found = checked(page, VECTORS["file"], parts_of(vector))
    assert found == {"places": vector["words"], "words": 35}


def attempts(file: str, exact: str) -> Iterator[dict[str, Any]]:
    """Every way to pass words off for those of a line of a file: each line, with its seams."""
    for needle in spellings(Selector(exact)):
        for proof in chain.from_iterable(parse(file).proofs.values()):
            aligned = with_seams(needle.tokens, proof.seams, proof.length)
            for sealed in (needle.tokens, *([aligned.sealed] if aligned else [])):
                yield as_on_a_page(PartProof("quote.0", proof, tuple(sealed), 0, 0), exact)


@pytest.mark.parametrize(
    "vector", VECTORS["absent"] + UNPROVEN, ids=lambda vector: vector.get("why", "unproven")
)
def test_what_is_false_it_does_not_prove(page: Page, vector: dict[str, Any]) -> None:
    file = vector.get("file", VECTORS["file"])
    tried = [checked(page, file, [part]) for part in attempts(file, vector["parts"][0]["exact"])]
    assert all("reason" in found for found in tried)
    assert tried or not tokenise(vector["parts"][0]["exact"]).word_count


def test_the_reasons_are_told_apart(page: Page) -> None:
    parts = parts_of(VERIFIED[0])
    file, (part,) = VECTORS["file"], parts
    *_, two, three = parts_of({"parts": [{"exact": "set aside"}, {"exact": "We will not"}]})
    cut = next(v for v in VECTORS["absent"] if v["parts"][0]["exact"] == "$5")
    false = {
        "words": (file, [part | {"shown": ["We will close the well-known island line"]}]),
        "missing": (file, [part | {"shown": []}]),
        "order": (file, [three, two]),
        "cut": (cut["file"], [part | {"shown": ["$5"], "tokens": ["$", f"5{SEAM}"]}]),
        "malformed": (file[:-1], [part]),
    }
    assert {why: checked(page, *given) for why, given in false.items()} == {
        why: {"reason": why} for why in false
    }
    other = ("0" if root_of(file)[0] != "0" else "1") + root_of(file)[1:]
    assert checked(page, file, parts, root=other) == {"reason": "root"}
    assert checked(page, file.replace(root_of(file), other), parts) == {"reason": "root"}
    assert checked(page, file, []) == {"reason": "missing"}


def test_a_word_shown_twice_must_be_right_twice(page: Page) -> None:
    """Every element that claims to show the words is looked at."""
    (part,) = parts_of(VERIFIED[0])
    shown = [*part["shown"], "We will not close the well-known island"]
    assert checked(page, VECTORS["file"], [part | {"shown": shown}]) == {"reason": "words"}


@pytest.mark.parametrize("vector", VECTORS["malformed"], ids=lambda vector: vector["why"])
def test_malformed_files_are_refused_at_the_same_line(page: Page, vector: dict[str, Any]) -> None:
    line = page.evaluate(
        """async file => {
            const { parseProofs } = await import("/proof/file.js")
            try { parseProofs(file) } catch (error) { return error.line }
        }""",
        vector["file"],
    )
    assert line == vector["line"]


def sealed(text: str) -> list[str]:
    return sealed_tokens(tokenise(text))


def differing(page: Page, pairs: Sequence[tuple[str, list[str]]]) -> list[str]:
    """The texts that do not spell their tokens, says the verifier."""
    found: list[str] = page.evaluate(DIFFERING, json.dumps(pairs))
    return found


def test_every_text_of_the_vectors_spells_its_tokens(page: Page) -> None:
    texts = [*(vector["text"] for vector in VECTORS["normalisation"]), VECTORS["text"]]
    assert differing(page, [(text, sealed(text)) for text in texts]) == []


def test_every_character_spells_its_tokens_wherever_it_stands(page: Page) -> None:
    """Of the large scripts, in which one character is as another, only some."""
    large = (range(0x3400, 0xA000), range(0xAC00, 0xD7A4), range(0x12000, 0x18D00))
    skipped = {"Cn", "Cs", "Co", "Cc"}
    characters = [
        chr(point)
        for point in range(0x20000)
        if unicodedata.category(chr(point)) not in skipped
        and not (point % 40 and any(point in group for group in large))
    ]
    texts = [f"a{c}b 1{c}2 A{c} {c}b .{c}." for c in characters]
    assert len(texts) > 10_000
    assert differing(page, [(text, sealed(text)) for text in texts]) == []


def random_texts(seed: int, count: int) -> list[str]:
    """Texts of all that tokens are cut by, in any order."""
    random = Random(seed)
    pieces = (
        *"aAéßж中👍59mſﬁ½",
        *" \n\u00a0\u2003.,:/'’\"“”«»-–—‐\u00ad\u200b…$!?()[]",
        *("U.S.", "10 000", "5m", "can not", "...", ". . .", "e\u0301", "-\n", "- ", "\u0301"),
    )
    return ["".join(random.choices(pieces, k=random.randint(1, 12))) for _ in range(count)]


def test_random_texts_spell_their_tokens(page: Page) -> None:
    texts = random_texts(7, 20_000)
    assert differing(page, [(text, sealed(text)) for text in texts]) == []


STOP_AND_ELLIPSIS = ("do. … So", "do. . . . So", "do.... So", "do.… So", "do …. So", "do ... . So")

TYPOGRAPHY = [
    ("“We will not,” she said", "«We will not», she said"),
    ("don’t", "don't"),
    ("war — which", "war - which"),
    ("guarantees", "guaran-\ntees"),
    ("well-known", "well-\nknown"),
    ("wellknown", "well-\nknown"),
    ("10 000", "10\u202f000"),
    ("$5 m", "$5m"),
    ("U. S. paper", "U.S. paper"),
    ("no ...", "no…"),
    *product(STOP_AND_ELLIPSIS, STOP_AND_ELLIPSIS),
    ("do.", "do."),
    ("ﬁrst café", "first cafe\u0301"),
]


@pytest.mark.parametrize(("shown", "source"), TYPOGRAPHY)
def test_typography_is_set_aside(page: Page, shown: str, source: str) -> None:
    assert differing(page, [(shown, sealed(source))]) == []


OTHER_WORDS = [
    ("can not", "cannot"),
    ("cannot", "can not"),
    ("guarantee", "guarantees"),
    ("guarantees", "guarantee"),
    ("We will", "we will"),
    ("cafe", "café"),
    ("They will", "They will not"),
    ("They will not", "They will"),
    ("3.5", "35"),
    ("10 001", "10 000"),
    ("10000", "10 000"),
    ("yes, no", "yes no"),
    ("no. …", "no…"),
    ("no…", "no. …"),
    ("no. . . .", "no. . ."),
    ("no...", "no...."),
    ("no..", "no. …"),
    ("no. .", "no. …"),
    ("no.", "no. …"),
    ("no. …", "no."),
    ("no….", "no."),
    ("so ... .5", "so .... 5"),
    ("wont", "won't"),
    ("we’re", "we re"),
    ("resign", "re-sign"),
    ("²", "2"),
    ("Ukraine Russia", "Russia Ukraine"),
    ("", "no"),
    ("no", ""),
]


@pytest.mark.parametrize(("shown", "source"), OTHER_WORDS)
def test_words_are_not(page: Page, shown: str, source: str) -> None:
    assert differing(page, [(shown, sealed(source))]) == [shown]


def test_no_mutant_of_a_text_spells_its_tokens(page: Page) -> None:
    """Each word dropped, doubled, changed in case, lengthened, swapped with the next."""
    text = VECTORS["text"]
    words = text.split()
    tokens = sealed(text)
    mutants = set()
    for at, word in enumerate(words):
        rest, after = words[at + 1 :], words[at + 1 : at + 2]
        for changed in ([], [word, word], [word.swapcase()], [word + "s"], [*after, word]):
            tail = rest[1:] if after and changed[:1] == after else rest
            mutants.add(" ".join([*words[:at], *changed, *tail]))
    same = {mutant for mutant in mutants if tokenise(mutant).texts == tokenise(text).texts}
    assert len(mutants - same) > 100
    refused = differing(page, [(mutant, tokens) for mutant in sorted(mutants - same)])
    assert set(refused) == mutants - same


def test_the_characters_set_aside_are_the_packages(page: Page) -> None:
    """What the package leaves out between words, the verifier does, and nothing else."""
    texts = {
        f"a {chr(point)} b": chr(point)
        for point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(point)) not in {"Cn", "Cs", "Co", "Cc", "Lo"}
    }
    left_out = {text for text in texts if tokenise(text).texts == ("a", "b")}
    refused = set(differing(page, [(text, ["a", "b"]) for text in texts]))
    assert refused == set(texts) - left_out
