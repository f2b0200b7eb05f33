"""Adding to an index in batches, by one run at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from documents.errors import BadIndex
from index.store import Entry, FileRecord, Held, Store

_LOCK = "adding.sqlite3"


class Adding:
    """What a run that adds many documents sees of the index; see :meth:`index.corpus.Index.adding`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held = store.held()
        self._files = store.files()

    def held(self, symbol: str, language: str) -> Held | None:
        """What is held under ``symbol`` in ``language``, batches of this run included."""
        return self._held.get((symbol, language))

    def file(self, digest: str) -> FileRecord | None:
        """The file of ``digest``, when it was read and what is held for it has not changed since."""
        file = self._files.get(digest)
        if file is None:
            return None
        now = ((s, c, self._held.get((s, c))) for s, c, _ in file.documents)
        is_same = all(held and held.digest == then[2] for then, (_, _, held) in zip(file.documents, now, strict=True))
        return file if is_same else None

    def commit(self, entries: Iterable[Entry], files: Iterable[FileRecord]) -> None:
        """Keep a batch: documents, and the files that were read to the end. Whatever happens next, it is in."""
        batch, read = list(entries), list(files)
        with self._store.writing():
            for entry in batch:
                self._store.put(entry, staged=True)
            for file in read:
                self._store.note_file(file)
        for document, _, digest, kind in batch:
            facts = document.masthead
            self._held[document.symbol, document.language] = Held(
                digest, kind, document.source, facts.date_published, facts.job_number
            )
        self._files.update((file.digest, file) for file in read)


@contextmanager
def adding_lock(folder: Path) -> Iterator[bool]:
    """Whether this run alone may add to the index in ``folder`` while the context lasts.

    Raises :class:`BadIndex` where nobody may write. The lock is that of an SQLite file of its own: it works on every
    system, and goes with the process that holds it.
    """
    with closing(_locked(folder)) as lock:
        yield lock.in_transaction


def _locked(folder: Path) -> sqlite3.Connection:
    """The lock file, in a transaction when no other process is in one."""
    try:
        lock = sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None, check_same_thread=False)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise BadIndex(
                f"{folder}: the index cannot be written ({error}); check its rights and the disk."
            ) from error
    return lock
