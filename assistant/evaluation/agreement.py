"""Whether the same question gets the same answer in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.evaluation.gold import Place
from assistant.evaluation.judging import places
from assistant.evaluation.measuring import Measured


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over ``groups`` of one question in several languages: the share of which all cite the same set, and the mean
    likeness of two sets (what both cite over what either cites; one where neither cites anything).
    """

    groups: int
    same: float
    likeness: float

    def to_json(self) -> dict[str, float]:
        """Rounded, by short names."""
        return {"groups": self.groups, "same": round(self.same, 3), "jaccard": round(self.likeness, 3)}


def agreement(results: Iterable[Measured]) -> Agreement | None:
    """How far the answers agree within each group; None where no questions have groups of two or more."""
    groups: dict[str, list[frozenset[Place]]] = defaultdict(list)
    for result in results:
        if result.question.group is not None:
            groups[result.question.group].append(frozenset(places(result.answer.citations)))
    several = [sets for sets in groups.values() if len(sets) > 1]
    if not several:
        return None
    same = sum(len(set(sets)) == 1 for sets in several) / len(several)
    return Agreement(len(several), same, sum(map(_likeness, several)) / len(several))


def _likeness(sets: Sequence[frozenset[Place]]) -> float:
    pairs = [len(one & other) / len(one | other) if one | other else 1.0 for one, other in combinations(sets, 2)]
    return sum(pairs) / len(pairs)
