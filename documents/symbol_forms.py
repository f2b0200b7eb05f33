"""How symbols and short forms of them are printed, and the words that tell which organ a short form belongs to.

The words of all six languages are looked for at once: a question in French may quote a paragraph in English. They come
from the section ``[symbols]`` of ``languages/*.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from documents.languages import LANGUAGES, Language, language, table_rows

_BLANK = "[ \u00a0\u202f]"
_LETTER_BEFORE, _LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W_])"
ROMAN = r"(?:E?S-)?[IVXL]+"

_ARABIC = language("ar").symbols
_ARABIC_LETTERS = "|".join(_ARABIC["letters"])

# Not inside another symbol, a path, a number or a word; the address of a document is the one path that leads to it.
_START = (
    r"(?:(?<=undocs\.org/)(?!(?-i:[a-z]{2}/))|(?<=docs\.un\.org/)(?!(?-i:[a-z]{2}/))|(?<=\.org/[a-z]{2}/)"
    r"|(?<![A-Za-z0-9/.\-]))"
)
# Latin letters and figures only: Chinese and Arabic are written right up to a symbol ("A/61/444是什么文件").
# Parts in brackets belong to it: "A/78/6 (Sect. 14)", "NPT/CONF.1995/32 (Part I)/Corr.2", "S/RES/1325 (2000)".
_PART = (
    rf"{_BLANK}?\((?:Parts?|Vols?|Sects?|Supp|Introduction)\b[A-Za-z0-9.{_BLANK[1:-1]}\-]*\)(?:/[A-Z][A-Za-z0-9.]*)*"
)
_OLD = rf"(?:{_BLANK}?(?-i:[A-Z]))?{_BLANK}?\({ROMAN}\)(?:\[[A-Z](?:-[A-Z])?\])?"
_LETTER = r"(?-i:[A-Z])(?![\w'’.-])"
_FULL = (
    rf"{_START}(?P<full>[A-Z]{{1,5}}(?:/[A-Z0-9][A-Z0-9.\-]*(?:\(\d+\))?)+"
    rf"(?:{_BLANK}\(\d{{4}}\)|{_OLD}|{_PART}|(?<=\d){_BLANK}{_LETTER})?)"
)
_SHORT_START = r"(?<![A-Za-z0-9/.])(?<![A-Za-z]-)"
# "2728 (2024)", in Arabic often "2728 (2024("; "217 A (III)"; "78/3", "S-26/2", "46/182 A".
_COUNCIL = rf"{_SHORT_START}(?P<council>\d{{1,4}}){_BLANK}?\((?P<council_year>19\d\d|20\d\d)[()]"
_EARLY = (
    rf"{_SHORT_START}(?P<early>\d{{1,4}}){_BLANK}?(?P<early_letter>(?-i:[A-Z](?:-[A-Z])?)|{_ARABIC_LETTERS})?{_BLANK}?"
    rf"\((?:(?P<roman>(?-i:{ROMAN}))|(?P<arabic_session>{_ARABIC['special']}|{_ARABIC['regular']})-(?P<figure>\d+))\)"
)
_NUMBERED = (
    rf"{_SHORT_START}(?P<session>(?:S-|ES-|{_ARABIC['emergency']}-|{_ARABIC['special']}-)?\d{{1,4}})"
    rf"/(?P<number>\d{{1,3}})(?![A-Za-z0-9/]|\.\d|{_BLANK}?%)"
    rf"(?:{_BLANK}(?P<letter>{_LETTER}|(?:{_ARABIC_LETTERS})(?!\w)))?"
)
SYMBOL = re.compile(f"{_FULL}|{_COUNCIL}|{_EARLY}|{_NUMBERED}", re.IGNORECASE | re.ASCII)

_ONES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")

# One character for one, so that places stay: figures and signs of other scripts, Cyrillic letters that look Latin.
_PLAIN = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９（）／‑‐–－⁄",
    "012345678901234567890123456789()/----/",
)
_LOOKALIKES = str.maketrans("АВСЕХ", "ABCEX")
_CYRILLIC_FORM = re.compile(r"(?<=\d[ \u00a0])[АВСЕ](?=[ \u00a0]?\(|[ ,.;)]|$)|(?<=\()[ХIVX]+(?=\))")


def plain(text: str) -> str:
    """``text`` with figures, brackets and hyphens as in English symbols, every character in its place."""
    text = text.translate(_PLAIN)
    return _CYRILLIC_FORM.sub(lambda match: match[0].translate(_LOOKALIKES), text)


def _tables() -> list[Language]:
    return [language(code) for code in LANGUAGES]


def _either(patterns: Iterable[str]) -> str:
    """One pattern for all, the longest first, so that "Council" does not hide "Council of ..."."""
    return "(?:" + "|".join(sorted(set(patterns), key=len, reverse=True)) + ")"


def _alone(pattern: str) -> str:
    """No part of a longer word; Chinese has no blanks, so letters beside its words say nothing."""
    return rf"(?:{_LETTER_BEFORE}(?:{pattern}){_LETTER_AFTER})"


@cache
def kind_pattern() -> re.Pattern[str]:
    """The words "resolution" and "decision": groups ``resolution``, ``decision``; in Chinese both with ``behind``."""
    kinds = []
    for kind in ("resolution", "decision"):
        words = _either(p for table in _tables() if table.code != "zh" for p in table.symbols[kind])
        kinds.append(f"(?P<{kind}>{_alone(words)}|{_either(language('zh').symbols[kind])})")
    return re.compile("|".join(kinds), re.IGNORECASE)


def organ_pattern() -> re.Pattern[str]:
    """Every name of an organ; :func:`organ_named` tells which."""
    return _pattern_of(tuple(organ_names()))


@cache
def names_of(organ: str) -> re.Pattern[str]:
    """The names of one organ."""
    return _pattern_of(tuple(name for name, meant in organ_names().items() if meant == organ))


@cache
def _pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    chinese = _either(re.escape(name) for name in names if _is_chinese(name))
    others = _either(
        re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+") for name in names if not _is_chinese(name)
    )
    return re.compile(f"{_alone(others)}|{chinese}", re.IGNORECASE)


@cache
def organ_names() -> dict[str, str]:
    """Each name in small letters, in all languages, with the canonical one of the organ."""
    found: dict[str, str] = {}
    for table in _tables():
        for names in (table.organs, table.symbols["organs"]):
            found |= {form.casefold(): organ for organ, forms in names.items() for form in forms}
    return found


def organ_named(printed: str) -> str:
    """The canonical name of the organ that :func:`organ_pattern` found as ``printed``."""
    return organ_names()[" ".join(printed.casefold().replace("’", "'").split())]


BARE = re.compile(r"(?<![\w/.,\-])\d{1,4}(?![\d/(A-Za-z\-]|[.,]\d|\s*\(|\s*%)", re.ASCII)
"""A number of the Security Council without its year."""


@cache
def behind_pattern() -> re.Pattern[str]:
    """All that may stand between a number and the organ behind it: a date, "of the", "du"."""
    words = _either(p for table in _tables() for p in table.symbols["of_organ"])
    date = r"(?:[^\d;:()]{0,16}\d{1,2}[^\d;()]{2,30}\d{4}[^\d;()]{0,8})?"
    return re.compile(rf"{date}[\s,،]*{words}\s*", re.IGNORECASE)


@cache
def parting_pattern() -> re.Pattern[str]:
    """Words and signs that part an organ from the number behind it."""
    words = {p for table in _tables() for p in table.symbols["parts"]}
    chinese = {word for word in words if _is_chinese(word)}
    spaced = _either(map(re.escape, words - chinese))
    return re.compile(rf"{_alone(spaced)}|{_either(chinese)}|[;:.。；()]", re.IGNORECASE)


def letter_of(printed: str) -> str:
    """The Latin letter of a lettered part; Arabic spells the names of its own letters."""
    return "ABCDEFGHIJKLMN"[_ARABIC["letters"].index(printed)] if printed in _ARABIC["letters"] else printed


def session_of(printed: str) -> str:
    """A session in the Latin form: S-27 for the Arabic "دإ-27"."""
    return printed.upper().replace(_ARABIC["emergency"], "ES").replace(_ARABIC["special"], "S")


def early_session(match: re.Match[str]) -> str:
    """The session before 1976 in Roman figures: Arabic has "د-25" for XXV."""
    if match["roman"]:
        return match["roman"]
    tens, ones = divmod(int(match["figure"]), 10)
    figures = ("", "X", "XX", "XXX", "XL", "L", "LX")[min(tens, 6)] + ("", *_ONES)[ones]
    return f"S-{figures}" if match["arabic_session"] == _ARABIC["special"] else figures


def _is_chinese(word: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" for c in word)


@cache
def council_years() -> dict[int, int]:
    """Year -> number of its last Security Council resolution; years to come are not in the table.

    Resolutions are numbered without a break since 1946. The table was written down by hand and agrees with the
    252 resolutions that the General Assembly's texts of sessions 75 to 78 cite with their year; continue it from
    https://main.un.org/securitycouncil/en/content/resolutions-0.
    """
    return {int(row["year"]): int(row["last"]) for row in table_rows("documents", "council_years.csv")}


def council_year(number: int) -> int | None:
    """The year of a Security Council resolution, or None for one after the table."""
    return next((year for year, last in council_years().items() if number <= last), None)
