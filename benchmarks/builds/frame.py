"""What stock MkDocs puts around a page, as a template for other builders: pages of equal weight.

Marks stand where a page has something of its own: ``@@title@@``, ``@@description@@``,
``@@address@@`` (from the site's root), ``@@base@@`` (from the page to the root), ``@@contents@@``
(the items of the table of contents) and ``@@body@@``.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"@@(\w+)@@")
MARKS = frozenset({"title", "description", "address", "base", "contents", "body"})
_ARTICLE = re.compile(r'(<article class="md-content__inner md-typeset">).*(</article>)', re.DOTALL)
_CONTENTS = re.compile(r'(<ul class="md-nav__list"[^>]*>).*?(</ul>)', re.DOTALL)
_TITLE = re.compile(r"(<title>).*( - .*?</title>)")
_DESCRIPTION = re.compile(r'(<meta name="description" content=")[^"]*')


def frame_of(page: str, address: str) -> str:
    """Return the frame of a page.

    Args:
        page: HTML, as MkDocs with Material makes it, of a page two folders deep.
        address: where it stands, ``statements/x/``.

    Raises:
        ValueError: it is not such a page.
    """
    section = address.partition("/")[0]
    frame = _ARTICLE.sub(r"\1@@body@@\2", page)
    frame = _CONTENTS.sub(r"\1@@contents@@\2", frame)
    frame = _TITLE.sub(r"\1@@title@@\2", frame)
    frame = _DESCRIPTION.sub(r"\1@@description@@", frame)
    frame = frame.replace(f'/{address}"', '/@@address@@"')
    frame = frame.replace('href="../"', f'href="../../{section}/"').replace("../..", "@@base@@")
    if set(_MARK.findall(frame)) != MARKS:
        raise ValueError(f"{address} is no page of MkDocs with Material that a frame can be cut of")
    return frame


_HUGO = {
    "title": "{{ .Title | safeHTML }}",
    "description": "{{ .Description | safeHTML }}",
    "address": '{{ strings.TrimPrefix "/" .RelPermalink }}',
    "base": "{{ $base }}",
    "contents": """{{ range .Fragments.Headings }}{{ range .Headings -}}
<li class="md-nav__item"><a href="#{{ .ID }}" class="md-nav__link">\
<span class="md-ellipsis">{{ .Title | safeHTML }}</span></a></li>
{{- end }}{{ end }}""",
    "body": "{{ .Content }}",
}
_HUGO_START = """\
{{- $depth := sub (len (split .RelPermalink "/")) 2 -}}
{{- $base := cond (gt $depth 0) (strings.TrimSuffix "/" (strings.Repeat $depth "../")) "." -}}
{{- if site.Params.links }}{{ partial "links.html" . }}{{ end -}}
"""


def hugo_layout(frame: str) -> str:
    """Return a frame as Hugo's layout of a page."""
    return _HUGO_START + _MARK.sub(lambda mark: _HUGO[mark[1]], frame)
