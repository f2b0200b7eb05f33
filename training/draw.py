"""Drawing queries from the material: crops, synonyms, keywords and question frames around them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from corpus import LANGUAGES
from material import Ids, Material, Passage


@dataclass(frozen=True)
class Mix:
    """How often each kind of query is drawn, and how much it is changed."""

    whole: float = 0.25
    crop: float = 0.45
    keywords: float = 0.3
    synonym: float = 0.3
    frame: float = 0.3
    shortest: int = 2
    same_language: float = 0.3


class Drawer:
    """Draws (query, document) pairs of token numbers from rows of the material."""

    def __init__(self, material: Material, mix: Mix, random: Random) -> None:
        """All chance comes from ``random``."""
        self._material, self._mix, self._random = material, mix, random

    def pair(self, row: int) -> tuple[Ids, Ids]:
        """A query for paragraph ``row`` in one language, and the whole paragraph, most times in another."""
        passages, random = self._material.passages[row], self._random
        codes = list(passages)
        code = random.choice(codes)
        other = code if random.random() < self._mix.same_language else random.choice(codes)
        dice = random.random() - self._mix.whole
        passage = passages[code]
        if dice < 0 and other != code:
            return passage.ids, passages[other].ids
        if dice - self._mix.crop < 0 or not passage.named:
            query = self._crop(passage, code)
        else:
            query = self._keywords(passage, code)
        if random.random() < self._mix.frame:
            before, after = random.choice(self._material.frames[code])
            query = [*before, *query, *after]
        return query or passage.ids, passages[other].ids

    def _crop(self, passage: Passage, code: str) -> Ids:
        """A run of words, short ones more often than long ones, some of them changed for synonyms."""
        starts, random = passage.starts, self._random
        count = len(starts)
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
        return self._random.choice(forms[self._random.choice(codes)]), self._random.choice(
            forms[self._random.choice(codes)]
        )
