"""What each piece of a statement is: from its element where that says so, else from its number, style and place.

The files say less than they could. Half of the Arabic and Chinese ones mark every line alike, numbers stand in the
text or in an element of their own before it, and a section is marked as one, as two headings, or as a lone number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from documents.akoma_ntoso.headings import Headings
from documents.akoma_ntoso.lines import (
    bare,
    introduces,
    is_closing,
    is_ornament,
    note_mark,
    pauses,
    stops,
    table_number,
)
from documents.akoma_ntoso.numbers import (
    Number,
    Sort,
    leading_number,
    read_number,
)
from documents.akoma_ntoso.pieces import Kind, Piece
from documents.akoma_ntoso.text import Printed
from documents.blocks import Block, Role

_PARAGRAPHS = (Role.NUMBERED, Role.ITEM, Role.CONTINUATION, Role.UNNUMBERED, Role.PREAMBULAR, Role.TABLE)
_BRACKETS = ("[", "]")  # Arabic files have them the wrong way round
_AHEAD = 40
"""How many pieces ahead tell what a piece is."""
_FIRST_ITEMS = ("a", "i", "أ", "一", "1")


class Roles(Headings):
    """Turns the pieces of one statement into blocks."""

    def __init__(self, code: str, kind: str) -> None:
        super().__init__(code)
        self._is_resolution = "esolution" in kind
        self._pending = ""
        self._in_preamble_list = False
        self._in_vote = False

    def take(self, pieces: Iterable[Piece]) -> None:
        """Add ``pieces``, which go on where those before ended."""
        row = list(pieces)
        for at, piece in enumerate(row):
            self._take(piece, row[at + 1 : at + 1 + _AHEAD])

    def finished(self) -> tuple[Block, ...]:
        """All blocks, the ranks of their headings counted from 1."""
        self.close_heading()
        self._drop_pending()
        ranks = sorted({block.level for block in self.blocks if block.role is Role.HEADING})
        return tuple(
            replace(block, level=ranks.index(block.level) + 1) if block.role is Role.HEADING else block
            for block in self.blocks
        )

    def _take(self, piece: Piece, after: Sequence[Piece]) -> None:
        if piece.kind is Kind.ATTACHMENT:
            self.begin_annex(after)
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
            self.close_heading()
            self.put(Role.CLOSING, piece.printed)
            return
        if piece.kind is Kind.PREAMBULAR and self._opens_operative(piece.printed.text):
            piece.kind = Kind.PARAGRAPH
        number, printed = self._numbered_text(piece)
        if self._waits(number, printed):
            return
        if self.takes_annex_heading(piece, number, printed):
            return
        if number.sort is Sort.SECTION and not printed.text:
            self.close_heading()
            self.open_section(number.label, Printed(number.printed))
        elif self.is_heading(piece, number, printed, after):
            self.heading(piece, number, printed)
        elif not self._note(piece, printed):
            self.close_heading()
            self._paragraph(piece, number, printed, after)

    def _opens_operative(self, text: str) -> bool:
        """Whether a numbered paragraph stands in the preamble of the file."""
        number, _ = leading_number(text, self.last + 1)
        return number.sort is Sort.PARAGRAPH and number.label == str(self.last + 1)

    def _is_closing(self, piece: Piece) -> bool:
        """Whether a line of the body belongs below it: the vote in brackets, the meeting, the date."""
        text = bare(piece.printed.text)
        if piece.kind is not Kind.PARAGRAPH or piece.number or self.in_annex or not self._is_resolution:
            return False
        if self._in_vote or (self.numbered and text.startswith(_BRACKETS)):
            self._in_vote = not text.endswith(_BRACKETS)
            return True
        return self.numbered and is_closing(text, self.code)

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
        number, at = leading_number(printed.text, self.last + 1)
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
            if opened.label in _FIRST_ITEMS and read_number(waiting, self.code).label == str(self.last + 1):
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

    # Paragraphs.

    def _paragraph(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> None:
        if piece.kind is Kind.PREAMBULAR:
            self.put(Role.PREAMBULAR, printed, number.label)
            self.numbered = False
            self.levels.clear()
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
            self.warnings.append(f"The number of paragraph {self.last + 1} is missing in the file; counted.")
            self._numbered_paragraph(Number(Sort.PARAGRAPH, str(self.last + 1)), printed)
        else:
            self._plain(piece, printed)

    def _is_quoted(self, number: Number, after: Sequence[Piece]) -> bool:
        """Whether the number belongs to a text that is quoted: those of the resolution go on behind it."""
        if number.sort is not Sort.PARAGRAPH or self.in_annex or not self.numbered:
            return False
        return int(number.label) != self.last + 1 and self._next_number(after) == self.last + 1

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
            if value not in (self.last + 1, 1) and self.last:
                self.warnings.append(f"Paragraph {value} follows paragraph {self.last}.")
            self.last = value
        self.put(Role.NUMBERED, printed, number.label)
        self.numbered = True
        self.levels.clear()

    def _lacks_number(self, piece: Piece, printed: Printed, after: Sequence[Piece]) -> bool:
        """Whether the file lost the number of a paragraph: it opens with an act, and the next number skips one."""
        if piece.kind is not Kind.PARAGRAPH or not self.numbered or self.in_annex or piece.depth:
            return False
        if not printed.italics or printed.italics[0][0] > 1 or printed.whole:
            return False
        return self._next_number(after) == self.last + 2

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
        level = self.levels.level(counted, piece.depth, opened, self._following(after))
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
        if number.sort is not Sort.PARAGRAPH or not self._is_resolution or self.in_annex or piece.depth > 1:
            return False
        if top is Role.PREAMBULAR:
            self.turn_operative()
            self._in_preamble_list = True
        return self._in_preamble_list

    def _plain(self, piece: Piece, printed: Printed) -> None:
        text = bare(printed.text)
        if self._goes_on(piece, text):
            self.put(Role.CONTINUATION, printed)
        elif self._is_resolution and not self.in_annex and not self.numbered and pauses(text):
            self.put(Role.PREAMBULAR, printed)
            self.levels.clear()
        else:
            self.put(Role.UNNUMBERED, printed)
            self.levels.clear()

    def _goes_on(self, piece: Piece, text: str) -> bool:
        """Whether a text without a number is more of the paragraph before."""
        last = self.before()
        if last is None or last.role not in _PARAGRAPHS:
            return False
        if piece.kind in (Kind.CONTINUATION, Kind.ITEM) or self.numbered:
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
        self.close_heading()
        self.put(Role.NOTE, printed.after(found[1]), found[0])
        return True

    def _table(self, piece: Piece) -> None:
        self.close_heading()
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
