"""Countries as records print them, as readers call them, and as questions name them, alone or as a group.

``languages/countries.csv`` has the names by which people call a country when they ask, beside those of
``documents/languages/countries.csv``; ``languages/groups.csv`` the groups whose members are beyond doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.spans import Span
from documents.languages import LANGUAGES, Match, PhraseTable, fold, table_rows

_MARKS = "~=@"
_ON_BEHALF = re.compile(r"\s*\((?:on behalf|in its capacity)\b.*$", re.DOTALL)
_TURNED = re.compile(r"(?P<name>[^()（）]+?)\s*[(（](?P<kind>[^()（）]+)[)）]\s*")
_ELIDED = re.compile(r"['’]$")
MEMBERS = "Member States"


class Named(NamedTuple):
    """Countries that a question names at one place: one, or the members of a group."""

    countries: tuple[str, ...]
    span: Span
    is_group: bool


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in table_rows("documents.languages", "countries.csv")}


@cache
def _names(code: str) -> Mapping[str, tuple[str, ...]]:
    """The names of each country in a language, those of documents first; not what its people are called."""
    called = {row["name"]: row[code].split("|") for row in table_rows("assistant.languages", "countries.csv")}
    return {
        name: tuple(form.lstrip("@") for form in [*row[code].split("|"), *called.get(name, ())] if _is_name(form))
        for name, row in _rows().items()
    }


def _is_name(form: str) -> bool:
    return bool(form) and form[0] not in "~="


def member_states() -> list[str]:
    """The Members of the United Nations, by canonical name."""
    return [name for name, row in _rows().items() if MEMBERS in row["parents"].split("|")]


def country_name(country: str, code: str) -> str:
    """What a reader of ``code`` calls a country; a name that no table has stays as it is printed."""
    names = _names(code).get(country)
    return names[0] if names else country


@lru_cache(maxsize=4096)
def country_of(printed: str) -> str | None:
    """The canonical name of a country as a record prints it: "BOLIVIA (PLURINATIONAL STATE OF)", "the Niger"."""
    bare = _ON_BEHALF.sub("", printed)
    forms = [bare, re.sub(r"^the\s+", "", bare, flags=re.IGNORECASE)]
    if turned := _TURNED.fullmatch(bare):
        kind = turned["kind"]
        joint = "" if _ELIDED.search(kind) or (not kind.isascii() and " " not in kind) else " "
        forms += [f"{kind}{joint}{turned['name']}", f"{turned['name']}{kind}", turned["name"]]
    known = next((_known()[key] for form in forms if (key := _key(form)) in _known()), None)
    return known or _unbroken().get("".join(_key(bare).split()))


@cache
def _known() -> Mapping[str, str]:
    """Country by each of its names, folded, in any language."""
    return {_key(form): name for code in LANGUAGES for name, forms in _names(code).items() for form in forms}


@cache
def _unbroken() -> Mapping[str, str]:
    """The same without blanks, which records put inside words ("Ir eland")."""
    return {"".join(key.split()): name for key, name in _known().items()}


def _key(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").split())


def shown(printed: Iterable[str], code: str) -> list[str]:
    """Names of a record as a reader of ``code`` knows them; for whom a country spoke stays as printed."""
    return [_shown(name, code) for name in printed]


def _shown(printed: str, code: str) -> str:
    country = country_of(printed)
    behalf = _ON_BEHALF.search(printed)
    return country_name(country, code) + (behalf[0] if behalf else "") if country else printed


def named_countries(text: str, code: str) -> list[Named]:
    """The countries and groups that ``text`` names, in order of place."""
    groups = {row["name"]: tuple(row["members"].split("|")) for row in table_rows("assistant.languages", "groups.csv")}
    found = _phrases(code).find_longest(text, lambda where, match: _is_meant(where, match, code))
    return [
        Named(groups.get(match.name, (match.name,)), (match.start, match.end), match.name in groups) for match in found
    ]


@cache
def _phrases(code: str) -> PhraseTable:
    return PhraseTable(_entries(code), code)


def _entries(code: str) -> Iterator[tuple[str, str]]:
    yield from ((name, form) for name, forms in _names(code).items() for form in forms)
    for row in table_rows("assistant.languages", "groups.csv"):
        yield from ((row["name"], form) for form in row[code].split("|"))


def _is_meant(text: str, match: Match, code: str) -> bool:
    """Whether a name is one: with its capital where the language has them, and no adjective ("congolais")."""
    word = text[match.start : match.end]
    if code in ("zh", "ar"):
        return True
    if match.length == 1 and word.casefold() in _acronyms(code):
        return word.isupper()
    return match.length > 1 or word[:1].isupper() or (word.islower() and text.islower())


@cache
def _acronyms(code: str) -> frozenset[str]:
    """Names of two or three capitals: "US" is a country, "us" is not."""
    return frozenset(name.casefold() for _, name in _entries(code) if len(name) < 4 and name.isupper())


def without(named: Sequence[Named], spans: Iterable[Span]) -> list[Named]:
    """``named`` but those that touch one of ``spans``."""
    taken = list(spans)
    return [one for one in named if not any(start < one.span[1] and one.span[0] < end for start, end in taken)]
