"""Records of plainly sound files, taken from what is remembered or read quickly.

Whatever there may be anything to say of is left to ``load``, which reads it with its places.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from generator.files import Limits, read_plain
from generator.memory import Memo
from generator.records import KINDS, Record
from generator.records.forms import ID_MAX_LENGTH, ID_PATTERN
from generator.records.validate import quick as quick_record
from generator.snapshot import Learned
from generator.spreading import spread
from generator.yaml_source import quick

_SHARE = 500
"""Files that are read in one go: fewer are not worth another process."""


class QuickReader:
    """Gives the records of those files that are plainly sound: remembered ones, or read quickly."""

    def __init__(self, root: Path, limits: Limits, learned: Learned) -> None:
        self._root = root
        self._limits = limits
        self._snapshot = learned.snapshot
        self._memo: Memo[Record] = Memo(learned.memory, "records")

    def read(self, found: Sequence[tuple[str, str]]) -> dict[str, Record]:
        """The sound records among files, each given with its kind, by path in the project."""
        files = [
            (kind, file) for kind, file in found if file.endswith(".yml") and is_id(_stem(file))
        ]
        digests = self._snapshot.digests
        records = {
            file: record
            for kind, file in files
            if file in digests and (record := self._remembered(kind, file, digests[file]))
        }
        unread = [(kind, file) for kind, file in files if file not in records]
        shares = [unread[at : at + _SHARE] for at in range(0, len(unread), _SHARE)]
        for share in spread([partial(self._read_share, share) for share in shares]):
            for record, form, digest in share:
                records[record.file] = record
                self.remember(record, form, digest)
        return records

    def remember(self, record: Record, form: str, digest: bytes) -> None:
        """Remember a record that was read.

        Args:
            record: a sound one, in its place.
            form: the data that it was made of, as JSON.
            digest: that of its file, as it was read.
        """
        # What was read is not what the snapshot saw where somebody wrote in between. Whether a
        # picture is there hangs on another file.
        if self._snapshot.digests.get(record.file) == digest and not getattr(record, "image", None):
            self._memo.put(self._key(record.file, digest), record, form)

    def keep(self) -> None:
        """Write down what was remembered."""
        self._memo.keep()

    def _remembered(self, kind: str, file: str, digest: bytes) -> Record | None:
        def made_of(form: str) -> Record | None:
            return _record(json.loads(form), kind, file)

        return self._memo.get(self._key(file, digest), made_of)

    def _key(self, file: str, digest: bytes) -> str:
        return f"{digest.hex()} {self._limits.of_records} {file}"

    def _read_share(self, share: Sequence[tuple[str, str]]) -> list[tuple[Record, str, bytes]]:
        return [read for kind, file in share if (read := self._read(kind, file))]

    def _read(self, kind: str, file: str) -> tuple[Record, str, bytes] | None:
        """The record of a file, the data that it is made of, and the file's digest."""
        raw = read_plain(f"{self._root}/{file}", self._limits.file_size)
        data = None if raw is None else quick(raw, max_depth=self._limits.depth)
        if raw is None or data is None or "image" in data or len(raw) > self._limits.quick:
            return None
        record = _record(data, kind, file)
        if record is None:
            return None
        return record, json.dumps(data, ensure_ascii=False), hashlib.sha256(raw).digest()


def _record(data: dict[str, Any], kind: str, file: str) -> Record | None:
    """The record that sound data make, in its place."""
    record = quick_record(data, KINDS[kind])
    if record is not None:
        record.placed(_stem(file), file)
    return record


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yml")


def is_id(name: str) -> bool:
    """Whether a name is of the form of an id."""
    return len(name) <= ID_MAX_LENGTH and ID_PATTERN.fullmatch(name) is not None
