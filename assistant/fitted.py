"""The numbers that are fitted on questions: how scores are fused, when there is an answer, and where it is cut off."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Cut:
    """How near the best unit one must be to answer with it.

    At least ``share`` of its score, and at most ``slack`` less of the question covered; ``most`` units in all.
    """

    share: float
    slack: float
    most: int


@dataclass(frozen=True)
class DocumentNumbers:
    """Weights of :mod:`assistant.documents_meant`: of the features of a document, and of those of none."""

    weights: NDArray[np.float32]
    none_weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The table ``fitted.toml``: weight of vectors, weights, bias and threshold of answerability, the two cuts, and the
    weights by which the document is found that a question means.
    """

    vector_weight: float
    weights: tuple[float, ...]
    bias: float
    least: float
    one: Cut
    many: Cut
    documents: DocumentNumbers


@cache
def fitted() -> Fitted:
    """The numbers as they were fitted last, by ``bench/fit_fusion.py``."""
    table = tomllib.loads(resources.files("assistant").joinpath("fitted.toml").read_text(encoding="utf-8"))
    answerable = table["answerable"]
    return Fitted(
        table["vector_weight"],
        tuple(answerable["weights"]),
        answerable["bias"],
        answerable["least"],
        Cut(**table["one"]),
        Cut(**table["many"]),
        DocumentNumbers(_numbers(table["documents"]["weights"]), _numbers(table["documents"]["none_weights"])),
    )


def _numbers(values: Sequence[float]) -> NDArray[np.float32]:
    return np.array(values, dtype=np.float32)
