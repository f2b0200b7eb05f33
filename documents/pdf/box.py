"""The box at the head of a first page: organ and symbol, distribution and date, and where the text below it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.pdf.columns import columns_begin
from documents.pdf.lines import Line, line_of
from documents.pdf.page import Page

HEAD_SHARE = 0.66
"""Share of the first page's height below which the box ends, where the text is set in one column."""

_HEAD_SHARE_OF_COLUMNS = 0.4
_RIGHT_SIDE = 0.55
"""Share of the page's width from which on a line stands at the right of the box."""

_GAP = 2.5
_LARGE = 13
_SIGNS = re.compile(r"[A-Z]/[A-Z0-9]|Distr|S/\d")


@dataclass(frozen=True, slots=True)
class Box:
    """What stands left and right in the box, from top to bottom, and the lines below it."""

    left: list[Line]
    right: list[Line]
    below: list[Line]


def box_of(page: Page, body: list[Line], gutter: float | None) -> Box:
    """The box at the head of ``page``; empty where no line of a masthead stands there."""
    columns = columns_begin(body, gutter, page.width)
    share = HEAD_SHARE if columns is None else _HEAD_SHARE_OF_COLUMNS
    box = [line for line in body[:columns] if line.baseline > share * page.height]
    if not any(_SIGNS.search(line.text) for line in box):
        return Box([], [], body)
    if columns is None:
        box = box[: 1 + max((at for at, line in enumerate(box) if _is_box_line(line, page.width)), default=-1)]
    pieces = [piece for line in box for piece in pieces_of(line)]
    at_right = _RIGHT_SIDE * page.width
    left = [piece for piece in pieces if piece.left < at_right]
    right = [piece for piece in pieces if piece.left >= at_right]
    return Box(left, right, body[len(box) :])


def _is_box_line(line: Line, width: float) -> bool:
    """Whether a line belongs to the box: something stands at its right, or its letters are large."""
    return line.left > _RIGHT_SIDE * width or len(pieces_of(line)) > 1 or (line.size > _LARGE and not line.bold)


def pieces_of(line: Line) -> Sequence[Line]:
    """``line`` cut where its gaps are wider than any between words."""
    groups = [[line.glyphs[0]]]
    reach = line.glyphs[0].right
    for glyph in line.glyphs[1:]:
        if glyph.text.strip() and glyph.left - reach > _GAP * max(glyph.size, 8):
            groups.append([glyph])
        else:
            groups[-1].append(glyph)
        if glyph.text.strip():
            reach = max(reach, glyph.right)
    return [piece for group in groups if (piece := line_of(group, line.page)).text]
