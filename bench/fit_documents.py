"""Fit the weights by which the document that a question means is found, and say how well they do on others.

    python bench/fit_documents.py INDEX=QUESTIONS.jsonl... [--held-out INDEX=QUESTIONS.jsonl...] [--write]

INDEX is the folder of an index that holds the documents of the gold of QUESTIONS. Questions whose ``scope`` is
"document" mean the document of their gold; all others mean none in particular. Those that name a symbol are left out.
The model is that of :mod:`assistant.documents_meant`; fitted is the likelihood of what is meant, with a square penalty
on the weights of standardised features. Printed are the share of documents found first and found at all, and that of
questions left to all documents.
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
from scipy.optimize import minimize

from assistant import fitted as table
from assistant.catalogue import one_version_each
from assistant.documents_meant import document_features, none_features
from assistant.engine import Assistant
from assistant.question import understand

PENALTY = 1.0
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A question: features of each document, shape (documents, features), and of none; which documents are meant."""

    documents: Values
    none: Values
    meant: NDArray[np.bool_]
    means_one: bool


def cases(pairs: Iterable[str]) -> list[Case]:
    """The questions of ``pairs`` (INDEX=QUESTIONS)."""
    return [case for assistant, row, _ in rows_over(pairs) if (case := _case(assistant, row))]


def _case(assistant: Assistant, row: dict[str, Any]) -> Case | None:
    question = understand(row["question"], likely=assistant.languages)
    gold = {item["symbol"] for item in row["gold"]}
    if question.symbols:
        return None
    documents = one_version_each(assistant.index.documents, question.language)
    shelf = assistant.shelf
    features = document_features(question, documents, shelf)
    none = none_features(question, features, shelf)
    meant = np.array([document.symbol in gold for document in documents])
    is_one = row.get("scope") == "document" and bool(meant.any())
    return Case(features.astype(np.float64), none.astype(np.float64), meant, is_one)


def fit(all_cases: Sequence[Case]) -> tuple[Values, Values]:
    """(weights of the features of documents, weights of those of none), for features as they are."""
    every = np.concatenate([case.documents for case in all_cases])
    mean, spread = every.mean(0), every.std(0) + 1e-6
    inputs = [(case.documents - mean) / spread for case in all_cases]
    count, none_count = every.shape[1], len(all_cases[0].none)

    def loss(weights: Values) -> tuple[float, Values]:
        ours, nones = weights[:count], weights[count:]
        total = PENALTY * float(ours @ ours + 0.3 * nones[1:] @ nones[1:])
        slope = 2 * PENALTY * np.concatenate([ours, 0.3 * np.r_[0.0, nones[1:]]])
        for case, features in zip(all_cases, inputs, strict=True):
            logits = np.append(features @ ours, case.none @ nones)
            odds = np.exp(logits - logits.max())
            odds /= odds.sum()
            wanted = np.append(case.meant / case.meant.sum(), 0.0) if case.means_one else np.eye(len(odds))[-1]
            total -= float(wanted @ np.log(odds + 1e-12))
            slope[:count] += features.T @ (odds - wanted)[:-1]
            slope[count:] += case.none * (odds - wanted)[-1]
        return total, slope

    found = minimize(loss, np.zeros(count + none_count), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights, nones = found[:count] / spread, found[count:].copy()
    nones[0] += float(weights @ mean)  # what standardising took from every document
    return weights, nones


def show(name: str, all_cases: Sequence[Case], weights: Values, nones: Values) -> None:
    """Print how often the document meant is the most probable one, and how often none is meant and found."""
    first, taken, left = [], [], []
    for case in all_cases:
        logits, none = case.documents @ weights, float(case.none @ nones)
        best = int(logits.argmax())
        chosen = float(np.exp(logits - none).sum()) > 1.0
        if case.means_one:
            first.append(bool(case.meant[best]))
            taken.append(bool(case.meant[best]) and chosen)
        else:
            left.append(not chosen)
    print(
        f"{name:9} found first {np.mean(first):.3f}, and taken {np.mean(taken):.3f} of {len(first)}; "
        f"left to all {np.mean(left):.3f} of {len(left)}"
    )


def written(text: str, weights: Values, nones: Values) -> str:
    """The table ``text`` with these weights."""
    for name, values in (("weights", weights), ("none_weights", nones)):
        shown = ", ".join(f"{value:.4f}" for value in values)
        text = re.sub(rf"(?<=\[documents\])(.*?\n{name} = )\[[^\]]*\]", rf"\1[{shown}]", text, count=1, flags=re.DOTALL)
    return text


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", metavar="INDEX=QUESTIONS")
    parser.add_argument("--held-out", nargs="*", default=[], metavar="INDEX=QUESTIONS")
    parser.add_argument("--write", action="store_true", help="write assistant/fitted.toml")
    arguments = parser.parse_args()
    ours = cases(arguments.questions)
    weights, nones = fit(ours)
    show("fitted", ours, weights, nones)
    if arguments.held_out:
        show("held out", cases(arguments.held_out), weights, nones)
    path = Path(table.__file__).with_suffix(".toml")
    new = written(path.read_text(encoding="utf-8"), weights, nones)
    print(new[new.index("[documents]") :])
    if arguments.write:
        path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
