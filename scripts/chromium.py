"""Find a Chromium for the browser tests, or install one, and print its path.

Taken in this order, the first that runs:

1. what ``FACTSHEET_CHROMIUM`` names (and nothing else, where it is set);
2. a Chromium or Chrome on the PATH, or among macOS's applications;
3. Playwright's own, if it was downloaded before;
4. Playwright's own, downloaded now;
5. the system's package, where apt-get can install it without asking for a password.

The path goes to standard output, alone; every step that changes the machine is announced on
standard error. Exit code 1 if none of this gives a browser that runs.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

VARIABLE = "FACTSHEET_CHROMIUM"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Fonts are only recommended by Debian's package, and a page without glyphs has other widths;
# libatomic1 is what Playwright's own Node lacks on a minimal system.
APT_PACKAGES = ("chromium", "fonts-liberation", "libatomic1")
# Seconds. A browser is some 180 MB; a network that swallows packets must not hold up the tests.
DOWNLOAD_SECONDS = 120
PACKAGE_SECONDS = 600
START_SECONDS = 60


class NoChromiumError(Exception):
    """No Chromium was found, and none could be installed."""


def say(line: str) -> None:
    """Tell on standard error what is being done."""
    print(f"chromium: {line}", file=sys.stderr, flush=True)


def run(
    command: Sequence[str], seconds: float, extra_environment: Mapping[str, str] | None = None
) -> str | None:
    """Run a command that asks nothing; return why it failed, or None if it did not.

    Whatever it started is ended with it: Playwright's installer leaves the download to children.
    """
    environment = {**os.environ, **(extra_environment or {})}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        return str(error)
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"no answer within {seconds:g} seconds"
    if process.returncode == 0:
        return None
    lines = [line for line in output.decode("utf-8", errors="replace").splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("Error:", "E:"))]
    return next(iter(errors or lines[-1:]), f"exit code {process.returncode}").strip()


def runs(path: str) -> bool:
    """Tell whether the browser starts: one that lacks shared libraries does not get this far."""
    return run([path, "--version"], START_SECONDS) is None


def on_this_machine() -> str | None:
    """Return the first browser on the PATH or among macOS's applications that runs."""
    found = [shutil.which(command) for command in COMMANDS]
    found += [path for path in MACOS_APPLICATIONS if Path(path).is_file()]
    return next((path for path in found if path and runs(path)), None)


def playwright_failure() -> str | None:
    """Return why Playwright, which drives the browser, does not start; None if it does."""
    return run([sys.executable, "-m", "playwright", "--version"], START_SECONDS)


def playwright_path() -> str:
    """Return where Playwright puts the browser of its version, downloaded or not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def with_playwright() -> str | None:
    """Return Playwright's own browser, downloaded if need be; None if it cannot be had."""
    path = playwright_path()
    if not Path(path).is_file():
        say(f"none found; downloading Playwright's (at most {DOWNLOAD_SECONDS} seconds)")
        command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
        failure = run(command, DOWNLOAD_SECONDS)
        if failure:
            say(f"that cannot be had here: {failure}")
            return None
    if runs(path):
        return path
    say(f"Playwright's does not start here; it may lack system libraries: {path}")
    return None


def with_apt() -> str | None:
    """Return the browser of Debian's package, installed if need be; None if it cannot be."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    # `sudo -n` fails at once, rather than waiting for a password that nobody types.
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and run([*as_root, "true"], START_SECONDS):
        say("apt-get is here, but installing with it needs a password")
        return None
    say(f"installing the system's packages with apt-get: {' '.join(APT_PACKAGES)}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "install", "--yes", "--no-install-recommends", *APT_PACKAGES]
    # A failed update is no reason to stop: the lists that are there may do.
    run([*as_root, apt, "update"], PACKAGE_SECONDS, quiet)
    failure = run([*as_root, *install], PACKAGE_SECONDS, quiet)
    if failure:
        say(f"apt-get could not: {failure}")
        return None
    return on_this_machine()


def find() -> str:
    """Return the path of a Chromium that runs.

    Raises:
        NoChromiumError: there is none, and none can be installed.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if not runs(named):
            raise NoChromiumError(f"{VARIABLE} names {named!r}, which does not run")
        return named
    failure = playwright_failure()
    if failure:
        say(f"Playwright does not start here: {failure}")
        path = with_apt()
        failure = playwright_failure()
        if failure:
            raise NoChromiumError(f"Playwright does not start here: {failure}")
        if path:
            return path
    for step in (on_this_machine, with_playwright, with_apt):
        path = step()
        if path:
            return path
    raise NoChromiumError(
        "no Chromium was found and none could be installed. Install Chromium or Google Chrome"
        " (for example `sudo dnf install chromium` or `brew install --cask chromium`),"
        f" or name one in the environment: {VARIABLE}=/path/to/chromium"
    )


def main() -> int:
    """Print the path of a Chromium that runs."""
    try:
        print(find())
    except NoChromiumError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
