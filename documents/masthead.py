"""Facts from the masthead, the adoption line and the closing lines of a resolution, in six languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from documents.blocks import Block
from documents.dates import find_dates, first_date
from documents.languages import LANGUAGES, fold, language, ordinal_value, ordinals_in
from documents.model import Masthead
from documents.symbols import canonical, find_symbols, resolution_symbol

# "61/180. Title", "2728 (2024). Title", "Resolution 2728 (2024)"; the title may follow in blocks of its own.
_TITLE = re.compile(
    r"(?P<number>(?:S-|ES-)?\d{1,4}/\d{1,3}(?: ?[A-Z](?:-[A-Z])?)?)[.．،:]?(?:\s+(?P<title>\S.*))?", re.DOTALL
)
_COUNCIL_TITLE = re.compile(r"\D{0,20}(?P<number>\d{1,4} ?\((?:19|20)\d\d\))[.．،:]?(?:\s+(?P<title>\S.*))?", re.DOTALL)
_SYMBOL_LINE = re.compile(r"[AES]/[A-Z0-9/.\-]+(?: ?\(\d{4}\))?\*{0,2}")


def opening_language(lines: Iterable[str]) -> tuple[int, str] | None:
    """(index of the line that opens the text, language), or None when no line of any language does.

    "L'Assemblée générale," opens a French resolution; what stands above it is the masthead.
    """
    for at, line in enumerate(lines):
        for code in LANGUAGES:
            if any(re.fullmatch(p, line.strip(), re.IGNORECASE) for p in language(code).structure["opening"]):
                return at, code
    return None


def read_masthead(blocks: Sequence[Block], opening: str, below: list[str], code: str) -> Masthead:
    """Facts from the ``blocks`` above the opening, the ``opening`` itself and the closing lines ``below``."""
    above = [line for block in blocks for line in block.lines]
    facts = _Facts([*above, *(block.text for block in blocks)], code)
    number, title = _title([block.text for block in blocks])
    organ = _organ(opening, code)
    printed = next((line for line in above if _SYMBOL_LINE.fullmatch(line.strip())), "")
    symbol = canonical(printed) or (resolution_symbol(organ, number) if number else None) or ""
    adoption = facts.find("adoption", "date")
    closing = " ".join(below)
    meeting = _Facts(below, code).find("meeting", "number")
    return Masthead(
        symbol=symbol,
        title=title,
        kind="resolution",
        organ=organ,
        session=_session(above, code),
        agenda_item=_agenda_item(facts.find("agenda_item", "items")),
        committee=_committee(facts.find("basis", "committee"), code),
        report=_report(facts.find("basis", "reports")),
        meeting=_number(meeting, code),
        date_adopted=first_date(adoption or "", code) or first_date(closing, code),
        date_published=_published(above, code),
        lines=tuple(line for line in [*above, *below] if line),
    )


class _Facts:
    """Lines of a masthead, searched by the patterns of a language."""

    def __init__(self, lines: list[str], code: str) -> None:
        self.lines = lines
        self.patterns = language(code).masthead

    def find(self, kind: str, group: str) -> str | None:
        for line in self.lines:
            for pattern in self.patterns[kind]:
                match = re.search(pattern, line.strip(), re.IGNORECASE)
                if match and group in match.re.groupindex and match[group]:
                    return match[group].strip()
        return None


def _title(above: list[str]) -> tuple[str | None, str]:
    """The printed number and the title: what stands beside and below the number, up to the opening."""
    for pattern in (_TITLE, _COUNCIL_TITLE):
        for at, line in enumerate(above):
            match = pattern.fullmatch(line.strip())
            if match and not _SYMBOL_LINE.fullmatch(line.strip()):
                rest = [match["title"] or "", *above[at + 1 :]]
                return match["number"], " ".join(part.strip() for part in rest if part.strip()).strip(" .*")
    return None, ""


def _organ(opening: str, code: str) -> str | None:
    folded = fold(opening)
    for name, forms in language(code).organs.items():
        if any(fold(form) in folded for form in forms):
            return name
    return None


def _session(above: list[str], code: str) -> int | None:
    for line in above:
        for pattern in language(code).masthead["session"]:
            match = re.fullmatch(pattern, line.strip(), re.IGNORECASE)
            if match and (number := _number(match["ordinal"], code)) is not None:
                return number
    return None


def _number(words: str | None, code: str) -> int | None:
    if not words:
        return None
    figures = re.search(r"\d+", words)
    if figures:
        return int(figures[0])
    whole = ordinal_value(words, code)
    inside = ordinals_in(words, code)
    return whole if whole is not None else (inside[0][0] if inside else None)


def _agenda_item(items: str | None) -> str | None:
    """``items`` as printed, its figures in the digits of every language."""
    return re.sub(r"\d", lambda digit: str(int(digit[0])), items).strip(" .,،，") if items else None


def _committee(words: str | None, code: str) -> str | None:
    if not words:
        return None
    for name, forms in language(code).committees.items():
        if any(fold(form) in fold(words) or fold(words) in fold(form) for form in forms):
            return name
    return words


def _report(words: str | None) -> str | None:
    mentions = find_symbols(words or "")
    return mentions[0].symbol if mentions else None


def _published(above: list[str], code: str) -> date | None:
    """The date that stands with the distribution line, or alone on a line of the masthead.

    Documents in Russian, Chinese and Arabic often print it in English.
    """
    adoption = language(code).masthead["adoption"]
    for line in above:
        if any(re.search(pattern, line, re.IGNORECASE) for pattern in adoption):
            continue
        found = find_dates(line, code) or find_dates(line, "en")
        if found and (len(line) - (found[0].end - found[0].start) < 40):
            return found[0].value
    return None
