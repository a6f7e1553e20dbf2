"""Where the built-in templates and defaults stand: the one place that knows of installations."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def built_in_templates() -> Path:
    """The folder of the built-in ``site_templates``.

    In a wheel they lie inside the package, in a checkout beside it.
    """
    installed = _PACKAGE / "site_templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "site_templates"


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where to look for a template, first found first taken: the project's own, the built-in."""
    return tuple(
        folder for folder in (root / "site_templates", built_in_templates()) if folder.is_dir()
    )
