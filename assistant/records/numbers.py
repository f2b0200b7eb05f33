"""Numbers in a question for documents: those beside a word ("agenda item 71"), those that votes are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from assistant.spans import Span
from assistant.wording import cue_table, wording
from documents.languages import Match

_FIGURE = re.compile(r"(?<![\w/.])(?P<number>\d{1,4})(?P<letter>\s?\(?[a-z]\))?(?![\d/]|[.,]\d)", re.ASCII)
_BESIDE = 8
"""Characters at most between a word and its number: "item no. 71", "ODD n° 5"."""

_COMPARED = 14
"""The same between "fewer than" and its number."""

_PARTED = re.compile(r"[;.?!。？；؟]")

COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    "below": lambda held, number: held < number,
    "above": lambda held, number: held > number,
    "at_least": lambda held, number: held >= number,
    "at_most": lambda held, number: held <= number,
    "exactly": lambda held, number: held == number,
}
"""What a number of votes is to a number that a question names, by cue of ``[lists]``."""


class Figure(NamedTuple):
    """A number, with the letter of an agenda item behind it, and its place."""

    number: int
    letter: str
    start: int
    end: int


class Compared(NamedTuple):
    """A comparison of votes of one side with a number, or (without one) the most or the fewest of them."""

    cue: str
    side: str
    number: int
    spans: tuple[Span, ...]


def figures_in(text: str, taken: Iterable[Span]) -> list[Figure]:
    """The numbers of ``text`` outside the spans ``taken``."""
    spans = list(taken)
    found = (Figure(int(m["number"]), (m["letter"] or "").strip(" ()"), *m.span()) for m in _FIGURE.finditer(text))
    return [f for f in found if not any(start < f.end and f.start < end for start, end in spans)]


def beside(text: str, words: Iterable[Match], figures: Iterable[Figure]) -> list[Figure]:
    """Those of ``figures`` that stand right behind or before one of ``words``."""
    each = list(words)
    return [figure for figure in figures if any(_is_beside(text, figure, word) for word in each)]


def _is_beside(text: str, figure: Figure, word: Match) -> bool:
    gap = text[word.end : figure.start] if word.end <= figure.start else text[figure.end : word.start]
    return len(gap) <= _BESIDE and not _PARTED.search(gap) and not any(c.isdigit() for c in gap)


def compared_in(text: str, code: str, sides: Sequence[Match], figures: Sequence[Figure]) -> list[Compared]:
    """The comparisons that ``text`` makes: each number with the side that stands nearest to it."""
    figures = [*figures, *_in_words(text, code)]
    found = []
    for cue in cue_table(code, "lists").find_longest(text):
        if cue.name in COMPARISONS:
            figure = _compared_with(text, cue, figures)
            if figure:
                side = _nearest(sides, figure.start)
                spans = ((cue.start, cue.end), (figure.start, figure.end))
                found.append(Compared(cue.name, side.name if side else "in_favour", figure.number, spans))
        elif cue.name in ("most", "least") and (side := _behind(sides, cue) or _nearest(sides, cue.start)):
            found.append(Compared(cue.name, side.name, 0, ((cue.start, cue.end),)))
    return found


def _in_words(text: str, code: str) -> list[Figure]:
    """Small numbers in words: "only one vote"."""
    names = {name.casefold(): number for number, name in enumerate(wording(code)["status"]["numbers"])}
    found = (m for m in re.finditer(r"\w+", text) if m[0].casefold() in names)
    return [Figure(names[m[0].casefold()], "", *m.span()) for m in found]


def _compared_with(text: str, cue: Match, figures: Sequence[Figure]) -> Figure | None:
    """The number behind a comparison, or right before it: "more than 100", "100 or more"."""
    behind = [f for f in figures if 0 <= f.start - cue.end <= _COMPARED and not _PARTED.search(text[cue.end : f.start])]
    before = [f for f in figures if 0 <= cue.start - f.end <= _BESIDE]
    return min(behind, key=lambda f: f.start, default=None) or max(before, key=lambda f: f.end, default=None)


def _nearest(sides: Sequence[Match], at: int) -> Match | None:
    return min(sides, key=lambda side: min(abs(side.start - at), abs(side.end - at)), default=None)


def _behind(sides: Sequence[Match], cue: Match) -> Match | None:
    return min((s for s in sides if cue.end <= s.start <= cue.end + _COMPARED), key=lambda s: s.start, default=None)
