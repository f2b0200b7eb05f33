"""The SQLite store: documents, paragraphs, footnotes, clauses, references. The only truth; all else is derived."""

from __future__ import annotations

import json
import logging
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from documents import Clause, Document, Footnote, Paragraph, Reading, Reference, read_original
from documents.deadlines import targets
from documents.errors import BadIndex, UnknownDocument, UnreadableFile
from documents.serial import masthead_from_json, masthead_to_json, reading_from_json, reading_to_json
from index.mandates import Mandate, MandateFilter, Scope, find_mandates, scope_of
from index.rows import CLAUSE_COLUMNS, FACT_COLUMNS, UNIT_COLUMNS, clause_of, clause_row, fact_row, unit_row, units_from
from index.schema import APPLICATION_ID, FIRST_SCHEMA, SCHEMA_VERSION, WITHOUT_LOOKUP, add_lookup, create

FILE = "operative.sqlite3"
_log = logging.getLogger("operative")
WAIT_SECONDS = 60.0
_DOCUMENT_COLUMNS = "symbol, language, masthead, warnings, omitted, source, digest, kind, blocks, staged"
_ADDRESSED = """
SELECT actor FROM (SELECT DISTINCT actor FROM addressees) AS everybody WHERE EXISTS (
    SELECT 1 FROM addressees a JOIN clauses c ON c.id = a.clause JOIN units u ON u.id = c.unit
    JOIN documents d ON d.id = u.document WHERE a.actor = everybody.actor AND NOT d.staged)
"""

_MOST_VALUES = 500
"""Values of one statement; SQLite takes 999 and more."""


class Entry(NamedTuple):
    """A document to be kept, with the reading to make it again from; digest and format of the file it came from."""

    document: Document
    reading: Reading
    digest: str = ""
    kind: str = ""


class Held(NamedTuple):
    """A document that the store holds: the file it came from, and what tells an older version from a newer one."""

    digest: str
    kind: str
    source: str
    date_published: date | None
    job_number: str | None


class FileRecord(NamedTuple):
    """A file that was read: how, and for each of its documents the digest of the file that is held for it since.

    ``records`` is the digest of the records that were joined to it, "" where there were none.
    """

    digest: str
    parser: str
    ocr: bool
    records: str
    documents: tuple[tuple[str, str, str], ...]


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
            version = self._version()
            if version in (FIRST_SCHEMA, WITHOUT_LOOKUP):
                self._upgrade()
            elif version != SCHEMA_VERSION:
                raise BadIndex(
                    f"{self.path}: made by another version of Operative (schema {version}, this one reads "
                    f"{SCHEMA_VERSION}); delete the folder and add the documents again."
                )
        elif owner or tables:
            raise BadIndex(f"{self.path}: a database of another program; give another folder to --index.")

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    def _upgrade(self) -> None:
        """Make a store of an earlier schema one of today; all in one transaction.

        What is derived is made again by the index, whose makers are no longer named.
        """
        with self.writing():
            version = self._version()  # another process may have been quicker
            if version == FIRST_SCHEMA:
                self._read_kept_texts()
            elif version == WITHOUT_LOOKUP:
                add_lookup(self._db)

    def _read_kept_texts(self) -> None:
        """Read the documents of a store of version 0.1 again from the texts that it kept."""
        embedder = self._db.execute("SELECT value FROM meta WHERE key = 'embedder'").fetchone()
        texts = self._db.execute("SELECT source, original FROM documents ORDER BY id").fetchall()
        for table in ("clauses", '"references"', "units", "documents", "embeddings", "meta"):
            self._db.execute(f"DROP TABLE {table}")
        create(self._db)
        if embedder:
            self.set_meta({"embedder": embedder[0]})
        for source, original in texts:
            try:
                self.put(Entry(*read_original(original, source)))
            except UnreadableFile as error:
                _log.warning("%s: no longer in the index: %s", source, error)

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
                create(self._db)
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

    def put(self, entry: Entry, *, staged: bool = False) -> None:
        """Add a document; replaces the same symbol and language. A ``staged`` one is out of sight until promoted."""
        document = entry.document
        self._db.execute(
            "DELETE FROM documents WHERE symbol = ? AND language = ? AND staged = ?",
            (document.symbol, document.language, staged),
        )
        blocks = zlib.compress(reading_to_json(entry.reading).encode("utf-8"))
        row = (
            document.symbol, document.language, masthead_to_json(document.masthead), _json(document.warnings),
            _json(document.omitted), document.source, entry.digest, entry.kind, blocks, staged,
            *fact_row(document.masthead),
        )  # fmt: skip
        key = self._insert(f"documents ({_DOCUMENT_COLUMNS}, {FACT_COLUMNS})", row)
        for unit in document.units():
            self._put_unit(key, unit, document.language)

    def _put_unit(self, document: int, unit: Paragraph | Footnote, language: str) -> None:
        key = self._insert(f"units (document, {UNIT_COLUMNS})", (document, *unit_row(unit)))
        mentions = [(key, r.target, r.text) for r in unit.references]
        self._db.executemany('INSERT INTO "references" VALUES (?, ?, ?)', mentions)
        for at, clause in enumerate(unit.clauses if isinstance(unit, Paragraph) else ()):
            self._put_clause((key, at), clause, language)

    def _put_clause(self, place: tuple[int, int], clause: Clause, language: str) -> None:
        """Keep a clause with what it is looked up by: whom it addresses, and the numbers of its deadline."""
        key = self._insert(f"clauses (unit, position, {CLAUSE_COLUMNS})", (*place, *clause_row(clause)))
        addressees = [(name, key) for name in dict.fromkeys(clause.addressees)]
        self._db.executemany("INSERT INTO addressees VALUES (?, ?)", addressees)
        sessions, years = targets(clause.deadline, language)
        numbers = [(number, key) for number in {*sessions, *years}]
        self._db.executemany("INSERT INTO deadlines VALUES (?, ?)", numbers)

    def _insert(self, into: str, row: Sequence[object]) -> int:
        """Insert ``row`` into a table with its columns; its new key."""
        marks = ", ".join("?" * len(row))
        return int(self._db.execute(f"INSERT INTO {into} VALUES ({marks})", row).lastrowid or 0)

    def remove(self, symbol: str) -> int:
        """Remove the versions of ``symbol`` in all languages; how many there were."""
        return self._db.execute("DELETE FROM documents WHERE symbol = ? AND NOT staged", (symbol,)).rowcount

    def drop(self, document: Document) -> None:
        """Remove one version: ``document`` in its language."""
        key = (document.symbol, document.language)
        self._db.execute("DELETE FROM documents WHERE symbol = ? AND language = ? AND NOT staged", key)

    def count_staged(self) -> int:
        """How many documents wait for :meth:`promote`."""
        if self.is_new:
            return 0
        return int(self._db.execute("SELECT count(*) FROM documents WHERE staged").fetchone()[0])

    def promote(self) -> None:
        """Let the staged documents take the place of those of the same symbol and language."""
        self._db.execute(
            "DELETE FROM documents WHERE NOT staged AND (symbol, language) IN"
            " (SELECT symbol, language FROM documents WHERE staged)"
        )
        self._db.execute("UPDATE documents SET staged = 0 WHERE staged")

    def held(self) -> dict[tuple[str, str], Held]:
        """What is held under each symbol and language; what is staged counts as held already."""
        if self.is_new:
            return {}
        rows = self._db.execute(
            "SELECT symbol, language, digest, kind, source, masthead FROM documents ORDER BY staged"
        )
        found = {}
        for symbol, language, digest, kind, source, masthead in rows:
            facts = masthead_from_json(masthead)
            found[symbol, language] = Held(digest, kind, source, facts.date_published, facts.job_number)
        return found

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """(name of the source, entry) of every document, one after the other: to be made again by a new parser."""
        for (key,) in self._db.execute("SELECT id FROM documents WHERE NOT staged ORDER BY id").fetchall():
            (document,) = self._read_documents("id = ?", (key,))
            row = self._db.execute("SELECT blocks, digest, kind FROM documents WHERE id = ?", (key,)).fetchone()
            blocks, digest, kind = row
            reading = reading_from_json(zlib.decompress(blocks).decode("utf-8"))
            yield document.source, Entry(document, reading, digest, kind)

    def documents(self) -> list[Document]:
        """Every document, in the order of adding, exactly as it was put."""
        if self.is_new:
            return []
        with self._damage_named():
            return list(self._read_documents())

    def stream(self) -> Iterator[Document]:
        """The same one after the other: only one is held in memory."""
        keys = [] if self.is_new else self._db.execute("SELECT id FROM documents WHERE NOT staged ORDER BY id")
        for (key,) in list(keys):
            yield from self._read_documents("id = ?", (key,))

    def document(self, symbol: str, language: str) -> Document | None:
        """One version of a document, or None."""
        row = self._db.execute(
            "SELECT id FROM documents WHERE symbol = ? AND language = ? AND NOT staged", (symbol, language)
        ).fetchone()
        return next(self._read_documents("id = ?", (row[0],))) if row else None

    def symbols(self) -> list[str]:
        """The symbols of all documents."""
        if self.is_new:
            return []
        return [symbol for (symbol,) in self._db.execute("SELECT DISTINCT symbol FROM documents WHERE NOT staged")]

    def _read_documents(self, where: str = "NOT staged", values: tuple[int, ...] = ()) -> Iterator[Document]:
        ids = f"SELECT id FROM documents WHERE {where}"
        in_units = f"unit IN (SELECT id FROM units WHERE document IN ({ids}))"
        clauses: dict[int, list[Clause]] = {}
        for unit, *row in self._db.execute(
            f"SELECT unit, {CLAUSE_COLUMNS} FROM clauses WHERE {in_units} ORDER BY unit, position",
            values,
        ):
            clauses.setdefault(unit, []).append(clause_of(row))
        references: dict[int, list[Reference]] = {}
        for unit, target, text in self._db.execute(
            f'SELECT unit, target, text FROM "references" WHERE {in_units} ORDER BY rowid', values
        ):
            references.setdefault(unit, []).append(Reference(target, text))
        units: dict[int, list[tuple[Any, ...]]] = {}
        for row in self._db.execute(
            f"SELECT document, id, {UNIT_COLUMNS} FROM units WHERE document IN ({ids}) ORDER BY id", values
        ):
            units.setdefault(row[0], []).append(row[1:])
        for key, language, masthead, warnings, omitted, source in self._db.execute(
            f"SELECT id, language, masthead, warnings, omitted, source FROM documents WHERE {where} ORDER BY id", values
        ):
            yield Document(
                masthead_from_json(masthead), language, *units_from(units.get(key, []), clauses, references),
                tuple(json.loads(warnings)), tuple(json.loads(omitted)), source,
            )  # fmt: skip

    # -- look-ups over clauses ----------------------------------------------------------------------------------

    def mandates(self, wanted: MandateFilter) -> list[Mandate]:
        """The clauses that ``wanted`` lets through; see :func:`index.mandates.find_mandates`."""
        with self._damage_named():
            return [] if self.is_new else find_mandates(self._db, wanted)

    def addressed(self) -> frozenset[str]:
        """Everybody of whom the documents ask something, by canonical name."""
        with self._damage_named():
            return frozenset() if self.is_new else frozenset(name for (name,) in self._db.execute(_ADDRESSED))

    def scope(self, wanted: MandateFilter) -> Scope:
        """The documents among which ``wanted`` looks; see :func:`index.mandates.scope_of`."""
        with self._damage_named():
            return Scope(0, 0) if self.is_new else scope_of(self._db, wanted)

    @contextmanager
    def _damage_named(self) -> Iterator[None]:
        """Raise :class:`BadIndex` for what SQLite says of pages that it cannot read."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _bad_index(self.path, error) from error

    # -- files that were read -----------------------------------------------------------------------------------

    def note_file(self, file: FileRecord) -> None:
        """Remember that ``file`` was read."""
        row = (file.digest, file.parser, file.ocr, file.records, _json(file.documents))
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", row)

    def files(self) -> dict[str, FileRecord]:
        """The files that were read, by their digests."""
        if self.is_new:
            return {}
        rows = self._db.execute("SELECT digest, parser, ocr, records, documents FROM files")
        return {
            digest: FileRecord(digest, parser, bool(ocr), records, tuple((s, c, d) for s, c, d in json.loads(made)))
            for digest, parser, ocr, records, made in rows
        }

    # -- vectors already computed -------------------------------------------------------------------------------

    def embeddings(self, hashes: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Vectors of the texts of ``hashes`` that are known, all by the embedder that ``meta`` names."""
        found: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(hashes), _MOST_VALUES):
            some = hashes[start : start + _MOST_VALUES]
            marks = ",".join("?" * len(some))
            rows = self._db.execute(f"SELECT text_hash, vector FROM embeddings WHERE text_hash IN ({marks})", some)
            found.update((key, np.frombuffer(blob, dtype=np.float32)) for key, blob in rows)
        return found

    def keep_embeddings(self, vectors: Iterable[tuple[str, NDArray[np.float32]]], replace_all: bool) -> None:
        """Remember ``vectors`` by text hash; with ``replace_all`` those of another embedder go first."""
        if replace_all:
            self._db.execute("DELETE FROM embeddings")
        rows = ((key, np.asarray(vector, dtype=np.float32).tobytes()) for key, vector in vectors)
        self._db.executemany("INSERT OR REPLACE INTO embeddings VALUES (?, ?)", rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


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
