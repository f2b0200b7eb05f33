"""Fit the weights of ``assistant.retrieval.answerability`` and print them.

    python bench/fit_answerability.py QUESTIONS.jsonl... [--elsewhere OTHER.jsonl...]

QUESTIONS are questions with gold over the texts that ship; OTHER are questions about other documents, none of which
the shipped texts answer (their gold is not read). Needs scikit-learn, which the product does not.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.preprocessing import StandardScaler  # type: ignore[import-untyped]

from assistant.engine import Assistant
from assistant.evaluation import GoldQuestion, read_gold
from assistant.finding import Context
from assistant.question import understand
from assistant.retrieval import answerability_features
from assistant.ways import WAYS, about_matter

ELSEWHERE_WEIGHT, UNANSWERED_WEIGHT = 0.35, 2.0
"""Questions about other documents are easy and many; those about ours without an answer are hard and few."""


def features(assistant: Assistant, questions: Iterable[GoldQuestion]) -> list[tuple[tuple[float, ...], bool]]:
    """(features, whether there is gold) of the questions that come down to their matter."""
    found = []
    for question in questions:
        understood = understand(question.question, question.language)
        context = Context(assistant.index, understood, list(assistant.index.documents))
        if any(way(context) for way in WAYS if way is not about_matter):
            continue
        order = context.order(context.matter, context.of_kinds({"preambular", "operative"}))
        groups, lexical = context.matter_groups, assistant.index.lexical
        found.append((answerability_features(context.matter, order[0], groups, lexical), bool(question.gold)))
    return found


def main() -> None:
    """Print the weights and the bias."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--elsewhere", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant(folder)
        ours = [row for path in arguments.questions for row in features(assistant, read_gold(path))]
        other = [row for path in arguments.elsewhere for row in features(assistant, read_gold(path))]
    values = np.array([row[0] for row in [*ours, *other]])
    gold = np.array([row[1] for row in ours] + [False] * len(other))
    weights = [1.0 if row[1] else UNANSWERED_WEIGHT for row in ours] + [ELSEWHERE_WEIGHT] * len(other)
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=0.5).fit(scaler.transform(values), gold, weights)
    fitted = model.coef_[0] / scaler.scale_
    print("ANSWERABLE =", tuple(round(float(weight), 2) for weight in fitted))
    print("ANSWERABLE_BIAS =", round(float(model.intercept_[0] - (fitted * scaler.mean_).sum()), 2))


if __name__ == "__main__":
    main()
