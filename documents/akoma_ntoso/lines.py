"""What a line is by its words alone: the heading of an annex, a caption, a closing line, a footnote, an ornament."""

from __future__ import annotations

import re

from documents.akoma_ntoso.numbers import section_label, table
from documents.dates import find_dates
from documents.languages import language

_PAUSE = re.compile(r"[,，،、][⁰¹²³⁴-⁹*ᵃ-ᶻ]*$")
_INTRODUCES = re.compile(r"[:：][⁰¹²³⁴-⁹*ᵃ-ᶻ]*$")
_STOPS = re.compile(r"[;.；。؛][⁰¹²³⁴-⁹*ᵃ-ᶻ”»\"]*$")
_ENDS = re.compile(r"[,;:.，；：。،؛][⁰¹²³⁴-⁹*ᵃ-ᶻ”»\"]*$")
_ORNAMENT = re.compile(r"[\s*_–—.\-]*[*_–—\-][\s*_–—.\-]*")
_STARRED_NOTE = re.compile(r"(\*{1,4})\s+(?=\w)")
_RAISED_NOTE = re.compile(r"([⁰¹²³⁴-⁹]+|[ᵃ-ᶻʰʲˡʳˢʷˣʸ])\s*(?=\S)")
_FROM_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "0123456789abcdefghijklmnoprstuvwxyz")
# H1, H23, HCh, HChG, BLUEHeadingH2, AgendaTitleH2, Heading1: the names of the styles of headings.
_HEADING_STYLE = re.compile(r"(?i)(?:blueheading|agendatitle|title)?h(?:ch|\d{1,2})g?|heading\d")
_RANKS = (("hch", 1), ("h1", 2), ("heading1", 2), ("h23", 3), ("h2", 3), ("h4", 4), ("h56", 5))
_INVISIBLE = "\u200b\u200e\u200f\u202c\u2069\ufeff "
_PUNCTUATION = " :：.—–-"
_LONGEST_CLOSING = 60


def bare(text: str) -> str:
    """``text`` without the marks of direction and blanks around it."""
    return text.strip(_INVISIBLE)


def pauses(text: str) -> bool:
    """Whether ``text`` ends with a comma, as preambular paragraphs do."""
    return bool(_PAUSE.search(bare(text)))


def introduces(text: str) -> bool:
    """Whether ``text`` ends with a colon."""
    return bool(_INTRODUCES.search(bare(text)))


def stops(text: str) -> bool:
    """Whether ``text`` ends as a paragraph or item does, with a semicolon or full stop."""
    return bool(_STOPS.search(bare(text)))


def ends(text: str) -> bool:
    """Whether ``text`` ends with any mark of punctuation, as headings do not."""
    return bool(_ENDS.search(bare(text)))


def is_ornament(text: str) -> bool:
    """Whether ``text`` is a line of asterisks or dashes."""
    return bool(_ORNAMENT.fullmatch(text))


def is_heading_style(style: str) -> bool:
    """Whether ``style`` is the name of a style of headings."""
    return bool(_HEADING_STYLE.fullmatch(style))


def rank(style: str, marked: bool) -> int:
    """How high a heading in ``style`` stands, 1 the highest; ``marked`` when its element says that it is one."""
    name = style.lower()
    return next((at for part, at in _RANKS if name.startswith(part) or name.endswith(part)), 3 if marked else 4)


def note_mark(text: str) -> tuple[str, int] | None:
    """(mark, where the text begins) when a footnote stands as a paragraph of its own."""
    match = _STARRED_NOTE.match(text) or _RAISED_NOTE.match(text)
    return (match[1].translate(_FROM_RAISED), match.end()) if match else None


def is_closing(text: str, code: str) -> bool:
    """Whether a line says nothing but at which meeting, or when."""
    line = bare(text)
    if len(line) > _LONGEST_CLOSING or not code:
        return False
    dates = find_dates(line, code)
    if dates and dates[0].start == 0 and not line[dates[0].end :].strip(" .года"):
        return True
    return any(re.fullmatch(pattern, line, re.IGNORECASE) for pattern in language(code).masthead["meeting"])


def table_number(text: str, code: str) -> str:
    """The number of a table, when ``text`` is its caption ("Table 2")."""
    words = "|".join(re.escape(word) for word in table()["table"].get(code, ("Table",)))
    match = re.match(rf"(?:{words})\s*([0-9]+|[A-Z]|[IVX]+)\b", text, re.IGNORECASE)
    return match[1] if match else ""


def annex_heading(text: str, code: str, loose: bool) -> tuple[str, str] | None:
    """(label, rest of the heading) when ``text`` opens an annex. ``loose``: any rest will do."""
    for word in (*table()["annex"].get(code, ()), *(table()["annex"]["other"] if not code else ())):
        if text[: len(word)].casefold() != word.casefold():
            continue
        rest = text[len(word) :]
        first, _, behind = rest.strip().partition(" ")
        label = section_label(first, code) or (first if first.isdecimal() else "")
        if label and (rest[:1].isspace() or code == "zh"):
            ends_there = first[-1:] in ".:：—–" or behind[:1] in tuple("-—–:：.")
            return (label, behind.strip(_PUNCTUATION)) if not behind or ends_there or loose else None
        if not rest.strip(_PUNCTUATION):
            return "", ""
        if re.match(r"\s*[:：.—–]", rest) or (loose and rest[:1].isspace()):
            return "", rest.strip(_PUNCTUATION)
    return None
