"""Word files (.docx) as the United Nations issue them, read from the parts of the file.

What Word computes when it prints (numbers of automatic lists and of footnotes) is computed here. Tracked changes are
read as accepted. The masthead stands in the header of the first page and in tables without lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.blocks import Block, Reading, Role
from documents.docx.numbering import Numbering
from documents.docx.parts import Element, Parts, W, attribute
from documents.docx.styles import Styles
from documents.docx.text import TextReader, Words
from documents.errors import UnreadableFile
from documents.layout import HEAD_LINE, is_masthead
from documents.model import Masthead
from documents.symbols import find_symbols

_JOB = re.compile(r"\d{2}-\d{5}\s*\([A-Z]\)")

_OMITTED = {
    "comments": "Comments.",
    "hidden": "Hidden text.",
    "pictures": "Pictures and drawings without text.",
    "contents": "The table of contents.",
    "headers": "Headers and footers, which repeat the symbol and the page number.",
}
_REFERENCES = (f"{W}headerReference", f"{W}footerReference")
_TRACKED = "The file has tracked changes; it was read as if all of them were accepted."


def read_docx(data: bytes, source: str) -> Reading:
    """What stands in the Word file ``data``, which ``source`` names.

    Raises :class:`UnreadableFile` with the reason and the remedy when it is damaged or no Word file.
    """
    parts = Parts(data, source)
    root = parts.xml("word/document.xml")
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise UnreadableFile(f"{source}: holds no text of a Word document; give a .docx file.")
    reader = _DocxReader(parts, body)
    blocks = tuple(reader.blocks())
    found = reader.text.found
    omitted = tuple(said for name, said in _OMITTED.items() if found[name])
    return Reading(
        blocks, Masthead(job_number=reader.job_number), None, omitted, (_TRACKED,) if found["tracked"] else ()
    )


class _DocxReader:
    """One pass over the text of a file."""

    def __init__(self, parts: Parts, body: Element) -> None:
        self._parts, self._body = parts, body
        self._styles = Styles(parts.xml("word/styles.xml"))
        self._numbering = Numbering(parts.xml("word/numbering.xml"))
        self._notes = {kind: _notes(parts, kind) for kind in ("footnote", "endnote")}
        self.text = TextReader(self._styles)
        self.job_number: str | None = None
        self._in_head = True
        self._carried: Words | None = None

    def blocks(self) -> Iterator[Block]:
        """The blocks in the order of print: what the first page prints above the text, then the text."""
        yield from self._first_header()
        yield from self._content(self._body)
        if self._carried is not None:
            yield from self._paragraph_blocks(self._carried, Role.TEXT, "", 0)

    # -- headers and footers ------------------------------------------------------------------------------------

    def _first_header(self) -> Iterator[Block]:
        """The masthead in the header of the first page; the symbol of other headers where the text has none."""
        relations = self._parts.relations()
        section = next(self._body.iter(f"{W}sectPr"), None)
        references = [] if section is None else list(section.iterchildren(*_REFERENCES))
        for reference in references:
            identifier = reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
            root = self._parts.xml(relations.get(identifier or "", ""))
            if root is None:
                continue
            lines = self._lines(root)
            if reference.tag.endswith("footerReference"):
                job = next((m for line in lines if (m := _JOB.search(line))), None)
                self.job_number = self.job_number or (job[0] if job else None)
            elif attribute(reference, "type") == "first" or self._is_symbol_missing(lines):
                yield from (Block(line, (line,), Role.MASTHEAD) for line in lines)
                continue
            self.text.found["headers"] += bool(lines)

    def _is_symbol_missing(self, lines: list[str]) -> bool:
        text = " ".join(t.text or "" for t in self._body.iter(f"{W}t"))[:2_000]
        return any(find_symbols(line) for line in lines) and not find_symbols(text)

    def _lines(self, root: Element) -> list[str]:
        found: list[str] = []
        for paragraph in root.iter(f"{W}p"):
            words = Words()
            TextReader(self._styles).read(paragraph, "", words)
            found += words.finished()[1]
        return list(dict.fromkeys(found))  # a text box stands there twice

    # -- text ---------------------------------------------------------------------------------------------------

    def _content(self, parent: Element) -> Iterator[Block]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                yield from self._content(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.of(properties)
        words = self._carried or Words()
        self._carried = None
        if self._styles.is_contents(style):
            self.text.found["contents"] += 1
            self.text.read(paragraph, style, Words())
            return
        self.text.read(paragraph, style, words)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.text.found["tracked"] += 1
            self._carried = words  # its end was deleted: it goes on in the next paragraph
            return
        printed, role, label, level = self._number(properties, style)
        if heading := self._styles.heading_level(style):
            role, level = Role.HEADING, heading
        if printed and role not in (Role.NUMBERED, Role.ITEM) and words.finished()[0]:
            words.pieces.insert(0, (f"{printed} ", False))
        yield from self._paragraph_blocks(words, role, label, level)

    def _number(self, properties: Element | None, style: str) -> tuple[str, Role, str, int]:
        """What an automatic list prints before a paragraph, and what that says of it."""
        own = None if properties is None else properties.find(f"{W}numPr")
        by_style = self._styles.list_of(style)
        if own is None and by_style is None:
            return "", Role.TEXT, "", 0
        key = _of_list("numId", own, by_style)
        level = _of_list("ilvl", own, by_style)
        number = self._numbering.next(key or "0", int(level) if level and level.isdigit() else 0)
        return (number.printed, number.role, number.label, number.level) if number else ("", Role.TEXT, "", 0)

    def _paragraph_blocks(self, words: Words, role: Role, label: str, level: int) -> Iterator[Block]:
        text, lines, italics = words.finished()
        if len(text) > HEAD_LINE:
            self._in_head = False
        if text:
            yield Block(text, lines, role, label, level, italics)
        for box in words.boxes:
            yield from self._content(box)
        for kind, identifier, mark in words.notes:
            yield from self._note(kind, identifier, mark)

    def _note(self, kind: str, identifier: str, mark: str) -> Iterator[Block]:
        note = self._notes[kind].get(identifier)
        if note is None:
            return
        words = Words()
        for paragraph in note.iter(f"{W}p"):
            self.text.read(paragraph, self._styles.of(paragraph.find(f"{W}pPr")), words)
            words.add(" ")
        text, _, italics = words.finished()
        if not mark.isdigit() and text.startswith(mark):
            cut = len(text) - len(text.removeprefix(mark).lstrip())
            text, italics = text[cut:], tuple((max(0, a - cut), b - cut) for a, b in italics if b > cut)
        if text:
            yield Block(text, (text,), Role.NOTE, mark, italics=italics)

    # -- tables -------------------------------------------------------------------------------------------------

    def _table(self, table: Element) -> Iterator[Block]:
        """A table; one of the masthead gives its lines, and one of a single column only draws a frame."""
        cells = [list(row.iterchildren(f"{W}tc", f"{W}sdt")) for row in _rows(table)]
        if all(len(row) <= 1 for row in cells):
            for row in cells:
                for cell in row:
                    yield from self._content(cell)
            return
        read = [[list(self._content(cell)) for cell in row] for row in cells]
        if self._in_head and is_masthead([block.text for row in read for cell in row for block in cell]):
            for block in (block for row in read for cell in row for block in cell):
                if block.role is Role.NOTE:
                    yield block
                else:
                    yield from (Block(line, (line,), Role.MASTHEAD) for line in block.lines)
            return
        notes = [block for row in read for cell in row for block in cell if block.role is Role.NOTE]
        texts = tuple(tuple(_text_of(cell) for cell in row) for row in read)
        if any(any(row) for row in texts):
            yield Block("", (), Role.TABLE, rows=tuple(row for row in texts if any(row)))
        yield from notes


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables in it."""
    for element in table:
        if element.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _rows(element)
        elif element.tag == f"{W}tr" and element.find(f"{W}trPr/{W}del") is None:
            yield element


def _text_of(cell: list[Block]) -> str:
    return " ".join(_printed(block) for block in cell if block.role is not Role.NOTE)


def _printed(block: Block) -> str:
    """A block of a cell with the number that Word prints before it."""
    if block.role is Role.NUMBERED:
        return f"{block.label}. {block.text}"
    return f"({block.label}) {block.text}" if block.role is Role.ITEM else block.text


def _of_list(name: str, *lists: Element | None) -> str | None:
    """``numId`` or ``ilvl`` from the first list that has it: of the paragraph itself, then of its style."""
    for element in lists:
        if element is not None and (found := element.find(f"{W}{name}")) is not None:
            return attribute(found)
    return None


def _notes(parts: Parts, kind: str) -> dict[str, Element]:
    root = parts.xml(f"word/{kind}s.xml")
    if root is None:
        return {}
    notes = [note for note in root.iter(f"{W}{kind}") if attribute(note, "type") in (None, "normal")]
    return {attribute(note, "id") or "": note for note in notes}
