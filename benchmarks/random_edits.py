"""Random edits of a project, each built twice: taking over what still holds, and from nothing.

Run on its own, ``python -m benchmarks.random_edits STEPS [SEED]`` edits a made project so many
times and stops where the two builds differ.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from benchmarks.made_corpus import make_project
from generator.build import build
from generator.errors import FactsheetError
from generator.memory import Memory
from generator.project import open_project
from generator.records import KINDS
from generator.resources import built_in_templates

RECORDS = 40
_CONFIG = """\
site_name: {name}
site_url: https://example.org/
{nav}extra:
  factsheet:
    contact: {contact}
    chunks: {{listing: 9, statements: 3}}
"""
_STANCES = ("for", "against", "conditional", "unclear")
_WORDS = ("North", "South", "R&D", "<b>", "Überall", "*star*", "中国", "“quoted”", "a|b", "x_y")
_HANDLE = "# About\n\n[A sheet](sheets/{sheet}.md), [all](statements/index.md).\n"


class Editor:
    """A project, and what can be done to it; each edit says in a word what it was."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self._chance = random.Random(seed)
        self._number = 0
        make_project(root, RECORDS, seed)
        self._name, self._contact, self._nav = "Made records", "a@example.org", ""
        self._write_config()

    def edit(self) -> str:
        """Do something at random."""
        edits: tuple[tuple[float, Callable[[], None]], ...] = (
            (9, self.rename_label),
            (4, self.change_prose),
            (5, self.change_date),
            (5, self.change_stances),
            (5, self.change_relations),
            (4, self.change_speakers),
            (3, self.change_topics),
            (3, self.change_quote),
            (3, self.change_archive),
            (3, self.change_source),
            (3, self.change_sheet),
            (3, self.change_timeline),
            (3, self.change_actor),
            (3, self.correct),
            (3, self.add),
            (3, self.rename),
            (3, self.withdraw),
            (2, self.delete),
            (2, self.accept),
            (0.4, self.configure),
            (0.4, self.change_navigation),
            (0.4, self.change_template),
            (0.4, self.write_by_hand),
        )
        weights, functions = zip(*edits, strict=True)
        (function,) = self._chance.choices(functions, weights)
        self._number += 1
        function()
        return str(function.__name__)

    def rename_label(self) -> None:
        kind = self._chance.choice(tuple(KINDS))
        self._change(self._file(kind), KINDS[kind].title_field, self._text())

    def change_prose(self) -> None:
        kind = self._chance.choice(("actors", "topics", "sheets", "timelines"))
        self._change(self._file(kind), "summary", self._prose())
        self._change(self._file(self._chance.choice(tuple(KINDS))), "note", self._prose())

    def change_date(self) -> None:
        file = self._file("statements")
        self._change(file, "date", self._chance.choice((None, "2014", "2012~", "2013-05-04")))

    def change_stances(self) -> None:
        sheet = self._file("sheets")
        asked = [item["id"] for item in self._read(sheet).get("questions", ())]
        stances = [
            {"question": f"{sheet.stem}/{name}", "stance": self._chance.choice(_STANCES)}
            for name in asked
            if self._chance.random() < 0.6
        ]
        self._change(self._file("statements"), "stances", stances or None)

    def change_relations(self) -> None:
        field = self._chance.choice(("repeats", "contradicts", "responds_to"))
        others = [self._file("statements").stem for _ in range(self._chance.randint(0, 2))]
        self._change(self._file("statements"), field, others or None)

    def change_speakers(self) -> None:
        file, field = self._file("statements"), self._chance.choice(("speakers", "mentions"))
        self._change(file, field, list({self._file("actors").stem for _ in range(2)}))

    def change_topics(self) -> None:
        file = self._file(self._chance.choice(("statements", "sheets")))
        self._change(file, "topics", self._chance.choice((None, [self._file("topics").stem])))

    def change_quote(self) -> None:
        file = self._file("statements")
        fields = self._read(file)
        if "source" in fields:
            text = self.root / f"content/sources/{fields['source']}.txt"
            if text.exists():
                words = text.read_text("utf-8").split()
                at = self._chance.randrange(len(words) - 6)
                self._change(file, "quote", " ".join(words[at : at + 6]).strip("“”’'.,;"))
                self._change(file, "speech", self._chance.choice(("direct", "indirect", "mixed")))

    def change_archive(self) -> None:
        texts = sorted((self.root / "content/sources").glob("*.txt"))
        if texts:
            text = self._chance.choice(texts)
            if self._chance.random() < 0.3:
                text.unlink()
            else:
                text.write_text(f"One more line.\n{text.read_text('utf-8')}", "utf-8")

    def change_source(self) -> None:
        field, value = self._chance.choice(
            (
                ("published", self._chance.choice((None, "2015", "2011-02"))),
                ("url", self._chance.choice((None, f"https://s.example/{self._number}?a=b&c"))),
                ("lang", self._chance.choice(("fr", "uk"))),
                ("publisher", self._text()),
            )
        )
        self._change(self._file("sources"), field, value)

    def change_sheet(self) -> None:
        file = self._file("sheets")
        fields = self._read(file)
        questions = fields.get("questions", [])
        if questions and self._chance.random() < 0.7:
            self._chance.shuffle(questions)
            questions[0]["text"] = self._text()
            self._change(file, "questions", questions)
        for field in ("statements", "actors", "timelines"):
            if self._chance.random() < 0.5:
                self._change(file, field, list({self._file(field).stem for _ in range(3)}))

    def change_timeline(self) -> None:
        file = self._file("timelines")
        events = self._read(file).get("events", [])
        event = {
            "id": f"n{self._number}",
            "date": f"20{self._chance.randint(10, 19)}",
            "title": self._text(),
            "actors": [self._file("actors").stem],
            "statements": [self._file("statements").stem],
        }
        self._change(file, "events", [*events[1:], event])

    def change_actor(self) -> None:
        file = self._file("actors")
        self._change(file, "part_of", [self._file("actors").stem])
        self._change(file, "memberships", [{"role": self._text(), "start_date": "2011"}])

    def correct(self) -> None:
        entry = {"date": f"2024-01-{self._chance.randint(10, 28)}", "text": self._prose()}
        self._change(self._file(self._chance.choice(tuple(KINDS))), "corrections", [entry])

    def add(self) -> None:
        file = self._file(self._chance.choice(tuple(KINDS)))
        fields = {**self._read(file), "aliases": None, "withdrawn": None}
        fields[KINDS[file.parent.name].title_field] = self._text()
        self._write(file.with_name(f"new-{self._number}.yml"), fields)

    def rename(self) -> None:
        file = self._file(self._chance.choice(tuple(KINDS)))
        new = file.with_name(f"other-{self._number}.yml")
        file.rename(new)
        if file.with_suffix(".txt").exists():
            file.with_suffix(".txt").rename(new.with_suffix(".txt"))
        self._change(new, "aliases", [*(self._read(new).get("aliases") or ()), file.stem])

    def withdraw(self) -> None:
        file = self._file(self._chance.choice(("statements", "actors", "topics", "timelines")))
        fields = {"withdrawn": {"date": "2024-05-01", "reason": self._text()}}
        self._write(file, {**fields, "aliases": self._read(file).get("aliases")})

    def delete(self) -> None:
        self._file("statements").unlink()

    def accept(self) -> None:
        entry = {"code": self._chance.choice(("DUP001", "QUO003", "DAT001")), "reason": "So it is."}
        self._change(self._file("statements"), "accept", [entry])

    def configure(self) -> None:
        self._name, self._contact = self._text(), f"n{self._number}@example.org"
        self._write_config()

    def change_navigation(self) -> None:
        sheet = self._file("sheets").stem
        self._nav = f"nav:\n- index.md\n- sheets/{sheet}.md\n- statements/index.md\n"
        self._write_config()

    def change_template(self) -> None:
        name = self._chance.choice(("topics.md.j2", "sources.md.j2", "statements.md.j2"))
        own = self.root / "site_templates/pages" / name
        own.parent.mkdir(parents=True, exist_ok=True)
        text = (built_in_templates() / "pages" / name).read_text("utf-8")
        own.write_text(f"{text}\n<p>Number {self._number}</p>\n", "utf-8")

    def write_by_hand(self) -> None:
        page = self.root / "content/pages/about.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_HANDLE.format(sheet=self._file("sheets").stem), "utf-8")

    def disturb(self, site: Path) -> str:
        """Do something to what is not the project's: the site, the memory."""
        remembered = Memory.of(self.root)
        part = (remembered._folder or site) / "site"
        match self._chance.randrange(40):
            case 0:
                files = sorted(path for path in site.rglob("*.html"))
                self._chance.choice(files).write_text("touched", "utf-8")
                return "touched"
            case 1:
                self._chance.choice(sorted(site.rglob("index.html"))).unlink()
                return "removed"
            case 2:
                remembered.forget()
                return "forgotten"
            case 3 if part.exists():
                part.write_bytes(part.read_bytes()[:-7])
                return "cut short"
            case 4 if part.exists():
                shutil.copyfile(part, self.root / "older")
                return ""
            case 5 if (self.root / "older").exists():
                shutil.copyfile(self.root / "older", part)
                return "older memory"
        return ""

    def _text(self) -> str:
        return f"{self._chance.choice(_WORDS)} {self._chance.choice(_WORDS)} {self._number}"

    def _prose(self) -> str:
        kind = self._chance.choice(("actors", "statements", "sheets", "sources"))
        return f"See [[{kind}/{self._file(kind).stem}]], *number* {self._number}."

    def _file(self, kind: str) -> Path:
        files = sorted((self.root / "content" / kind).glob("*.yml"))
        return files[int(len(files) * self._chance.random() ** 1.5)]

    def _read(self, file: Path) -> dict[str, Any]:
        found: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        return found

    def _change(self, file: Path, field: str, value: object) -> None:
        fields = self._read(file)
        if "withdrawn" not in fields:
            self._write(file, {**fields, field: value})

    def _write(self, file: Path, fields: dict[str, Any]) -> None:
        kept = {key: value for key, value in fields.items() if value is not None}
        file.write_text(yaml.dump(kept, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")

    def _write_config(self) -> None:
        values = {"name": repr(self._name), "contact": self._contact, "nav": self._nav}
        (self.root / "mkdocs.yml").write_text(_CONFIG.format(**values), "utf-8")


class Torture:
    """Edits a project and builds it both ways."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._project, self._copy = folder / "project", folder / "copy"
        self._sound = folder / "sound"
        self.editor = Editor(self._project, seed)
        self.said: list[str] = []
        self._chance = random.Random(seed)
        self.taken = 0
        """How many files were taken over."""

    def step(self) -> None:
        """Edit, and build. What faults the content is undone."""
        self._keep(self._sound)
        site = self._project / "site"
        edits = [self.editor.edit() for _ in range(self._chance.choice((1, 1, 1, 2)))]
        if site.is_dir():
            edits.append(self.editor.disturb(site))
        before = _places(site)
        if not self._build(self._project):
            self._restore()
            return
        self.said.append(" ".join(edits))
        self.taken += len(before & _places(site))

    def differing(self) -> list[str]:
        """The names of the files that a clean build makes otherwise."""
        self._keep(self._copy)
        built = self._build(self._copy, clean=True)
        assert built, "a clean build refuses what another one took"
        one, other = contents(self._project / "site"), contents(self._copy / "site")
        return sorted(name for name in one | other if one.get(name) != other.get(name))

    def _build(self, root: Path, *, clean: bool = False) -> bool:
        try:
            return build(open_project(root), root / "site", lambda _: None, clean=clean).published
        except FactsheetError:
            return False

    def _keep(self, target: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)
        ignored = shutil.ignore_patterns("site", ".factsheet")
        shutil.copytree(self._project, target, ignore=ignored)

    def _restore(self) -> None:
        for name in ("content", "site_templates", "mkdocs.yml"):
            path, sound = self._project / name, self._sound / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            if sound.is_dir():
                shutil.copytree(sound, path)
            elif sound.exists():
                shutil.copyfile(sound, path)


def _places(folder: Path) -> set[int]:
    """Where the files below a folder stand on the disk."""
    return {path.stat().st_ino for path in folder.rglob("*.html")}


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def main() -> None:
    """Edit and compare so many times."""
    steps, seed = int(sys.argv[1]), int((sys.argv[2:] or ["1"])[0])
    with tempfile.TemporaryDirectory() as folder:
        torture = Torture(Path(folder).resolve(), seed)
        for number in range(steps):
            torture.step()
            differing = torture.differing()
            print(number, torture.said[-1] if torture.said else "")
            if differing:
                sys.exit(f"seed {seed}, step {number}: {', '.join(differing[:20])}")


if __name__ == "__main__":
    main()
