"""Where an attribute of a page may lead, by what the browser does with it."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from urllib.parse import urlsplit

from generator.gate.allowed import names
from generator.policy import Policy

LEADS = "leads"
"""What a reader follows, or what only tells where something is from."""

# What is loaded, and by which directive of the policy.
_LOADED = {
    ("script", "src"): "script-src",
    ("img", "src"): "img-src",
    ("video", "poster"): "img-src",
    ("video", "src"): "media-src",
    ("audio", "src"): "media-src",
    ("source", "src"): "media-src",
    ("track", "src"): "media-src",
    ("iframe", "src"): "frame-src",
    ("form", "action"): "form-action",
}
_LED_TO = {("a", "href"), ("blockquote", "cite"), ("q", "cite"), ("del", "cite"), ("ins", "cite")}
_LINK = {
    "stylesheet": "style-src",
    "icon": "img-src",
    "apple-touch-icon": "img-src",
    "manifest": "manifest-src",
    "modulepreload": "script-src",
    "preconnect": "connect-src",
    "dns-prefetch": "connect-src",
}
_PRELOADED = {"font": "font-src", "style": "style-src", "script": "script-src", "image": "img-src"}
_LINK_LEADS = names(
    "alternate author canonical cite-as describedby first help last license next prev search up"
)
NAMES = frozenset({"href", "src", "cite", "action", "poster"})
"""Attributes that hold an address."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\t\n\r]")  # as a browser leaves them out, wherever they stand
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\\]")


def address_fault(
    element: str,
    attribute: str,
    attributes: dict[str, str],
    policy: Policy,
    scripts: Collection[str],
) -> str | None:
    """Why an attribute may not have the address that it has; None where it may.

    Args:
        element: its name.
        attribute: one of ``NAMES``.
        attributes: all of the element's, as they are written.
        policy: what may be loaded from where.
        scripts: the files of the site that are scripts.
    """
    purpose = _purpose(element, attribute, attributes)
    if purpose is None:
        return "no address may stand here"
    address = _IGNORED.sub("", unescape(attributes[attribute])).strip(" ")
    if _CONTROL.search(address):
        return "the address holds a space, a backslash or a control character"
    scheme = _SCHEME.match(address)
    if scheme is None and not address.startswith("//"):
        return _own_fault(purpose, address, policy, scripts)
    if purpose == LEADS and scheme and scheme[1].lower() == "mailto":
        return None
    return _elsewhere_fault(purpose, address, policy)


def _purpose(element: str, attribute: str, attributes: dict[str, str]) -> str | None:
    if element == "link" and attribute == "href":
        return _purpose_of_link(attributes)
    if (element, attribute) in _LED_TO:
        return LEADS
    return _LOADED.get((element, attribute))


def _purpose_of_link(attributes: dict[str, str]) -> str | None:
    relations = attributes.get("rel", "").split()
    loading = [_LINK[relation] for relation in relations if relation in _LINK]
    if "preload" in relations:
        loading.append(_PRELOADED.get(attributes.get("as", ""), ""))
    known = all(r in _LINK or r in _LINK_LEADS or r in ("preload", "shortcut") for r in relations)
    if not relations or not known or len(loading) > 1:
        return None
    return (loading[0] or None) if loading else LEADS


def _own_fault(purpose: str, address: str, policy: Policy, scripts: Collection[str]) -> str | None:
    if purpose == LEADS:
        return None
    if not policy.allows_own(purpose):
        return f"the policy allows nothing of the site itself for {purpose}"
    if purpose == "script-src":
        path = urlsplit(address).path
        while path.startswith(("../", "./", "/")):
            path = path.partition("/")[2]
        # Under a path of its host, the page of errors names files by that path.
        if not any(path == name or path.endswith(f"/{name}") for name in scripts):
            return "the site has no such script"
    return None


def _elsewhere_fault(purpose: str, address: str, policy: Policy) -> str | None:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return "it is not an address"
    if parts.scheme not in ("http", "https") or not host:
        return "the address is neither the site's own nor one of the web"
    if "@" in parts.netloc:
        return "the address holds a user name"
    if purpose != LEADS and not policy.allows_from(purpose, address):
        return f"the policy allows nothing of this host for {purpose}"
    return None
