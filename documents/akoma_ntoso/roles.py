"""What each piece of a statement is: from its element where that says so, else from its number, style and place.

The files say less than they could. Half of the Arabic and Chinese ones mark every line alike, numbers stand in the
text or in an element of their own before it, and a section is marked as one, as two headings, or as a lone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from documents.akoma_ntoso.levels import Levels
from documents.akoma_ntoso.lines import (
    annex_heading,
    bare,
    ends,
    introduces,
    is_closing,
    is_heading_style,
    is_ornament,
    note_mark,
    pauses,
    rank,
    stops,
    table_number,
)
from documents.akoma_ntoso.numbers import (
    Number,
    Sort,
    heading_number,
    leading_number,
    read_number,
    section_label,
)
from documents.akoma_ntoso.page import Page
from documents.akoma_ntoso.pieces import Kind, Piece
from documents.akoma_ntoso.text import Printed
from documents.blocks import Block, Role

_PARAGRAPHS = (Role.NUMBERED, Role.ITEM, Role.CONTINUATION, Role.UNNUMBERED, Role.PREAMBULAR, Role.TABLE)
_FIRST_ITEMS = ("a", "i", "أ", "一", "1")
_LONGEST_HEADING = 250


@dataclass(slots=True)
class _Open:
    """A heading that is only a number so far ("II", "Annex I"): the line after it is its text."""

    role: Role
    label: str
    printed: Printed
    level: int


class Roles(Page):
    """Turns the pieces of one statement into blocks."""

    def __init__(self, code: str, kind: str) -> None:
        super().__init__(code)
        self._in_annex = False
        self._is_resolution = "esolution" in kind
        self._levels = Levels()
        self._last = 0
        self._numbered = False
        self._pending = ""
        self._open: _Open | None = None
        self._roman_section = False
        self._in_preamble_list = False
        self._in_vote = False

    def take(self, pieces: Iterable[Piece]) -> None:
        """Add ``pieces``, which go on where those before ended."""
        row = list(pieces)
        for at, piece in enumerate(row):
            self._take(piece, row[at + 1 :] if len(row) - at < 40 else row[at + 1 : at + 40])

    def finished(self) -> tuple[Block, ...]:
        """All blocks, the ranks of their headings counted from 1."""
        self._close_heading()
        self._drop_pending()
        ranks = sorted({block.level for block in self.blocks if block.role is Role.HEADING})
        return tuple(
            replace(block, level=ranks.index(block.level) + 1) if block.role is Role.HEADING else block
            for block in self.blocks
        )

    def _take(self, piece: Piece, after: Sequence[Piece]) -> None:
        if piece.kind is Kind.ATTACHMENT:
            self._begin_annex(after)
        elif piece.kind is Kind.TABLE:
            self._table(piece)
        elif piece.kind is Kind.TITLE:
            self.put(Role.HEADING if self.has(Role.TITLE) else Role.TITLE, piece.printed, level=1)
        elif piece.kind is Kind.ORNAMENT or (not piece.number and is_ornament(piece.printed.text)):
            self.omitted["ornament"] += 1
        elif piece.kind is Kind.OPENING:
            self.put(Role.OPENING, piece.printed)
        elif piece.printed.text or piece.number or piece.printed.notes:
            self._take_text(piece, after)

    def _take_text(self, piece: Piece, after: Sequence[Piece]) -> None:
        if self._is_closing(piece):
            self._close_heading()
            self.put(Role.CLOSING, piece.printed)
            return
        number, printed = self._numbered_text(piece)
        if self._waits(number, printed):
            return
        if self._is_annex_heading(piece, number, printed):
            return
        if number.sort is Sort.SECTION and not printed.text:
            self._close_heading()
            self._open_section(number.label, Printed(number.printed))
        elif self._is_heading(piece, number, printed, after):
            self._heading(piece, number, printed)
        elif not self._note(piece, printed):
            self._close_heading()
            self._paragraph(piece, number, printed, after)

    def _is_closing(self, piece: Piece) -> bool:
        """Whether a line of the body belongs below it: the vote in brackets, the meeting, the date."""
        text = bare(piece.printed.text)
        if piece.kind is not Kind.PARAGRAPH or piece.number or self._in_annex or not self._is_resolution:
            return False
        if self._in_vote or (self._numbered and text.startswith("[")):
            self._in_vote = not text.endswith("]")
            return True
        return self._numbered and is_closing(text, self.code)

    def _numbered_text(self, piece: Piece) -> tuple[Number, Printed]:
        """The number of a piece, from its element, from a number that stood alone before it, or from its text."""
        printed, code = piece.printed, self.code
        before = self._number_before(piece)
        own = piece.number or before
        if own:
            number = read_number(own, code)
            if number.sort in (Sort.OTHER, Sort.BULLET):
                return Number(), _with_number(number, printed)
            if printed.text.startswith(number.printed) and number.sort is not Sort.ITEM:
                printed = printed.after(len(number.printed))
            return number, printed
        if piece.kind in (Kind.PREAMBULAR, Kind.HEADING):
            return Number(), printed
        number, at = leading_number(printed.text, self._last + 1)
        if at:
            return number, printed.after(at)
        alone = read_number(printed.text, code) if len(printed.text) < 8 else Number()
        return (alone, replace(printed, text="")) if alone.sort in (Sort.PARAGRAPH, Sort.ITEM) else (Number(), printed)

    def _waits(self, number: Number, printed: Printed) -> bool:
        """Whether this is a number in an element of its own, whose text comes next."""
        if printed.text or number.sort not in (Sort.PARAGRAPH, Sort.ITEM, Sort.DOTTED):
            return False
        self._drop_pending()
        self._pending = number.printed
        return True

    def _number_before(self, piece: Piece) -> str:
        """The number that waits for its text, when this piece can be that."""
        waiting = self._pending
        if not waiting:
            return ""
        opened = read_number(piece.number, self.code) or leading_number(piece.printed.text, 0)[0]
        if piece.kind is Kind.HEADING or opened.label:
            if opened.label in _FIRST_ITEMS and read_number(waiting, self.code).label == str(self._last + 1):
                self._numbered_paragraph(read_number(waiting, self.code), Printed())
                self._pending = ""
            self._drop_pending()
            return ""
        self._pending = ""
        return waiting

    def _drop_pending(self) -> None:
        if self._pending:
            self.warnings.append(f'The number "{self._pending}" stands in the file without its text.')
            self._pending = ""

    # Headings.

    def _is_heading(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> bool:
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
            return number.sort is Sort.NONE and looks
        if number.sort is Sort.DOTTED:
            return marked or looks
        if number.sort is Sort.SECTION:
            return True
        return marked or looks or bool(section_label(printed.text, self.code))

    def _stands_between(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> bool:
        """Whether a short line without a stop stands between two numbered paragraphs of a resolution."""
        if number.label or not self._numbered or self._in_annex or piece.depth or len(printed.text) > 120:
            return False
        first = after[0] if after else None
        last = self.before()
        if first is None or not first.number or last is None or not stops(last.text) or printed.text[-1:] in '”»"':
            return False
        return read_number(first.number, self.code).label == str(self._last + 1)

    def _numbers_follow(self, after: Sequence[Piece]) -> bool:
        """Whether numbered paragraphs come next, not items."""
        for piece in after:
            if piece.kind is Kind.PARAGRAPH and piece.number:
                return read_number(piece.number, self.code).sort is Sort.PARAGRAPH
            if piece.kind is Kind.ITEM:
                return False
        return False

    def _heading(self, piece: Piece, number: Number, printed: Printed) -> None:
        label = section_label(printed.text, self.code) if number.sort is Sort.NONE else ""
        if label and not piece.depth:
            self._close_heading()
            self._open_section(label, printed)
            return
        number, printed = self._heading_number(number, printed)
        if self._repeats(number, printed):
            return
        if number.sort is Sort.NONE and self._open is not None:
            self._close_heading(printed)
            return
        self._close_heading()
        if number.sort is Sort.SECTION and not self._in_annex:
            self._open_section(number.label, Printed(number.printed))
            self._close_heading(printed)
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

    def _open_section(self, label: str, printed: Printed) -> None:
        is_roman = bool(re.fullmatch(r"[IVXL]+", label)) and not (label == "I" and self.last_label() == "H")
        level = 1 if is_roman or not self._roman_section else 2
        self._roman_section = self._roman_section or is_roman
        role = Role.HEADING if self._in_annex else Role.SECTION
        self._open = _Open(role, label, printed, level)

    def _close_heading(self, text: Printed | None = None) -> None:
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
        self._numbered = False
        self._levels.clear()

    # Annexes.

    def _begin_annex(self, after: Sequence[Piece]) -> None:
        self._close_heading()
        self._in_annex, self._roman_section = True, False
        first = next((piece for piece in after if piece.printed.text or piece.number), None)
        if first is None or annex_heading(first.printed.text, self.code, loose=True) is None:
            self._open = _Open(Role.ANNEX, "", Printed(), 0)
            self._close_heading()
        self._last = 0

    def _is_annex_heading(self, piece: Piece, number: Number, printed: Printed) -> bool:
        marked = piece.kind is Kind.HEADING or is_heading_style(piece.style) or printed.whole
        if number.label or not (marked or (self._in_annex and len(printed.text) < 60)):
            return False
        found = annex_heading(printed.text, self.code, loose=self._in_annex and marked)
        if found is None:
            return False
        self._close_heading()
        self._in_annex, self._roman_section, self._last = True, False, 0
        label, title = found
        self._open = _Open(Role.ANNEX, label, printed, 0)
        if title:
            self._open.printed = replace(printed, text=printed.text[: len(printed.text) - len(title)].strip())
            self._close_heading(Printed(title))
        return True

    # Paragraphs.

    def _paragraph(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> None:
        if piece.kind is Kind.PREAMBULAR:
            self.put(Role.PREAMBULAR, printed, number.label)
            self._numbered = False
            self._levels.clear()
        elif number.sort is Sort.ITEM or (number.sort is Sort.PARAGRAPH and piece.kind is Kind.ITEM):
            if self._is_operative(piece, number):
                self._numbered_paragraph(number, printed)
            else:
                self._item(piece, number, printed, after)
        elif number.sort in (Sort.PARAGRAPH, Sort.DOTTED):
            if self._is_quoted(number, after):
                self.put(Role.CONTINUATION, _with_number(number, printed))
            else:
                self._numbered_paragraph(number, printed)
        elif number.label:
            self._item(piece, number, printed, after)
        elif self._lacks_number(piece, printed, after):
            self.warnings.append(f"The number of paragraph {self._last + 1} is missing in the file; counted.")
            self._numbered_paragraph(Number(Sort.PARAGRAPH, str(self._last + 1)), printed)
        else:
            self._plain(piece, printed)

    def _is_quoted(self, number: Number, after: Sequence[Piece]) -> bool:
        """Whether the number belongs to a text that is quoted: those of the resolution go on behind it."""
        if number.sort is not Sort.PARAGRAPH or self._in_annex or not self._numbered:
            return False
        return int(number.label) != self._last + 1 and self._next_number(after) == self._last + 1

    def _next_number(self, after: Sequence[Piece]) -> int:
        """The number of the next numbered paragraph, 0 when none comes."""
        for piece in after:
            number = read_number(piece.number, self.code)
            if piece.kind is Kind.PARAGRAPH and number.sort is Sort.PARAGRAPH:
                return int(number.label)
        return 0

    def _numbered_paragraph(self, number: Number, printed: Printed) -> None:
        if number.sort is Sort.PARAGRAPH:
            value = int(number.label)
            if value not in (self._last + 1, 1) and self._last:
                self.warnings.append(f"Paragraph {value} follows paragraph {self._last}.")
            self._last = value
        self.put(Role.NUMBERED, printed, number.label)
        self._numbered = True
        self._levels.clear()

    def _lacks_number(self, piece: Piece, printed: Printed, after: Sequence[Piece]) -> bool:
        """Whether the file lost the number of a paragraph: it opens with an act, and the next number skips one."""
        if piece.kind is not Kind.PARAGRAPH or not self._numbered or self._in_annex or piece.depth:
            return False
        if not printed.italics or printed.italics[0][0] > 1 or printed.whole:
            return False
        return self._next_number(after) == self._last + 2

    def _item(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> None:
        before = self.before()
        if number.sort is Sort.SECTION:
            number = replace(number, label=number.printed.strip(" .．:：、-–"))
        if self.notes_table(number.label):
            self.put(Role.NOTE, printed, number.label)
            return
        if piece.kind is Kind.PARAGRAPH:
            self.turn_operative()
        opened = before is not None and introduces(before.text)
        counted = number.counted or number.label
        level = self._levels.level(counted, piece.depth, opened, self._following(after))
        self.put(Role.ITEM, printed, number.label, level)

    def _following(self, after: Sequence[Piece]) -> str:
        """The label of the next item, if one comes next."""
        if not after:
            return ""
        first = after[0]
        number = read_number(first.number, self.code) if first.number else leading_number(first.printed.text, 0)[0]
        return number.counted if number.sort is Sort.ITEM else ""

    def _is_operative(self, piece: Piece, number: Number) -> bool:
        """Whether a list of the preamble is the operative part ("Resolves that: 1. ...")."""
        top = next((b.role for b in reversed(self.blocks) if b.role not in (Role.NOTE, Role.ITEM, Role.TABLE)), None)
        if number.sort is not Sort.PARAGRAPH or not self._is_resolution or self._in_annex or piece.depth > 1:
            return False
        if top is Role.PREAMBULAR:
            self.turn_operative()
            self._in_preamble_list = True
        return self._in_preamble_list

    def _plain(self, piece: Piece, printed: Printed) -> None:
        text = bare(printed.text)
        if self._goes_on(piece, text):
            self.put(Role.CONTINUATION, printed)
        elif self._is_resolution and not self._in_annex and not self._numbered and pauses(text):
            self.put(Role.PREAMBULAR, printed)
            self._levels.clear()
        else:
            self.put(Role.UNNUMBERED, printed)
            self._levels.clear()

    def _goes_on(self, piece: Piece, text: str) -> bool:
        """Whether a text without a number is more of the paragraph before."""
        last = self.before()
        if last is None or last.role not in _PARAGRAPHS:
            return False
        if piece.kind in (Kind.CONTINUATION, Kind.ITEM) or self._numbered:
            return True
        unfinished = self.code != "ru" or not stops(last.text)  # Russian acts open small
        return text[:1].islower() and unfinished and last.role is not Role.PREAMBULAR

    def _note(self, piece: Piece, printed: Printed) -> bool:
        """Take a footnote that stands as a paragraph of its own: below a table or a line."""
        if piece.kind is Kind.PREAMBULAR:
            return False
        found = note_mark(printed.text)
        if found is None:
            return False
        self._close_heading()
        self.put(Role.NOTE, printed.after(found[1]), found[0])
        return True

    def _table(self, piece: Piece) -> None:
        self._close_heading()
        caption, label = piece.printed, ""
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.role is Role.HEADING and (number := table_number(last.text, self.code)):
            label = number
            caption = replace(caption, text=caption.text or last.text)
            self.blocks.pop()
        if piece.rows or caption.text:
            self.put(Role.TABLE, caption, label, rows=piece.rows)


def _with_number(number: Number, printed: Printed) -> Printed:
    """``printed`` with its number as part of the text."""
    shift = len(number.printed) + 1
    italics = tuple((start + shift, end + shift) for start, end in printed.italics)
    return replace(printed, text=f"{number.printed} {printed.text}".strip(), italics=italics)
