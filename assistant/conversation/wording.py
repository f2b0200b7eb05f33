"""Putting words into the place of others: articles and prepositions that melt together stay right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.cues import follow_up
from assistant.phrases import either
from assistant.spans import Span, outside
from assistant.wording import wording

_BLANKS = re.compile(r"\s{2,}")
_PARTED_MARK = re.compile(r"\s+(?=[?؟])")
_BEFORE_MARK = re.compile(r"\s+(?=[,.，。])")


def with_articles(text: str, span: Span, language: str) -> Span:
    """A span with the articles right before it."""
    before = _ending(text[: span[0]], follow_up(language)["articles"])
    return (span[0] - before, span[1])


def phrase(text: str, span: Span, language: str) -> str:
    """The words at ``span`` with their article, also where it has melted with a preposition: "aux États"."""
    start, end = with_articles(text, span, language)
    melted = [form for form, _, _ in follow_up(language)["contracted"]]
    return text[start - _ending(text[:start], melted) : end]


def replaced(text: str, span: Span, words: str, language: str) -> str:
    """``text`` with the name at ``span`` (and its article) replaced by ``words``, which may bring another article.

    "au Secrétaire général" with "les États" is "aux États".
    """
    start, end = with_articles(text, span, language)
    before, behind = text[:start], text[end:]
    contracted = follow_up(language)["contracted"]
    for melted, preposition, _ in contracted:
        if length := _ending(before, [melted]):
            before = f"{before[: len(before) - length]}{preposition} "
            break
    for melted, _, article in contracted:
        words = re.sub(rf"^{melted}(?=\s)", article, words, flags=re.IGNORECASE)
    whole = f"{before}{words}{behind}"
    for melted, preposition, article in contracted:
        whole = re.sub(rf"(?<!\w){preposition}\s+{article}(?=\s)", melted, whole)
    return tidied(whole)


def joins(between: str, language: str) -> bool:
    """Whether nothing but "and", "or" or a comma (and an article) stands between two names."""
    articles = either(follow_up(language)["articles"])
    left = re.sub(rf"(?<!\w)(?:{articles})(?!\w)", "", between, flags=re.IGNORECASE).strip()
    return left in wording(language)["lookup"]["list"]


def without(text: str, spans: Sequence[Span], language: str, instead: str = "") -> str:
    """``text`` without ``spans``; ``instead`` stands in the place of the first, before which its preposition stays."""
    if not spans:
        return text
    first = min(spans)
    taken = [_with_preposition(text, span, language) for span in spans if not instead or span != first]
    pieces = [text[start:end] for start, end in outside([*taken, (first[0], len(text))], len(text))]
    rest = [text[start:end] for start, end in outside([*taken, (0, first[1])], len(text))]
    changed = tidied("".join([*pieces, instead, *rest]))
    return changed if _PARTED_MARK.search(text) else _PARTED_MARK.sub("", changed)


def bare(words: str, language: str) -> str:
    """``words`` without a preposition before them."""
    for melted, _, article in follow_up(language)["contracted"]:
        words = re.sub(rf"^{melted}(?=\s)", article, words, flags=re.IGNORECASE)
    match = re.match(rf"(?:{either(follow_up(language)['prepositions'])})(?!\w)\s*", words, re.IGNORECASE)
    return words[match.end() :] or words if match and language != "zh" else words


def _with_preposition(text: str, span: Span, language: str) -> Span:
    """A span with its article and the preposition before it."""
    table = follow_up(language)
    start = with_articles(text, span, language)[0]
    forms = [*table["prepositions"], *(melted for melted, _, _ in table["contracted"])]
    return (start - _ending(text[:start], forms), span[1])


def _ending(text: str, forms: Sequence[str]) -> int:
    """How many letters at the end of a text are one of ``forms`` and blanks."""
    if not forms:
        return 0
    match = re.search(rf"(?<!\w)(?:{either(forms)})\s*$", text, re.IGNORECASE)
    return len(match[0]) if match else 0


def tidied(text: str) -> str:
    """``text`` without doubled blanks."""
    return _BEFORE_MARK.sub("", _BLANKS.sub(" ", text)).strip()
