"""Reading a file of questions: JSON Lines, CSV, XLSX, or text with one question a line."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.errors import BadBatch, OperativeError

LARGEST_FILE = 200_000_000
"""Bytes a file of questions may have, unpacked."""

FORMATS = (".jsonl", ".csv", ".xlsx", ".txt")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a batch. ``id`` is the row's own, else its number; ``reason`` says why it cannot be asked, if so."""

    id: str | int | float
    question: str
    language: str | None = None
    symbol: str | None = None
    reason: str | None = None


def read_rows(path: Path) -> list[Row]:
    """The rows of ``path``, by its ending. Raises :class:`BadBatch` when the file as a whole cannot be read."""
    readers = {".jsonl": _jsonl, ".csv": _csv, ".tsv": _csv, ".xlsx": _xlsx, ".txt": _text}
    reader = readers.get(path.suffix.casefold())
    if reader is None:
        raise BadBatch(f'{path}: a file of questions ends in {", ".join(FORMATS)}; "{path.suffix}" is none of them.')
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadBatch(f"{path}: larger than {LARGEST_FILE // 1_000_000} MB; split it.")
        rows = list(reader(path))
    except OSError as error:
        raise BadBatch(
            f"{path}: cannot be read ({error.strerror or error}); check the name and your rights."
        ) from error
    if not rows:
        raise BadBatch(f"{path}: holds no question; put one on each line or row.")
    return rows


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadBatch(f"{path}: not UTF-8 text (byte {error.start}); save it again as UTF-8.") from error


def _text(path: Path) -> Iterator[Row]:
    lines = _decoded(path).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield Row(str(number), line.strip())


def _jsonl(path: Path) -> Iterator[Row]:
    for number, line in enumerate(_decoded(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Row(str(number), "", reason=f"line {number} is no JSON ({error}); mend it")
            continue
        if isinstance(fields, dict):
            yield _row(fields, number)
        else:
            yield Row(str(number), "", reason=f'line {number} is no JSON object; write {{"question": ...}}')


def _csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(LARGEST_FILE)  # a cell as long as the file is a bad row, not a bad file
    text = _decoded(path)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        names = [(name or "").strip().casefold() for name in table.fieldnames or []]
        _check_columns(path, names)
        table.fieldnames = names
        for number, fields in enumerate(table, start=2):
            yield _row(fields, number)
    except csv.Error as error:
        raise BadBatch(f"{path}: no readable CSV ({error}); save it again as CSV in UTF-8.") from error


def _xlsx(path: Path) -> Iterator[Row]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_FILE:
                raise BadBatch(f"{path}: unpacks to more than {LARGEST_FILE // 1_000_000} MB; split it.")
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        lines = sheet.iter_rows(values_only=True)
        names = [str(name or "").strip().casefold() for name in next(lines, ())]
        _check_columns(path, names)
        for number, values in enumerate(lines, start=2):
            if any(value is not None for value in values):
                yield _row(dict(zip(names, values, strict=False)), number)
    except (OSError, OperativeError):
        raise
    except Exception as error:  # the library raises many kinds; each means the same to a user
        raise BadBatch(f"{path}: no readable XLSX workbook; save it again as XLSX or CSV.") from error


def _check_columns(path: Path, names: Iterable[str]) -> None:
    if "question" not in names:
        found = ", ".join(name for name in names if name) or "none"
        raise BadBatch(f'{path}: no column "question" in the first row (columns: {found}); add it.')


def _row(fields: Mapping[str, Any], number: int) -> Row:
    """A row from named fields; what is missing or of the wrong kind is said in ``reason``."""
    key = _scalar(fields.get("id"))
    if key is None:
        key = str(number)
    question = _scalar(fields.get("question"))
    if question is None:
        wrong = "no question" if fields.get("question") in (None, "") else "a question that is no text"
        return Row(key, "", reason=f"row {number} has {wrong}; write it in the field question")
    return Row(key, str(question), _optional(fields.get("language")), _optional(fields.get("symbol")))


def _scalar(value: object) -> str | int | float | None:
    """A text or a number as given, without blanks around it; None for nothing and for anything else."""
    if isinstance(value, str):
        # Half a character ("\\ud800" in JSON) could not be written again.
        return value.strip().encode("utf-8", "replace").decode() or None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _optional(value: object) -> str | None:
    found = _scalar(value)
    return None if found is None else str(found)
