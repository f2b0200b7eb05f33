"""BM25 against hand arithmetic, and against a second implementation."""

from __future__ import annotations

from math import log
from pathlib import Path

import bm25s
import numpy as np
import pytest

from index import Index, tokens_of
from index.lexical import K1, B, LexicalBuilder, LexicalIndex, build, inverse_frequency

BAGS = [["water", "water", "well"], ["well"], ["lamp", "well", "sand", "sand"], []]
"""Four units of 3, 1, 4 and 0 tokens: the mean length is 2."""


def test_scores_by_hand() -> None:
    """Written out for "water" and "sand", with k1 = 1.2 and b = 0.5."""
    assert (K1, B) == (1.2, 0.5)
    # One unit of four holds each: idf = ln(1 + (4 - 1 + 0.5) / (1 + 0.5)) = ln(1 + 3.5 / 1.5) = ln(10 / 3).
    idf = log(10 / 3)
    # "water" twice in unit 0 of length 3: 2 * 2.2 / (2 + 1.2 * (1 - 0.5 + 0.5 * 3 / 2)) = 4.4 / (2 + 1.5) = 4.4 / 3.5.
    water = idf * 4.4 / 3.5
    # "sand" twice in unit 2 of length 4: 4.4 / (2 + 1.2 * (0.5 + 0.5 * 4 / 2)) = 4.4 / (2 + 1.8) = 4.4 / 3.8.
    sand = idf * 4.4 / 3.8
    np.testing.assert_allclose(build(BAGS).scores(["water", "sand"]), [water, 0, sand, 0], rtol=1e-6)


def test_a_common_token_by_hand() -> None:
    """ "well" once in three of four units: idf = ln(1 + 1.5 / 3.5) = ln(10 / 7)."""
    idf = log(10 / 7)
    # Lengths 3, 1, 4: 2.2 / (1 + 1.2 * (0.5 + 0.25 * length)) = 2.2 / (1.6 + 0.3 * length).
    expected = [idf * 2.2 / 2.5, idf * 2.2 / 1.9, idf * 2.2 / 2.8, 0]
    np.testing.assert_allclose(build(BAGS).scores(["well"]), expected, rtol=1e-6)


def test_a_token_nobody_holds_scores_nothing() -> None:
    assert build(BAGS).scores(["fire"]).tolist() == [0, 0, 0, 0]


def test_the_rarer_a_token_the_more_it_says() -> None:
    assert inverse_frequency(1, 100) > inverse_frequency(2, 100) > inverse_frequency(100, 100) > 0


@pytest.mark.parametrize(
    "query", ["traite des personnes", "Secrétaire général rapport", "forces de police", "61/180 2006/27 Convention"]
)
def test_the_shipped_text_scores_as_bm25s_says(index: Index, query: str) -> None:
    """The same formula in another program, over the same tokens."""
    bags = [tokens_of(unit.searched, unit.language) for unit in index.units]
    other = bm25s.BM25(method="lucene", k1=K1, b=B)
    other.index(bags, show_progress=False)
    tokens = [token for token in tokens_of(query, "fr") if token in index.lexical.tokens]
    assert tokens
    # bm25s leaves out Lucene's constant factor (k1 + 1), which changes no order.
    theirs = np.asarray(other.get_scores(tokens)) * (K1 + 1)
    np.testing.assert_allclose(index.lexical.scores(tokens), theirs, rtol=1e-4, atol=1e-5)


def test_the_best_word_of_a_group_counts_and_ideas_add_up() -> None:
    index = build(BAGS)
    assert index.group_counts({"water": 1.0, "well": 0.5}, {}).tolist() == [2.0, 0.5, 0.5, 0.0]
    assert index.group_counts({}, {"lamp": 1.0, "sand": 0.5}).tolist() == [0.0, 0.0, 2.0, 0.0]
    assert index.group_counts({"lamp": 3.0}, {"lamp": 1.0, "sand": 0.5}).tolist() == [0.0, 0.0, 3.0, 0.0]


def test_postings_are_units_and_counts() -> None:
    units, counts = build(BAGS).postings("well")
    assert (units.tolist(), counts.tolist()) == ([0, 1, 2], [1, 1, 1])
    units, counts = build(BAGS).postings("fire")
    assert (units.tolist(), counts.tolist()) == ([], [])


@pytest.mark.parametrize("bags", [BAGS, [], [[]], [["مياه", "贩运", "#idea one", "=61/180"]]])
def test_saving_and_loading_changes_nothing(bags: list[list[str]], tmp_path: Path) -> None:
    index = build(bags)
    index.save(tmp_path / "lexical.npz")
    again = LexicalIndex.load(tmp_path / "lexical.npz")
    assert (again.tokens, again.size, again.mean_length) == (index.tokens, index.size, index.mean_length)
    for token in index.tokens:
        assert again.scores([token]).tolist() == index.scores([token]).tolist()


def test_bags_taken_over_give_the_same_index_as_bags_counted() -> None:
    """Some units go, some come, some stay in another order: what stays is not counted again, and nothing shows it."""
    old = [["a", "b", "b"], ["c"], [], ["a", "d"]]
    new = [["a", "d"], ["e", "e", "a"], ["a", "b", "b"], []]
    builder = LexicalBuilder(build(old))
    for bag in new:
        if bag in old:
            builder.again(old.index(bag))
        else:
            builder.add(bag)
    taken, counted = builder.build(), build(new)
    assert taken.tokens == counted.tokens
    for name in ("starts", "units", "counts", "lengths"):
        assert np.array_equal(getattr(taken, name), getattr(counted, name)), name
