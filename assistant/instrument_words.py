"""Instruments that no table knows, by the words of their names: these stand near one another where one is cited.

Then by the short or long names that those texts give it in brackets, and by the beginning of the name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from assistant.instruments import has_head, text_of
from assistant.matching import Group
from assistant.retrieval import Mask
from documents.languages import has_word, words
from index import Index, Unit
from index.analysis import analyse
from index.terms import idea_token, ideas_in
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
    places = _places(text_of(unit, sources), unit.language, groups, code)
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
