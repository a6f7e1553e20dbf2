"""Addresses of sources are asked and reported; a dead one fails nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.error import URLError
from urllib.request import Request, build_opener

import pytest

from generator import links
from generator.links import Asked, Standing, ask, ask_through, look
from generator.records import Source
from generator.review.links_report import as_markdown, as_text

DONE = threading.Event()
"""Lets those go whom nobody was to answer."""


class Host(BaseHTTPRequestHandler):
    """Answers /200 with 200, and so on; /200/405 with 200 to GET, and with 405 to HEAD."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_HEAD(self) -> None:
        self.answer(self.path.split("/")[-1])

    def do_GET(self) -> None:
        self.answer(self.path.split("/")[1])

    def answer(self, what: str) -> None:
        self.asked.append((self.command, self.path))
        if what == "nothing":
            self.close_connection = True
            return
        if what == "silence":
            DONE.wait(60)
            return
        target = {"moved": "/200", "ring": "/ring", "file": "file:///etc/passwd"}.get(what)
        is_plain = what == "%C3%BC"
        self.send_response(301 if target else 200 if is_plain else int(what))
        if target:
            self.send_header("Location", target)
        if what in ("429", "503"):
            self.send_header("Retry-After", "86400")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *given: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        DONE.set()
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "standing"),
    [
        ("/200", Standing.ANSWERS),
        ("/200/405", Standing.ANSWERS),
        ("/200/403", Standing.ANSWERS),
        ("/200/501", Standing.ANSWERS),
        ("/403/403", Standing.UNCLEAR),
        ("/404/405", Standing.GONE),
        ("/moved", Standing.ANSWERS),
        ("/ring", Standing.GONE),
        ("/file", Standing.GONE),
        ("/nothing", Standing.GONE),
        ("/ü", Standing.ANSWERS),
        ("/404", Standing.GONE),
        ("/410", Standing.GONE),
        ("/500", Standing.GONE),
        ("/429", Standing.UNCLEAR),
        ("/403", Standing.UNCLEAR),
        ("/503", Standing.UNCLEAR),
    ],
)
def test_what_a_host_answers(host: str, path: str, standing: Standing) -> None:
    asked = ask_through(build_opener(), host + path)
    assert asked.standing is standing
    assert asked.address == host + path
    assert bool(asked.why) is (standing is not Standing.ANSWERS)


@pytest.mark.parametrize("path", ["/429", "/503"])
def test_a_host_that_wants_to_be_left_alone_is_asked_once(host: str, path: str) -> None:
    """Whatever day it names for another try, the report does not wait for it."""
    Host.asked.clear()
    ask_through(build_opener(), host + path)
    assert Host.asked == [("HEAD", path)]


def test_a_host_that_never_answers_is_left(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "SECONDS", 0.2)
    asked = ask_through(build_opener(), f"{host}/silence")
    assert (asked.standing, asked.why) == (Standing.GONE, "timed out")


def test_without_a_secure_connection_there_is_no_answer(host: str) -> None:
    """A reader's browser would warn of it, or not open it."""
    asked = ask_through(build_opener(), host.replace("http:", "https:") + "/200")
    assert asked.standing is Standing.GONE
    assert "SSL" in asked.why


def test_nobody_is_sent_on_to_a_host_that_is_not_public(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host counts as public here, and sends us to the same machine by another name."""
    known = socket.getaddrinfo

    def found(name: str, *given: Any, **named: Any) -> Any:
        return known("1.1.1.1" if name == "127.0.0.1" else name, *given, **named)

    monkeypatch.setattr(socket, "getaddrinfo", found)
    request = Request(f"{host}/moved")
    handler = links._PublicOnly()
    assert handler.http_request(request) is request
    with pytest.raises(URLError, match="not a public one"):
        handler.redirect_request(request, None, 301, "Moved", {}, "http://[::1]/200")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "http://10.0.0.1/",
        "http://2130706433/",
    ],
)
def test_hosts_that_are_not_public_are_not_asked(address: str) -> None:
    assert ask(address) == Asked(address, Standing.GONE, "its host is not a public one")


@pytest.mark.parametrize(
    "address", ["http://nothing.invalid/", "http://ніде.invalid/ü", f"http://{'ü' * 80}.invalid/"]
)
def test_a_host_that_is_not_there_is_an_answer(address: str) -> None:
    asked = ask(address)
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
