"""One state of a project: what stands in it, and where on the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from generator.corpus import Corpus
from generator.files import Limits
from generator.load import Loaded, load
from generator.memory import FORGETFUL, Memory
from generator.pages.site_pages import PLAIN_PAGES
from generator.proving import Proofs, prove
from generator.records import Record, Sheet, Timeline
from generator.site.docs_tree import hand_written_at
from generator.snapshot import Learned, take


@dataclass(frozen=True, slots=True)
class State:
    """The records of a project at some time, compared with their sources."""

    root: FilePath
    loaded: Loaded
    corpus: Corpus
    proofs: Proofs

    @property
    def unread(self) -> tuple[str, ...]:
        """The files with faults, of which nothing can be said."""
        faults = (*self.loaded.faults, *self.proofs.faults)
        return tuple(sorted({fault.file for fault in faults}))

    def pages(self) -> Iterator[str]:
        """The addresses of pages written by hand, but those that the site has anyhow."""
        for address in hand_written_at(self.root):
            if address and address.rstrip("/") not in PLAIN_PAGES:
                yield address


def state_of(root: FilePath, limits: Limits, memory: Memory = FORGETFUL) -> State:
    """Read the records of a project, and prove their quotations.

    Args:
        root: the project's folder.
        limits: what a file may cost.
        memory: what is known already. Of two states that share it, a file that is in both is read
            once, and its record is the very same.
    """
    learned = Learned(memory, take(root, memory))
    loaded = load(root, limits, learned)
    corpora = memory.values("corpus")
    corpus = corpora["last"] = Corpus(loaded, corpora.get("last"))
    return State(root, loaded, corpus, prove(root, corpus, loaded.archives, learned))


def anchors(record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The id and the former ids of each event or question, which bear addresses on a page."""
    match record:
        case Timeline():
            yield from ((event.id, event.aliases) for event in record.events)
        case Sheet():
            yield from ((question.id, question.aliases) for question in record.questions)
