"""Glyphs of a page, from PDFium: characters with their place, size and style, and what is drawn between them.

Places are in points from the lower left corner of the page, as PDF has them (PDF 32000-1:2008, 8.3).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_GLYPHS = 40_000
"""Characters of a page that are read; a page of a newspaper has fewer."""

_MOST_DRAWINGS = 5_000
_NAME_LENGTH = 128
_BOLD_WEIGHT = 600
_ITALIC_FLAG = 1 << 6  # PDF 32000-1:2008, table 123: bit 7 of the font descriptor's flags
_SLANT = 0.1
_THINNEST_RULE, _SHORTEST_RULE = 3.5, 18.0
_SCAN_SHARE = 0.6
"""Share of a page that pictures cover when the page is a scan."""


@dataclass(slots=True)
class Glyph:
    """One printed character: left and right edge of its advance, baseline, size of its face, style.

    A word that was recognized in a picture is one glyph. ``mirrored`` ones stand on an Arabic page that was turned.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    font: str
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal line."""

    left: float
    right: float
    height: float


@dataclass(slots=True)
class PageGlyphs:
    """What stands on a page: glyphs in the order of the file, horizontal rules, boxes of other drawings.

    ``is_scan`` says that a picture covers the page, so that its letters are what a machine made of it.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    drawings: list[tuple[float, float, float, float]]
    is_scan: bool = False
    is_cut: bool = False
    is_damaged: bool = False
    rotated: int = 0


def page_glyphs(document: Any, at: int) -> PageGlyphs:
    """The glyphs of page ``at`` (counted from 0) of a PDFium document; turned ones are only counted.

    A page that PDFium cannot open comes empty and ``is_damaged``.
    """
    import pypdfium2

    try:
        page = document[at]
    except pypdfium2.PdfiumError:
        return PageGlyphs(at + 1, 1.0, 1.0, [], [], [], is_damaged=True)
    try:
        width, height = page.get_size()
        found = PageGlyphs(at + 1, width, height, [], [], [])
        text = page.get_textpage()
        try:
            found.glyphs = list(_glyphs(text.raw, found))
        finally:
            text.close()
        _read_drawings(page, found)
    finally:
        page.close()
    return found


def _glyphs(text: Any, page: PageGlyphs) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix = pdfium.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    count = pdfium.FPDFText_CountChars(text)
    page.is_cut = count > MOST_GLYPHS
    for at in range(min(count, MOST_GLYPHS)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in (0, 10, 13):
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        if pdfium.FPDFText_IsGenerated(text, at) == 1:
            yield Glyph(" ", x.value, x.value, y.value, 0.0, False, False, "")
            continue
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        if abs(matrix.b) > abs(matrix.a):
            page.rotated += 1
            continue
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        left, right = box.left, box.right
        if matrix.c and matrix.d:  # letters that are slanted by the printer, not by their face, lean out of their place
            left -= matrix.c / matrix.d * (box.bottom - y.value)
            right -= matrix.c / matrix.d * (box.top - y.value)
        size = pdfium.FPDFText_GetFontSize(text, at) * (abs(matrix.d) or 1.0)
        pdfium.FPDFText_GetFontInfo(text, at, name, _NAME_LENGTH, flags)
        font = name.value.decode(errors="replace")
        bold = pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT or "Bold" in font
        italic = bool(flags.value & _ITALIC_FLAG) or "Italic" in font or "Oblique" in font
        italic = italic or abs(matrix.c) > _SLANT * abs(matrix.d)
        printed = "-" if code in (2, 0xFFFE) else chr(code)  # PDFium's sign for a hyphen at the end of a line
        yield Glyph(printed, left, right, y.value, size, bold, italic, font)


def _read_drawings(page: Any, found: PageGlyphs) -> None:
    import pypdfium2.raw as pdfium

    pictures = 0.0
    for count, drawn in enumerate(page.get_objects(max_depth=3)):
        if count > _MOST_DRAWINGS:
            break
        if drawn.type not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            continue
        left, bottom, right, top = drawn.get_bounds()
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += (right - left) * (top - bottom)  # some scans are cut into strips
        elif right - left >= _SHORTEST_RULE and top - bottom <= _THINNEST_RULE:
            found.rules.append(Rule(left, right, bottom))
        else:
            found.drawings.append((left, bottom, right, top))
    found.is_scan = pictures > _SCAN_SHARE * found.width * found.height
