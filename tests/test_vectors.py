"""FAISS against plain numpy: the same ids, and the same distances."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from doors import CountedLetters

from index.vectors import VectorIndex

TEXTS = ["aaa", "aab", "abb", "bbb", "ab", "zz"]


def vectors() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.asarray(CountedLetters().encode(TEXTS))


def test_the_embedder_can_be_computed_in_ones_head() -> None:
    """Two a and one b: (2, 1) over the root of 5."""
    np.testing.assert_allclose(vectors()[1][:3], [2 / 5**0.5, 1 / 5**0.5, 0], atol=1e-5)


def test_cosines_by_hand() -> None:
    """ "aab" against "aaa", "aab", "abb", "bbb", "ab", "zz"."""
    index = VectorIndex.build(vectors())
    expected = [2 / 5**0.5, 1, 4 / 5, 1 / 5**0.5, 3 / 10**0.5, 0]
    np.testing.assert_allclose(index.scores(vectors()[1]), expected, atol=1e-5)


@pytest.mark.parametrize("count", [1, 10, 300, 1_000])
def test_ids_and_distances_are_those_of_numpy(count: int) -> None:
    """A thousand vectors of a known chance, searched by fifty others."""
    random = np.random.default_rng(61180)
    rows = random.normal(size=(1_050, 32)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    held, queries = rows[:1_000], rows[1_000:]
    index = VectorIndex.build(held)
    for query in queries:
        exact = held @ query
        best = np.argsort(-exact, kind="stable")[:count]
        units, cosines = index.search(query, count)
        np.testing.assert_allclose(cosines, exact[best], atol=1e-6)
        np.testing.assert_allclose(exact[units], exact[best], atol=1e-6)
        assert set(units.tolist()) == set(best.tolist())
        np.testing.assert_allclose(index.scores(query), exact, atol=1e-6)


def test_more_than_there_are_is_all_there_are() -> None:
    units, cosines = VectorIndex.build(vectors()).search(vectors()[0], 100)
    assert sorted(units.tolist()) == list(range(len(TEXTS)))
    assert len(cosines) == len(TEXTS)


def test_saving_and_loading_changes_nothing(tmp_path: Path) -> None:
    index = VectorIndex.build(vectors())
    index.save(tmp_path / "vectors.faiss")
    again = VectorIndex.load(tmp_path / "vectors.faiss")
    assert len(again) == len(TEXTS)
    assert again.scores(vectors()[2]).tolist() == index.scores(vectors()[2]).tolist()


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vectors.faiss").write_bytes(b"no index")
    with pytest.raises(RuntimeError):
        VectorIndex.load(tmp_path / "vectors.faiss")
