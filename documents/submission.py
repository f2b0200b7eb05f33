"""Who submitted a document: the author of a report, note or letter, and the States that sponsored a draft."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from documents.languages import language

_MARKS = re.compile(r"[*⁰¹²³⁴-⁹]+(?:\s*,\s*(?=[*⁰¹²³⁴-⁹]))?")
_LONGEST_AUTHOR = 300


def author_in(texts: Iterable[str], code: str) -> str | None:
    """The author that a line of the masthead names ("Report of the Secretary-General"), or None."""
    found = _first(texts, "author", code)
    return found if found and len(found) < _LONGEST_AUTHOR else None


def sponsors_in(texts: Iterable[str], code: str) -> tuple[str, ...]:
    """The States that a line names before "draft resolution"."""
    printed = _first(texts, "sponsors", code)
    return tuple(names_in(printed, code)) if printed else ()


def _first(texts: Iterable[str], name: str, code: str) -> str | None:
    for text in texts:
        bare = " ".join(_MARKS.sub("", text).split())
        for pattern in language(code).masthead[name]:
            if match := re.fullmatch(pattern, bare):
                return str(match[name]).strip(" ,:：،")
    return None


def names_in(printed: str, code: str = "en") -> list[str]:
    """The names of a list with commas and a last "and", in ``code``; those that hold an "and" themselves stay whole."""
    for name in _with_and() if code == "en" else ():
        printed = printed.replace(name, name.replace(" and ", "\0"))
    joint = "|".join(language(code).symbols["joints"])
    last = {"en": r"\s+and\s+", "zh": "和", "ar": r"\s+و(?=\S)"}.get(code, rf"\s+(?:{joint})\s+")
    names = re.split(rf"(?:\s*[,،、]\s*(?:and\s+)?|{last})(?![^()]*\))", printed)
    return [name.replace("\0", " and ").strip(" .") for name in names if name.strip(" .")]


@cache
def _with_and() -> Sequence[str]:
    text = resources.files("documents.languages").joinpath("akoma_ntoso.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["sponsors"]["compound"])
