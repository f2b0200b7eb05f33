"""Files of results: JSON, JSON Lines, CSV and XLSX, complete or not at all, with cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from documents.errors import BadOutput

LONGEST_CELL = 32_767
"""Characters that a cell of XLSX can hold."""

_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r]")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def check_output(path: Path, formats: Sequence[str]) -> None:
    """Raise :class:`BadOutput` when results cannot be written to ``path``: before anything is worked out."""
    if path.suffix.casefold() not in formats:
        raise BadOutput(f'{path}: results are written as {", ".join(formats)}; "{path.suffix}" is none of them.')
    if path.is_dir():
        raise BadOutput(f"{path}: a folder; give the name of a file.")
    if not path.parent.is_dir():
        raise BadOutput(f"{path.parent}: no such folder; make it or give another name to -o.")
    if not os.access(path.parent, os.W_OK):
        raise cannot_write(path, PermissionError(0, "no right to write there"))


def cannot_write(path: Path, error: OSError) -> BadOutput:
    """The error for results that ``path`` cannot take."""
    reason = error.strerror or error
    return BadOutput(f"{path}: cannot be written ({reason}); check the disk and your rights, then run it again.")


def write_table(path: Path, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write ``rows`` to ``path``, replacing it at once: XLSX by its ending (sheet ``name``), else CSV.

    Raises :class:`BadOutput`.
    """
    with _replacing(path) as new:
        if path.suffix.casefold() == ".xlsx":
            _xlsx(new, name, columns, rows)
        else:
            _csv(new, columns, rows)


def write_json(path: Path, objects: Iterable[object]) -> None:
    """Write ``objects`` to ``path``, replacing it at once: a line each by the ending ``.jsonl``, else one JSON list.

    Raises :class:`BadOutput`.
    """
    with _replacing(path) as new, new.open("w", encoding="utf-8", newline="\n") as file:
        if path.suffix.casefold() == ".jsonl":
            file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)
        else:
            file.write(json.dumps(list(objects), ensure_ascii=False, indent=1) + "\n")


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its place when all is written."""
    new = path.with_name(f".{path.name}.new")
    try:
        yield new
        new.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        new.unlink(missing_ok=True)


def _csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    # With a byte order mark spreadsheet programs read UTF-8 as such.
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(columns)
        for row in rows:
            table.writerow([_no_formula(value) for value in row])


def _xlsx(path: Path, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.append(columns)
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_fitting(value))
            if isinstance(value, str):
                cell.data_type = "s"  # a text stays one, whatever it begins with: "=1+1", "#N/A"
            cells.append(cell)
        sheet.append(cells)
    book.save(path)


def _no_formula(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV Injection")."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _fitting(value: object) -> object:
    """What a cell can hold: nothing that XML forbids, no more than its length (the rest is in JSON Lines)."""
    if not isinstance(value, str):
        return value
    clean = _NO_XML.sub("", value)
    return clean if len(clean) <= LONGEST_CELL else clean[: LONGEST_CELL - 1] + "…"
