"""Fit the numbers of ``assistant/fitted.toml`` on questions, and say how well they will do on others.

    python bench/fit_fusion.py QUESTIONS.jsonl... [--elsewhere OTHER.jsonl...] [--model FOLDER] [--write]

QUESTIONS are questions with gold over the texts that ship; OTHER are questions about other documents, none of which
the shipped texts answer (their gold is not read). Fitted are the weight of vectors beside words, the logistic model of
answerability, and the two cuts, with answers held against the gold of QUESTIONS. Printed are F1 with the
numbers in force, with the new ones on the questions they were fitted on, and cross-validated: each question answered
with numbers fitted on the others. Only questions that come down to their matter count; structure answers the rest.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import fitted as table
from assistant.engine import Assistant
from assistant.evaluation import GoldQuestion, read_gold
from assistant.finding import Context
from assistant.fitted import Cut, Fitted, fitted
from assistant.question import understand
from assistant.retrieval import Floats, Mask, answerability_features, cut, fuse, ranked
from assistant.ways import WAYS
from assistant.ways.matter import about_matter, holds_figure, pool, wants_many
from documents.labels import is_part_of
from index import EmbeddedModel

ELSEWHERE_WEIGHT, UNANSWERED_WEIGHT = 0.35, 2.0
"""Questions about other documents are easy and many; those about ours without an answer are hard and few."""

PENALTY = 2.0
"""Strength of the square penalty on the weights of standardised features."""

VECTOR_WEIGHTS = (3.0,)
"""Weights of vectors to choose from. With more than one the choice follows single questions: cross-validated F1 on the
seed and quality questions is 0.843 with 3 alone, 0.835 with 4, 0.834 with 5, and 0.832 when one of 0 to 8 is chosen."""
LEAST = 0.45
"""Threshold of answerability: fitted, it follows single questions, and others fare worse."""

ONE = [Cut(share, slack, 3) for share in (0.75, 0.8, 0.84, 0.88, 0.92, 0.96) for slack in (0.05, 0.1)]
MANY = [Cut(share, slack, 60) for share in (0.4, 0.5, 0.6, 0.7, 0.8) for slack in (0.02, 0.05, 0.1)]

FOLDS, ROUNDS = 10, 3


@dataclass(frozen=True)
class Case:
    """A question about a matter with what its answer is made from: arrays of shape (units,)."""

    question: GoldQuestion
    lexical: Floats
    cosine: Floats
    coverage: Floats
    pool: Mask
    right: Mask
    many: bool
    features: Callable[[int], tuple[float, ...]]
    has_figure: Callable[[int], bool]

    def order(self, weight: float) -> list[int]:
        """The units of the pool, best first."""
        return ranked(fuse(self.lexical, self.cosine, weight), self.pool)


def cases(assistant: Assistant, questions: Iterable[GoldQuestion]) -> list[Case]:
    """The questions that come down to their matter."""
    found = []
    for question in questions:
        understood = understand(question.question)
        context = Context(assistant.index, understood, list(assistant.index.documents))
        if any(way(context) for way in WAYS if way is not about_matter):
            continue
        scores, groups = context.matter, context.matter_groups
        right = np.array(
            [
                any(is_part_of(unit.id, gold) or is_part_of(gold, unit.id) for _, gold in question.gold)
                for unit in assistant.index.units
            ]
        )
        found.append(
            Case(
                question, scores.lexical, scores.cosine, scores.coverage, pool(context), right, wants_many(understood),
                lambda best, scores=scores, groups=groups: answerability_features(scores, best, groups),  # type: ignore[misc]
                lambda best, context=context: holds_figure(context, best),  # type: ignore[misc]
            )
        )  # fmt: skip
    return found


def f1(case: Case, units: Sequence[int]) -> float:
    """F1 of the cited ``units``; one or nought where nothing answers."""
    count = len(case.question.gold)
    if not count or not units:
        return float(not count and not units)
    return float(2 * case.right[list(units)].sum() / (len(units) + count))


def average_precision(right: Mask) -> float:
    """Mean precision at the places of the right ones, in a ranking; nought where there is none."""
    places = np.flatnonzero(right)
    return float(np.mean(np.arange(1, len(places) + 1) / (places + 1))) if len(places) else 0.0


@dataclass(frozen=True)
class Tried:
    """Every case with one weight of vectors: F1 by cut, shape (cases, cuts); average precision; the best unit."""

    one: Floats
    many: Floats
    precision: Floats
    features: NDArray[np.float64]
    has_figure: Mask


def tried(all_cases: Sequence[Case], weight: float) -> Tried:
    """What each cut scores for each case."""
    orders = [case.order(weight) for case in all_cases]
    scores = [fuse(case.lexical, case.cosine, weight) for case in all_cases]

    def by(limits: Sequence[Cut]) -> Floats:
        rows = [
            [f1(case, cut(fused, case.coverage, order, one)) for one in limits]
            for case, fused, order in zip(all_cases, scores, orders, strict=True)
        ]
        return np.array(rows, dtype=np.float32)

    features = np.array([case.features(order[0]) for case, order in zip(all_cases, orders, strict=True)])
    figures = np.array([case.has_figure(order[0]) for case, order in zip(all_cases, orders, strict=True)])
    precision = [average_precision(case.right[order]) for case, order in zip(all_cases, orders, strict=True)]
    return Tried(by(ONE), by(MANY), np.array(precision, dtype=np.float32), features, figures)


def logistic(features: NDArray[np.float64], yes: Mask, weights: Floats) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of the logistic model, by Newton's method, with a square penalty on standardised features."""
    mean, spread = features.mean(0), features.std(0)
    inputs = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    found = np.zeros(inputs.shape[1])
    penalty = np.diag([PENALTY] * features.shape[1] + [0.0])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (weights * (expected - yes)) + penalty @ found
        curve = (inputs.T * (weights * expected * (1 - expected))) @ inputs + penalty
        found -= np.linalg.solve(curve, slope)
    plain = found[:-1] / spread
    return plain, float(found[-1] - plain @ mean)


def fit(
    ours: Sequence[Case], tries: dict[float, Tried], chosen: NDArray[np.int64], other: dict[float, Tried]
) -> Fitted:
    """The numbers fitted on the ``chosen`` rows of ``ours``.

    The weight of vectors is the one that ranks best (mean average precision); then the cuts have the highest mean F1.
    """
    gold = np.array([bool(case.question.gold) for case in ours])[chosen]
    many = np.array([case.many for case in ours])[chosen]
    weight = max(tries, key=lambda one: float(tries[one].precision[chosen][gold].mean()))
    every = tries[weight]
    elsewhere = other[weight].features if other else np.empty((0, every.features.shape[1]))
    features = np.concatenate([every.features[chosen], elsewhere])
    yes = np.concatenate([gold, np.zeros(len(elsewhere), dtype=bool)])
    share = [np.where(gold, 1.0, UNANSWERED_WEIGHT), np.full(len(elsewhere), ELSEWHERE_WEIGHT)]
    weights, bias = logistic(features, yes, np.concatenate(share))
    one = every.one[chosen][gold & ~many].sum(0)
    all_places = every.many[chosen][gold & many].sum(0)
    cuts = ONE[int(one.argmax())], MANY[int(all_places.argmax())]
    return Fitted(weight, tuple(weights), bias, LEAST, *cuts)


def scored(case: Case, numbers: Fitted) -> float:
    """F1 of a case with ``numbers``."""
    order = case.order(numbers.vector_weight)
    logit = numbers.bias + float(np.dot(numbers.weights, case.features(order[0])))
    if 1 / (1 + np.exp(-logit)) < numbers.least or not case.has_figure(order[0]):
        return f1(case, [])
    fused = fuse(case.lexical, case.cosine, numbers.vector_weight)
    return f1(case, cut(fused, case.coverage, order, numbers.many if case.many else numbers.one))


def cross_validated(ours: Sequence[Case], tries: dict[float, Tried], other: dict[float, Tried]) -> list[float]:
    """F1 of each case with numbers fitted on nine tenths of the others, mean over rounds."""
    random = np.random.default_rng(0)
    found = np.zeros(len(ours))
    for _ in range(ROUNDS):
        fold = random.permutation(len(ours)) % FOLDS
        for held in range(FOLDS):
            numbers = fit(ours, tries, np.flatnonzero(fold != held), other)
            for at in map(int, np.flatnonzero(fold == held)):
                found[at] += scored(ours[at], numbers) / ROUNDS
    return [float(value) for value in found]


def show(name: str, ours: Sequence[Case], scores: Sequence[float]) -> None:
    """Print mean F1 over all cases, over those without an answer, and by language."""
    groups: dict[str, list[float]] = defaultdict(list)
    for case, score in zip(ours, scores, strict=True):
        for group in ("all", "answered" if case.question.gold else "unanswerable", case.question.language):
            groups[group].append(score)
    print(f"{name:16}" + "  ".join(f"{group} {np.mean(found):.3f}" for group, found in sorted(groups.items())))


def written(numbers: Fitted) -> str:
    """The table as a file."""
    head, *_ = Path(table.__file__).with_suffix(".toml").read_text(encoding="utf-8").split("\n\n")
    weights = ", ".join(f"{weight:.3f}" for weight in numbers.weights)

    def limits(cut: Cut) -> str:
        return f"share = {cut.share}\nslack = {cut.slack}\nmost = {cut.most}"

    return f"""{head}

# What a cosine of one counts for beside the lexical score.
vector_weight = {numbers.vector_weight}

# The probability that the documents answer: weights of the features in assistant.retrieval.answerability_features.
[answerable]
weights = [{weights}]
bias = {numbers.bias:.3f}
least = {numbers.least}

# Which paragraphs answer: share of the best score, how much less of the question may be covered, how many at most.
# "one" for a question that one paragraph may answer, "many" for one that wants every place.
[one]
{limits(numbers.one)}

[many]
{limits(numbers.many)}
"""


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--elsewhere", nargs="*", type=Path, default=[])
    parser.add_argument(
        "--model", type=Path, help="folder of a model that training/ wrote, instead of the one that ships"
    )
    parser.add_argument("--write", action="store_true", help="write assistant/fitted.toml")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant(
            Path(folder) / "index", embedder=EmbeddedModel(arguments.model) if arguments.model else None
        )
        ours = [case for path in arguments.questions for case in cases(assistant, read_gold(path))]
        other = [case for path in arguments.elsewhere for case in cases(assistant, read_gold(path))]
        tries = {weight: tried(ours, weight) for weight in VECTOR_WEIGHTS}
        others = {weight: tried(other, weight) for weight in VECTOR_WEIGHTS} if other else {}
        numbers = fit(ours, tries, np.arange(len(ours)), others)
        print(f"{len(ours)} questions about a matter, {len(other)} about other documents")
        show("in force", ours, [scored(case, fitted()) for case in ours])
        show("fitted", ours, [scored(case, numbers) for case in ours])
        show("cross-validated", ours, cross_validated(ours, tries, others))
        print(written(numbers).partition("\n\n")[2])
        if arguments.write:
            Path(table.__file__).with_suffix(".toml").write_text(written(numbers), encoding="utf-8")


if __name__ == "__main__":
    main()
