"""Treaties, declarations and programmes that a question names, found where documents cite them.

They have no symbol. Those of ``index/terms/`` are known by all their names in six languages, conventions of the
International Labour Organization by their numbers; any other is found by its words (``instrument_words.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from assistant.retrieval import Mask
from assistant.wording import wording
from documents import Footnote
from documents.languages import LANGUAGES, PhraseTable, fold, has_word, language
from index import Index, Unit
from index.terms import forms, idea_token, ideas_in, instruments
from index.units import number_token

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument as a question names it: where, and the ideas of ``index/terms/`` that its name stands for."""

    start: int
    end: int
    ideas: tuple[str, ...]


def named_in(text: str, code: str) -> list[Named]:
    """The known instruments that ``text`` names, the longest names where they overlap."""
    matches = sorted(_names(code).find_all(text), key=lambda m: m.start - m.end)
    found: list[Named] = []
    for match in matches:
        inside = [n for n in found if match.start < n.end and n.start < match.end]
        if not inside:
            same = [m.name for m in matches if (m.start, m.end) == (match.start, match.end)]
            found.append(Named(match.start, match.end, tuple(dict.fromkeys(same))))
    return sorted(found, key=lambda named: named.start)


def citing_known(index: Index, named: Named, allowed: Mask, *, sources: bool = False) -> list[int]:
    """The rows among ``allowed`` that name a known instrument themselves, not only in the words they stand under; with
    ``sources`` also the footnotes that stand behind its name.
    """
    held: Mask = np.zeros(len(index.units), dtype=bool)
    for idea in named.ideas:
        held[index.lexical.postings(idea_token(idea))[0]] = True
    return [row for row in map(int, np.flatnonzero(held & allowed)) if _cites(index.units[row], named.ideas, sources)]


def _cites(unit: Unit, ideas: tuple[str, ...], sources: bool) -> bool:
    """Whether the text of ``unit``, which has one of ``ideas`` in it or around it, has its name."""
    around = unit.context and _names_any(unit.context, unit.language, ideas)
    if not around and not _spoken_of().intersection(ideas):
        return True
    text = text_of(unit, sources)
    printed = text.casefold()
    if any(form in printed for form in _printed_forms(unit.language, ideas)):
        return True
    return any(match.name in ideas for match in _names(unit.language).find_all(text))


@lru_cache(maxsize=10_000)
def _names_any(text: str, code: str, ideas: tuple[str, ...]) -> bool:
    """Whether ``text``, the words that many units stand under, names one of ``ideas`` or speaks of it."""
    return any(match.name in ideas for match in ideas_in(text, code))


@lru_cache(maxsize=1_000)
def _printed_forms(code: str, ideas: tuple[str, ...]) -> tuple[str, ...]:
    """The names of ``ideas`` in small letters, to be looked for as they stand."""
    return tuple(
        form.casefold() for idea in ideas for form in forms()[idea][code] if " " in form and _is_name(form, code)
    )


def text_of(unit: Unit, sources: bool) -> str:
    """The own text of ``unit``; with ``sources`` that of a footnote has the words before its mark."""
    return unit.searched if sources and isinstance(unit.body, Footnote) else unit.body.text


@cache
def _names(code: str) -> PhraseTable:
    """The names of instruments in one language."""
    return PhraseTable(
        ((idea, form) for idea in instruments() for form in forms()[idea][code] if _is_name(form, code)), code
    )


def _is_name(form: str, code: str) -> bool:
    """Whether a form has a word for a treaty or the like, or is an acronym: "law of the sea" is a matter."""
    return has_head(form, code) or (form.isupper() and form.isascii())


@cache
def _spoken_of() -> frozenset[str]:
    """The ideas that also stand where a matter is spoken of, and no instrument by its name."""
    return frozenset(
        idea for idea in instruments() if any(not _is_name(f, c) for c in LANGUAGES for f in forms()[idea][c])
    )


def name_behind(text: str, code: str, spoken: str) -> str:
    """The name, in the language ``spoken``, of the known instrument in whose name ``text`` ends; empty for none."""
    last = named_in(text, code)[-1:]
    near = [named for named in last if not has_word(text[named.end :])]
    return forms()[near[0].ideas[0]][spoken][0] if near else ""


def has_head(text: str, code: str) -> bool:
    """Whether ``text`` has a word that treaties, declarations and the like are called by."""
    return _heads(code).search(fold(text)) is not None


def numbered_in(text: str, code: str) -> list[tuple[str, int, int]]:
    """The conventions that ``text`` names by number, with places: "ILO Convention No. 169"."""
    return [
        (m["number"], m.start(), m.end()) for m in _numbered(code).finditer(text) if not _YEAR.fullmatch(m["number"])
    ]


def citing_number(index: Index, number: str, allowed: Mask) -> list[int]:
    """The rows among ``allowed`` that cite the convention of the International Labour Organization with ``number``."""
    held: Mask = np.zeros(len(index.units), dtype=bool)
    held[index.lexical.postings(number_token(number))[0]] = True
    pattern = _printed_number(number)
    each = ((row, index.units[row]) for row in map(int, np.flatnonzero(held & allowed)))
    return [row for row, unit in each if pattern.search(unit.body.text) and has_head(unit.body.text, unit.language)]


@cache
def _numbered(code: str) -> re.Pattern[str]:
    heads = "|".join(map(re.escape, wording(code)["references"]["heads_numbered"]))
    return re.compile(
        rf"(?:{heads})\W{{0,3}}(?:{_number_words()})?\W{{0,2}}(?P<number>\d{{1,3}})(?![\d/])", re.IGNORECASE
    )


@cache
def _printed_number(number: str) -> re.Pattern[str]:
    """ "(No. 169)", "(núm. 169)", "(第169号)"."""
    return re.compile(rf"[(（]\s*(?:{_number_words()})\W{{0,2}}{number}(?!\d)", re.IGNORECASE)


@cache
def _number_words() -> str:
    found = {word for code in LANGUAGES for word in language(code).structure["number_word"]} | {"第", "رقم", "no", "n°"}
    return "|".join(sorted((re.escape(word) for word in found), key=len, reverse=True))


@cache
def _heads(code: str) -> re.Pattern[str]:
    heads = sorted((fold(head) for head in wording(code)["references"]["heads"]), key=len, reverse=True)
    either = "|".join(map(re.escape, heads))
    return re.compile(
        either
        if code == "zh"
        else rf"(?<!\w)[وفبلك]?(?:ال|لل)?(?:{either})"
        if code == "ar"
        else rf"(?<!\w)(?:{either})(?!\w)"
    )
