"""Questions for citations: "which paragraph cites 2006/27", "which footnotes give a symbol"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import PARAGRAPHS, Context, Finding
from assistant.sentences import found_sentence
from assistant.wording import sentence
from documents import Footnote, Paragraph
from documents.references import TREATIES
from documents.symbols import PREFIXES
from index import Unit
from index.terms import ideas_in

_CITED_BY_NUMBER = re.compile(f"/(?:RES|DEC)/|{TREATIES}")
"""Targets that a text cites by their numbers: it does not give their symbols."""
_RESOLUTION, _EARLIER = "resolution", frozenset({"previous_preceding", "previous_past"})
"""Ideas of ``index/terms/``."""

LITTLE = 0.3
"""Words that tell less (0 to 1) do not turn the question to a matter."""


def citing_document(context: Context) -> Finding | None:
    """Every unit that cites a document named in the question; None when it names none but those in scope.

    A document cited only in a footnote counts for the paragraph that carries the mark.
    """
    own = {d.symbol for d in context.documents}
    targets = [s for s in context.question.symbols if s not in own]
    if not targets:
        return None
    citing = [int(row) for row in np.flatnonzero(context.in_scope) if _cites(context, int(row), targets)]
    paragraphs = [row for row in citing if not _is_note(context, row)]
    notes = [row for row in citing if _is_note(context, row)]
    wanted = _wanted(context, paragraphs or carriers_of(context, notes), notes)
    if not wanted:
        return Finding(NOT_COVERED, sentence(context.question.language, "not_covered"))
    return Finding(ANSWERED, found_sentence(context, wanted, ANSWERED), tuple(wanted))


def _wanted(context: Context, paragraphs: list[int], notes: list[int]) -> list[int]:
    """What the question wants of the paragraphs and footnotes that cite: both, unless it names one kind."""
    scope = context.question.scope
    units = context.index.units
    kinds = scope - {"footnote"} or PARAGRAPHS
    if scope == {"footnote"} and not context.question.names_paragraph:
        return notes
    chosen = [row for row in paragraphs if units[row].kind in kinds]
    only_paragraphs = (scope or context.question.names_paragraph) and "footnote" not in scope
    only_paragraphs = only_paragraphs and not context.question.wants_symbol
    return chosen if only_paragraphs else [*chosen, *notes]


def _is_note(context: Context, row: int) -> bool:
    return context.index.units[row].kind == "footnote"


def _cites(context: Context, row: int, targets: list[str]) -> bool:
    return any(r.target in targets for r in context.index.units[row].body.references)


def carriers_of(context: Context, notes: Sequence[int]) -> list[int]:
    """The paragraphs that carry the marks of ``notes``, in the order of print."""
    units = context.index.units
    marks = {(u.symbol, u.language, u.id) for u in (units[row] for row in notes)}
    rows = (r for key in dict.fromkeys((s, code) for s, code, _ in marks) for r in context.index.columns.rows_of(key))
    return [row for row in rows if any((*_document(units[row]), note) in marks for note in _notes(units[row]))]


def earlier_resolutions(context: Context) -> Finding | None:
    """Every paragraph that cites a resolution, when the question asks for earlier ones and nothing else.

    Of the organ that it names, or of any.
    """
    q = context.question
    named = ideas_in(q.text, q.language)
    of_it = [(m.start, m.end) for m in named if m.name == _RESOLUTION or m.name in _EARLIER]
    if q.symbols or not {_RESOLUTION} < {m.name for m in named if m.name == _RESOLUTION or m.name in _EARLIER}:
        return None
    organs = [m for m in q.actors if m.name in PREFIXES]
    spans = (*of_it, *((m.start, m.end) for m in organs), *q.asked_spans, *q.reference_spans, *q.where_spans)
    if context.told_beside(*spans, *q.family_spans, *q.fact_spans, *q.generic_spans) >= LITTLE:
        return None
    starts = tuple(PREFIXES[m.name] for m in organs) or tuple(PREFIXES.values())
    allowed = context.of_kinds(q.scope or PARAGRAPHS)
    units = tuple(
        row
        for row, unit in enumerate(context.index.units)
        if allowed[row] and any(r.target.startswith(starts) for r in unit.body.references)
    )
    return Finding(ANSWERED, found_sentence(context, units, ANSWERED), units) if units else None


def giving_symbols(context: Context) -> Finding | None:
    """The footnotes that give the symbol of a document, when the question asks for nothing else."""
    q = context.question
    if not q.wants_symbol or q.scope != {"footnote"}:
        return None
    notes = context.of_kinds({"footnote"})
    left = context.groups(*q.asked_spans, *q.fact_spans, *q.reference_spans)
    if any(group.counts(context.index.lexical)[notes].any() and group.telling >= LITTLE for group in left):
        return None
    units = tuple(row for row, unit in enumerate(context.index.units) if notes[row] and _gives_symbol(unit.body))
    return Finding(ANSWERED, found_sentence(context, units, ANSWERED), units) if units else None


def _gives_symbol(body: object) -> bool:
    if not isinstance(body, Footnote):
        return False
    return any(not _CITED_BY_NUMBER.search(r.target) and r.text in body.text for r in body.references)


def footnotes_of(context: Context, rows: Sequence[int], order: list[int]) -> list[int]:
    """The best footnote (in ``order``) of each paragraph in ``rows``: where its symbols are given."""
    found: list[int] = []
    for row in rows:
        unit = context.index.units[row]
        of_same = context.index.columns.rows_of(_document(unit))
        mine = {other for other in of_same if context.index.units[other].id in _notes(unit)}
        found += [other for other in order if other in mine][:1]
    return found


def _document(unit: Unit) -> tuple[str, str]:
    return unit.symbol, unit.language


def _notes(unit: Unit) -> tuple[str, ...]:
    """The footnotes whose marks a unit carries."""
    return unit.body.footnotes if isinstance(unit.body, Paragraph) else ()
