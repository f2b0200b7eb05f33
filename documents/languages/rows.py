"""What every table of this folder is read with: the six languages, and the rows of a CSV file."""

from __future__ import annotations

import csv
import io
from importlib import resources

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""The six official languages, by their ISO 639-1 codes."""


def table_rows(package: str, name: str) -> list[dict[str, str]]:
    """The rows of the CSV table ``name`` that ships in ``package``."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def parts(cell: str) -> tuple[str, ...]:
    """What a cell lists, parted by "|"."""
    return tuple(part for part in cell.split("|") if part)
