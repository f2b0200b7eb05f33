"""Narrowing a complete set of acts by the other words of the question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.finding import PARAGRAPHS, Act, Context
from assistant.matching import Group, telling_of
from assistant.retrieval import Cut, Scores, cut, score

TELLING_ENOUGH = 0.5
"""What the words beside the actor must tell together (sum over groups) before they narrow the set."""

TELLING_MUCH = 1.0
"""The same when the question wants everything."""

COVERED_WELL = 0.6
"""The same where those words must be of the set: they name a title, or what somebody is to do."""

COVERED_ENOUGH = 0.15
"""Share of what those words tell that some paragraph of the set must hold, or they do not narrow it."""

IN_MOST = 0.5
"""Share of the paragraphs of a set that hold a word which does not narrow it any more."""

ELSEWHERE = 2.0
"""How many times better a paragraph outside the set must fit those words for the question to be about it."""

NARROW = Cut(share=0.6, slack=0.2, most=60)
"""Which paragraphs of a set those words leave."""


def enough_to_narrow(context: Context, groups: Sequence[Group]) -> bool:
    """Whether the words of ``groups`` tell enough to narrow a set: more where a verb is quoted."""
    return telling_of(groups) >= (TELLING_MUCH if context.question.quoted_family else TELLING_ENOUGH)


def narrowed(context: Context, acts: Sequence[Act], groups: Sequence[Group], least: float | None = None) -> list[Act]:
    """Those of ``acts`` that the other words of the question, ``groups``, speak of, best first.

    All of them when those words say nothing of the kind; none when they speak of something else altogether, or when no
    paragraph holds the share ``least`` of what they tell.
    """
    scores = score(context.index, groups, None)
    best = best_of(scores, acts)
    covered = float(scores.coverage[best.row])
    if least is not None:
        return cut_acts(scores, acts) if covered >= least else []
    if context.question.wants_all and (covered < 1.0 or telling_of(groups) < TELLING_MUCH):
        return list(acts)
    if _fits_elsewhere(context, scores, best):
        return []
    return list(acts) if covered < COVERED_ENOUGH else cut_acts(scores, acts)


def narrowed_within(context: Context, acts: Sequence[Act], groups: Sequence[Group]) -> list[Act]:
    """Those of ``acts``, of documents that the question means, that its other words, ``groups``, single out.

    Words that most of the acts hold say what the documents are about. All of ``acts`` unless a paragraph holds nearly
    all that the others tell.
    """
    rows = [act.row for act in acts]
    apart = [group for group in groups if not group.is_generic and _singles_out(context, group, rows)]
    if telling_of(apart) < (TELLING_MUCH if context.question.wants_all else TELLING_ENOUGH):
        return list(acts)
    scores = score(context.index, apart, None)
    covered = float(scores.coverage[best_of(scores, acts).row])
    return cut_acts(scores, acts) if covered >= COVERED_WELL else list(acts)


def _singles_out(context: Context, group: Group, rows: Sequence[int]) -> bool:
    """Whether a word does not stand in most of the paragraphs ``rows``."""
    return float(np.mean(group.counts(context.index.lexical)[list(rows)] > 0)) <= IN_MOST


def best_of(scores: Scores, acts: Sequence[Act]) -> Act:
    """The act whose paragraph fits best."""
    return max(acts, key=lambda act: float(scores.fused[act.row]))


def cut_acts(scores: Scores, acts: Sequence[Act]) -> list[Act]:
    """The acts whose paragraphs fit about as well as the best one, best first."""
    held = {act.row: act for act in acts}
    order = sorted(held, key=lambda row: -float(scores.fused[row]))
    return [held[row] for row in cut(scores.fused, scores.coverage, order, NARROW)]


def _fits_elsewhere(context: Context, scores: Scores, best: Act) -> bool:
    allowed = context.of_kinds(PARAGRAPHS)
    elsewhere = float(scores.fused[allowed].max(initial=0.0))
    return elsewhere > ELSEWHERE * float(scores.fused[best.row])
