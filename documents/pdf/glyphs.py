"""Glyphs of a page, from PDFium: runs of characters with their place, size and face, and the rules that are drawn.

Places are in points from the lower left corner of the page, as PDF has them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LARGEST_PAGE = 40_000
"""Characters; a full page of a newspaper has fewer. What is more is no page of text and is cut off, saying so."""

_NAME_LENGTH = 128
_BOLD_WEIGHT = 600
_ITALIC_FLAG = 1 << 6  # PDF 32000-1:2008, table 123: bit 7 of the font descriptor's flags
_BOLD_FLAG = 1 << 18
_THINNEST_LETTER = 0.1


@dataclass(slots=True)
class Glyph:
    """One printed character: its text, left and right edge, baseline, size of its face, and the face's style."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    bold: bool
    italic: bool
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal line."""

    left: float
    right: float
    height: float


@dataclass(slots=True)
class PageGlyphs:
    """What stands on a page: glyphs in the order of the file, horizontal rules, boxes of pictures and drawings."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    pictures: list[tuple[float, float, float, float]]
    is_cut: bool = False


def page_glyphs(document: Any, at: int) -> PageGlyphs:
    """The glyphs of page ``at`` (from 0) of a PDFium document."""
    page = document[at]
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            glyphs = list(_glyphs(text.raw))
        finally:
            text.close()
        rules, pictures = _drawn(page)
    finally:
        page.close()
    return PageGlyphs(at + 1, width, height, glyphs[:LARGEST_PAGE], rules, pictures, len(glyphs) > LARGEST_PAGE)


def _glyphs(text: Any) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    for at in range(min(pdfium.FPDFText_CountChars(text), LARGEST_PAGE + 1)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in (0, 10, 13) or pdfium.FPDFText_IsGenerated(text, at):
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top)
        size = pdfium.FPDFText_GetFontSize(text, at)
        pdfium.FPDFText_GetFontInfo(text, at, name, _NAME_LENGTH, flags)
        yield Glyph(
            chr(code), left.value, right.value, y.value, size, name.value.decode(errors="replace"), False, False
        )
