"""Headings, sections and annexes of a document while it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.akoma_ntoso.levels import Levels
from documents.akoma_ntoso.lines import annex_heading, ends, is_heading_style, pauses, rank, stops
from documents.akoma_ntoso.numbers import Number, Sort, heading_number, read_number, section_label
from documents.akoma_ntoso.page import Page
from documents.akoma_ntoso.pieces import Kind, Piece
from documents.akoma_ntoso.text import Printed
from documents.blocks import Role

_LONGEST_HEADING = 250
_LONGEST_UNMARKED = 120
_LONGEST_PLAIN = 60


@dataclass(slots=True)
class _Open:
    """A heading that is only a number so far ("II", "Annex I"): the line after it is its text."""

    role: Role
    label: str
    printed: Printed
    level: int


class Headings(Page):
    """Knows a heading when it comes, and what begins anew under it.

    ``last`` is the number of the paragraph before, ``numbered`` whether one came since the last heading.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.in_annex = False
        self.last = 0
        self.numbered = False
        self.levels = Levels()
        self._open: _Open | None = None
        self._roman_section = False

    def is_heading(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> bool:
        """Whether ``piece`` is a heading: by its element or style, or by how it looks between the others."""
        if number.sort is Sort.PARAGRAPH or piece.kind in (Kind.PREAMBULAR, Kind.CONTINUATION):
            return False
        marked = piece.kind is Kind.HEADING or is_heading_style(piece.style)
        loose = len(printed.text) <= _LONGEST_HEADING and not ends(printed.text)
        looks = loose and (
            printed.whole or self._open is not None or self._stands_between(piece, number, printed, after)
        )
        if number.sort is Sort.ITEM:
            return marked and piece.kind is not Kind.ITEM and self._numbers_follow(after)
        if piece.kind is Kind.ITEM:
            stray = number.sort is Sort.SECTION and printed.whole and self._numbers_follow(after)
            return stray or (number.sort is Sort.NONE and looks)
        if number.sort is Sort.DOTTED:
            return marked or looks
        if number.sort is Sort.SECTION:
            return True
        return marked or looks or bool(section_label(printed.text, self.code))

    def _stands_between(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> bool:
        """Whether a short line without a stop stands between paragraphs of a resolution, the next one numbered."""
        first, last = after[0] if after else None, self.before()
        if number.label or self.in_annex or piece.depth or len(printed.text) > _LONGEST_UNMARKED:
            return False
        if first is None or not first.number or last is None or printed.text[-1:] in '”»"':
            return False
        done = stops(last.text) if self.numbered else last.role is Role.PREAMBULAR and pauses(last.text)
        return done and read_number(first.number, self.code).label == str(self.last + 1)

    def _numbers_follow(self, after: Sequence[Piece]) -> bool:
        """Whether numbered paragraphs come next, not items."""
        for piece in after:
            if piece.kind is Kind.PARAGRAPH and piece.number:
                return read_number(piece.number, self.code).sort is Sort.PARAGRAPH
            if piece.kind is Kind.ITEM:
                return False
        return False

    def heading(self, piece: Piece, number: Number, printed: Printed) -> None:
        """Take a heading; one that is only a number waits for its words."""
        label = section_label(printed.text, self.code) if number.sort is Sort.NONE else ""
        if label and not piece.depth:
            self.close_heading()
            self.open_section(label, printed)
            return
        number, printed = self._heading_number(number, printed)
        if self._repeats(number, printed):
            self.omitted["heading"] += 1
            return
        if number.sort is Sort.NONE and self._open is not None:
            self.close_heading(printed)
            return
        self.close_heading()
        if number.sort is Sort.SECTION and not self.in_annex:
            self.open_section(number.label, Printed(number.printed))
            self.close_heading(printed)
            return
        lines = (f"{number.printed} {printed.text}",) if number.printed else ()
        self.put(Role.HEADING, printed, number.label, rank(piece.style, piece.kind is Kind.HEADING), lines)
        if not piece.depth and piece.kind is not Kind.ITEM:
            self._begin()

    def _heading_number(self, number: Number, printed: Printed) -> tuple[Number, Printed]:
        """A heading's number, also where it stands in the text."""
        label, at = heading_number(printed.text, self.code)
        if not label or number.label not in ("", label):
            return number, printed
        return Number(Sort.SECTION, label, printed.text[:at].strip()), printed.after(at)

    def _repeats(self, number: Number, printed: Printed) -> bool:
        """Whether the file says a heading a second time ("A. Posts" as heading and as paragraph)."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.role not in (Role.HEADING, Role.SECTION) or last.text != printed.text:
            return False
        return bool(last.label) and number.label in ("", last.label)

    def open_section(self, label: str, printed: Printed) -> None:
        """Take the number of a section, whose heading comes next."""
        is_roman = bool(re.fullmatch(r"[IVXL]+", label)) and not (label == "I" and self.last_label() == "H")
        level = 1 if is_roman or not self._roman_section else 2
        self._roman_section = self._roman_section or is_roman
        role = Role.HEADING if self.in_annex else Role.SECTION
        self._open = _Open(role, label, printed, level)

    def close_heading(self, text: Printed | None = None) -> None:
        """Put the heading that is open, with its ``text`` if one came."""
        if self._open is None:
            return
        opened, self._open = self._open, None
        printed = text or Printed()
        lines = (opened.printed.text, *((printed.text,) if printed.text else ()))
        notes = (*opened.printed.notes, *printed.notes)
        self.put(opened.role, replace(printed, notes=notes), opened.label, opened.level, lines)
        self._begin()

    def _begin(self) -> None:
        """Paragraphs may begin anew under a heading."""
        self.numbered = False
        self.levels.clear()

    def begin_annex(self, after: Sequence[Piece]) -> None:
        """An attachment begins; it may have no heading."""
        self.close_heading()
        self.in_annex, self._roman_section = True, False
        first = next((piece for piece in after if piece.printed.text or piece.number), None)
        if first is None or annex_heading(first.printed.text, self.code, loose=True) is None:
            self._open = _Open(Role.ANNEX, "", Printed(), 0)
            self.close_heading()
        self.last = 0

    def takes_annex_heading(self, piece: Piece, number: Number, printed: Printed) -> bool:
        """Take the piece if it is the heading of an annex."""
        marked = piece.kind is Kind.HEADING or is_heading_style(piece.style) or printed.whole
        if number.label or not (marked or (self.in_annex and len(printed.text) <= _LONGEST_PLAIN)):
            return False
        found = annex_heading(printed.text, self.code, loose=self.in_annex and marked)
        if found is None:
            return False
        self.close_heading()
        self.in_annex, self._roman_section, self.last = True, False, 0
        label, title = found
        self._open = _Open(Role.ANNEX, label, printed, 0)
        if title:
            self._open.printed = replace(printed, text=printed.text[: len(printed.text) - len(title)].strip())
            self.close_heading(Printed(title))
        return True
