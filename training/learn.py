"""The learning: token vectors such that the mean of a query's points at the mean of its paragraph's."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import chain
from random import Random

import numpy as np
from draw import Drawer, Mix
from material import Ids, Material
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """Every number of the training."""

    dimensions: int = 256
    batch: int = 768
    idea_batch: int = 512
    passes: float = 14
    rate: float = 0.02
    temperature: float = 0.05
    idea_temperature: float = 0.05
    idea_weight: float = 0.3
    dropout: float = 0.1
    grouped: float = 0.5
    inner: float = 0.0
    inner_temperature: float = 0.05
    frequency: float = 0.0
    seed: int = 1
    mix: Mix = field(default_factory=Mix)


class Bags:
    """Token lists as means over the vectors of the tokens met: a sparse matrix, so that only those rows are touched."""

    def __init__(
        self, lists: list[Ids], dropout: NDArray[np.float64], size: int, generator: np.random.Generator
    ) -> None:
        """Each token of list ``i`` is left out with chance ``dropout[i]``, but never all of a list."""
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
        """The mean vector of each list."""
        return np.asarray(self._matrix @ weights[self.touched])

    def back(self, gradient: Floats) -> Floats:
        """The gradient of the touched rows, from that of the means."""
        return np.asarray(self._matrix.T @ gradient)


class LazyAdam:
    """Adam that moves only the rows a step has touched."""

    def __init__(self, weights: Floats) -> None:
        """Moments start at zero."""
        self._weights = weights
        self._first, self._second = np.zeros_like(weights), np.zeros_like(weights)
        self._step = 0

    def move(self, rows: NDArray[np.int64], gradient: Floats, rate: float) -> None:
        """One step along ``gradient`` of ``rows``."""
        self._step += 1
        first = self._first[rows] * 0.9 + gradient * 0.1
        second = self._second[rows] * 0.999 + gradient * gradient * 0.001
        self._first[rows], self._second[rows] = first, second
        scale = rate * (1 - 0.999**self._step) ** 0.5 / (1 - 0.9**self._step)
        self._weights[rows] -= scale * first / (np.sqrt(second) + 1e-8)


def order(material: Material, grouped: float, random: Random) -> list[int]:
    """All rows once: a share of them document by document (hard counter-examples), the others shuffled."""
    groups: dict[str, list[int]] = {}
    for row, symbol in enumerate(material.symbols):
        groups.setdefault(symbol, []).append(row)
    together, alone = [], []
    for rows in groups.values():
        (together if random.random() < grouped else alone).append(rows)
    random.shuffle(together)
    rest = [row for rows in alone for row in rows]
    random.shuffle(rest)
    return [row for rows in together for row in rows] + rest


def initial(material: Material, size: int, settings: Settings) -> Floats:
    """Random vectors, shorter for frequent tokens (a / (a + frequency))."""
    generator = np.random.default_rng(settings.seed)
    vectors = (generator.standard_normal((size, settings.dimensions)) / settings.dimensions**0.5).astype(np.float32)
    counts = np.zeros(size)
    for row in material.passages[::4]:
        for passage in row.values():
            np.add.at(counts, passage.ids, 1)
    frequency = (counts / counts.sum())[:, None].astype(np.float32)
    return vectors * (settings.frequency / (settings.frequency + frequency)) if settings.frequency else vectors


def unit(vectors: Floats) -> tuple[Floats, Floats]:
    """``vectors`` at length one, and their lengths."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-12
    return vectors / lengths, lengths


def contrast(
    queries: Floats, documents: Floats, masked: NDArray[np.bool_], temperature: float, both: bool = True
) -> tuple[float, Floats, Floats]:
    """Each query must find its document among all, and each document its query (if ``both``): loss and gradients.

    ``masked`` marks the pairs that are no counter-examples.
    """
    q, q_length = unit(queries)
    d, d_length = unit(documents)
    scores = np.exp((q @ d.T - 1) / temperature)
    scores[masked] = 0
    lines = scores / scores.sum(1, keepdims=True)
    loss = -np.log(np.diagonal(lines) + 1e-12).mean()
    slope = lines
    if both:
        columns = scores / scores.sum(0, keepdims=True)
        loss = (loss - np.log(np.diagonal(columns) + 1e-12).mean()) / 2
        slope = (lines + columns) / 2
    slope[np.diag_indices(len(slope))] -= 1
    slope /= temperature * len(slope)
    dq, dd = slope @ d, slope.T @ q
    dq = (dq - q * (dq * q).sum(1, keepdims=True)) / q_length
    dd = (dd - d * (dd * d).sum(1, keepdims=True)) / d_length
    return float(loss), dq, dd


def losses(
    means: Floats,
    count: int,
    same: NDArray[np.bool_],
    group: NDArray[np.int64],
    alike: NDArray[np.bool_],
    settings: Settings,
) -> tuple[float, Floats]:
    """The loss of one step: ``means`` holds the queries, the documents, then the two words of each idea."""
    slope = np.zeros_like(means)
    queries, documents = slice(0, count), slice(count, 2 * count)
    loss, slope[queries], slope[documents] = contrast(means[queries], means[documents], same, settings.temperature)
    if settings.inner:
        outside = (group[:, None] != group[None, :]) | same
        _, dq, dd = contrast(means[queries], means[documents], outside, settings.inner_temperature, both=False)
        slope[queries] += settings.inner * dq
        slope[documents] += settings.inner * dd
    if len(alike):
        middle = 2 * count + len(alike)
        _, dl, dr = contrast(means[2 * count : middle], means[middle:], alike, settings.idea_temperature)
        slope[2 * count : middle], slope[middle:] = settings.idea_weight * dl, settings.idea_weight * dr
    return loss, slope


def shared_words(chosen: list[int], rights: list[Ids], words: list[set[tuple[int, ...]]]) -> NDArray[np.bool_]:
    """Marks drawn words (columns) that other ideas (lines) own too: they are no counter-examples."""
    columns: dict[tuple[int, ...], list[int]] = {}
    for column, form in enumerate(rights):
        columns.setdefault(tuple(form), []).append(column)
    shared = np.zeros((len(chosen), len(chosen)), dtype=bool)
    for line, number in enumerate(chosen):
        for form in words[number] & columns.keys():
            shared[line, columns[form]] = True
    np.fill_diagonal(shared, False)
    return shared


def train(material: Material, size: int, settings: Settings, report: int = 0) -> Floats:
    """The token vectors, learned from ``material``: float32, ``size`` by dimensions."""
    random = Random(settings.seed)  # noqa: S311 (drawing training pairs, nothing secret)
    generator = np.random.default_rng(settings.seed)
    drawer = Drawer(material, settings.mix, random)
    weights = initial(material, size, settings)
    adam = LazyAdam(weights)
    steps = int(settings.passes * len(material.passages) / settings.batch)
    symbols = np.unique(material.symbols, return_inverse=True)[1]
    signatures = np.unique(material.signatures, return_inverse=True)[1]
    words = [{tuple(form) for forms in idea.values() for form in forms} for idea in material.ideas]
    queue: list[list[int]] = []
    started, total = time.monotonic(), 0.0
    for step in range(steps):
        if not queue:
            rows = order(material, settings.grouped, random)
            queue = [rows[i : i + settings.batch] for i in range(0, len(rows) - settings.batch + 1, settings.batch)]
            random.shuffle(queue)
        rows = queue.pop()
        pairs = [drawer.pair(row) for row in rows]
        chosen = random.sample(range(len(words)), min(settings.idea_batch, len(words))) if settings.idea_weight else []
        drawn = [drawer.idea(number) for number in chosen]
        lists = [p[0] for p in pairs] + [p[1] for p in pairs] + [p[0] for p in drawn] + [p[1] for p in drawn]
        dropout = np.zeros(len(lists))
        dropout[: 2 * len(rows)] = settings.dropout
        bags = Bags(lists, dropout, size, generator)
        twin, group = signatures[rows], symbols[rows]
        same = (twin[:, None] == twin[None, :]) & ~np.eye(len(rows), dtype=bool)
        alike = shared_words(chosen, [p[1] for p in drawn], words)
        loss, slope = losses(bags.means(weights), len(rows), same, group, alike, settings)
        adam.move(bags.touched, bags.back(slope), settings.rate * min(1, (step + 1) / 20) * (1 - step / steps))
        total += loss
        if report and (step + 1) % report == 0:
            print(f"step {step + 1}/{steps}: loss {total / report:.3f}, {time.monotonic() - started:.0f} s", flush=True)
            total = 0.0
    return weights
