"""The numbers that are fitted on questions: how scores are fused, when there is an answer, and where it is cut off."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Cut:
    """How near the best unit one must be to answer with it.

    At least ``share`` of its score, and at most ``slack`` less of the question covered; ``most`` units in all.
    """

    share: float
    slack: float
    most: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """The table ``fitted.toml``: weight of vectors, weights, bias and threshold of answerability, and the two cuts."""

    vector_weight: float
    weights: tuple[float, ...]
    bias: float
    least: float
    one: Cut
    many: Cut


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
    )
