"""Where the command begins: from here on, Ctrl-C ends it in words."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command and leave with its exit code."""
    try:
        # Only here: what the command needs takes a moment to import, and people press early too.
        from generator.cli import main as command

        command()
    except KeyboardInterrupt:
        sys.stderr.write("factsheet: Interrupted.\n")
        sys.exit(_INTERRUPTED)
