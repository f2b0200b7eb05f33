"""The index: add, replace, remove, rebuild; and whatever happens, the old state or the new one is there."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import FIXTURES
from doors import CountedLetters

from documents import Document, Reading, UnreadableFile, read_file, shipped_texts
from documents.errors import BadIndex, UnknownDocument
from index import Entry, FileRecord, Index, corpus, default_embedder
from index.store import FILE
from index.units import tokens_of, units_of

Opened = Callable[[], Index]
LIGHTHOUSES = FIXTURES / "A_RES_75_901.en.txt"
GARDENS = FIXTURES / "A_RES_75_902.es.txt"


class Counting(CountedLetters):
    """Counts how many texts it was given."""

    def __init__(self, name: str = CountedLetters.name) -> None:
        self.name = name
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        self.encoded += len(texts)
        return super().encode(texts)


def symbols(index: Index) -> list[str]:
    return [document.symbol for document in index.documents]


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_index_is_empty_and_new(small_index: Opened) -> None:
    index = small_index()
    assert (index.is_new, index.is_empty, symbols(index)) == (True, True, [])
    assert index.lexical.size == 0


def test_adding_makes_paragraphs_and_footnotes_findable(small_index: Opened) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    assert symbols(index) == ["A/RES/75/901"]
    assert len(index.units) == index.lexical.size == len(index.cosines("lighthouses")) == 16
    assert index.units[-1].id == "FN3"
    assert not index.is_new


def test_vectors_and_words_belong_to_the_units_of_their_rows(small_index: Opened) -> None:
    """Each text is nearest to itself, by both."""
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    for row, unit in enumerate(index.units):
        cosines = index.cosines(unit.searched)
        assert cosines[row] == pytest.approx(1, abs=1e-5)
        assert cosines[row] == pytest.approx(float(cosines.max()), abs=1e-6)
        for token in set(tokens_of(unit.searched, unit.language)):
            assert row in index.lexical.postings(token)[0]


def test_cosines_are_those_of_the_embedder(small_index: Opened) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    expected = CountedLetters().encode([u.searched for u in index.units]) @ CountedLetters().encode(["sea"])[0]
    np.testing.assert_allclose(index.cosines("sea"), expected, atol=1e-5)


def test_an_index_opened_again_is_the_same(small_index: Opened) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES), read_file(GARDENS)])
    again = small_index()
    assert (list(again.documents), list(again.units), again.state) == (
        list(index.documents), list(index.units), index.state,
    )  # fmt: skip
    assert again.cosines("sea").tolist() == index.cosines("sea").tolist()


def test_adding_again_changes_nothing(small_index: Opened) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    state = index.state
    index.add([read_file(LIGHTHOUSES)])
    index.add([])
    assert (index.state, len(index.units)) == (state, 16)


def test_another_text_of_the_same_symbol_replaces_it(small_index: Opened, tmp_path: Path) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    corrected = tmp_path / "corrected.txt"
    corrected.write_text(LIGHTHOUSES.read_text(encoding="utf-8").replace("salt and damp", "rust"), encoding="utf-8")
    index.add([read_file(corrected)])
    assert symbols(index) == ["A/RES/75/901"]
    assert [u.id for u in index.units if "rust" in u.searched] == ["OP3(b)(i)"]


def test_only_new_texts_are_embedded(tmp_path: Path) -> None:
    embedder = Counting()
    index = Index(tmp_path / "index", embedder)
    index.add([read_file(LIGHTHOUSES)])
    assert embedder.encoded == 16
    index.add([read_file(GARDENS)])
    assert embedder.encoded == 16 + 11


def test_removing_and_what_is_left(small_index: Opened) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES), read_file(GARDENS)])
    assert index.remove("a/res/75/901") == 1
    assert symbols(index) == ["A/RES/75/902"]
    assert len(index.cosines("agua")) == len(index.units)
    assert index.remove("A/RES/75/902") == 1
    assert (index.is_empty, index.is_new, symbols(small_index())) == (True, False, [])


def test_an_unknown_symbol_is_named(small_index: Opened) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    with pytest.raises(UnknownDocument, match="it holds A/RES/75/901"):
        index.remove("A/RES/1/1")


def test_derived_files_of_former_states_go(small_index: Opened) -> None:
    """One former state stays, for who reads it still."""
    index = small_index()
    for text in sorted(FIXTURES.glob("*.txt")):
        index.add([read_file(text)])
    assert len(list(index.folder.glob("derived-*"))) == 2


@pytest.mark.parametrize("maker", ["analyser", "terms", "layout", "parser"])
def test_an_index_made_by_another_version_is_made_again(
    small_index: Opened, maker: str, caplog: pytest.LogCaptureFixture
) -> None:
    """And says so."""
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    units, state = list(index.units), index.state
    index.close()
    with sqlite3.connect(index.folder / FILE) as db:
        db.execute("UPDATE meta SET value = 'old' WHERE key = ?", (maker,))
    db.close()
    with caplog.at_level(logging.WARNING, "operative"):
        again = small_index()
    assert f"the index is made again: its {maker} was old, now it is" in caplog.text
    assert again.state != state
    assert list(again.units) == units


def test_another_embedder_makes_the_index_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Index(tmp_path / "index", Counting("first")).add([read_file(LIGHTHOUSES)])
    second = Counting("second")
    with caplog.at_level(logging.WARNING, "operative"):
        Index(tmp_path / "index", second)
    assert "its embedder was first, now it is second" in caplog.text
    assert second.encoded == 16


@pytest.mark.parametrize("older", ["all-MiniLM-L6-v2", "operative:0123456789ab"])
def test_an_index_of_an_older_embedded_model_is_made_again(
    tmp_path: Path, older: str, caplog: pytest.LogCaptureFixture
) -> None:
    Index(tmp_path / "index", Counting(older)).add([read_file(LIGHTHOUSES)])
    with caplog.at_level(logging.WARNING, "operative"):
        index = Index(tmp_path / "index")
    assert f"its embedder was {older}, now it is {default_embedder().name}" in caplog.text
    assert index.cosines(index.units[0].searched)[0] == pytest.approx(1, abs=1e-5)


def test_vectors_of_two_embedders_never_mix(tmp_path: Path) -> None:
    """Nor where the index was empty when the embedder changed: what was remembered of the first one is gone."""
    first = Index(tmp_path / "index", Counting("first"))
    first.add([read_file(LIGHTHOUSES)])
    first.remove("A/RES/75/901")
    Index(tmp_path / "index", Counting("second"))
    second = Counting("second")
    Index(tmp_path / "index", second).add([read_file(LIGHTHOUSES)])
    assert second.encoded == 16


def test_another_parser_makes_the_documents_again_from_their_readings(small_index: Opened) -> None:
    """What an old parser got wrong in the store is gone."""
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    index.close()
    with sqlite3.connect(index.folder / FILE) as db:
        db.execute("UPDATE units SET text = 'wrong'")
        db.execute("UPDATE meta SET value = '0' WHERE key = 'parser'")
    db.close()
    assert list(small_index().documents) == [read_file(LIGHTHOUSES)[0]]


@pytest.mark.parametrize("file", ["vectors.faiss", "lexical.npz", "units.bin", "checksums.json"])
@pytest.mark.parametrize("harm", ["missing", "damaged", "empty"])
def test_derived_files_are_made_again(
    small_index: Opened, file: str, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    cosines = index.cosines("sea").tolist()
    index.close()
    (derived,) = index.folder.glob("derived-*")
    if harm == "missing":
        (derived / file).unlink()
    else:
        (derived / file).write_bytes(b"" if harm == "empty" else b"\0" + (derived / file).read_bytes()[1:])
    with caplog.at_level(logging.WARNING, "operative"):
        assert small_index().cosines("sea").tolist() == cosines
    assert "its derived files are missing or damaged" in caplog.text


def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(BadIndex, match="holds other things and no index"):
        Index(tmp_path, CountedLetters())
    assert files_of(tmp_path) == ["letters.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BadIndex, match="a file, not a folder"):
        Index(tmp_path / "file", CountedLetters())


def test_when_embedding_fails_the_index_is_as_it_was(tmp_path: Path) -> None:
    class Failing(CountedLetters):
        def encode(self, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
            raise RuntimeError("out of memory")

    Index(tmp_path / "index", CountedLetters()).add([read_file(LIGHTHOUSES)])
    before = files_of(tmp_path / "index")
    index = Index(tmp_path / "index", Failing())
    with pytest.raises(RuntimeError, match="out of memory"):
        index.add([read_file(GARDENS)])
    assert files_of(tmp_path / "index") == before
    assert symbols(Index(tmp_path / "index", CountedLetters())) == ["A/RES/75/901"]


def test_when_the_disk_is_full_the_index_is_as_it_was(small_index: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(folder: Path) -> None:
        raise OSError(28, "No space left on device")

    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    monkeypatch.setattr(corpus, "_to_disk", full)
    with pytest.raises(BadIndex, match="No space left on device"):
        index.add([read_file(GARDENS)])
    assert symbols(small_index()) == ["A/RES/75/901"]


INDEXING = """
import sys, time
from pathlib import Path
from doors import CountedLetters
from documents import read_file
from index import Index, corpus, default_embedder

class Slow(CountedLetters):
    def encode(self, texts):
        print("embedding", flush=True)
        time.sleep({embedding})
        return super().encode(texts)

to_disk = corpus._to_disk
def slow_to_disk(folder):
    to_disk(folder)
    print("written", flush=True)
    time.sleep({written})
corpus._to_disk = slow_to_disk

Index(Path(sys.argv[1]), Slow()).add([read_file(Path(sys.argv[2]))])
print("done", flush=True)
time.sleep(60)
"""


def indexing_killed(folder: Path, text: Path, moment: str, after: float) -> None:
    """Index ``text`` in another process, and kill it ``after`` seconds from the ``moment`` it tells."""
    program = INDEXING.format(embedding=60 if moment == "embedding" else 0, written=60 if moment == "written" else 0)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    command = [sys.executable, "-c", program, str(folder), str(text)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        assert any(line.strip() == moment for line in process.stdout)
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=60) == -signal.SIGKILL


@pytest.mark.parametrize(
    ("moment", "after", "held"),
    [
        ("embedding", 0.0, ["A/RES/75/901"]),
        ("embedding", 0.2, ["A/RES/75/901"]),
        ("written", 0.0, ["A/RES/75/901"]),
        ("written", 0.2, ["A/RES/75/901"]),
        ("done", 0.0, ["A/RES/75/901", "A/RES/75/902"]),
    ],
)
def test_killed_at_any_moment_the_old_index_or_the_new_one_is_there(
    small_index: Opened, moment: str, after: float, held: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    """kill -9 while texts are embedded, when the derived files are written and not yet named, and after."""
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])
    cosines = index.cosines("sea")
    index.close()
    indexing_killed(index.folder, GARDENS, moment, after)
    with caplog.at_level(logging.WARNING, "operative"):
        again = small_index()
    assert symbols(again) == held
    assert caplog.text == ""
    np.testing.assert_allclose(again.cosines("sea")[: len(cosines)], cosines, atol=1e-6)
    again.add([read_file(GARDENS)])
    assert symbols(again) == ["A/RES/75/901", "A/RES/75/902"]
    assert len(list(again.folder.glob("derived-*"))) <= 2


def test_killed_while_the_first_text_is_added_the_index_is_still_new(small_index: Opened, tmp_path: Path) -> None:
    """So that the next start fills it."""
    indexing_killed(tmp_path / "index", LIGHTHOUSES, "written", 0.0)
    assert small_index().is_new


def test_batches_are_out_of_sight_until_all_are_in(small_index: Opened) -> None:
    index = small_index()
    with index.adding() as adding:
        adding.commit([Entry(*read_file(LIGHTHOUSES), "a")], [])
        adding.commit([Entry(*read_file(GARDENS), "b")], [FileRecord("b", "2", False, "", (GARDENS_HELD,))])
        assert symbols(small_index()) == []
        assert adding.held("A/RES/75/902", "es")
    assert symbols(index) == symbols(small_index()) == ["A/RES/75/901", "A/RES/75/902"]


GARDENS_HELD = ("A/RES/75/902", "es", "b")


def test_a_file_is_known_as_long_as_what_it_gave_is_held(small_index: Opened) -> None:
    index = small_index()
    file = FileRecord("b", "2", False, "", (GARDENS_HELD,))
    with index.adding() as adding:
        adding.commit([Entry(*read_file(GARDENS), "b")], [file])
        assert adding.file("b") == file
        assert adding.file("c") is None
    index.remove("A/RES/75/902")
    with index.adding() as adding:
        assert adding.file("b") is None


def test_one_run_adds_at_a_time(small_index: Opened) -> None:
    index = small_index()
    with index.adding(), pytest.raises(BadIndex, match="another run is adding"), small_index().adding():
        pass
    with small_index().adding():
        pass


def test_what_a_stopped_run_has_committed_is_taken_in(small_index: Opened, caplog: pytest.LogCaptureFixture) -> None:
    """By the next opening, also where something was held under its symbol before."""
    index = small_index()
    index.add([read_file(LIGHTHOUSES)])

    def stopped() -> None:
        with index.adding() as adding:
            adding.commit([Entry(*read_file(LIGHTHOUSES), "a"), Entry(*read_file(GARDENS), "b")], [])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    with caplog.at_level(logging.WARNING, "operative"):
        assert symbols(small_index()) == ["A/RES/75/901", "A/RES/75/902"]
    assert "2 documents that a stopped run has added are taken in" in caplog.text


BATCHES = """
import sys, time
from pathlib import Path
from doors import CountedLetters
from documents import read_file
from index import Entry, Index
with Index(Path(sys.argv[1]), CountedLetters()).adding() as adding:
    adding.commit([Entry(*read_file(Path(sys.argv[2])), "a")], [])
    print("committed", flush=True)
    time.sleep(60)
"""


def test_killed_between_batches_what_was_committed_is_there(small_index: Opened) -> None:
    """And as long as the run is at work, its lock holds."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    index = small_index()
    command = [sys.executable, "-c", BATCHES, str(index.folder), str(GARDENS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == "committed"
        assert symbols(small_index()) == []
        with pytest.raises(BadIndex, match="another run is adding"), small_index().adding():
            pass
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
    again = small_index()
    assert symbols(again) == ["A/RES/75/902"]
    assert len(again.cosines("agua")) == len(again.units)


def test_a_document_that_a_new_parser_cannot_read_stays_as_it_was(
    small_index: Opened, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = small_index()
    index.add([read_file(LIGHTHOUSES), read_file(GARDENS)])
    index.close()
    made = corpus.document_of

    def picky(reading: Reading, source: str) -> Document:
        if source == LIGHTHOUSES.name:
            raise UnreadableFile(f"{source}: too old.")
        return made(reading, source)

    monkeypatch.setattr(corpus, "document_of", picky)
    monkeypatch.setattr(corpus, "PARSER", "new")
    with caplog.at_level(logging.WARNING, "operative"):
        assert symbols(small_index()) == ["A/RES/75/901", "A/RES/75/902"]
    assert "A/RES/75/901: stays as it was read before" in caplog.text


def test_footnotes_are_searched_with_the_words_before_their_marks(lighthouses: Document) -> None:
    """ "Ibid." is searched as what it stands for."""
    units = {unit.id: unit for unit in units_of(lighthouses)}
    assert units["FN2"].searched.startswith("Resolution 72/901, annex II. Ibid., annex II.")
    assert units["FN2"].searched.endswith("the Rules for the Keeping of Lamps,")
    assert "³" not in units["OP1"].searched
    assert [units[i].kind for i in ("PP1", "OP1", "FN1")] == ["preambular", "operative", "footnote"]


def test_the_shipped_text_in_the_shipped_index(index: Index, shipped: Document) -> None:
    assert list(index.documents) == [shipped]
    assert index.embedder.name == default_embedder().name
    assert len(index.units) == 37
    assert index.document("a/res/61/180", "ru") == shipped


def test_the_shipped_texts_are_added_by_one_call(small_index: Opened) -> None:
    index = small_index()
    index.add_shipped()
    assert len(index.documents) == len(shipped_texts())


def test_a_changed_index_is_the_same_as_one_made_at_once(tmp_path: Path, small_index: Callable[[], Index]) -> None:
    """What is taken over from the former state shows nowhere: postings and vectors are those of a new index."""
    texts = [*shipped_texts(), *sorted(FIXTURES.glob("*.txt"))][:4]
    changed = small_index()
    changed.add([read_file(text) for text in texts[:2]])
    changed.add([read_file(text) for text in texts[2:]])
    changed.remove(read_file(texts[1])[0].symbol)
    at_once = Index(tmp_path / "other", CountedLetters())
    at_once.add([read_file(text) for text in (texts[0], *texts[2:])])
    assert changed.lexical.tokens == at_once.lexical.tokens
    for name in ("starts", "units", "counts", "lengths"):
        assert np.array_equal(getattr(changed.lexical, name), getattr(at_once.lexical, name)), name
    assert np.array_equal(changed.cosines("gardens"), at_once.cosines("gardens"))
