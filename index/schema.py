"""The tables of the store, and how those of the version before become them."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x4F504552
"""Written into the file header ("OPER"), so that a database of another program is never touched."""

SCHEMA_VERSION = 3
FIRST_SCHEMA = 1
"""That of version 0.1, which kept plain texts instead of readings."""

WITHOUT_LOOKUP = 2
"""That which kept clauses to be read back, and nothing to look them up by."""

_CLAUSES = """
CREATE TABLE clauses (
    id INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE, position INTEGER NOT NULL,
    verb TEXT NOT NULL, family TEXT NOT NULL, addressees TEXT NOT NULL, action TEXT NOT NULL, deadline TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, recurrence TEXT, due TEXT, own INTEGER NOT NULL,
    doubt TEXT NOT NULL, UNIQUE (unit, position));
CREATE TABLE addressees (
    actor TEXT NOT NULL, clause INTEGER NOT NULL REFERENCES clauses ON DELETE CASCADE, PRIMARY KEY (actor, clause))
    WITHOUT ROWID;
CREATE INDEX addressees_clause ON addressees (clause);
CREATE TABLE deadlines (
    number INTEGER NOT NULL, clause INTEGER NOT NULL REFERENCES clauses ON DELETE CASCADE,
    PRIMARY KEY (number, clause)) WITHOUT ROWID;
CREATE INDEX deadlines_clause ON deadlines (clause);
"""
"""Clauses, and what they are looked up by: ``addressees``, and ``deadlines``, whose number is a session or a year.

No session has the number of a year but those that are called by it.
"""

# What a look-up reads of a document stands before what is long, which SQLite keeps on pages of its own.
_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, symbol TEXT NOT NULL, language TEXT NOT NULL, title TEXT, text_kind TEXT, organ TEXT,
    session, adopted TEXT, year INTEGER, masthead TEXT NOT NULL, warnings TEXT NOT NULL, omitted TEXT NOT NULL,
    source TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL, blocks BLOB NOT NULL, staged INTEGER NOT NULL,
    UNIQUE (symbol, language, staged));
CREATE TABLE units (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, paragraph TEXT NOT NULL,
    kind TEXT NOT NULL, number INTEGER, text TEXT NOT NULL, resolved TEXT, footnotes TEXT NOT NULL,
    headings TEXT NOT NULL, italics TEXT NOT NULL, UNIQUE (document, paragraph));
{_CLAUSES.strip()}
CREATE TABLE "references" (
    unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE, target TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX references_target ON "references" (target);
CREATE INDEX references_unit ON "references" (unit);
CREATE TABLE embeddings (text_hash TEXT PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE files (
    digest TEXT PRIMARY KEY, parser TEXT NOT NULL, ocr INTEGER NOT NULL, records TEXT NOT NULL,
    documents TEXT NOT NULL);
"""


def create(db: sqlite3.Connection) -> None:
    """Make the tables in an empty database; inside a transaction."""
    _run(db, _SCHEMA)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def add_lookup(db: sqlite3.Connection) -> None:
    """Bring tables of schema 2 to those of today; inside a transaction.

    No parser is named any more: before anything is asked the index reads the documents again from their readings, which
    fills what is new. Until then, and where that fails, they have the clauses that they had.
    """
    for column in ("title TEXT", "text_kind TEXT", "organ TEXT", "session", "adopted TEXT", "year INTEGER"):
        db.execute(f"ALTER TABLE documents ADD COLUMN {column}")
    db.execute("ALTER TABLE clauses RENAME TO clauses_before")
    _run(db, _CLAUSES)
    kept = 'unit, position, verb, family, addressees, action, deadline, start, "end"'
    db.execute(f"INSERT INTO clauses ({kept}, own, doubt) SELECT {kept}, 0, '' FROM clauses_before")
    db.execute("DROP TABLE clauses_before")
    db.execute("DELETE FROM meta WHERE key = 'parser'")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _run(db: sqlite3.Connection, statements: str) -> None:
    for statement in statements.strip().split(";\n"):
        db.execute(statement)
