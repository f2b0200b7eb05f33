"""The store: what is put in comes out the same, and nothing else is ever touched."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from conftest import FIXTURES
from doors import RESOLUTION
from schemas import SCHEMA_1, as_schema_2

from documents import Clause, Document, Footnote, Masthead, Paragraph, Reading, read_file, shipped_texts
from documents.blocks import Block, Role
from documents.errors import BadIndex, UnknownDocument
from documents.model import Vote
from index.schema import APPLICATION_ID, SCHEMA_VERSION
from index.store import FILE, Entry, FileRecord, Store, unknown

TEXTS = [*shipped_texts(), *sorted(FIXTURES.glob("*.txt"))]


def filled(path: Path, *texts: Path) -> Store:
    store = Store(path)
    with store.writing():
        for text in texts:
            store.put(Entry(*read_file(text), text.name))
    return store


@pytest.mark.parametrize("text", TEXTS, ids=lambda p: p.stem)
def test_a_document_comes_back_as_it_was_put(tmp_path: Path, text: Path) -> None:
    """In all six languages: facts, paragraphs, clauses, references, footnotes, warnings."""
    filled(tmp_path / FILE, text).close()
    assert Store(tmp_path / FILE).documents() == [read_file(text)[0]]
    assert list(Store(tmp_path / FILE).entries()) == [(text.name, Entry(*read_file(text), text.name))]


FULL = Document(
    Masthead(
        "A/HRC/RES/1/1", "Gardens", "resolution", "Human Rights Council", "Second regular session", "3", "Third", "A/1",
        5, date(2045, 3, 1), date(2045, 4, 1), "45-12345 (E)", "fr", "Author", ("Chad", "Chile"), ("GARDENS",), (3, 15),
        Vote(2, 1, 1, 0, ("Chad", "Chile"), ("Cuba",), ("Fiji",), ()), ("Line",),
    ),
    "en",
    (
        Paragraph(
            "OP1", "operative", 1, "Requests peace¹", ("FN1",),
            (Clause("Asks", "request", ("Chad", "Cuba"), "peace", "by 2046", 0, 14, "annually", "report", True, "x"),),
            headings=("II", "A"), italics=((0, 8),),
        ),
        Paragraph("Table/1", "table", 1, "Row"),
    ),
    (Footnote("FN1", "1", "Ibid.", "Resolution 1/1."),),
    ("A warning.",),
    ("A photograph.",),
    "full.xml",
)  # fmt: skip
READING = Reading(
    (
        Block("Requests peace¹", ("Requests", "peace¹"), Role.NUMBERED, "1", 2, ((0, 8),)),
        Block("Row", ("Row",), Role.TABLE, rows=(("a", "b"), ("c", ""))),
        Block("Alone"),
    ),
    FULL.masthead, "en", ("A photograph.",), ("A warning.",),
)  # fmt: skip


def test_every_field_of_a_document_and_of_its_reading_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / FILE)
    with store.writing():
        store.put(Entry(FULL, READING, "digest", "Word"))
    store.close()
    again = Store(tmp_path / FILE)
    assert again.documents() == [FULL]
    assert list(again.entries()) == [("full.xml", Entry(FULL, READING, "digest", "Word"))]
    assert again.held() == {("A/HRC/RES/1/1", "en"): ("digest", "Word", "full.xml", date(2045, 4, 1), "45-12345 (E)")}


def test_staged_documents_stay_out_of_sight_until_they_are_promoted(tmp_path: Path, shipped: Document) -> None:
    """Then they replace those of the same symbol and language."""
    store = filled(tmp_path / FILE, *shipped_texts())
    new = replace(shipped, warnings=("New.",))
    with store.writing():
        store.put(Entry(new, READING, "new"), staged=True)
        store.put(Entry(FULL, READING, "full"), staged=True)
    assert (store.documents(), store.count_staged()) == ([shipped], 2)
    assert [held.digest for held in store.held().values()] == ["new", "full"]
    with store.writing():
        store.promote()
    assert (store.documents(), store.count_staged()) == ([new, FULL], 0)


def test_files_that_were_read_are_remembered(tmp_path: Path) -> None:
    store = filled(tmp_path / FILE)
    file = FileRecord("digest", "2", True, "records", (("A/RES/1/1", "en", "digest"), ("A/RES/1/1", "fr", "other")))
    with store.writing():
        store.note_file(file)
    assert store.files() == {"digest": file}


def test_documents_keep_the_order_of_adding(tmp_path: Path) -> None:
    store = filled(tmp_path / FILE, *TEXTS)
    assert [d.symbol for d in store.documents()] == [read_file(text)[0].symbol for text in TEXTS]


def test_the_same_symbol_and_language_is_replaced(tmp_path: Path, shipped: Document) -> None:
    store = filled(tmp_path / FILE, *shipped_texts(), *shipped_texts())
    assert store.documents() == [shipped]


def test_removing_leaves_nothing_behind(tmp_path: Path) -> None:
    store = filled(tmp_path / FILE, *shipped_texts())
    with store.writing():
        assert store.remove("A/RES/61/180") == 1
    store.close()
    with sqlite3.connect(tmp_path / FILE) as db:
        for table in ("documents", "units", "clauses", "addressees", "deadlines", '"references"'):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_writing_that_fails_changes_nothing(tmp_path: Path, shipped: Document) -> None:
    store = filled(tmp_path / FILE, *shipped_texts())

    def fail() -> None:
        with store.writing():
            store.remove("A/RES/61/180")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.documents() == [shipped]


def test_vectors_come_back_as_they_were_put(tmp_path: Path) -> None:
    store = filled(tmp_path / FILE)
    vector = np.array([0.6, 0.8], dtype=np.float32)
    with store.writing():
        store.keep_embeddings([("text", vector)], replace_all=False)
    assert store.embeddings(["text"])["text"].tolist() == vector.tolist()
    with store.writing():
        store.keep_embeddings([("other", vector)], replace_all=True)
    assert list(store.embeddings(["text", "other"])) == ["other"]


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("CREATE TABLE songs (title TEXT)")
    db.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(BadIndex, match="another program"):
        Store(tmp_path / FILE)
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("data", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_damaged_database_is_named_with_the_remedy(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(BadIndex, match=r"damaged.*move the folder away"):
        Store(tmp_path / FILE)


def test_pages_that_are_damaged_later_are_named_too(tmp_path: Path) -> None:
    """The header is whole, the documents are not."""
    filled(tmp_path / FILE, *shipped_texts()).close()
    data = bytearray((tmp_path / FILE).read_bytes())
    data[8_192:] = b"\xff" * (len(data) - 8_192)
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(BadIndex, match="damaged"):
        Store(tmp_path / FILE).documents()


def test_a_store_of_another_version_is_named(tmp_path: Path) -> None:
    filled(tmp_path / FILE, *shipped_texts()).close()
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    with pytest.raises(BadIndex, match=f"schema {SCHEMA_VERSION + 1}"):
        Store(tmp_path / FILE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_cannot_be_written_is_read(tmp_path: Path, shipped: Document) -> None:
    filled(tmp_path / FILE, *shipped_texts()).close()
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        store = Store(tmp_path / FILE)
        assert store.documents() == [shipped]
        with pytest.raises(BadIndex, match="check its rights"), store.writing():
            pass
    finally:
        tmp_path.chmod(0o700)


def test_an_unknown_symbol_names_what_there_is() -> None:
    error = unknown("A/RES/1/1", [f"A/RES/61/{n}" for n in range(1, 8)])
    assert isinstance(error, UnknownDocument)
    assert "A/RES/61/1" in str(error)
    assert "and 2 more" in str(error)
    assert "nothing yet" in str(unknown("A/RES/1/1", []))


def test_a_store_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Its documents are read again from the texts that it kept; one that cannot be read now is named and left out."""
    path = tmp_path / FILE
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript(SCHEMA_1)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
        db.execute("INSERT INTO meta VALUES ('embedder', 'operative-1'), ('parser', '2')")
        rows = [(1, "A/RES/99/1", "fr", "garden.txt", RESOLUTION), (2, "A/RES/99/2", "fr", "poem.txt", "Of rain.")]
        db.executemany("INSERT INTO documents VALUES (?, ?, ?, '{}', '[]', ?, ?)", rows)
        db.execute("INSERT INTO embeddings VALUES ('hash', x'00')")
        db.commit()
    store = Store(path)
    assert [d.symbol for d in store.documents()] == ["A/RES/99/1"]
    assert store.documents()[0].paragraphs[-1].id.startswith("OP")
    assert store.meta() == {"embedder": "operative-1"}
    store.close()
    again = Store(path)
    assert len(again.documents()) == 1


def without_new_fields(document: Document) -> Document:
    """``document`` as schema 2 kept it."""

    def older(clause: Clause) -> Clause:
        return replace(clause, recurrence=None, due=None, own=False, doubt="")

    paragraphs = (replace(p, clauses=tuple(map(older, p.clauses))) for p in document.paragraphs)
    return replace(document, paragraphs=tuple(paragraphs))


def test_a_store_of_schema_2_keeps_what_it_holds(tmp_path: Path) -> None:
    """Documents, what is staged, files, vectors; that its parser is no longer named has the index read it again.

    Until then clauses have no more than they had.
    """
    store = filled(tmp_path / FILE, *TEXTS)
    with store.writing():
        store.put(Entry(FULL, READING, "full"), staged=True)
        store.set_meta({"parser": "3", "embedder": "operative"})
        store.note_file(FileRecord("digest", "2", False, "", ()))
        store.keep_embeddings([("text", np.ones(2, dtype=np.float32))], replace_all=False)
    before = ([without_new_fields(document) for document in store.documents()], store.held(), store.files())
    readings = [(source, entry.reading) for source, entry in store.entries()]
    store.close()
    as_schema_2(tmp_path / FILE)
    upgraded = Store(tmp_path / FILE)
    assert (upgraded.documents(), upgraded.held(), upgraded.files()) == before
    assert [(source, entry.reading) for source, entry in upgraded.entries()] == readings
    assert upgraded.meta() == {"embedder": "operative"}
    assert list(upgraded.embeddings(["text"])) == ["text"]
    upgraded.close()
    assert Store(tmp_path / FILE).documents() == before[0]


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / FILE, *shipped_texts()).close()
    as_schema_2(tmp_path / FILE)
    before = (tmp_path / FILE).read_bytes()
    with monkeypatch.context() as failing:
        failing.setattr("index.schema.SCHEMA_VERSION", "no number, so the last statement fails")
        with pytest.raises(BadIndex):
            Store(tmp_path / FILE)
    assert (tmp_path / FILE).read_bytes() == before
    assert len(Store(tmp_path / FILE).documents()) == 1
