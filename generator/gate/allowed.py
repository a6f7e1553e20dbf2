"""The elements and attributes that a published page may have; all others are refused.

Nothing here runs, styles or loads by being there. Attributes with an address are in
``addresses.py``, which says where each may lead.
"""

from __future__ import annotations

import re


def names(text: str) -> frozenset[str]:
    """The names in a text."""
    return frozenset(text.split())


GLOBAL = names(
    "class id lang dir title role hidden tabindex translate draggable popover spellcheck"
)
"""Attributes that every element may have, ``aria-…`` and ``data-…`` besides."""
DATA = re.compile(r"(?:aria|data)-[a-z][a-z0-9-]*")

# By element, what it may have besides those. Addresses (href, src, cite, action) are told apart in
# `addresses.py`; an attribute with one that is not listed there is refused whatever stands here.
ELEMENTS: dict[str, frozenset[str]] = {
    name: names(attributes)
    for elements, attributes in {
        # The page and its head.
        "html body head title main header footer nav aside section article": "",
        "meta": "charset name property content http-equiv media",
        "link": "rel href type media hreflang as crossorigin sizes",
        "script": "src type async defer crossorigin integrity",
        "style": "media",
        "noscript template": "",
        # Texts.
        "h1 h2 h3 h4 h5 h6 p div span hgroup address search br wbr hr": "align",
        "b i u s em strong small mark sub sup code kbd samp var abbr dfn cite bdi bdo": "",
        "ruby rt rp pre figure figcaption dl dt dd menu summary": "",
        "a": "href rel type hreflang target download referrerpolicy",
        "blockquote q": "cite",
        "del ins": "cite datetime",
        "time": "datetime",
        "data": "value",
        "ol": "start reversed type",
        "ul": "type",
        "li": "value",
        "details": "open name",
        "dialog": "",
        # Tables.
        "table caption thead tbody tfoot": "align",
        "tr": "align valign",
        "td th": "align valign colspan rowspan headers scope abbr",
        "colgroup col": "span",
        # Forms, which lead to the site's own search.
        "form": "action method name novalidate autocomplete",
        "input": (
            "type name value placeholder checked disabled readonly required autocomplete "
            "autocapitalize enterkeyhint inputmode min max step minlength maxlength pattern"
        ),
        "button": "type name value disabled popovertarget popovertargetaction",
        "label output": "for",
        "select": "name disabled multiple size autocomplete",
        "option optgroup": "value label selected disabled",
        "fieldset": "name disabled",
        "legend": "",
        "meter progress": "value min max low high optimum",
        # What is seen and heard.
        "img": "src alt width height loading decoding align sizes",
        "picture": "",
        "audio video": "src controls loop muted preload poster width height playsinline",
        "source track": "src type media kind srclang label default",
        "iframe": "src width height loading allow allowfullscreen referrerpolicy sandbox name",
    }.items()
    for name in elements.split()
}

_SHAPE = (
    "fill stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset "
    "stroke-miterlimit stroke-opacity fill-opacity fill-rule clip-rule opacity transform "
    "vector-effect font-size font-family font-weight text-anchor dominant-baseline "
    "marker-start marker-mid marker-end"
)
DRAWING: dict[str, frozenset[str]] = {
    name: names(f"{attributes} {_SHAPE}")
    for elements, attributes in {
        "svg": (
            "xmlns width height viewBox preserveAspectRatio version focusable x y enable-background"
        ),
        "g defs title desc": "",
        "path": "d pathLength",
        "rect": "x y width height rx ry",
        "circle": "cx cy r",
        "ellipse": "cx cy rx ry",
        "line": "x1 y1 x2 y2",
        "polyline polygon": "points",
        "text tspan": "x y dx dy textLength lengthAdjust rotate",
        "marker": "viewBox refX refY markerWidth markerHeight markerUnits orient",
        "a": "href",
        "linearGradient": "x1 y1 x2 y2 gradientUnits gradientTransform",
        "radialGradient": "cx cy r fx fy gradientUnits gradientTransform",
        "stop": "offset stop-color stop-opacity",
    }.items()
    for name in elements.split()
}
"""Elements of SVG: shapes and words, and nothing that moves, loads or holds HTML."""

IN_PAGE: dict[str, frozenset[str]] = {
    name: ELEMENTS.get(name, frozenset()) | DRAWING.get(name, frozenset())
    for name in ELEMENTS.keys() | DRAWING.keys()
}
"""Elements of a page, those of the drawings in it too. SVG inside HTML has names in any case."""

_REFERENCE = re.compile(r"url\((?!#[\w-]*\))|expression|image\(|\\", re.IGNORECASE)


def may_have(elements: dict[str, frozenset[str]], element: str, attribute: str) -> bool:
    """Whether an element may have an attribute, whatever its value."""
    return (
        attribute in GLOBAL
        or attribute in elements[element]
        or DATA.fullmatch(attribute) is not None
    )


def is_plain_look(attribute: str, value: str) -> bool:
    """Whether a value says how a shape looks and names nothing outside of its drawing."""
    return attribute not in _LOOKS or not _REFERENCE.search(value)


_LOOKS = names(_SHAPE) | {"stop-color"}
