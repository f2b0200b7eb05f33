"""Paragraphs that are repeated from document to document: the same words but for numbers, dates and small edits.

What says the same is found by the words that two texts share, each counted by how telling it is. Only texts that share
one of their rarest words can be that alike (a prefix filter), so that a set of thousands is compared in a moment.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import Citation
from assistant.matching import telling
from assistant.wording import wording
from documents import RECORD_ID, Document
from documents.languages import fold, language, ordinals_in, words
from documents.symbols import find_symbols
from index.analysis import function_words

ALIKE = 0.9
"""Dice coefficient of two texts from which they say the same: of the words, and of what the words tell."""

SHORT = 6
"""Texts of fewer words must have all of them in common, and their figures too."""

_LEADS = (":", "：")
"""What ends words that only lead to items: the items say what is asked, and differ."""

_FUNCTION_WORD = 0.02
"""What a function word tells: hardly anything, but not nothing."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A citation by its words without figures, and as it stands."""

    citation: Citation
    words: frozenset[str]
    whole: str

    @classmethod
    def of(cls, citation: Citation) -> _Said:
        return cls(citation, frozenset(_words_of(citation.text, citation.language)), _plain(citation.text))


def with_repeats(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """``citations`` as they are, in their order; what says the same as one before it in another document says so."""
    said = [_Said.of(citation) for citation in citations]
    holders = Counter(word for one in said for word in one.words)
    firsts: dict[str, list[_Said]] = defaultdict(list)
    marked = []
    for one in said:
        rarest = _rarest(one, holders)
        near = {id(first): first for word in rarest for first in firsts[word]}
        first = next((first for first in near.values() if _same(first, one)), None)
        if first is None:
            for word in rarest:
                firsts[word].append(one)
        marked.append(replace(one.citation, same_as=first.citation.anchor) if first else one.citation)
    return tuple(marked)


def days(documents: Iterable[Document]) -> dict[str, str]:
    """When each document was adopted, or else published, by symbol: ``2023-12-19``; nothing where that is not known."""
    masts = (document.masthead for document in documents)
    dated = ((mast.symbol, mast.date_adopted or mast.date_published) for mast in masts)
    return {symbol: day.isoformat() for symbol, day in dated if symbol and day}


def newest_of_repeats_first(citations: Sequence[Citation], days: Mapping[str, str]) -> list[Citation]:
    """``citations`` in their order, but those that say the same change places so that the newest comes first.

    ``days`` are those of the documents, by symbol, as ``2023-12-19``.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for at, citation in enumerate(citations):
        groups[citation.same_as or citation.anchor].append(at)
    ordered = list(citations)
    for places in groups.values():
        newest = sorted(places, key=lambda at: days.get(citations[at].symbol, ""), reverse=True)
        anchor = citations[newest[0]].anchor
        for place, at in zip(places, newest, strict=True):
            same_as = None if at == newest[0] else anchor
            ordered[place] = replace(citations[at], same_as=same_as)
    return ordered


def folded(citations: Sequence[Citation]) -> list[tuple[Citation, list[Citation]]]:
    """Each citation that says something of its own, with those of ``citations`` that say the same."""
    shown = {citation.anchor for citation in citations}
    firsts = [citation for citation in citations if citation.same_as not in shown]
    others: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.same_as in shown:
            others[str(citation.same_as)].append(citation)
    return [(citation, others[citation.anchor]) for citation in firsts]


def _same(first: _Said, other: _Said) -> bool:
    """Whether two citations of different documents say the same, by verbs of the same family where acts are cited."""
    a, b = first.citation, other.citation
    if a.symbol == b.symbol or a.language != b.language or a.family != b.family:
        return False
    if RECORD_ID in (a.paragraph, b.paragraph) or a.text.rstrip().endswith(_LEADS):
        return False
    if first.whole == other.whole:
        return True
    if min(len(first.words), len(other.words)) < SHORT:
        return False
    if (first.words ^ other.words) & _turning_words(a.language):
        return False
    both = first.words & other.words
    if 2 * len(both) < ALIKE * (len(first.words) + len(other.words)):
        return False
    code = a.language
    return 2 * _told(both, code) >= ALIKE * (_told(first.words, code) + _told(other.words, code))


@cache
def _turning_words(code: str) -> frozenset[str]:
    """The words that one text cannot have beside another that says the same: verbs of acts, and those that negate."""
    verbs = (verb for forms in language(code).verbs.values() for verb in forms)
    keys = ([word.key for word in words(text, code)] for text in (*verbs, *wording(code)["wants"]["negation"]))
    return frozenset(found[0] for found in keys if len(found) == 1)


def _told(found: frozenset[str], code: str) -> float:
    idle = function_words(code)
    return sum(_FUNCTION_WORD if word in idle else _FUNCTION_WORD + telling(word, code) for word in found)


def _rarest(said: _Said, holders: Mapping[str, int]) -> list[str]:
    """So many of its rarest words that what is :data:`ALIKE` shares one of them; its text where it has none.

    Of two sets of sizes m <= n with Dice d, m is at least n d / (2 - d), and d n / (2 - d) words are shared.
    """
    count = len(said.words)
    if not count:
        return [said.whole]
    least = math.ceil(ALIKE / (2 - ALIKE) * count)
    return sorted(said.words, key=lambda word: (holders[word], word))[: count - least + 1]


def _words_of(text: str, code: str) -> list[str]:
    """The words of a text but for figures, months, ordinals and symbols, as the tables of words have them."""
    spans = [(m.start, m.end) for m in find_symbols(text)] + [span[1:] for span in ordinals_in(text, code)]
    months = {fold(month) for month in language(code).months}
    found = [w for w in words(text, code) if not any(start < w.end and w.start < end for start, end in spans)]
    return [w.key for w in found if not any(c.isdigit() for c in w.text) and fold(w.text) not in months]


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
