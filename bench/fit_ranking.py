"""Fit the models of ``assistant/ranking.py`` on questions, and say how well they will do on others.

    python bench/fit_ranking.py INDEX=QUESTIONS.jsonl... [--held-out INDEX=QUESTIONS.jsonl...] [--write]

INDEX is the folder of an index that holds the documents of the gold of QUESTIONS; rows may also give one right
paragraph alone (``query``, ``symbol``, ``paragraph``), which tells of the order and not of where to cut. Only questions
that come down to their matter count; structure answers the rest. Printed are mean F1, the share of unanswerable
questions that are refused and of the others that are answered, cross-validated: each question answered with numbers
fitted on the others. The threshold is the one with the best mean score, refusals weighted by ``REFUSED_WEIGHT``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pairs import rows_over

from assistant import fitted as table
from assistant.engine import Assistant
from assistant.evaluation.judging import same
from assistant.fitted import Logistic
from assistant.ranking import MOST_MANY, MOST_ONE, Asked, best_count, candidate_features, nearest, question_features
from assistant.retrieval import Scores
from assistant.ways import WAYS
from assistant.ways.matter import about_matter, asked_of, candidates_of, wants_many

PENALTY = 3.0
"""Strength of the square penalty on weights of standardised features."""

REFUSED_WEIGHT = 2.0
"""How much more a question counts that is rightly refused than one that is answered, in choosing the threshold: a wrong
answer costs a reader more than "these documents do not say", below which the nearest paragraphs stand."""

SIZES = ("few", "many")
"""The corpora that have numbers of their own, as ``fitted.toml`` calls them."""

FOLDS, ROUNDS = 8, 2
SEED = "A/RES/61/180"
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A question about a matter with its candidates: features, shape (candidates, features), and which are right."""

    name: str
    features: Values
    right: NDArray[np.bool_]
    gold: int
    many: bool
    is_set: bool
    scores: Scores
    asked: Asked


def cases(pairs: Iterable[str]) -> list[Case]:
    """The questions of ``pairs`` (INDEX=QUESTIONS) that come down to their matter."""
    return [case for assistant, row, name in rows_over(pairs) if (case := _case(assistant, row, name))]


def _case(assistant: Assistant, row: dict[str, Any], name: str) -> Case | None:
    is_set = "gold" in row
    context = assistant.context(row["question"] if is_set else row["query"])
    if not context.documents or any(way(context) for way in WAYS if way is not about_matter):
        return None
    gold = row["gold"] if is_set else [row]
    named = [(SEED, g) if isinstance(g, str) else (g["symbol"], g["paragraph"]) for g in gold]
    rows = nearest(context.matter.fused, candidates_of(context))
    if not len(rows):
        return None
    asked = asked_of(context)
    features = candidate_features(assistant.index, context.matter, asked, rows)
    units = [assistant.index.units[int(at)] for at in rows]
    right = np.array([any(same((u.symbol, u.id), place) for place in named) for u in units])
    many = wants_many(context.question)
    return Case(name, features.astype(np.float64), right, len(named), many, is_set, context.matter, asked)


def logistic(features: Values, yes: NDArray[np.bool_], weights: Values) -> Logistic:
    """A logistic model by Newton's method, with a square penalty on the weights of standardised features."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    inputs = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    found = np.zeros(inputs.shape[1])
    penalty = np.diag([PENALTY] * features.shape[1] + [0.0])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (weights * (expected - yes)) + penalty @ found
        curve = (inputs.T * (weights * expected * (1 - expected))) @ inputs + penalty
        found -= np.linalg.solve(curve, slope)
    plain = found[:-1] / spread
    return Logistic(plain.astype(np.float32), float(found[-1] - plain @ mean))


def fit(chosen: Sequence[Case]) -> tuple[Logistic, Logistic]:
    """(the model of candidates, that of answers), fitted on ``chosen``."""
    answered = [case for case in chosen if case.gold]
    inputs, yes = np.concatenate([c.features for c in answered]), np.concatenate([c.right for c in answered])
    candidates = logistic(inputs, yes, np.ones(len(yes)))
    of_sets = [case for case in chosen if case.is_set]
    about = np.array([about_case(case, candidates) for case in of_sets], dtype=np.float64)
    has = np.array([bool(case.gold) for case in of_sets])
    return candidates, logistic(about, has, np.ones(len(has)))


def about_case(case: Case, candidates: Logistic) -> Values:
    """The features of the question of ``case``."""
    features = case.features.astype(np.float32)
    probabilities = candidates.probabilities(features)
    order = np.argsort(-probabilities, kind="stable")
    return question_features(features[order], probabilities[order], case.scores, case.asked).astype(np.float64)


@dataclass(frozen=True)
class Result:
    """How a question fares: F1 of what would be cited, how sure that the documents answer, and whether they do."""

    f1: float
    sure: float
    has: bool
    name: str


def judged(case: Case, candidates: Logistic, answerable: Logistic) -> Result:
    """How ``case`` fares with these models."""
    probabilities = candidates.probabilities(case.features.astype(np.float32))
    order = np.argsort(-probabilities, kind="stable")
    count = best_count(probabilities[order], MOST_MANY if case.many else MOST_ONE)
    hits = int(case.right[order][:count].sum())
    sure = float(answerable.probabilities(about_case(case, candidates)[None, :].astype(np.float32))[0])
    return Result(min(1.0, 2 * hits / (count + case.gold)) if case.gold else 0.0, sure, bool(case.gold), case.name)


def cross_validated(ours: Sequence[Case]) -> list[Result]:
    """Each question with numbers fitted on the others, a fold at a time."""
    random, found = np.random.default_rng(0), []
    for _ in range(ROUNDS):
        fold = random.permutation(len(ours)) % FOLDS
        for held in range(FOLDS):
            models = fit([case for case, at in zip(ours, fold, strict=True) if at != held])
            found += [judged(c, *models) for c, at in zip(ours, fold, strict=True) if at == held and c.is_set]
    return found


def best_threshold(results: Sequence[Result]) -> float:
    """The threshold with the best mean score, in which refusals that are right count ``REFUSED_WEIGHT`` more; each file
    of questions counts the same."""
    files = [[r for r in results if r.name == name] for name in dict.fromkeys(r.name for r in results)]

    def worth(least: float) -> float:
        return float(np.mean([np.mean([_worth(r, least) for r in some]) for some in files]))

    return max((float(at) for at in np.linspace(0.2, 0.97, 78)), key=worth)


def _worth(result: Result, least: float) -> float:
    if result.has:
        return result.f1 if result.sure >= least else 0.0
    return REFUSED_WEIGHT * (result.sure < least)


def show(title: str, results: Sequence[Result], least: float) -> None:
    """Print how ``results`` fare with the threshold ``least``, all and by file."""
    for name in ("", *dict.fromkeys(r.name for r in results)):
        some = [r for r in results if name in ("", r.name)]
        has, none = [r for r in some if r.has], [r for r in some if not r.has]
        scores = [(r.f1 if r.sure >= least else 0.0) if r.has else float(r.sure < least) for r in some]
        refused = f"{np.mean([r.sure < least for r in none]):.3f} of {len(none)}" if none else "-"
        print(
            f"{title:22} {Path(name).stem or 'all':20} F1 {np.mean(scores):.3f}; "
            f"without refusing {np.mean([r.f1 for r in has]):.3f}; "
            f"answered {np.mean([r.sure >= least for r in has]):.3f} of {len(has)}; refused {refused}"
        )


def written(text: str, size: str, candidates: Logistic, answerable: Logistic, least: float) -> str:
    """The table ``text`` with these numbers for corpora of ``size``."""
    for name, model, end in (("candidates", candidates, ""), ("answerable", answerable, f"\nleast = {least:.2f}")):
        shown = ", ".join(f"{value:.4f}" for value in model.weights)
        new = f"weights = [{shown}]\nbias = {model.bias:.4f}{end}"
        old = rf"(?<=\[{size}\.{name}\]\n)weights = \[[^\]]*\]\nbias = \S+" + (r"\nleast = \S+" if end else "")
        text = re.sub(old, new, text)
    return text


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", metavar="INDEX=QUESTIONS")
    parser.add_argument("--held-out", nargs="*", default=[], metavar="INDEX=QUESTIONS")
    parser.add_argument("--write", action="store_true", help="write assistant/fitted.toml")
    arguments = parser.parse_args()
    ours, others = cases(arguments.questions), cases(arguments.held_out)
    path = Path(table.__file__).with_suffix(".toml")
    text = path.read_text(encoding="utf-8")
    for size in SIZES:
        some = [case for case in ours if case.asked.is_small == (size == "few")]
        fair = cross_validated(some)
        least = best_threshold(fair)
        show(f"{size}, cross-validated", fair, least)
        models = fit(some)
        if held := [case for case in others if case.asked.is_small == (size == "few")]:
            show(f"{size}, held out", [judged(case, *models) for case in held], least)
        text = written(text, size, *models, least)
    print(text[: text.index("# Which document")])
    if arguments.write:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
