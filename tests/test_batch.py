"""Batches: every format in and out, order and ids kept, a stopped run goes on, a bad row costs no other row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from doors import ANSWER_FIELDS, CountedLetters, operative, shipped_index
from openpyxl import Workbook, load_workbook

from assistant.answer import Answer
from assistant.batch import run_batch
from assistant.batch.answers import COLUMNS, write_answers
from assistant.batch.questions import read_rows
from assistant.engine import Assistant
from assistant.tables import LONGEST_CELL
from documents.errors import BadBatch, BadModel, BadOutput

ASKED = "What is asked of the Secretary-General?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(tmp_path_factory.mktemp("index") / "new", CountedLetters())


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Three questions: two that are answered, one that is a bad row."""
    path = tmp_path / "questions.jsonl"
    rows = [{"id": "b", "question": ASKED}, {"id": 7, "question": ""}, {"id": "a", "question": "paragraph 9"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def answers_in(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def cells_in(path: Path) -> list[tuple[Any, ...]]:
    return list(load_workbook(path).worksheets[0].iter_rows(values_only=True))


class Counting:
    """An assistant that counts the questions it is asked, and stops the run at one of them."""

    def __init__(self, assistant: Assistant, stop_at: int = 0) -> None:
        self.index = assistant.index
        self.asked: list[str] = []
        self._assistant, self._stop_at = assistant, stop_at

    def ask(self, question: str, **options: Any) -> Answer:
        self.asked.append(question)
        if len(self.asked) == self._stop_at:
            raise KeyboardInterrupt
        return self._assistant.ask(question, **options)


# -- in -----------------------------------------------------------------------------------------------------------


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("q.jsonl", '{"id": "a", "question": "paragraph 9", "language": "en"}\n\n{"id": "b", "question": "段落"}\n'),
        ("q.csv", "id,question,language\na,paragraph 9,en\nb,段落,\n"),
        ("q.csv", "\ufeffID;Question;Language\r\na;paragraph 9;en\r\nb;段落;\r\n"),
        ("q.csv", 'question\tid\tlanguage\n"paragraph 9"\ta\ten\n段落\tb\t\n'),
    ],
    ids=["jsonl", "csv", "csv with semicolons and a byte order mark", "csv with tabs"],
)
def test_rows_come_with_their_ids_in_order(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    rows = read_rows(tmp_path / name)
    assert [(r.id, r.question, r.language, r.reason) for r in rows] == [
        ("a", "paragraph 9", "en", None), ("b", "段落", None, None),
    ]  # fmt: skip


def test_rows_of_a_workbook(tmp_path: Path) -> None:
    """Ids that are numbers stay numbers; empty rows are passed over; a formula without a value is no question."""
    rows = [("id", "question", "symbol"), (1, "paragraph 9", "A/RES/61/180"), (None, None, None), ("x", "=1+1", None)]
    found = read_rows(workbook(tmp_path / "q.xlsx", *rows))
    assert [(r.id, r.question, r.symbol) for r in found] == [(1, "paragraph 9", "A/RES/61/180"), ("x", "", None)]
    assert found[1].reason == "row 4 has no question; write it in the field question"


def test_rows_of_a_text_are_its_lines(tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_bytes("\ufeffparagraph 9\r\n\r\n  fiche\u2028technique \r\n".encode())
    assert [(r.id, r.question) for r in read_rows(tmp_path / "q.txt")] == [
        ("1", "paragraph 9"), ("3", "fiche\u2028technique"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "line 1 is no JSON"),
        ("[" * 100_000, "line 1 is no JSON"),
        ("[1]", "line 1 is no JSON object"),
        ('{"id": "a"}', "row 1 has no question"),
        ('{"question": "   "}', "row 1 has "),
        ('{"question": ["what"]}', "row 1 has a question that is no text"),
    ],
)
def test_a_bad_row_says_why(line: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text(line + "\n", encoding="utf-8")
    (row,) = read_rows(tmp_path / "q.jsonl")
    assert row.reason is not None
    assert row.reason.startswith(reason)


def test_half_a_character_is_written_as_a_question_mark(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text('{"id": "\\ud800", "question": "paragraph 9 \\udc00"}\n', encoding="utf-8")
    run_batch(lambda: assistant, tmp_path / "q.jsonl", tmp_path / "a.jsonl")
    assert [a["id"] for a in answers_in(tmp_path / "a.jsonl")] == ["?"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("q.jsonl", b"\xff\xfe{", "not UTF-8 text (byte 0); save it again as UTF-8"),
        ("q.csv", b"id,text\n1,hello\n", 'no column "question" in the first row (columns: id, text); add it'),
        ("q.xlsx", b"PK, but no workbook", "no readable XLSX workbook"),
        ("q.txt", b"\n \n", "holds no question"),
        ("q.pdf", b"%PDF", '".pdf" is none of them'),
    ],
)
def test_an_unreadable_file_is_named(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadBatch) as error:
        read_rows(tmp_path / name)
    assert str(error.value).startswith(f"{tmp_path / name}: ")
    assert said in str(error.value)


def test_a_missing_file_or_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name in ("none.jsonl", "folder.csv"):
        with pytest.raises(BadBatch, match=f"{name}: cannot be read"):
            read_rows(tmp_path / name)


def test_a_damaged_workbook_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "q.xlsx", ("id", "question"), (1, "what?"))
    path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"PK\x01\x03"))
    with pytest.raises(BadBatch, match="no readable XLSX workbook"):
        read_rows(path)


# -- out ----------------------------------------------------------------------------------------------------------


def test_jsonl_gives_one_answer_a_line_in_order(assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    run_batch(lambda: assistant, questions, tmp_path / "a.jsonl")
    answers = answers_in(tmp_path / "a.jsonl")
    assert [list(a) for a in answers] == [["id", *ANSWER_FIELDS]] * 3
    assert [(a["id"], a["status"]) for a in answers] == [("b", "answered"), (7, "error"), ("a", "answered")]
    assert [c["paragraph"] for c in answers[0]["citations"]] == ["OP12", "OP13", "OP19"]
    assert answers[1]["answer"].startswith("row 2 has no question")


def test_csv_gives_one_row_per_citation(assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    run_batch(lambda: assistant, questions, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == list(COLUMNS)
    assert [(r["id"], r["paragraph"], r["status"]) for r in rows] == [
        ("b", "OP12", "answered"), ("b", "OP13", "answered"), ("b", "OP19", "answered"), ("7", "", "error"),
        ("a", "OP9", "answered"),
    ]  # fmt: skip


def test_xlsx_gives_one_row_per_citation(assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    run_batch(lambda: assistant, questions, tmp_path / "a.xlsx")
    head, *rows = cells_in(tmp_path / "a.xlsx")
    assert head == COLUMNS
    assert [(row[0], row[6]) for row in rows] == [("b", "OP12"), ("b", "OP13"), ("b", "OP19"), (7, None), ("a", "OP9")]


def test_cells_cannot_become_formulas(tmp_path: Path) -> None:
    """A text that a spreadsheet would run stays a text; what XML forbids is left out; a cell is cut at its limit."""
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\x00=1", "＝1", "a\x07b", "x" * 40_000]
    answers = [
        {"id": text, "question": text, "language": None, "status": "error", "answer": text, "citations": []}
        for text in texts
    ]
    write_answers(tmp_path / "a.csv", answers)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["question"] for row in rows] == [f"'{text}" for text in texts[:7]] + texts[7:]
    write_answers(tmp_path / "a.xlsx", answers)
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[:4]] == texts[:4]
    assert cells[7].value == "ab"
    assert len(cells[8].value) == LONGEST_CELL


@pytest.mark.parametrize("name", ["a.pdf", "none/a.csv", "folder.csv", "questions.jsonl"])
def test_an_output_that_cannot_be_written_fails_before_a_question_is_asked(
    name: str, questions: Path, tmp_path: Path
) -> None:
    """Also the file of the questions itself: it would be lost."""
    (tmp_path / "folder.csv").mkdir()
    before = questions.read_bytes()

    def never() -> Assistant:
        raise AssertionError("the index was opened")

    with pytest.raises(BadOutput, match=name.split("/")[0]):
        run_batch(never, questions, tmp_path / name)
    assert questions.read_bytes() == before


def test_an_old_output_stays_until_the_new_one_is_whole(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text("old", encoding="utf-8")

    def half() -> Iterator[dict[str, Any]]:
        yield {"id": 1}
        raise OSError(28, "No space left on device")

    with pytest.raises(BadOutput, match=r"a\.jsonl: cannot be written \(No space left on device\)"):
        write_answers(tmp_path / "a.jsonl", half())
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == "old"


# -- stopping and going on ----------------------------------------------------------------------------------------


def test_a_stopped_run_goes_on_where_it_was(assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    output, told = tmp_path / "a.jsonl", []
    stopped = Counting(assistant, stop_at=2)
    with pytest.raises(KeyboardInterrupt):
        run_batch(lambda: stopped, questions, output)
    assert not output.exists()
    going_on = Counting(assistant)
    run_batch(lambda: going_on, questions, output, lambda done, total: told.append((done, total)))
    assert going_on.asked == ["paragraph 9"]
    assert told == [(2, 3), (3, 3)]
    assert [a["id"] for a in answers_in(output)] == ["b", 7, "a"]
    assert not list(tmp_path.glob(".*"))


def test_a_line_cut_in_half_is_asked_again(assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    journal = stopped_journal(assistant, questions, tmp_path / "a.jsonl")
    journal.write_bytes(journal.read_bytes()[:-40])
    assert asked_when_going_on(assistant, questions, tmp_path / "a.jsonl") == [ASKED, "paragraph 9"][1:]
    assert [a["id"] for a in answers_in(tmp_path / "a.jsonl")] == ["b", 7, "a"]


@pytest.mark.parametrize("damage", ["other questions", "no journal of ours", "no text"])
def test_a_journal_that_does_not_fit_is_not_gone_on_with(
    damage: str, assistant: Assistant, questions: Path, tmp_path: Path
) -> None:
    journal = stopped_journal(assistant, questions, tmp_path / "a.jsonl")
    if damage == "other questions":
        questions.write_text(questions.read_text(encoding="utf-8").replace("paragraph 9", "paragraph 8"))
    else:
        journal.write_bytes(b"[]\n[]\n" if damage == "no journal of ours" else b"\xff\xfe\n\n")
    assert len(asked_when_going_on(assistant, questions, tmp_path / "a.jsonl")) == 2


def stopped_journal(assistant: Assistant, questions: Path, output: Path) -> Path:
    """The journal of a run that was stopped at its last question."""
    with pytest.raises(KeyboardInterrupt):
        run_batch(lambda: Counting(assistant, stop_at=2), questions, output)
    return output.with_name(f".{output.name}.journal")


def asked_when_going_on(assistant: Assistant, questions: Path, output: Path) -> list[str]:
    counting = Counting(assistant)
    run_batch(lambda: counting, questions, output)
    return counting.asked


class Failing(Counting):
    """An assistant that fails with an error of no kind we know, or of one that no row can help."""

    def __init__(self, assistant: Assistant, error: Exception) -> None:
        super().__init__(assistant)
        self._error = error

    def ask(self, question: str, **options: Any) -> Answer:
        if question == ASKED:
            raise self._error
        return super().ask(question, **options)


def test_an_unexpected_error_costs_one_row(assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    run_batch(lambda: Failing(assistant, ZeroDivisionError("oh")), questions, tmp_path / "a.jsonl")
    answers = answers_in(tmp_path / "a.jsonl")
    assert [a["status"] for a in answers] == ["error", "error", "answered"]
    assert "ZeroDivisionError: oh" in answers[0]["answer"]


def test_a_missing_model_stops_the_run_and_keeps_the_journal(
    assistant: Assistant, questions: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadModel):
        run_batch(lambda: Failing(assistant, BadModel("install it")), questions, tmp_path / "a.jsonl")
    assert (tmp_path / ".a.jsonl.journal").exists()


def test_the_command_tells_how_the_rows_went(questions: Path, tmp_path: Path) -> None:
    done = operative("batch", questions, "-o", tmp_path / "a.jsonl", "--index", shipped_index(), "--json")
    assert done.code == 0
    assert done.json == {
        "output": str(tmp_path / "a.jsonl"), "rows": 3, "answered": 2, "partial": 0, "not_covered": 0, "error": 1,
    }  # fmt: skip
    assert "3/3" in done.err
