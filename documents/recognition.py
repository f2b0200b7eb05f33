"""What each block is, where its format did not say: numbered, lettered, preambular, heading, annex, note, closing.

Written from the drafting conventions of the United Nations. A resolution has preambular paragraphs, then numbered
operative ones, then closing lines. Reports number their paragraphs through all headings; letters number none. Numbers
count only in their order: "2024." at the start of a line is no paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from documents.assembly import BESIDE_ANNEXES, DRAFTS, SUMMARY, article_number, number_of
from documents.blocks import Block, Role
from documents.footnotes import note_in, without_marks
from documents.labels import roman
from documents.languages import fold, language, ordinal_value

# "12. ", "12．", "12 - " (Arabic), "12、": a number that opens a paragraph.
NUMBER = re.compile(r"(?P<number>[0-9٠-٩۰-۹]{1,3})\s*(?:[.．、]|\s[-–ـ]|[-–]\s)\s*(?P<rest>\S.*)", re.DOTALL)
# "(a) ", "a) ", "(أ) ", "(هـ) ": a lettered item; "（a）" and no blank behind it in Chinese.
ITEM = re.compile(
    r"[(（]?(?P<letter>[a-zа-яأ-ي]ـ?|[a-z]{2}|[ivx]{2,5}|[一二三四五六七八九十]{1,3})(?:\)\s+|）\s*)(?P<rest>\S.*)",
    re.DOTALL,
)
_BRACKETED = re.compile(r"[(（](?P<letter>\d{1,2})[)）]\s*(?P<rest>\S.*)", re.DOTALL)
SECTION = re.compile(r"(?P<label>[IVX]{1,6}|[A-HJ-U])\.?")
HEADING = re.compile(r"(?P<label>[IVXLC]{1,7}|[A-Z]|\d{1,2})[.．]\s+(?P<text>\S.*)")
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}")
_ENDS = (".", ";", ":", "。", "；", "：", "؛", "؟", "!", "?", "．", ".”", '."', "。”", "”.")
_PAUSES = (",", "，", "،", "、")
_QUOTES = '”"»’)）]'
_LONGEST_HEADING = 160
_LARGEST_GAP = 2
"""How many numbers may be missing (misread, cut off) before a number is none of this sequence."""


@dataclass
class _State:
    """What has been seen so far of a region (the main body, an annex)."""

    is_resolution: bool
    number: int = 0
    may_restart: bool = False
    is_closing: bool = False
    is_summary: bool = False
    is_contents: bool = False
    is_annex: bool = False


class Recognizer:
    """Gives every block of a body its role, one after another."""

    def __init__(self, code: str, kind: str, *, is_resolution: bool) -> None:
        self.code = code
        self._table = language(code).structure
        self._is_verbatim = kind == "verbatim record"
        self._has_spoken = self._knows_speakers = False
        self._state = _State(is_resolution)
        self._last = Block("", role=Role.OPENING if is_resolution else Role.TITLE)
        self._has_list = False
        self.omitted: list[str] = []

    def recognize(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """``blocks`` with their roles; what is left out (a table of contents) is noted in :attr:`omitted`."""
        blocks = list(blocks)
        self._knows_speakers = any(block.role is Role.SPEECH for block in blocks)
        for block in blocks:
            for found in self._take(block):
                self._remember(found)
                yield found

    def _take(self, block: Block) -> Iterator[Block]:
        if block.role is Role.HEADING:
            yield self._heading(block)
        elif block.role is not Role.TEXT:
            yield block
        elif (note := note_in(block.text)) is not None:
            yield replace(block, role=Role.NOTE, label=note[0], text=note[1])
        elif block.text.strip():
            found = self._text(block)
            if found is not None:
                yield found

    def _remember(self, block: Block) -> None:
        state = self._state
        if block.role is Role.NOTE:
            return
        if block.role is Role.ANNEX:
            self._state = _State(is_resolution=False, is_annex=True)
        elif block.role is Role.OPENING:
            state.is_resolution, state.number, state.is_closing = True, 0, False
        elif block.role is Role.SECTION:
            state.may_restart, state.is_closing = True, False
            state.is_summary = block.label == SUMMARY
        elif block.role is Role.HEADING:
            state.is_closing = state.is_summary = False
        elif block.role is Role.NUMBERED:
            state.number = number_of(block.label)
            state.may_restart = state.is_closing = state.is_contents = False
        elif block.role is Role.CLOSING:
            state.is_closing = True
        elif block.role is Role.SPEECH:
            self._has_spoken = True
        if block.role is not Role.CONTINUATION:
            self._last = block
        else:
            self._last = replace(self._last, text=f"{self._last.text} {block.text}")

    # -- one block of text --------------------------------------------------------------------------------------

    def _text(self, block: Block) -> Block | None:
        if self._is_verbatim:
            return self._of_record(block)
        if self._state.is_contents and self._is_line_of_contents(block.text):
            return None
        return (
            self._divider(block)
            or self._numbered(block)
            or self._item(block)
            or self._continued(block)
            or self._plain(block)
        )

    def _divider(self, block: Block) -> Block | None:
        """An annex, an opening, a summary, a section: what begins a part of the document."""
        text = block.text.strip()
        if match := self._match("annex_heading", text):
            return replace(block, role=Role.ANNEX, label=self._annex_label(match))
        if match := self._match("draft_heading", text):
            kind = DRAFTS[0] if match["resolution"] else DRAFTS[1]
            return replace(block, role=Role.ANNEX, label=f"{kind} {self._number_of_annex(match)}".strip())
        if self._match("original_note", text):
            return replace(block, role=Role.MASTHEAD)
        if any(re.fullmatch(p, text, re.IGNORECASE) for p in self._table["opening"]):
            return replace(block, role=Role.OPENING)
        if self._match("summary_heading", text):
            return replace(block, role=Role.SECTION, label=SUMMARY, text=SUMMARY)
        if self._match("contents_heading", text):
            self._state.is_contents = True
            self.omitted.append("table of contents")
            return replace(block, role=Role.HEADING, level=1, text="")
        if self._state.is_annex and _may_be_title(text) and article_number(text, self.code):
            return replace(block, role=Role.HEADING, level=3)
        if self._state.is_resolution and (section := SECTION.fullmatch(text)):
            return replace(block, role=Role.SECTION, label=section["label"], text="")
        return None

    def _annex_label(self, match: re.Match[str]) -> str:
        """The number of an annex as ids have it, and what else it is before it."""
        kind = next((kind for kind in BESIDE_ANNEXES if match[kind.casefold()]), "")
        return f"{kind} {self._number_of_annex(match)}".strip()

    def _number_of_annex(self, match: re.Match[str]) -> str:
        """The number that a heading prints: "II"; Arabic and Chinese print words."""
        printed = match["label"] or ""
        numerals = language(self.code).labels.get("numerals", "")
        ordinal = ordinal_value(printed, self.code) if printed else None
        if printed and printed in numerals:
            printed = roman(numerals.index(printed) + 1).upper()
        elif ordinal:
            printed = roman(ordinal).upper()
        return printed

    def _numbered(self, block: Block) -> Block | None:
        match = NUMBER.fullmatch(block.text)
        if match is None:
            return None
        number, state = int(match["number"]), self._state
        begins = number == 1 and (not state.number or state.may_restart or self._last.role is Role.HEADING)
        if not begins and not self._is_next(number, match["rest"]):
            return None
        return _without_label(block, Role.NUMBERED, str(number), match.start("rest"))

    def _is_next(self, number: int, rest: str) -> bool:
        """Whether ``number`` goes on with the numbers so far; one or two may be misread, where a sentence or, in a
        resolution, an act opens.
        """
        last = self._state.number
        if number == last + 1:
            return bool(last) or number == 1
        if not last or not last < number <= last + 1 + _LARGEST_GAP:
            return False
        return self._opens_act(rest) if self._state.is_resolution else self._opens_sentence(rest)

    def _opens_sentence(self, text: str) -> bool:
        first = text.lstrip("“\"«‘'([")[:1]
        return first.isupper() or (self.code in ("zh", "ar") and first.isalpha())

    def _item(self, block: Block) -> Block | None:
        match = ITEM.fullmatch(block.text) or _BRACKETED.fullmatch(block.text)
        if match is None or not self._may_be_item():
            return None
        return _without_label(block, Role.ITEM, match["letter"], match.start("rest"))

    def _may_be_item(self) -> bool:
        """Whether an item can stand here: under a numbered paragraph, an item, or one that opens a list."""
        if self._last.role in (Role.NUMBERED, Role.ITEM):
            return True
        if self._state.number and self._state.is_resolution:
            return not self._state.is_closing
        return self._last.role in (Role.PREAMBULAR, Role.UNNUMBERED) and (
            without_marks(self._last.text).endswith((":", "："))
        )

    def _of_record(self, block: Block) -> Block:
        """A block of a verbatim record: somebody begins to speak or goes on; votes belong to who spoke last.

        Who begins is known by his name's bold letters, or where the reader saw none, by its words.
        """
        text = block.text.strip()
        head, colon, _ = text.partition(":" if ":" in text else "：")
        if colon and not self._knows_speakers and self._match("speaker", head.strip()):
            return replace(block, role=Role.SPEECH)
        if self._match("meeting_closes", text):
            return replace(block, role=Role.CLOSING)
        opens = not self._has_spoken or self._match("meeting_opens", text)
        return replace(block, role=Role.UNNUMBERED if opens else Role.CONTINUATION)

    def _continued(self, block: Block) -> Block | None:
        if self._last.role not in _GOING_ON or self._state.is_closing:
            return None
        if goes_on(self._last.text, block.text, self.code):
            return replace(block, role=Role.CONTINUATION)
        return None

    def _plain(self, block: Block) -> Block:
        """A block that nothing marks: what stands at this place of such a document."""
        state, text = self._state, block.text.strip()
        if heading := self._heading_by_words(block):
            return heading
        if self._last.role in (Role.SECTION, Role.ANNEX) and _may_be_title(text):
            return replace(block, role=Role.HEADING, level=2)
        if state.is_resolution:
            if state.number or state.is_closing or self._is_closing_line(text):
                return replace(block, role=Role.CLOSING)
            return replace(block, role=Role.PREAMBULAR)
        if state.is_closing or self._match("signature", text):
            return replace(block, role=Role.CLOSING)
        return replace(block, role=Role.UNNUMBERED)

    # -- headings -----------------------------------------------------------------------------------------------

    def _heading_by_words(self, block: Block) -> Block | None:
        """A short line that ends without a stop and begins with a heading's number, where none is expected."""
        match = HEADING.fullmatch(block.text)
        if match is None or len(block.text) > _LONGEST_HEADING or block.text.rstrip().endswith((".", ";", ",", ":")):
            return None
        return replace(
            _without_label(block, Role.HEADING, match["label"], match.start("text")), level=_level(match["label"])
        )

    def _heading(self, block: Block) -> Block:
        """A heading by its looks: it may open an annex, a summary or a section, or the closing of a resolution."""
        if divider := self._divider(block):
            return replace(divider, level=block.level)
        match = HEADING.fullmatch(block.text)
        if match is None:
            return block
        level = _level(match["label"])
        return replace(_without_label(block, Role.HEADING, match["label"], match.start("text")), level=level)

    # -- words of the language ----------------------------------------------------------------------------------

    def _match(self, name: str, text: str) -> re.Match[str] | None:
        found = (re.fullmatch(pattern, text) for pattern in self._table[name])
        return next((match for match in found if match), None)

    def _is_line_of_contents(self, text: str) -> bool:
        return _LEADERS.search(text) is not None or re.fullmatch(r".{0,120}\s\d{1,3}|\w+", text) is not None

    def _is_closing_line(self, text: str) -> bool:
        patterns = language(self.code).masthead["meeting"]
        return any(re.fullmatch(p, text, re.IGNORECASE) for p in patterns)

    def _opens_act(self, text: str) -> bool:
        return opens_act(text, self.code)


_GOING_ON = {Role.PREAMBULAR, Role.NUMBERED, Role.ITEM, Role.UNNUMBERED, Role.SPEECH}


def _may_be_title(text: str) -> bool:
    """Whether a line under the heading of a section or an annex is its title: short, and no sentence."""
    return len(text) < _LONGEST_HEADING and not text.endswith((*_ENDS, *_PAUSES))


def _level(label: str) -> int:
    """How high a heading stands by its number: "II" over "B" over "3"."""
    if re.fullmatch(r"[IVXLC]+", label) and label not in ("C", "L"):
        return 1
    return 2 if label.isalpha() else 3


def _without_label(block: Block, role: Role, label: str, start: int) -> Block:
    """``block`` without the first ``start`` characters, which print its label."""
    italics = tuple((max(0, left - start), right - start) for left, right in block.italics if right > start)
    return replace(block, role=role, label=label, text=block.text[start:], italics=italics)


def goes_on(text: str, line: str, code: str) -> bool:
    """Whether ``line`` continues the unfinished ``text``.

    A preambular paragraph ends with a comma, so after a comma only a small letter that opens no act
    (Russian acts of the preamble open small) shows that a sentence goes on.
    """
    end = without_marks(text)
    if end.endswith(_ENDS) or end.rstrip(_QUOTES).endswith(_ENDS):
        return False
    if end.endswith(_PAUSES):
        return line[:1].islower() and not opens_act(line, code)
    return True


def opens_act(line: str, code: str) -> bool:
    """Whether ``line`` begins with a verb by which the organ acts."""
    folded = fold(line)
    return any(folded.startswith(fold(verb)) for verbs in language(code).verbs.values() for verb in verbs)
