"""Answers to fixed sets of questions are no worse than pinned; ``pin.py`` raises or, with a reason, lowers a floor."""

from __future__ import annotations

from typing import Any

import pin
import pytest

GROUPS = [(name, group) for name, questions in pin.SETS.items() for group in questions.pinned["floors"]]


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return {
        name: questions.measured(tmp_path_factory.mktemp("quality") / "index") for name, questions in pin.SETS.items()
    }


@pytest.mark.parametrize("name", pin.SETS)
def test_the_questions_are_those_that_were_pinned(name: str) -> None:
    assert pin.SETS[name].hash == pin.SETS[name].pinned["questions"], 'run: python tests/quality/pin.py --reason "..."'


@pytest.mark.parametrize("name", pin.SETS)
def test_every_group_of_questions_has_a_floor(name: str, scores: dict[str, dict[str, Any]]) -> None:
    assert scores[name].keys() == pin.SETS[name].pinned["floors"].keys()


@pytest.mark.parametrize(("name", "group"), GROUPS)
def test_f1_is_at_least_its_floor(name: str, group: str, scores: dict[str, dict[str, Any]]) -> None:
    assert scores[name][group].f1 >= pin.SETS[name].pinned["floors"][group]


@pytest.mark.parametrize("name", pin.SETS)
def test_every_lowered_floor_has_its_reason(name: str) -> None:
    assert all(entry["reason"] for entry in pin.SETS[name].pinned["reasons"])
