"""Vectors of units in FAISS: exact inner product, which on unit vectors is the cosine."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class VectorIndex:
    """A FAISS index over unit vectors; row ``i`` is the vector of unit ``i``."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Floats) -> VectorIndex:
        """The exact index over ``vectors`` of shape (units, dimensions), float32, each of length one."""
        import faiss

        built = cls(faiss.IndexFlatIP(vectors.shape[1]))
        built.extend(vectors)
        return built

    def extend(self, vectors: Floats) -> None:
        """Add ``vectors`` of further units."""
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Floats, count: int) -> tuple[NDArray[np.int64], Floats]:
        """(units, cosines) of the ``count`` nearest to ``query`` of shape (dimensions,), best first."""
        scores, units = self._index.search(query.reshape(1, -1).astype(np.float32), min(count, len(self)))
        return units[0], scores[0]

    def scores(self, query: Floats) -> Floats:
        """The cosine of every unit to ``query``, shape (units,): no ranking is made of them."""
        return np.asarray(self.matrix @ query.astype(np.float32), dtype=np.float32)

    @cached_property
    def matrix(self) -> Floats:
        """The vectors where FAISS holds them, shape (units, dimensions): nothing is copied."""
        import faiss

        held = faiss.rev_swig_ptr(self._index.get_xb(), len(self) * self._index.d)
        return np.asarray(held, dtype=np.float32).reshape(len(self), self._index.d)

    def save(self, path: Path) -> None:
        """Write to ``path``."""
        import faiss

        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Read what :meth:`save` wrote. Raises ``RuntimeError`` (FAISS's own) when it is missing or damaged."""
        import faiss

        return cls(faiss.read_index(str(path)))
