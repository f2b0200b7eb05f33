"""Dates as United Nations documents print them in six languages ("20 décembre 2006", "2006年12月20日")."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from documents.languages import fold, language


class DateFound(NamedTuple):
    """A date in a text, with character offsets."""

    value: date
    start: int
    end: int


def find_dates(text: str, code: str) -> list[DateFound]:
    """Every full date in ``text``. Impossible ones ("31 février") are passed over."""
    found = []
    for match in _pattern(code).finditer(text):
        month = _month_number(match["month"], code)
        try:
            value = date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            continue
        found.append(DateFound(value, match.start(), match.end()))
    return found


def first_date(text: str, code: str) -> date | None:
    """The first date in ``text``, or None."""
    found = find_dates(text, code)
    return found[0].value if found else None


@cache
def _pattern(code: str) -> re.Pattern[str]:
    names = sorted((form for month in language(code).months for form in _forms(month)), key=len, reverse=True)
    parts = {
        "day": r"(?P<day>\d{1,2})(?:er|º|ro)?",
        "month": rf"(?P<month>{'|'.join(re.escape(name) for name in names)})",
        "year": r"(?P<year>\d{4})",
    }
    layout = re.escape(language(code).date).replace(r"\ ", r"\s+").replace("\\{", "{").replace("\\}", "}")
    return re.compile(rf"(?<!\d){layout.format(**parts)}", re.IGNORECASE)


def _forms(month: str) -> list[str]:
    """Arabic prints months under two names, together or alone: "كانون الأول/ديسمبر"."""
    return [month, *month.split("/")] if "/" in month else [month]


def _month_number(name: str, code: str) -> int:
    for number, month in enumerate(language(code).months, start=1):
        if fold(name) in [fold(form) for form in _forms(month)]:
            return number
    raise KeyError(name)


def in_words(value: date, code: str) -> str:
    """``value`` as a document in that language prints it: the inverse of :func:`first_date`."""
    return language(code).date.format(day=value.day, month=language(code).months[value.month - 1], year=value.year)
