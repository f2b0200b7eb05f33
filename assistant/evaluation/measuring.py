"""Putting questions with gold to the assistant, and means over the answers."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer import NOT_COVERED, Answer, Citation
from assistant.evaluation.gold import GoldQuestion
from assistant.evaluation.judging import Score, judge
from documents.errors import BadQuestion

if TYPE_CHECKING:
    from assistant.engine import Assistant


@dataclass(frozen=True, slots=True)
class Measured:
    """A question with its answer and its score.

    ``assurance`` is the probability that the documents answer, where it was asked for, and ``withheld`` what would have
    been cited had it been high enough; ``seconds`` is how long the answer took.
    """

    question: GoldQuestion
    answer: Answer
    score: Score
    assurance: float | None = None
    withheld: tuple[Citation, ...] = ()
    seconds: float = 0.0


def measured(
    assistant: Assistant, questions: Sequence[GoldQuestion], on_progress: Callable[[int, int], None]
) -> Iterator[Measured]:
    """Each question as it is answered, in order; one that the assistant refuses to read counts as not covered."""
    on_progress(0, len(questions))
    for done, question in enumerate(questions, start=1):
        start = time.perf_counter()
        try:
            assured = assistant.ask_assured(question.question)
        except BadQuestion as error:
            refused = Answer(question.question, question.language, NOT_COVERED, str(error))
            yield Measured(question, refused, judge(question, refused))
        else:
            seconds = time.perf_counter() - start
            score = judge(question, assured.answer)
            yield Measured(question, assured.answer, score, assured.assurance, assured.withheld, seconds)
        on_progress(done, len(questions))


def table(results: Iterable[Measured]) -> dict[str, Score]:
    """Means over all, by language ("lang=fr"), by kind ("kind=topic") and, where it is given, by scope."""
    return means((result.question, result.score) for result in results)


def means(scored: Iterable[tuple[GoldQuestion, Score]]) -> dict[str, Score]:
    """The same of questions with their scores."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for question, score in scored:
        for name in groups_of(question):
            groups[name].append(score)
    return {name: mean(groups[name]) for name in sorted(groups, key=_in_order)}


def groups_of(question: GoldQuestion) -> list[str]:
    """The names of the groups that a question is counted in."""
    scope = [f"scope={question.scope}"] if question.scope else []
    return ["all", f"lang={question.language}", f"kind={question.kind}", *scope]


def mean(scores: Sequence[Score]) -> Score:
    """The means of ``scores``; of what is None nowhere, or of those that have it."""

    def of(name: str) -> float | None:
        values = [value for score in scores if (value := getattr(score, name)) is not None]
        return sum(values) / len(values) if values else None

    f1, exact, precision, recall = (of(name) or 0.0 for name in ("f1", "exact", "precision", "recall"))
    return Score(f1, exact, precision, recall, of("nearest"), of("reciprocal"), of("none"), len(scores))


def _in_order(name: str) -> tuple[int, str]:
    return ["all", "lang", "kind", "scope"].index(name.partition("=")[0]), name
