"""Why the tool cannot go on. Faults in the content are not here: they are diagnostics.

FactsheetError
├── UsageError        the command or the configuration is wrong: exit code 2
└── ToolError         something the tool relies on failed: exit code 3
"""

from __future__ import annotations


class FactsheetError(Exception):
    """Base of all; ``str()`` says what happened, ``remedy`` what to do."""

    exit_code = 3

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class UsageError(FactsheetError):
    """The command was used in a way that has no meaning, or the configuration has a fault."""

    exit_code = 2


class ToolError(FactsheetError):
    """A program, a file or a folder that the tool needs did not do what it should."""

    exit_code = 3
