"""Tables of a page: where ruled lines part it into cells, what stands in each cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from documents.hyphens import joined
from documents.pdf.glyphs import Rule
from documents.pdf.lines import Line

_SAME_HEIGHT = 2.5
_SAME_EDGE = 4.0
_FEWEST_CELLS = 2
_MOST_HEADER_LINES = 4
_ROW_GAP = 1.3
"""Rows of a table stand this many sizes of its letters apart where lines of one cell stand closer."""


@dataclass
class Table:
    """A table: ``top`` and ``bottom`` on its page, ``edges`` of its columns, ``rows`` of cells once filled."""

    top: float
    bottom: float
    edges: list[float]
    closed: bool
    rows: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """Rules at one height, joined: where they begin, end, and where one meets the next."""

    height: float
    edges: tuple[float, ...]


def tables_of(rules: Sequence[Rule], lines: Sequence[Line], known: Collection[str] = ()) -> list[Table]:
    """The tables that ``rules`` draw on a page; one that the page cuts ends with the last of ``lines``.

    ``known`` are the words of the document, by which hyphens at the ends of lines are undone.
    """
    rows = [row for row in _ruled_rows(rules) if len(row.edges) > _FEWEST_CELLS]
    tables: list[Table] = []
    for row in rows:
        last = tables[-1] if tables else None
        if last and _alike(last.edges, row.edges) and not _prose_between(lines, last.bottom, row.height, last.edges):
            last.bottom = row.height
            last.edges = _united(last.edges, row.edges)
        else:
            tables.append(Table(row.height, row.height, list(row.edges), True))
    heights = [row.height for row in rows]
    return [table for table in tables if _finish(table, lines, heights, known)]


def _ruled_rows(rules: Sequence[Rule]) -> list[_Row]:
    """Rules by height from top to bottom, those that abut joined into one row."""
    found: list[_Row] = []
    left = sorted(rules, key=lambda r: -r.height)
    while left:
        height = left[0].height
        row = sorted((r for r in left if abs(r.height - height) <= _SAME_HEIGHT), key=lambda r: r.left)
        left = [r for r in left if abs(r.height - height) > _SAME_HEIGHT]
        edges = [row[0].left]
        for rule, following in zip(row, [*row[1:], None], strict=True):
            if following is None or following.left - rule.right > _SAME_EDGE:
                edges.append(rule.right)
                if following is not None:
                    edges.append(following.left)
            else:
                edges.append(following.left)
        found.append(_Row(height, tuple(edges)))
    return found


def _alike(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether rules at two heights belong to one table: most edges of the one are edges of the other."""
    shared = sum(any(abs(edge - other) <= 2 * _SAME_EDGE for other in edges) for edge in others)
    return shared >= 0.6 * len(others)


def _united(edges: Sequence[float], others: Sequence[float]) -> list[float]:
    united = list(edges)
    united += [o for o in others if all(abs(o - e) > 2 * _SAME_EDGE for e in united)]
    return sorted(united)


def _prose_between(lines: Sequence[Line], top: float, bottom: float, edges: Sequence[float]) -> bool:
    """Whether text runs across the cells between two heights, as it does between two tables."""
    between = [line for line in lines if bottom < line.baseline < top]
    crossing = [line for line in between if _crosses(line, edges[1:-1])]
    return len(crossing) >= 3 and len(crossing) > 0.5 * len(between)


def _crosses(line: Line, edges: Sequence[float]) -> bool:
    return any(left < edge - 1 and right > edge + 1 for edge in edges for left, right, _ in _runs(line))


def _runs(line: Line) -> list[tuple[float, float, str]]:
    """Words of a line joined where the gaps between them are those of a sentence."""
    runs: list[tuple[float, float, str]] = []
    for left, right, text in line.words:
        if runs and left - runs[-1][1] < 0.6 * line.size:
            runs[-1] = (runs[-1][0], right, f"{runs[-1][2]} {text}")
        else:
            runs.append((left, right, text))
    return runs


def _finish(table: Table, lines: Sequence[Line], heights: Sequence[float], known: Collection[str]) -> bool:
    """Fill the rows of ``table``; False when it is none after all. One that no rule closes runs to the page's end."""
    inner = table.edges[1:-1]
    below = [line for line in lines if line.baseline < table.bottom]
    within = [line for line in lines if table.bottom < line.baseline < table.top]
    if below and len(within) <= 3 and not _crosses_much(below, inner):
        table.bottom, table.closed = min(line.baseline for line in below) - 1, False
        within = [line for line in lines if table.bottom < line.baseline < table.top]
    if len(within) < 2 or sum(len(_cells(line, table.edges)[1]) > 1 for line in within) < 2:
        return False
    header = _header_above(table, lines)
    if header:
        table.top = header[0].baseline + 1
        within = [*header, *within]
    table.rows = _rows(within, table.edges, heights, known)
    return True


def _header_above(table: Table, lines: Sequence[Line]) -> list[Line]:
    """Lines right over the first rule that stand in the columns: a header that no rule is drawn above."""
    above = sorted((line for line in lines if line.baseline >= table.top), key=lambda line: line.baseline)
    header: list[Line] = []
    height = table.top
    for line in above[:_MOST_HEADER_LINES]:
        _, filled = _cells(line, table.edges)
        in_columns = filled and not _crosses(line, table.edges[1:-1]) and line.left > table.edges[1] - _SAME_EDGE
        if not in_columns or line.baseline - height > 2 * line.size:
            break
        header.insert(0, line)
        height = line.baseline
    return header if any(len(_cells(line, table.edges)[1]) > 1 for line in header) else []


def _crosses_much(lines: Sequence[Line], inner: Sequence[float]) -> bool:
    """Whether most of what stands below a header is text across the page, so that the table ended there."""
    return sum(_crosses(line, inner) for line in lines) > 0.34 * len(lines)


def _cells(line: Line, edges: Sequence[float]) -> tuple[list[str], list[int]]:
    """(texts of the cells, numbers of those that hold text) of one line."""
    cells = [""] * (len(edges) - 1)
    for left, right, text in _runs(line):
        middle = (left + right) / 2 if right - left < 60 else left + 10
        at = max(0, min(len(cells) - 1, sum(middle > edge for edge in edges[1:-1])))
        cells[at] = f"{cells[at]} {text}".strip()
    return cells, [at for at, cell in enumerate(cells) if cell]


def _rows(
    lines: Sequence[Line], edges: Sequence[float], heights: Sequence[float], known: Collection[str]
) -> list[list[str]]:
    """The rows of a table: parted by rules, by wider gaps, by numbers in the first column."""
    rows: list[list[list[str]]] = []
    before: Line | None = None
    for line in lines:
        cells, filled = _cells(line, edges)
        if before is None or _opens_row(line, before, cells, filled, rows[-1], heights):
            rows.append([[] for _ in cells])
        for held, cell in zip(rows[-1], cells, strict=True):
            if cell:
                held.append(cell)
        before = line
    return [[joined(cell, known) for cell in row] for row in rows]


def _opens_row(
    line: Line, before: Line, cells: list[str], filled: list[int], last: list[list[str]], heights: Sequence[float]
) -> bool:
    if any(line.baseline < height < before.baseline for height in heights):
        return True
    if re.match(r"\d{1,3}[.．]\s", cells[0]):
        return True
    gap = before.baseline - line.baseline > _ROW_GAP * max(line.size, before.size)
    return gap and _may_open_row(cells, filled, [" ".join(cell) for cell in last])


def _may_open_row(cells: list[str], filled: list[int], last: list[str]) -> bool:
    """Whether a line after a gap begins a row: not where it only goes on with a cell that holds a paragraph."""
    long_cell = max((len(cell) for cell in last), default=0) > 120
    return bool(cells[0]) or not long_cell or not filled
