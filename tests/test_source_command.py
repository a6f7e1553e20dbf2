"""Archiving a source as its keepers do: sealing its text, renewing proofs, comparing texts."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.check import check
from generator.cli import cli, run

MakeProject = Callable[..., Path]
ARTICLE = (
    "On Monday the mayor spoke. “The bridge will open in May,” said Jane Doe, “not a day later.”\n"
    "Nobody else was asked.\n"
)
PROJECT = {
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\n",
    "content/sources/news.yml": "title: The bridge\ntype: article\n",
    "content/statements/bridge.yml": (
        "speakers: [jane-doe]\nspeech: direct\nclaim: Jane Doe named a month.\n"
        "quote:\n  - exact: The bridge will open in May\n  - exact: not a day later\nsource: news\n"
    ),
}
PROOFS = "content/sources/news.proofs"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Type ``factsheet -C ROOT ARGUMENTS``; returns the exit code."""

    def type_it(root: Path, *arguments: str | Path) -> int:
        monkeypatch.chdir(root)
        words = [str(argument) for argument in arguments]
        return run(partial(cli.main, words, prog_name="factsheet", standalone_mode=False))

    return type_it


def codes(root: Path) -> list[str]:
    """The codes of what is found in a project."""
    return [found.code for found in check(root).diagnostics]


def test_text_beside_the_record_gives_way_to_proofs(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """The text leaves content/ and is kept; the quotations prove without it."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert codes(root) == []
    assert typed(root, "source", "seal") == 0
    assert not (root / "content/sources/news.txt").exists()
    assert (root / ".factsheet/texts/news.txt").read_text() == ARTICLE
    assert codes(root) == []
    for word in ("Monday", "mayor", "Nobody", "bridge"):
        assert word not in (root / PROOFS).read_text()


@pytest.mark.parametrize("command", [("add", "a.txt", "--id", "news"), ("seal",)])
def test_a_text_that_may_not_be_published_is_out_of_gits_way_at_once(
    make_project: MakeProject, typed: Callable[..., int], command: tuple[str, ...]
) -> None:
    """In a project without a .gitignore, before anything was built."""
    beside = {"content/sources/news.txt": ARTICLE} if command == ("seal",) else {"a.txt": ARTICLE}
    root = make_project({**PROJECT, **beside})
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    assert typed(root, "source", *command) == 0
    assert (root / ".factsheet/texts/news.txt").read_text() == ARTICLE
    subprocess.run(["git", "add", "."], cwd=root, check=True)
    listed = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True
    )
    assert ".factsheet" not in listed.stdout
    assert PROOFS in listed.stdout


def test_proofs_alone_prove_the_same(
    make_project: MakeProject, typed: Callable[..., int], tmp_path: Path
) -> None:
    """On another machine, without the text: the sealed quotations, and no others."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/news.txt").write_text(ARTICLE)
    root = make_project(PROJECT)
    assert codes(root) == ["QUO003"]
    assert typed(root, "source", "seal", "news", "--texts", tmp_path / "texts") == 0
    assert codes(root) == []
    statement = root / "content/statements/bridge.yml"
    for old, new in (("in May", "in June"), ("not a day", "a day"), ("open", "not open")):
        whole = statement.read_text()
        statement.write_text(whole.replace(old, new))
        assert codes(root) == ["QUO001"]
        statement.write_text(whole)


def test_sealing_again_changes_nothing(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """The same text and quotations give the same file."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    first = (root / PROOFS).read_bytes()
    assert typed(root, "source", "seal") == 0
    assert (root / PROOFS).read_bytes() == first


def test_what_does_not_stand_in_the_text_is_told(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """It gets no proof, and the command fails."""
    root = make_project(
        {**PROJECT, "content/sources/news.txt": ARTICLE.replace("not a day", "a day")}
    )
    assert typed(root, "source", "seal") == 1
    assert "not a day later" in capsys.readouterr().out
    assert codes(root) == ["QUO001"]


def test_verify_tells_the_archived_text_from_another(
    make_project: MakeProject, typed: Callable[..., int], tmp_path: Path
) -> None:
    """The same words in another dress are the same text; one word changed is another."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    same, other = tmp_path / "same.txt", tmp_path / "other.txt"
    same.write_text(ARTICLE.replace("“", '"').replace("”", '"').replace("\n", "\r\n"))
    other.write_text(ARTICLE.replace("Nobody", "Everybody"))
    assert typed(root, "source", "verify", "news", same) == 0
    assert typed(root, "source", "verify", "news", other) == 1


def test_misuse_says_what_to_do(
    make_project: MakeProject,
    typed: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No such source, no text at hand, no archive, no text at all."""
    root = make_project(PROJECT)
    assert typed(root, "source", "seal", "nws") == 2
    assert typed(root, "source", "seal", "news") == 2
    assert ".factsheet/texts/news.txt" in capsys.readouterr().err
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert typed(root, "source", "verify", "news", tmp_path / "a.txt") == 2
    (tmp_path / "b.txt").write_bytes(b"a\n\xff")
    assert typed(root, "source", "verify", "news", tmp_path / "b.txt") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_altered_archive_is_a_fault_or_proves_nothing(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """Whatever is changed in the file: never a crash, never a proof."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    sound = (root / PROOFS).read_text()
    root_line = next(line for line in sound.splitlines() if line.startswith("root"))
    words = next(line for line in sound.splitlines() if line.startswith("words"))
    first_proof = sound.splitlines()[7]
    altered = {
        "": "YML011",
        "garbage\n": "YML011",
        sound.replace("factsheet-proofs 1", "factsheet-proofs 9"): "YML011",
        sound[:-40]: "YML011",
        sound.replace("\n", "\r\n"): "YML011",
        sound.replace(root_line, "root " + "0" * 64): "QUO001",
        sound.replace(words, "words 20"): "QUO001",
        sound.replace(first_proof, first_proof[:-9] + "AAAAAAA=="): "YML011",
    }
    for content, expected in altered.items():
        assert content != sound
        (root / PROOFS).write_bytes(content.encode())
        assert set(codes(root)) == {expected}, content


def test_a_conflict_of_two_branches_that_each_quoted_is_told_how_to_solve(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody needs the text for it: the proofs of both sides are kept."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    lines = (root / PROOFS).read_text().splitlines()
    ours, theirs = lines[7], lines[8]
    marked = [*lines[:7], "<<<<<<< HEAD", ours, "=======", theirs, ">>>>>>> theirs", ""]
    (root / PROOFS).write_text("\n".join(marked))
    (found,) = check(root).diagnostics
    assert (found.code, found.line) == ("YML011", 8)
    assert "keep the proofs of both sides" in found.message
    capsys.readouterr()
    (root / "copy.txt").write_text(ARTICLE)
    assert typed(root, "source", "verify", "news", "copy.txt") == 2
    assert "content/sources/news.proofs cannot be read: line 8" in capsys.readouterr().err
    (root / PROOFS).write_text("\n".join([*lines[:7], theirs, ours, ""]))
    assert codes(root) == []

    marked = [*lines[:5], "<<<<<<< HEAD", lines[5], "=======", lines[5], ">>>>>>> theirs", ""]
    (root / PROOFS).write_text("\n".join(marked))
    (found,) = check(root).diagnostics
    assert "different texts" in found.message


def test_git_merges_the_proofs_of_two_branches(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """By the attributes of this repository, the proofs of both sides are kept."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    attributes = Path(__file__).parent.parent / ".gitattributes"
    (root / ".gitattributes").write_bytes(attributes.read_bytes())
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org")

    def git(*words: str) -> None:
        subprocess.run(["git", *names, *words], cwd=root, check=True, capture_output=True)

    def commit(branch: str, quote: str) -> None:
        git("checkout", "-q", "-b", branch, "main")
        statement = PROJECT["content/statements/bridge.yml"].partition("quote:")[0]
        path = root / f"content/statements/{branch}.yml"
        path.write_text(f"{statement}quote: {quote}\nsource: news\n".replace("named", branch))
        assert typed(root, "source", "seal") == 0
        git("add", ".")
        git("commit", "-q", "-m", branch)

    assert typed(root, "source", "seal") == 0
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "main")
    commit("one", "On Monday the mayor spoke")
    commit("two", "Nobody else was asked")
    git("merge", "-q", "--no-edit", "one")
    assert codes(root) == []
    merged = (root / PROOFS).read_text()
    assert typed(root, "source", "seal") == 0
    assert sorted(merged.splitlines()) == sorted((root / PROOFS).read_text().splitlines())


def test_a_link_in_place_of_a_text_is_not_followed_out_of_the_content(
    make_project: MakeProject, typed: Callable[..., int], tmp_path: Path
) -> None:
    """A stranger's change cannot have a keeper's own file sealed, nor compared."""
    root = make_project(PROJECT)
    private = tmp_path / "private"
    private.write_text(ARTICLE)
    (root / "content/sources/news.txt").symlink_to(private)
    assert typed(root, "source", "seal") == 2
    assert typed(root, "source", "verify", "news", private) == 2
    assert not (root / PROOFS).exists()
    assert private.read_text() == ARTICLE
    assert not (root / ".factsheet/texts/news.txt").exists()


def test_a_text_that_cannot_be_put_away_is_not_sealed(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Where another text is kept, neither it nor the archive is touched."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    sealed = (root / PROOFS).read_text()
    (root / "content/sources/news.txt").write_text(ARTICLE.replace("Monday", "Sunday"))
    capsys.readouterr()
    assert typed(root, "source", "seal") == 2
    assert "another text of sources/news is kept" in capsys.readouterr().err
    assert (root / PROOFS).read_text() == sealed
    assert (root / ".factsheet/texts/news.txt").read_text() == ARTICLE
    assert (root / "content/sources/news.txt").exists()


def test_help_never_comes_from_a_text_that_was_not_sealed(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """Of another text at hand nothing is said to be what “the source has”."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    statement = root / "content/statements/bridge.yml"
    statement.write_text(statement.read_text().replace("in May", "in June"))
    (sealed,) = check(root).diagnostics
    assert "the source has “May” where the quote has “June”" in sealed.remedy
    for other in (ARTICLE.replace("May", "June"), ARTICLE.replace("May", "July")):
        (root / ".factsheet/texts/news.txt").write_text(other)
        (found,) = check(root).diagnostics
        assert found.code == "QUO001"
        assert "`.factsheet/texts/news.txt` is not the one that was sealed" in found.remedy
        assert "July" not in found.remedy


PAGE = """<!doctype html><html lang="en"><head><title>The bridge</title>
<meta property="og:site_name" content="Springfield News">
<meta property="article:published_time" content="2024-03-04T10:00:00Z">
<link rel="canonical" href="https://news.example/bridge"></head><body><nav>Home · About</nav>
<article><h1>The bridge</h1><p>On Monday the mayor spoke. “The bridge will open in May,” said
Jane&nbsp;Doe, “not a day later.” She said so in the town hall, before some forty people.</p>
<p>Nobody else was asked. The council meets again in a week, and will speak of the bridge then,
since there is much that it has to settle before the month of May.</p></article>
<footer>All rights reserved</footer><script>track()</script></body></html>"""


def test_article_is_added_sealed(make_project: MakeProject, typed: Callable[..., int]) -> None:
    """Its record, its proofs, and the text kept out of content/."""
    root = make_project({})
    (root / "bridge.txt").write_text(ARTICLE)
    assert typed(root, "source", "add", "bridge.txt", "--id", "news", "--title", "The bridge") == 0
    assert (root / "content/sources/news.yml").read_text() == ("title: The bridge\ntype: article\n")
    assert (root / ".factsheet/texts/news.txt").read_text() == ARTICLE
    assert not list((root / "content").rglob("*.txt"))
    make_project({name: text for name, text in PROJECT.items() if "sources" not in name})
    assert codes(root) == ["QUO001"]  # sealed before anything was quoted
    assert typed(root, "source", "seal") == 0
    assert codes(root) == []


def test_text_is_published_only_on_demand(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """With --keep-text it stands beside the record."""
    root = make_project({})
    (root / "bridge.txt").write_text(ARTICLE)
    assert typed(root, "source", "add", "bridge.txt", "--keep-text", "--published", "2024-03") == 0
    assert (root / "content/sources/bridge.txt").read_text() == ARTICLE
    assert 'title: "[bridge]"' in (root / "content/sources/bridge.yml").read_text()
    assert codes(root) == []


def test_page_gives_its_article_and_what_it_states(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """Title, publisher, address, day and language; no menus, no scripts."""
    root = make_project({})
    (root / "page.html").write_text(PAGE)
    assert typed(root, "source", "add", "page.html", "--keep-text") == 0
    assert (root / "content/sources/the-bridge.yml").read_text() == (
        "title: The bridge\ntype: article\npublisher: Springfield News\n"
        "url: https://news.example/bridge\npublished: 2024-03-04\nlang: en\n"
    )
    text = (root / "content/sources/the-bridge.txt").read_text()
    assert "“The bridge will open in May,”" in text
    assert "rights reserved" not in text
    assert "track()" not in text


def test_what_a_page_says_of_itself_and_no_record_can_hold_is_left_out(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """What the user states must fit."""
    root = make_project({})
    page = PAGE.replace('lang="en"', 'lang="en_US"').replace("https://news.example", "")
    (root / "page.html").write_text(page)
    assert typed(root, "source", "add", "page.html", "--lang", "en_US") == 2
    assert typed(root, "source", "add", "page.html") == 0
    record = (root / "content/sources/the-bridge.yml").read_text()
    assert "publisher: Springfield News" in record
    assert "lang" not in record
    assert "url" not in record


def test_markdown_loses_its_markup(make_project: MakeProject, typed: Callable[..., int]) -> None:
    """What is quoted from it are its words."""
    root = make_project({})
    (root / "a.md").write_text("# The bridge\n\nIt *will* open in [May](https://x.example).\n")
    assert typed(root, "source", "add", "a.md", "--keep-text") == 0
    text = (root / "content/sources/the-bridge.txt").read_text()
    assert text == "The bridge\n\nIt will open in May.\n"


def test_front_matter_of_markdown_is_no_part_of_the_article(
    make_project: MakeProject, typed: Callable[..., int]
) -> None:
    """It gives the title; what is not YAML between two rules is text like any other."""
    root = make_project({})
    (root / "a.md").write_text("---\ntitle: The bridge\ndraft: true\n---\n\n# News\n\nIn May.\n")
    (root / "b.md").write_text("---\nThe bridge: it will open.\nNot today.\n\n---\n\nIn May.\n")
    assert typed(root, "source", "add", "a.md", "--keep-text") == 0
    assert (root / "content/sources/the-bridge.txt").read_text() == "News\n\nIn May.\n"
    assert typed(root, "source", "add", "b.md", "--keep-text", "--id", "b") == 0
    assert "it will open" in (root / "content/sources/b.txt").read_text()


def test_changed_article_is_told_and_not_taken_silently(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """What changed, which quotations no longer stand in it; --replace takes it."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    (root / "same.txt").write_text(ARTICLE)
    (root / "changed.txt").write_text(ARTICLE.replace("in May", "in June"))
    assert typed(root, "source", "add", "same.txt", "--id", "news") == 0
    before = (root / PROOFS).read_bytes()
    capsys.readouterr()
    assert typed(root, "source", "add", "changed.txt", "--id", "news") == 1
    told = capsys.readouterr().out
    assert "[May] → [June]" in told
    assert "The bridge will open in May" in told
    assert (root / PROOFS).read_bytes() == before
    assert codes(root) == []
    assert typed(root, "source", "add", "changed.txt", "--id", "news", "--replace") == 1
    assert codes(root) == ["QUO001"]


def test_a_text_that_gives_way_to_another_is_kept(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be the only copy of what the source once said, and what changed is told again."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    changed = ARTICLE.replace("Nobody", "Somebody")
    (root / "changed.txt").write_text(changed)
    capsys.readouterr()
    assert typed(root, "source", "add", "changed.txt", "--id", "news", "--replace") == 0
    told = capsys.readouterr().out
    assert "[Nobody] → [Somebody]" in told
    assert "1 quotation proven." in told
    texts = {path.name: path.read_text() for path in (root / ".factsheet/texts").iterdir()}
    kept = next(name for name in texts if name != "news.txt")
    assert texts == {"news.txt": changed, kept: ARTICLE}
    assert f".factsheet/texts/{kept}" in told
    assert codes(root) == []
    # A published text, too.
    (root / "content/sources/news.txt").write_text(changed)
    (root / PROOFS).unlink()
    (root / "again.txt").write_text(ARTICLE)
    assert typed(root, "source", "add", "again.txt", "--id", "news", "--replace") == 0
    kept_texts = [path.read_text() for path in (root / ".factsheet/texts").iterdir()]
    assert sorted(kept_texts) == sorted([ARTICLE, ARTICLE, changed])


def test_differences_are_told_from_the_archived_text_only(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Another text that lies in the private folder says nothing of what changed."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    assert typed(root, "source", "seal") == 0
    older = ARTICLE.replace("Nobody", "Somebody")
    (root / ".factsheet/texts/news.txt").write_text(older)
    (root / "older.txt").write_text(older)
    capsys.readouterr()
    assert typed(root, "source", "add", "older.txt", "--id", "news") == 1
    assert "That text is not at hand" in capsys.readouterr().out


def test_a_text_with_other_line_ends_in_words_is_another_and_says_why(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """The source does not say whether such a word has a hyphen of its own."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    (root / "divided.txt").write_text(ARTICLE.replace("Monday", "Mon-\nday"))
    (root / "hyphen.txt").write_text(ARTICLE.replace("Monday", "Mon-day"))
    assert typed(root, "source", "add", "divided.txt", "--id", "news", "--replace") == 0
    capsys.readouterr()
    assert typed(root, "source", "add", "hyphen.txt", "--id", "news") == 1
    assert "the same but for hyphens" in capsys.readouterr().out


def test_what_a_record_says_already_is_not_overwritten(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    (root / "same.txt").write_text(ARTICLE)
    options = ("--title", "Another", "--type", "article")
    assert typed(root, "source", "add", "same.txt", "--id", "news", *options) == 0
    told = capsys.readouterr().out
    assert "sources/news keeps its title" in told
    assert "keeps its type" not in told
    assert (root / "content/sources/news.yml").read_text() == PROJECT["content/sources/news.yml"]


def test_nothing_unsound_is_written(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A field that does not fit, an id that is none."""
    root = make_project({})
    (root / "a.txt").write_text(ARTICLE)
    assert typed(root, "source", "add", "a.txt", "--published", "last week") == 2
    assert typed(root, "source", "add", "a.txt", "--url", "javascript:alert(1)") == 2
    assert typed(root, "source", "add", "a.txt", "--id", "Not An Id") == 2
    (root / "a.pdf").write_text("%PDF-1.7")
    (root / "empty.txt").write_text(" \n“…”\n")
    assert typed(root, "source", "add", "a.pdf") == 2
    assert typed(root, "source", "add", "empty.txt") == 2
    assert list((root / "content").rglob("*.yml")) == []
    assert "Traceback" not in capsys.readouterr().err


def test_reviewers_are_told_of_another_text(
    make_project: MakeProject, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """`check --base` names the source whose archive is new or altered, and no other."""
    root = make_project({**PROJECT, "content/sources/news.txt": ARTICLE})
    make_project(
        {
            "content/sources/other.yml": "title: Another\ntype: post\n",
            "content/sources/other.txt": "Nothing was said.\n",
        }
    )
    assert typed(root, "source", "seal") == 0
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), (*names, "commit", "-q", "-m", "one")):
        subprocess.run(["git", *command], cwd=root, check=True)
    assert typed(root, "check", "--base", "HEAD", "--strict") == 0

    altered = ARTICLE.replace("Monday", "Sunday")  # nothing that is quoted
    (root / ".factsheet/texts/news.txt").write_text(altered)
    assert typed(root, "source", "seal", "news") == 0
    assert codes(root) == []
    capsys.readouterr()
    assert typed(root, "check", "--base", "HEAD", "--strict") == 1
    told = capsys.readouterr().out
    assert "ARC001" in told
    assert "content/sources/news.yml" in told
    assert "sources/other" not in told
    assert typed(root, "check", "--base", "nowhere") == 2

    # The change that alters it cannot accept itself.
    record = root / "content/sources/news.yml"
    whole = record.read_text()
    record.write_text(whole + "accept: [{code: ARC001, reason: It is all right.}]\n")
    assert typed(root, "check", "--base", "HEAD") == 1
    assert "cannot accept itself" in capsys.readouterr().out
    record.write_text(whole)

    # One that is gone is named, also where it went with its record's old id.
    (root / PROOFS).unlink()
    record.rename(record.with_name("bridge.yml"))
    record.with_name("bridge.yml").write_text(whole + "aliases: [news]\n")
    assert typed(root, "check", "--base", "HEAD", "--strict") == 1
    assert "The archive of “The bridge” was removed" in capsys.readouterr().out


def test_quotations_from_an_archive_that_cannot_be_read_are_not_said_to_have_none(
    make_project: MakeProject,
) -> None:
    assert codes(make_project({**PROJECT, PROOFS: "garbage\n"})) == ["YML011"]
