"""Candidates for a question and where to cut them: pure functions over the index's arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.matching import Group
from index import Index

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

PHRASE_WEIGHT = 0.7
"""What a phrase found whole adds, beside its words."""

VECTOR_WEIGHT = 3.0
"""What a cosine of one counts for beside the lexical score."""

UNSEEN = 0.9
"""A group that no unit holds lowers the coverage of every unit by this share of its weight."""


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


def score(index: Index, groups: Sequence[Group], text: str | None) -> Scores:
    """Score every unit by the ``groups`` of a question, and by the vector of ``text`` unless it is None."""
    size = len(index.units)
    lexical = np.zeros(size, dtype=np.float32)
    covered = np.zeros(size, dtype=np.float32)
    whole = 0.0
    for group in groups:
        one = index.lexical.group_scores(group.alternatives)
        if group.is_phrase:
            lexical += np.float32(PHRASE_WEIGHT * group.telling) * one
            continue
        lexical += np.float32(group.telling) * one
        whole += group.telling
        covered += np.float32(group.telling) * (one > 0)
    coverage = covered / np.float32(whole) if whole else covered
    cosine = index.cosines(text) if text is not None else np.zeros(size, dtype=np.float32)
    return Scores(lexical, cosine, lexical + np.float32(VECTOR_WEIGHT) * cosine, coverage)


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
        unit
        for unit in order[:most]
        if fused[unit] >= share * fused[best] and coverage[unit] >= coverage[best] - slack
    ]
    return kept
