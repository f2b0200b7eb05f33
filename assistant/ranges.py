"""Ranges of years and sessions, as a question words them: "since 2020", "between the 75th and the 78th session".

The words around the numbers are templates (``range`` and ``session_range`` of ``[documents]``): ``{from}`` and ``{to}``
are in the range, ``{after}`` and ``{before}`` outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from assistant.spans import Span
from assistant.wording import wording

_SESSION = "\ue000"
"""Stands in the place of a session that is named."""

_BOUNDS = ("from", "to", "after", "before")


class Range(NamedTuple):
    """Numbers from ``first`` to ``last``, both in it; None where it has no end."""

    first: int | None = None
    last: int | None = None

    def holds(self, number: object) -> bool:
        """Whether ``number`` is one that lies in the range."""
        if not isinstance(number, int):
            return False
        return (self.first is None or self.first <= number) and (self.last is None or number <= self.last)


class RangeFound(NamedTuple):
    """A range, whether it is one of sessions, the words that name it, and whether they speak of a document."""

    range: Range
    of_sessions: bool
    span: Span
    of_document: bool


class Named(NamedTuple):
    """A number of a session, and the words that name it."""

    value: int
    start: int
    end: int


def ranges_in(text: str, code: str, sessions: Sequence[Named], nouns: str, year: str) -> list[RangeFound]:
    """The ranges that ``text`` names. ``nouns`` and ``year`` are patterns for a word for a document and for a year."""
    found = list(_matching(text, code, "range", {}, nouns, year))
    shown = text
    for named in sessions:
        width = named.end - named.start
        shown = shown[: named.start] + _SESSION + " " * (width - 1) + shown[named.end :]
    known = {named.start: named for named in sessions}
    for name in ("range", "session_range"):
        found += _matching(shown, code, name, known, nouns, _SESSION + " *")
    return _apart(found)


def _matching(
    text: str, code: str, name: str, known: dict[int, Named], nouns: str, number: str
) -> Iterator[RangeFound]:
    for pattern in _templates(code, name, nouns, number):
        for match in pattern.finditer(text):
            bounds = {bound: start for bound in _BOUNDS if (start := _start(match, bound)) is not None}
            values = {
                bound: known[start].value if known else int(match[bound])
                for bound, start in bounds.items()
                if not known or start in known
            }
            if values:
                end = max([match.end(), *(known[start].end for start in bounds.values() if start in known)])
                start, of_document = _without_noun(match)
                yield RangeFound(_range(values), bool(known), (start, end), of_document)


def _start(match: re.Match[str], group: str) -> int | None:
    named = match.groupdict()
    return match.start(group) if named.get(group) else None


def _without_noun(match: re.Match[str]) -> tuple[int, bool]:
    """Where the words of a range begin behind the word for a document, and whether there is one."""
    noun = match.groupdict().get("noun")
    return (match.end("noun"), True) if noun and match.start("noun") == match.start() else (match.start(), bool(noun))


def _range(values: dict[str, int]) -> Range:
    first = values.get("from", values["after"] + 1 if "after" in values else None)
    last = values.get("to", values["before"] - 1 if "before" in values else None)
    return Range(first, last)


@cache
def _templates(code: str, name: str, nouns: str, number: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a list of templates, the longest first."""
    found = []
    for template in sorted(wording(code)["documents"][name], key=len, reverse=True):
        pattern = re.escape(template).replace(r"\ ", r"\s+").replace("'", "['’]")
        for placeholder, meant in (("noun", nouns), *((bound, number) for bound in _BOUNDS)):
            pattern = pattern.replace(rf"\{{{placeholder}\}}", f"(?P<{placeholder}>{meant})")
        found.append(re.compile(pattern if code == "zh" else rf"(?<!\w){pattern}", re.IGNORECASE))
    return tuple(found)


def _apart(found: Iterable[RangeFound]) -> list[RangeFound]:
    """The ranges without those that lie in another: "since 2020" in "since 2020 until 2023"."""
    kept: list[RangeFound] = []
    for one in sorted(found, key=lambda f: f.span[0] - f.span[1]):
        if not any(one.span[0] < other.span[1] and other.span[0] < one.span[1] for other in kept):
            kept.append(one)
    return kept
