"""Answers to a fixed set of questions are no worse than pinned; ``pin.py`` raises or, with a reason, lowers a floor."""

from __future__ import annotations

from typing import Any

import pin
import pytest


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return pin.measured(tmp_path_factory.mktemp("quality") / "index")


def test_the_questions_are_those_that_were_pinned() -> None:
    assert pin.questions_hash() == pin.pinned()["questions"], 'run: python tests/quality/pin.py --reason "..."'


def test_every_group_of_questions_has_a_floor(scores: dict[str, Any]) -> None:
    assert scores.keys() == pin.pinned()["floors"].keys()


@pytest.mark.parametrize("group", pin.pinned()["floors"])
def test_f1_is_at_least_its_floor(group: str, scores: dict[str, Any]) -> None:
    assert scores[group].f1 >= pin.pinned()["floors"][group]


def test_every_lowered_floor_has_its_reason() -> None:
    assert all(entry["reason"] for entry in pin.pinned()["reasons"])
