"""Years that a question names, with their months: those whose documents are meant, and all that are mentioned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from assistant.patterns import YEAR, templates
from assistant.spans import Span
from documents.languages import language


class Year(NamedTuple):
    """A year that is named, and its month where that is."""

    year: int
    month: int | None = None


class YearFound(NamedTuple):
    """A year, the words that name it, and whether they speak of a document."""

    year: Year
    span: Span
    of_document: bool


def years_named(text: str, code: str) -> list[YearFound]:
    """The years (with months) whose documents are meant, and the words that say so."""
    years: list[YearFound] = []
    for pattern in templates(code, "year"):
        for match in pattern.finditer(text):
            if any(start <= match.start("year") < end for _, (start, end), _ in years):
                continue
            named = match.groupdict()
            year = Year(int(match["year"]), _month(named["month"], code) if named.get("month") else None)
            years.append(YearFound(year, _words_of_year(match, named), bool(named.get("noun"))))
    return years


def years_mentioned(text: str, code: str) -> list[Year]:
    """All years that ``text`` names, each with the month that stands beside it."""
    months = _month_stems(code)
    before = rf"(?<!\w)(?P<month>{'|'.join(months)})\w*\.?\W{{1,3}}(?:de\W|d')?" if months else "(?P<month>(?!))"
    behind = r"(?:年\s?(?P<number>\d{1,2})月)?" if code == "zh" else "(?P<number>(?!))?"
    found = re.finditer(rf"(?:{before})?(?P<year>{YEAR}){behind}", text, re.IGNORECASE)
    return [Year(int(m["year"]), int(m["number"]) if m["number"] else _month_of(m["month"], months)) for m in found]


@cache
def _month_stems(code: str) -> dict[str, int]:
    """How the names of months begin, which tells them apart in whatever case or short form; with their numbers."""
    named = [(form.casefold(), at) for at, month in enumerate(language(code).months, 1) for form in month.split("/")]
    stems: dict[str, int] = {}
    for name, at in named if code != "zh" else []:
        others = [other for other, number in named if number != at]
        lengths = range(min(3, len(name)), len(name) + 1)
        shortest = next((n for n in lengths if not any(o.startswith(name[:n]) for o in others)), len(name))
        stems[re.escape(name[:shortest]) if code != "ar" else re.escape(name)] = at
    if "мая" in stems:
        stems["май"] = stems["мая"]
    return stems


def _month_of(named: str | None, months: Mapping[str, int]) -> int | None:
    if named is None:
        return None
    return next((at for stem, at in months.items() if re.match(stem, named, re.IGNORECASE)), None)


def _words_of_year(match: re.Match[str], named: dict[str, str]) -> Span:
    """The words that name a year, with what introduces it, but without the word for a document or a title beside it."""
    start, end = match.span()
    if named.get("month"):
        end = max(match.end("month"), match.end("year"))
    if named.get("noun"):
        end = max(end if match.end("noun") < match.start("year") else 0, match.end("year"))
        start = match.end("noun") if match.end("noun") < match.start("year") else start
    return (match.start("year"), match.end("year")) if named.get("title") else (start, end)


def _month(name: str, code: str) -> int:
    """The number of a month, by either of its names where a language has two."""
    months = [month.casefold() for month in language(code).months]
    return next(at for at, month in enumerate(months, start=1) if name.casefold() in (month, *month.split("/")))
