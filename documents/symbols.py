"""Symbols of United Nations documents: finding them in a text and writing each in one canonical form.

Conventions: https://research.un.org/en/docs/symbols. A General Assembly resolution is cited by session and number
("resolution 61/180" is A/RES/61/180), one of the Economic and Social Council by year and number ("2006/27" is
E/RES/2006/27), one of the Security Council by number and year ("1325 (2000)" is S/RES/1325 (2000)).
"""

from __future__ import annotations

import re
from typing import NamedTuple

FIRST_YEAR = 1946
"""Year of the first resolutions: a first figure of this size or more in "2006/27" is a year, not a session."""

PREFIXES = {
    "General Assembly": "A/RES/",
    "Security Council": "S/RES/",
    "Economic and Social Council": "E/RES/",
    "Human Rights Council": "A/HRC/RES/",
}
"""How the symbols of an organ's resolutions begin."""

_LINK = "https://docs.un.org/{language}/{symbol}"

# Latin letters and figures only: Chinese and Arabic are written right up to a symbol ("A/61/444是什么文件").
_FULL = r"(?<![A-Za-z0-9/])(?P<full>[A-Z]{1,5}(?:/[A-Z0-9][A-Z0-9.\-]*(?:\(\d+\))?)+(?: \(\d{4}\))?)"
_COUNCIL = r"(?<![A-Za-z0-9/])(?P<council>\d{1,4} ?\((?P<council_year>19\d\d|20\d\d)\))"
_NUMBERED = (
    r"(?<![A-Za-z0-9/.])(?P<session>(?:S-|ES-)?\d{1,4})/"
    r"(?P<number>\d{1,3}(?: [A-Z](?![A-Za-z]))?)(?![A-Za-z0-9/]|[ \u00a0]?%)"
)
_SYMBOL = re.compile(f"{_FULL}|{_COUNCIL}|{_NUMBERED}", re.IGNORECASE | re.ASCII)
# Parts of a symbol that are printed with small letters: A/HRC/Sub.1/58/25, A/78/L.5/Rev.1.
_SUFFIX = re.compile(r"(?<=/)(?:SUB|ADD|REV|CORR|AMEND)\b")
_FIGURE = re.compile(r"\d")


class Mention(NamedTuple):
    """A symbol found in a text: canonical form and character offsets."""

    symbol: str
    start: int
    end: int


def find_symbols(text: str) -> list[Mention]:
    """Every symbol in ``text``, in order: full ones and the short forms by which resolutions are cited."""
    found = []
    for match in _SYMBOL.finditer(text):
        symbol = _canonical(match)
        if symbol:
            found.append(Mention(symbol, match.start(), match.start() + len(match[0].rstrip(".-"))))
    return found


def _canonical(match: re.Match[str]) -> str | None:
    if match["full"]:
        full = _SUFFIX.sub(lambda m: m[0].capitalize(), match["full"].upper().rstrip(".-"))
        return full if _FIGURE.search(full) else None
    if match["council"]:
        number = match["council"].split("(")[0].strip()
        return f"S/RES/{number} ({match['council_year']})"
    session = match["session"].upper()
    is_year = session.isdigit() and int(session) >= FIRST_YEAR
    if session.isdigit() and not is_year and int(session) > 199:
        return None  # neither a session nor a year: a figure such as 1951/3
    return f"{'E' if is_year else 'A'}/RES/{session}/{match['number'].upper()}"


def canonical(text: str) -> str | None:
    """The canonical form of the first symbol in ``text`` ("resolution 61/180" gives A/RES/61/180), or None."""
    mentions = find_symbols(text)
    return mentions[0].symbol if mentions else None


def resolution_symbol(organ: str | None, number: str) -> str | None:
    """The symbol of a resolution from its organ (English name) and printed number ("61/180", "2728 (2024)")."""
    prefix = PREFIXES.get(organ or "")
    return f"{prefix}{number}" if prefix else canonical(number)


def link_symbol(symbol: str) -> str:
    """``symbol`` as links and queries to the United Nations have it: without blanks, and without a letter in brackets.

    Of a resolution in lettered parts before 1976 one document was issued: A/RES/217(III) holds 217 A (III) to F (III).
    """
    return re.sub(r"\[.*\]$", "", symbol).replace(" ", "")


def official_link(symbol: str, language: str) -> str:
    """Where the United Nations publish the document in ``language``."""
    return _LINK.format(language=language, symbol=link_symbol(symbol))
