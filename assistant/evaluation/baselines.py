"""Other ways of finding paragraphs, which ours is measured beside: BM25 alone, vectors alone, all-MiniLM-L6-v2.

Each ranks the paragraphs of one version of every document, as ours does, and knows nothing of structure, ideas or
addressees. None has a cut-off, so each is given what it cannot know: as many paragraphs as there are right ones
(R-precision), and the number of paragraphs that is best over the very questions that it is measured on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.catalogue import one_version_each
from assistant.evaluation.gold import GoldQuestion, Place
from index import Index, tokens_of
from index.lexical import LexicalIndex
from index.terms import PREFIX

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

DEEPEST = 100
"""How many paragraphs of a ranking are kept."""


@dataclass(frozen=True, eq=False, slots=True)
class Pool:
    """The units that a question is answered from: a mask of shape (units,), and the languages that they are in."""

    mask: Mask
    languages: tuple[str, ...]


class Baseline(Protocol):
    """A way of ranking: its name, and the score of every unit for a question."""

    @property
    def name(self) -> str:
        """As tables show it."""

    @property
    def language(self) -> str | None:
        """The language of the versions that it reads; None: that of the question."""

    def scores(self, question: str, pool: Pool) -> Floats:
        """Shape (units,); only those of ``pool`` count."""


class Pools:
    """The pool of each question: paragraphs of one version of each document, in a language where held.

    Footnotes are among them only where one answers, which no baseline could know.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._made: dict[tuple[str, bool], Pool] = {}

    def of(self, question: GoldQuestion, language: str | None = None) -> Pool:
        """The pool of one question, by default in its own language; the same object for all that have the same."""
        key = language or question.language, any(paragraph.startswith("FN") for _, paragraph in question.gold)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, language: str, with_notes: bool) -> Pool:
        chosen = {(d.symbol, d.language) for d in one_version_each(self._index.documents, language)}
        units = self._index.units
        held = [(u.symbol, u.language) in chosen and (with_notes or u.kind != "footnote") for u in units]
        return Pool(np.array(held, dtype=bool), tuple(sorted({code for _, code in chosen})))


class Words:
    """BM25 over plain words and figures, those of the question read as words of the document's language."""

    name, language = "BM25", None

    def __init__(self, index: Index) -> None:
        self._index = index
        self._plain: dict[Pool, LexicalIndex] = {}

    def scores(self, question: str, pool: Pool) -> Floats:
        """The plain BM25 score of every unit of the pool."""
        if pool not in self._plain:
            self._plain[pool] = without_ideas(self._index.lexical, pool.mask)
        tokens = [token for code in pool.languages for token in tokens_of(question, code) if not _is_idea(token)]
        found: Floats = np.zeros(len(pool.mask), dtype=np.float32)
        found[pool.mask] = self._plain[pool].scores(list(dict.fromkeys(tokens)))
        return found


def without_ideas(index: LexicalIndex, pool: Mask) -> LexicalIndex:
    """The index over the units of ``pool`` alone, in their order, without ideas."""
    plain = np.array([not _is_idea(token) for token in index.tokens], dtype=bool)
    tokens = np.repeat(np.arange(len(index.tokens), dtype=np.int64), np.diff(index.starts))
    kept = plain[tokens] & pool[index.units]
    place = np.cumsum(pool, dtype=np.int32) - 1
    units, counts = place[index.units[kept]], index.counts[kept]
    starts = np.zeros(len(index.tokens) + 1, dtype=np.int64)
    starts[1:] = np.cumsum(np.bincount(tokens[kept], minlength=len(index.tokens)))
    lengths = np.bincount(units, weights=counts, minlength=int(pool.sum())).astype(np.float32)
    return LexicalIndex(index.tokens, starts, units.astype(np.int32), counts, lengths)


def _is_idea(token: str) -> bool:
    return token.startswith(PREFIX)


class Vectors:
    """The likeness of vectors, by the embedder of the index."""

    name, language = "vectors", None

    def __init__(self, index: Index) -> None:
        self._index = index

    def scores(self, question: str, pool: Pool) -> Floats:
        """The cosine of every unit."""
        return self._index.cosines(question)


def rankings(index: Index, baseline: Baseline, questions: Sequence[GoldQuestion], pools: Pools) -> list[list[Place]]:
    """The paragraphs that ``baseline`` finds for each question, best first."""
    read = baseline.language
    return [_ranking(index, baseline, question.question, pools.of(question, read)) for question in questions]


def _ranking(index: Index, baseline: Baseline, question: str, pool: Pool) -> list[Place]:
    rows = np.flatnonzero(pool.mask)
    order = np.argsort(-baseline.scores(question, pool)[rows], kind="stable")[:DEEPEST]
    return [(unit.symbol, unit.id) for unit in (index.units[row] for row in rows[order].tolist())]
