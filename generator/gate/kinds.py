"""The kinds of file that a site may hold, by their names and what they begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from generator.files import is_picture
from generator.gate.allowed import names
from generator.policy import HEADERS
from generator.records.forms import IMAGE_SUFFIXES

_OURS = frozenset({HEADERS, ".nojekyll", "data/SHA256SUMS", "sitemap.xml.gz"})
_DATA = frozenset(
    [
        ".bib",
        ".csv",
        ".ics",
        ".json",
        ".jsonld",
        ".jsonl",
        ".parquet",
        ".pdf",
        ".sqlite",
        ".txt",
        ".vtt",
    ]
)
_HEARD = names(".m4a .mp3 .mp4 .oga .ogg .ogv .opus .wav .webm")
# Below these stands what the theme and the search index bring along, and no hand-written file can
# (`generator/load.py` keeps their names); but pictures of records stand in the last.
_PROGRAMS, _PICTURES = ("assets/", "pagefind/"), "assets/images/"
_RUN = names(".htm .shtml .xht .xhtml .xsl .xslt .swf .php")


def fault_of_kind(name: str, read: Callable[[], bytes]) -> str | None:
    """Why a file that is no page, feed or drawing may not be published; None where it may.

    Args:
        name: relative to the site.
        read: gives the file's bytes.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in IMAGE_SUFFIXES:
        return None if is_picture(read(), suffix) else "it is not the picture that its name says"
    if name.startswith(_PROGRAMS) and not name.startswith(_PICTURES) and suffix not in _RUN:
        return None
    if name in _OURS or suffix in _DATA or suffix in _HEARD:
        return None
    return "files of this kind may not be published"
