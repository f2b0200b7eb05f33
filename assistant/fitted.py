"""The numbers that are fitted on questions: how scores are fused, when there is an answer, and where it is cut off."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Logistic:
    """A logistic model: ``weights`` of features as they are, and ``bias``."""

    weights: Floats
    bias: float

    def probabilities(self, features: Floats) -> Floats:
        """The probability of each row of ``features``, shape (rows, features)."""
        return np.asarray(1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias))), dtype=np.float32)


@dataclass(frozen=True)
class DocumentNumbers:
    """Weights of :mod:`assistant.documents_meant`: of the features of a document, and of those of none."""

    weights: Floats
    none_weights: Floats


@dataclass(frozen=True)
class RankingNumbers:
    """The models of :mod:`assistant.ranking`, with the probability that an answer needs at ``least``."""

    candidates: Logistic
    answerable: Logistic
    least: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """The table ``fitted.toml``: the weight of vectors; the numbers of :mod:`assistant.ranking` for few documents and
    for many; and the weights of :mod:`assistant.documents_meant`.
    """

    vector_weight: float
    few: RankingNumbers
    many: RankingNumbers
    documents: DocumentNumbers

    def ranking(self, is_small: bool) -> RankingNumbers:
        """The numbers for a corpus of few documents, or of many."""
        return self.few if is_small else self.many


@cache
def fitted() -> Fitted:
    """The numbers as they were fitted last, by ``bench/fit_ranking.py`` and ``bench/fit_documents.py``."""
    table = tomllib.loads(resources.files("assistant").joinpath("fitted.toml").read_text(encoding="utf-8"))
    documents = table["documents"]
    return Fitted(
        table["vector_weight"],
        _ranking(table["few"]),
        _ranking(table["many"]),
        DocumentNumbers(_numbers(documents["weights"]), _numbers(documents["none_weights"])),
    )


def _ranking(table: Mapping[str, Any]) -> RankingNumbers:
    candidates, answerable = table["candidates"], table["answerable"]
    return RankingNumbers(_logistic(candidates), _logistic(answerable), answerable["least"])


def _logistic(table: Mapping[str, Any]) -> Logistic:
    return Logistic(_numbers(table["weights"]), table["bias"])


def _numbers(values: Sequence[float]) -> Floats:
    return np.array(values, dtype=np.float32)
