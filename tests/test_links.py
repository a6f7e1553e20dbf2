"""Addresses of sources are asked and reported; a dead one fails nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.request import build_opener

import pytest

from generator.links import Asked, Standing, ask, ask_through, look
from generator.records import Source
from generator.review.links_report import as_markdown, as_text


class Host(BaseHTTPRequestHandler):
    """Answers /200 with 200, and so on; /head only to GET."""

    def do_HEAD(self) -> None:
        self.send_response(405 if self.path == "/head" else int(self.path[1:]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/head" else int(self.path[1:]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *given: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "standing"),
    [
        ("/200", Standing.ANSWERS),
        ("/head", Standing.ANSWERS),
        ("/404", Standing.GONE),
        ("/410", Standing.GONE),
        ("/500", Standing.GONE),
        ("/429", Standing.UNCLEAR),
        ("/403", Standing.UNCLEAR),
    ],
)
def test_what_a_host_answers(host: str, path: str, standing: Standing) -> None:
    assert ask_through(build_opener(), host + path).standing is standing


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/", "http://[::1]/", "http://169.254.169.254/latest", "http://10.0.0.1/"],
)
def test_hosts_that_are_not_public_are_not_asked(address: str) -> None:
    assert ask(address) == Asked(address, Standing.GONE, "its host is not a public one")


def test_a_host_that_is_not_there_is_an_answer() -> None:
    asked = ask("http://nothing.invalid/")
    assert asked.standing is Standing.GONE
    assert asked.why


def source(name: str, **fields: str) -> Source:
    made = Source.model_validate({"title": name, "type": "article", **fields})
    made.placed(name, f"content/sources/{name}.yml")
    return made


def answer(address: str) -> Asked:
    is_alive = "alive" in address
    return (
        Asked(address, Standing.ANSWERS) if is_alive else Asked(address, Standing.GONE, "404 <b>")
    )


def test_the_archived_copy_goes_before_the_address() -> None:
    looked = look(
        (
            source("both", url="https://alive.example/", archive_url="https://alive.example/a"),
            source("kept", url="https://dead.example/", archive_url="https://alive.example/b"),
            source("lost", url="https://dead.example/2"),
            source("none"),
        ),
        answer,
    )
    assert [one.source.id for one in looked] == ["both", "kept", "lost"]
    assert [one.can_be_read for one in looked] == [True, True, False]
    lines = as_text(looked).splitlines()
    assert lines == [
        "sources/kept: https://dead.example/ does not answer (404 <b>); "
        "https://alive.example/b answers: readers have the archived copy",
        "sources/lost: https://dead.example/2 does not answer (404 <b>): "
        "readers have nothing to open",
        "Sources with addresses: 3. Of these, readers can open nowhere: 1.",
    ]
    assert "<b>" not in as_markdown(looked)
    assert "sources/both" not in as_markdown(looked)
