"""The sentences over citations: who cites, grouped by document, and what a text cites, grouped by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.answer import ANSWERED, cite
from assistant.finding import Context
from assistant.sentences import found_sentence
from assistant.wording import listed, reference_told, set_word

MOST_DOCUMENTS = 12
"""How many documents a sentence names with their paragraphs; of more it gives the symbols."""

MOST_SYMBOLS = 40
"""How many symbols a sentence names; of more it tells how many there are."""


def cited_sentence(context: Context, rows: Sequence[int], targets: Sequence[str], *, later: bool = False) -> str:
    """Says in how many paragraphs of which documents ``targets`` are cited: "A/RES/76/1 PP3 and 4; A/RES/76/2 7"."""
    code = context.question.language
    target = listed(code, list(targets))
    if not rows:
        return reference_told(code, "cited_nowhere", target=target)
    of_each = _by_document(context, rows)
    if len(of_each) == 1 and len(rows) > 1:
        return found_sentence(context, rows, ANSWERED)
    name = "cited_one" if len(rows) == 1 else "cited_later" if later else "cited_many"
    labels = _labels(code, of_each)
    return reference_told(code, name, target=target, count=len(rows), documents=len(of_each), labels=labels)


def _by_document(context: Context, rows: Sequence[int]) -> dict[str, list[str]]:
    """The numbers of the paragraphs of each document, in the order of ``rows``."""
    found: dict[str, list[str]] = {}
    for row in rows:
        citation = cite(context.index.units[row], context.question.language, 0.0)
        found.setdefault(citation.symbol, []).append(citation.number)
    return found


def _labels(code: str, of_each: Mapping[str, Sequence[str]]) -> str:
    if len(of_each) > MOST_DOCUMENTS:
        return listed_briefly(code, list(of_each))
    each = [f"{symbol} {listed(code, list(numbers))}" for symbol, numbers in of_each.items()]
    return set_word(code, "semicolon").join(each)


def listed_briefly(code: str, symbols: Sequence[str]) -> str:
    """``symbols`` in a row, and how many more there are."""
    shown = list(symbols[:MOST_SYMBOLS])
    more = len(symbols) - len(shown)
    return f"{listed(code, shown)} (+{more})" if more else listed(code, shown)


def rests_sentence(context: Context, name: str, sources: Mapping[str, Sequence[str]]) -> str:
    """Says which documents and treaties the text ``name`` cites, by kind, those held marked."""
    code = context.question.language
    if not any(sources.values()):
        return reference_told(code, "rests_on_nothing", document=name)
    groups = [_marked(context, symbols) for symbols in sources.values() if symbols]
    told = set_word(code, "semicolon").join(listed_briefly(code, group) for group in groups)
    return reference_told(code, "rests_on", document=name, sources=told)


def newest_first(context: Context, rows: Sequence[int]) -> list[int]:
    """``rows`` with those of the newest document first, in print order within each."""
    days = {
        (d.symbol, d.language): d.masthead.date_adopted or d.masthead.date_published or date.min
        for d in context.index.documents
    }
    units = context.index.units

    def place(row: int) -> tuple[int, int]:
        return -days[units[row].symbol, units[row].language].toordinal(), row

    return sorted(rows, key=place)


def series_sentence(context: Context, document: str, earlier: Sequence[str]) -> str:
    """Says which documents came before ``document`` in its series, those held marked."""
    code = context.question.language
    return reference_told(code, "series", document=document, sources=listed_briefly(code, _marked(context, earlier)))


def _marked(context: Context, symbols: Sequence[str]) -> list[str]:
    """``symbols``, those of documents held here marked."""
    held = {document.symbol for document in context.index.documents}
    mark = reference_told(context.question.language, "held")
    return [f"{symbol}{mark}" if symbol in held else symbol for symbol in symbols]
