"""``factsheet source``: archive the texts of sources, and prove what is quoted from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.archives.adding import add_source
from generator.archives.article import open_article
from generator.archives.sealing import seal_sources, verify_source
from generator.corpus import Passage
from generator.project import open_project
from generator.terminal import FAULTS, number_of, say

SHOWN_DIFFERENCES = 20


@click.group("source")
def source_group() -> None:
    """Archive the texts of sources, and prove what is quoted from them."""


@source_group.command("add")
@click.argument(
    "file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--id", "record_id", metavar="ID", help="Its id; made of the title if not given.")
@click.option("--title", help="The title under which it was published.")
@click.option(
    "--type", "sort", help="What it is: article, transcript, speech, post, document or broadcast."
)
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Where it was published.")
@click.option("--published", metavar="DATE", help="When: 2024-03-04, 2024-03, 2024~ …")
@click.option("--lang", help="Its language, as a BCP 47 tag.")
@click.option("--licence", help="The licence of its text.")
@click.option("--keep-text", is_flag=True, help="Publish the text, where its licence allows.")
@click.option("--replace", is_flag=True, help="Take it in place of another text of this source.")
def add_command(
    file: Path,
    record_id: str | None,
    sort: str | None,
    *,
    keep_text: bool,
    replace: bool,
    **fields: str | None,
) -> int:
    """Archive the article in FILE (plain text, Markdown or HTML): its record and its archive.

    What the file does not say of itself is left out of the record, unless an option says it.
    """
    stated = {name: value for name, value in {"type": sort, **fields}.items() if value}
    project = open_project(Path.cwd())
    added = add_source(
        project, file, stated, record_id=record_id, keep_text=keep_text, replacing=replace
    )
    if added.record:
        say(f"{added.record} was written.")
    for field in added.left:
        say(f"sources/{added.source} keeps its {field}: change it in its record.")
    if added.other_text:
        done = "it is replaced" if added.written else "nothing was written"
        say(f"sources/{added.source} archives another text; {done}.")
        _say_differences(added.differences)
    if not added.written:
        say("    --replace takes this text in its place.")
    else:
        say(f"{added.archive} holds its archive.")
        for earlier in added.earlier:
            say(f"    The text that it replaces is kept at {earlier}.")
        if added.proven:
            say(f"    {number_of(added.proven, 'quotation')} proven.")
        elif added.archive.endswith(".proofs") and not added.missing:
            say("    Once something is quoted from it: factsheet source seal")
    _say_missing(added.missing)
    return FAULTS if added.missing or not added.written else 0


def _say_differences(differences: Sequence[str] | None) -> None:
    if differences is None:
        say("    That text is not at hand, so that what differs cannot be shown.")
    elif not differences:
        say("    Its words are the same but for hyphens at line ends.")
    else:
        for difference in differences[:SHOWN_DIFFERENCES]:
            say(f"    {difference}")
        if more := differences[SHOWN_DIFFERENCES:]:
            say(f"    … and {number_of(len(more), 'more difference')}.")


@source_group.command("seal")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--texts",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the texts lie, as DIR/<id>.txt.  [default: .factsheet/texts]",
)
def seal_command(ids: Sequence[str], texts: Path | None) -> int:
    """Make or renew ID.proofs for all that is quoted from a source now.

    The text is taken from beside the record, whence it moves to .factsheet/texts, or from DIR.
    Without ID, texts that stand in content/ under a licence stay there.
    """
    project = open_project(Path.cwd())
    done, lacking = seal_sources(project, ids, texts and texts.absolute())
    for sealed in done:
        say(f"{sealed.file}: {number_of(sealed.passages, 'quotation')} proven.")
        if sealed.other_text:
            say("    It was of another text before: compare the two before you publish.")
        if sealed.kept:
            say(f"    The text is kept at {sealed.kept}, which git ignores.")
        _say_missing(sealed.missing)
    for source in lacking:
        say(f"sources/{source}: not sealed, since its text is not at hand.")
    return FAULTS if any(sealed.missing for sealed in done) else 0


@source_group.command("verify")
@click.argument("source_id", metavar="ID")
@click.argument(
    "file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def verify_command(source_id: str, file: Path) -> int:
    """Tell whether FILE is the archived text of source ID, and holds all that is quoted."""
    found = verify_source(open_project(Path.cwd()), source_id, open_article(file).text)
    if found.belongs:
        say(f"{file} is the archived text of sources/{source_id}.")
    else:
        say(f"{file} is not the archived text of sources/{source_id}.")
    if found.passages:
        proven = found.passages - len(found.missing)
        say(f"{proven} of {number_of(found.passages, 'quotation')} stand in it word for word.")
    else:
        say("Nothing is quoted from it yet.")
    _say_missing(found.missing)
    return 0 if found.belongs and not found.missing else FAULTS


def _say_missing(passages: Sequence[Passage]) -> None:
    for passage in passages:
        words = " […] ".join(part.exact for part in passage.parts)
        path = ".".join(map(str, passage.path))
        say(f"    Not in the text: {passage.record.file}, {path}: “{words}”")
