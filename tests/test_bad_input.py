"""Bad input: one line that names the thing and the remedy, exit code 1, and nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from doors import RESOLUTION, operative, shipped_index

HTML = "<script>alert(1)</script> what is asked of <b>States</b>?"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A copy of the shipped index, to be spoilt."""
    return Path(shutil.copytree(shipped_index(), tmp_path / "index"))


# -- questions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question(question: str) -> None:
    assert operative("ask", question, "--index", shipped_index()).fails_with("the question is empty; type a question")


def test_a_question_of_100000_characters() -> None:
    done = operative("ask", "why " * 25_000, "--index", shipped_index())
    assert done.fails_with("99,999 characters", "at most 10,000")


@pytest.mark.parametrize("question", ["???", "🤷 !!", "…—", "=+-@"])
def test_a_question_of_symbols_only(question: str) -> None:
    done = operative("ask", question, "--index", shipped_index())
    assert done.fails_with(question, "holds no word; type a question in words")


def test_a_language_that_is_none_of_the_six() -> None:
    done = operative("ask", "Was?", "--language", "de", "--index", shipped_index())
    assert done.fails_with('"de"', "en, fr, es, ru, zh, ar")


def test_html_is_shown_as_typed() -> None:
    """As text in JSON and in the terminal; ``tests/browser`` looks at the page."""
    assert operative("ask", HTML, "--index", shipped_index(), "--json").json["question"] == HTML


def test_characters_that_steer_a_terminal_are_not_passed_on() -> None:
    done = operative("ask", "\x1b]0;owned\x07\x1b[2J?!", "--index", shipped_index(), "--language", "\x1b[31mxx")
    assert done.code == 1
    assert "\x1b" not in done.err + done.out


# -- batches ------------------------------------------------------------------------------------------------------


def test_rows_without_a_question_and_with_impossible_ones(tmp_path: Path) -> None:
    """Each becomes a row with status ``error`` and a reason; the good one is answered."""
    rows = ["", "why " * 25_000, "???", "paragraph 9"]
    lines = "".join(json.dumps({"id": str(at), "question": row}) + "\n" for at, row in enumerate(rows))
    (tmp_path / "q.jsonl").write_text(lines, encoding="utf-8")
    assert operative("batch", tmp_path / "q.jsonl", "-o", tmp_path / "a.jsonl", "--index", shipped_index()).code == 0
    answers = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(a["id"], a["status"]) for a in answers] == [
        ("0", "error"), ("1", "error"), ("2", "error"), ("3", "answered"),
    ]  # fmt: skip
    assert all(a["answer"] for a in answers)


def test_a_missing_batch_file(tmp_path: Path) -> None:
    done = operative("batch", tmp_path / "none.csv", "-o", tmp_path / "a.csv", "--index", shipped_index())
    assert done.fails_with("none.csv: cannot be read (No such file or directory); check the name")


def test_a_batch_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_bytes("question\nÀ qui ?\n".encode("latin-1"))
    done = operative("batch", tmp_path / "q.csv", "-o", tmp_path / "a.csv", "--index", shipped_index())
    assert done.fails_with("q.csv: not UTF-8 text (byte 9); save it again as UTF-8")
    assert not (tmp_path / "a.csv").exists()


GOLD = {"id": "1", "lang": "en", "kind": "topic", "question": "what?", "gold": ["OP1"]}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (['{"question": "what?"}'], "gold.jsonl, line 1: has no 'id'; mend it"),
        ([json.dumps(GOLD), "{"], "gold.jsonl, line 2: not JSON with id, lang, question, gold and kind"),
        ([json.dumps(GOLD), "[1]"], "gold.jsonl, line 2: not JSON with"),
        ([json.dumps({**GOLD, "gold": [1]})], "1 in gold is neither an id nor an object"),
        ([json.dumps({**GOLD, "gold": [{"symbol": "A/RES/61/180"}]})], "line 1: has no 'paragraph'"),
        ([json.dumps({**GOLD, "question": None})], "question is no text"),
        ([json.dumps(GOLD)] * 2, "gold.jsonl: 2 questions have the id '1'; give each its own"),
        ([""], "gold.jsonl: holds no question; put one on each line"),
        (
            [json.dumps({**GOLD, "gold": [{"symbol": "A/RES/1/1", "paragraph": "OP1"}]})],
            "A/RES/1/1: this index holds no",
        ),
    ],
)
def test_gold_that_is_none(tmp_path: Path, rows: list[str], said: str) -> None:
    (tmp_path / "gold.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert operative("eval", tmp_path / "gold.jsonl", "--index", shipped_index()).fails_with(said)


def test_gold_that_cannot_be_read(tmp_path: Path) -> None:
    assert operative("eval", tmp_path / "none", "--index", shipped_index()).fails_with("none: cannot be read")
    (tmp_path / "gold.jsonl").write_bytes("À qui ?".encode("latin-1"))
    assert operative("eval", tmp_path / "gold.jsonl", "--index", shipped_index()).fails_with("not UTF-8 text (byte 0)")


# -- documents ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"A poem,\n\nabout rain.\n", "not a United Nations document"),
        (b"\xff\xfe\x00", "not UTF-16 text"),
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00", "an image; a scanned document is read as PDF"),
    ],
)
def test_a_text_that_is_no_resolution(content: bytes, said: str, index: Path, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_bytes(content)
    assert operative("parse", tmp_path / "poem.txt").fails_with("poem.txt", said)
    assert operative("add", tmp_path / "poem.txt", "--index", index).fails_with("poem.txt", said)


def test_a_bad_file_does_not_keep_the_good_ones_out(index: Path, tmp_path: Path) -> None:
    (tmp_path / "garden.txt").write_text(RESOLUTION, encoding="utf-8")
    done = operative("add", tmp_path / "none.txt", tmp_path / "garden.txt", "--index", index)
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "none.txt: cannot be read" in done.err
    assert [d["symbol"] for d in operative("list", "--index", index, "--json").json] == ["A/RES/61/180", "A/RES/99/1"]


# -- the folder of the index --------------------------------------------------------------------------------------


def test_a_folder_that_is_not_ours_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"holiday")
    assert operative("list", "--index", tmp_path).fails_with(str(tmp_path), "give an empty or a new folder to --index")
    assert [p.name for p in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("notes", encoding="utf-8")
    done = operative("ask", "paragraph 9", "--index", tmp_path / "index")
    assert done.fails_with("a file, not a folder", "--index")
    assert (tmp_path / "index").read_text(encoding="utf-8") == "notes"


def test_a_database_of_another_program_is_not_touched(index: Path) -> None:
    store = index / "operative.sqlite3"
    store.unlink()
    with sqlite3.connect(store) as other:
        other.execute("CREATE TABLE holidays (name TEXT)")
    before = store.read_bytes()
    assert operative("ask", "paragraph 9", "--index", index).fails_with("a database of another program", "--index")
    assert store.read_bytes() == before


def test_a_damaged_store_is_named(index: Path) -> None:
    store = index / "operative.sqlite3"
    store.write_bytes(b"x" * 4096 + store.read_bytes()[4096:])
    assert operative("ask", "paragraph 9", "--index", index).fails_with(str(index), "damaged", "move the folder away")


@pytest.mark.parametrize("file", ["vectors.faiss", "lexical.npz", "checksums.json"])
def test_damaged_derived_files_are_made_again(file: str, index: Path) -> None:
    """Nothing is lost: they come from the store."""
    (damaged,) = index.glob(f"derived-*/{file}")
    damaged.write_bytes(b"damage")
    done = operative("ask", "paragraph 9", "--index", index, "--json")
    assert [c["paragraph"] for c in done.json["citations"]] == ["OP9"]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(index: Path, tmp_path: Path) -> None:
    """Questions are answered; adding fails with the reason."""
    (tmp_path / "garden.txt").write_text(RESOLUTION, encoding="utf-8")
    for path in (index / "operative.sqlite3", index):
        path.chmod(0o555)
    try:
        assert operative("ask", "paragraph 9", "--index", index).code == 0
        assert operative("add", tmp_path / "garden.txt", "--index", index).fails_with(str(index), "rights")
    finally:
        index.chmod(0o755)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = operative("ask", "paragraph 9", "--index", tmp_path / "file" / "index")
    assert done.fails_with("cannot be made", "--index")


def test_a_model_that_is_none(index: Path, tmp_path: Path) -> None:
    """The index of the other model stays as it is."""
    before = sorted(path.name for path in index.iterdir())
    done = operative("ask", "paragraph 9", "--index", index, "--model", tmp_path / "none")
    assert done.code == 1
    assert "none: cannot be loaded" in done.err.splitlines()[-1]
    assert sorted(path.name for path in index.iterdir()) == before
