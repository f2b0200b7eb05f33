"""Writing answers: JSON Lines (one answer a line), CSV and XLSX (one row per citation), complete or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant import tables
from documents.errors import BadOutput

FORMATS = (".jsonl", ".csv", ".xlsx")

COLUMNS = (
    "id",
    "question",
    "language",
    "status",
    "answer",
    "symbol",
    "paragraph",
    "label",
    "text",
    "text_language",
    "score",
    "url",
    "family",
    "uncertain",
)


def check_output(path: Path, questions: Path) -> None:
    """Raise :class:`BadOutput` when answers cannot be written to ``path``: before the first question is asked."""
    tables.check_output(path, FORMATS)
    if path.exists() and path.samefile(questions):
        raise BadOutput(f"{path}: the file of the questions itself; give another name to -o.")


def write_answers(path: Path, answers: Iterable[dict[str, Any]]) -> None:
    """Write ``answers`` (objects of the contract, each with its row's ``id``) to ``path``, replacing it at once."""
    if path.suffix.casefold() == ".jsonl":
        tables.write_json(path, answers)
    else:
        tables.write_table(path, "answers", COLUMNS, _rows(answers))


def _rows(answers: Iterable[dict[str, Any]]) -> Iterator[list[Any]]:
    for answer in answers:
        about = [answer[name] for name in ("id", "question", "language", "status", "answer")]
        for citation in answer["citations"]:
            fields = ("symbol", "paragraph", "label", "text", "language", "score", "url", "family", "uncertain")
            yield [*about, *(citation.get(field) for field in fields)]  # a journal of before has not all of them
        if not answer["citations"]:
            yield [*about, *[None] * (len(COLUMNS) - len(about))]
