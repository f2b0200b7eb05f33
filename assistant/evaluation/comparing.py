"""Ours beside other ways of finding, over the same questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import ANSWERED
from assistant.evaluation.gold import GoldQuestion, Place
from assistant.evaluation.judging import judge_places, places
from assistant.evaluation.measuring import Measured, groups_of
from assistant.settings import CANDIDATES

OURS = "Operative"

MOST = 20
"""The largest fixed number of paragraphs that is tried for a baseline."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one way of finding does over a group of questions, each figure from 0 to 1.

    ``f1_all`` is F1 over all questions; the others are over those that paragraphs answer: ``f1``, ``oracle`` (F1 of as
    many paragraphs as are right: R-precision), ``nearest`` (recall@5) and ``reciprocal`` (MRR over ten). They are None
    where there is no such question.
    """

    f1_all: float
    f1: float | None = None
    oracle: float | None = None
    nearest: float | None = None
    reciprocal: float | None = None

    def to_json(self) -> dict[str, float]:
        """Rounded, by short names; what is None is left out."""
        named = {
            "f1_all": self.f1_all, "f1": self.f1, "r-precision": self.oracle, "r@5": self.nearest,
            "mrr": self.reciprocal,
        }  # fmt: skip
        return {name: round(value, 3) for name, value in named.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Way:
    """A way of finding over all questions: its standing by group, and ``fixed``, the number of paragraphs that it
    cites; None for ours, which decides for each question.
    """

    name: str
    fixed: int | None
    standings: dict[str, Standing]

    def to_json(self) -> dict[str, Any]:
        """The standings by group, and the number of paragraphs."""
        return {"paragraphs": self.fixed, **{name: one.to_json() for name, one in self.standings.items()}}


@dataclass(frozen=True, slots=True)
class _Row:
    """The figures of one question."""

    question: GoldQuestion
    f1: float
    oracle: float
    nearest: float
    reciprocal: float


def ours(results: Sequence[Measured]) -> Way:
    """The answers themselves; their ranking is what is cited, then the candidates."""
    rows = []
    for result in results:
        found = list(dict.fromkeys(places([*result.answer.citations, *result.answer.candidates])))
        nearest, reciprocal = result.score.nearest or 0.0, result.score.reciprocal or 0.0
        oracle = _f1(result.question, found[: len(result.question.gold)])
        rows.append(_Row(result.question, result.score.f1, oracle, nearest, reciprocal))
    return Way(OURS, None, _standings(rows))


def baseline(name: str, questions: Sequence[GoldQuestion], rankings: Sequence[Sequence[Place]]) -> Way:
    """What a ranking gives when it cites the number of paragraphs that is best over these questions."""
    answerable = [(q, found) for q, found in zip(questions, rankings, strict=True) if q.is_of_paragraphs]
    fixed = max(range(1, MOST + 1), key=lambda most: sum(_f1(q, found[:most]) for q, found in answerable))
    rows = []
    for question, found in zip(questions, rankings, strict=True):
        near = judge_places(question, [], found[:CANDIDATES], ANSWERED)
        oracle = _f1(question, found[: len(question.gold)])
        f1 = _f1(question, found[:fixed])
        rows.append(_Row(question, f1, oracle, near.nearest or 0.0, near.reciprocal or 0.0))
    return Way(name, fixed, _standings(rows))


def _f1(question: GoldQuestion, cited: Sequence[Place]) -> float:
    return judge_places(question, cited, cited, ANSWERED).f1


def _standings(rows: Sequence[_Row]) -> dict[str, Standing]:
    groups: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        for name in groups_of(row.question):
            groups[name].append(row)
    return {name: _standing(found) for name, found in groups.items()}


def _standing(rows: Sequence[_Row]) -> Standing:
    f1_all = sum(row.f1 for row in rows) / len(rows)
    some = [row for row in rows if row.question.is_of_paragraphs]
    if not some:
        return Standing(f1_all)
    figures = [(row.f1, row.oracle, row.nearest, row.reciprocal) for row in some]
    return Standing(f1_all, *(sum(column) / len(some) for column in zip(*figures, strict=True)))


def to_json(ways: Sequence[Way]) -> Mapping[str, Any]:
    """All of them by name."""
    return {way.name: way.to_json() for way in ways}
