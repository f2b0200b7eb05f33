"""Measuring answers against gold: precision, recall, F1 and recall@5 by language and kind."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import NOT_COVERED, Answer
from documents import RECORD_ID
from documents.errors import BadBatch, BadQuestion
from documents.labels import is_part_of

if TYPE_CHECKING:
    from assistant.engine import Assistant

NEAREST = 5


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with the complete set of paragraphs a careful expert would cite: (symbol or None, paragraph id)."""

    id: str
    question: str
    language: str
    kind: str
    gold: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Scores of one answer, or means over several (``count``): each from 0 to 1; ``nearest`` is recall@5 or None."""

    f1: float
    precision: float
    recall: float
    nearest: float | None
    count: int = 1


def read_gold(path: Path) -> list[GoldQuestion]:
    """The questions of a JSON Lines file (id, lang, question, gold, kind). Raises :class:`BadBatch`."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        questions = [_gold_question(json.loads(line)) for line in lines if line.strip()]
    except OSError as error:
        raise BadBatch(f"{path}: cannot be read ({error.strerror}); check the name.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadBatch(f"{path}: not JSON Lines with id, lang, question, gold and kind ({error}); mend it.") from error
    if not questions:
        raise BadBatch(f"{path}: holds no question; put one on each line.")
    return questions


def _gold_question(fields: dict[str, Any]) -> GoldQuestion:
    gold = tuple((None, g) if isinstance(g, str) else (g["symbol"], g["paragraph"]) for g in fields["gold"])
    return GoldQuestion(fields["id"], fields["question"], fields["lang"], fields["kind"], gold)


def answers(
    assistant: Assistant, questions: Sequence[GoldQuestion], on_progress: Callable[[int, int], None]
) -> Iterator[Answer]:
    """The assistant's answer to each question, in order; one that it refuses counts as not covered."""
    on_progress(0, len(questions))
    for done, question in enumerate(questions, start=1):
        try:
            answer = assistant.ask(question.question)
        except BadQuestion as error:
            answer = Answer(question.question, question.language, NOT_COVERED, str(error))
        on_progress(done, len(questions))
        yield answer


def judge(question: GoldQuestion, answer: Answer) -> Score:
    """The scores of one answer. A question without an answer is right only when nothing is cited."""
    if not question.gold:
        right = float(answer.status == NOT_COVERED and not answer.citations)
        return Score(right, right, right, None)
    cited = [(c.symbol, c.paragraph) for c in answer.citations]
    right_ones = [c for c in cited if any(_same(g, c) for g in question.gold)]
    found = [g for g in question.gold if any(_same(g, c) for c in cited)]
    precision = len(right_ones) / len(cited) if cited else 0.0
    recall = len(found) / len(question.gold)
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return Score(f1, precision, recall, _recall_at(question, answer))


def _recall_at(question: GoldQuestion, answer: Answer) -> float | None:
    if any(paragraph == RECORD_ID for _, paragraph in question.gold):
        return None
    near = [(c.symbol, c.paragraph) for c in answer.candidates[: max(NEAREST, len(question.gold))]]
    return sum(any(_same(g, c) for c in near) for g in question.gold) / len(question.gold)


def _same(gold: tuple[str | None, str], cited: tuple[str, str]) -> bool:
    """Whether a citation names a gold paragraph, one of its items, or the paragraph that holds it."""
    symbol, paragraph = gold
    if symbol is not None and symbol != cited[0]:
        return False
    return is_part_of(cited[1], paragraph) or is_part_of(paragraph, cited[1])


def table(questions: Sequence[GoldQuestion], answers: Iterable[Answer]) -> dict[str, Score]:
    """Means over all, by language ("lang=fr") and by kind ("kind=topic")."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for question, answer in zip(questions, answers, strict=True):
        score = judge(question, answer)
        for name in ("all", f"lang={question.language}", f"kind={question.kind}"):
            groups[name].append(score)
    return {name: _mean(scores) for name, scores in sorted(groups.items())}


def _mean(scores: list[Score]) -> Score:
    nearest = [s.nearest for s in scores if s.nearest is not None]
    return Score(
        sum(s.f1 for s in scores) / len(scores), sum(s.precision for s in scores) / len(scores),
        sum(s.recall for s in scores) / len(scores), sum(nearest) / len(nearest) if nearest else None, len(scores),
    )  # fmt: skip
