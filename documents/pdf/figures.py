"""Captions of tables, and figures with what is written in them: charts, maps, boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from documents.languages import LANGUAGES, language
from documents.pdf.lines import Line
from documents.pdf.page import Page, opens_note
from documents.pdf.paragraphs import margin_of
from documents.pdf.tables import Table

_LONGEST_SUBCAPTION = 120
_LABEL = 0.95
"""Labels of figures are printed at less than this share of the size of the text."""

_OF_TEXT = 0.96
_SHORTEST_LINE = 280.0
_FEWEST_DRAWINGS = 3
"""Lines and bars that must be drawn around a label."""


def without_figures(page: Page, tables: Sequence[Table], size: float) -> list[Line]:
    """The lines of a page without captions and labels of figures; a figure ends where text of the usual size is."""
    kept: list[Line] = []
    within = False
    margin = margin_of([line for line in page.body if abs(line.size - size) < 0.5])
    for line in page.body:
        if line.bold and is_caption(line.text, "figure_heading"):
            within = True
        elif within and _is_text(line, margin, size):
            within = False
        in_table = any(table.bottom < line.baseline < table.top for table in tables)
        small = line.size < _LABEL * size and not page.is_scan and page.number > 1 and not opens_note(line)
        if (within and not in_table) or (small and not in_table and _inside(line, page.drawings)):
            continue
        kept.append(line)
    return kept


def _is_text(line: Line, margin: float, size: float) -> bool:
    usual = line.size > _OF_TEXT * size and abs(line.left - margin) < 40
    starts = re.match(r"(?:\d{1,3}|[IVX]+|[A-Z])[.．]\s", line.text) is not None
    return usual and (starts or line.right - line.left > _SHORTEST_LINE) and not line.is_italic


def _inside(line: Line, boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    """Whether a line stands among the lines and bars of a drawing."""
    near = [
        b for b in boxes if b[1] - 30 < line.baseline < b[3] + 30 and b[0] - 60 < line.left and line.right < b[2] + 60
    ]
    return len(near) >= _FEWEST_DRAWINGS


def is_caption(text: str, name: str) -> bool:
    """Whether ``text`` fits the heading ``name`` of a language's table (``table_heading``, ``annex_heading``)."""
    return _captions(name).fullmatch(text.strip()) is not None


@cache
def _captions(name: str) -> re.Pattern[str]:
    """The captions of all six languages as one pattern, their groups unnamed."""
    patterns = (pattern for code in LANGUAGES for pattern in language(code).structure[name])
    return re.compile("|".join(f"(?:{re.sub(r'[?]P<[a-z]+>', '?:', pattern)})" for pattern in patterns))


def caption_parts(text: str) -> tuple[str, str]:
    """("1", "UNCDF financial situation") of "Table 1. UNCDF financial situation"."""
    for code in LANGUAGES:
        for pattern in language(code).structure["table_heading"]:
            if match := re.fullmatch(pattern, text.strip()):
                return match["label"] or "", match["title"] or ""
    return "", text


def is_subcaption(group: Sequence[Line]) -> bool:
    """Whether a line under a caption belongs to it: "(In millions of United States dollars)"."""
    text = " ".join(line.text for line in group)
    return len(text) < _LONGEST_SUBCAPTION and (
        text.startswith("(") or all(line.is_italic or line.bold for line in group)
    )
