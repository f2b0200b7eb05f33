"""Lines of a page: glyphs on one baseline, with raised marks in them, blanks where gaps are, and spans of italics."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from documents.blocks import Span
from documents.languages.words import SUPERSCRIPTS
from documents.pdf.glyphs import Glyph, PageGlyphs
from documents.pdf.righttoleft import in_logical_order

_SAME_BASELINE = 0.22
"""Share of a letter's size by which baselines of one line may differ; scans wave."""

_RAISED_SIZE = 0.82
"""A raised mark is at most this share of its line's size."""

_RAISED_LEAST, _RAISED_MOST = 0.12, 0.75
"""How far a raised mark stands over the baseline, in sizes of its line."""

_BLANK_GAP = 0.18
"""A gap of this share of the size is a blank; letters that are spaced out stand nearer."""

_ARABIC_BLANK_GAP = 0.25
"""The same on Arabic pages, whose letters leave wider gaps where they do not join."""

_RAISE = {figure: raised for raised, figure in SUPERSCRIPTS.items()}
"""Figures as the superscript figures by which marks stand in a text."""
_MARK = re.compile(r"[\d*†‡]{1,3}|[a-z]")


@dataclass(slots=True)
class Line:
    """A printed line: ``text`` with marks raised to superscript figures, its edges, baseline and size.

    ``italics`` are spans of ``text``; ``opens_with_mark`` says that a raised mark begins it, as in a footnote.
    ``words`` are (left, right, text) of its words, for tables and columns.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    page: int
    italics: tuple[Span, ...] = ()
    opens_with_mark: bool = False
    glyphs: list[Glyph] = field(default_factory=list)
    words: list[tuple[float, float, str]] = field(default_factory=list)

    @property
    def bold_ends(self) -> tuple[bool, bool, bool]:
        """Whether its first letter is bold, its last, and all of them."""
        letters = [glyph.bold for glyph in self.glyphs if glyph.text.strip() and glyph.font != "raised"]
        return (letters[0], letters[-1], all(letters)) if letters else (False, False, False)

    @property
    def is_italic(self) -> bool:
        """Whether nearly all of the line is in italics."""
        return sum(end - start for start, end in self.italics) > 0.8 * len(self.text)


def lines_of(page: PageGlyphs) -> list[Line]:
    """The lines of ``page``, from top to bottom; what stands side by side on one baseline is one line."""
    rows = _joined_marks(_rows(page.glyphs))
    return [line for line in (line_of(row, page.number) for row in rows) if line.text]


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, the highest first."""
    rows: list[list[Glyph]] = []
    generated: list[Glyph] = []
    by_height = sorted((g for g in glyphs if g.size), key=lambda g: -g.baseline)
    for glyph in by_height:
        for row in reversed(rows[-6:]):
            first = row[0]
            limit = _SAME_BASELINE * min(first.size, glyph.size)
            if abs(row[-1].baseline - glyph.baseline) <= limit and abs(first.baseline - glyph.baseline) <= 2 * limit:
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    generated = [g for g in glyphs if not g.size]
    _put_blanks(rows, generated)
    return rows


def _put_blanks(rows: list[list[Glyph]], blanks: list[Glyph]) -> None:
    """PDFium's own blanks go to the row of their baseline."""
    by_place = {round(glyph.baseline, 1): row for row in rows for glyph in row}
    for blank in blanks:
        row = by_place.get(round(blank.baseline, 1))
        if row is not None:
            row.append(blank)


def _size(row: Sequence[Glyph]) -> float:
    sizes = Counter(g.size for g in row if g.size and not g.text.isspace())
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _joined_marks(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows of raised marks joined with the line that they stand in, each mark with its figures raised."""
    kept: list[list[Glyph]] = []
    sizes = [_size(row) for row in rows]
    taken: dict[int, list[Glyph]] = {}
    for at, row in enumerate(rows):
        pieces = _pieces(row)
        rest: list[Glyph] = []
        for piece in pieces:
            below = _line_under(piece, at, rows, sizes)
            if below is None:
                rest.extend(piece)
            else:
                taken.setdefault(below, []).extend(_raised(piece))
        if any(not g.text.isspace() for g in rest):
            taken.setdefault(at, []).extend(rest)
    for at in range(len(rows)):
        if at in taken:
            kept.append(taken[at])
    return kept


def _pieces(row: list[Glyph]) -> list[list[Glyph]]:
    """A row cut where gaps are wide: marks in one line stand apart."""
    pieces: list[list[Glyph]] = []
    for glyph in sorted(row, key=lambda g: (g.left, g.right)):
        if pieces and glyph.left - pieces[-1][-1].right < max(glyph.size, pieces[-1][-1].size, 1.0) * 0.5:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    return pieces


def _line_under(piece: list[Glyph], at: int, rows: list[list[Glyph]], sizes: list[float]) -> int | None:
    """The row in which ``piece`` is a raised mark, or None."""
    printed = "".join(g.text for g in piece).strip()
    size = _size(piece)
    if not size or not _MARK.fullmatch(printed.replace(" ", "").replace(",", "")):
        return None
    for below in range(at + 1, min(at + 5, len(rows))):
        height = piece[0].baseline - rows[below][0].baseline
        if (
            size > _RAISED_SIZE * sizes[below]
            or not _RAISED_LEAST * sizes[below] < height < _RAISED_MOST * sizes[below]
        ):
            continue
        near = 1.6 * sizes[below]
        if any(g.left - near <= piece[0].left and piece[-1].right <= g.right + near for g in rows[below]):
            return below
    return None


def _raised(piece: list[Glyph]) -> list[Glyph]:
    return [
        replace(g, text=g.text.translate(_RAISE), italic=False, font="raised") for g in piece if not g.text.isspace()
    ]


def line_of(row: list[Glyph], page: int) -> Line:
    """The line that ``row`` makes up: glyphs from left to right with blanks in the gaps."""
    glyphs = sorted(row, key=lambda g: (round(g.left, 1), g.right))
    if row[0].mirrored:
        glyphs = in_logical_order(_with_blanks(glyphs))
    text, marks, words = _text(glyphs)
    solid = [g for g in glyphs if g.size and not g.text.isspace()]
    body = [g for g in solid if g.font != "raised"] or solid
    if not solid:
        return Line("", 0, 0, row[0].baseline, 0, False, page)
    return Line(
        text=text,
        left=min(g.left for g in solid),
        right=max(g.right for g in solid),
        baseline=body[0].baseline,
        size=_size(body),
        bold=sum(g.bold for g in body) > 0.6 * len(body),
        page=page,
        italics=marks,
        opens_with_mark=solid[0].font == "raised",
        glyphs=glyphs,
        words=sorted(words) if row[0].mirrored else words,
    )


def _text(glyphs: Sequence[Glyph]) -> tuple[str, tuple[Span, ...], list[tuple[float, float, str]]]:
    """(text, spans of italics, words with their edges) of glyphs in order."""
    text: list[str] = []
    slanted: list[bool] = []
    words: list[tuple[float, float, str]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if not glyph.size or glyph.text.isspace():
            _blank(text, slanted)
            continue
        if before is not None and not glyph.mirrored and _needs_blank(before, glyph):
            _blank(text, slanted)
        if glyph.font == "raised" and text and text[-1] == " " and before is not None:
            text.pop()  # "Human Rights, ¹" is printed without the blank
            slanted.pop()
        printed = unicodedata.normalize("NFKC", glyph.text) if _JOINED.match(glyph.text) else glyph.text
        if not text or text[-1] == " ":
            words.append((glyph.left, glyph.right, printed))
        else:
            left, right, said = words[-1]
            words[-1] = (min(left, glyph.left), max(right, glyph.right), said + printed)
        text.extend(printed)
        slanted.extend([glyph.italic] * len(printed))
        before = glyph
    while text and text[-1] == " ":
        text.pop()
        slanted.pop()
    return "".join(text), _spans(slanted, text), words


_JOINED = re.compile("[ﬀ-ﬆﭐ-﷿ﹰ-ﻼ]")
"""Ligatures, and Arabic letters by their form within a word."""


def _with_blanks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs from left to right with a blank in every gap."""
    found: list[Glyph] = []
    for glyph in glyphs:
        if found and found[-1].text.strip() and glyph.text.strip() and _needs_blank(found[-1], glyph):
            found.append(replace(glyph, text=" ", right=glyph.left))
        found.append(glyph)
    return found


def _blank(text: list[str], slanted: list[bool]) -> None:
    if text and text[-1] != " ":
        text.append(" ")
        slanted.append(slanted[-1])


def _needs_blank(before: Glyph, glyph: Glyph) -> bool:
    if before.font == "raised" and glyph.font != "raised":
        return (glyph.text.isalnum() and not _is_wide(glyph.text)) or glyph.text in '(“"[«'
    gap = glyph.left - before.right
    share = _ARABIC_BLANK_GAP if glyph.mirrored else _BLANK_GAP
    return gap > share * max(min(before.size, glyph.size), 1.0) and not (_is_wide(before.text) and _is_wide(glyph.text))


def _is_wide(text: str) -> bool:
    return unicodedata.east_asian_width(text[-1]) in ("W", "F")


def _spans(slanted: Sequence[bool], text: Sequence[str]) -> tuple[Span, ...]:
    found: list[Span] = []
    start: int | None = None
    for at, flag in enumerate([*slanted, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            end = at
            while end > start and text[end - 1] == " ":
                end -= 1
            if end > start:
                found.append((start, end))
            start = None
    return tuple(found)
