"""From the lines of a page to blocks: paragraphs by the space between them, headings by their looks, tables, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from documents.blocks import Block, Role, Span
from documents.hyphens import joined
from documents.pdf.lines import Line

_USUAL_LEADING = 12.0
_FEWEST_PAIRS = 6
"""Lines under one another that tell how far lines stand apart; of fewer, what printers usually set counts as well."""

_WIDER_GAP = 1.25
"""A gap between lines of this many leadings parts two paragraphs."""

_WIDER_GAP_OF_SCANS = 1.45
"""The same in a scan, whose lines wave."""

_INDENT = 8.0
_OTHER_SIZE = 0.7
_LONGEST_HEADING = 420
_ENDS = re.compile(r"[.;:!?。；：！？؛؟][”\"»’')\]⁰¹²³⁴-⁹*\s]*$")
_ITEM = re.compile(r"[(（][a-z]{1,4}[)）]\s")
_NUMBERED = re.compile(r"\d{1,3}[.．]\s")


def leading_of(pages: Sequence[Sequence[Line]]) -> float:
    """The distance between the lines of a paragraph, as most lines of the text have it.

    Two long lines one below the other stand in one paragraph as a rule; in a short document with many short paragraphs
    most other lines do not.
    """
    within: Counter[float] = Counter()
    everywhere: Counter[float] = Counter()
    for lines in pages:
        widths = sorted(line.right - line.left for line in lines)
        long = _LONG_LINE * widths[len(widths) * 9 // 10] if widths else 0.0
        for above, below in pairwise(lines):
            gap = round(above.baseline - below.baseline, 0)
            if 0.8 * below.size < gap < 2.2 * below.size:
                everywhere[gap] += 1
                within[gap] += min(above.right - above.left, below.right - below.left) > long
    counts = within if any(within.values()) else everywhere
    if not counts:
        return _USUAL_LEADING
    most = max(counts.values())
    gap = min(gap for gap, count in counts.items() if 2 * count >= most)
    sizes = sorted(line.size for lines in pages for line in lines)
    usual = 1.2 * sizes[len(sizes) // 2]
    return gap if most >= _FEWEST_PAIRS else min(gap, usual)


_LONG_LINE = 0.6
"""Share of the width of a page's long lines from which on a line is long."""


def margin_of(lines: Sequence[Line]) -> float:
    """The left edge of most of ``lines``."""
    lefts = Counter(round(line.left) for line in lines)
    return float(lefts.most_common(1)[0][0]) if lefts else 0.0


def paragraphs(lines: Sequence[Line], leading: float, *, same_size: bool = False) -> list[list[Line]]:
    """``lines`` of one column parted into paragraphs; with ``same_size`` the sizes of letters say nothing (a scan)."""
    groups: list[list[Line]] = []
    margin = margin_of(lines)
    reach = max((line.right for line in lines), default=0.0)
    for line in lines:
        if (
            groups
            and not _parts(groups[-1], line, leading, margin, same_size)
            and not _is_next_of_list(groups, line, margin, reach)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def without_label(group: list[Line], is_annex: Callable[[str], bool]) -> list[list[Line]]:
    """A heading whose first line is the label of an annex or a section alone, as two: the label and the title."""
    label = group[0].text.strip()
    if len(group) > 1 and len(label) < _LONGEST_LABEL and (_SECTION.fullmatch(label) or is_annex(label)):
        return [group[:1], group[1:]]
    return [group]


_LONGEST_LABEL = 16
_SECTION = re.compile(r"[IVX]{1,5}|[A-Z]")


def _parts(group: list[Line], line: Line, leading: float, margin: float, same_size: bool) -> bool:
    """Whether ``line`` begins a new paragraph below ``group``."""
    above = group[-1]
    gap = above.baseline - line.baseline
    if same_size:
        return gap > _WIDER_GAP_OF_SCANS * leading or gap < 0
    usual = max(leading, 1.0) if line.size < 1.3 * leading else line.size * 1.2
    usual = min(usual, 1.25 * line.size) if line.size < 0.95 * above.size or line.size > 1.05 * above.size else usual
    if gap > _WIDER_GAP * max(usual, line.size) or gap < 0:
        return True
    if abs(line.size - above.size) > _OTHER_SIZE and not (line.size < above.size and len(line.text) < 4):
        return True
    if _parts_by_boldness(group, line):
        return True
    is_indented = line.left - margin > _INDENT
    goes_on = above.left - margin < _INDENT / 2 and len(group) > 1
    stands_alone = len(group) == 1 and abs(above.left - line.left) < _INDENT / 2
    return is_indented and (goes_on or stands_alone) and bool(_ENDS.search(above.text))


def _parts_by_boldness(group: Sequence[Line], line: Line) -> bool:
    """Whether a heading in bold ends above ``line`` or begins with it; bold words within a paragraph part nothing."""
    above = group[-1]
    if above.bold == line.bold or len(line.text) < _FEWEST_BOLD:
        return False
    first, _, all_bold = line.bold_ends
    _, last_above, _ = above.bold_ends
    if above.bold and not first:
        return all(x.bold_ends[2] for x in group) and not line.text.startswith("(")
    return all_bold and not last_above


def _is_next_of_list(groups: Sequence[list[Line]], line: Line, margin: float, reach: float) -> bool:
    """Whether a line begins with the next number or letter of a list whose paragraphs no space parts: old documents."""
    match = _OPENS_LIST.match(line.text)
    above = groups[-1][-1]
    if match is None or not _ENDS_ITEM.search(above.text) or line.left - margin > _DEEPEST_NUMBER:
        return False
    if above.right < reach - _SHORT_LINE * (reach - margin):
        return True
    numbers = (_NUMBERED.match(group[0].text) for group in reversed(groups))
    last = next((int(found[0].rstrip(" .．")) for found in numbers if found), 0)
    return match["number"] is not None and int(match["number"]) == last + 1


_OPENS_LIST = re.compile(r"(?:\d{1,2}/|(?P<number>\d{1,3})[.．]|[(（][a-z\d]{1,4}[)）]|[a-zа-я][)）])\s+\S")
_ENDS_ITEM = re.compile(r"(?:[.;:!?。；：]|[;,] (?:and|or|et|ou|y|o|и|или))[”\"»’')\]⁰¹²³⁴-⁹*\s]*$")
_DEEPEST_NUMBER = 90.0
_SHORT_LINE = 0.12
"""Share of a column's width by which a line that ends a paragraph falls short of it."""


def block_of(group: Sequence[Line], known: Collection[str], role: Role = Role.TEXT, label: str = "") -> Block:
    """One block of the lines of a paragraph: hyphens undone, spans of italics kept."""
    lines = tuple(line.text for line in group)
    text = joined(lines, known)
    return Block(text, lines, role, label, italics=_italics(group, text))


def _italics(group: Sequence[Line], text: str) -> tuple[Span, ...]:
    """Where the slanted words of the lines stand in the joined text."""
    found: list[Span] = []
    at = 0
    for line in group:
        for start, end in line.italics:
            words = line.text[start:end].rstrip("-")
            place = text.find(words, at)
            if place < 0 or not words:
                continue
            at = place + len(words)
            if found and place - found[-1][1] <= 1:
                found[-1] = (found[-1][0], at)
            else:
                found.append((place, at))
    return tuple(found)


def is_heading(group: Sequence[Line], size: float) -> bool:
    """Whether a paragraph is a heading by its looks: bold or larger than the text, short, no sentence."""
    text = " ".join(line.text for line in group)
    larger = all(line.size > 1.08 * size for line in group)
    bold = all(line.bold for line in group) or _is_bold_but_for_brackets(group, text)
    if not (larger or bold) or len(text) > _LONGEST_HEADING or _NUMBERED.match(text) or _ITEM.match(text):
        return False
    return not text.rstrip().endswith((";", ",")) and not (text.rstrip().endswith((".", ":")) and not larger)


def _is_bold_but_for_brackets(group: Sequence[Line], text: str) -> bool:
    """ "**Agenda item 67: Lighthouses** (continued) (A/78/200)"."""
    end = bold_until(group, text)
    return bool(end) and re.fullmatch(r"\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[*\s]*)+", text[end:]) is not None


def bold_until(group: Sequence[Line], text: str) -> int:
    """Where the bold words end with which ``text``, the text of ``group``, begins; 0 where it begins otherwise."""
    count = 0
    for glyph in (glyph for line in group for glyph in line.glyphs if glyph.text.strip()):
        if not glyph.bold:
            break
        count += 1
    words = re.match(rf"(?:\s*\S){{{count}}}", text) if count >= _FEWEST_BOLD else None
    return words.end() if words else 0


_FEWEST_BOLD = 3


def heading_level(group: Sequence[Line], size: float) -> int:
    """How high a heading stands by its size: 1 the highest."""
    ratio = group[0].size / size
    return 1 if ratio > 1.3 else 2 if ratio > 1.08 else 3
