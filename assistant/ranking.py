"""Which of the candidates answer a question about a matter, and whether any does: two fitted logistic models.

The first gives each candidate the probability that it is one of the paragraphs that answer, and with that their order
and how many are cited: as many as make the expected F1 highest (Ye et al., "Optimizing F-measures", 2012). The second
gives the probability that the documents answer at all, from how the best candidate fits. ``bench/fit_ranking.py`` fits
both; their numbers stand in ``fitted.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.fitted import fitted
from assistant.matching import Group, telling_of
from assistant.retrieval import Floats, Mask, Scores
from assistant.spans import is_within
from index import Index
from index.lexical import LexicalIndex, inverse_frequency

MOST_CANDIDATES = 60
"""The best so many by score are looked at closely: no question of the development sets has more paragraphs of gold."""

LEAST_BESIDE = 0.5
"""How probable, by the best candidate, another one must be to be cited beside it: cross-validated F1 of development
questions is 0.862 and 0.658 (few and many documents) with a half, 0.853 and 0.647 without, 0.866 and 0.652 with 0.6."""

MOST_ONE, MOST_MANY = 8, 60
"""How many paragraphs are cited at most: for a question, and for one that wants every place."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a ranking needs to know of a question: its groups, whether it ``wants_many``, whether a few documents out of
    many are meant (``is_limited``) or few are held at all (``is_small``: other numbers hold there), and in which units,
    shape (units,), what share of it stands in the document's title.
    """

    groups: Sequence[Group]
    wants_many: bool
    is_limited: bool
    is_small: bool
    in_title: Floats


@dataclass(frozen=True)
class Ranking:
    """Candidates, best first: their ``rows``, the probability of each that it answers, the one that any does, and
    whether that is high enough for an answer.
    """

    rows: tuple[int, ...]
    probabilities: Floats
    answerable: float
    is_answered: bool

    def cut(self, most: int) -> tuple[int, ...]:
        """The rows that answer: so many from the first on that their expected F1 is highest."""
        return self.rows[: best_count(self.probabilities, most)]


def ranking(index: Index, scores: Scores, asked: Asked, allowed: Mask) -> Ranking:
    """The ``allowed`` units nearest to the question by ``scores``, as the models see them."""
    rows = nearest(scores.fused, allowed)
    if not len(rows):
        return Ranking((), np.zeros(0, dtype=np.float32), 0.0, False)
    numbers = fitted().ranking(asked.is_small)
    features = candidate_features(index, scores, asked, rows)
    probabilities = numbers.candidates.probabilities(features)
    order = np.argsort(-probabilities, kind="stable")
    about = question_features(features[order], probabilities[order], scores, asked)
    sure = float(numbers.answerable.probabilities(about[None, :])[0])
    return Ranking(tuple(int(row) for row in rows[order]), probabilities[order], sure, sure >= numbers.least)


def nearest(fused: Floats, allowed: Mask) -> NDArray[np.int64]:
    """The allowed units with the best scores, best first; equal ones in the order of print."""
    rows = np.flatnonzero(allowed)
    if len(rows) > MOST_CANDIDATES:
        rows = np.sort(rows[np.argpartition(-fused[rows], MOST_CANDIDATES - 1)[:MOST_CANDIDATES]])
    return rows[np.argsort(-fused[rows], kind="stable")]


def best_count(probabilities: Floats, most: int) -> int:
    """How many of ``probabilities``, falling, are cited for the highest expected F1: 2 hits / (cited + right).

    None of them less than half as probable as the best: where the model errs, it is by citing too much.
    """
    if not len(probabilities):
        return 0
    count = np.arange(1, min(most, len(probabilities)) + 1)
    expected = 2 * np.cumsum(probabilities)[: len(count)] / (count + float(probabilities.sum()))
    beside = int(np.count_nonzero(probabilities >= LEAST_BESIDE * probabilities[0]))
    return min(int(np.argmax(expected)) + 1, beside)


# -- features -------------------------------------------------------------------------------------------------------


def candidate_features(index: Index, scores: Scores, asked: Asked, rows: NDArray[np.int64]) -> Floats:
    """What speaks for each of ``rows``, shape (rows, 21): see the names in :data:`CANDIDATE_FEATURES`."""
    words = [group for group in asked.groups if not group.is_phrase]
    held = _Held(index.lexical, asked.groups, rows)
    lexical = scores.lexical[rows] / np.sqrt(max(1, len(words)))
    fused, coverage, cosine = scores.fused[rows], scores.coverage[rows], scores.cosine[rows]
    behind = (fused - fused.max()) / max(float(fused.max()), 0.1)
    ones = np.ones(len(rows), dtype=np.float32)
    many, limited = np.float32(asked.wants_many), np.float32(asked.is_limited)
    bodies = [index.units[int(row)] for row in rows]
    columns = {
        "lexical": lexical,
        "coverage": coverage,
        "credit": held.credit,
        "own": held.own,
        "cosine": cosine,
        "title": asked.in_title[rows],
        "behind": behind,
        "coverage_behind": coverage - coverage.max(),
        "cosine_behind": cosine - cosine.max(),
        "phrases": held.phrases,
        "length": np.log([max(1, len(unit.searched)) for unit in bodies]),
        "operative": np.array([unit.kind == "operative" for unit in bodies]),
        "unheld": ones * scores.unheld,
        "words": ones * np.log1p(len(words)),
        "many": ones * many,
        "limited": ones * limited,
        "many_behind": many * behind,
        "limited_behind": limited * behind,
        "limited_cosine": limited * cosine,
        "rarest": held.rarest(0),
        "second": held.rarest(1),
    }
    return np.column_stack([columns[name] for name in CANDIDATE_FEATURES]).astype(np.float32)


CANDIDATE_FEATURES = (
    "lexical", "coverage", "credit", "own", "cosine", "title", "behind", "coverage_behind", "cosine_behind", "phrases",
    "length", "operative", "unheld", "words", "many", "limited", "many_behind", "limited_behind", "limited_cosine",
    "rarest", "second",
)  # fmt: skip
"""``lexical`` is the BM25 score by the root of the number of words; ``coverage`` the share of the question that stands
in the unit, ``credit`` the same with a rare word's broad ideas counting less, ``own`` by the words themselves alone,
``title`` what stands in the document's title and subjects; ``behind`` how far a score lies behind the best; ``rarest``
and ``second`` the credit of the two words that tell most."""

QUESTION_FEATURES = (
    "best", "expected", "unheld", "words", "telling", "lexical", "coverage", "credit", "own", "cosine", "title",
    "rarest", "second", "rarest_of_three", "gap", "limited", "many", "per_word",
)  # fmt: skip
"""Of the best candidate, what :data:`CANDIDATE_FEATURES` call so; ``best`` and ``expected`` are its probability and the
sum of all, ``rarest_of_three`` the best of the first three, ``gap`` by how much the second one is less probable,
``per_word`` the BM25 score by the number of words."""


def question_features(features: Floats, probabilities: Floats, scores: Scores, asked: Asked) -> Floats:
    """What speaks for an answer, shape (18,), from ``features`` and ``probabilities`` of the candidates, best first."""
    first = dict(zip(CANDIDATE_FEATURES, features[0], strict=True))
    rarest = features[:3, CANDIDATE_FEATURES.index("rarest")].max()
    telling = telling_of(asked.groups)
    words = max(1, sum(not group.is_phrase for group in asked.groups))
    second = probabilities[1] if len(probabilities) > 1 else 0.0
    values = {
        **first, "best": probabilities[0], "expected": np.log1p(probabilities.sum()), "telling": np.log1p(telling),
        "rarest_of_three": rarest, "gap": probabilities[0] - second, "per_word": first["lexical"] / np.sqrt(words),
    }  # fmt: skip
    return np.array([values[name] for name in QUESTION_FEATURES], dtype=np.float32)


class _Held:
    """Which words of a question each of a few rows holds, and how well: an own word better than a broad idea."""

    def __init__(self, index: LexicalIndex, groups: Sequence[Group], rows: NDArray[np.int64]) -> None:
        self._rows = rows
        words = [group for group in groups if not group.is_phrase]
        phrases = [group for group in groups if group.is_phrase]
        self._weights = np.array([group.telling for group in words], dtype=np.float32)
        whole = float(self._weights.sum()) or 1.0
        found = [self._phrase(index, phrase) for phrase in phrases]
        each = [self._word(index, group) for group in words]
        for group, (credit, _, _) in zip(words, each, strict=True):
            for phrase, mask in zip(phrases, found, strict=True):
                if is_within((group.start, group.end), (phrase.start, phrase.end)):
                    np.maximum(credit, mask, out=credit)
        nothing = np.zeros(len(rows), dtype=np.float32)
        self._credits = [credit for credit, _, _ in each]
        self._rareness = [rare for _, _, rare in each]
        self.credit = sum((w / whole * c for w, c in zip(self._weights, self._credits, strict=True)), nothing)
        self.own = sum((w / whole * o for w, (_, o, _) in zip(self._weights, each, strict=True)), nothing)
        self.phrases = sum((p.telling * mask for p, mask in zip(phrases, found, strict=True)), nothing)

    def rarest(self, place: int) -> Floats:
        """The credit of the word that tells most (0) or next to most (1); one where there is no such word."""
        told = [float(w) * rare for w, rare in zip(self._weights, self._rareness, strict=True)]
        order = sorted(range(len(told)), key=lambda at: -told[at])
        return self._credits[order[place]] if place < len(order) else np.ones(len(self._rows), dtype=np.float32)

    def _phrase(self, index: LexicalIndex, phrase: Group) -> Floats:
        mask = np.zeros(len(self._rows), dtype=np.float32)
        for token in phrase.tokens:
            mask = np.maximum(mask, self._holds(index, token))
        return mask

    def _word(self, index: LexicalIndex, group: Group) -> tuple[Floats, Floats, float]:
        """(credit, whether the word itself is there, how rare it is) of one word in each row.

        Credit is the share of the token held, less where it is a more common one than the word's rarest token.
        """
        tokens = [(token, share, True) for token, share in group.words.items()]
        tokens += [(token, share, False) for token, share in group.ideas.items()]
        credit, own = np.zeros(len(self._rows), dtype=np.float32), np.zeros(len(self._rows), dtype=np.float32)
        rarest, rareness = 0.0, inverse_frequency(0, index.size)
        for token, share, is_word in tokens:
            holders = len(index.postings(token)[0])
            if not holders:
                continue
            rare = share * inverse_frequency(holders, index.size)
            rarest = max(rarest, rare)
            mask = self._holds(index, token)
            credit = np.maximum(credit, np.float32(rare) * mask)
            own = np.maximum(own, mask) if is_word else own
        return (credit / np.float32(rarest) if rarest else credit), own, rarest or rareness

    def _holds(self, index: LexicalIndex, token: str) -> Floats:
        """Which of the rows hold ``token``; postings are in the order of units."""
        units, _ = index.postings(token)
        if not len(units):
            return np.zeros(len(self._rows), dtype=np.float32)
        at = np.minimum(np.searchsorted(units, self._rows), len(units) - 1)
        return np.asarray(units[at] == self._rows, dtype=np.float32)
