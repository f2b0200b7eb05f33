"""The SQLite store: documents, paragraphs, footnotes, clauses, references. The only truth; all else is derived."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from documents import Clause, Document, Footnote, Masthead, Paragraph, Reference
from documents.errors import BadIndex, UnknownDocument

FILE = "operative.sqlite3"
APPLICATION_ID = 0x4F504552
"""Written into the file header ("OPER"), so that a database of another program is never touched."""

SCHEMA_VERSION = 1
WAIT_SECONDS = 60.0

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, symbol TEXT NOT NULL, language TEXT NOT NULL, masthead TEXT NOT NULL,
    warnings TEXT NOT NULL, source TEXT NOT NULL, original TEXT NOT NULL, UNIQUE (symbol, language));
CREATE TABLE units (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, paragraph TEXT NOT NULL,
    kind TEXT NOT NULL, number INTEGER, text TEXT NOT NULL, resolved TEXT, footnotes TEXT NOT NULL,
    UNIQUE (document, paragraph));
CREATE TABLE clauses (
    unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE, position INTEGER NOT NULL, verb TEXT NOT NULL,
    family TEXT NOT NULL, addressees TEXT NOT NULL, action TEXT NOT NULL, deadline TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (unit, position));
CREATE TABLE "references" (
    unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE, target TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX references_target ON "references" (target);
CREATE TABLE embeddings (text_hash TEXT PRIMARY KEY, vector BLOB NOT NULL);
"""


class Store:
    """One open database. Changes happen inside :meth:`writing`, all of them or none."""

    def __init__(self, path: Path) -> None:
        """Open or create the database at ``path``. Raises :class:`BadIndex` when it is not ours or damaged."""
        self.path = path
        try:
            self._db = self._connect()
            self._check_owner()
        except sqlite3.DatabaseError as error:
            raise _bad_index(path, error) from error

    def _connect(self) -> sqlite3.Connection:
        """Read and write where that is allowed, else read only; transactions are begun by hand."""
        try:
            db = sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA application_id").fetchone()
        except sqlite3.OperationalError:
            address = f"{self.path.absolute().as_uri()}?mode=ro"
            db = sqlite3.connect(address, timeout=WAIT_SECONDS, uri=True, isolation_level=None, check_same_thread=False)
        return db

    def _check_owner(self) -> None:
        owner = self._db.execute("PRAGMA application_id").fetchone()[0]
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if owner == APPLICATION_ID:
            self._db.execute("SELECT count(*) FROM documents").fetchone()
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version != SCHEMA_VERSION:
                raise BadIndex(
                    f"{self.path}: made by another version of Operative (schema {version}, this one reads "
                    f"{SCHEMA_VERSION}); delete the folder and add the documents again."
                )
        elif owner or tables:
            raise BadIndex(f"{self.path}: a database of another program; give another folder to --index.")

    @property
    def is_new(self) -> bool:
        """Whether nothing has ever been written: the file was just made, or its first writing was stopped."""
        return bool(self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: committed at the end, rolled back when anything fails or the process dies."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            if self.is_new:
                for statement in _SCHEMA.strip().split(";\n"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        except sqlite3.DatabaseError as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise _bad_index(self.path, error) from error
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the database; the store cannot be used any more."""
        self._db.close()

    # -- meta ---------------------------------------------------------------------------------------------------

    def meta(self) -> dict[str, str]:
        """What made the derived files: embedder, analyser, parser, and the folder they stand in."""
        return {} if self.is_new else dict(self._db.execute("SELECT key, value FROM meta"))

    def set_meta(self, values: dict[str, str]) -> None:
        """Write ``values`` over those of the same keys."""
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    # -- documents ----------------------------------------------------------------------------------------------

    def put(self, document: Document, original: str) -> None:
        """Add ``document`` with the ``original`` text it was read from; replaces the same symbol and language."""
        self.remove(document.symbol, document.language)
        facts = {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(document.masthead).items()}
        key = self._db.execute(
            "INSERT INTO documents (symbol, language, masthead, warnings, source, original) VALUES (?, ?, ?, ?, ?, ?)",
            (
                document.symbol, document.language, json.dumps(facts, ensure_ascii=False),
                json.dumps(document.warnings, ensure_ascii=False), document.source, original,
            ),
        ).lastrowid  # fmt: skip
        for unit in document.units():
            self._put_unit(int(key or 0), unit)

    def _put_unit(self, document: int, unit: Paragraph | Footnote) -> None:
        row: tuple[object, ...]
        if isinstance(unit, Footnote):
            row = (document, unit.id, "footnote", None, unit.text, unit.resolved, json.dumps([unit.mark]))
        else:
            row = (document, unit.id, unit.kind, unit.number, unit.text, None, json.dumps(unit.footnotes))
        key = self._db.execute(
            "INSERT INTO units (document, paragraph, kind, number, text, resolved, footnotes)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        targets = [(key, r.target, r.text) for r in unit.references]
        self._db.executemany('INSERT INTO "references" VALUES (?, ?, ?)', targets)
        if isinstance(unit, Paragraph):
            clauses = [
                (key, at, c.verb, c.family, json.dumps(c.addressees), c.action, c.deadline, c.start, c.end)
                for at, c in enumerate(unit.clauses)
            ]
            self._db.executemany("INSERT INTO clauses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", clauses)

    def remove(self, symbol: str, language: str | None = None) -> int:
        """Remove the versions of ``symbol`` (one language or all); how many there were."""
        where, values = ("", (symbol,)) if language is None else (" AND language = ?", (symbol, language))
        return self._db.execute(f"DELETE FROM documents WHERE symbol = ?{where}", values).rowcount

    def originals(self) -> list[tuple[str, str]]:
        """(name of the source, original text) of every document, to be read again by a new parser."""
        return list(self._db.execute("SELECT source, original FROM documents ORDER BY id"))

    def documents(self) -> list[Document]:
        """Every document, in the order of adding, exactly as it was put."""
        if self.is_new:
            return []
        try:
            return list(self._read_documents())
        except sqlite3.DatabaseError as error:
            raise _bad_index(self.path, error) from error

    def _read_documents(self) -> Iterator[Document]:
        clauses: dict[int, list[Clause]] = {}
        for unit, verb, family, named, action, deadline, start, end in self._db.execute(
            'SELECT unit, verb, family, addressees, action, deadline, start, "end" FROM clauses ORDER BY unit, position'
        ):
            clause = Clause(verb, family, tuple(json.loads(named)), action, deadline, start, end)
            clauses.setdefault(unit, []).append(clause)
        references: dict[int, list[Reference]] = {}
        for unit, target, text in self._db.execute('SELECT unit, target, text FROM "references" ORDER BY rowid'):
            references.setdefault(unit, []).append(Reference(target, text))
        units: dict[int, list[tuple[Any, ...]]] = {}
        for row in self._db.execute(
            "SELECT document, id, paragraph, kind, number, text, resolved, footnotes FROM units ORDER BY id"
        ):
            units.setdefault(row[0], []).append(row[1:])
        for key, language, masthead, warnings, source in self._db.execute(
            "SELECT id, language, masthead, warnings, source FROM documents ORDER BY id"
        ):
            rows = units.get(key, [])
            paragraphs = tuple(_paragraph(r, clauses, references) for r in rows if r[2] != "footnote")
            footnotes = tuple(_footnote(r, references) for r in rows if r[2] == "footnote")
            facts = _masthead(json.loads(masthead))
            yield Document(facts, language, paragraphs, footnotes, tuple(json.loads(warnings)), source)

    # -- vectors already computed -------------------------------------------------------------------------------

    def embeddings(self) -> dict[str, NDArray[np.float32]]:
        """Vectors of texts by the hash of the text, all by the embedder that ``meta`` names."""
        rows = self._db.execute("SELECT text_hash, vector FROM embeddings")
        return {key: np.frombuffer(blob, dtype=np.float32) for key, blob in rows}

    def keep_embeddings(self, vectors: Iterable[tuple[str, NDArray[np.float32]]], replace_all: bool) -> None:
        """Remember ``vectors`` by text hash; with ``replace_all`` those of another embedder go first."""
        if replace_all:
            self._db.execute("DELETE FROM embeddings")
        rows = ((key, np.asarray(vector, dtype=np.float32).tobytes()) for key, vector in vectors)
        self._db.executemany("INSERT OR REPLACE INTO embeddings VALUES (?, ?)", rows)


def _paragraph(
    row: tuple[Any, ...], clauses: dict[int, list[Clause]], references: dict[int, list[Reference]]
) -> Paragraph:
    key, paragraph, kind, number, text, _, marks = row
    return Paragraph(
        paragraph,
        kind,
        number,
        text,
        tuple(json.loads(marks)),
        tuple(clauses.get(key, ())),
        tuple(references.get(key, ())),
    )


def _footnote(row: tuple[Any, ...], references: dict[int, list[Reference]]) -> Footnote:
    key, paragraph, _, _, text, resolved, marks = row
    return Footnote(paragraph, json.loads(marks)[0], text, resolved, tuple(references.get(key, ())))


def _masthead(facts: dict[str, Any]) -> Masthead:
    for name in ("date_adopted", "date_published"):
        if facts[name]:
            facts[name] = date.fromisoformat(facts[name])
    return Masthead(**{**facts, "lines": tuple(facts["lines"])})


def _bad_index(path: Path, error: sqlite3.DatabaseError) -> BadIndex:
    if isinstance(error, sqlite3.OperationalError):
        return BadIndex(
            f"{path.parent}: the index cannot be opened or written ({error}); check its rights and the disk."
        )
    return BadIndex(
        f"{path.parent}: the index is damaged ({error}); move the folder away, and the shipped texts are indexed anew."
    )


def unknown(symbol: str, held: Iterable[str]) -> UnknownDocument:
    """The error for a symbol that the index does not hold, with what it holds."""
    some = sorted(set(held))
    shown = ", ".join(some[:5]) + (f" and {len(some) - 5} more" if len(some) > 5 else "")
    return UnknownDocument(f"{symbol}: no such document in this index; it holds {shown or 'nothing yet'}.")
