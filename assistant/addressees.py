"""Whom a question means: actors by full name, and by a part of it ("the coordination group")."""

from __future__ import annotations

from functools import cache

from documents.languages import Match, Word, actors, actors_in, words
from index.analysis import function_words

_SHORTEST_PART = {"zh": 4}
"""Words (in Chinese: characters) that a part of a name needs to stand for the whole; two in other languages."""


def actors_meant(text: str, language: str, addressed: frozenset[str]) -> list[Match]:
    """The actors that ``text`` names, and those of ``addressed`` of whose names it gives a telling part, in order."""
    whole = actors_in(text, language)
    tokens = words(text, language)
    found = list(whole)
    for name in sorted(addressed - {m.name for m in whole}):
        part = _longest_part(tokens, name, language)
        if part and not any(m.start <= part.start and part.end <= m.end for m in whole):
            found.append(part)
    return sorted(found, key=lambda m: (m.start, -m.end))


def _longest_part(tokens: list[Word], name: str, language: str) -> Match | None:
    """The longest run of words that ``tokens`` shares with a name of the actor, when it is long enough."""
    shortest = _SHORTEST_PART.get(language, 2)
    best: Match | None = None
    keys = {token.key for token in tokens}
    for form in _forms(name, language):
        if len(keys.intersection(form)) < shortest:
            continue
        for at in range(len(tokens)):
            if tokens[at].key in function_words(language):
                continue
            length = _shared_run(tokens[at:], form)
            telling = sum(t.key not in function_words(language) for t in tokens[at : at + length])
            if length < len(form) and telling >= shortest and (best is None or telling > best.length):
                best = Match(name, tokens[at].start, tokens[at + length - 1].end, telling)
    return best


def _shared_run(tokens: list[Word], form: tuple[str, ...]) -> int:
    """How many of ``tokens`` from the first on stand in a row somewhere in ``form``; no actor of its own counts."""
    longest = 0
    for start in range(len(form)):
        length = 0
        while length < len(tokens) and start + length < len(form) and tokens[length].key == form[start + length]:
            length += 1
        longest = max(longest, length)
    return longest


@cache
def _forms(name: str, language: str) -> list[tuple[str, ...]]:
    return [tuple(w.key for w in words(form, language)) for form in actors()[name].forms[language]]
