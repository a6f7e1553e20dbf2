"""Serves a preview to the browser on this machine, and tells it when there is something new.

Only this machine can reach it, and only under its own names: a page elsewhere on the web that has a
name lead here (DNS rebinding) is refused. Nothing can be changed through it.
"""

from __future__ import annotations

import html
import json
import mimetypes
import threading
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from jinja2 import TemplateError

from generator.errors import FactsheetError, UsageError
from generator.preview.site import Preview, State

HOST = "127.0.0.1"
NAMES = ("127.0.0.1", "localhost")
# No id holds an underscore, so no record's page can stand at these.
SCRIPT, EVENTS = "/_preview.js", "/_preview/events"
_TAG = f'<script src="{SCRIPT}"></script></body>'.encode()
_SHOWN = 20
"""How many findings the overlay shows."""
_HEARTBEAT = 15
"""Seconds of silence after which a line is sent that says nothing, to find out who has gone."""

_CODE = Path(__file__).with_name("overlay.js")


class Server:
    """The server of one preview.

    Args:
        preview: what it shows.
        port: where; 0 for any that is free.

    Raises:
        UsageError: something else is there already.
    """

    def __init__(self, preview: Preview, port: int) -> None:
        self._preview = preview
        self._news = threading.Condition()
        self._is_over = False

        class Handler(_Handler):
            server_of_preview = self

        try:
            self._server = ThreadingHTTPServer((HOST, port), Handler)
        except OSError as error:
            raise UsageError(
                f"nothing can be served at port {port}: {error.strerror}",
                "name another one: factsheet serve --port 8001",
            ) from None
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.address = f"http://{HOST}:{self.port}/"
        self.hosts = {f"{name}:{self.port}" for name in NAMES}

    def start(self) -> None:
        """Serve, in threads of its own."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Serve no more."""
        with self._news:
            self._is_over = True
            self._news.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def tell(self, _state: State) -> None:
        """Let every open page know that there is a new state."""
        with self._news:
            self._news.notify_all()

    def wait_for_news(self, version: int) -> State | None:
        """The state after this version; None where there was none for a while."""
        with self._news:
            self._news.wait_for(
                lambda: self._is_over or self._preview.state.version != version, _HEARTBEAT
            )
            state = self._preview.state
            return state if state.version != version else None

    @property
    def is_over(self) -> bool:
        """Whether it serves no more."""
        return self._is_over

    @property
    def preview(self) -> Preview:
        """What it shows."""
        return self._preview


class _Handler(BaseHTTPRequestHandler):
    server_of_preview: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "factsheet", ""

    def do_GET(self) -> None:
        if self.headers.get("Host") not in self.server_of_preview.hosts:
            words = b"This preview is for this machine only.\n"
            self._send(HTTPStatus.FORBIDDEN, words, "text/plain")
            return
        path = unquote(self.path.partition("?")[0])
        try:
            if path == SCRIPT:
                self._send(HTTPStatus.OK, _CODE.read_bytes(), "text/javascript")
            elif path == EVENTS:
                self._send_events()
            else:
                self._send_page_or_file(path)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the reader has gone on

    do_HEAD = do_GET  # noqa: N815 - as above

    def _send_page_or_file(self, path: str) -> None:
        preview, address = self.server_of_preview.preview, path.removeprefix("/")
        try:
            page = preview.page(address) if not address or address.endswith("/") else None
        except (FactsheetError, TemplateError) as error:
            words = f"<!doctype html><title>Fault</title><body><pre>{html.escape(str(error))}</pre>"
            self._send_html(HTTPStatus.INTERNAL_SERVER_ERROR, words.encode() + b"</body>")
            return
        if page is not None:
            self._send_html(HTTPStatus.OK, page)
            return
        file = preview.file(address)
        if file is None:
            missing = preview.not_found
            content = missing.read_bytes() if missing.is_file() else b"<body>Not found</body>"
            self._send_html(HTTPStatus.NOT_FOUND, content)
        elif file.suffix == ".html":
            self._send_html(HTTPStatus.OK, file.read_bytes())
        else:
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._send(HTTPStatus.OK, file.read_bytes(), kind)

    def _send_html(self, status: HTTPStatus, content: bytes) -> None:
        before, end, after = content.rpartition(b"</body>")
        content = before + _TAG + after if end else content + _TAG
        self._send(status, content, "text/html; charset=utf-8")

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_events(self) -> None:
        """Server-sent events: the state as it is, and each that follows."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        server = self.server_of_preview
        state: State | None = server.preview.state
        version = -1
        while not server.is_over:
            if state is not None:
                version = state.version
                self.wfile.write(f"data: {json.dumps(_said(state))}\n\n".encode())
            else:
                self.wfile.write(b":\n\n")
            self.wfile.flush()
            state = server.wait_for_news(version)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as above
        """Nothing: what matters is what was found in the records."""


def _said(state: State) -> dict[str, object]:
    """A state, for the page's overlay."""
    errors_first = sorted(state.diagnostics, key=lambda found: found.severity != "error")
    return {
        "version": state.version,
        "sound": state.is_sound,
        "failure": state.failure,
        "findings": [asdict(found) for found in errors_first[:_SHOWN]],
        "count": len(state.diagnostics),
    }
