"""BM25 over tokens: pure functions on arrays, and the postings they read.

The score of a token t in a unit d is (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with
the non-negative idf of Lucene)

    idf(t) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length(d) / mean length))
    idf(t) = ln(1 + (N - n + 0.5) / (n + 0.5))

with tf the count of t in d, N the number of units and n the number of units that hold t.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.5
"""Less than the usual 0.75: long operative paragraphs say more, they do not repeat themselves."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class LexicalIndex:
    """Postings in one run: those of token ``i`` are ``units[starts[i]:starts[i + 1]]`` with their ``counts``.

    ``lengths`` holds the number of tokens of every unit, shape (units,).
    """

    tokens: dict[str, int]
    starts: NDArray[np.int64]
    units: NDArray[np.int32]
    counts: NDArray[np.int32]
    lengths: Floats

    @property
    def size(self) -> int:
        """The number of units."""
        return len(self.lengths)

    @cached_property
    def mean_length(self) -> float:
        """The mean number of tokens of a unit; 1 where there is none."""
        return float(self.lengths.mean()) or 1.0 if self.size else 1.0

    def postings(self, token: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """(units that hold ``token``, how often each does); empty arrays for a token nobody holds."""
        at = self.tokens.get(token)
        span = slice(0, 0) if at is None else slice(self.starts[at], self.starts[at + 1])
        return self.units[span], self.counts[span]

    def group_counts(self, words: Mapping[str, float], ideas: Mapping[str, float]) -> Floats:
        """How often every unit holds a group of tokens that mean the same, shape (size,).

        Each token has the share that one occurrence counts for. Of ``words`` the best one counts (the "synonym"
        operator of Indri, Strohman et al. 2005). ``ideas`` add up: a word that shares three ideas with the one asked
        is nearer to it than one that shares a single idea.
        """
        best = np.zeros(self.size, dtype=np.float32)
        summed = np.zeros(self.size, dtype=np.float32)
        for token, share in words.items():
            units, held = self.postings(token)
            best[units] = np.maximum(best[units], share * held)
        for token, share in ideas.items():
            units, held = self.postings(token)
            summed[units] += np.float32(share) * held
        return np.maximum(best, summed)

    def scores(self, query: Sequence[str]) -> Floats:
        """The plain BM25 score of every unit, shape (size,), for a bag of tokens."""
        total = np.zeros(self.size, dtype=np.float32)
        for token in query:
            counts = self.group_counts({token: 1.0}, {})
            idf = inverse_frequency(int(np.count_nonzero(counts)), self.size)
            total += np.float32(idf) * saturation(counts, self.lengths, self.mean_length)
        return total

    def save(self, path: Path) -> None:
        """Write to ``path`` (numpy's npz; tokens as UTF-8 bytes, so nothing is pickled)."""
        names = np.frombuffer("\n".join(self.tokens).encode(), dtype=np.uint8)
        with path.open("wb") as file:
            np.savez(file, names=names, starts=self.starts, units=self.units, counts=self.counts, lengths=self.lengths)

    @classmethod
    def load(cls, path: Path) -> LexicalIndex:
        """Read what :meth:`save` wrote. Raises ``ValueError``, ``OSError`` or ``KeyError`` when it is damaged."""
        with np.load(path, allow_pickle=False) as data:
            joined = data["names"].tobytes().decode()
            tokens = {name: at for at, name in enumerate(joined.split("\n"))} if joined else {}
            return cls(tokens, data["starts"], data["units"], data["counts"], data["lengths"])


def inverse_frequency(holders: int, size: int) -> float:
    """idf of a token that ``holders`` of ``size`` units hold."""
    return float(np.log1p((size - holders + 0.5) / (holders + 0.5)))


def saturation(counts: Floats, lengths: Floats, mean_length: float) -> Floats:
    """The part of BM25 that grows with the count of a token in a unit, from 0 towards k1 + 1."""
    norm = K1 * (1 - B + B * lengths / np.float32(mean_length))
    return (counts * np.float32(K1 + 1) / (counts + norm)).astype(np.float32)


class LexicalBuilder:
    """Takes bags of tokens one after another; holds a few bytes a posting, whatever the number of units."""

    def __init__(self, before: LexicalIndex | None = None) -> None:
        """``before`` is an index from which bags can be taken over without being counted :meth:`again`."""
        self._ids: dict[str, int] = dict(before.tokens) if before else {}
        self._before = _Bags.of(before) if before else None
        self._tokens, self._counts = array("i"), array("i")
        self._distinct, self._lengths = array("i"), array("f")

    def add(self, bag: Sequence[str]) -> None:
        """Take the bag of the next unit."""
        counts = Counter(bag)
        ids = self._ids
        self._tokens.extend([ids.setdefault(token, len(ids)) for token in counts])
        self._counts.extend(counts.values())
        self._distinct.append(len(counts))
        self._lengths.append(len(bag))

    def again(self, unit: int) -> None:
        """Take the bag that ``unit`` has in the index before."""
        assert self._before
        tokens, counts, length = self._before.bag(unit)
        self._tokens.frombytes(tokens.tobytes())
        self._counts.frombytes(counts.tobytes())
        self._distinct.append(len(tokens))
        self._lengths.append(length)

    def build(self) -> LexicalIndex:
        """The index over the bags so far: tokens in their order, the units of each token in theirs."""
        held = _integers(self._tokens)
        used = np.zeros(len(self._ids), dtype=bool)
        used[held] = True
        names = sorted(name for name, at in self._ids.items() if used[at])
        place = np.zeros(len(self._ids), dtype=np.int32)
        place[np.array([self._ids[name] for name in names], dtype=np.int64)] = np.arange(len(names), dtype=np.int32)
        tokens, distinct, counts = place[held], _integers(self._distinct), _integers(self._counts)
        units = np.repeat(np.arange(len(distinct), dtype=np.int32), distinct)
        order = np.argsort(tokens, kind="stable")
        starts = np.zeros(len(names) + 1, dtype=np.int64)
        starts[1:] = np.cumsum(np.bincount(tokens, minlength=len(names)))
        lengths = np.array(self._lengths, dtype=np.float32)
        return LexicalIndex({name: at for at, name in enumerate(names)}, starts, units[order], counts[order], lengths)


def _integers(values: array[int]) -> NDArray[np.int32]:
    return np.frombuffer(values, dtype=np.int32) if values else np.zeros(0, dtype=np.int32)


@dataclass(frozen=True)
class _Bags:
    """The postings of an index by unit: those of unit ``i`` are ``tokens[starts[i]:starts[i + 1]]``, with counts."""

    starts: NDArray[np.int64]
    tokens: NDArray[np.int32]
    counts: NDArray[np.int32]
    lengths: Floats

    @classmethod
    def of(cls, index: LexicalIndex) -> _Bags:
        """The same postings, turned round."""
        tokens = np.repeat(np.arange(len(index.tokens), dtype=np.int32), np.diff(index.starts))
        order = np.argsort(index.units, kind="stable")
        starts = np.zeros(index.size + 1, dtype=np.int64)
        starts[1:] = np.cumsum(np.bincount(index.units, minlength=index.size))
        return cls(starts, tokens[order], index.counts[order].astype(np.int32), index.lengths)

    def bag(self, unit: int) -> tuple[NDArray[np.int32], NDArray[np.int32], float]:
        """(tokens, their counts, number of all) of one unit."""
        span = slice(self.starts[unit], self.starts[unit + 1])
        return self.tokens[span], self.counts[span], float(self.lengths[unit])


def build(bags: Iterable[Sequence[str]]) -> LexicalIndex:
    """The index over ``bags``, one bag of tokens per unit."""
    builder = LexicalBuilder()
    for bag in bags:
        builder.add(bag)
    return builder.build()
