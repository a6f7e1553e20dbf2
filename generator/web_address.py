"""Addresses of the web: which a record may hold, and the host that one really leads to.

Hosts are read as browsers read them (IDNA 2008 with the mapping of UTS #46), so that what is shown
is the name that a browser looks up.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

import idna

_TROUBLE = re.compile(r"[\s\\<>\"`{}|^]")
_HOST = re.compile(r"[^\s/?#@:\\<>\"'`{}|^%\[\]]+")
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"})
_NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)\.?")
_FOUR_NUMBERS = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}")
# A host has a dot and ends in letters: "example.org", and not "2.5" or "e.g.".
_LIKE_ADDRESS = re.compile(
    r"(?:[a-z]+:(?://)?)?(?:[^\s/?#@]*@)?((?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+)"
    r"(?::\d+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_FULL = "write a full address that begins with https:// or http://"

# Letters of other scripts that look like Latin ones. A name that is made of nothing else is read as
# another name (UTS #39, section 4; the lists are those that Chromium keeps for the same end).
_LIKE_LATIN = {
    "CYRILLIC": frozenset("асԁеһіјӏорԛѕԝхуъьҽпгѵѡ"),
    "GREEK": frozenset("αικνορτυωγ"),
    "ARMENIAN": frozenset("ցօսզոհլհտ"),
}
# Scripts that are written together (UTS #39, "highly restrictive").
_TOGETHER = (
    {"LATIN", "CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"},
    {"LATIN", "CJK", "HANGUL"},
    {"LATIN", "CJK", "BOPOMOFO"},
)


def address_fault(address: str) -> tuple[str, str] | None:
    """Why a record may not hold this as an address; the problem and its remedy, or None."""
    if _TROUBLE.search(address):
        return "holds a space or a character that no address may hold", _FULL
    if not address.isascii() and any(unicodedata.category(c) in _UNSEEN for c in address):
        return "holds a character that nobody can see", "take the address from the browser again"
    try:
        parts = urlsplit(address)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError:
        return "is not an address", _FULL
    if parts.scheme not in ("http", "https") or not address[len(parts.scheme) :].startswith("://"):
        return "is not an http or https address", _FULL
    if "@" in parts.netloc:
        return "holds a user name or password", "leave out what stands before the @"
    if not port_is_valid or not _is_host(parts.hostname or ""):
        return "has no valid host name", _FULL
    return None


def ascii_host(address: str) -> str:
    """The host that an address leads to, as it is looked up: ``xn--…`` where it is not ASCII."""
    host = urlsplit(address).hostname or ""
    return host if host.isascii() else idna.encode(host, uts46=True).decode()


def other_spelling_of_host(address: str) -> str:
    """The host as it is looked up, where the address is written in other letters; else nothing."""
    if address.isascii():
        return ""
    host = ascii_host(address)
    return "" if host == urlsplit(address).hostname else host


def named_host(words: str) -> str:
    """The host that words name, if they look like an address or like a host; else nothing."""
    found = _LIKE_ADDRESS.fullmatch(words.strip())
    if found is None:
        return ""
    address = f"https://{found[1]}"
    return ascii_host(address) if address_fault(address) is None else found[1]


def deceiving_label(address: str) -> str | None:
    """The part of a host's name that mixes scripts or looks like another name; None without one."""
    for label in ascii_host(address).split("."):
        try:
            written = idna.decode(label) if label.startswith("xn--") else label
        except idna.IDNAError:
            return label
        if not written.isascii() and _deceives(written):
            return written
    return None


def _is_host(host: str) -> bool:
    if not _HOST.fullmatch(host) or host.startswith("."):
        return False
    if host.isascii() and "xn--" not in host:
        labels = host.removesuffix(".").split(".")
        # A browser takes what ends in a number for four numbers, in many spellings.
        return all(labels) and (
            not _NUMBER.fullmatch(labels[-1]) or _FOUR_NUMBERS.fullmatch(host) is not None
        )
    try:
        return bool(idna.encode(host, uts46=True))
    except idna.IDNAError:
        return False


def _deceives(label: str) -> bool:
    scripts = {_script(character) for character in label if character.isalpha()}
    if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
        return True
    return any(
        all(character in letters or not character.isalpha() for character in label)
        for letters in _LIKE_LATIN.values()
    )


def _script(letter: str) -> str:
    """The script of a letter, by its name: the first word of it."""
    return unicodedata.name(letter, "?").partition(" ")[0]
