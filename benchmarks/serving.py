"""Serves a built site to a browser that is measured: as hosts do, packed and to be kept a while."""

from __future__ import annotations

import gzip
import http.server
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

Sent = Callable[[str, int], None]
"""Told the path and the size of each body that is sent."""

_PACKED_ALREADY = frozenset({".pagefind", ".pf_meta", ".pf_index", ".woff2", ".png", ".jpg"})


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, sent: Sent, *arguments: object, **more: str) -> None:
        self._sent = sent
        super().__init__(*arguments, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, kind = path.read_bytes(), self.guess_type(str(path))
        self.send_response(200)
        is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        keep = "no-cache" if path.suffix == ".html" else "max-age=31536000"
        self.send_header("Cache-Control", keep)
        if path.suffix not in _PACKED_ALREADY:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self._sent(urlsplit(self.path).path, len(body))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


@contextmanager
def served(site: Path, sent: Sent = lambda _path, _size: None) -> Iterator[str]:
    """The address at which a built site is served, with a slash at its end.

    Args:
        site: its folder.
        sent: told of each file that a browser loads.
    """
    handler = partial(_Handler, sent, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
