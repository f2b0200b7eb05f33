"""Texts as means of token vectors, and the optimizer that moves only the vectors a step has touched."""

from __future__ import annotations

from itertools import chain

import numpy as np
from material import Ids
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]


class Bags:
    """Token lists as means over the vectors of the tokens met: a sparse matrix, so that only those rows are touched."""

    def __init__(
        self, lists: list[Ids], dropout: NDArray[np.float64], size: int, generator: np.random.Generator
    ) -> None:
        """Each token of list ``i`` is left out with chance ``dropout[i]``, but never all of a list.

        ``size`` is the number of tokens in the vocabulary.
        """
        lengths = np.fromiter(map(len, lists), np.int64, len(lists))
        ids = np.fromiter(chain.from_iterable(lists), np.int64, int(lengths.sum()))
        owner = np.repeat(np.arange(len(lists)), lengths)
        keep = generator.random(len(ids)) >= dropout[owner]
        keep |= (np.bincount(owner, keep, len(lists)) < np.minimum(lengths, 2))[owner]
        owner, ids = owner[keep], ids[keep]
        place = np.zeros(size, dtype=np.int64)
        place[ids] = 1
        self.touched = np.flatnonzero(place)
        place[self.touched] = np.arange(len(self.touched))
        kept = np.bincount(owner, minlength=len(lists))
        ends = np.concatenate([[0], np.cumsum(kept)])
        values = (1.0 / np.maximum(kept, 1)).astype(np.float32)[owner]
        self._matrix = csr_matrix((values, place[ids], ends), shape=(len(lists), len(self.touched)))

    def means(self, weights: Floats) -> Floats:
        """The mean vector of each list, shape (lists, dimensions)."""
        return np.asarray(self._matrix @ weights[self.touched])

    def back(self, gradient: Floats) -> Floats:
        """The gradient of the touched rows, from that of the means."""
        return np.asarray(self._matrix.T @ gradient)


class LazyAdam:
    """Adam (Kingma and Ba, 2015) that moves only the rows a step has touched."""

    def __init__(self, weights: Floats) -> None:
        """Moments start at zero."""
        self._weights = weights
        self._first, self._second = np.zeros_like(weights), np.zeros_like(weights)
        self._step = 0

    def move(self, rows: NDArray[np.int64], gradient: Floats, rate: float) -> None:
        """One step against ``gradient`` of ``rows``."""
        self._step += 1
        first = self._first[rows] * 0.9 + gradient * 0.1
        second = self._second[rows] * 0.999 + gradient * gradient * 0.001
        self._first[rows], self._second[rows] = first, second
        scale = rate * (1 - 0.999**self._step) ** 0.5 / (1 - 0.9**self._step)
        self._weights[rows] -= scale * first / (np.sqrt(second) + 1e-8)
