"""What the words of a deadline mean in numbers: "at its eightieth session" is session 80, "by 31 May 2025" is 2025."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.languages import fold, ordinals_in

# The word for a session, folded, in any of its inflections. In Chinese the measure word for sessions stands for it:
# "会议" is also a meeting.
_SESSION = {
    "en": re.compile(r"\bsessions?\b"),
    "fr": re.compile(r"\bsessions?\b"),
    "es": re.compile(r"\bperiodos?\b"),
    "ru": re.compile(r"\bсесси[а-я]{1,3}\b"),
    "zh": re.compile(r"届"),
    "ar": re.compile(r"\b[وفبل]?(?:ال|ل)?دور(?:ه|ت|ات)\w{0,3}\b"),
}
_FIGURES = re.compile(r"(?<![a-z\d/.])(\d{1,3})(?!\d|/|\.\d)")
_YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?!\d|/\d|\.\d)")
_DECIMALS = {ord(figure): str(int(figure)) for figure in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}

_NEAR = 32
"""Characters at most between a session's number and the word, for "regular" and the like."""

_JOINT = 8
"""Characters at most between two numbers of one list ("seventy-ninth and eightieth"); more is "part of the resumed"."""


class Targets(NamedTuple):
    """What a deadline names, each once and in order: sessions by number, and years of the calendar."""

    sessions: tuple[int, ...] = ()
    years: tuple[int, ...] = ()


class _Number(NamedTuple):
    value: int
    start: int
    end: int


def targets(deadline: str | None, code: str) -> Targets:
    """The sessions and years that ``deadline`` names, as a clause has it: several parted by "; ", or None.

    A session is whichever organ's the paragraph speaks of; of dates the year counts. Words such as "its next session"
    name no number.
    """
    sessions: set[int] = set()
    years: set[int] = set()
    for part in (deadline or "").translate(_DECIMALS).split(";"):
        part = fold(part)  # ordinals are known in folded form
        years.update(int(match[0]) for match in _YEAR.finditer(part))
        numbers = _numbers(part, code)
        for word in _SESSION[code].finditer(part) if numbers else ():
            sessions.update(_before(word.start(), numbers) or _behind(word.end(), numbers))
    return Targets(tuple(sorted(sessions)), tuple(sorted(years)))


def _numbers(part: str, code: str) -> list[_Number]:
    """Ordinals in words, and figures of up to three places, in order of place."""
    words = [_Number(*found) for found in ordinals_in(part, code)]
    figures = [_Number(int(match[1]), match.start(), match.end()) for match in _FIGURES.finditer(part)]
    return sorted([*words, *figures], key=lambda number: number.start)


def _before(at: int, numbers: Sequence[_Number]) -> list[int]:
    """The number that stands before the word "session" at ``at``, and those that are listed with it."""
    return _listed([(at - n.end, at - n.start, n.value) for n in reversed(numbers) if n.end <= at])


def _behind(at: int, numbers: Sequence[_Number]) -> list[int]:
    """The same behind the word: in Arabic always, in Spanish at times."""
    return _listed([(n.start - at, n.end - at, n.value) for n in numbers if n.start >= at])


def _listed(places: Sequence[tuple[int, int, int]]) -> list[int]:
    """Of (distance of the near end, of the far end, number), nearest first, those that belong to the word."""
    found: list[int] = []
    reach = 0
    for near, far, value in places:
        if near - reach > (_JOINT if found else _NEAR):
            break
        found.append(value)
        reach = far
    return found
