"""Coverage against precision, by hand and on real answers."""

from __future__ import annotations

import pytest

from assistant.engine import Assistant
from assistant.evaluation import GoldQuestion, Sureness, curve, measured, sureness

SEED = "A/RES/61/180"


def sure(assurance: float | None, f1: float = 1.0, *, has_gold: bool = True, is_answered: bool = True) -> Sureness:
    return Sureness(assurance, f1, f1, has_gold, is_answered)


def test_three_thresholds_by_hand() -> None:
    """Two right ones, a wrong one of which we are less sure, and two without an answer."""
    asked = [sure(0.9), sure(0.6), sure(0.3, 0.0), sure(0.4, 0.0, has_gold=False), sure(0.1, 0.0, has_gold=False)]
    low, force, high = curve(asked, 0.5, steps=[0.2, 0.7])
    assert (low.threshold, low.coverage, low.refused) == (0.2, 1.0, 0.5)
    assert (low.f1, low.precision) == (0.5, 0.5)
    assert (force.coverage, force.f1, force.refused) == (pytest.approx(2 / 3), 1.0, 1.0)
    assert (high.coverage, high.f1) == (pytest.approx(1 / 3), 1.0)


def test_what_structure_decides_no_threshold_changes() -> None:
    asked = [sure(None), sure(None, 0.0, is_answered=False)]
    assert {point.coverage for point in curve(asked, 0.5)} == {0.5}


def test_nothing_to_count_is_none() -> None:
    (point,) = curve([sure(0.1)], 0.5, steps=[])
    assert (point.coverage, point.f1, point.refused) == (0.0, None, None)


def test_real_answers_carry_their_assurance(assistant: Assistant) -> None:
    """A number is found by structure; a matter by likeness; what is refused says what would have been cited."""
    asked = [
        GoldQuestion("1", "paragraph 9", "en", "lookup", ((SEED, "OP9"),)),
        GoldQuestion("2", "statistics on trafficking", "en", "topic", ((SEED, "OP8"),)),
        GoldQuestion("3", "What is the price of oil?", "en", "none", ()),
    ]
    found, matter, refused = measured(assistant, asked, lambda done, total: None)
    assert (found.assurance, found.withheld) == (None, ())
    assert matter.assurance is not None
    assert matter.assurance >= assistant.least_assurance
    assert refused.assurance is not None
    assert refused.assurance < assistant.least_assurance
    assert refused.withheld
    assert refused.answer.citations == ()
    one = sureness(refused)
    assert (one.has_gold, one.is_answered, one.is_answered_from(0.0), one.f1) == (False, False, True, 0.0)
    assert sureness(matter).is_answered_from(assistant.least_assurance)
