"""A PDF file as a reading: pages in parts, parts in reading order, blocks with what their looks tell.

PDFium reads the file (Apache-2.0 and BSD; through pypdfium2): over the development documents it took a tenth of the
time of pdfplumber and pdfminer, gave every glyph's place, size and face, and broke no spaced-out words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from documents.blocks import Block, Reading, Role
from documents.errors import UnreadableFile
from documents.hyphens import words_of
from documents.model import Masthead
from documents.pdf.box import HEAD_SHARE, box_of
from documents.pdf.columns import find_gutter, in_reading_order
from documents.pdf.figures import caption_parts, is_caption, is_subcaption, without_figures
from documents.pdf.glyphs import PageGlyphs, page_glyphs
from documents.pdf.lines import Line
from documents.pdf.misreadings import Mender
from documents.pdf.notes import joined_notes, notes_of, with_raised_marks
from documents.pdf.page import Page, body_size, opens_note, pages_of, symbols_in
from documents.pdf.paragraphs import (
    block_of,
    heading_level,
    is_heading,
    leading_of,
    margin_of,
    paragraphs,
    without_label,
)
from documents.pdf.records import opens_speech, sort_of_record, without_notice
from documents.pdf.righttoleft import mirror
from documents.pdf.tables import Table, tables_of

MOST_PAGES = 3_000
"""Pages that are read; the longest documents of the United Nations have fewer than a thousand."""

_FEWEST_LETTERS = 20
"""A page with fewer letters, covered by a picture, is a scan without a text layer."""

_FLUSH = 3.0
"""Points by which a line may miss the edge that it is set to; one that ends there hardly ends a paragraph."""

_LEADERS = re.compile(r"(?:\.\s?){6,}|…{3,}")
_STARS = re.compile(r"(?:[*＊]\s*){3,}")
_ENDED = re.compile(r"[.;:!?。；：！？؛؟][”\"»’')\]⁰¹²³⁴-⁹*\s]*$")
_STARTS = re.compile(r"(?:\d{1,3}[.．-]\s|[(（]?[a-zа-я]{1,4}[)）]\s|[-–•—]\s)")
_MISREAD_ONE = re.compile(r"[lI|]\s?[.,]\s+(?=\S)")
_LONGEST_HEADING = 80
_MISREAD_STOP = re.compile(r"(?P<number>\d{1,3})\s?[-,]\s+(?=[A-Z])")


def read_pdf(data: bytes | Path, source: str, *, ocr: bool = False) -> Reading:
    """The document in a PDF, given as bytes or as a path.

    Raises :class:`UnreadableFile` when it is damaged, locked by a password, or a scan without text; with ``ocr`` such
    pages are read by Tesseract, where it is installed. Pages without text among others are left out with a warning.
    """
    glyphs = list(_pages(data, source, ocr))
    pictures = [page.number for page in glyphs if _is_picture(page)]
    if not any(page.glyphs for page in glyphs if page.number not in pictures):
        raise UnreadableFile(f"{source}: {_NO_TEXT if pictures else 'no text stands in it, and no picture of one.'}")
    reading = _Layout(glyphs).reading()
    left_out = [f"Page {number}, a picture without text, was left out; --ocr has it read." for number in pictures]
    return replace(reading, warnings=(*reading.warnings, *left_out))


_NO_TEXT = "a scan without text; add --ocr to have Tesseract read it."


def _pages(data: bytes | Path, source: str, ocr: bool) -> Iterator[PageGlyphs]:
    """The glyphs of each page; PDFium keeps one page open at a time, so that memory stays bounded."""
    document = _open(data, source)
    try:
        count = len(document)
        if not count:
            raise UnreadableFile(f"{source}: a PDF without pages; fetch it again.")
        if count > MOST_PAGES:
            raise UnreadableFile(f"{source}: {count} pages, more than the {MOST_PAGES} that are read; split it.")
        for at in range(count):
            page = page_glyphs(document, at)
            if ocr and _is_picture(page):
                from documents.pdf.tesseract import recognized_page

                page = recognized_page(document, page, source)
            mirror(page)
            yield page
    finally:
        document.close()


def _is_picture(page: PageGlyphs) -> bool:
    return page.is_scan and sum(glyph.text[:1].isalnum() for glyph in page.glyphs) < _FEWEST_LETTERS


def _open(data: bytes | Path, source: str) -> Any:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        if is_locked and b"/Encrypt" in (data if isinstance(data, bytes) else data.read_bytes()):
            raise UnreadableFile(f"{source}: locked by a password; save a copy without one.") from error
        raise UnreadableFile(f"{source}: a damaged PDF ({error}); fetch it again.") from error


_GOING_ON = (Role.TEXT, Role.CONTINUATION, Role.SPEECH)


class _Layout:
    """The pages of one document on their way to blocks."""

    def __init__(self, glyphs: Sequence[PageGlyphs]) -> None:
        self.pages = pages_of(glyphs)
        self.record = sort_of_record(self.pages)
        self.is_scan = sum(page.is_scan for page in self.pages) > len(self.pages) / 2
        self.size = body_size(self.pages)
        self.leading = leading_of([page.body for page in self.pages])
        self.known = words_of(" ".join(line.text for page in self.pages for line in page.body))
        self.mender = Mender(line.text for page in self.pages for line in page.body) if self.is_scan else Mender(())
        self.omitted: Counter[str] = Counter()
        self.warnings = [f"Page {g.number}: only its first characters were read." for g in glyphs if g.is_cut]
        self.warnings += [f"Page {g.number} is damaged and was left out." for g in glyphs if g.is_damaged]
        self.omitted.update({"text printed sideways": sum(g.rotated > 0 for g in glyphs)})
        self.blocks: list[Block] = []
        self._caption: list[Line] = []
        self._ended_full = False

    def reading(self) -> Reading:
        """The blocks of all pages, the first page's masthead before them."""
        for page in self.pages:
            self._take_page(page)
        self.omitted.update({"running head": sum(bool(p.heads) for p in self.pages)})
        self.omitted.update({"page foot (page number, job number, bar code)": sum(bool(p.feet) for p in self.pages)})
        if self.is_scan:
            some = ", ".join(f"“{read}” as “{meant}”" for read, meant in list(self.mender.changed.items())[:3])
            self.warnings.append(
                "A scan: its letters are what a machine read, and may be wrong"
                + (f"; {len(self.mender.changed)} words were put right, such as {some}." if some else ".")
            )
        self._name_by_heads()
        facts = Masthead(job_number=self._job_number())
        blocks = tuple(with_raised_marks(joined_notes(self.blocks)))
        omitted = tuple(f"{what}, on {count} pages" for what, count in self.omitted.items() if count)
        return Reading(blocks, facts, None, omitted, tuple(self.warnings))

    def _name_by_heads(self) -> None:
        """Where the first page of a scan prints no symbol, or another than the running heads do, that of most lines."""
        box = [line for block in self.blocks if block.role is Role.MASTHEAD for line in block.lines]
        printed = {symbol for line in box for symbol in symbols_in(line)}
        heads = Counter(
            symbol
            for page in self.pages[1:]
            for line in page.heads
            for symbol in symbols_in(self.mender.mend(line.text) if self.is_scan else line.text)
        )
        if not heads or (printed and not self.is_scan):
            return
        heads.update(printed)
        best = max(heads, key=lambda symbol: (heads[symbol], sum(letter.isdigit() for letter in symbol)))
        if best not in printed:
            self.blocks.insert(0, Block(best, (best,), Role.MASTHEAD))

    def _job_number(self) -> str | None:
        for line in (line for page in self.pages[:2] for line in page.feet):
            if match := re.search(r"(\d{2})-(\d{5})(?!\d)", line.text):
                return match[1] + match[2]
        return None

    # -- pages --------------------------------------------------------------------------------------------------

    def _take_page(self, page: Page) -> None:
        notes = notes_of(page.notes, self.known, opens_note)
        self._take_notice(page)
        tables = [] if page.is_scan else tables_of(page.rules, page.body, self.known)
        body = without_figures(page, tables, self.size)
        self.omitted["figures with their captions and labels"] += len(body) < len(page.body)
        if page.number == 1:
            tables = [table for table in tables if table.top < HEAD_SHARE * page.height]
            body = self._take_masthead(page, body, find_gutter(body, page.width))
        rest = [line for line in body if not any(t.bottom < line.baseline < t.top for t in tables)]
        gutter = find_gutter(rest, page.width)
        first = True
        for part in _between(rest, tables):
            if isinstance(part, Table):
                self._take_table(part)
                continue
            for run in in_reading_order(part, gutter):
                self._take_run(run, page, begins=first or gutter is not None)
                first = False
        self.blocks.extend(notes)

    def _take_notice(self, page: Page) -> None:
        """The notice about corrections at the foot of a record's first page is no part of its text."""
        kept = without_notice(page) if page.number == 1 and self.record else page.body
        self.omitted["notice about corrections"] += len(kept) < len(page.body)
        page.body = kept

    def _take_masthead(self, page: Page, body: list[Line], gutter: float | None) -> list[Line]:
        """The box at the head of the first page: what stands left in it, then what stands right."""
        box = box_of(page, body, gutter)
        for column in (box.left, box.right):
            for group in paragraphs(column, self.leading):
                self.blocks.append(self._put_right(replace(block_of(group, self.known), role=Role.MASTHEAD)))
        return box.below

    # -- runs of lines ------------------------------------------------------------------------------------------

    def _take_run(self, run: Sequence[Line], page: Page, *, begins: bool) -> None:
        whole = paragraphs(run, self.leading, same_size=page.is_scan)
        groups = [part for group in whole for part in self._labelled(group)]
        margin = margin_of(run)
        for at, group in enumerate(groups):
            text = " ".join(line.text for line in group)
            if _LEADERS.search(text):
                group = [line for line in group if not _LEADERS.search(line.text)]
                self.omitted["lines of a table of contents"] = 1
            if not group or _STARS.fullmatch(text) or not re.search(r"\w", text):
                continue
            if self._caption and not is_caption(text, "table_heading") and not is_subcaption(group):
                self._flush_caption()
            if is_caption(text, "table_heading") and (is_heading(group, self.size) or len(text) < 200):
                self._flush_caption()
                self._caption = list(group)
            elif self._caption:
                self._caption.extend(group)
            else:
                self._take_group(group, margin, page, begins=begins and at == 0)
        reach = max(line.right for line in run)
        self._ended_full = run[-1].right > reach - _FLUSH

    def _labelled(self, group: list[Line]) -> list[list[Line]]:
        if not is_heading(group, self.size):
            return [group]
        return without_label(group, lambda text: is_caption(text, "annex_heading"))

    def _take_group(self, group: list[Line], margin: float, page: Page, *, begins: bool) -> None:
        block = block_of(group, self.known)
        if page.is_scan:
            block = self._put_right(replace(block, text=_numbered(block.text)))
            if page.number == 1 and self._is_loose_note(group, page):
                block = replace(block, role=Role.NOTE, label="*", text=block.text.lstrip("* "))
        elif self.record == "PV" and opens_speech(group, block.text):
            block = replace(block, role=Role.SPEECH)
        elif is_heading(group, self.size):
            block = replace(block, role=Role.HEADING, level=heading_level(group, self.size))
        elif begins and self._goes_on(block, group[0], margin):
            block = replace(block, role=Role.CONTINUATION)
        self.blocks.append(block)

    def _put_right(self, block: Block) -> Block:
        """``block`` with the words of a scan mended."""
        if not self.is_scan:
            return block
        lines = tuple(self.mender.mend(line) for line in block.lines)
        return replace(block, text=self.mender.mend(block.text), lines=lines, italics=())

    def _is_loose_note(self, group: Sequence[Line], page: Page) -> bool:
        """Whether a short last paragraph of a scan's first page, far below the others, is the note of an asterisk that
        stands in the masthead: the scan has lost its own.
        """
        above = [line for line in page.body if line.baseline > group[0].baseline]
        is_last = group[-1] is page.body[-1] and bool(above)
        is_far = is_last and above[-1].baseline - group[0].baseline > 2.5 * self.leading
        starred = any(block.text.rstrip().endswith("*") for block in self.blocks)
        return is_far and starred and len(group) <= 4

    def _goes_on(self, block: Block, line: Line, margin: float) -> bool:
        """Whether the first paragraph of a page or column goes on with the last of the one before."""
        last = next((b for b in reversed(self.blocks) if b.role in _GOING_ON), None)
        if last is None or _STARTS.match(block.text) or self.blocks[-1].role is Role.HEADING:
            return False
        if _ENDED.search(last.text):
            return self._ended_full and abs(line.left - margin) < _FLUSH
        return line.left - margin < 2 * _FLUSH or block.text[:1].islower()

    def _flush_caption(self) -> None:
        if self._caption:
            self.blocks.append(replace(block_of(self._caption, self.known), role=Role.HEADING, level=4))
            self._caption = []

    def _take_table(self, table: Table) -> None:
        rows = tuple(tuple(row) for row in table.rows)
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.role is Role.TABLE and not self._caption and last.rows[:1] == rows[:1]:
            self.blocks[-1] = replace(last, rows=last.rows + rows[1:])  # goes on over the page, its header again
            return
        label, title = "", ""
        if self._caption:
            text = block_of(self._caption, self.known).text
            label, title = caption_parts(text)
            self._caption = []
        self.blocks.append(Block(title, (), Role.TABLE, label, rows=rows))


def _between(lines: Sequence[Line], tables: Sequence[Table]) -> Iterator[list[Line] | Table]:
    """Lines and tables of a page from top to bottom."""
    rest = list(lines)
    for table in sorted(tables, key=lambda t: -t.top):
        above = [line for line in rest if line.baseline >= table.top]
        rest = [line for line in rest if line.baseline < table.top]
        if above:
            yield above
        yield table
    if rest:
        yield rest


def _numbered(text: str) -> str:
    """A paragraph of a scan with the number that opens it put right: "l." is 1., "20-" is 20."""
    if _MISREAD_ONE.match(text) and (len(text) > _LONGEST_HEADING or _ENDED.search(text)):
        text = _MISREAD_ONE.sub("1. ", text, count=1)  # a heading's "I." is one
    if match := _MISREAD_STOP.match(text):
        text = f"{match['number']}. {text[match.end() :]}"
    return text
