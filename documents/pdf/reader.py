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
from documents.languages import LANGUAGES, language
from documents.model import Masthead
from documents.pdf.columns import find_gutter, in_reading_order
from documents.pdf.glyphs import PageGlyphs, page_glyphs
from documents.pdf.lines import Line, line_of
from documents.pdf.misreadings import Mender
from documents.pdf.page import Page, body_size, opens_note, pages_of
from documents.pdf.paragraphs import block_of, heading_level, is_heading, leading_of, margin_of, notes_of, paragraphs
from documents.pdf.tables import Table, tables_of

MOST_PAGES = 3_000
"""Pages that are read; the longest documents of the United Nations have fewer than a thousand."""

_FEWEST_LETTERS = 20
"""A page with fewer letters, covered by a picture, is a scan without a text layer."""

_HEAD_SHARE = 0.66
"""Share of the first page's height below which the masthead's box ends."""

_BOX_GAP = 2.5
_LEADERS = re.compile(r"(?:\.\s?){6,}|…{3,}")
_STARS = re.compile(r"(?:[*＊]\s*){3,}")
_ENDED = re.compile(r"[.;:!?。；：！？؛؟][”\"»’')\]⁰¹²³⁴-⁹*\s]*$")
_STARTS = re.compile(r"(?:\d{1,3}[.．-]\s|[(（]?[a-zа-я]{1,4}[)）]\s|[-–•—]\s)")
_MISREAD_ONE = re.compile(r"[lI|]\s?[.,]\s+(?=\S)")
_MISREAD_STOP = re.compile(r"(?P<number>\d{1,3})\s?[-,]\s+(?=[A-Z])")


def read_pdf(data: bytes | Path, source: str, *, ocr: bool = False) -> Reading:
    """The document in a PDF, given as bytes or as a path.

    Raises :class:`UnreadableFile` when it is damaged, locked by a password, or a scan without text; with ``ocr`` such
    pages are read by Tesseract, where it is installed.
    """
    glyphs = list(_pages(data, source, ocr))
    if not any(page.glyphs for page in glyphs):
        raise UnreadableFile(f"{source}: no text stands in it, and no picture of one.")
    return _Layout(glyphs).reading()


def _pages(data: bytes | Path, source: str, ocr: bool) -> Iterator[PageGlyphs]:
    """The glyphs of each page; PDFium keeps one page open at a time, so that memory stays bounded."""
    document = _open(data, source)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise UnreadableFile(f"{source}: {count} pages, more than the {MOST_PAGES} that are read; split it.")
        for at in range(count):
            page = page_glyphs(document, at)
            if page.is_scan and sum(g.text.isalnum() for g in page.glyphs) < _FEWEST_LETTERS:
                page = _recognized(document, page, source, ocr)
            yield page
    finally:
        document.close()


def _open(data: bytes | Path, source: str) -> Any:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableFile(f"{source}: locked by a password; save a copy without one.") from error
        raise UnreadableFile(f"{source}: a damaged PDF ({error}); fetch it again.") from error


def _recognized(document: Any, page: PageGlyphs, source: str, ocr: bool) -> PageGlyphs:
    if not ocr:
        raise UnreadableFile(
            f"{source}: page {page.number} is a picture without text; add --ocr to have Tesseract read it."
        )
    from documents.pdf.recognition import recognized_page

    return recognized_page(document, page, source)


class _Layout:
    """The pages of one document on their way to blocks."""

    def __init__(self, glyphs: Sequence[PageGlyphs]) -> None:
        self.pages = pages_of(glyphs)
        self.is_scan = sum(page.is_scan for page in self.pages) > len(self.pages) / 2
        self.size = body_size(self.pages)
        self.leading = leading_of(page.body for page in self.pages)
        self.known = words_of(" ".join(line.text for page in self.pages for line in page.body))
        self.mender = Mender(line.text for page in self.pages for line in page.body) if self.is_scan else Mender(())
        self.omitted: Counter[str] = Counter()
        self.warnings = [f"Page {g.number}: only its first characters were read." for g in glyphs if g.is_cut]
        self.omitted.update({"text printed sideways": sum(g.rotated > 0 for g in glyphs)})
        self.blocks: list[Block] = []
        self._caption: list[Line] = []
        self._in_figure = False

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
        facts = Masthead(job_number=self._job_number())
        blocks = tuple(self._joined_notes(self.blocks))
        omitted = tuple(f"{what}, on {count} pages" for what, count in self.omitted.items() if count)
        return Reading(blocks, facts, None, omitted, tuple(self.warnings))

    def _job_number(self) -> str | None:
        for line in (line for page in self.pages[:2] for line in page.feet):
            if match := re.search(r"(\d{2})-(\d{5})(?!\d)", line.text):
                return match[1] + match[2]
        return None

    # -- pages --------------------------------------------------------------------------------------------------

    def _take_page(self, page: Page) -> None:
        notes = notes_of(page.notes, self.known, opens_note)
        tables = [] if page.is_scan else tables_of(page.rules, page.body, self.known)
        body = self._without_figures(page, tables)
        if page.number == 1:
            tables = [table for table in tables if table.top < _HEAD_SHARE * page.height]
            body = self._take_masthead(page, body)
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

    def _take_masthead(self, page: Page, body: list[Line]) -> list[Line]:
        """The box at the head of the first page: what stands left in it, then what stands right."""
        box = [line for line in body if line.baseline > _HEAD_SHARE * page.height]
        if not any(re.search(r"[A-Z]/[A-Z0-9]|Distr|S/\d", line.text) for line in box):
            return body
        last = max((at for at, line in enumerate(box) if _is_box_line(line, page.width)), default=-1)
        pieces = [piece for line in box[: last + 1] for piece in _pieces(line)]
        left = [piece for piece in pieces if piece.left < 0.55 * page.width]
        right = [piece for piece in pieces if piece.left >= 0.55 * page.width]
        for column in (left, right):
            for group in paragraphs(column, self.leading):
                self.blocks.append(self._put_right(replace(block_of(group, self.known), role=Role.MASTHEAD)))
        return body[last + 1 :]

    def _without_figures(self, page: Page, tables: Sequence[Table]) -> list[Line]:
        """The lines of a page without captions and labels of figures; a figure ends where text of the usual size is."""
        kept: list[Line] = []
        within = False
        margin = margin_of([line for line in page.body if abs(line.size - self.size) < 0.5])
        dropped = 0
        for line in page.body:
            if _is_caption(line.text, "figure_heading") and line.bold:
                within = True
            elif within and self._is_text(line, margin):
                within = False
            in_table = any(t.bottom < line.baseline < t.top for t in tables)
            is_label = (
                not in_table and line.size < 0.95 * self.size and _inside(line, page.drawings) and not page.is_scan
            )
            if (within and not in_table) or (is_label and page.number > 1 and not opens_note(line)):
                dropped += 1
                continue
            kept.append(line)
        if dropped:
            self.omitted["figures with their captions and labels"] += 1
        return kept

    def _is_text(self, line: Line, margin: float) -> bool:
        usual = line.size > 0.96 * self.size and abs(line.left - margin) < 40
        starts = re.match(r"(?:\d{1,3}|[IVX]+|[A-Z])[.．]\s", line.text) is not None
        return usual and (starts or line.right - line.left > 280) and not line.is_italic

    # -- runs of lines ------------------------------------------------------------------------------------------

    def _take_run(self, run: Sequence[Line], page: Page, *, begins: bool) -> None:
        groups = paragraphs(run, self.leading, same_size=page.is_scan)
        margin = margin_of(run)
        for at, group in enumerate(groups):
            text = " ".join(line.text for line in group)
            if _LEADERS.search(text):
                group = [line for line in group if not _LEADERS.search(line.text)]
                self.omitted["lines of a table of contents"] = 1
            if not group or _STARS.fullmatch(text) or not re.search(r"\w", text):
                continue
            if self._caption and not _is_caption(text, "table_heading") and not _is_subcaption(group):
                self._flush_caption()
            if _is_caption(text, "table_heading") and (is_heading(group, self.size) or len(text) < 200):
                self._flush_caption()
                self._caption = list(group)
            elif self._caption:
                self._caption.extend(group)
            else:
                self._take_group(group, margin, page, begins=begins and at == 0)

    def _take_group(self, group: list[Line], margin: float, page: Page, *, begins: bool) -> None:
        block = block_of(group, self.known)
        if page.is_scan:
            block = self._put_right(replace(block, text=_numbered(block.text)))
            if page.number == 1 and self._is_loose_note(group, page):
                block = replace(block, role=Role.NOTE, label="*")
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
        last = next((b for b in reversed(self.blocks) if b.role in (Role.TEXT, Role.CONTINUATION)), None)
        if last is None or _STARTS.match(block.text) or _ENDED.search(last.text):
            return False
        if self.blocks[-1].role is Role.HEADING:
            return False
        return line.left - margin < 6 or block.text[:1].islower()

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
            label, title = _caption_parts(text)
            self._caption = []
        self.blocks.append(Block(title, (), Role.TABLE, label, rows=rows))

    def _joined_notes(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Notes that a page cut are put together: one without a mark goes on with the last."""
        kept: list[Block] = []
        last_note: int | None = None
        for block in blocks:
            if block.role is Role.NOTE and not block.label and last_note is not None:
                held = kept[last_note]
                kept[last_note] = replace(held, text=f"{held.text} {block.text}")
                continue
            if block.role is Role.NOTE:
                last_note = len(kept)
            kept.append(block if block.role is not Role.NOTE or block.label else replace(block, role=Role.TEXT))
        yield from kept


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


def _is_box_line(line: Line, width: float) -> bool:
    """Whether a line belongs to the masthead's box: something stands at its right, or its letters are large."""
    return line.left > 0.55 * width or len(_pieces(line)) > 1 or (line.size > 13 and not line.bold)


def _pieces(line: Line) -> list[Line]:
    """``line`` cut where its gaps are wider than any between words."""
    groups = [[line.glyphs[0]]]
    for glyph in line.glyphs[1:]:
        solid = [g for g in groups[-1] if g.text.strip()]
        if solid and glyph.text.strip() and glyph.left - max(g.right for g in solid) > _BOX_GAP * max(glyph.size, 8):
            groups.append([glyph])
        else:
            groups[-1].append(glyph)
    return [piece for group in groups if (piece := line_of(group, line.page)).text]


def _is_caption(text: str, name: str) -> bool:
    return any(re.fullmatch(p, text.strip()) for code in LANGUAGES for p in language(code).structure[name])


def _caption_parts(text: str) -> tuple[str, str]:
    """("1", "UNCDF financial situation") of "Table 1. UNCDF financial situation"."""
    for code in LANGUAGES:
        for pattern in language(code).structure["table_heading"]:
            if match := re.fullmatch(pattern, text.strip()):
                return match["label"] or "", match["title"] or ""
    return "", text


def _is_subcaption(group: Sequence[Line]) -> bool:
    """Whether a line under a caption belongs to it: "(In millions of United States dollars)"."""
    text = " ".join(line.text for line in group)
    return len(text) < 120 and (text.startswith("(") or all(line.is_italic or line.bold for line in group))


def _inside(line: Line, boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    """Whether a line stands among the lines and bars of a drawing."""
    near = [
        b for b in boxes if b[1] - 30 < line.baseline < b[3] + 30 and b[0] - 60 < line.left and line.right < b[2] + 60
    ]
    return len(near) >= 3


def _numbered(text: str) -> str:
    """A paragraph of a scan with the number that opens it put right: "l." is 1., "20-" is 20."""
    text = _MISREAD_ONE.sub("1. ", text, count=1) if _MISREAD_ONE.match(text) else text
    if match := _MISREAD_STOP.match(text):
        text = f"{match['number']}. {text[match.end() :]}"
    return text
