"""The index: a corpus made searchable, in one folder.

The folder holds the store (SQLite, the only truth) and one folder of derived files, named in the store. Derived
files are written first and named last, in the transaction that writes the documents: killed at any moment, the old
state or the new one is there. Missing, damaged or outdated derived files are made again from the store.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from documents import PARSER, Document, Reading, document_of, parser_mark, read_file, shipped_texts
from documents.errors import BadIndex, OperativeError
from index.adding import Adding, adding_lock
from index.analysis import ANALYSER
from index.columns import Columns
from index.embedding import Embedder, embedder_of_index
from index.folder import sha256, usable
from index.folder import to_disk as _to_disk
from index.lexical import LexicalBuilder, LexicalIndex
from index.lexical import build as build_lexical
from index.mandates import Mandate, MandateFilter, Scope
from index.store import FILE, Entry, Store, unknown
from index.terms import version as terms_version
from index.units import Unit, key_of, tokens_of, units_of
from index.vectors import VectorIndex

LAYOUT = "5"
"""Version of what is derived from the store."""

_DERIVED = "derived-"
_VECTORS, _LEXICAL, _UNITS, _SUMS = "vectors.faiss", "lexical.npz", "units.bin", "checksums.json"
_SUMMED = (_VECTORS, _LEXICAL, _UNITS)
_KEY = 16
"""Bytes of a unit's key in the file of units, which are in the order of the rows."""

_AT_A_TIME = 2_000
"""Units that are embedded and cut into tokens together."""

_log = logging.getLogger("operative")


@dataclass(frozen=True, slots=True)
class _Contents:
    """What an index holds at one moment, read together."""

    documents: list[Document]
    units: list[Unit]
    columns: Columns
    lexical: LexicalIndex
    vectors: VectorIndex | None


class Index:
    """An open index. Read it from as many threads as you like; one thread writes."""

    def __init__(self, folder: Path, embedder: Embedder | None = None) -> None:
        """Open the index in ``folder``, which is made when missing and stays empty.

        One that another ``embedder`` made is made again with this one; without any, an index goes on with the model
        that was chosen for it. Raises :class:`BadIndex`, and :class:`BadModel` when that model cannot be had.
        """
        self._reading = RLock()
        self._read: _Contents | None = None
        self.folder = usable(folder)
        self._store = Store(self.folder / FILE)
        self.embedder = embedder or embedder_of_index(self._store.meta().get("embedder"))
        self._take_in_of_stopped_run()
        self._load()

    # -- reading ------------------------------------------------------------------------------------------------

    @property
    def documents(self) -> Sequence[Document]:
        """The documents, in the order of adding."""
        return self._contents.documents

    @property
    def units(self) -> Sequence[Unit]:
        """All paragraphs and footnotes, in the order of the rows of vectors and postings."""
        return self._contents.units

    @property
    def columns(self) -> Columns:
        """What is known of every unit, as arrays."""
        return self._contents.columns

    @property
    def lexical(self) -> LexicalIndex:
        """The postings of words and ideas."""
        return self._contents.lexical

    @property
    def _contents(self) -> _Contents:
        """All that is searched, read together when it is first asked for: who only adds never needs it."""
        with self._reading:
            if self._read is None:
                self._read = self._read_contents()
            return self._read

    def _read_contents(self) -> _Contents:
        if self._store.meta() and not _are_whole(self._derived_folder(), _SUMMED):
            self._make_again("its derived files are missing or damaged")
        documents = self._store.documents()
        units = [unit for document in documents for unit in units_of(document)]
        if not documents:
            return _Contents([], [], Columns.of([]), build_lexical([]), None)
        derived = self._derived_folder()
        return _Contents(
            documents, units, Columns.of(units), LexicalIndex.load(derived / _LEXICAL),
            VectorIndex.load(derived / _VECTORS),
        )  # fmt: skip

    @property
    def state(self) -> str:
        """A name for what the index holds now; it changes with every change."""
        return self._store.meta().get("derived", "")

    @property
    def is_new(self) -> bool:
        """Whether the folder has never held anything; an index that was emptied is not new."""
        return self._store.is_new

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever added."""
        return not self.documents

    @property
    def vectors(self) -> NDArray[np.float32]:
        """The vector of every unit, shape (units, dimensions)."""
        vectors = self._contents.vectors
        return vectors.matrix if vectors else np.zeros((0, 0), dtype=np.float32)

    def cosines(self, text: str) -> NDArray[np.float32]:
        """The likeness of every unit to ``text``, shape (units,), from the embedder's vectors."""
        vectors = self._contents.vectors
        if vectors is None:
            return np.zeros(0, dtype=np.float32)
        return vectors.scores(self.embedder.encode([text])[0])

    def document(self, symbol: str, language: str | None = None) -> Document:
        """One document, in ``language`` where there is a choice. Raises :class:`UnknownDocument`."""
        versions = [d for d in self.documents if d.symbol.casefold() == symbol.casefold()]
        if not versions:
            raise unknown(symbol, (d.symbol for d in self.documents))
        return next((d for d in versions if d.language == language), versions[0])

    def version(self, symbol: str, language: str) -> Document | None:
        """One document in one language, or None; the rest of the index is not read for it."""
        return None if self.is_new else self._store.document(symbol, language)

    def mandates(self, wanted: MandateFilter) -> list[Mandate]:
        """What is asked, by one look-up in the store: the rest of the index is not read for it."""
        return self._store.mandates(wanted)

    def scope(self, wanted: MandateFilter) -> Scope:
        """How many documents :meth:`mandates` looks at."""
        return self._store.scope(wanted)

    def addressed(self) -> frozenset[str]:
        """Everybody of whom the documents ask something; a look-up too."""
        return self._store.addressed()

    def check_holds(self, symbol: str) -> None:
        """Raise :class:`UnknownDocument` when nothing is held under ``symbol``; the rest of the index is not read."""
        held = self._store.symbols()
        if symbol.casefold() not in map(str.casefold, held):
            raise unknown(symbol, held)

    # -- writing ------------------------------------------------------------------------------------------------

    def add(self, documents: Iterable[tuple[Document, Reading]]) -> None:
        """Add documents with the readings they were made from; the same symbol and language is replaced.

        All of them or none: when anything fails, the index is as it was.
        """
        new = [(d, reading) for d, reading in documents if self.version(d.symbol, d.language) != d]
        if not new:
            return
        with self._store.writing():
            for document, reading in new:
                self._store.put(Entry(document, reading))
            self._derive()
        self._load()

    def remove(self, symbol: str) -> int:
        """Remove every language version of ``symbol``; how many there were. Raises :class:`UnknownDocument`."""
        self.document(symbol)
        with self._store.writing():
            count = self._store.remove(self.document(symbol).symbol)
            self._derive()
        self._load()
        return count

    def add_shipped(self) -> None:
        """Add the texts that ship with the product."""
        self.add(read_file(path) for path in shipped_texts())

    @contextmanager
    def adding(self) -> Iterator[Adding]:
        """Adding many documents in batches: each batch is safe once it is committed, all are searchable at the end.

        Until then whoever opens the index sees its former state. What a run that was stopped has committed, the next
        opening takes in. Raises :class:`BadIndex` when another run is adding to this index.
        """
        with adding_lock(self.folder) as is_mine:
            if not is_mine:
                raise BadIndex(f"{self.folder}: another run is adding to this index; wait until it is done.")
            yield Adding(self._store)
            if self._store.count_staged():
                self._take_in()
                self._load()

    def close(self) -> None:
        """Close the store; the index cannot be used any more."""
        self._store.close()

    # -- derived files ------------------------------------------------------------------------------------------

    def _makers(self) -> dict[str, str]:
        """What makes the derived files today. An embedder has its name before its model is ever loaded."""
        return {
            "embedder": self.embedder.name, "analyser": ANALYSER, "terms": terms_version(),
            "parser": parser_mark(PARSER), "layout": LAYOUT,
        }  # fmt: skip

    def _take_in(self) -> None:
        with self._store.writing():
            self._store.promote()
            if self._store.meta():
                self._read_again_where_outdated()  # also what was staged: a stopped run of an older version
            self._derive()

    def _take_in_of_stopped_run(self) -> None:
        """Take in what a run that was stopped has added; nothing while that run is still at work."""
        count = self._store.count_staged()
        if not count:
            return
        with suppress(BadIndex), adding_lock(self.folder) as is_mine:
            if is_mine:
                _log.warning("%s: %d documents that a stopped run has added are taken in.", self.folder, count)
                self._take_in()

    def _load(self) -> None:
        reason = self._outdated()
        if reason:
            self._make_again(reason)
        self._read = None  # read anew when it is next asked for

    def _outdated(self) -> str | None:
        """Why what others made of the documents cannot be used, or None; whether files are whole shows when read."""
        meta = self._store.meta()
        if not meta:
            return None
        for key, made_by in self._makers().items():
            if key not in meta:
                return "an earlier version made it"
            if meta[key] != made_by:
                return f"its {key} was {meta[key]}, now it is {made_by}"
        return None

    def _derived_folder(self) -> Path:
        return self.folder / f"{_DERIVED}{self._store.meta()['derived']}"

    def _make_again(self, reason: str) -> None:
        """Derive anew; documents made by another parser are made again from their readings."""
        _log.warning("%s: the index is made again: %s.", self.folder, reason)
        with self._store.writing():
            self._read_again_where_outdated()
            self._derive()

    def _read_again_where_outdated(self) -> None:
        if self._store.meta().get("parser") != parser_mark(PARSER):
            self._read_again()

    def _read_again(self) -> None:
        for source, (before, reading, digest, kind) in self._store.entries():
            try:
                document = document_of(reading, source)
            except OperativeError as error:
                _log.warning("%s: stays as it was read before: %s", before.symbol, error)
                document = before
            if (document.symbol, document.language) != (before.symbol, before.language):
                self._store.drop(before)
            self._store.put(Entry(document, reading, digest, kind))

    def _derive(self) -> None:
        """Write the derived files of what the store holds now and name them in it; inside a transaction."""
        name = uuid.uuid4().hex
        folder = self.folder / f"{_DERIVED}{name}"
        old = self._store.meta()
        if old.get("embedder") != self.embedder.name:
            self._store.keep_embeddings([], replace_all=True)  # also where no unit is left: models never mix
        try:
            folder.mkdir()
            self._write_derived(folder)
            sums = {file: sha256(folder / file) for file in _SUMMED}
            (folder / _SUMS).write_text(json.dumps(sums), encoding="utf-8")
            _to_disk(folder)
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise BadIndex(
                    f"{self.folder}: cannot be written ({error.strerror}); check its rights and the disk."
                ) from error
            raise
        self._store.set_meta({**self._makers(), "derived": name})
        self._remove_derived(keep={name, old.get("derived", "")})

    def _write_derived(self, folder: Path) -> None:
        """Vectors and postings of all units, some at a time: a million paragraphs take no more than thousands.

        Units that were there before are not cut into tokens again.
        """
        vectors: VectorIndex | None = None
        before, rows = self._derived_before()
        lexical = LexicalBuilder(before)
        units = (unit for document in self._store.stream() for unit in units_of(document))
        with (folder / _UNITS).open("wb") as keys:
            for some in _batches(units):
                for unit in some:
                    key = key_of(unit)
                    keys.write(key)
                    if key in rows:
                        lexical.again(rows[key])
                    else:
                        lexical.add(tokens_of(unit.searched, unit.language))
                made = self._vectors_of(some)
                if vectors is None:
                    vectors = VectorIndex.build(made)
                else:
                    vectors.extend(made)
        if vectors is None:
            (folder / _VECTORS).touch()
        else:
            vectors.save(folder / _VECTORS)
        lexical.build().save(folder / _LEXICAL)

    def _derived_before(self) -> tuple[LexicalIndex | None, dict[bytes, int]]:
        """The postings of the former state with the row of each unit's key, where the same tables made them."""
        meta = self._store.meta()
        same = all(meta.get(key) == self._makers()[key] for key in ("analyser", "terms", "layout"))
        if not same or "derived" not in meta:
            return None, {}
        folder = self._derived_folder()
        if not _are_whole(folder, (_LEXICAL, _UNITS)):
            return None, {}
        keys = (folder / _UNITS).read_bytes()
        lexical = LexicalIndex.load(folder / _LEXICAL)
        rows = {keys[at : at + _KEY]: at // _KEY for at in range(0, len(keys), _KEY)}
        return lexical, rows

    def _vectors_of(self, units: Sequence[Unit]) -> NDArray[np.float32]:
        """The vectors of ``units``; texts that this embedder has seen are not embedded again."""
        texts = [unit.searched for unit in units]
        hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        known = self._store.embeddings(hashes)
        new = {key: text for key, text in zip(hashes, texts, strict=True) if key not in known}
        if new:
            made = dict(zip(new, self.embedder.encode(list(new.values())), strict=True))
            self._store.keep_embeddings(made.items(), replace_all=False)
            known.update(made)
        return np.stack([known[key] for key in hashes])

    def _remove_derived(self, keep: set[str]) -> None:
        """Remove derived folders that no transaction names any more (also those of a process that was killed)."""
        for folder in self.folder.glob(f"{_DERIVED}*"):
            if folder.name.removeprefix(_DERIVED) not in keep:
                shutil.rmtree(folder, ignore_errors=True)


def _are_whole(folder: Path, names: Sequence[str]) -> bool:
    """Whether the files ``names`` of a derived folder are there as they were written."""
    try:
        sums = json.loads((folder / _SUMS).read_text(encoding="utf-8"))
        return all(sha256(folder / name) == sums[name] for name in names)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _batches(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """``units``, some at a time."""
    rest = iter(units)
    while some := list(islice(rest, _AT_A_TIME)):
        yield some
