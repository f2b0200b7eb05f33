"""What is known of every unit, as arrays: row ``i`` is ``units[i]``, as in vectors and postings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.units import Unit

Mask = NDArray[np.bool_]
Key = tuple[str, str]
"""A document: its symbol and its language."""


@dataclass(frozen=True)
class Columns:
    """The document and the kind of each unit, as numbers: places in ``documents`` and ``kinds``.

    ``document`` is of shape (units,), int32, ``kind`` of the same, int8.
    """

    documents: Mapping[Key, int]
    kinds: Mapping[str, int]
    document: NDArray[np.int32]
    kind: NDArray[np.int8]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Columns:
        """The columns of ``units``."""
        documents: dict[Key, int] = {}
        kinds: dict[str, int] = {}
        document = [documents.setdefault((unit.symbol, unit.language), len(documents)) for unit in units]
        kind = [kinds.setdefault(unit.kind, len(kinds)) for unit in units]
        return cls(documents, kinds, np.array(document, dtype=np.int32), np.array(kind, dtype=np.int8))

    @cached_property
    def symbols(self) -> frozenset[str]:
        """The symbols of the documents, whatever the languages they are held in."""
        return frozenset(symbol for symbol, _ in self.documents)

    @cached_property
    def _spans(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The first row of each document and the row behind its last: its units stand together."""
        edges = np.flatnonzero(np.diff(self.document)) + 1
        starts = np.concatenate([[0], edges]).astype(np.int64)
        return starts, np.append(edges, len(self.document)).astype(np.int64)

    def rows_of(self, key: Key) -> range:
        """The rows of one document, none when it is not there."""
        at = self.documents.get(key)
        if at is None:
            return range(0)
        starts, ends = self._spans
        return range(int(starts[at]), int(ends[at]))

    def of_documents(self, keys: Iterable[Key]) -> Mask:
        """Which units are of the documents ``keys``, shape (units,)."""
        chosen = np.zeros(len(self.documents), dtype=bool)
        chosen[[self.documents[key] for key in keys if key in self.documents]] = True
        mask: Mask = chosen[self.document] if len(chosen) else np.zeros(0, dtype=bool)
        return mask

    def of_kinds(self, kinds: Collection[str]) -> Mask:
        """Which units are of one of ``kinds``, shape (units,)."""
        chosen = np.zeros(len(self.kinds), dtype=bool)
        chosen[[at for kind, at in self.kinds.items() if kind in kinds]] = True
        mask: Mask = chosen[self.kind] if len(chosen) else np.zeros(0, dtype=bool)
        return mask
