"""Arabic pages: mirrored, so that everything else can read them as it reads pages of other scripts.

On a mirrored page the lines begin at the left, columns and cells follow from left to right, and so do Arabic letters;
only figures and Latin words within a line then stand the wrong way round, and are turned (Unicode Standard Annex 9).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from documents.pdf.glyphs import Glyph, PageGlyphs, Rule

_JOINS_FIGURES = "/.,:،"
_OPENING, _CLOSING = "([", ")]"
_NARROWEST_BLANK = 0.2


def mirror(page: PageGlyphs) -> None:
    """Mirror ``page`` where most of its letters are Arabic."""
    letters = [glyph.text for glyph in page.glyphs if glyph.text.isalpha()]
    if 2 * sum(map(_is_arabic, letters)) <= len(letters):
        return
    width = page.width
    page.glyphs = [
        replace(glyph, left=width - glyph.right, right=width - glyph.left, mirrored=True)
        for glyph in page.glyphs
        if glyph.text.strip() or glyph.right - glyph.left > _NARROWEST_BLANK  # PDFium's own blanks stand anywhere
    ]
    page.rules = [Rule(width - rule.right, width - rule.left, rule.height) for rule in page.rules]
    page.drawings = [(width - right, low, width - left, top) for left, low, right, top in page.drawings]


def _is_arabic(text: str) -> bool:
    return unicodedata.bidirectional(text[0]) == "AL"


def in_logical_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a mirrored line, blanks among them, as they are read: figures and Latin words turned back."""
    if not any(_sort(glyph) == "arabic" for glyph in glyphs):
        return list(reversed(glyphs))
    found: list[Glyph] = []
    at = 0
    while at < len(glyphs):
        end = max(_end_of_latin(glyphs, at), _end_of_number(glyphs, at), at + 1)
        found.extend(reversed(glyphs[at:end]))
        at = end
    return _with_brackets(found)


def _end_of_latin(glyphs: Sequence[Glyph], at: int) -> int:
    """Where the Latin text ends that begins at ``at``, seen from its end; a number may belong to it ("May 2023")."""
    start = at
    if _sort(glyphs[at]) == "figure":
        start = _end_of_number(glyphs, at)
        start += start < len(glyphs) and glyphs[start].text in f" -–{_JOINS_FIGURES}"
    if start == len(glyphs) or _sort(glyphs[start]) != "latin":
        return at
    end = start
    for place in range(start, len(glyphs)):
        sort = _sort(glyphs[place])
        if sort == "arabic":
            break
        if sort == "latin":
            end = place + 1
    return end


def _end_of_number(glyphs: Sequence[Glyph], at: int) -> int:
    """Where the number ends that begins at ``at``; a stroke or a point between figures belongs to it."""
    end = at
    while end < len(glyphs) and _sort(glyphs[end]) == "figure":
        end += 1
        joins = end + 1 < len(glyphs) and glyphs[end].text in _JOINS_FIGURES
        if joins and _sort(glyphs[end + 1]) == "figure":
            end += 1
    return end


def _sort(glyph: Glyph) -> str:
    sort = unicodedata.bidirectional(glyph.text[0])
    if sort in ("AL", "R"):
        return "arabic"
    if sort == "L":
        return "latin"
    return "figure" if sort in ("EN", "AN") or glyph.text[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else "other"


def _with_brackets(glyphs: list[Glyph]) -> list[Glyph]:
    """Brackets as the text means them: files give some by their meaning, some by their shape, which is mirrored."""
    found = list(glyphs)
    for at, glyph in enumerate(glyphs):
        if glyph.text not in _OPENING + _CLOSING:
            continue
        before = at > 0 and _is_word(glyphs[at - 1])
        after = at + 1 < len(glyphs) and _is_word(glyphs[at + 1])
        pair = (_OPENING + _CLOSING).index(glyph.text) % len(_OPENING)
        if before != after:
            found[at] = replace(glyph, text=(_OPENING if after else _CLOSING)[pair])
    return found


def _is_word(glyph: Glyph) -> bool:
    return glyph.text[0].isalnum() or glyph.text in "\"“”«»'’%."
