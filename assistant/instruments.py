"""Treaties, declarations and programmes that a question names, found where documents cite them.

They have no symbol. Those of ``index/terms/`` are known by all their names in six languages; any other is found by the
words of its name, which stand near one another where it is cited, and by the short names that documents give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from assistant.matching import Group
from assistant.retrieval import Mask
from assistant.wording import wording
from documents import Footnote
from documents.languages import LANGUAGES, Match, PhraseTable, fold, has_word, language, words
from index import Index, Unit
from index.analysis import analyse
from index.terms import forms, idea_token, ideas_in, instruments
from index.units import is_number, number_token, word_token

SPREAD = 0.5
"""How many other words may stand among those of a name for each word of it."""

FEWEST = 2
"""Words that a name must have to be looked for by its words."""

LEAST_TOLD = 0.25
"""What a word must tell to be one that tells a name apart."""

PROPER = 0.8
"""What a word must tell to be a name by itself."""

_BEFORE_HEAD = 40
"""Characters before the word for a treaty that may belong to its name: "the African Union Convention"."""

_BRACKET = re.compile(
    r"[（(《]\s*(?:the |la |le |el |les |los |las )?[“\"«„《]?\s*([^()（）“”\"«»《》]{3,60}?)\s*[”\"»“》]?\s*[)）》]"
)
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
    text = _text(unit, sources)
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


def _text(unit: Unit, sources: bool) -> str:
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


def citing_by_words(
    index: Index, groups: Sequence[Group], code: str, allowed: Mask, *, sources: bool = False
) -> list[int]:
    """The rows among ``allowed`` where the words of a name (``groups`` of a question in ``code``) stand together, and
    those that call the same instrument by a name that one of these gives it; ``sources`` as in :func:`citing_known`.
    """
    telling = [group for group in groups if not group.is_phrase and _tells_name(group)]
    if len(telling) < FEWEST or not any(has_head(group.text, code) for group in telling):
        return []
    holding = allowed.copy()
    for group in telling:
        holding &= group.counts(index.lexical) > 0
    rows = [row for row in map(int, np.flatnonzero(holding)) if _together(index.units[row], telling, code, sources)]
    return sorted(
        {*rows, *_by_short_form(index, rows, telling, code), *_by_other_names(index, rows, telling, code, allowed)}
    )


def _by_short_form(index: Index, rows: Iterable[int], groups: Sequence[Group], code: str) -> list[int]:
    """The rows of the documents of ``rows`` that have the beginning of the name alone: "the Manila Declaration"."""
    at = next(place for place, group in enumerate(groups) if has_head(group.text, code))
    beside = groups[at - 1 : at] if code in _HEAD_BEHIND else groups[at + 1 : at + 2]
    if len(groups) <= FEWEST or not beside or not _is_proper(beside[0]):
        return []
    keys = {(index.units[row].symbol, index.units[row].language) for row in rows}
    holding = index.columns.of_documents(keys)
    for group in (groups[at], *beside):
        holding &= group.counts(index.lexical) > 0
    each = ((row, index.units[row]) for row in map(int, np.flatnonzero(holding)))
    return [row for row, unit in each if unit.kind != "footnote" and _together(unit, [groups[at], *beside], code)]


_HEAD_BEHIND = ("en", "ru", "zh")
"""Languages in which the word for a treaty stands behind the place that it is called by."""


def _is_proper(group: Group) -> bool:
    """Whether a word of a name tells it apart by itself: a place, a person."""
    return group.telling >= PROPER and not group.text[:1].islower()


def looks_like_name(text: str, groups: Sequence[Group]) -> bool:
    """Whether words of a question may be a name: in capitals, in title marks, rare by themselves, or with a figure.

    "National action plans" are a matter.
    """
    if "《" in text:
        return True
    return any(g.text[:1].isupper() or g.telling >= PROPER or g.text.isdigit() for g in groups)


def names_apart(groups: Sequence[Group]) -> bool:
    """Whether a name has a word in capitals that tells it apart, and so can be said to stand nowhere."""
    return any(_is_proper(group) and group.text[:1].isupper() for group in groups)


def _tells_name(group: Group) -> bool:
    return not group.is_generic and group.telling >= LEAST_TOLD


def _together(unit: Unit, groups: Sequence[Group], code: str, sources: bool = False) -> bool:
    """Whether a word of every group stands in one stretch of the unit's own text."""
    places = _places(_text(unit, sources), unit.language, groups, code)
    if any(not each for each in places):
        return False
    reach = FEWEST if len(groups) == FEWEST else int(len(groups) * (1 + SPREAD))
    return any(
        all(any(start <= place < start + reach for place in each) for each in places)
        for start in sorted({place for each in places for place in each})
    )


def _places(text: str, code: str, groups: Sequence[Group], asked: str) -> list[list[int]]:
    """For each group the places of its words in ``text``, counted in words that are no function words."""
    cut = analyse(text, code)
    tokens = [number_token(w.key) if is_number(w.text) else word_token(w.key, code) for w in cut]
    at = {word.start: place for place, word in enumerate(cut)}
    ideas = [(idea_token(m.name), at[m.start]) for m in ideas_in(text, code) if m.start in at]
    each = [*((token, place) for place, token in enumerate(tokens)), *ideas]
    return [[place for token, place in each if token in _tokens(group, code, asked)] for group in groups]


def _tokens(group: Group, code: str, asked: str) -> frozenset[str]:
    """What a word of a name asked for in ``asked`` may stand as in a text in ``code``."""
    return frozenset(group.words) if code == asked and group.words else group.tokens


def _by_other_names(index: Index, rows: Iterable[int], groups: Sequence[Group], code: str, allowed: Mask) -> set[int]:
    """The rows that name what ``rows`` name by a short name in brackets behind it, or by the name before one."""
    names = {
        (unit.language, name)
        for unit in (index.units[row] for row in rows)
        for name in _other_names(unit, groups, code)
    }
    return {row for spoken, name in names for row in _rows_naming(index, name, spoken, allowed)}


def _other_names(unit: Unit, groups: Sequence[Group], code: str) -> list[str]:
    """What a text calls an instrument beside the name that was asked: "... in Africa (Kampala Convention)"."""
    found: list[str] = []
    for match in _BRACKET.finditer(unit.body.text):
        before = unit.body.text[max(0, match.start() - 250) : match.start()].rstrip()
        long = _name_before(before, unit.language)
        if not long or not has_head(match[1], unit.language):
            continue
        whole = f"{_name_lead(before[: -len(long)])} {long}"
        asked_short, asked_long = (_holds(name, unit.language, groups, code) for name in (match[1], whole))
        found += [long] if asked_short and not asked_long else [match[1]] if asked_long and not asked_short else []
    return [name for name in found if len(analyse(name, unit.language)) >= FEWEST]


def _name_lead(text: str) -> str:
    """The words right before the word for a treaty that may belong to its name, up to the last mark."""
    return re.split(r"[,;:()（），；、،؛]", text[-_BEFORE_HEAD:])[-1]


def _holds(name: str, code: str, groups: Sequence[Group], asked: str) -> bool:
    return all(_places(name, code, groups, asked))


def _name_before(text: str, code: str) -> str:
    """The name that ``text`` ends in: from its last word for a treaty on, where words of its own follow."""
    heads = [w for w in words(text, code) if w.text[:1] != w.text[:1].lower() and has_head(w.text, code)]
    return text[heads[-1].start :] if heads and has_word(text[heads[-1].end :]) else ""


def _rows_naming(index: Index, name: str, code: str, allowed: Mask) -> list[int]:
    """The rows of language ``code`` whose text has the words of ``name`` one after another."""
    keys = [word.key for word in analyse(name, code)]
    tokens = [number_token(key) if is_number(key) else word_token(key, code) for key in keys]
    held = allowed.copy()
    for token in tokens:
        mask: Mask = np.zeros(len(held), dtype=bool)
        mask[index.lexical.postings(token)[0]] = True
        held &= mask
    wanted = " ".join(keys)
    return [row for row in map(int, np.flatnonzero(held)) if _has_run(index.units[row], code, wanted)]


def _has_run(unit: Unit, code: str, wanted: str) -> bool:
    return unit.language == code and f" {wanted} " in f" {' '.join(w.key for w in analyse(unit.body.text, code))} "


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


def spans_of(matches: Iterable[Named | Match]) -> list[tuple[int, int]]:
    """The places of what was found."""
    return [(match.start, match.end) for match in matches]
