"""The learning: token vectors such that the mean of a query's points at the mean of its paragraph's."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from random import Random

import numpy as np
from bags import Bags, Floats, LazyAdam
from batches import by_document, by_neighbours, cut, neighbours
from corpus import LANGUAGES
from draw import Drawer, Mix
from losses import contrast, distill, shared_words
from material import Ids, Material
from numpy.typing import NDArray


@dataclass(frozen=True)
class Settings:
    """Every number of the training."""

    dimensions: int = 320
    batch: int = 768
    idea_batch: int = 512
    passes: float = 24
    rate: float = 0.02
    warm_up: int = 20
    temperature: float = 0.05
    whole_weight: float = 1.0
    query_weight: float = 1.0
    idea_weight: float = 0.3
    teacher_weight: float = 0.3
    dropout: float = 0.1
    english: float = 0.5
    together: float = 0.7
    neighbours: int = 7
    mine_every: int = 4
    seed: int = 1
    mix: Mix = field(default_factory=Mix)


@dataclass(frozen=True)
class Teacher:
    """English words and phrases as token numbers, with the unit vectors another model gives them."""

    texts: list[Ids]
    vectors: Floats


@dataclass(frozen=True)
class Step:
    """The token lists of one step: the paragraphs whole in two languages, queries for them, ideas, teacher's words."""

    rows: list[int]
    sources: list[Ids]
    targets: list[Ids]
    queries: list[Ids]
    ideas: list[int]
    words: list[tuple[Ids, Ids]]
    taught: NDArray[np.int64]


class Trainer:
    """Learns token vectors from the material; all chance comes from the seed."""

    def __init__(self, material: Material, size: int, settings: Settings, teacher: Teacher) -> None:
        """``size`` is the number of tokens."""
        self._material, self._size, self._settings, self._teacher = material, size, settings, teacher
        self._random = Random(settings.seed)  # noqa: S311 (drawing training pairs, nothing secret)
        self._generator = np.random.default_rng(settings.seed)
        self._drawer = Drawer(material, settings.mix, self._random)
        self._signatures = np.unique(material.signatures, return_inverse=True)[1]
        self._words = [{tuple(form) for forms in idea.values() for form in forms} for idea in material.ideas]
        scale = settings.dimensions**-0.5
        self.weights: Floats = (self._generator.standard_normal((size, settings.dimensions)) * scale).astype(np.float32)
        self._adam = LazyAdam(self.weights)
        self._near: NDArray[np.int64] | None = None
        self._queue: list[list[int]] = []
        self._passes = 0

    def run(self, report: int = 200) -> Floats:
        """The token vectors, float32, shape (tokens, dimensions); every ``report`` steps a line is printed."""
        settings = self._settings
        steps = int(settings.passes * len(self._material.passages) / settings.batch)
        started, total = time.monotonic(), 0.0
        for step in range(steps):
            rate = settings.rate * min(1, (step + 1) / settings.warm_up) * (1 - step / steps)
            total += self._learn(self._draw(), rate)
            if (step + 1) % report == 0:
                seconds = time.monotonic() - started
                print(f"step {step + 1}/{steps}: loss {total / report:.3f}, {seconds:.0f} s", flush=True)
                total = 0.0
        return self.weights

    def _next_rows(self) -> list[int]:
        """The rows of the next step; neighbours are looked for anew every few passes, first after two."""
        settings = self._settings
        if not self._queue:
            if self._passes % settings.mine_every == 2:
                self._near = neighbours(self._material, self.weights, self._signatures, settings.neighbours)
            order = (
                by_document(self._material.symbols, settings.together, self._random)
                if self._near is None
                else by_neighbours(self._near, settings.together, self._random)
            )
            self._queue = cut(order, settings.batch, self._random)
            self._passes += 1
        return self._queue.pop()

    def _draw(self) -> Step:
        """The lists of a step: all targets in one language, all sources in another, so that language tells nothing."""
        random, passages = self._random, self._material.passages
        target = random.choice(LANGUAGES)
        others = [code for code in LANGUAGES if code != target]
        source = "en" if target != "en" and random.random() < self._settings.english else random.choice(others)
        rows = [row for row in self._next_rows() if source in passages[row] and target in passages[row]]
        ideas = random.sample(range(len(self._words)), min(self._settings.idea_batch, len(self._words)))
        count = min(self._settings.idea_batch, len(self._teacher.texts))
        return Step(
            rows,
            [passages[row][source].ids for row in rows],
            [passages[row][target].ids for row in rows],
            [self._drawer.query(row) for row in rows],
            ideas,
            [self._drawer.idea(number) for number in ideas],
            self._generator.choice(len(self._teacher.texts), count, replace=False),
        )

    def _learn(self, step: Step, rate: float) -> float:
        """One step of ``rate``; the loss of the whole paragraphs and of the queries together."""
        settings = self._settings
        taught = [self._teacher.texts[number] for number in step.taught]
        lefts, rights = [pair[0] for pair in step.words], [pair[1] for pair in step.words]
        parts = [step.sources, step.targets, step.queries, lefts, rights, taught]
        ends = np.cumsum([len(part) for part in parts])
        source, target, query, left, right, taught_at = (
            slice(end - len(part), end) for end, part in zip(ends, parts, strict=True)
        )
        lists = [ids for part in parts for ids in part]
        dropout = np.where(np.arange(len(lists)) < ends[2], settings.dropout, 0.0)
        bags = Bags(lists, dropout, self._size, self._generator)
        means = bags.means(self.weights)
        slope = np.zeros_like(means)
        twins = self._signatures[step.rows]
        same = (twins[:, None] == twins[None, :]) & ~np.eye(len(twins), dtype=bool)
        alike = shared_words(step.ideas, rights, self._words)
        losses = []
        for one, other, masked, weight in (
            (source, target, same, settings.whole_weight),
            (query, target, same, settings.query_weight),
            (left, right, alike, settings.idea_weight),
        ):
            loss, first, second = contrast(means[one], means[other], masked, settings.temperature)
            slope[one] += weight * first
            slope[other] += weight * second
            losses.append(loss)
        slope[taught_at] = settings.teacher_weight * distill(
            means[taught_at], self._teacher.vectors[step.taught], settings.temperature
        )
        self._adam.move(bags.touched, bags.back(slope), rate)
        return losses[0] + losses[1]
