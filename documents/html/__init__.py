"""Web pages with documents of the United Nations, read without running or fetching anything.

lxml reads them: it is there for XML already, mends what is not closed as browsers do for the most part, and its trees
keep the text between elements in order, which marks of footnotes and italics need.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from documents.blocks import Block, Reading, Role
from documents.errors import UnreadableFile
from documents.html.page import DROPPED, Element, is_hidden, main_part, parse
from documents.html.text import Gathered
from documents.layout import HEAD_LINE, is_masthead

LARGEST_PAGE = 50_000_000
"""Bytes; the longest report as a page has fewer than five million."""

_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "legend", "li", "main", "menu",
     "ol", "p", "pre", "section", "summary", "table", "td", "th", "title", "tr", "ul")
)  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_OMITTED = {
    "script": "Scripts and styles.",
    "around": "What stands around the text: navigation, header, footer, sidebars.",
    "hidden": "Hidden parts of the page.",
    "forms": "Forms and controls.",
    "pictures": "Pictures and embedded media.",
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
          "xviii", "xix", "xx")  # fmt: skip
_NOTE = re.compile(r"(?P<mark>[⁰¹²³⁴-⁹]+|\*{1,3})\s*(?P<text>\S.*)", re.DOTALL)
_NOTES = re.compile(r"(?<![a-z])(?:foot|end)?notes?(?![a-z])|(?<![a-z])fn(?![a-z])", re.IGNORECASE)
_DEEPEST = 150
"""Elements within one another; what stands deeper is read as text alone."""


def read_html(data: bytes, source: str) -> Reading:
    """What stands in the web page ``data``, which ``source`` names. Raises :class:`UnreadableFile` for no page."""
    if len(data) > LARGEST_PAGE:
        raise UnreadableFile(f"{source}: larger than {LARGEST_PAGE // 1_000_000} MB; split it into its documents.")
    page = parse(data, source)
    reader = _HtmlReader()
    blocks = tuple(reader.blocks(main_part(page)))
    if not blocks:
        raise UnreadableFile(f"{source}: the page shows no text; save the document itself, as PDF or Word.")
    language = (page.get("lang") or "")[:2].lower()
    omitted = tuple(said for name, said in _OMITTED.items() if reader.dropped[name])
    return Reading(blocks, language=language if language in reader.languages(blocks) else None, omitted=omitted)


class _HtmlReader:
    """One pass over a page."""

    def __init__(self) -> None:
        self.dropped: Counter[str] = Counter()
        self._words = Gathered()
        self._depth = 0
        self._in_head = True

    @staticmethod
    def languages(blocks: tuple[Block, ...]) -> tuple[str, ...]:
        """What the page may say its language is: a declaration is believed where the script of the text agrees."""
        text = "".join(block.text for block in blocks[:50])
        for code, script in (("zh", "[\u3400-\u9fff]"), ("ar", "[\u0600-\u06ff]"), ("ru", "[\u0400-\u04ff]")):
            if len(re.findall(script, text)) > len(text) / 4:
                return (code,)
        return ()  # Latin letters are in three of the six: the words say which

    def blocks(self, root: Element) -> Iterator[Block]:
        """The blocks of what is under ``root``, in the order of the page."""
        yield from self._element(root, Role.TEXT, "", 0)
        yield from self._flush()

    def _element(self, element: Element, role: Role, label: str, level: int) -> Iterator[Block]:
        """The blocks in ``element``; text that stands open in it belongs to a block of ``role``."""
        if not isinstance(element.tag, str):
            return  # a comment or an instruction
        name = element.tag
        reason = DROPPED.get(name) or ("hidden" if is_hidden(element) else None)
        if reason:
            self.dropped[reason] += 1
            return
        if self._depth > _DEEPEST:
            self._words.add(" ".join(str(text) for text in element.itertext()))
            return
        self._depth += 1
        if name == "table":
            yield from self._flush()
            yield from self._table(element)
        elif name in ("ol", "ul", "menu"):
            yield from self._flush()
            yield from self._list(element, level)
        elif name == "br":
            self._words.line_break()
        elif name in _BLOCKS:
            yield from self._flush()
            heading = _HEADING.fullmatch(name)
            if heading:
                role, label, level = Role.HEADING, "", int(heading[1])
            if self._words.is_free:
                self._words.begin(role, label, level, keeps_lines=name == "pre")
            yield from self._children(element, role, label, level)
            yield from self._flush()
        else:
            self._words.enter(element)
            yield from self._children(element, role, label, level)
            self._words.leave()
        self._depth -= 1

    def _children(self, element: Element, role: Role, label: str, level: int) -> Iterator[Block]:
        self._words.add(element.text)
        for child in element:
            yield from self._element(child, role, label, level)
            if child.tag in _BLOCKS and self._words.is_free:
                self._words.begin(role, label, level)
            self._words.add(child.tail)

    def _flush(self) -> Iterator[Block]:
        """The block that has been gathered; a raised figure at its start makes it a note."""
        block = self._words.finished()
        if block is None:
            return
        self._in_head = self._in_head and len(block.text) <= HEAD_LINE
        note = _NOTE.fullmatch(block.text) if block.role is Role.TEXT else None
        if note:
            mark = note["mark"].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
            cut = note.start("text")
            italics = tuple((max(0, a - cut), b - cut) for a, b in block.italics if b > cut)
            block = Block(note["text"], (note["text"],), Role.NOTE, mark, italics=italics)
        yield block

    # -- lists and tables ---------------------------------------------------------------------------------------

    def _list(self, element: Element, level: int) -> Iterator[Block]:
        """The items of a list; a numbered one prints its figures, which no text of the page holds."""
        form = _form(element) if element.tag == "ol" else None
        holds_notes = element.tag == "ol" and _holds_notes(element)
        number = _whole(element.get("start"), 1)
        for item in element:
            if item.tag != "li":
                yield from self._element(item, Role.TEXT, "", level + 1)
                continue
            number = _whole(item.get("value"), number)
            role, label = (Role.NOTE, str(number)) if holds_notes else _numbered(number, form)
            below = level + 1 if role is Role.ITEM else level
            self._words.begin(role, label, below if role is Role.ITEM else 0)
            after = role if role in (Role.TEXT, Role.NOTE) else Role.CONTINUATION
            yield from self._children(item, after, label if role is Role.NOTE else "", below)
            yield from self._flush()
            number += 1

    def _table(self, element: Element) -> Iterator[Block]:
        """The rows of a table; one of a single column, or with whole paragraphs in its cells, only draws a frame."""
        rows = [[c for c in row if c.tag in ("td", "th")] for row in element.iter("tr") if _table_of(row) is element]
        if all(len(row) <= 1 for row in rows) or _is_frame(rows):
            for cell in (cell for row in rows for cell in row):
                yield from self._element(cell, Role.TEXT, "", 0)
            return
        read = [[list(self._element(cell, Role.TEXT, "", 0)) for cell in row] for row in rows]
        if self._in_head and is_masthead([block.text for row in read for cell in row for block in cell]):
            for block in (block for row in read for cell in row for block in cell):
                yield from (Block(line, (line,), Role.MASTHEAD) for line in block.lines)
            return
        texts = tuple(tuple(" ".join(b.text for b in cell if b.role is not Role.NOTE) for cell in row) for row in read)
        caption = " ".join(" ".join(c.itertext()).strip() for c in element.iterchildren("caption"))
        if any(any(row) for row in texts):
            yield Block(" ".join(caption.split()), (), Role.TABLE, rows=tuple(row for row in texts if any(row)))
        yield from (block for row in read for cell in row for block in cell if block.role is Role.NOTE)


def _form(element: Element) -> str:
    """The figures of a numbered list: by its ``type``, or by its style sheet."""
    style = (element.get("style") or "").replace(" ", "").lower()
    named = re.search(r"list-style(?:-type)?:([a-z-]+)", style)
    by_style = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
    return by_style.get(named[1], "1") if named else element.get("type") or "1"


def _numbered(number: int, form: str | None) -> tuple[Role, str]:
    if form is None or number < 1:
        return Role.TEXT, ""
    if form in ("a", "A") and number <= 26:
        return Role.ITEM, "abcdefghijklmnopqrstuvwxyz"[number - 1]
    if form in ("i", "I") and number <= len(_ROMAN):
        return Role.ITEM, _ROMAN[number - 1]
    return Role.NUMBERED, str(number)


def _holds_notes(element: Element) -> bool:
    """Whether a list is that of the footnotes: it or what it stands in is called so."""
    parent = element.getparent()
    named = [e.get(name) or "" for e in (element, parent) if e is not None for name in ("class", "id")]
    return any(_NOTES.search(name) for name in named)


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _is_frame(rows: list[list[Element]]) -> bool:
    """Whether a table only sets the page: it holds other tables, lists or headings."""
    inner = ("table", "ol", "ul", "h1", "h2", "h3", "h4")
    return any(next(cell.iter(*inner), None) is not None for row in rows for cell in row)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise
