"""What a browser may run and load on the site's pages: a Content-Security-Policy.

The policy stands in the configuration (``extra.factsheet.policy``), a directive a key. The theme
writes it into every page, ``headers`` into a file for hosts that read one, and the gate holds every
page to it, so that there is one list of what is allowed.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

HEADERS = "_headers"
"""The file in which Netlify, Cloudflare Pages and others look for headers."""

DIRECTIVE = re.compile(r"[a-z]+(?:-[a-z]+)*")
SOURCES = re.compile(r"[A-Za-z0-9'*:/._=+%-]+(?: [A-Za-z0-9'*:/._=+%-]+)*")
_ANY_SCRIPT = frozenset(
    {
        "'unsafe-inline'",
        "'unsafe-eval'",
        "'unsafe-hashes'",
        "*",
        "data:",
        "blob:",
        "http:",
        "https:",
    }
)
_ONLY_IN_HEADERS = "frame-ancestors"  # a browser complains of it in a page

_HEADERS = """\
# For hosts that read it, such as Netlify or Cloudflare Pages. The policy is that of the pages,
# with who may put them into a frame, which no page can say.
/*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()
"""


def policy_fault(directives: Mapping[str, str]) -> str | None:
    """Why these directives are no policy that records may be published under; None if they are."""
    for name, sources in directives.items():
        if not DIRECTIVE.fullmatch(name) or not SOURCES.fullmatch(sources):
            return f"`{name}: {sources}` is not a directive with its sources"
        if name.startswith("script-src") and (open_to := _ANY_SCRIPT & set(sources.split())):
            return (
                f"`{name}` with {', '.join(sorted(open_to))} would run what strangers write: "
                "name a script's host, or its 'sha256-…'"
            )
    return None


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy: the directives with their sources, as they are configured."""

    directives: Mapping[str, str]

    def in_page(self) -> str:
        """As it stands in a page; the same as ``site_templates/theme/main.html`` writes."""
        return self._text(leave_out=_ONLY_IN_HEADERS)

    def headers(self) -> str:
        """The text of the file of headers."""
        return _HEADERS.format(policy=self._text())

    def _text(self, leave_out: str = "") -> str:
        items = self.directives.items()
        return "; ".join(f"{name} {sources}" for name, sources in items if name != leave_out)

    def allows_own(self, directive: str) -> bool:
        """Whether what stands on the site itself may be loaded for this purpose."""
        return "'self'" in self._sources(directive)

    def allows_from(self, directive: str, address: str) -> bool:
        """Whether an address elsewhere may be loaded for this purpose: its host is named."""
        return any(
            address == source or address.startswith(f"{source.rstrip('/')}/")
            for source in self._sources(directive)
            if source.startswith(("https://", "http://"))
        )

    def allows_inline(self, directive: str, text: str) -> bool:
        """Whether this very text may stand in a page as a script or as styles."""
        sources = self._sources(directive)
        return digest_source(text) in sources or "'unsafe-inline'" in sources

    def _sources(self, directive: str) -> list[str]:
        default = self.directives.get("default-src", "'none'")
        return self.directives.get(directive, default).split()


def digest_source(text: str) -> str:
    """What names an inline script or style in a policy: ``'sha256-…'``."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
