"""Glyphs of a page, from PDFium: characters with their place, size and style, and what is drawn between them.

Places are in points from the lower left corner of the page, as PDF has them (PDF 32000-1:2008, 8.3).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

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

    A word that was recognized in a picture is one glyph. ``mirrored`` ones stand on an Arabic page, which is
    mirrored; ``sideways`` ones are printed at a right angle to the page, and run up it where they ``rise``.
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
    sideways: bool = False
    rise: bool = False


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
        flat = (height, width) if page.get_rotation() in (90, 270) else (width, height)
        text = page.get_textpage()
        try:
            found.glyphs = list(_glyphs(text.raw, found, flat))
        finally:
            text.close()
        _read_drawings(page, found)
        _upright(found, flat)
    finally:
        page.close()
    return found


class _Style(NamedTuple):
    """What all characters of one object of text share. ``a`` to ``d`` are those of its matrix."""

    a: float
    b: float
    c: float
    d: float
    size: float
    bold: bool
    italic: bool
    font: str


def _glyphs(text: Any, page: PageGlyphs, flat: tuple[float, float]) -> Iterator[Glyph]:
    """The characters of a page; those that are printed sideways as they stand when it is turned, with that mark.

    ``flat`` is the size of the page as its file has it, before its own rotation.
    """
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    styles: dict[int | None, _Style] = {}
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
        thing = pdfium.FPDFText_GetTextObject(text, at)
        place = ctypes.addressof(thing.contents) if thing else None
        style = styles.get(place) or _style(text, at)
        if place:
            styles[place] = style
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        left, right, baseline = box.left, box.right, y.value
        if abs(style.b) > abs(style.a):
            page.rotated += 1
            up = style.b > 0
            baseline = flat[0] - x.value if up else x.value
            left, right = (box.bottom, box.top) if up else (flat[1] - box.top, flat[1] - box.bottom)
        elif style.c and style.d:  # letters slanted by the printer, not by their face, lean out of their place
            left -= style.c / style.d * (box.bottom - baseline)
            right -= style.c / style.d * (box.top - baseline)
        printed = "-" if code in (2, 0xFFFE) else chr(code)  # PDFium's sign for a hyphen at the end of a line
        glyph = Glyph(printed, left, right, baseline, style.size, style.bold, style.italic, style.font)
        if abs(style.b) > abs(style.a):
            glyph.sideways, glyph.rise = True, style.b > 0
        yield glyph


def _style(text: Any, at: int) -> _Style:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, _NAME_LENGTH, flags)
    font = name.value.decode(errors="replace")
    bold = pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT or "Bold" in font
    italic = bool(flags.value & _ITALIC_FLAG) or "Italic" in font or "Oblique" in font
    up = max(abs(matrix.d), abs(matrix.c)) if abs(matrix.b) > abs(matrix.a) else abs(matrix.d)
    is_slanted = abs(matrix.b) <= abs(matrix.a) and abs(matrix.c) > _SLANT * abs(matrix.d)
    size = round(pdfium.FPDFText_GetFontSize(text, at) * (up or 1.0), 1)
    return _Style(matrix.a, matrix.b, matrix.c, matrix.d, size, bold, italic or is_slanted, font)


def _upright(page: PageGlyphs, flat: tuple[float, float]) -> None:
    """Keep the letters that stand upright, or turn a page most of which is printed sideways, as wide tables are."""
    sideways = [glyph for glyph in page.glyphs if glyph.sideways]
    upright = sum(glyph.size > 0 for glyph in page.glyphs) - len(sideways)
    if len(sideways) <= upright:
        page.glyphs = [glyph for glyph in page.glyphs if not glyph.sideways]
        return
    up = sum(glyph.rise for glyph in sideways) * 2 > len(sideways)
    page.glyphs, page.rotated = sideways, 0
    page.width, page.height = flat[1], flat[0]
    boxes = [*page.drawings, *((rule.left, rule.height, rule.right, rule.height) for rule in page.rules)]
    turned = [
        (low, flat[0] - right, top, flat[0] - left) if up else (flat[1] - top, left, flat[1] - low, right)
        for left, low, right, top in boxes
    ]
    page.rules = [Rule(box[0], box[2], box[1]) for box in turned if _is_rule(box)]
    page.drawings = [box for box in turned if not _is_rule(box)]


def _is_rule(box: tuple[float, float, float, float]) -> bool:
    return box[2] - box[0] >= _SHORTEST_RULE and box[3] - box[1] <= _THINNEST_RULE


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
        elif _is_rule((left, bottom, right, top)):
            found.rules.append(Rule(left, right, bottom))
        else:
            found.drawings.append((left, bottom, right, top))
    found.is_scan = pictures > _SCAN_SHARE * found.width * found.height
