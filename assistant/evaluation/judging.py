"""One answer held against gold: precision, recall, F1 and how near the right paragraphs were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.answer import NOT_COVERED, Answer
from assistant.evaluation.gold import GoldQuestion, Place

NEAREST = 5


@dataclass(frozen=True, slots=True)
class Score:
    """Scores of one answer, or means over ``count``, each from 0 to 1.

    ``exact``: the right set and no more. ``nearest``: recall@5 of the candidates, and ``reciprocal`` one over the place
    of the first right one, both None where the record answers or nothing does. ``none``: whether a question without an
    answer was refused, None for others.
    """

    f1: float
    exact: float
    precision: float
    recall: float
    nearest: float | None = None
    reciprocal: float | None = None
    none: float | None = None
    count: int = 1

    def to_json(self) -> dict[str, Any]:
        """Rounded, by short names; what is None is left out."""
        named = {
            "f1": self.f1, "exact": self.exact, "p": self.precision, "r": self.recall, "r@5": self.nearest,
            "mrr": self.reciprocal, "none": self.none,
        }  # fmt: skip
        return {"n": self.count, **{name: round(value, 3) for name, value in named.items() if value is not None}}


def judge(question: GoldQuestion, answer: Answer) -> Score:
    """The scores of one answer."""
    cited, candidates = places(answer.citations), places(answer.candidates)
    return judge_places(question, [] if answer.status == NOT_COVERED else cited, candidates or cited, answer.status)


def places(cited: Sequence[Any]) -> list[Place]:
    """The paragraphs of citations."""
    return [(citation.symbol, citation.paragraph) for citation in cited]


def judge_places(question: GoldQuestion, cited: Sequence[Place], ranked: Sequence[Place], status: str) -> Score:
    """The scores of the set ``cited``, found first in ``ranked``.

    A question without an answer is right only when nothing is cited and it was said that nothing answers.
    """
    if not question.gold:
        right = float(status == NOT_COVERED and not cited)
        return Score(right, right, right, right, none=right)
    precision = _share(cited, question.gold)
    recall = _share(question.gold, cited)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    exact = float(precision == 1.0 and recall == 1.0)
    if not question.is_of_paragraphs:
        return Score(f1, exact, precision, recall)
    nearest = _share(question.gold, ranked[: max(NEAREST, len(question.gold))])
    first = next((at for at, one in enumerate(ranked, start=1) if _is_in(one, question.gold)), None)
    return Score(f1, exact, precision, recall, nearest, 1 / first if first else 0.0)


def _share(some: Sequence[Place], others: Sequence[Place]) -> float:
    """The share of ``some`` that are among ``others``."""
    return sum(_is_in(one, others) for one in some) / len(some) if some else 0.0


def _is_in(one: Place, others: Sequence[Place]) -> bool:
    return any(same(one, other) for other in others)


def same(one: Place, other: Place) -> bool:
    """Whether two places are one paragraph, or one is an item of the other."""
    if one[0] != other[0]:
        return False
    mine, theirs = _parts(one[1]), _parts(other[1])
    common = min(len(mine), len(theirs))
    return common > 0 and mine[:common] == theirs[:common]


@cache
def _parts(paragraph: str) -> tuple[str, ...]:
    """``OP4(b)(ii)`` as OP4, b, ii and ``Annex I/4`` as AnnexI, 4."""
    return tuple(part for part in re.split(r"[()/]+", paragraph.replace(" ", "")) if part)
