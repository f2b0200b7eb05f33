"""How sure the assistant must be before it answers a question: coverage against precision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import ANSWERED
from assistant.evaluation.judging import judge_places, places
from assistant.evaluation.measuring import Measured

STEPS = tuple(step / 10 for step in range(10))
"""The thresholds of a curve, beside the one in force."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """A question as the curve sees it.

    ``assurance`` is how probable it is that the documents answer: None where structure decided, which no threshold
    changes. ``f1`` and ``precision`` are those of the set that is cited, or would be.
    """

    assurance: float | None
    f1: float
    precision: float
    has_gold: bool
    is_answered: bool

    def is_answered_from(self, threshold: float) -> bool:
        """Whether it is answered where ``threshold`` is in force."""
        return self.is_answered if self.assurance is None else self.assurance >= threshold


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What a threshold gives: the share of answerable questions that are answered (``coverage``), mean F1 and precision
    of the answers given (nought for each to a question without one), and the share of questions without an answer that
    are refused. None where there is none to count.
    """

    threshold: float
    coverage: float | None
    f1: float | None
    precision: float | None
    refused: float | None


def sureness(result: Measured) -> Sureness:
    """A measured question as the curve sees it."""
    cited = places(result.answer.citations or result.withheld)
    if not result.question.gold:
        f1 = precision = 0.0
    else:
        score = judge_places(result.question, cited, cited, ANSWERED)
        f1, precision = score.f1, score.precision
    return Sureness(result.assurance, f1, precision, bool(result.question.gold), bool(result.answer.citations))


def curve(questions: Sequence[Sureness], in_force: float, steps: Iterable[float] = STEPS) -> list[CurvePoint]:
    """The points of the curve by threshold, the one in force among them."""
    return [_point(questions, threshold) for threshold in sorted({*steps, in_force})]


def _point(questions: Sequence[Sureness], threshold: float) -> CurvePoint:
    answered = [one for one in questions if one.is_answered_from(threshold)]
    answerable = [one for one in questions if one.has_gold]
    others = [one for one in questions if not one.has_gold]
    return CurvePoint(
        threshold,
        _mean([one.is_answered_from(threshold) for one in answerable]),
        _mean([one.f1 for one in answered]),
        _mean([one.precision for one in answered]),
        _mean([not one.is_answered_from(threshold) for one in others]),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
