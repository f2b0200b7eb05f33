"""Stores as earlier versions made them."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from index.schema import APPLICATION_ID

SCHEMA_1 = """
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
"""That of version 0.1."""

SCHEMA_2 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, symbol TEXT NOT NULL, language TEXT NOT NULL, masthead TEXT NOT NULL,
    warnings TEXT NOT NULL, omitted TEXT NOT NULL, source TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL,
    blocks BLOB NOT NULL, staged INTEGER NOT NULL, UNIQUE (symbol, language, staged));
CREATE TABLE units (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, paragraph TEXT NOT NULL,
    kind TEXT NOT NULL, number INTEGER, text TEXT NOT NULL, resolved TEXT, footnotes TEXT NOT NULL,
    headings TEXT NOT NULL, italics TEXT NOT NULL, UNIQUE (document, paragraph));
CREATE TABLE clauses (
    unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE, position INTEGER NOT NULL, verb TEXT NOT NULL,
    family TEXT NOT NULL, addressees TEXT NOT NULL, action TEXT NOT NULL, deadline TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (unit, position));
CREATE TABLE "references" (
    unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE, target TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX references_target ON "references" (target);
CREATE INDEX references_unit ON "references" (unit);
CREATE TABLE embeddings (text_hash TEXT PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE files (
    digest TEXT PRIMARY KEY, parser TEXT NOT NULL, ocr INTEGER NOT NULL, records TEXT NOT NULL,
    documents TEXT NOT NULL);
"""
"""That of which no release was made, but many an index; clauses could not be looked up."""


def as_schema_2(path: Path) -> None:
    """Turn the store at ``path`` into one of schema 2 that holds the same."""
    old = path.with_name("old.sqlite3")
    with contextlib.closing(sqlite3.connect(old)) as db:
        db.executescript(SCHEMA_2)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 2")
        db.execute("ATTACH ? AS new", (str(path),))
        for table in ("meta", "documents", "units", "clauses", "references", "embeddings", "files"):
            names = ", ".join(f'"{row[1]}"' for row in db.execute(f'PRAGMA table_info("{table}")'))
            db.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM new."{table}"')
        db.commit()
    old.replace(path)
