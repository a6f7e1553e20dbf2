"""Popolo in: who is who, ids that stay, and what export and import keep between them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import check
from generator.corpus import Corpus
from generator.exports.popolo import popolo as exported_popolo
from generator.imports import FORMATS
from generator.imports.adding import Imported, add_records, record_yaml
from generator.load import load
from generator.pages.views import SiteView
from generator.project import Project, open_project
from generator.prose import plain
from generator.records import Actor
from generator.records.canonical import plain_fields

Make = Callable[[Mapping[str, str]], Path]
Json = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]


def add(project: Project, document: Any, *, dry_run: bool = False) -> tuple[Imported, str]:
    """Import a document; what was done, and the notes."""
    file = project.root.parent / "popolo.json"
    file.write_text(json.dumps(document), "utf-8")
    corpus = Corpus(load(project.root, project.limits))
    proposal = FORMATS["popolo"].propose(corpus, file, None)
    done = add_records(project, corpus, proposal.records, dry_run=dry_run)
    return done, "\n".join(proposal.notes)


def actors(project: Project) -> dict[str, Json]:
    loaded = load(project.root)
    assert not loaded.faults, loaded.faults
    return {record.id: plain_fields(record) for record in loaded.records}


PARLIAMENT = {
    "persons": [
        {
            "id": "7c4b4b3c-0e4e-4a43-a63a-0a8a1c1c2d3e",
            "name": "Ana Núñez",
            "other_names": [{"name": "Ana N.", "note": "short", "lang": "es"}, {"name": ""}],
            "identifiers": [
                {"scheme": "wikidata", "identifier": "Q1"},
                {"scheme": "wikidata", "identifier": "Q2"},
            ],
            "summary": "A *starred* [[name]] & more",
            "links": [{"url": "https://example.org/?a=1&copy;=2", "note": "Home [page]"}],
            "sources": [{"url": "javascript:alert(1)"}],
            "email": "a@example.org",
            "birth_date": "1970-01-01",
        },
        {"id": "2", "name": "Олена"},
    ],
    "organizations": [
        {
            "id": "org/1",
            "name": "Parliament",
            "classification": "legislature",
            "posts": [{"id": "chair", "label": "Chair of Parliament", "role": "Chair"}],
        },
        {"id": "org/2", "name": "Committee", "parent_id": "org/1"},
        {"id": "land", "name": "Land", "classification": "state"},
    ],
    "memberships": [
        {
            "person_id": "7c4b4b3c-0e4e-4a43-a63a-0a8a1c1c2d3e",
            "organization_id": "org/1",
            "post_id": "chair",
            "start_date": "2014-03-01T10:00:00Z",
            "end_date": None,
            "sources": [{"url": "https://example.org/minutes"}],
            "area_id": "9",
        },
        {"person_id": "2", "organization_id": "org/2"},
        {"person_id": "2", "organization_id": "org/2", "start_date": "2015"},
        {"person_id": "2", "organization_id": "gone", "role": "Clerk"},
        {"person_id": "nobody", "organization_id": "org/1"},
    ],
}


def test_a_parliament_becomes_actors(make_project: Make) -> None:
    project = open_project(make_project({}))
    done, notes = add(project, PARLIAMENT)
    assert not done.refused
    found = actors(project)
    (other,) = set(found) - {"ana-nunez", "parliament", "committee", "land"}
    assert other.startswith("actor-")
    assert found["ana-nunez"] == {
        "name": "Ana Núñez",
        "type": "person",
        "other_names": [{"name": "Ana N.", "lang": "es", "note": "short"}],
        "summary": r"A \*starred\* \[\[name\]\] \& more",
        "memberships": [
            {
                "role": "Chair",
                "organization": "parliament",
                "start_date": "2014-03-01",
                "also_called": ["Chair of Parliament"],
                "basis": "[https://example.org/minutes](<https://example.org/minutes>)",
            }
        ],
        "identifiers": {
            "wikidata": "Q1",
            "popolo": "7c4b4b3c-0e4e-4a43-a63a-0a8a1c1c2d3e",
        },
        "note": "Links:\n\n- [Home \\[page\\]](<https://example.org/?a=1\\&copy;=2>)",
    }
    assert found[other] == {
        "name": "Олена",
        "type": "person",
        "memberships": [
            {"role": "Member", "organization": "committee", "start_date": "2015"},
            {"role": "Clerk"},
        ],
        "part_of": ["committee"],
        "identifiers": {"popolo": "2"},
    }
    assert found["committee"]["part_of"] == ["parliament"]
    assert found["land"]["type"] == "state"
    for said in (
        "1 × email",
        "1 × birth_date",
        "1 × membership of nobody in the file",
        "1 × membership’s area_id",
        "1 × organization that is not in the file",
        "1 × further identifier of a scheme",
        "1 × link that is no address of the web",
        "1 × classification",
    ):
        assert said in notes
    assert not check(project.root).errors


def test_a_second_import_changes_nothing(make_project: Make) -> None:
    project = open_project(make_project({}))
    first, _ = add(project, PARLIAMENT, dry_run=True)
    assert len(first.added) == 5
    assert list(project.content.iterdir()) == []
    assert add(project, PARLIAMENT)[0].added == first.added
    again, _ = add(project, PARLIAMENT)
    assert (again.added, again.same, again.kept) == ([], 5, [])


def test_ids_stay_when_names_and_order_change(make_project: Make) -> None:
    """Who is known by an identifier keeps the id; namesakes never trade theirs."""
    project = open_project(make_project({}))
    one = {"id": "a-1-é", "name": "John Smith"}
    two = {"id": "a-2-é", "name": "John Smith"}
    add(project, [one])
    assert set(actors(project)) == {"john-smith"}
    add(project, [two, one])
    (new,) = set(actors(project)) - {"john-smith"}
    assert actors(project)["john-smith"]["identifiers"] == {"popolo": "a-1-é"}
    renamed, _ = add(project, [{**two, "name": "Jack Smith"}])
    assert renamed.kept == [f"actors/{new}"]
    assert actors(project)[new]["name"] == "John Smith"


def test_the_order_of_the_file_decides_nothing(make_project: Make) -> None:
    people = [{"id": f"x/{n}", "name": name} for n, name in enumerate(["A B", "A b", "a-b", "C"])]
    project = open_project(make_project({}))
    one, _ = add(project, people, dry_run=True)
    other, _ = add(project, people[::-1], dry_run=True)
    assert sorted(one.added) == sorted(other.added)
    assert len(set(one.added)) == 4


@pytest.mark.parametrize("id_", ["../x", "/etc/passwd", "con\u0000", "x" * 200, "UPPER", "ü", "."])
def test_no_id_of_theirs_leads_out_of_the_folder(make_project: Make, id_: str) -> None:
    project = open_project(make_project({}))
    done, _ = add(project, [{"id": id_, "name": "Eve"}])
    assert len(done.added) + len(done.refused) == 1
    written = [path for path in project.root.parent.rglob("*") if path.suffix == ".yml"]
    assert all(path.parent == project.content / "actors" for path in written)


def test_people_and_bodies_may_share_ids(make_project: Make) -> None:
    project = open_project(make_project({}))
    document = {
        "persons": [
            {"id": "1", "name": "P", "memberships": [{"organization_id": "1", "role": "R"}]}
        ],
        "organizations": [{"id": "1", "name": "O"}],
    }
    assert not add(project, document)[0].refused
    assert actors(project)["p"]["memberships"] == [{"role": "R", "organization": "o"}]


def test_a_body_that_is_only_named_and_stands_here_is_left_alone(make_project: Make) -> None:
    root = make_project(
        {"content/actors/un.yml": "name: UN\ntype: organization\nidentifiers: {popolo: org-9}\n"}
    )
    project = open_project(root)
    person = {
        "name": "P",
        "memberships": [{"role": "R", "organization": {"id": "org-9", "name": "x"}}],
    }
    done, _ = add(project, [person])
    assert done.added == ["content/actors/p.yml"]
    assert done.kept == []
    assert actors(project)["p"]["memberships"] == [{"role": "R", "organization": "un"}]


def test_roles_that_cannot_be_are_warned_of(make_project: Make) -> None:
    """Reversed and overlapping tenures are findings, a date that is none is a reason to refuse."""
    project = open_project(make_project({}))
    roles = [
        {"role": "Mayor", "start_date": "2020-01-01", "end_date": "2019-01-01"},
        {"role": "Judge", "start_date": "2010", "end_date": "2020"},
        {"role": "Judge", "start_date": "2012", "end_date": "2014"},
    ]
    add(project, [{"name": "P", "memberships": roles}])
    found = check(project.root)
    assert not found.errors
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["TEN002", "TEN003"]
    done, _ = add(project, [{"name": "Q", "memberships": [{"role": "R", "start_date": "soon"}]}])
    ((where, why),) = done.refused
    assert where.endswith("popolo.json, person 1: actors/q")
    assert "`memberships.0.start_date`" in why


_texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t"), min_size=1
).filter(str.strip)
_dates = st.sampled_from(["2014", "2014-05", "2014-05-06", "1789-04-30"])
_ids = st.sampled_from(["body", "club"])
_actor = st.fixed_dictionaries(
    {"name": _texts, "type": st.sampled_from(["person", "organization", "state", "group"])},
    optional={
        "other_names": st.lists(
            st.fixed_dictionaries(
                {"name": _texts.map(lambda text: f"n{text}"), "lang": st.just("uk")},
                optional={"note": _texts},
            ),
            min_size=1,
            max_size=2,
            unique_by=str,
        ),
        "memberships": st.lists(
            st.fixed_dictionaries(
                {"role": _texts},
                optional={"organization": _ids, "start_date": _dates, "end_date": _dates},
            ),
            min_size=1,
            max_size=3,
            unique_by=str,
        ),
        "part_of": st.lists(_ids, min_size=1, max_size=2, unique=True),
        "identifiers": st.dictionaries(
            _texts.filter(lambda text: text != "popolo"), _texts, min_size=1, max_size=3
        ),
    },
)


@settings(deadline=None, max_examples=50)
@given(fields=_actor, summary=_texts)
def test_what_popolo_can_say_comes_back(
    tmp_path_factory: pytest.TempPathFactory, fields: Json, summary: str
) -> None:
    """Id, name, type, names, roles with plain dates, bodies, identifiers; a summary's words."""
    root = tmp_path_factory.mktemp("popolo")
    written = {
        "body": {"name": "Body", "type": "state"},
        "club": {"name": "Club", "type": "group"},
        "the-one": {**fields, "summary": summary},
    }
    for record_id, values in written.items():
        file = root / "content" / "actors" / f"{record_id}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record_yaml("actors", values), "utf-8")
    project = open_project(root)
    checked = check(root)
    assert not checked.errors
    site = SiteView(checked, project.settings)
    document = json.loads(b"".join(exported_popolo(site)))
    (root / "new" / "content").mkdir(parents=True)
    new = open_project(root / "new")
    done, _ = add(new, document)
    assert (done.refused, done.kept) == ([], [])
    found = actors(new)
    assert found["body"] == written["body"]
    again = found["the-one"]
    assert plain(again.pop("summary", "")) == plain(summary)
    assert again == fields


def test_our_own_actors_come_back_as_far_as_popolo_goes(tmp_path: Path) -> None:
    project = open_project(ROOT)
    checked = check(ROOT)
    site = SiteView(checked, project.settings)
    (tmp_path / "new" / "content").mkdir(parents=True)
    new = open_project(tmp_path / "new")
    done, notes = add(new, json.loads(b"".join(exported_popolo(site))))
    assert (done.refused, done.kept) == ([], [])
    assert "1 × list speeches" in notes
    found = actors(new)
    for actor in checked.corpus.of(Actor):
        fields = plain_fields(actor)
        kept = ("name", "type", "other_names", "part_of", "identifiers")
        assert {key: found[actor.id].get(key) for key in kept} == {
            key: fields.get(key) for key in kept
        }
        roles = found[actor.id].get("memberships", [])
        assert [role["role"] for role in roles] == [m.role for m in actor.memberships]
