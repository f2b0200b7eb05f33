"""Drawing queries from the material: crops, synonyms, keywords and question frames around them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from corpus import LANGUAGES
from material import Ids, Material, Passage


@dataclass(frozen=True)
class Mix:
    """How often each kind of query is drawn, and how much it is changed (shares, 0 to 1)."""

    keywords: float = 0.45
    synonym: float = 0.3
    frame: float = 0.3
    shortest: int = 2


class Drawer:
    """Draws queries and words of ideas, as token numbers, from the material."""

    def __init__(self, material: Material, mix: Mix, random: Random) -> None:
        """All chance comes from ``random``."""
        self._material, self._mix, self._random = material, mix, random

    def query(self, row: int) -> Ids:
        """A query for paragraph ``row`` in any language: a run of its words or some of its ideas, often in a frame."""
        random, versions = self._random, self._material.passages[row]
        code = random.choice(list(versions))
        passage = versions[code]
        by_keywords = passage.named and random.random() < self._mix.keywords
        query = self._keywords(passage, code) if by_keywords else self._crop(passage, code)
        if random.random() < self._mix.frame:
            before, after = random.choice(self._material.frames[code])
            query = [*before, *query, *after]
        return query or passage.ids

    def _crop(self, passage: Passage, code: str) -> Ids:
        """A run of words, short ones more often than long ones, some of them changed for synonyms."""
        starts, random = passage.starts, self._random
        count = len(starts)
        if not count:
            return []
        low = min(self._mix.shortest, count)
        words = min(count, round(math.exp(random.uniform(math.log(low), math.log(count)))))
        first = random.randint(0, count - words)
        begin, end = starts[first], starts[first + words] if first + words < count else len(passage.ids)
        query: Ids = []
        at = begin
        for start, stop, ideas in passage.named:
            if start >= at and stop <= end and random.random() < self._mix.synonym:
                query += passage.ids[at:start]
                query += self._synonym(ideas, code)
                at = stop
        return query + passage.ids[at:end]

    def _keywords(self, passage: Passage, code: str) -> Ids:
        """One to four of the ideas named, each in any of its words."""
        random = self._random
        chosen = random.sample(passage.named, min(len(passage.named), random.randint(1, 4)))
        query: Ids = []
        for start, stop, ideas in chosen:
            query += self._synonym(ideas, code) if random.random() < 0.7 else passage.ids[start:stop]
        return query

    def _synonym(self, ideas: tuple[int, ...], code: str) -> Ids:
        return self._random.choice(self._material.ideas[self._random.choice(ideas)][code] or [[]])

    def idea(self, number: int) -> tuple[Ids, Ids]:
        """Two words for idea ``number``, of one language or two."""
        forms = self._material.ideas[number]
        codes = [code for code in LANGUAGES if forms[code]]
        first, second = (self._random.choice(forms[self._random.choice(codes)]) for _ in range(2))
        return first, second
