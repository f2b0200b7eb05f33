"""Writing answers: JSON Lines (one answer a line), CSV and XLSX (one row per citation), complete or not at all."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from documents.errors import BadBatch

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
)

LONGEST_CELL = 32_767
"""Characters that a cell of XLSX can hold."""

_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r]")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def check_output(path: Path, questions: Path) -> None:
    """Raise :class:`BadBatch` when answers cannot be written to ``path``: before the first question is asked."""
    if path.suffix.casefold() not in FORMATS:
        raise BadBatch(f'{path}: answers are written as {", ".join(FORMATS)}; "{path.suffix}" is none of them.')
    if path.is_dir():
        raise BadBatch(f"{path}: a folder; give the name of a file.")
    if not path.parent.is_dir():
        raise BadBatch(f"{path.parent}: no such folder; make it or give another name to -o.")
    if path.exists() and path.samefile(questions):
        raise BadBatch(f"{path}: the file of the questions itself; give another name to -o.")
    if not os.access(path.parent, os.W_OK):
        raise cannot_write(path, PermissionError(0, "no right to write there"))


def cannot_write(path: Path, error: OSError) -> BadBatch:
    """The error for answers that ``path`` cannot take; what was answered stays in the journal."""
    reason = error.strerror or error
    return BadBatch(f"{path}: cannot be written ({reason}); check the disk and your rights, then run it again.")


def write_answers(path: Path, answers: Iterable[dict[str, Any]]) -> None:
    """Write ``answers`` (objects of the contract, each with its row's ``id``) to ``path``, replacing it at once."""
    writers: dict[str, Callable[[Path, Iterable[dict[str, Any]]], None]] = {
        ".jsonl": _jsonl,
        ".csv": _csv,
        ".xlsx": _xlsx,
    }
    new = path.with_name(f".{path.name}.new")
    try:
        writers[path.suffix.casefold()](new, answers)
        new.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        new.unlink(missing_ok=True)


def _jsonl(path: Path, answers: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for answer in answers:
            lines.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _csv(path: Path, answers: Iterable[dict[str, Any]]) -> None:
    # With a byte order mark spreadsheet programs read UTF-8 as such.
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(COLUMNS)
        for row in _rows(answers):
            table.writerow([_no_formula(value) for value in row])


def _xlsx(path: Path, answers: Iterable[dict[str, Any]]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("answers")
    sheet.append(COLUMNS)
    for row in _rows(answers):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_fitting(value))
            if isinstance(value, str):
                cell.data_type = "s"  # a text stays one, whatever it begins with: "=1+1", "#N/A"
            cells.append(cell)
        sheet.append(cells)
    book.save(path)


def _rows(answers: Iterable[dict[str, Any]]) -> Iterator[list[Any]]:
    for answer in answers:
        about = [answer[name] for name in ("id", "question", "language", "status", "answer")]
        for citation in answer["citations"]:
            fields = ("symbol", "paragraph", "label", "text", "language", "score", "url")
            yield [*about, *(citation[field] for field in fields)]
        if not answer["citations"]:
            yield [*about, *[None] * (len(COLUMNS) - len(about))]


def _no_formula(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV Injection")."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _fitting(value: object) -> object:
    """What a cell can hold: nothing that XML forbids, no more than its length (the rest is in JSON Lines)."""
    if not isinstance(value, str):
        return value
    clean = _NO_XML.sub("", value)
    return clean if len(clean) <= LONGEST_CELL else clean[: LONGEST_CELL - 1] + "…"
