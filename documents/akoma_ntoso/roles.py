"""What each piece of a statement is: from its element where that says so, else from its number, style and place.

The files say less than they could. Half of the Arabic and Chinese ones mark every line alike, numbers stand in the
text or in an element of their own before it, and a section is marked as one, as two headings, or as a lone number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from documents.akoma_ntoso.numbers import (
    Levels,
    Number,
    Sort,
    heading_number,
    leading_number,
    read_number,
    section_label,
    table,
)
from documents.akoma_ntoso.pieces import Kind, Piece
from documents.akoma_ntoso.text import Printed
from documents.blocks import Block, Role, Span

_INVISIBLE = "\u200b\u200e\u200f\u202c\u2069\ufeff "
_PAUSE = re.compile(r"[,，،、][⁰¹²³⁴-⁹*ᵃ-ᶻ]*$")
_INTRODUCES = re.compile(r"[:：][⁰¹²³⁴-⁹*ᵃ-ᶻ]*$")
_ENDS = re.compile(r"[,;:.，；：。،؛][⁰¹²³⁴-⁹*ᵃ-ᶻ”»\"]*$")
_STOPS = re.compile(r"[;.；。؛][⁰¹²³⁴-⁹*ᵃ-ᶻ”»\"]*$")
_ORNAMENT = re.compile(r"[\s*_–—.\-]*[*_–—\-]{1}[\s*_–—.\-]*")
_STARRED_NOTE = re.compile(r"(\*{1,4})\s+(?=\w)")
_RAISED_NOTE = re.compile(r"([⁰¹²³⁴-⁹]+|[ᵃ-ᶻʰʲˡʳˢʷˣʸ])\s*(?=\S)")
_FROM_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "0123456789abcdefghijklmnoprstuvwxyz")
# H1, H23, HCh, HChG, BLUEHeadingH2, AgendaTitleH2, Heading1: the names of the styles of headings.
_HEADING_STYLE = re.compile(r"(?i)(?:blueheading|agendatitle|title)?h(?:ch|\d{1,2})g?|heading\d")
_RANKS = (("hch", 1), ("h1", 2), ("heading1", 2), ("h23", 3), ("h2", 3), ("h4", 4), ("h56", 5))
_PARAGRAPHS = (Role.NUMBERED, Role.ITEM, Role.CONTINUATION, Role.UNNUMBERED, Role.PREAMBULAR, Role.TABLE)
_LONGEST_HEADING = 250


@dataclass(slots=True)
class _Open:
    """A heading that is only a number so far ("II", "Annex I"): the line after it is its text."""

    role: Role
    label: str
    printed: Printed
    level: int


class Roles:
    """Turns the pieces of one statement into blocks."""

    def __init__(self, code: str, kind: str) -> None:
        self.blocks: list[Block] = []
        self.omitted: Counter[str] = Counter()
        self.warnings: list[str] = []
        self._code = code
        self._in_annex = False
        self._is_resolution = "esolution" in kind
        self._levels = Levels()
        self._last = 0
        self._numbered = False
        self._pending = ""
        self._open: _Open | None = None
        self._roman_section = False
        self._in_preamble_list = False

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
            self._put(Role.HEADING if self._has(Role.TITLE) else Role.TITLE, piece.printed, level=1)
        elif piece.kind is Kind.ORNAMENT or (not piece.number and _ORNAMENT.fullmatch(piece.printed.text)):
            self.omitted["ornament"] += 1
        elif piece.kind is Kind.OPENING:
            self._put(Role.OPENING, piece.printed)
        elif piece.printed.text or piece.number or piece.printed.notes:
            self._take_text(piece, after)

    def _take_text(self, piece: Piece, after: Sequence[Piece]) -> None:
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

    def _numbered_text(self, piece: Piece) -> tuple[Number, Printed]:
        """The number of a piece, from its element, from a number that stood alone before it, or from its text."""
        printed, code = piece.printed, self._code
        own = piece.number or self._number_before(piece)
        if own:
            number = read_number(own, code)
            if number.sort in (Sort.OTHER, Sort.BULLET):
                shift = len(number.printed) + 1
                italics = tuple((start + shift, end + shift) for start, end in printed.italics)
                return Number(), replace(printed, text=f"{number.printed} {printed.text}".strip(), italics=italics)
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
        if not waiting or piece.kind is Kind.HEADING or leading_number(piece.printed.text, 0)[1]:
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
        marked = piece.kind is Kind.HEADING or bool(_HEADING_STYLE.fullmatch(piece.style))
        loose = len(printed.text) <= _LONGEST_HEADING and not _ENDS.search(_bare(printed.text))
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
        return marked or looks or bool(section_label(printed.text, self._code))

    def _stands_between(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> bool:
        """Whether a short line without a stop stands between two numbered paragraphs of a resolution."""
        if number.label or not self._numbered or self._in_annex or piece.depth or len(printed.text) > 120:
            return False
        first = after[0] if after else None
        last = self.blocks[-1].text if self.blocks else ""
        if first is None or not first.number or not _STOPS.search(_bare(last)) or printed.text[-1:] in '”»"':
            return False
        return read_number(first.number, self._code).label == str(self._last + 1)

    def _numbers_follow(self, after: Sequence[Piece]) -> bool:
        """Whether numbered paragraphs come next, not items."""
        for piece in after:
            if piece.kind is Kind.PARAGRAPH and piece.number:
                return read_number(piece.number, self._code).sort is Sort.PARAGRAPH
            if piece.kind is Kind.ITEM:
                return False
        return False

    def _heading(self, piece: Piece, number: Number, printed: Printed) -> None:
        label = section_label(printed.text, self._code) if number.sort is Sort.NONE else ""
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
        self._put(Role.HEADING, printed, number.label, _rank(piece), lines)
        if not piece.depth and piece.kind is not Kind.ITEM:
            self._begin()

    def _heading_number(self, number: Number, printed: Printed) -> tuple[Number, Printed]:
        """A heading's number, also where it stands in the text."""
        label, at = heading_number(printed.text, self._code)
        if not label or number.label not in ("", label):
            return number, printed
        return Number(Sort.SECTION, label, printed.text[:at].strip()), printed.after(at)

    def _repeats(self, number: Number, printed: Printed) -> bool:
        """Whether the file says a heading a second time ("A. Posts" as heading and as paragraph)."""
        last = self.blocks[-1] if self.blocks else None
        same = last is not None and last.role in (Role.HEADING, Role.SECTION, Role.ANNEX) and last.text == printed.text
        return same and (not number.label or (last is not None and last.label == number.label))

    def _open_section(self, label: str, printed: Printed) -> None:
        is_roman = bool(re.fullmatch(r"[IVXL]+", label)) and not (label == "I" and self._last_letter() == "H")
        level = 1 if is_roman or not self._roman_section else 2
        self._roman_section = self._roman_section or is_roman
        role = Role.HEADING if self._in_annex else Role.SECTION
        self._open = _Open(role, label, printed, level)

    def _last_letter(self) -> str:
        return next((b.label for b in reversed(self.blocks) if b.role in (Role.SECTION, Role.HEADING) and b.label), "")

    def _close_heading(self, text: Printed | None = None) -> None:
        """Put the heading that is open, with its ``text`` if one came."""
        if self._open is None:
            return
        opened, self._open = self._open, None
        printed = text or Printed()
        lines = (opened.printed.text, *((printed.text,) if printed.text else ()))
        notes = (*opened.printed.notes, *printed.notes)
        self._put(opened.role, replace(printed, notes=notes), opened.label, opened.level, lines)
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
        if first is None or self._annex_label(first.printed.text, loose=True) is None:
            self._open = _Open(Role.ANNEX, "", Printed(), 0)
            self._close_heading()
        self._last = 0

    def _is_annex_heading(self, piece: Piece, number: Number, printed: Printed) -> bool:
        marked = piece.kind is Kind.HEADING or bool(_HEADING_STYLE.fullmatch(piece.style)) or printed.whole
        if number.label or not (marked or (self._in_annex and len(printed.text) < 60)):
            return False
        found = self._annex_label(printed.text, loose=self._in_annex and marked)
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

    def _annex_label(self, text: str, loose: bool) -> tuple[str, str] | None:
        """(label, rest of the heading) when ``text`` opens an annex. ``loose``: any rest will do."""
        for word in (*table()["annex"].get(self._code, ()), *(table()["annex"]["other"] if not self._code else ())):
            if text[: len(word)].casefold() != word.casefold():
                continue
            rest = text[len(word) :]
            first, _, behind = rest.strip().partition(" ")
            label = section_label(first, self._code) or (first if first.isdecimal() else "")
            if label and (rest[:1].isspace() or self._code == "zh"):
                return self._with_title(label, first, behind, loose)
            if not rest.strip(" :：.—–-"):
                return "", ""
            if re.match(r"\s*[:：.—–]", rest) or (loose and rest[:1].isspace()):
                return "", rest.strip(" :：.—–-")
        return None

    def _with_title(self, label: str, first: str, behind: str, loose: bool) -> tuple[str, str] | None:
        ends = first[-1:] in ".:：—–" or behind[:1] in tuple("-—–:：.")
        if behind and not (ends or loose):
            return None
        return label, behind.strip(" :：.—–-")

    # Paragraphs.

    def _paragraph(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> None:
        if piece.kind is Kind.PREAMBULAR:
            self._put(Role.PREAMBULAR, printed, number.label)
            self._numbered = False
            self._levels.clear()
        elif number.sort is Sort.ITEM or (number.sort is Sort.PARAGRAPH and piece.kind is Kind.ITEM):
            if self._is_operative(piece, number):
                self._numbered_paragraph(number, printed)
            else:
                self._item(piece, number, printed, after)
        elif number.sort in (Sort.PARAGRAPH, Sort.DOTTED):
            self._numbered_paragraph(number, printed)
        elif number.label:
            self._item(piece, number, printed, after)
        elif self._lacks_number(piece, printed, after):
            self.warnings.append(f"The number of paragraph {self._last + 1} is missing in the file; counted.")
            self._numbered_paragraph(Number(Sort.PARAGRAPH, str(self._last + 1)), printed)
        else:
            self._plain(piece, printed)

    def _numbered_paragraph(self, number: Number, printed: Printed) -> None:
        if number.sort is Sort.PARAGRAPH:
            value = int(number.label)
            if value not in (self._last + 1, 1) and self._last:
                self.warnings.append(f"Paragraph {value} follows paragraph {self._last}.")
            self._last = value
        self._put(Role.NUMBERED, printed, number.label)
        self._numbered = True
        self._levels.clear()

    def _lacks_number(self, piece: Piece, printed: Printed, after: Sequence[Piece]) -> bool:
        """Whether the file lost the number of a paragraph: it opens with an act, and the next number skips one."""
        if piece.kind is not Kind.PARAGRAPH or not self._numbered or self._in_annex or piece.depth:
            return False
        if not printed.italics or printed.italics[0][0] > 1 or printed.whole:
            return False
        following = next((p.number for p in after if p.kind is Kind.PARAGRAPH and p.number), "")
        number = read_number(following, self._code)
        return number.sort is Sort.PARAGRAPH and int(number.label) == self._last + 2

    def _item(self, piece: Piece, number: Number, printed: Printed, after: Sequence[Piece]) -> None:
        before = self._before()
        if self._notes_table(number, before):
            self._put(Role.NOTE, printed, number.label)
            return
        if piece.kind is Kind.PARAGRAPH:
            self._turn_operative()
        opened = before is not None and bool(_INTRODUCES.search(_bare(before.text)))
        level = self._levels.level(number.label, piece.depth, opened, self._following(after))
        self._put(Role.ITEM, printed, number.label, level)

    def _following(self, after: Sequence[Piece]) -> str:
        """The label of the next item, if one comes next."""
        if not after:
            return ""
        first = after[0]
        number = read_number(first.number, self._code) if first.number else leading_number(first.printed.text, 0)[0]
        return number.label if number.sort is Sort.ITEM else ""

    def _is_operative(self, piece: Piece, number: Number) -> bool:
        """Whether a list of the preamble is the operative part ("Resolves that: 1. ...")."""
        top = next((b.role for b in reversed(self.blocks) if b.role not in (Role.NOTE, Role.ITEM, Role.TABLE)), None)
        if number.sort is not Sort.PARAGRAPH or not self._is_resolution or self._in_annex or piece.depth > 1:
            return False
        if top is Role.PREAMBULAR:
            self._turn_operative()
            self._in_preamble_list = True
        return self._in_preamble_list

    def _turn_operative(self) -> None:
        """The paragraph whose list goes on in the main body is operative, though the file has it in the preamble."""
        for at in range(len(self.blocks) - 1, -1, -1):
            block = self.blocks[at]
            if block.role is Role.PREAMBULAR and _INTRODUCES.search(_bare(block.text)):
                self.blocks[at] = replace(block, role=Role.UNNUMBERED)
            if block.role not in (Role.NOTE, Role.ITEM):
                return

    def _notes_table(self, number: Number, before: Block | None) -> bool:
        """Whether this explains a mark ("(أ)") of the table above."""
        at = next((i for i in range(len(self.blocks) - 1, -1, -1) if self.blocks[i].role is not Role.NOTE), -1)
        if at < 0 or before is None or before.role is not Role.TABLE:
            return False
        mark = f"({number.label})"
        return any(cell.rstrip().endswith(mark) for row in self.blocks[at].rows for cell in row)

    def _before(self) -> Block | None:
        """The last block that is no footnote."""
        return next((block for block in reversed(self.blocks) if block.role is not Role.NOTE), None)

    def _plain(self, piece: Piece, printed: Printed) -> None:
        text = _bare(printed.text)
        if self._goes_on(piece, text):
            self._put(Role.CONTINUATION, printed)
        elif self._is_resolution and not self._in_annex and not self._numbered and _PAUSE.search(text):
            self._put(Role.PREAMBULAR, printed)
            self._levels.clear()
        else:
            self._put(Role.UNNUMBERED, printed)
            self._levels.clear()

    def _goes_on(self, piece: Piece, text: str) -> bool:
        """Whether a text without a number is more of the paragraph before."""
        last = self._before()
        if last is None or last.role not in _PARAGRAPHS:
            return False
        if piece.kind in (Kind.CONTINUATION, Kind.ITEM) or self._numbered:
            return True
        unfinished = self._code != "ru" or not _STOPS.search(_bare(last.text))  # Russian acts open small
        return text[:1].islower() and unfinished and last.role is not Role.PREAMBULAR

    def _note(self, piece: Piece, printed: Printed) -> bool:
        """Take a footnote that stands as a paragraph of its own: below a table or a line."""
        if piece.kind is Kind.PREAMBULAR:
            return False
        match = _STARRED_NOTE.match(printed.text) or _RAISED_NOTE.match(printed.text)
        if match is None:
            return False
        self._close_heading()
        self._put(Role.NOTE, printed.after(match.end()), match[1].translate(_FROM_RAISED))
        return True

    def _table(self, piece: Piece) -> None:
        self._close_heading()
        caption, label = piece.printed, ""
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.role is Role.HEADING and (number := self._table_number(last.text)):
            label = number
            caption = replace(caption, text=caption.text or last.text)
            self.blocks.pop()
        if piece.rows or caption.text:
            self._put(Role.TABLE, caption, label, rows=piece.rows)

    def _table_number(self, text: str) -> str:
        words = "|".join(re.escape(word) for word in table()["table"].get(self._code, ("Table",)))
        match = re.match(rf"(?:{words})\s*([0-9]+|[A-Z]|[IVX]+)\b", text, re.IGNORECASE)
        return match[1] if match else ""

    # Blocks.

    def _has(self, role: Role) -> bool:
        return any(block.role is role for block in self.blocks)

    def _put(
        self,
        role: Role,
        printed: Printed,
        label: str = "",
        level: int = 0,
        lines: tuple[str, ...] = (),
        rows: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        italics = printed.italics
        if self._code in ("zh", "ar") and role not in (Role.HEADING, Role.SECTION, Role.ANNEX):
            italics = _united(printed.italics + printed.bolds)
        self.blocks.append(Block(printed.text, lines, role, label, level, italics, rows))
        self.blocks += [Block(text.text, (), Role.NOTE, mark, 0, text.italics) for mark, text in printed.notes]


def _united(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _bare(text: str) -> str:
    return text.rstrip(_INVISIBLE)


def _rank(piece: Piece) -> int:
    style = piece.style.lower()
    for name, rank in _RANKS:
        if style.startswith(name) or style.endswith(name):
            return rank
    return 3 if piece.kind is Kind.HEADING else 4
