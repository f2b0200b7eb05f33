"""Which candidates answer, how many, and whether any: arithmetic that fits on a hand, and the shape of the numbers."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.engine import Assistant
from assistant.fitted import Logistic, fitted
from assistant.ranking import CANDIDATE_FEATURES, QUESTION_FEATURES, best_count, candidate_features, nearest
from assistant.ways.matter import asked_of, candidates_of, ranked_for


def floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


@pytest.mark.parametrize(
    ("probabilities", "most", "count"),
    [
        ((0.9, 0.1, 0.1), 9, 1),  # F1 1.8 / 2.1, of two 2.0 / 3.1
        ((0.9, 0.8, 0.1), 9, 2),  # 3.4 / 3.8, of one 1.8 / 2.8
        ((0.4, 0.4, 0.4), 9, 3),  # 2.4 / 4.2, of two 1.6 / 3.2
        ((0.4, 0.4, 0.4), 2, 2),
        ((0.01,), 9, 1),
        ((0.9, 0.44), 9, 1),  # less than half as probable
        ((), 9, 0),
    ],
)
def test_as_many_are_cited_as_make_the_expected_f1_highest(
    probabilities: tuple[float, ...], most: int, count: int
) -> None:
    assert best_count(floats(*probabilities), most) == count


def test_the_nearest_are_allowed_best_first_and_in_the_order_of_print() -> None:
    assert nearest(floats(1, 3, 3, 5), np.array([True, True, True, False])).tolist() == [1, 2, 0]
    assert nearest(floats(1, 2), np.array([False, False])).tolist() == []
    many = nearest(np.arange(100, dtype=np.float32), np.ones(100, dtype=bool))
    assert many.tolist() == list(range(99, 39, -1))


def test_a_logistic_model_gives_probabilities() -> None:
    model = Logistic(floats(1.0, -1.0), 0.5)
    assert model.probabilities(np.array([[0.5, 1.0], [50.0, 0.0]], dtype=np.float32)).tolist() == [0.5, 1.0]


def test_the_table_of_fitted_numbers_is_of_the_shape_that_is_read() -> None:
    numbers = fitted()
    assert numbers.vector_weight >= 0
    for ranking in (numbers.few, numbers.many):
        assert len(ranking.candidates.weights) == len(CANDIDATE_FEATURES)
        assert len(ranking.answerable.weights) == len(QUESTION_FEATURES)
        assert 0 < ranking.least < 1
    assert (len(numbers.documents.weights), len(numbers.documents.none_weights)) == (10, 12)


def test_the_features_of_a_candidate_are_what_they_are_called(assistant: Assistant) -> None:
    context = assistant.context("Which paragraph speaks of a database?")
    rows = nearest(context.matter.fused, candidates_of(context))
    features = candidate_features(assistant.index, context.matter, asked_of(context), rows)
    first = dict(zip(CANDIDATE_FEATURES, features[0].tolist(), strict=True))
    assert features.shape == (len(rows), len(CANDIDATE_FEATURES))
    assert assistant.index.units[int(rows[0])].id == "OP17"
    assert (first["behind"], first["limited"]) == (0.0, 0.0)
    assert 0.9 < first["coverage"] <= 1.0
    assert set(features[:, CANDIDATE_FEATURES.index("operative")].tolist()) == {0.0, 1.0}


def test_a_question_that_is_held_is_surer_than_one_that_is_not(assistant: Assistant) -> None:
    asked = ("victims of trafficking", "trafficking in stamps", "the price of oil")
    sure = [ranked_for(assistant.context(question)).answerable for question in asked]
    assert sure[0] > sure[1] > sure[2]
