"""The vote that the closing lines of a resolution print: totals, and the countries of each side."""

from __future__ import annotations

import re
from itertools import pairwise

from documents.languages import language
from documents.model import Vote

_SIDES = ("in_favour", "against", "abstained")
_BETWEEN = re.compile(r"[,،、，;；]\s*")
_LONGEST_NAME = 80


def vote_in(text: str, code: str) -> Vote | None:
    """The recorded vote in ``text`` ("[Adopted by a recorded vote of 29 to 6, with 12 abstentions. ...]"), or None."""
    table = language(code).masthead
    found = (re.search(pattern, text) for pattern in table["vote"])
    totals = next((match for match in found if match), None)
    if totals is None:
        return None
    countries = _countries(text[totals.end() :], code)
    return Vote(
        _count(totals["yes"]),
        _count(totals["no"]),
        _count(totals["abstaining"]),
        in_favour=countries["in_favour"],
        against=countries["against"],
        abstained=countries["abstained"],
    )


def without_vote(text: str, code: str) -> bool:
    """Whether ``text`` says that the document was adopted without a vote ("[Adopted without a vote.]")."""
    patterns = language(code).masthead["without_vote"]
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def _count(words: str) -> int:
    """A total as a number; "none" and "no" are 0."""
    return int(words) if words.isdigit() else 0


def _countries(text: str, code: str) -> dict[str, tuple[str, ...]]:
    """The names that follow the label of each side, up to the next label."""
    places: list[tuple[int, int, str]] = []
    for side in _SIDES:
        for pattern in language(code).masthead[side]:
            if match := re.search(rf"(?<!\w){pattern}", text):
                places.append((match.start(), match.end(), side))
                break
    found: dict[str, tuple[str, ...]] = dict.fromkeys(_SIDES, ())
    for (_, end, side), (start, _, _) in pairwise([*sorted(places), (len(text), 0, "")]):
        found[side] = _names(text[end:start])
    return found


def _names(text: str) -> tuple[str, ...]:
    names = (name.strip(" .。]\n\t") for name in _BETWEEN.split(text.split("]")[0]))
    return tuple(name for name in names if 1 < len(name) < _LONGEST_NAME)
