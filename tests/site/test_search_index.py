"""The search bundle: complete, the same to the byte, and proof against what records hold.

That its words are found, and shown as they are, is tested in a browser: test_search_page.py.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.site import cbor, search_index, search_pagefind
from generator.site.search_index import CHUNK, SearchEntry, write_search_bundle
from generator.site.search_pagefind import SearchIndexError

HOSTILE = [
    "<script>alert(1)</script>",
    "</body></html><!-- ",
    "& &amp; &#60; &lt;b&gt;",
    "\"quoted\" 'single' `back` \\ back\\slash",
    "___PAGEFIND_WEIGHT___9 ___PAGEFIND_ANCHOR___h1:0:x ___END_PAGEFIND_WEIGHT___",
    "zero\u200bwidth \u2060joined \u202eturned\u202c \ufeffmarked",
    "a,b:c[d] {e} $f",
    "line\nbreak\ttab \u00a0 wide\u3000space\u2028",
    "乌克兰，俄罗斯。ウクライナ",
    "e\u0301 é Ⅷ ½ 👩‍👩‍👧 \U0001f1fa\U0001f1e6",
    "x" * 5000,
    "?!",
    "",
]


def entry(number: int, **fields: Any) -> SearchEntry:
    """An entry that has something of everything."""
    given: dict[str, Any] = {
        "address": f"statements/s-{number:03}/",
        "kind": "statements",
        "title": f"Statement {number}",
        "text": f"Words of number {number}, naïve and café—“quoted”",
        "names": ("Сергей Лавров", "Lawrow"),
        "filters": {"speaker": (f"Speaker {number % 3}",), "topic": ("A", "B")[: number % 3]},
        "meta": {"date": "about 2025"},
        "sort": {"date": f"{2000 + number % 7}-01-01"},
    }
    return SearchEntry(**given | fields)


def bundle(folder: Path) -> dict[str, bytes]:
    """All files of a bundle by their names."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def written(entries: list[SearchEntry], folder: Path) -> dict[str, bytes]:
    write_search_bundle(entries, folder)
    return bundle(folder)


def shown(files: dict[str, bytes]) -> list[dict[str, Any]]:
    """What results show, in the order of the index."""
    count = json.loads(files["facets.json"])["count"]
    chunks = [json.loads(files[f"entries/{n}.json"]) for n in range(-(-count // CHUNK))]
    return [item for chunk in chunks for item in chunk]


def indexed(files: dict[str, bytes], folder: str = "pagefind.") -> list[str]:
    """The ids of the documents that Pagefind knows, in its order."""
    names = (name for name in files if name.startswith(folder) and name.endswith(".pf_meta"))
    (meta,) = map(files.get, names)
    assert meta is not None
    item = cbor.decode(gzip.decompress(meta).removeprefix(b"pagefind_dcd"))
    assert isinstance(item, list)
    assert isinstance(item[1], list)
    return [str(page[0]) for page in item[1] if isinstance(page, list)]


def test_the_same_entries_make_the_same_bytes_in_any_order_and_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [entry(n) for n in range(60)] + [
        entry(60 + n, title=text, text=text, names=(text,)) for n, text in enumerate(HOSTILE)
    ]
    first = written(entries, tmp_path / "first")
    # A configuration file and variables that Pagefind would read.
    (tmp_path / "pagefind.toml").write_text("root_selector = 'nothing'\nforce_language = 'ru'\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "1")
    for run in range(8):
        monkeypatch.setenv("RAYON_NUM_THREADS", str(1 + run % 4))
        random.Random(run).shuffle(entries)
        assert written(entries, tmp_path / f"run{run}") == first


def test_entries_are_numbered_by_address_and_all_are_indexed(tmp_path: Path) -> None:
    files = written([entry(n) for n in (7, 3, 20, 0, *range(30, 50))], tmp_path)
    addresses = [item["address"] for item in shown(files)]
    assert addresses == sorted(addresses)
    assert indexed(files) == [str(number) for number in range(24)]


def test_hostile_texts_are_kept_to_the_character_and_each_is_indexed(tmp_path: Path) -> None:
    entries = [
        entry(
            n,
            title=text,
            text=text,
            note=text,
            names=(text,),
            meta={"x": text},
            filters={"speaker": (text,)},
            sort={"date": text},
        )
        for n, text in enumerate(HOSTILE)
    ]
    files = written(entries, tmp_path)
    for item, text in zip(shown(files), HOSTILE, strict=True):
        assert (item["title"], item["names"], item["meta"]) == (text, [text], [text])
        visible = text.replace("\u200b", "").replace("\u2060", "")
        assert item["text"].replace("\u2060 ", "") == " ".join(visible.split())
        assert item["note"] == item["text"]
    assert len(indexed(files)) == len(HOSTILE)
    speaker = json.loads(files["facets.json"])["facets"]["speaker"]
    assert [speaker["values"][place] for place in speaker["entries"]] == HOSTILE


def test_facets_and_orders_are_columns_over_the_entries(tmp_path: Path) -> None:
    entries = [
        entry(0, filters={"topic": ("war", "peace", "war")}, sort={"date": "2022"}),
        entry(1, kind="actors", filters={}, sort={}),
        entry(2, filters={"topic": ("peace",), "kind": ("ignored",)}, sort={"date": "2014-03"}),
    ]
    facets = json.loads(written(entries, tmp_path)["facets.json"])
    assert facets["facets"] == {
        "kind": {"values": ["actors", "statements"], "entries": [1, 0, 1]},
        "topic": {"values": ["peace", "war"], "entries": [[0, 1], None, 0]},
    }
    assert facets["sorts"] == {"date": {"values": ["2014-03", "2022"], "entries": [1, None, 0]}}


def test_many_entries_are_spread_evenly_over_several_indexes_with_one_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "PART", 10)
    files = written([entry(n) for n in range(24)], tmp_path)
    assert json.loads(files["facets.json"])["parts"] == 3
    for part, folder in enumerate(("pagefind.", "parts/1/", "parts/2/")):
        assert indexed(files, folder) == [str(number) for number in range(part, 24, 3)]
    assert [n for n in files if n.endswith(".pagefind")] == ["wasm.en.pagefind"]
    assert sum(name.endswith(".js") for name in files) == 2
    assert "parts/2/pagefind-entry.json" in files


def test_all_languages_share_one_index_and_only_what_the_page_reads_is_there(
    tmp_path: Path,
) -> None:
    files = written([entry(0), entry(1, text="Слова по-русски"), entry(2, text="中文")], tmp_path)
    about = json.loads(files["pagefind-entry.json"])
    assert list(about["languages"]) == ["en"]
    assert {name.partition("/")[0] for name in files} == {
        "entries",
        "facets.json",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        f"pagefind.{about['languages']['en']['hash']}.pf_meta",
        "wasm.en.pagefind",
    }


def test_a_language_without_a_stemmer_works(tmp_path: Path) -> None:
    write_search_bundle([entry(0)], tmp_path, language="uk")
    assert "wasm.unknown.pagefind" in bundle(tmp_path)


def test_an_empty_site_has_a_bundle_that_says_so(tmp_path: Path) -> None:
    files = written([], tmp_path / "new" / "folder")
    assert list(files) == ["facets.json"]
    facets = json.loads(files["facets.json"])
    assert (facets["count"], facets["facets"], facets["sorts"]) == (0, {}, {})


def test_what_an_earlier_bundle_left_is_removed_and_the_rest_not_touched(tmp_path: Path) -> None:
    write_search_bundle([entry(n) for n in range(20)], tmp_path)
    (tmp_path / "fragment").mkdir()
    (tmp_path / "fragment" / "old.pf_fragment").write_text("old")
    os.utime(tmp_path / "pagefind.js", (1, 1))
    files = written([entry(n) for n in range(5)], tmp_path)
    assert len(shown(files)) == 5
    assert "entries/1.json" not in files
    assert not (tmp_path / "fragment").exists()
    assert (tmp_path / "pagefind.js").stat().st_mtime == 1


def test_the_version_changes_with_anything_that_results_show(tmp_path: Path) -> None:
    def version(**fields: Any) -> str:
        facets = written([entry(0, **fields)], tmp_path)["facets.json"]
        return str(json.loads(facets)["version"])

    versions = [
        version(),
        version(title="T"),
        version(text="t"),
        version(note="n"),
        version(names=()),
        version(meta={}),
        version(address="actors/a/"),
    ]
    assert len(set(versions)) == len(versions)
    assert version() == versions[0]


@pytest.mark.parametrize(
    "address",
    ["/actors/a/", "javascript:alert(1)", "//example.org/", "a b/", "https://x/", "\\\\x"],
)
def test_an_address_that_leads_out_of_the_site_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match="no address inside the site"):
        write_search_bundle([entry(0, address=address)], tmp_path)


def test_two_entries_with_one_address_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two search entries"):
        write_search_bundle([entry(0), entry(1), entry(0, title="again")], tmp_path)


def program(folder: Path, text: str) -> Path:
    """A program in place of Pagefind."""
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\n{text}")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import sys; sys.exit('out of memory, sorry')", "out of memory, sorry"),
        ("print('no base64,', flush=True); import time; time.sleep(60)", "an answer that is none"),
        (
            "import base64, json; print(base64.b64encode(json.dumps({'payload': "
            "{'type': 'Error', 'message': 'bad record'}}).encode()).decode(), end=',')",
            "bad record",
        ),
        (
            "import base64, json; print(base64.b64encode(json.dumps({'payload': "
            "{'type': 'GetFiles', 'files': []}}).encode()).decode(), end=',')",
            "unknown form",
        ),
    ],
)
def test_where_pagefind_fails_its_words_are_passed_on_and_the_old_bundle_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    before = written([entry(0)], tmp_path / "out")
    fake = program(tmp_path, text)
    monkeypatch.setattr(search_pagefind, "pagefind_program", lambda: fake)
    with pytest.raises(SearchIndexError, match=said):
        write_search_bundle([entry(n) for n in range(3000)], tmp_path / "out")
    assert bundle(tmp_path / "out") == before


def test_without_pagefind_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SearchIndexError) as caught:
        write_search_bundle([entry(0)], tmp_path)
    assert "pagefind[bin]" in caught.value.remedy
    assert caught.value.exit_code == 3


def test_a_pagefind_that_cannot_be_run_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = program(tmp_path, "")
    fake.chmod(0o644)
    monkeypatch.setattr(search_pagefind, "pagefind_program", lambda: fake)
    with pytest.raises(SearchIndexError, match="cannot be run"):
        write_search_bundle([entry(0)], tmp_path / "out")
