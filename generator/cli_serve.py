"""``factsheet serve``: the site as it would be now, in a browser on this machine."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from generator.diagnostic_formats import as_text
from generator.diagnostics import Severity, count
from generator.preview.server import Server
from generator.preview.site import Preview, State
from generator.preview.watching import watching
from generator.project import open_project
from generator.spreading import stay_in_one_process
from generator.terminal import number_of, say
from generator.writing import make_ignored

_IDLE = 1.0
"""Seconds without a change after which search and data are made anew."""


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to serve; 0 for any port that is free.",
)
def serve_command(port: int) -> int:
    """Show the site as it would be now; it follows every file that is saved.

    Over faults the last good pages stay, with the faults shown over them and here.
    """
    project = open_project(Path.cwd())
    make_ignored(project.work)
    shown: list[Server] = []

    def changed(state: State) -> None:
        _report(state)
        for server in shown:
            server.tell(state)

    refreshed = threading.Event()

    def make_others() -> None:
        while refreshed.wait():
            refreshed.clear()
            if not refreshed.wait(_IDLE):
                preview.make_others()

    preview = Preview(project.root, project.work / "preview", changed)
    with watching(project.root) as watch:
        server = Server(preview, port)
        preview.refresh()
        stay_in_one_process()
        shown.append(server)
        server.start()
        say(f"Serving at {server.address} (Ctrl-C ends it)")
        try:
            refreshed.set()
            threading.Thread(target=make_others, daemon=True).start()
            while True:
                watch.wait()
                preview.refresh()
                refreshed.set()
        except KeyboardInterrupt:
            say("")
        finally:
            preview.stop_others()
            server.stop()
    return 0


def _report(state: State) -> None:
    """Say what was found, in the terminal."""
    if state.failure:
        say(f"Nothing could be made: {state.failure}")
        return
    errors = count(state.diagnostics, Severity.ERROR)
    if errors:
        say(as_text([found for found in state.diagnostics if found.severity is Severity.ERROR]))
    warnings = count(state.diagnostics, Severity.WARNING)
    say(f"{number_of(errors, 'error')}, {number_of(warnings, 'warning')}.")
