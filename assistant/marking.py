"""Which words of a paragraph a question found: for marking them where the paragraph is shown."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.matching import groups_of
from assistant.question import understand
from documents.languages import words
from documents.spans import united
from index.terms import idea_token, ideas_in
from index.units import is_number, number_token, word_token

LEAST_TELLING = 0.2
"""Words that stand in nearly every paragraph are not marked."""


def matched_spans(question: str, text: str, text_language: str) -> list[tuple[int, int]]:
    """The (start, end) spans of ``text`` that ``question`` found, in order, none touching another."""
    asked = understand(question)
    groups = groups_of(asked.text, asked.language, [text_language], asked.part_spans, asked.generic_spans)
    named = [(match.start, match.end) for match in asked.actors]
    told = [g for g in groups if g.telling >= LEAST_TELLING and not any(s <= g.start and g.end <= e for s, e in named)]
    tokens = {token for group in told for token in group.tokens}
    tokens |= {idea_token(match.name) for match in asked.actors}
    return list(united(_spans(tokens, text, text_language)))


def _spans(tokens: set[str], text: str, language: str) -> Iterable[tuple[int, int]]:
    for word in words(text, language):
        token = number_token(word.key) if is_number(word.text) else word_token(word.key, language)
        if token in tokens:
            yield word.start, word.end
    for match in ideas_in(text, language):
        if idea_token(match.name) in tokens:
            yield match.start, match.end
