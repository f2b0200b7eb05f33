"""Tables of a page: written as Markdown and read back, so that a page keeps what was not measured again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """A table: its headers, and rows of as many cells; the first cell names the row."""

    headers: list[str]
    rows: list[list[str]]

    def markdown(self) -> str:
        """As Markdown, figures to the right."""
        ruler = ["---", *["---:"] * (len(self.headers) - 1)]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in [self.headers, ruler, *self.rows])

    def row(self, name: str) -> list[str] | None:
        """The row of that name."""
        return next((row for row in self.rows if row[0] == name), None)

    def cell(self, row: str, header: str) -> str | None:
        """One cell by the names of its row and column."""
        cells = self.row(row)
        return cells[self.headers.index(header)] if cells and header in self.headers else None


def grids(text: str) -> list[Grid]:
    """The tables in ``text``, in their order."""
    found: list[list[list[str]]] = []
    was_table = False
    for line in text.splitlines():
        is_table = line.startswith("|")
        if is_table:
            if not was_table:
                found.append([])
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        was_table = is_table
    return [Grid(headers, rows) for headers, _, *rows in found]


def grid_of(text: str, first: str) -> Grid | None:
    """The table in ``text`` whose first columns begin with ``first``."""
    return next((grid for grid in grids(text) if " | ".join(grid.headers).startswith(first)), None)


def keeping(new: Grid, old: Grid | None, name: str) -> Grid:
    """``new`` with the row and the columns of ``old`` that begin with ``name``, where ``new`` has none."""
    if old is None:
        return new
    rows = [*new.rows]
    if new.row(name) is None and (kept := old.row(name)) and old.headers == new.headers:
        rows.append(kept)
    extra = [header for header in old.headers if header.startswith(f"{name} ") and header not in new.headers]
    order = [header for header in old.headers if header in extra or header in new.headers]
    if not extra or len(order) != len(new.headers) + len(extra):
        return Grid(new.headers, rows)
    return Grid(order, [[_cell(new, old, row, header) for header in order] for row in rows])


def _cell(new: Grid, old: Grid, row: Sequence[str], header: str) -> str:
    return row[new.headers.index(header)] if header in new.headers else old.cell(row[0], header) or "-"
