"""One page parted into what belongs to the text and what does not: running heads and feet, footnotes, figures.

The conventions are those of the United Nations' own templates: a symbol over each page, a page number and a job number
under it, footnotes in smaller type below a short rule (New York) or below the text alone (Geneva).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from documents.pdf.glyphs import Glyph, PageGlyphs, Rule
from documents.pdf.lines import Line, line_of, lines_of

_EDGE = 0.13
"""Share of a page's height, above and below, in which running heads and feet stand."""

_SMALL = 0.93
"""Footnotes and labels of figures are printed at most at this share of the size of the text."""

_JOB = r"(?:(?:GE|V|K|L|M|R)\.?\s?)?\d{2}-\d{4,6}X?(?:\s*\d{4}[A-Za-z])?(?:\s*\(?[EFSRCA]?\)?)(?:\s*\d{6})*"
_PAGE = r"(?:Page|Página|Seite|页|Стр\.)?\s*\d{1,4}\s*(?:/\s*\d{1,4})?"
_FOOT = re.compile(rf"\s*(?:{_JOB}|{_PAGE}|\*\d{{6,8}}\*|/\.{{2,}}|\.{{3}}|[-–]\s*\d{{1,4}}\s*[-–])\s*")
_FEET = re.compile(
    rf"\s*(?:{_JOB}\s+{_PAGE}|{_PAGE}\s+{_JOB}|{_JOB}.{{0,30}}\*\d{{6,8}}\*|(?:{_JOB}|{_PAGE})\s+/?\.{{3}})\s*"
)
_RECYCLE = re.compile(
    r"Please recycle\W*|Merci de recycler\W*|♲|\W*Просьба отправить на вторичную переработку\W*", re.I
)
_SCANNED_JOB = re.compile(r"\d{2}-[0-9IlOo]{4,6}\b.{0,20}")
_SYMBOL = re.compile(r"(?<![\w(/])[A-Z]{1,5}(?:/[A-Z0-9][A-Za-z0-9.\-]*)+(?:\s?\(\d{4}\))?")
_HEAD_WORDS = re.compile(
    r"(?:English|Eng\w? ?\w* ?ish|French|Spanish|Russian|Chinese|Arabic|[Pp]a[gq]e \d+|Original: \w+)"
)
_SEPARATOR = re.compile(r"[_—–‾-]{5,}")


@dataclass(slots=True)
class Page:
    """A page in parts: ``body`` and ``notes`` from top to bottom, and what was left out with the reason."""

    number: int
    width: float
    height: float
    body: list[Line]
    rules: list[Rule]
    drawings: list[tuple[float, float, float, float]]
    is_scan: bool
    notes: list[Line] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    feet: list[Line] = field(default_factory=list)


def pages_of(glyphs: Iterable[PageGlyphs]) -> list[Page]:
    """Every page with its running heads, feet and footnotes set apart."""
    pages = [
        Page(g.number, g.width, g.height, lines_of(g), g.rules, g.drawings, g.is_scan) for g in glyphs
    ]  # fmt: skip
    symbols = _repeated_symbols(pages)
    masthead = " | ".join(
        text.casefold() for page in pages[:1] for line in page.body[:_MASTHEAD] for text in runs(line)
    )
    repeated = _repeated_heads(pages)
    for page in pages:
        if page.is_scan:
            page.body = _without_specks(page)
        _take_feet(page)
        if page.number > 1:
            _take_heads(page, symbols, repeated, masthead)
    size = body_size(pages)
    for page in pages:
        _take_notes(page, size)
    return pages


def body_size(pages: Iterable[Page]) -> float:
    """The size in which most of the text is printed."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.body:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


# -- heads and feet -------------------------------------------------------------------------------------------------


def _take_feet(page: Page) -> None:
    """Page numbers, job numbers, bar codes and recycling signs at the foot of a page."""
    limit = page.height * _EDGE
    for line in reversed(page.body):
        if line.baseline > limit:
            break
        text = line.text.strip()
        is_foot = _FOOT.fullmatch(text) or _FEET.fullmatch(text) or _RECYCLE.search(text)
        if is_foot or (page.is_scan and _SCANNED_JOB.fullmatch(text)):
            page.feet.append(line)
    for line in [x for x in page.body if re.fullmatch(r"\*\d{6,8}\*|/\.{2,3}", x.text.strip())]:
        if line not in page.feet:
            page.feet.append(line)
    page.body = [line for line in page.body if line not in page.feet]


def _take_heads(page: Page, symbols: set[str], repeated: set[str], masthead: str) -> None:
    """What stands over the text of a page after the first: symbol, title, page number, language, or what the
    ``masthead`` of the first page says (organ, session, meeting, date).
    """
    limit = page.height * (1 - _EDGE)
    rule = _head_rule(page, limit)
    heads: list[Line] = []
    for line in page.body:
        if line.baseline < limit:
            break
        text = line.text.strip()
        is_head = (
            (rule is not None and line.baseline > rule)
            or any(symbol in _SYMBOL.findall(text) for symbol in symbols)
            or _plain(text) in repeated
            or _FOOT.fullmatch(text) is not None
            or _HEAD_WORDS.fullmatch(text) is not None
            or _repeats(masthead, runs(line))
        )
        if not is_head and page.is_scan:
            is_head = _SYMBOL.fullmatch(text) is not None if not heads else _stands_by(heads[-1], line, page)
        if not is_head:
            break
        heads.append(line)
    page.heads = heads
    page.body = page.body[len(heads) :]
    if rule is not None:
        page.rules = [r for r in page.rules if abs(r.height - rule) > 3]


_MASTHEAD = 16
"""Lines of the first page among which its masthead stands."""


def _repeats(masthead: str, pieces: Sequence[str]) -> bool:
    """Whether a line in several pieces says what the masthead says: "General Assembly    22nd meeting"."""
    return len(pieces) > 1 and all(len(piece) > _SHORT and piece.casefold() in masthead for piece in pieces)


_SHORT = 4
"""Letters; what is no longer stands in any masthead by chance."""


def runs(line: Line) -> list[str]:
    """The text of ``line`` in pieces, cut where its gaps are wide."""
    pieces: list[str] = []
    reach = 0.0
    for left, right, text in line.words:
        if pieces and left - reach < 1.5 * line.size:
            pieces[-1] += f" {text}"
        else:
            pieces.append(text)
        reach = right
    return pieces


def _stands_by(head: Line, line: Line, page: Page) -> bool:
    """Whether a short line belongs to the running head above it: a scan garbles its words, not its place."""
    return head.baseline - line.baseline < 1.6 * line.size and line.right - line.left < 0.25 * page.width


def _head_rule(page: Page, limit: float) -> float | None:
    """The height of the rule under a running head: one across the page near its upper edge, with text above it."""
    across = [r for r in page.rules if r.height > limit]
    for height in sorted({round(r.height) for r in across}, reverse=True):
        width = sum(r.right - r.left for r in across if abs(r.height - height) <= 1)
        above = [line for line in page.body if line.baseline > height]
        if width > 0.6 * page.width and 0 < len(above) <= 3:
            return float(height) - 1
    return None


def _repeated_symbols(pages: Sequence[Page]) -> set[str]:
    """Symbols that stand in the first lines of most pages after the first."""
    counts = Counter(
        symbol for page in pages[1:] for symbol in {s for line in page.body[:4] for s in _SYMBOL.findall(line.text)}
    )
    return {symbol for symbol, count in counts.items() if count >= max(1, (len(pages) - 1) * 0.5)}


def _repeated_heads(pages: Sequence[Page]) -> set[str]:
    counts = Counter(_plain(line.text) for page in pages[1:] for line in page.body[:3])
    return {text for text, count in counts.items() if count > 1 and len(text) > 3}


def symbols_in(text: str) -> list[str]:
    """The symbols of documents that a line of a masthead or a running head prints."""
    return [symbol for symbol in _SYMBOL.findall(text) if re.search(r"\d", symbol)]


def _plain(text: str) -> str:
    return re.sub(r"\d+", "0", text.strip()).casefold()


def _without_specks(page: Page) -> list[Line]:
    """The lines of a scan without what dirt at its margins was read as: a letter or two far from any line."""
    wide = [line for line in page.body if line.right - line.left > 0.5 * page.width]
    if not wide:
        return page.body
    lefts, rights = sorted(line.left for line in wide), sorted(line.right for line in wide)
    margin, reach = lefts[len(lefts) // 2] - _SPECK_GAP, rights[len(rights) // 2] + _SPECK_GAP
    kept = []
    for line in page.body:
        words = [word for word in line.words if len(word[2]) > _SPECK or (word[1] >= margin and word[0] <= reach)]
        if len(words) == len(line.words):
            kept.append(line)
        elif words:
            kept.append(line_of([g for g in line.glyphs if _stands_in(g, words)], line.page))
    return kept


def _stands_in(glyph: Glyph, words: Sequence[tuple[float, float, str]]) -> bool:
    return glyph.left >= words[0][0] - 0.1 and glyph.right <= words[-1][1] + 0.1


_SPECK = 2
"""Letters that a speck is read as, at most."""

_SPECK_GAP = 12.0
"""Points between a speck and the text; numbers of paragraphs and bullets stand nearer."""


# -- footnotes ------------------------------------------------------------------------------------------------------


def _take_notes(page: Page, size: float) -> None:
    """The footnotes at the foot of a page: below a separator, else the smaller lines that a mark opens."""
    at = _separator(page)
    if at is not None:
        page.notes = [line for line in page.body[at:] if not _SEPARATOR.fullmatch(line.text.strip())]
        page.body = page.body[:at]
        return
    if page.is_scan:
        return
    start = None
    for at in range(len(page.body) - 1, -1, -1):
        line = page.body[at]
        if line.size > _SMALL * size or line.baseline > 0.75 * page.height:
            break
        if opens_note(line):
            start = at
    if start is not None:
        start = _begin_of_rest(page.body, start, size)
        page.notes = page.body[start:]
        page.body = page.body[:start]


def _begin_of_rest(lines: Sequence[Line], start: int, size: float) -> int:
    """Where above the first mark the rest of a note begins that the page before has cut; ``start`` where none is."""
    for at in range(start - 1, -1, -1):
        above, below = lines[at], lines[at + 1]
        is_near = above.baseline - below.baseline < 1.5 * below.size
        if not is_near or above.size > _SMALL * size or abs(above.size - below.size) > 0.6:
            return at + 1
    return start


def _separator(page: Page) -> int | None:
    """Where the line stands that parts the footnotes from the text; the last one on the page."""
    found = None
    for at, line in enumerate(page.body):
        if _SEPARATOR.fullmatch(line.text.strip()) and line.baseline < 0.8 * page.height:
            below = page.body[at + 1 :]
            if below and opens_note(below[0]):
                return at
            found = at if below and all(x.size < line.size + 3 for x in below) and not page.is_scan else found
    if found is None:
        found = _drawn_separator(page)
    return found


def _drawn_separator(page: Page) -> int | None:
    """The same where the line is drawn: a short rule at the left over a line that a mark opens."""
    for rule in sorted(page.rules, key=lambda r: r.height):
        if rule.right - rule.left > 0.4 * page.width or rule.left > 0.4 * page.width:
            continue
        below = [at for at, line in enumerate(page.body) if line.baseline < rule.height]
        if below and opens_note(page.body[below[0]]) and rule.height < 0.6 * page.height:
            return below[0]
    return None


def opens_note(line: Line) -> bool:
    """Whether a footnote begins with ``line``: a raised mark or an asterisk opens it, in old documents "1/"."""
    return line.opens_with_mark or re.match(r"[*†‡]{1,3}\s|\d{1,2}/\s", line.text) is not None


def parted(line: Line, at: float) -> tuple[Line, Line] | None:
    """``line`` cut at the place ``at`` when words stand on both sides of it, else None."""
    left = [g for g in line.glyphs if g.right <= at + 1]
    right = [g for g in line.glyphs if g.right > at + 1]
    if not any(g.text.strip() for g in left) or not any(g.text.strip() for g in right):
        return None
    return line_of(left, line.page), line_of(right, line.page)
