"""REC010: the picture that a record names cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import BadPicture
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("REC010", Severity.ERROR)
def unusable_picture(fault: BadPicture, _context: Context) -> Iterator[Finding]:
    """The picture that a record names cannot be shown.

    ## What it does

    Reads the file that `image` names: that it is there and inside the project, that it has no more
    than 5 MiB, and that it begins as its name says (PNG, JPEG, WebP, GIF or AVIF). SVG is not
    taken: such a file can hold scripts.

    ## Why is this bad?

    A page with a hole in it; or a file under the site's name that is something else than a picture.

    ## Example

    ```yaml title="content/actors/jane-doe.yml"
    name: Jane Doe
    type: person
    image:
      file: jane-doe.png
      alt: Jane Doe at a lectern
      credit: City of Example
      licence: CC-BY-4.0
    ```

    ## Use instead

    ```yaml title="content/actors/jane-doe.yml"
    name: Jane Doe
    type: person
    ```
    """
    yield Finding(
        f"`image.file`: {quoted(fault.file)} {fault.reason}",
        "put the picture beside the record, as PNG, JPEG, WebP, GIF or AVIF of at most 5 MiB",
    )
