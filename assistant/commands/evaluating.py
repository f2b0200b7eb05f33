"""The command ``eval``: answers held against gold, beside other ways of finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.engine import Assistant
from assistant.evaluation import (
    Agreement,
    GoldQuestion,
    Measured,
    Score,
    agreement,
    measured,
    minilm,
    not_held,
    read_gold,
    table,
)  # fmt: skip
from assistant.evaluation.baselines import Baseline, Pools, Vectors, Words, rankings
from assistant.evaluation.comparing import Way, baseline, ours
from index import Index

Progress = Callable[[str], AbstractContextManager[Callable[[int, int], None]]]
"""Gives, for what is done, the function to call with (done, total)."""


@contextmanager
def silent(what: str) -> Iterator[Callable[[int, int], None]]:
    """Shows no progress."""
    yield lambda done, total: None


@dataclass(frozen=True)
class Evaluation:
    """What was measured over one set of questions.

    ``ways`` are ours and the baselines, empty where none was asked for; ``notes`` say what is missing and why;
    ``least`` is the probability that an answer about a matter needed.
    """

    results: Sequence[Measured]
    ways: Sequence[Way]
    notes: Sequence[str]
    least: float

    @property
    def scores(self) -> dict[str, Score]:
        """Means over all, by language, kind and scope."""
        return table(self.results)

    @property
    def agreement(self) -> Agreement | None:
        """How far answers in several languages agree."""
        return agreement(self.results)

    def worst(self, count: int) -> list[Measured]:
        """The ``count`` worst answers, by F1."""
        return sorted(self.results, key=lambda result: result.score.f1)[:count]

    def to_json(self, worst: int = 0) -> dict[str, Any]:
        """The scores by group; agreement, the other ways and the worst answers under their own names."""
        found: dict[str, Any] = {name: score.to_json() for name, score in self.scores.items()}
        if self.agreement:
            found["agreement"] = self.agreement.to_json()
        if self.ways:
            found["beside"] = {way.name: way.to_json() for way in self.ways}
        if worst:
            found["worst"] = [_worst(result) for result in self.worst(worst)]
        return found


def _worst(result: Measured) -> dict[str, Any]:
    q, answer = result.question, result.answer
    return {
        "id": q.id, "lang": q.language, "question": q.question, "f1": round(result.score.f1, 3),
        "gold": [list(place) for place in q.gold], "status": answer.status,
        "cited": [[c.symbol, c.paragraph] for c in answer.citations],
    }  # fmt: skip


def evaluate(assistant: Assistant, questions: Sequence[GoldQuestion], progress: Progress = silent) -> Evaluation:
    """The answers to ``questions``. Raises :class:`documents.errors.UnknownDocument` when the index holds no document
    that answers one.
    """
    missing = not_held(assistant.index, questions)
    notes = [f"{', '.join(missing)}: not in this index; answers there count as not found."] if missing else []
    with progress("Answering") as on_progress:
        return Evaluation(list(measured(assistant, questions, on_progress)), (), notes, assistant.least_assurance)


def with_baselines(found: Evaluation, index: Index, progress: Progress = silent, minilm_too: bool = True) -> Evaluation:
    """``found`` beside BM25 alone, vectors alone, and MiniLM where it is installed and wanted."""
    questions = [result.question for result in found.results]
    pools, notes = Pools(index), list(found.notes)
    ways: list[Baseline] = [Words(index), Vectors(index)]
    if minilm_too and minilm.is_installed():
        used = np.logical_or.reduce([pools.of(question, minilm.LANGUAGE).mask for question in questions])
        with progress("MiniLM reads") as on_progress:
            ways.append(minilm.MiniLM(index, used, on_progress))
    elif minilm_too:
        notes.append(minilm.NOT_INSTALLED)
    beside = [baseline(way.name, questions, rankings(index, way, questions, pools)) for way in ways]
    return Evaluation(found.results, [ours(found.results), *beside], notes, found.least)


def evaluated(assistant: Assistant, path: Path, progress: Progress, baselines: bool) -> Evaluation:
    """The command: the questions of ``path``, and the other ways of finding if asked for."""
    questions = read_gold(path)
    found = evaluate(assistant, questions, progress)
    return with_baselines(found, assistant.index, progress) if baselines else found
