"""Runs Pagefind: texts in, the files of its index out, the same bytes for the same texts.

Pagefind is used as an index of words and nothing else. Records go in one by one over its service
protocol (each message base64 of JSON, ended by a comma) and not as HTML files: the order of its
pages is then ours and not that of a directory listing, and no text passes an HTML parser.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from threading import Thread
from typing import IO, Any, cast

from generator.errors import ToolError
from generator.site import cbor
from generator.site.search_words import harmless

_SIGNATURE = b"pagefind_dcd"
"""Before every compressed file, so that the browser knows whether the server has unpacked it."""
_ENTRY = "pagefind-entry.json"
_BLOCK = 1 << 20


class SearchIndexError(ToolError):
    """Pagefind is not there, failed, or made something that we do not know."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of one record: a body, and fields whose words weigh more or less."""

    body: str
    fields: dict[str, str]


def pagefind_program() -> Path:
    """The program that the package ``pagefind-bin`` carries.

    Raises:
        SearchIndexError: it is not installed.
    """
    try:
        return cast("Path", importlib.import_module("pagefind_bin").get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise SearchIndexError(
            f"the search index cannot be made: {error}", "install `pagefind[bin]`"
        ) from error


def index(
    documents: Sequence[Document], language: str, ids: Sequence[int] | None = None
) -> dict[str, bytes]:
    """Index documents.

    Args:
        documents: at least one; each must have a word in its body, or Pagefind leaves it out.
        language: whose endings are taken off words, for all documents alike (BCP 47).
        ids: a result's ``id`` in the browser, for each document; its place where there are none.

    Returns:
        The files that a browser needs, by their names in the bundle.

    Raises:
        SearchIndexError: Pagefind failed; its output is in the message.
    """
    messages: list[dict[str, Any]] = [{"type": "NewIndex", "config": {"force_language": language}}]
    messages += (
        {
            "type": "AddRecord",
            "index_id": 0,
            "url": str(number),
            "content": harmless(document.body),
            "language": language,
            "meta": {name: harmless(text) for name, text in document.fields.items()},
        }
        for number, document in enumerate(documents)
    )
    messages.append({"type": "GetFiles", "index_id": 0})
    made = {file["path"]: base64.b64decode(file["content"]) for file in _converse(messages)}
    return _needed(made, range(len(documents)) if ids is None else ids)


def _converse(messages: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Send all messages, and return the files that the last one is answered with."""
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryFile() as complaints:
        program = _started(empty, complaints)
        stdin, stdout = cast("IO[bytes]", program.stdin), cast("BufferedReader", program.stdout)
        # It answers while it is being told: unless both go on at once, both pipes fill up.
        sender = Thread(target=_send, args=(stdin, messages), daemon=True)
        sender.start()
        try:
            return _files(_answers(stdout))
        except ValueError as problem:
            complaints.seek(0)
            output = complaints.read().decode(errors="replace")
            raise SearchIndexError(
                f"Pagefind could not make the search index: {problem}\n{output}".strip()
            ) from problem
        finally:
            program.kill()
            program.wait()
            sender.join()
            stdout.close()
            with suppress(BrokenPipeError):  # what was not read any more
                stdin.close()


def _started(folder: str, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    path = pagefind_program()
    try:
        return subprocess.Popen(  # noqa: S603 - the program of the package, without a shell
            [path, "--service"],
            cwd=folder,  # where it would look for a configuration file
            env={k: v for k, v in os.environ.items() if not k.startswith("PAGEFIND_")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
        )
    except OSError as error:
        raise SearchIndexError(f"{path} cannot be run: {error}") from error


def _files(answers: Iterator[dict[str, Any]]) -> list[dict[str, str]]:
    for answer in answers:
        if answer.get("type") == "Error":
            raise ValueError(answer.get("message"))
        if answer.get("type") == "GetFiles":
            return cast("list[dict[str, str]]", answer["files"])
    raise ValueError("it ended early")


def _send(stdin: IO[bytes], messages: list[dict[str, Any]]) -> None:
    """Write every message; leave standard input open, since Pagefind ends as soon as it closes."""
    try:
        for number, payload in enumerate(messages):
            message = json.dumps({"message_id": number, "payload": payload}).encode()
            stdin.write(base64.b64encode(message) + b",")
        stdin.flush()
    except BrokenPipeError:
        return  # it has ended; the reader says why


def _answers(stdout: BufferedReader) -> Iterator[dict[str, Any]]:
    parts: list[bytes] = []
    while block := stdout.read1(_BLOCK):
        head, *tails = block.split(b",")
        parts.append(head)
        for tail in tails:
            yield _payload(b"".join(parts))
            parts = [tail]


def _payload(message: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(base64.b64decode(message))["payload"])
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"it gave an answer that is none: {message[:200]!r}") from error


def _needed(made: dict[str, bytes], ids: Sequence[int]) -> dict[str, bytes]:
    """The files that a search reads, the list of documents with numbers in place of hashes."""
    try:
        entry = json.loads(made[_ENTRY])
        ((language, about),) = entry["languages"].items()
        old = f"pagefind.{about['hash']}.pf_meta"
        content, found = _numbered(gzip.decompress(made[old]).removeprefix(_SIGNATURE), ids)
        wasm = f"wasm.{about['wasm'] or 'unknown'}.pagefind"
        kept = {name: made[name] for name in ("pagefind.js", "pagefind-worker.js", wasm)}
    except (KeyError, ValueError, OSError) as error:
        raise SearchIndexError(f"Pagefind made an index of an unknown form: {error!r}") from error
    if found != len(ids):
        raise SearchIndexError(f"Pagefind indexed {found} of {len(ids)} documents")
    kept |= {name: data for name, data in made.items() if name.startswith("index/")}
    about["hash"] = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    kept[f"pagefind.{about['hash']}.pf_meta"] = gzip.compress(_SIGNATURE + content, mtime=0)
    kept[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return kept


def _numbered(meta: bytes, ids: Sequence[int]) -> tuple[bytes, int]:
    """Pagefind's ``pf_meta`` with numbers for names of documents, and how many these are.

    Each document has a hash there that names a file with its text. We keep the texts ourselves,
    so a number serves, and the browser needs no table of hashes (10,000 records: 32 kB for 61).
    """
    match cbor.decode(meta):
        case [str() as version, list() as pages, list() as chunks, [], [], list() as fields]:
            counts = [page[1] for page in pages if isinstance(page, list)]
            numbered: list[cbor.Item] = [[str(n), c] for n, c in zip(ids, counts, strict=False)]
            return cbor.encode([version, numbered, chunks, [], [], fields]), len(counts)
    raise ValueError("unknown list of documents")
