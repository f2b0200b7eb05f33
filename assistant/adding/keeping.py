"""Keeping what was read: the better version of each document, in batches that are safe once committed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from assistant.adding.naming import called, named_otherwise
from assistant.adding.report import Added, Status, failed, row_of
from assistant.adding.versions import Version, verdict
from assistant.settings import BATCH_DOCUMENTS, BATCH_SECONDS
from documents import Document, Reading
from documents.intake import Source
from documents.reading_one import Result
from index import Adding, Entry, FileRecord

Key = tuple[str, str]
"""Symbol and language."""


class Keeper:
    """Takes the results of a run in the order of its files; ``rows`` report on them."""

    def __init__(self, adding: Adding, held: Callable[[str, str], Document | None]) -> None:
        """``held`` looks up what the index held before this run, by symbol and language."""
        self.rows: list[Added] = []
        self.count = 0
        """Documents committed."""
        self._adding = adding
        self._held = held
        self._batch: dict[Key, Entry] = {}
        self._files: dict[str, FileRecord] = {}
        self._of_run: dict[Key, tuple[Version, str, int]] = {}
        self._doubtful: dict[Key, tuple[Source, Entry]] = {}
        self._since = time.monotonic()

    # -- what needs no reading ----------------------------------------------------------------------------------

    def note(self, row: Added) -> None:
        """A row about a file that was not read."""
        self.rows.append(row)

    def known(self, digest: str) -> FileRecord | None:
        """The file of ``digest``, when it was read before and what it gave is held."""
        return self._adding.file(digest)

    def note_known(self, name: str, file: FileRecord) -> None:
        """Rows about a file that was read before."""
        for symbol, language, holder in file.documents:
            document = self._held(symbol, language)
            reason = None if holder == file.digest else "Held from another file."
            if document is None:
                self.rows.append(Added(name, symbol, language, status=Status.UNCHANGED, reason=reason))
            else:
                self.rows.append(replace(row_of(name, document, Status.UNCHANGED, reason), warnings=(), omitted=()))

    # -- what was read ------------------------------------------------------------------------------------------

    def keep(self, source: Source, result: Result, file: FileRecord) -> None:
        """Take what ``source`` gave; it is committed with its batch."""
        self.rows += [failed(source.name, error, result.seconds) for error in result.errors]
        share = result.seconds / max(1, len(result.documents))
        holders = tuple(
            (document.symbol, document.language, self._take(source, document, reading, share))
            for document, reading in result.documents
        )
        if not result.errors:
            self._files[source.digest] = file._replace(documents=holders)
        if len(self._batch) >= BATCH_DOCUMENTS or time.monotonic() - self._since > BATCH_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make safe what was taken since the last batch."""
        if self._batch or self._files:
            self._adding.commit(self._batch.values(), self._files.values())
            self.count += len(self._batch)
        self._batch, self._files = {}, {}
        self._since = time.monotonic()

    def _take(self, source: Source, document: Document, reading: Reading, seconds: float) -> str:
        """Hold ``document`` unless a better version is held; the digest of the file that it is held from."""
        document, reading = self._told_apart(source, document, reading)
        key = document.symbol, document.language
        new = Version.of(document, source.kind)
        before = self._of_run.get(key)
        held = self._adding.held(*key)
        if before is None and held and document == self._held(*key):
            self.rows.append(row_of(source.name, document, Status.UNCHANGED, None, seconds))
            return held.digest
        was = before[0] if before else Version.held(held) if held else None
        status, reason = verdict(new, was)
        self.rows.append(row_of(source.name, document, status, reason, seconds))
        if status == Status.SKIPPED:
            return before[1] if before else held.digest if held else ""
        if before:
            self._superseded(before, key, source)
        self._of_run[key] = new, source.digest, len(self.rows) - 1
        self._batch[key] = Entry(document, reading, source.digest, source.kind)
        return source.digest

    def _told_apart(self, source: Source, document: Document, reading: Reading) -> tuple[Document, Reading]:
        """``document`` under the symbol that it has: where two files print one symbol and the name of one says another,
        that one is what its name says.
        """
        key = document.symbol, document.language
        named = named_otherwise(source.short, document.symbol)
        if named and (key in self._of_run or self._adding.held(*key)):
            return called(document, reading, named)
        if named:
            self._doubtful[key] = source, Entry(document, reading, source.digest, source.kind)
        elif key in self._doubtful:
            other, entry = self._doubtful.pop(key)
            renamed, its_reading = called(
                entry.document, entry.reading, str(named_otherwise(other.short, document.symbol))
            )  # fmt: skip
            self._of_run.pop(key, None)
            self._take(other, renamed, its_reading, 0.0)
        return document, reading

    def _superseded(self, before: tuple[Version, str, int], key: Key, source: Source) -> None:
        """Another file of this run gave a better version: the row of the first one says so, and its file knows."""
        _, digest, row = before
        reason = f"{source.short} has the same document and goes before it."
        self.rows[row] = replace(self.rows[row], status=Status.SKIPPED, reason=reason)
        file = self._files.get(digest) or self._adding.file(digest)
        if file:
            holders = tuple((s, c, source.digest if (s, c) == key else d) for s, c, d in file.documents)
            self._files[digest] = file._replace(documents=holders)
