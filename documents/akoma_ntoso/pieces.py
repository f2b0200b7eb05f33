"""The pieces that a statement is made of, in the order of print, as its elements present them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from documents.akoma_ntoso.text import Printed, Reader, local_name


class Kind(StrEnum):
    """What the element of a piece says of it."""

    OPENING = "opening"
    PREAMBULAR = "preambular"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    CONTINUATION = "continuation"
    TABLE = "table"
    TITLE = "title"
    ORNAMENT = "ornament"
    ATTACHMENT = "attachment"
    """Here an attachment begins."""


@dataclass(slots=True)
class Piece:
    """One piece: its text, the ``number`` printed before it, the name of its ``style`` and its ``depth`` in lists."""

    kind: Kind
    printed: Printed
    number: str = ""
    style: str = ""
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


_HEADINGS = frozenset({"heading", "subheading"})
_APART = frozenset({"num", "heading", "subheading", "mod", "quotedStructure", "docTitle", "decoration", "table"})
"""Children of a line that are pieces of their own."""


class Walker:
    """Walks through the elements of a body; every text below it becomes part of a piece."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.unknown = reader.unknown

    def walk(self, body: etree._Element) -> Iterator[Piece]:
        """The pieces of a preamble, main body or attachment."""
        for child in body:
            yield from self._block(child, 0, "")

    def _block(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        name = local_name(element)
        handler = _HANDLERS.get(name)
        if handler is not None:
            yield from handler(self, element, depth, number)
        elif name and (element.text or len(element)):
            printed = self.reader.printed(element)
            if printed.text:
                self.unknown[name] += 1
                yield Piece(Kind.PARAGRAPH, printed, number, element.get("class") or "", depth)

    def _inside(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        """The children of an element that only holds others."""
        if element.text and element.text.strip():
            yield Piece(Kind.PARAGRAPH, Printed(" ".join(element.text.split())), number, "", depth)
            number = ""
        for child in element:
            for piece in self._block(child, depth, number):
                yield piece
                number = ""
            if child.tail and child.tail.strip():
                yield Piece(Kind.CONTINUATION, Printed(" ".join(child.tail.split())), depth=depth)

    def _opening(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        for piece in self._inside(element, depth, number):
            piece.kind = Kind.OPENING if piece.kind is Kind.PARAGRAPH else piece.kind
            yield piece

    def _preambular(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        """A container: a preambular paragraph in a preamble, a table or a loose line elsewhere."""
        in_preamble = local_name(element.getparent()) == "preamble"
        for at, piece in enumerate(self._inside(element, depth, number)):
            if in_preamble and piece.kind is Kind.PARAGRAPH:
                piece.kind = Kind.CONTINUATION if at and not piece.number else Kind.PREAMBULAR
            yield piece

    def _cross_heading(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        kind = Kind.PREAMBULAR if "preamble" in (element.get("refersTo") or "") else Kind.HEADING
        yield Piece(kind, self.reader.printed(element), number, element.get("class") or "", depth)

    def _heading(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        parent = element.getparent()
        style = (parent.get("class") if parent is not None else "") or local_name(element)
        yield Piece(Kind.HEADING, self.reader.printed(element), number, style, depth)

    def _unit(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        """A paragraph or an item: its number belongs to its first text, what follows goes on with it."""
        style, kind = element.get("class") or "", Kind.ITEM if depth else Kind.PARAGRAPH
        number, has_text, pieces = self._own_number(element) or number, False, 0
        for child in element:
            if local_name(child) == "num":
                continue
            for piece in self._block(child, depth, "" if pieces else number):
                piece.style, pieces = piece.style or style, pieces + 1
                if piece.kind is Kind.PARAGRAPH:
                    piece.kind = Kind.CONTINUATION if has_text and not piece.number else kind
                    has_text = True
                yield piece
        if number and not pieces:
            yield Piece(kind, Printed(), number, style, depth)

    def _own_number(self, element: etree._Element) -> str:
        for child in element:
            if local_name(child) == "num":
                return self.reader.printed(child).text
        return ""

    def _point(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        yield from self._unit(element, max(depth, 1), number)

    def _list(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        """The introduction belongs to the paragraph of the list, the points are items below it."""
        for child in element:
            below = depth + (local_name(child) in ("point", "item", "list", "sublist"))
            for piece in self._block(child, below, number):
                number = ""
                yield piece

    def _closing_text(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        for piece in self._inside(element, depth, number):
            piece.kind = Kind.CONTINUATION if piece.kind is Kind.PARAGRAPH else piece.kind
            yield piece

    def _line(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        """A line of text; what of it is a piece of its own comes first or last, as it stands."""
        apart = [child for child in element if local_name(child) in _APART]
        number = number or next((self.reader.printed(child).text for child in apart if local_name(child) == "num"), "")
        printed = self.reader.printed(element, _APART)
        if printed.text or (number and not any(local_name(child) != "num" for child in apart)):
            yield Piece(Kind.PARAGRAPH, printed, number, element.get("class") or "", depth)
            number = ""
        for child in apart:
            if local_name(child) != "num":
                yield from self._block(child, depth, number)
                number = ""

    def _block_line(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        kind = Kind.HEADING if "heading" in (element.get("name") or "") else Kind.PARAGRAPH
        yield Piece(kind, self.reader.printed(element), number, element.get("name") or "", depth)

    def _title(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        yield Piece(Kind.TITLE, self.reader.printed(element), number)

    def _ornament(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        yield Piece(Kind.ORNAMENT, self.reader.printed(element), number)

    def _section_number(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        """A number that stands alone in a section: its heading follows."""
        yield Piece(Kind.HEADING, Printed(), self.reader.printed(element).text, "section", depth)

    def _table(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        caption = Printed()
        notes: list[tuple[str, Printed]] = []
        grid = _Grid()
        for row in element.iter("{*}tr", "{*}caption"):
            if local_name(row) == "caption":
                caption = self.reader.printed(row)
                continue
            grid.next_row()
            for cell in row:
                if local_name(cell) in ("td", "th"):
                    printed = self.reader.printed(cell, cell=True)
                    notes += printed.notes
                    grid.put(printed.text, cell)
        yield Piece(
            Kind.TABLE, Printed(caption.text, notes=(*caption.notes, *notes)), number, depth=depth, rows=grid.rows()
        )

    def _picture(self, element: etree._Element, depth: int, number: str) -> Iterator[Piece]:
        self.reader.images += 1
        yield from ()


Handler = Callable[[Walker, etree._Element, int, str], Iterator[Piece]]
_HANDLERS: dict[str, Handler] = {
    "formula": Walker._opening,
    "container": Walker._preambular,
    "crossHeading": Walker._cross_heading,
    "heading": Walker._heading,
    "subheading": Walker._heading,
    "paragraph": Walker._unit,
    "alinea": Walker._unit,
    "point": Walker._point,
    "item": Walker._point,
    "list": Walker._list,
    "blockList": Walker._list,
    "sublist": Walker._list,
    "intro": Walker._inside,
    "listIntroduction": Walker._line,
    "content": Walker._inside,
    "section": Walker._inside,
    "mod": Walker._inside,
    "quotedStructure": Walker._inside,
    "recitals": Walker._inside,
    "recital": Walker._preambular,
    "wrapUp": Walker._closing_text,
    "listWrapUp": Walker._closing_text,
    "p": Walker._line,
    "block": Walker._block_line,
    "docTitle": Walker._title,
    "decoration": Walker._ornament,
    "num": Walker._section_number,
    "table": Walker._table,
    "img": Walker._picture,
}


_WIDEST = 30
"""More columns or rows than this no cell spans; a file that says so is not believed."""


class _Grid:
    """The cells of a table; a cell over several columns or rows leaves the others blank."""

    def __init__(self) -> None:
        self._rows: list[dict[int, str]] = []
        self._taken: set[tuple[int, int]] = set()

    def next_row(self) -> None:
        self._rows.append({})

    def put(self, text: str, cell: etree._Element) -> None:
        at, row = len(self._rows) - 1, self._rows[-1]
        column = 0
        while column in row or (at, column) in self._taken:
            column += 1
        row[column] = text
        across, down = _span(cell, "colspan"), _span(cell, "rowspan")
        self._taken |= {(at + i, column + j) for i in range(down) for j in range(across) if i or j}

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows that hold text, all as wide as the widest."""
        columns = [column for row in self._rows for column in row] + [column for _, column in self._taken]
        width = max(columns, default=-1) + 1
        return tuple(tuple(row.get(at, "") for at in range(width)) for row in self._rows if any(row.values()))


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(int(value), _WIDEST) if value.isdecimal() and len(value) < 4 and int(value) else 1
