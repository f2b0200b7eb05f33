"""Facts from the masthead, the adoption line and the closing lines of a resolution, in six languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from documents.blocks import Block, Role
from documents.dates import find_dates, first_date
from documents.languages import LANGUAGES, fold, language, ordinal_value, ordinals_in
from documents.model import Masthead
from documents.submission import author_in, sponsors_in
from documents.symbols import canonical, find_symbols, resolution_symbol
from documents.votes import vote_in, without_vote

# "61/180. Title", "2728 (2024). Title", "Resolution 2728 (2024)"; the title may follow in blocks of its own.
_TITLE = re.compile(
    r"(?P<number>(?:S-|ES-)?\d{1,4}/\d{1,3}(?: ?[A-Z](?:-[A-Z])?)?)[.．،:]?(?:\s+(?:[-–ـ]\s+)?(?P<title>\S.*))?",
    re.DOTALL,
)
_COUNCIL_TITLE = re.compile(r"\D{0,20}(?P<number>\d{1,4} ?\((?:19|20)\d\d\))[.．،:]?(?:\s+(?P<title>\S.*))?", re.DOTALL)
_LONGEST_KIND = 400
_JOB_NUMBER = re.compile(r"(?:GE\.|V\.)?(?P<job>\d{2}-\d{5})X?\s*\([A-Z]\)|\*(?P<bars>\d{7})\*")
_ORIGINAL = re.compile(r"(?:Original|ORIGINAL)\s?:\s*(?P<language>\w+)")
_SYMBOL_LINE = re.compile(r"[A-Z]{1,5}(?:/[\w.\-–]+)*/[\w.\-–]*\d[\w.\-–/]*(?: ?\(\d{4}\))?\*{0,2}")


def opening_language(lines: Iterable[str]) -> tuple[int, str] | None:
    """(index of the line that opens the text, language), or None when no line of any language does.

    "L'Assemblée générale," opens a French resolution; what stands above it is the masthead.
    """
    for at, line in enumerate(lines):
        for code in LANGUAGES:
            if any(re.fullmatch(p, line.strip(), re.IGNORECASE) for p in language(code).structure["opening"]):
                return at, code
    return None


def kind_of_line(line: str, code: str) -> str | None:
    """What a document is, when ``line`` says so ("Report of the Secretary-General"), else None."""
    text = line.strip().strip("[]").rstrip(" *,:：⁰¹²³⁴⁵⁶⁷⁸⁹")
    if len(text) > _LONGEST_KIND:
        return None
    for kind, patterns in language(code).kinds.items():
        if any(re.fullmatch(pattern, text) for pattern in patterns):
            return kind
    return None


def kind_of_symbol(line: str) -> str | None:
    """What a document is, when ``line`` is or ends with a symbol that tells it: ``A/78/PV.50``, ``S/PRST/2024/3``."""
    match = re.search(r"(?<![\w(/])[A-Z]{1,5}/(?:[\w.\-]+/)*(?P<series>PV\.|SR\.|PRST/)\d[\w./]*\*{0,2}$", line.strip())
    return _KINDS_BY_SERIES[match["series"]] if match else None


_KINDS_BY_SERIES = {"PV.": "verbatim record", "SR.": "summary record", "PRST/": "presidential statement"}


def read_masthead(blocks: Sequence[Block], opening: str, below: list[str], code: str, kind: str) -> Masthead:
    """Facts from the ``blocks`` above the text, the ``opening`` itself and the closing lines ``below``."""
    above = [line for block in blocks for line in block.lines or (block.text,)]
    facts = _Facts([*above, *(block.text for block in blocks)], code)
    number, title = _title([block.text for block in blocks if block.role is not Role.MASTHEAD])
    printed = next((line for line in above if _SYMBOL_LINE.fullmatch(line.strip())), "")
    symbol = canonical(printed) or ""
    organ = _organ(opening, code) or _organ_above(above, code)
    if not symbol and number:
        symbol = resolution_symbol(organ, number) or ""
    symbol = symbol or next(filter(None, (symbol_in_line(line) for line in above)), "")
    if kind == "resolution" and _is_draft(symbol):
        kind = "draft resolution"
    if not title or not (kind == "resolution" or (kind == "decision" and "/DEC/" in symbol)):
        title = _title_by_kind(blocks, code, kind) or title
    adopted = (first_date(words, code) for words in facts.find_all("adoption", "date"))
    closing = " ".join(below)
    meeting = _Facts(below, code).find("meeting", "number") or facts.find("meeting", "number")
    return Masthead(
        symbol=symbol,
        title=title,
        kind=kind,
        organ=organ,
        session=_session(above, code),
        agenda_item=_agenda_item(facts.find("agenda_item", "items")),
        committee=_committee(facts.find("basis", "committee"), code),
        report=_report(facts.find("basis", "reports")),
        meeting=_number(meeting, code),
        date_adopted=next(filter(None, adopted), None) or (first_date(closing, code) if opening else None),
        date_published=_published(above, code),
        job_number=_job_number(above),
        original_language=_original(above),
        author=author_in((block.text for block in blocks), code),
        sponsors=sponsors_in((block.text for block in blocks), code),
        vote=vote_in(closing, code),
        lines=tuple(line for line in [*above, *below] if line),
        without_vote=without_vote(closing, code),
    )


class _Facts:
    """Lines of a masthead, searched by the patterns of a language."""

    def __init__(self, lines: list[str], code: str) -> None:
        self.lines = lines
        self.patterns = language(code).masthead

    def find(self, kind: str, group: str) -> str | None:
        """What the first line that fits a pattern of ``kind`` says in ``group``."""
        return next(self.find_all(kind, group), None)

    def find_all(self, kind: str, group: str) -> Iterator[str]:
        """The same of every line; one that a line break cuts says only half of it."""
        for line in self.lines:
            for pattern in self.patterns[kind]:
                match = re.search(pattern, line.strip(), re.IGNORECASE)
                if match and group in match.re.groupindex and match[group]:
                    yield match[group].strip()


def _title(above: list[str]) -> tuple[str | None, str]:
    """The printed number and the title: what stands beside and below the number, up to the opening."""
    for pattern in (_TITLE, _COUNCIL_TITLE):
        for at, line in enumerate(above):
            match = pattern.fullmatch(line.strip())
            if match and not _SYMBOL_LINE.fullmatch(line.strip()):
                if pattern is _COUNCIL_TITLE and not match["title"] and not line.strip().startswith(match["number"]):
                    return match["number"], line.strip()  # "Resolution 2728 (2024)" is all the title it has
                rest = [match["title"] or "", *above[at + 1 :]]
                return match["number"], " ".join(part.strip() for part in rest if part.strip()).strip(" .*")
    return None, ""


def symbol_in_line(line: str) -> str | None:
    """The symbol that ends a line of a masthead ("United Nations A/RES/78/323"), in canonical form."""
    match = re.search(r"(?<![\w/(])(?P<symbol>[A-Z]{1,5}/[A-Z0-9][A-Z0-9./\-]*(?: ?\(\d{4}\))?)\*{0,2}$", line.strip())
    return canonical(match["symbol"]) if match else None


def _is_draft(symbol: str) -> bool:
    """Whether a symbol is that of a document of limited distribution, as drafts are (``A/78/L.5``)."""
    return re.search(r"/L\.\d", symbol) is not None


def _title_by_kind(blocks: Sequence[Block], code: str, kind: str) -> str:
    """The title by the line that says what the document is: a letter's is that line itself, a report's stands above
    it, a draft's below.
    """
    texts = [_without_stars(block.text) for block in blocks]
    told = [i for i, text in enumerate(texts) if kind_of_line(text, code) == kind]
    if kind == "verbatim record" and not told:
        return _meeting_line(blocks, code)
    if not told:
        titles = [block for block in blocks if _may_be_title(block, code)]
        return _without_stars(min(titles, key=lambda block: block.level).text) if titles else ""
    if kind in _TITLED_BY_KIND:
        return texts[told[0]]
    at = told[0] if kind.startswith("draft") else told[-1]
    nearest = [*reversed(texts[:at])] if not kind.startswith("draft") else [*texts[at + 1 :], *reversed(texts[:at])]
    title = next((t for t in nearest if re.search(r"\w{2}", t) and not is_masthead_line(t, code)), "")
    return _NUMBER_TO_COME.sub("", title)


_TITLED_BY_KIND = ("letter", "note verbale", "presidential statement", "summary record", "verbatim record", "decision")
_NUMBER_TO_COME = re.compile(r"^(?:\d{1,4}|\.{3}|…)/(?:\.{2,}|…|\[?_+\]?|[A-Z]{1,2}|\d+)[.．]?\s+")


def _may_be_title(block: Block, code: str) -> bool:
    """Whether a block can be a title where no line says what the document is: a heading, no line of its masthead."""
    lines = block.lines or (block.text,)
    return block.role in (Role.TITLE, Role.HEADING) and not any(is_masthead_line(line, code) for line in lines)


def _meeting_line(blocks: Sequence[Block], code: str) -> str:
    """The line that names the meeting: "50th plenary meeting"."""
    lines = (line.strip() for block in blocks for line in block.lines or (block.text,))
    patterns = language(code).masthead["meeting"]
    return next((line for line in lines if any(re.fullmatch(p, line, re.IGNORECASE) for p in patterns)), "")


def _without_stars(text: str) -> str:
    return text.strip().rstrip("*⁰¹²³⁴⁵⁶⁷⁸⁹ ").strip()


def is_masthead_line(text: str, code: str) -> bool:
    """Whether a line is one of session, agenda, distribution or date, which a title is not."""
    table = language(code).masthead
    patterns = [p for name in ("session", "agenda_item", "distribution", "adoption") for p in table[name]]
    if any(re.fullmatch(p, text, re.IGNORECASE) for p in patterns) or _ORIGINAL.search(text):
        return True
    if symbol_in_line(text) or _JOB_NUMBER.search(text):
        return True
    dates = find_dates(text, code)
    return bool(dates) and len(text) - sum(d.end - d.start for d in dates) < _REST_OF_DATE


_REST_OF_DATE = 25


_PARENTS = {"Human Rights Council": "General Assembly"}
"""Organs whose documents name the organ above them in the masthead's box, and themselves below it."""


def _organ_above(above: list[str], code: str) -> str | None:
    """The organ that a line of the masthead names alone, or begins with."""
    lines = {fold(line.strip()) for line in above}
    found = [name for name, forms in language(code).organs.items() if any(fold(form) in lines for form in forms)]
    below = [name for name in found if _PARENTS.get(name) in found]
    first = (name for line in above for name in found if fold(line.strip()) in map(fold, language(code).organs[name]))
    return below[0] if below else next(first, None)


def _job_number(above: list[str]) -> str | None:
    for line in above:
        if match := _JOB_NUMBER.search(line):
            return (match["job"] or match["bars"]).replace("-", "")
    return None


def _original(above: list[str]) -> str | None:
    found = (_ORIGINAL.search(line) for line in above)
    return next((match["language"].capitalize() for match in found if match), None)


def _organ(opening: str, code: str) -> str | None:
    folded = fold(opening)
    for name, forms in language(code).organs.items():
        if any(fold(form) in folded for form in forms):
            return name
    return None


def _session(above: list[str], code: str) -> int | str | None:
    """The number of the session, its year, or the whole line where it prints neither alone."""
    for line in above:
        text = line.strip()
        if re.fullmatch(r"(?:19|20)\d\d \w+|\w+ (?:de )?(?:19|20)\d\d", text) and _names_session(text, code):
            return int(re.findall(r"\d{4}", text)[0])
        for pattern in language(code).masthead["session"]:
            match = re.fullmatch(pattern, text, re.IGNORECASE)
            if match and (number := _number(match["ordinal"], code)) is not None:
                return number
        if _names_session(text, code) and re.search(r"(?:19|20)\d\d$", text) and len(text) < _LONGEST_SESSION:
            return text
    return None


_LONGEST_SESSION = 60


def _names_session(text: str, code: str) -> bool:
    return any(fold(word) in fold(text) for word in language(code).structure["session_word"])


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
