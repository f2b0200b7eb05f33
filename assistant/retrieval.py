"""Candidates for a question and where to cut them: pure functions over the index's arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.matching import Group
from index import Index
from index.lexical import LexicalIndex, inverse_frequency, saturation

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

PHRASE_WEIGHT = 1.0
"""What a phrase found whole adds, beside its words."""

VECTOR_WEIGHT = 4.0
"""What a cosine of one counts for beside the lexical score."""

TIME_WEIGHT = 1.0
"""What naming a time counts for when the question asks when."""

RARENESS_POWER = 0.5
"""Power of the idf in this corpus. A small corpus exaggerates what is rare in it; ``telling`` knows better."""

TELLING_POWER = 0.5
"""Power of how telling a word is in the language of the General Assembly."""


ANSWERABLE = (-3.41, 0.82, 0.54, -0.34)
ANSWERABLE_BIAS = 1.83
"""Weights of :func:`answerability`."""


@dataclass(frozen=True)
class Scores:
    """How well each unit fits a question: arrays of shape (units,).

    ``lexical`` is the BM25 score over groups, ``cosine`` the likeness of vectors (zeros when not asked for), ``fused``
    their weighted sum; ``coverage`` is the share, 0 to 1, of what the question tells that the unit holds.
    """

    lexical: Floats
    cosine: Floats
    fused: Floats
    coverage: Floats


def score(index: Index, groups: Sequence[Group], text: str | None, timed: Mask | None = None) -> Scores:
    """Score every unit by the ``groups`` of a question, and by the vector of ``text`` unless it is None.

    ``timed`` are the units that name a time, for a question that asks when.
    """
    size = len(index.units)
    lexical = np.zeros(size, dtype=np.float32)
    covered = np.zeros(size, dtype=np.float32)
    whole = 0.0
    for group in groups:
        one = group_scores(index.lexical, group)
        lexical += np.float32(PHRASE_WEIGHT if group.is_phrase else 1.0) * one
        if group.is_phrase:
            continue
        whole += group.telling
        covered += np.float32(group.telling) * (one > 0)
    if timed is not None:
        lexical += np.float32(TIME_WEIGHT) * timed
    coverage = covered / np.float32(whole) if whole else covered
    cosine = index.cosines(text) if text is not None else np.zeros(size, dtype=np.float32)
    return Scores(lexical, cosine, lexical + np.float32(VECTOR_WEIGHT) * cosine, coverage)


def group_scores(index: LexicalIndex, group: Group) -> Floats:
    """The score of one group in every unit, shape (units,): BM25 with its idf and telling damped."""
    counts = group.counts(index)
    rare = inverse_frequency(int(np.count_nonzero(counts)), index.size) ** RARENESS_POWER
    weight = np.float32(rare * group.telling**TELLING_POWER)
    return weight * saturation(counts, index.lengths, index.mean_length)


def ranked(scores: Floats, allowed: Mask) -> list[int]:
    """The allowed units, best first; equal ones in the order of print."""
    order = np.argsort(-scores, kind="stable")
    return [int(unit) for unit in order if allowed[unit]]


def cut(fused: Floats, coverage: Floats, order: Sequence[int], share: float, slack: float, most: int) -> list[int]:
    """The units of ``order`` that answer: those near the best one in score and in coverage.

    One paragraph when one answers, three when three do: a unit stays when its score is at least ``share`` of the
    best score and its coverage at most ``slack`` under that of the best unit; at most ``most``.
    """
    if not order:
        return []
    best = order[0]
    kept = [
        unit for unit in order[:most] if fused[unit] >= share * fused[best] and coverage[unit] >= coverage[best] - slack
    ]
    return kept


def answerability(scores: Scores, best: int, groups: Sequence[Group], index: LexicalIndex) -> float:
    """The probability, 0 to 1, that the documents answer a question, from how its best unit fits it.

    A logistic model over :func:`answerability_features`, fitted by ``bench/fit_answerability.py``.
    """
    features = answerability_features(scores, best, groups, index)
    logit = ANSWERABLE_BIAS + sum(weight * value for weight, value in zip(ANSWERABLE, features, strict=True))
    return float(1.0 / (1.0 + np.exp(-logit)))


def answerability_features(
    scores: Scores, best: int, groups: Sequence[Group], index: LexicalIndex
) -> tuple[float, float, float, float]:
    """(share of what the question tells that no unit holds, best lexical score per group, the score, the groups)."""
    single = [group for group in groups if not group.is_phrase]
    telling = sum(group.telling for group in single) or 1.0
    unheld = sum(group.telling for group in single if not group.counts(index).any()) / telling
    lexical = float(scores.lexical[best])
    return unheld, lexical / max(1, len(single)), lexical, float(len(single))
