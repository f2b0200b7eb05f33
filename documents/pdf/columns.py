"""The order in which the lines of a page are read: across it, or down one column and then the other."""

from __future__ import annotations

from collections.abc import Sequence

from documents.pdf.lines import Line
from documents.pdf.page import parted

_NARROWEST_GUTTER = 8.0
_FEWEST_LINES = 6
_LEAST_SHARE = 0.55
"""Share of the lines near a gutter that must stand on both sides of it."""

_STEP = 3.0
_NEAR = 0.12
"""How near to a gutter most lines of a column end or begin, as a share of the page's width."""


def find_gutter(lines: Sequence[Line], width: float) -> float | None:
    """The place of the empty strip between two columns of ``lines``, or None on a page of one column."""
    best: tuple[int, float] | None = None
    at = 0.36 * width
    while at < 0.64 * width:
        sides = [_side(line, at) for line in lines]
        score = _score(lines, sides, at, width)
        if score >= _FEWEST_LINES and (best is None or score > best[0]):
            best = score, at
        at += _STEP
    return best[1] if best else None


def _score(lines: Sequence[Line], sides: Sequence[str], at: float, width: float) -> int:
    """How many lines the shorter column has; 0 when ``at`` parts no columns: lines cross it, or end far from it."""
    crossing = sides.count("crossing")
    left = [line for line, side in zip(lines, sides, strict=True) if side in ("left", "both")]
    right = [line for line, side in zip(lines, sides, strict=True) if side in ("right", "both")]
    shorter = min(len(left), len(right))
    if shorter < _LEAST_SHARE * (shorter + crossing):
        return 0
    both = sides.count("both")
    ending = sum(line.right > at - _NEAR * width for line in left)
    starting = sum(line.left < at + _NEAR * width for line in right)
    if ending < 0.5 * len(left) or starting + both < 0.5 * len(right):
        return 0
    return shorter


def _side(line: Line, at: float) -> str:
    """Where a line stands to a gutter: "left", "right", "both" sides of it, or "crossing" it."""
    half = _NARROWEST_GUTTER / 2
    if line.right <= at + half:
        return "left"
    if line.left >= at - half:
        return "right"
    for left, right, _ in line.words:
        if left < at + half and right > at - half:
            return "crossing"
    return "both"


def in_reading_order(lines: Sequence[Line], gutter: float | None) -> list[list[Line]]:
    """The lines as runs to be read one after another: a run is a column, or what stands across the page."""
    if gutter is None:
        return [list(lines)] if lines else []
    runs: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    across: list[Line] = []
    for line in lines:
        side = _side(line, gutter)
        if side == "crossing":
            _flush(runs, left, right)
            across.append(line)
            continue
        if across:
            runs.append(list(across))
            across.clear()
        halves = parted(line, gutter) if side == "both" else None
        if halves:
            left.append(halves[0])
            right.append(halves[1])
        else:
            (left if side in ("left", "both") else right).append(line)
    if across:
        runs.append(across)
    _flush(runs, left, right)
    return runs


def columns_begin(lines: Sequence[Line], gutter: float | None, width: float) -> int | None:
    """The place in ``lines`` where text in two columns begins below a masthead, or None.

    The box of a masthead also has something at its right, but far from the middle of the page.
    """
    if gutter is None:
        return None
    near = _BESIDE * width
    for at in range(len(lines)):
        below = lines[at : at + _FEWEST_LINES + 2]
        if any(_side(line, gutter) == "crossing" for line in below[:-2]):
            continue
        beside = [_beside(line, gutter, near) for line in below]
        if any(beside[0]) and sum(left for left, _ in beside) > 1 and sum(right for _, right in beside) > 1:
            return at
    return None


def _beside(line: Line, gutter: float, near: float) -> tuple[bool, bool]:
    """Whether what stands left of the gutter ends beside it, and what stands right begins there."""
    edges = _edges(line, gutter)
    return (
        any(gutter - near < right <= gutter + near / 2 for _, right in edges),
        any(gutter - near / 2 <= left < gutter + near for left, _ in edges),
    )


_BESIDE = 0.06
"""How near to the gutter the lines of justified columns end and begin, as a share of the page's width."""


def _edges(line: Line, gutter: float) -> list[tuple[float, float]]:
    """(left, right) of what stands at the left and of what stands at the right of the gutter."""
    sides = ([w for w in line.words if w[1] <= gutter + 4], [w for w in line.words if w[1] > gutter + 4])
    return [(words[0][0], words[-1][1]) for words in sides if words]


def _flush(runs: list[list[Line]], left: list[Line], right: list[Line]) -> None:
    for column in (left, right):
        if column:
            runs.append(list(column))
            column.clear()
