"""From recognized blocks to paragraphs with ids: the same for every format and language.

What a paragraph is called depends on where it stands: ``OP4`` in a resolution, ``4`` in a report, ``Annex I/4`` in an
annex, ``Section II/OP4`` where a resolution begins its numbers again in every section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from documents.blocks import Block, Role, Span
from documents.footnotes import without_marks
from documents.labels import ROMAN, item_label, roman
from documents.languages import language

_PARAGRAPHS = {Role.PREAMBULAR, Role.NUMBERED, Role.UNNUMBERED, Role.SPEECH, Role.TABLE}
CELL = " | "
"""What parts the cells of a table in the text of its paragraph; each row is a line."""

BESIDE_ANNEXES = ("Appendix", "Enclosure")
"""What may follow annexes, by the word before its number ("Enclosure", "Appendix II")."""

DRAFTS = ("Draft resolution", "Draft decision")
"""What a committee's report recommends, one after another, each with numbers of its own ("Draft resolution II")."""

SUMMARY = "Summary"
"""Region of the boxed summary of a report, whose paragraphs repeat what the report says."""


@dataclass
class Part:
    """A paragraph while it is put together. ``region`` is what stands before the slash of its id."""

    id: str
    kind: str
    number: int | None
    text: str
    headings: tuple[str, ...] = ()
    italics: tuple[Span, ...] = ()
    region: str = ""


@dataclass
class Assembled:
    """What the blocks of a document came to: its parts, notes as (region, mark, text), and what is not in order."""

    parts: list[Part] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def _main(blocks: Sequence[Block]) -> Sequence[Block]:
    """What stands before the first annex."""
    return blocks[: next((at for at, block in enumerate(blocks) if block.role is Role.ANNEX), len(blocks))]


def with_sole_operative(blocks: Sequence[Block], sectioned: bool) -> list[Block]:
    """``blocks`` of a resolution with its operative paragraph numbered where it is a single one, which the United
    Nations print without a number: what ends with a stop after preambular paragraphs that end with commas.

    Where a resolution begins its numbers again in every section, each section is looked at by itself.
    """
    main = len(_main(blocks))
    found: list[Block] = []
    part: list[Block] = []
    for block in blocks[:main]:
        if sectioned and block.role is Role.SECTION:
            found += _numbered_if_none_is(part)
            part = []
        part.append(block)
    return [*found, *_numbered_if_none_is(part), *blocks[main:]]


def _numbered_if_none_is(part: list[Block]) -> list[Block]:
    if any(block.role is Role.NUMBERED for block in part):
        return part
    count = 0
    numbered = []
    for block in part:
        stops = block.role is Role.PREAMBULAR and without_marks(block.text).endswith(_STOPS)
        if block.role is Role.UNNUMBERED or stops:
            count += 1
            block = replace(block, role=Role.NUMBERED, label=str(count))
        numbered.append(block)
    return numbered


_STOPS = (".", "。", "．", ";", "；", "؛")


def assemble(blocks: Sequence[Block], code: str, *, is_resolution: bool) -> Assembled:
    """The parts and notes that ``blocks`` make up; masthead, title, opening and closing lines are no part of them.

    Numbered paragraphs are operative ones (``OP4``) where ``is_resolution``, and in an annex that an organ opens.
    """
    sectioned = _numbers_begin_again(blocks)
    if is_resolution:
        blocks = with_sole_operative(blocks, sectioned)
    builder = _Builder(code, sectioned, is_resolution)
    misprinted = _misprinted(blocks)
    for at, block in enumerate(blocks):
        if at in misprinted:
            builder.found.warnings.append(
                f"The number {block.label} is printed twice; the second is taken for {misprinted[at]}."
            )
            block = replace(block, label=str(misprinted[at]))
        builder.take(block)
    return builder.found


def _numbers_begin_again(blocks: Iterable[Block]) -> bool:
    """Whether the numbers of the main body begin again in a section of it."""
    has_numbers = after_section = False
    for block in blocks:
        if block.role is Role.ANNEX:
            return False
        if block.role is Role.SECTION and block.label != SUMMARY:
            after_section = True
        if block.role is Role.NUMBERED:
            if after_section and has_numbers and number_of(block.label) == 1:
                return True
            has_numbers, after_section = True, False
    return False


def _misprinted(blocks: Sequence[Block]) -> dict[int, int]:
    """Place of a block -> number it must have, where one is printed twice and the next leaves one out (34, 34, 36)."""
    numbered = [(at, number_of(block.label)) for at, block in enumerate(blocks) if block.role is Role.NUMBERED]
    return {
        at: number + 1
        for (_, before), (at, number), (_, after) in zip(numbered, numbered[1:], numbered[2:], strict=False)
        if before == number and after == number + 2
    }


def number_of(label: str) -> int:
    """The number that a label prints ("12", "١٢", "12 bis" gives 12); 0 where it prints none."""
    figures = re.match(r"\d+", label)
    return int(figures[0]) if figures else 0


class _Builder:
    """Takes blocks one by one."""

    def __init__(self, code: str, sectioned: bool, is_resolution: bool) -> None:
        self.code = code
        self.found = Assembled()
        self._sectioned = sectioned
        self._annex = self._section = ""
        self._headings: list[tuple[int, str]] = []
        self._heading_label = self._outer = ""
        self._counts: Counter[tuple[str, str]] = Counter()
        self._is_resolution: dict[str, bool] = {"": is_resolution}
        self._ids: set[str] = set()
        self._last_number: dict[str, int] = {}

    @property
    def _region(self) -> str:
        return "/".join(part for part in (self._annex, self._section) if part)

    def take(self, block: Block) -> None:
        """Put one block where it belongs."""
        role = block.role
        if role is Role.UNNUMBERED and self._is_title_of_article(block.text):
            role = Role.HEADING  # Chinese files mark it as they mark a paragraph
        if role in (Role.OPENING, Role.PREAMBULAR):
            self._is_resolution[self._annex] = True
        if role is Role.NOTE:
            self.found.notes.append((self._annex, block.label, block.text))
        elif role is Role.ANNEX:
            self._open_annex(block)
        elif role is Role.SECTION:
            self._open_section(block)
        elif role is Role.HEADING:
            self._open_heading(block.level or 1, _titled(block))
            self._heading_label = block.label
            self._open_article(block)
        elif role is Role.ITEM:
            self._take_item(block)
        elif role is Role.CONTINUATION:
            self._go_on(block)
        elif role in _PARAGRAPHS:
            self._take_paragraph(block)

    # -- where we are -------------------------------------------------------------------------------------------

    def _open_annex(self, block: Block) -> None:
        name = block.label if block.label.startswith((*BESIDE_ANNEXES, *DRAFTS)) else f"Annex {block.label}".strip()
        taken = {part.region.split("/")[0] for part in self.found.parts}
        again = (f"{name} {at}" for at in range(2, len(taken) + 3))
        self._annex = name if name not in taken else next(other for other in again if other not in taken)
        self._section = self._heading_label = ""
        self._headings = [(0, block.text)]

    def _open_section(self, block: Block) -> None:
        if block.label == SUMMARY:
            self._section = SUMMARY
        elif self._section == SUMMARY or (self._sectioned and not self._annex):
            numbered = self._sectioned and not self._annex and block.label
            self._section = f"Section {self._section_label(block)}" if numbered else ""
        self._heading_label = block.label
        self._open_heading(block.level or 1, _titled(block))

    def _is_title_of_article(self, text: str) -> bool:
        is_title = len(text) < _LONGEST_TITLE and not without_marks(text).endswith(_STOPS)
        return bool(self._annex) and is_title and article_number(text, self.code) > 0

    def _open_article(self, block: Block) -> None:
        """The articles of a convention or of rules in an annex, each of which begins its numbers again."""
        number = article_number(block.text, self.code) if self._annex else 0
        if number:
            self._section = f"Article {number}"

    def _section_label(self, block: Block) -> str:
        """The number of a section; a letter under a Roman number is cited with it: "VII.B"."""
        if block.level < 2:
            self._outer = block.label
            return block.label
        return f"{self._outer}.{block.label}" if self._outer else block.label

    def _open_heading(self, level: int, text: str) -> None:
        if self._section == SUMMARY and text != SUMMARY and not self._sectioned:
            self._section = self._section if text.startswith(SUMMARY) else ""
        kept = [(height, said) for height, said in self._headings if height < level]
        self._headings = [*kept, (level, text)] if text else kept

    # -- paragraphs ---------------------------------------------------------------------------------------------

    def _take_paragraph(self, block: Block) -> None:
        kind, number, local = self._named(block)
        text = block.text
        if block.role is Role.TABLE:
            text = table_text(block)
        self._put(local, kind, number, text, block.italics)
        if block.role is Role.TABLE:
            self._take_rows(block)

    def _named(self, block: Block) -> tuple[str, int | None, str]:
        """(kind, number, id within its region) of a paragraph."""
        region = self._region
        if block.role is Role.NUMBERED:
            number = number_of(block.label)
            self._check_order(region, number)
            extra = block.label[len(str(number)) :].strip().replace(" ", "")
            if self._is_resolution.get(self._annex):
                return "operative", number, f"OP{number}{extra}"
            return "numbered", number, f"{number}{extra}"
        kind, prefix = {
            Role.PREAMBULAR: ("preambular", "PP"), Role.UNNUMBERED: ("unnumbered", "P"),
            Role.SPEECH: ("speech", "S"), Role.TABLE: ("table", "Table "),
        }[block.role]  # fmt: skip
        self._counts[region, kind] += 1
        count = self._counts[region, kind]
        if block.role is Role.TABLE and block.label:
            return kind, number_of(block.label) or None, f"Table {block.label}"
        return kind, count, f"{prefix}{count}"

    def _check_order(self, region: str, number: int) -> None:
        last = self._last_number.get(region, 0)
        if number > last + 1 and last:
            missing = str(last + 1) if number == last + 2 else f"{last + 1} to {number - 1}"
            place = f" in {region}" if region else ""
            self.found.warnings.append(f"Numbers go from {last} to {number}{place}: {missing} not found.")
        self._last_number[region] = number

    def _put(self, local: str, kind: str, number: int | None, text: str, italics: tuple[Span, ...]) -> None:
        identity = self._free(f"{self._region}/{local}" if self._region else local)
        self._ids.add(identity)
        headings = tuple(said for _, said in self._headings)
        self.found.parts.append(Part(identity, kind, number, text, headings, italics, self._region))

    def _free(self, wanted: str) -> str:
        """``wanted``, or where it is taken, one that names the heading it stands under, or counts."""
        if wanted not in self._ids:
            return wanted
        region, _, local = wanted.rpartition("/")
        if self._heading_label:
            under = f"{region}/Section {self._heading_label}" if region else f"Section {self._heading_label}"
            if f"{under}/{local}" not in self._ids:
                return f"{under}/{local}"
        at = 2
        while f"{wanted}[{at}]" in self._ids:
            at += 1
        return f"{wanted}[{at}]"

    # -- items --------------------------------------------------------------------------------------------------

    def _take_item(self, block: Block) -> None:
        """A lettered item is a paragraph of its own, under the paragraph or the item that it belongs to.

        When an id comes a second time (a list that is quoted, a misprint), the text stays with the item before.
        """
        if not self.found.parts or self.found.parts[-1].kind in ("table", "speech"):
            self._take_paragraph(Block(f"({block.label}) {block.text}", role=Role.UNNUMBERED))
            return
        last = self.found.parts[-1]
        top, items = split_items(last.id)
        letter = item_label(block.label, self.code)
        depth = self._depth(block, letter, items)
        if self.code == "ar" and depth > 1 and letter.isdigit():
            letter = roman(int(letter))  # Arabic prints figures where the other languages print (i), (ii)
        above = items[: depth - 1]
        identity = top + "".join(f"({item})" for item in [*above, letter])
        if identity in self._ids:
            self._go_on(Block(f"({block.label}) {block.text}", italics=block.italics))
            return
        self._ids.add(identity)
        self.found.parts.append(
            Part(identity, last.kind, last.number, block.text, last.headings, block.italics, last.region)
        )

    def _depth(self, block: Block, letter: str, items: list[str]) -> int:
        """How deep an item stands: 1 under the paragraph. Where its reader cannot tell, its letter does."""
        if block.level:
            return min(block.level, len(items) + 1)
        if not items:
            return 1
        for depth in range(len(items), 0, -1):
            if _follows(letter, items[depth - 1]):
                return depth
        return len(items) + 1 if _begins(letter) and _style(letter) != _style(items[-1]) else len(items)

    def _go_on(self, block: Block) -> None:
        if not self.found.parts:
            self._take_paragraph(Block(block.text, role=Role.UNNUMBERED, italics=block.italics))
            return
        last = self.found.parts[-1]
        start = len(last.text) + (self.code != "zh")
        last.text = spliced(last.text, block.text, self.code)
        last.italics += tuple((start + left, start + right) for left, right in block.italics)

    def _take_rows(self, block: Block) -> None:
        """The rows of a table that carry a number of their own (``Table/3``)."""
        for row in block.rows:
            match = re.match(r"(\d{1,3})\s*[.．]?\s*", row[0]) if row else None
            words = sum(len(cell.split()) for cell in row)
            if match and re.match(r"\d{1,3}[.．]\s*\S*", row[0]) and words > _FEWEST_WORDS_OF_A_ROW:
                first = row[0][match.end() :]
                cells = " ".join(cell for cell in (first, *row[1:]) if cell)
                self._put(f"Table/{match[1]}", "table", int(match[1]), cells, ())


_FEWEST_WORDS_OF_A_ROW = 3
_LONGEST_TITLE = 120


def article_number(heading: str, code: str) -> int:
    """The number of the article that ``heading`` opens ("Article 4", "第四条"), 0 where it opens none."""
    for pattern in language(code).structure["article_heading"]:
        if match := re.fullmatch(pattern, heading.strip()):
            printed = match["label"]
            numerals = language(code).labels.get("numerals", "")
            if printed[0] in numerals:
                return _chinese_number(printed, numerals)
            return number_of(printed) or 1  # "Article premier"
    return 0


def _chinese_number(printed: str, numerals: str) -> int:
    tens, ten, ones = printed.rpartition(numerals[9])
    high = 10 * (numerals.index(tens) + 1 if tens else 1) if ten else 0
    return high + (numerals.index(ones) + 1 if ones else 0)


def _titled(block: Block) -> str:
    return f"{block.label}. {block.text}" if block.label and block.label != SUMMARY else block.text


def table_text(block: Block) -> str:
    """A table as text: its caption, then a line a row, cells parted by bars."""
    rows = [CELL.join(row) for row in block.rows]
    return "\n".join(part for part in (block.text, *rows) if part)


def split_items(paragraph_id: str) -> tuple[str, list[str]]:
    """``Annex/4(b)(ii)`` as ``Annex/4`` and its items ``b``, ``ii``."""
    match = re.fullmatch(r"(?P<top>.*?)(?P<items>(?:\([^()]+\))*)", paragraph_id)
    if match is None:
        return paragraph_id, []
    return match["top"], re.findall(r"\(([^()]+)\)", match["items"])


def _begins(letter: str) -> bool:
    return letter in ("a", "i", "1")


def _style(letter: str) -> str:
    """How the items of a list are marked; a list within a list is marked otherwise."""
    return "figure" if letter.isdigit() else "roman" if letter in ROMAN else "letter"


def _follows(letter: str, before: str) -> bool:
    """Whether ``letter`` is the next of the list that ``before`` belongs to: "c" after "b", "iii" after "ii"."""
    if letter in ROMAN and before in ROMAN and ROMAN.index(letter) == ROMAN.index(before) + 1:
        return True
    if letter.isdigit() and before.isdigit():
        return int(letter) == int(before) + 1
    if len(letter) == len(before) == 1:
        return ord(letter) == ord(before) + 1
    if len(letter) == len(before) == 2 and len(set(letter)) == len(set(before)) == 1:  # "bb" after "aa"
        return ord(letter[0]) == ord(before[0]) + 1
    return before == "z" and letter == "aa"


def spliced(text: str, more: str, code: str) -> str:
    """``text`` with ``more`` behind it; Chinese writes no blank between."""
    return text + more if code == "zh" else f"{text} {more}"
