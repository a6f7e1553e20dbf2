"""Applies the fixes that findings carry, each file as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from generator.diagnostics import Diagnostic
from generator.errors import ToolError
from generator.file_texts import FileTexts
from generator.mending import mended
from generator.project import Project
from generator.writing import write_whole


def apply_fixes(project: Project, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Mend what can be mended without asking.

    Args:
        project: the project.
        found: findings about its files as they are, in the order in which they are listed.

    Returns:
        The findings that are mended now.

    Raises:
        ToolError: a file would say something else; it was left as it is.
    """
    texts = FileTexts(project.root, project.limits.file_size)
    done: list[Diagnostic] = []
    fixable = [diagnostic for diagnostic in found if diagnostic.fix and diagnostic.counts]
    for file, group in groupby(fixable, key=lambda diagnostic: diagnostic.path):
        of_file = list(group)
        raw = texts.raw(file)
        if raw is None:
            continue
        fixes = [diagnostic.fix for diagnostic in of_file if diagnostic.fix]
        try:
            after = mended(raw, fixes, texts.scalars(file))
        except ToolError as error:
            raise ToolError(f"{file}: {error}", error.remedy) from None
        write_whole((project.root / file).resolve(), after.decode())
        done += of_file
    return tuple(done)
