"""Candidates for a question and where to cut them: pure functions over the index's arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.fitted import fitted
from assistant.matching import Group
from index import Index
from index.lexical import LexicalIndex, inverse_frequency, saturation

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

PHRASE_WEIGHT = 1.0
"""What a phrase found whole adds, beside its words."""

TIME_WEIGHT = 1.0
"""What naming a time counts for when the question asks when."""

RARENESS_POWER = 0.5
"""Power of the idf in this corpus. A small corpus exaggerates what is rare in it; ``telling`` knows better."""

TELLING_POWER = 0.5
"""Power of how telling a word is in the language of the General Assembly."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How near the best unit one must be to be kept beside it.

    At least ``share`` of its score, and at most ``slack`` less of the question covered; ``most`` units in all.
    """

    share: float
    slack: float
    most: int


@dataclass(frozen=True)
class Scores:
    """How well each unit fits a question: arrays of shape (units,).

    ``lexical`` is the BM25 score over groups, ``cosine`` the likeness of vectors (zeros when not asked for), ``fused``
    their weighted sum; ``coverage`` is the share, 0 to 1, of what the question tells that the unit holds,
    ``unheld`` the share that no unit holds.
    """

    lexical: Floats
    cosine: Floats
    fused: Floats
    coverage: Floats
    unheld: float


def score(index: Index, groups: Sequence[Group], text: str | None, timed: Mask | None = None) -> Scores:
    """Score every unit by the ``groups`` of a question, and by the vector of ``text`` unless it is None.

    ``timed`` are the units that name a time, for a question that asks when.
    """
    lexical, covered, unheld = word_scores(index.lexical, groups)
    if timed is not None:
        lexical += np.float32(TIME_WEIGHT) * timed
    cosine = index.cosines(text) if text is not None else np.zeros(index.lexical.size, dtype=np.float32)
    return Scores(lexical, cosine, fuse(lexical, cosine, fitted().vector_weight), covered, unheld)


def word_scores(index: LexicalIndex, groups: Sequence[Group]) -> tuple[Floats, Floats, float]:
    """``lexical``, ``coverage`` and ``unheld`` of :class:`Scores` for the ``groups`` of a question over ``index``."""
    lexical = np.zeros(index.size, dtype=np.float32)
    covered = np.zeros(index.size, dtype=np.float32)
    each = [group_scores(index, group) for group in groups]
    single = [at for at, group in enumerate(groups) if not group.is_phrase]
    for group, one in zip(groups, each, strict=True):
        lexical += np.float32(PHRASE_WEIGHT if group.is_phrase else 1.0) * one
    whole = sum(groups[at].telling for at in single) or 1.0
    unheld = 0.0
    for at in single:
        held = holders(groups, each, at)
        covered += np.float32(groups[at].telling / whole) * held
        unheld += 0.0 if held.any() else groups[at].telling / whole
    return lexical, covered, unheld


def fuse(lexical: Floats, cosine: Floats, weight: float) -> Floats:
    """The two scores of every unit as one: a weighted sum, the cosine as it is.

    Standard scores and shares of the best score were tried in its place and found no more (``bench/fit_ranking.py``).
    """
    return (lexical + np.float32(weight) * cosine).astype(np.float32)


def holders(groups: Sequence[Group], each: Sequence[Floats], at: int) -> Mask:
    """The units that hold group ``at`` itself or a phrase that it is part of; ``each`` are the scores of the groups.

    "Неправительственные организации" may stand in a document as "organisations non gouvernementales" and no word of
    it by itself.
    """
    one = groups[at]
    mask: Mask = each[at] > 0
    for phrase, scores in zip(groups, each, strict=True):
        if phrase.is_phrase and phrase.start <= one.start and one.end <= phrase.end:
            mask = np.logical_or(mask, scores > 0)
    return mask


def holding(groups: Sequence[Group], index: LexicalIndex) -> Mask:
    """The rows of ``index`` that hold one of ``groups``."""
    mask: Mask = np.zeros(index.size, dtype=bool)
    for group in groups:
        for token in group.tokens:
            mask[index.postings(token)[0]] = True
    return mask


def group_scores(index: LexicalIndex, group: Group) -> Floats:
    """The score of one group in every unit, shape (units,): BM25 with its idf and telling damped."""
    counts = group.counts(index)
    rare = inverse_frequency(int(np.count_nonzero(counts)), index.size) ** RARENESS_POWER
    weight = np.float32(rare * group.telling**TELLING_POWER)
    return weight * saturation(counts, index.lengths, index.mean_length)


def ranked(scores: Floats, allowed: Mask) -> list[int]:
    """The allowed units, best first; equal ones in the order of print."""
    rows = np.flatnonzero(allowed)
    found: list[int] = rows[np.argsort(-scores[rows], kind="stable")].tolist()
    return found


def cut(fused: Floats, coverage: Floats, order: Sequence[int], limits: Cut) -> list[int]:
    """The units of ``order`` that answer: those within ``limits`` of the best one in score and in coverage.

    One paragraph when one answers, three when three do.
    """
    if not order:
        return []
    best = order[0]
    score, covered = limits.share * fused[best], coverage[best] - limits.slack
    return [unit for unit in order[: limits.most] if fused[unit] >= score and coverage[unit] >= covered]
