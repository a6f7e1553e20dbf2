"""The preview shows what a build would publish, follows every change, and lets nobody else in."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from generator.build import build
from generator.errors import UsageError
from generator.preview.server import Server
from generator.preview.site import Preview, State
from generator.preview.watching import watching
from generator.project import open_project

MakeProject = Callable[[Mapping[str, str]], Path]
STATEMENT = (
    "speakers: [jane-doe]\nspeech: direct\nclaim: {}\nquote: will open in May\nsource: news\n"
)
FILES = {
    "mkdocs.yml": "site_name: The bridge\nsite_url: https://bridge.example/\n",
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\naliases: [j-doe]\n",
    "content/topics/gone.yml": "withdrawn: {date: 2024-05-01, reason: It was wrong.}\n",
    "content/sources/news.yml": "title: News\ntype: article\npublished: 2024-03\n",
    "content/sources/news.txt": "The bridge will open in May.\n",
    "content/statements/opens.yml": STATEMENT.format("It will open in May."),
    "content/pages/about.md": "# About us\n\nBy hand.\n",
}


class Shown:
    """A preview with all that it said."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said: list[State] = []
        self.preview = Preview(root, root / ".factsheet/preview", self.said.append)
        self.preview.refresh()

    def write(self, name: str, text: str | None) -> State:
        """Write a file, or delete it, and look again."""
        path = self.root / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self.preview.refresh()
        return self.preview.state

    def text(self, address: str) -> str:
        """The page at an address; empty where there is none."""
        page = self.preview.page(address)
        return page.decode() if page else ""


@pytest.fixture
def shown(make_project: MakeProject) -> Shown:
    return Shown(make_project(FILES))


def test_every_page_is_the_one_that_a_build_publishes(shown: Shown) -> None:
    """To the byte, but for those that tell of downloads, which are made later."""
    site = shown.root / "site"
    assert build(open_project(shown.root), site, lambda _: None).published
    shown.preview.make_others()
    addresses = [p.parent.relative_to(site).as_posix() for p in site.rglob("index.html")]
    made = 0
    for address in addresses:
        at = "" if address == "." else f"{address}/"
        published = (site / at / "index.html").read_bytes()
        page = shown.preview.page(at)
        if page is None:
            file = shown.preview.file(at)
            assert file is not None, at
            page = file.read_bytes()
        else:
            made += 1
        assert page == published, at
    assert made > 60
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    lacking = {name for name in files if shown.preview.file(name) is None}
    assert {name for name in lacking if not name.endswith("index.html")} == {".nojekyll"}


def test_a_change_is_shown_wherever_it_is_seen(shown: Shown) -> None:
    """A name, on the pages of others too; a new record; a deleted one."""
    assert "It will open in May." in shown.text("statements/opens/")
    version = shown.preview.state.version
    state = shown.write("content/actors/jane-doe.yml", "name: Jane Roe\ntype: person\n")
    assert state.is_sound
    assert state.version > version
    assert "Jane Roe" in shown.text("statements/opens/")
    assert "Jane Roe" in shown.text("actors/")
    shown.write("content/statements/more.yml", STATEMENT.format("It will, in May."))
    assert "It will, in May." in shown.text("statements/more/")
    assert "It will, in May." in shown.text("actors/jane-doe/")
    shown.write("content/statements/more.yml", None)
    assert shown.preview.page("statements/more/") is None
    assert "It will, in May." not in shown.text("actors/jane-doe/")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("content/statements/opens.yml", "speakers: [jane-doe\n", "YML005"),
        ("content/statements/opens.yml", STATEMENT.format("C.") + "stance: x\n", "REC002"),
        ("content/statements/opens.yml", STATEMENT.replace("jane", "john").format("C."), "REF001"),
        ("content/sources/news.txt", "The bridge will not open in May.\n", "QUO001"),
    ],
)
def test_behind_a_fault_the_last_good_page_stays(
    shown: Shown, name: str, text: str, code: str
) -> None:
    """It is said what is wrong; when it is mended, the page is the new one."""
    before = shown.text("statements/opens/")
    state = shown.write(name, text)
    assert not state.is_sound
    assert code in {found.code for found in state.diagnostics if found.severity == "error"}
    assert shown.text("statements/opens/") == before
    state = shown.write(name, FILES[name].replace("It will", "It shall"))
    assert state.is_sound


def test_faults_that_stand_there_from_the_beginning(make_project: MakeProject) -> None:
    """Nothing can be shown yet; what is wrong is said, and mending it is enough."""
    name = "content/statements/opens.yml"
    shown = Shown(make_project({**FILES, name: "speech: loud\n"}))
    assert not shown.preview.state.is_sound
    assert shown.preview.page("") is None
    assert shown.write(
        "content/statements/opens.yml", FILES["content/statements/opens.yml"]
    ).is_sound
    assert "It will open" in shown.text("statements/opens/")


def test_configuration_templates_and_pages_by_hand_are_followed(shown: Shown) -> None:
    """What MkDocs makes is made anew."""
    shown.write("mkdocs.yml", FILES["mkdocs.yml"].replace("The bridge", "The tunnel"))
    assert "The tunnel" in shown.text("statements/opens/")
    shown.write("content/pages/about.md", "# About them\n")
    about = shown.preview.file("about/")
    assert about is not None
    assert "About them" in about.read_text("utf-8")
    own = "# {{ record.title }} {#_t}\n\nOf our own.\n"
    shown.write("site_templates/pages/topics.md.j2", own)
    shown.write("content/topics/bridge.yml", "title: The bridge\n")
    assert "Of our own." in shown.text("topics/bridge/")


@pytest.mark.parametrize("text", ["site_name: [\n", "extra: {factsheet: {chunks: 1}}\n"])
def test_a_fault_in_the_configuration_is_said_in_words(shown: Shown, text: str) -> None:
    state = shown.write("mkdocs.yml", text)
    assert "mkdocs.yml" in state.failure
    assert "The bridge" in shown.text("statements/opens/")
    assert shown.write("mkdocs.yml", FILES["mkdocs.yml"]).is_sound


def test_pages_are_shown_before_all_checks_have_run(shown: Shown) -> None:
    """Where checks take long; what they find comes after it."""
    shown.preview._took = 60.0
    shown.said.clear()
    shown.write("content/statements/opens.yml", STATEMENT.format("It opens."))
    assert [state.is_sound for state in shown.said] == [True, True]
    assert "It opens." in shown.text("statements/opens/")
    shown.preview._took = 60.0
    shown.write("content/sources/news.txt", "Nothing.\n")
    assert not shown.preview.state.is_sound
    assert "It opens." in shown.text("statements/opens/")


@pytest.fixture
def server(shown: Shown) -> Iterator[Server]:
    server = Server(shown.preview, 0)
    server.start()
    yield server
    server.stop()


def ask(server: Server, path: str, host: str = "", method: str = "GET") -> tuple[int, str]:
    """What the server answers: status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"localhost:{server.port}")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, body


def test_pages_carry_the_script_that_shows_them_anew(server: Server) -> None:
    status, body = ask(server, "/statements/opens/?x=1")
    assert status == 200
    assert body.count('<script src="/_preview.js"></script></body>') == 1
    assert "EventSource" in ask(server, "/_preview.js")[1]
    assert ask(server, "/statements/none/")[0] == 404
    assert "<script" in ask(server, "/statements/none/")[1]
    assert ask(server, "/assets/stylesheets/records.css")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../../mkdocs.yml",
        "/%2e%2e/%2e%2e/mkdocs.yml",
        "//etc/passwd",
        "/%00",
        "/%00/",
        "/a%0d%0ab/",
        f"/{'a' * 9000}",
        f"/{'a/' * 9000}",
        "//[",
        "/%f0%9f",
    ],
)
def test_nothing_outside_of_the_site_is_served(server: Server, path: str) -> None:
    status, body = ask(server, path)
    assert status == 404
    assert "site_name" not in body


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1:1", "localhost:80@evil"])
def test_other_names_are_refused(server: Server, host: str) -> None:
    """A page elsewhere on the web can have a name that leads here."""
    assert ask(server, "/", host)[0] == 403
    assert ask(server, "/_preview/events", host)[0] == 403


def test_nothing_can_be_changed(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert ask(server, "/", method=method)[0] == 501


def test_open_pages_are_told_of_each_state(server: Server, shown: Shown) -> None:
    """As server-sent events, the first at once."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", "/_preview/events")
    answer = connection.getresponse()

    def next_state() -> dict[str, object]:
        line = answer.readline()
        while not line.startswith(b"data: "):
            line = answer.readline()
        state: dict[str, object] = json.loads(line[6:])
        return state

    first = next_state()
    assert first["sound"]
    state = shown.write("content/statements/opens.yml", STATEMENT.format("C.") + "x: <b>\n")
    server.tell(state)
    second = next_state()
    assert second["version"] != first["version"]
    assert not second["sound"]
    connection.close()


def test_a_port_that_is_taken(server: Server, shown: Shown) -> None:
    with pytest.raises(UsageError, match=str(server.port)):
        Server(shown.preview, server.port)


def test_changes_are_noticed(make_project: MakeProject) -> None:
    """Saved, renamed over as editors do, added in a new folder, deleted."""
    root = make_project(FILES)
    path = root / "content/topics/deep/new.yml"
    with watching(root) as watch:
        path.parent.mkdir()
        watch.wait()
        path.write_text("title: New\n", "utf-8")
        watch.wait()
        (root / "content/topics/deep/.new.yml.swp").write_text("title: Newer\n", "utf-8")
        (root / "content/topics/deep/.new.yml.swp").replace(path)
        watch.wait()
        path.unlink()
        watch.wait()
        (root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
        watch.wait()
