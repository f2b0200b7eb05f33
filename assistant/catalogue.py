"""Documents as questions find them: by the words of their titles and subjects, by what they say, and by likeness."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval import Floats
from documents import Document
from index import Index
from index.columns import Key
from index.lexical import LexicalIndex
from index.lexical import build as build_lexical
from index.terms import is_idea
from index.units import tokens_of


@dataclass(frozen=True)
class Shelf:
    """All documents of an index at one moment; row ``i`` is the document whose number is ``i`` in the columns.

    ``titles`` are postings over their titles, ``subjects`` over titles and subjects. ``title_vectors`` and ``vectors``
    are of shape (documents, dimensions): of the title, and the mean of all units, both of length one.
    """

    index: Index
    keys: tuple[Key, ...]
    titles: LexicalIndex
    subjects: LexicalIndex
    names: tuple[str, ...]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, index: Index) -> Shelf:
        """The documents of ``index`` as it is now."""
        columns = index.columns
        held = {(d.symbol, d.language): d for d in index.documents}
        keys = tuple(sorted(columns.documents, key=columns.documents.__getitem__))
        masts = [held[key].masthead for key in keys]
        titles = [tokens_of(m.title, language) for m, (_, language) in zip(masts, keys, strict=True)]
        subjects = [tokens_of("; ".join(m.subjects), "en") for m in masts]  # of the UNBIS Thesaurus, always in English
        both = ([*title, *subject] for title, subject in zip(titles, subjects, strict=True))
        starts = np.array([columns.rows_of(key).start for key in keys], dtype=np.int64)
        return cls(index, keys, build_lexical(titles), build_lexical(both), tuple(m.title for m in masts), starts)

    @cached_property
    def citing(self) -> Mapping[str, tuple[int, ...]]:
        """The units that cite each document or treaty, by its symbol: "Ibid." resolved, in the order of rows."""
        found: dict[str, list[int]] = {}
        for row, unit in enumerate(self.index.units):
            for target in {reference.target for reference in unit.body.references}:
                found.setdefault(target, []).append(row)
        return {target: tuple(rows) for target, rows in found.items()}

    def versions(self, language: str) -> list[Document]:
        """Every document once: in ``language`` where held, else in the first that is."""
        return one_version_each(self.index.documents, language)

    @property
    def held(self) -> Container[str]:
        """The tokens of all that the index holds, beside those of titles."""
        return self.index.lexical.tokens

    def places(self, documents: Sequence[Document]) -> NDArray[np.int64]:
        """The rows of ``documents``, in their order; those without a unit have none and are left out."""
        known = self.index.columns.documents
        keys = ((d.symbol, d.language) for d in documents)
        return np.array([known[key] for key in keys if key in known], dtype=np.int64)

    def best_unit(self, scores: Floats) -> Floats:
        """The highest of ``scores`` (units,) in each document, shape (documents,)."""
        return np.asarray(np.maximum.reduceat(scores, self.starts), dtype=np.float32)

    @cached_property
    def title_vectors(self) -> Floats:
        """The vector of each title."""
        return self.index.embedder.encode(list(self.names))

    @cached_property
    def vectors(self) -> Floats:
        """The mean of the vectors of each document's units, made as long as one."""
        sums = np.add.reduceat(self.index.vectors, self.starts, axis=0)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.maximum(lengths, 1e-9), dtype=np.float32)

    @cached_property
    def title_weights(self) -> Floats:
        """How much there is to know of each title: the idf of its words, summed; shape (documents,)."""
        weights = np.zeros(self.titles.size, dtype=np.float32)
        for token in self.titles.tokens:
            if not is_idea(token):
                units, _ = self.titles.postings(token)
                weights[units] += self.rareness(len(units))
        return np.maximum(weights, 1.0)

    def rareness(self, holders: int) -> float:
        """How rare a word is that ``holders`` titles hold: the logarithm of how many there are to one of those."""
        return float(np.log1p(self.titles.size / holders)) if holders else 0.0


class Catalogue:
    """The shelf of an index, made anew when the index has changed. Safe to use from several threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lock = RLock()
        self._state = ""
        self._shelf: Shelf | None = None

    @property
    def shelf(self) -> Shelf:
        """The documents as they are now."""
        with self._lock:
            if self._shelf is None or self._state != self._index.state:
                self._state, self._shelf = self._index.state, Shelf.of(self._index)
            return self._shelf


def one_version_each(documents: Iterable[Document], language: str) -> list[Document]:
    """``documents`` with one version of each symbol, in their order: in ``language`` where held, else the first.

    The versions of a resolution are one source: a paragraph is cited once.
    """
    chosen: dict[str, Document] = {}
    for document in documents:
        if document.symbol not in chosen or document.language == language:
            chosen[document.symbol] = document
    return list(chosen.values())
