"""Whether the addresses of sources still answer: a report for editors, and no fault of the site.

The archived copy goes first: where it answers, a reader is not left without, whatever became of the
address itself. Only public hosts are asked, since a record may name any.
"""

from __future__ import annotations

import ipaddress
import socket
import string
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from generator.records import Source

SECONDS = 20
"""How long one address may take to answer."""
AT_ONCE = 8
"""Addresses that are asked at once."""
_AGENT = "factsheet-links (looks whether the addresses of sources answer)"
_ASK_OTHERWISE = frozenset({400, 403, 404, 405, 501})
"""Answers that some hosts give to HEAD alone."""
_NOT_FOR_US = frozenset({401, 403, 407, 429, 451, 503})
"""Answers that say nothing of whether a reader would get the page."""


class Standing(StrEnum):
    """What became of an address."""

    ANSWERS = "answers"
    UNCLEAR = "refuses to tell us"
    GONE = "does not answer"


@dataclass(frozen=True, slots=True)
class Asked:
    """An address, and what it answered."""

    address: str
    standing: Standing
    why: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A source with the answers of its addresses; none where it has no such address."""

    source: Source
    archive: Asked | None
    url: Asked | None

    @property
    def can_be_read(self) -> bool:
        """Whether a reader gets to it at one of its addresses, as far as we can tell."""
        asked = (self.archive, self.url)
        return any(one is not None and one.standing is not Standing.GONE for one in asked)


Ask = Callable[[str], Asked]


def look(sources: Iterable[Source], ask: Ask) -> tuple[Looked, ...]:
    """Ask the addresses of all sources that have any, each address once.

    Args:
        sources: the sources.
        ask: asks one address.
    """
    linked = [source for source in sources if source.url or source.archive_url]
    named = (name for source in linked for name in (source.archive_url, source.url) if name)
    addresses = tuple(dict.fromkeys(named))
    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = dict(zip(addresses, threads.map(ask, addresses), strict=True))
    return tuple(
        Looked(source, answers.get(source.archive_url or ""), answers.get(source.url or ""))
        for source in linked
    )


def ask(address: str) -> Asked:
    """Ask a public host for an address. Whatever it does becomes an answer."""
    return ask_through(build_opener(_PublicOnly()), address)


def ask_through(opener: OpenerDirector, address: str) -> Asked:
    """Ask for an address; with GET, where a host does not care to answer HEAD."""
    asked = _ask(opener, address, "HEAD")
    if asked.why.startswith(tuple(f"{code} " for code in _ASK_OTHERWISE)):
        asked = _ask(opener, address, "GET")
    return asked


def _ask(opener: OpenerDirector, address: str, method: str) -> Asked:
    try:
        request = Request(_in_ascii(address), method=method, headers={"User-Agent": _AGENT})  # noqa: S310 - http(s)
        with opener.open(request, timeout=SECONDS):
            return Asked(address, Standing.ANSWERS)
    except HTTPError as error:
        with error:
            standing = Standing.UNCLEAR if error.code in _NOT_FOR_US else Standing.GONE
            return Asked(address, standing, f"{error.code} {error.reason}")
    except URLError as error:
        return Asked(address, Standing.GONE, str(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return Asked(address, Standing.GONE, str(error) or type(error).__name__)


def _in_ascii(address: str) -> str:
    """An address as it is sent: letters of other scripts as a browser writes them (RFC 3987, 3.1).

    Raises:
        ValueError: the host's name is none.
    """
    if address.isascii():
        return address
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii")
    return quote(parts._replace(netloc=host).geturl(), safe=string.punctuation)


class _PublicOnly(HTTPRedirectHandler):
    """Lets nobody send us to a host that is not public, at first or by a redirection."""

    handler_order = 100

    def http_request(self, request: Request) -> Request:
        host = urlsplit(request.full_url).hostname or ""
        for found in socket.getaddrinfo(host, None):
            if not ipaddress.ip_address(found[4][0]).is_global:
                raise URLError("its host is not a public one")
        return request

    https_request = http_request

    def redirect_request(self, *given: Any) -> Request | None:
        request = super().redirect_request(*given)
        return request and self.http_request(request)
