"""A text of a document, verbatim: words that a question found are marked, footnote marks lead to their footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.web.markup import Html, joined, tag, text
from documents.languages.words import SUPERSCRIPTS

Span = tuple[int, int]

# "¹²", "^{12}", "^12": a footnote mark where the text has such a footnote. "82^e" is an ordinal.
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+|(?<=\S)\^(?:\{(?P<braced>\w{1,4})\}|(?P<bare>\d+|[A-Za-z]{1,3}))")


def passage(words: str, spans: Sequence[Span] = (), notes: Mapping[str, str] | None = None) -> Html:
    """``words`` with ``spans`` marked. ``notes`` maps the figure of a footnote to the element that its mark leads to.

    A footnote mark is a piece of its own and never marked, so that marks and links cannot overlap.
    """
    pieces: list[Html] = []
    at = 0
    for match in _RAISED.finditer(words):
        pieces += _marked(words, at, match.start(), spans)
        pieces.append(_raised(match, notes or {}))
        at = match.end()
    return joined(*pieces, *_marked(words, at, len(words), spans))


def _raised(match: re.Match[str], notes: Mapping[str, str]) -> Html:
    """A raised figure: a link where a footnote has it, else as printed."""
    figure = match["braced"] or match["bare"]
    shown = tag("sup", text(figure)) if figure else text(match[0])
    number = figure or match[0].translate(SUPERSCRIPTS)
    if number not in notes:
        return shown
    return tag("a", shown, class_="note-mark", href=f"#{notes[number]}", data_note=number, role="doc-noteref")


def _marked(words: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Html]:
    """The text from ``start`` to ``end``, with the parts of ``spans`` that lie in it marked."""
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first < last:
            yield text(words[at:first])
            yield tag("mark", text(words[first:last]))
            at = last
    yield text(words[at:end])
