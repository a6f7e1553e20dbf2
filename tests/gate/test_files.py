"""What may be published beside pages: feeds, drawings, pictures, data."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.gate import GateError, examine
from generator.policy import Policy

POLICY = Policy({"script-src": "'self'"})
PNG = b"\x89PNG\r\n\x1a\n rest"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>'
FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'


def refused(folder: Path, name: str, content: bytes | str, theme: frozenset[str]) -> str:
    """What is said of a site of one file; nothing where it passes."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        examine(folder, POLICY, theme)
    except GateError as error:
        return str(error)
    return ""


SOUND: dict[str, bytes | str] = {
    "build.json": "{}",
    "_headers": "/*\n",
    ".nojekyll": "",
    "data/SHA256SUMS": "",
    "data/factsheet.sqlite": b"",
    "assets/javascripts/theme.js": "alert(1)",
    "pagefind/wasm.en.pagefind": b"",
    "assets/images/actors/a.png": PNG,
    "about/picture.png": PNG,
    "feed.xml": FEED.format(
        "<entry><title>&lt;b&gt;</title><link href='https://a.example/'/></entry>"
    ),
    "sitemap.xml": "<urlset><url><loc>https://a.example/</loc></url></urlset>",
    "about/a.svg": DRAWING.format('<g fill="red"><path d="M0 0"/><text x="1">a</text></g>'),
}
PLANTED: list[tuple[str, bytes | str]] = [
    ("about/run.js", "alert(1)"),
    ("about/page.xhtml", "<html/>"),
    ("about/page.htm", "<p>"),
    ("assets/images/actors/a.js", "alert(1)"),
    ("assets/images/actors/a.svg", DRAWING.format("<script>alert(1)</script>")),
    ("assets/images/actors/a.png", "<html>"),
    ("_redirects", "/* https://evil.example"),
    ("_worker.js", "x"),
    ("CNAME", "evil.example"),
    (".htaccess", "x"),
    ("data/page.html", "<script>alert(1)</script>"),
    ("feed.xml", FEED.format("<entry><link href='javascript:alert(1)'/></entry>")),
    ("feed.xml", FEED.format("<entry><title type='html'>&lt;script&gt;</title></entry>")),
    ("feed.xml", FEED.format("<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>")),
    ("feed.xml", FEED.format("<entry>").replace("</feed>", "")),
    ("feed.xml", "<?xml-stylesheet href='a.xsl'?>" + FEED.format("").partition("?>")[2]),
    ("feed.xml", "<!DOCTYPE feed [<!ENTITY a 'b'>]><feed>&a;</feed>"),
    ("about/a.svg", DRAWING.format('<g onclick="alert(1)"></g>')),
    ("about/a.svg", DRAWING.format('<a href="javascript:alert(1)"><text>a</text></a>')),
    ("about/a.svg", DRAWING.format("<style>@import url(https://evil.example/)</style>")),
    ("about/a.svg", DRAWING.format('<g style="fill: url(https://evil.example/)"></g>')),
    ("about/a.svg", DRAWING.format('<g fill="url(https://evil.example/#a)"></g>')),
    ("about/a.svg", DRAWING.format('<image href="https://evil.example/"/>')),
    ("about/a.svg", DRAWING.format("<foreignObject/>")),
    ("about/a.svg", DRAWING.format('<animate attributeName="href" to="javascript:alert(1)"/>')),
    ("about/a.svg", DRAWING.format('<x:script xmlns:x="http://www.w3.org/2000/svg"/>')),
    ("about/a.svg", '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'),
]


@pytest.mark.parametrize("name", SOUND)
def test_what_the_site_is_made_of_passes(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, name, SOUND[name], frozenset()) == ""


@pytest.mark.parametrize(("name", "content"), PLANTED)
def test_what_a_browser_or_host_would_run_is_refused(
    tmp_path: Path, name: str, content: bytes | str
) -> None:
    assert name in refused(tmp_path, name, content, frozenset())


def test_files_of_the_theme_are_trusted_but_not_pages(tmp_path: Path) -> None:
    theme = frozenset({"about/run.js", "about/a.svg", "404.html"})
    assert refused(tmp_path, "about/run.js", "alert(1)", theme) == ""
    assert refused(tmp_path, "about/a.svg", DRAWING.format("<style/>"), theme) == ""
    assert "404.html" in refused(tmp_path, "404.html", "<script>alert(1)</script>", theme)


def test_only_named_files_are_looked_at_where_some_are_named(tmp_path: Path) -> None:
    (tmp_path / "old.htm").write_text("passed before")
    (tmp_path / "new.htm").write_text("new")
    examine(tmp_path, POLICY, frozenset(), names=[])
    with pytest.raises(GateError, match=r"new\.htm") as raised:
        examine(tmp_path, POLICY, frozenset(), names=["new.htm"])
    assert "old.htm" not in str(raised.value)
