"""What a paragraph or document rests on: the documents and treaties that it cites, its footnotes' too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import PARAGRAPHS, Context, Finding
from assistant.instruments import name_behind, named_in
from assistant.references_asked import KINDS, kind_of, kinds_asked, names_cue, rest_spans, speaks_of_sources
from assistant.references_told import rests_sentence
from assistant.sentences import found_sentence
from assistant.ways.by_number import rows_of_number
from assistant.ways.citing import LITTLE, carriers_of, document_of, notes_of, of_act
from assistant.wording import sentence
from documents import Footnote, Reference, label
from documents.symbols import PREFIXES
from index import Unit
from index.terms import ideas_in

_RESOLUTION, _EARLIER = "resolution", frozenset({"previous_preceding", "previous_past"})
"""Ideas of ``index/terms/``."""


def rests_on(context: Context) -> Finding | None:
    """What the paragraphs or the one document that a question names cite, when it asks for that and nothing else."""
    q = context.question
    if q.cited or not (names_cue(q.text, q.language) or speaks_of_sources(q.text, q.language)):
        return None
    if missing := [s for s in q.places if s not in {d.symbol for d in context.documents}]:
        return Finding(NOT_COVERED, sentence(q.language, "not_held", document=missing[0]))
    if not _names_place(context) or not _asks_what(context) or _tells_more(context):
        return None
    rows = _rows_asked(context)
    return _finding(context, rows) if rows else None


def _names_place(context: Context) -> bool:
    """Whether the question has one text to look at: by symbol, or because there is no other."""
    return len({d.symbol for d in context.documents}) == 1


def _asks_what(context: Context) -> bool:
    """Whether it asks for what is cited: by its kind, or as sources; or for what a numbered paragraph cites."""
    q = context.question
    said = kinds_asked(q.text, q.language) or speaks_of_sources(q.text, q.language) or q.scope == {"footnote"}
    titled = context.is_limited and not context.scope.is_guessed and (q.limits.introduced or not q.taken_spans)
    placed = q.places or q.numbers or titled or _speaks_of_earlier(context)
    return bool(placed and (said or (q.places and not q.numbers)))


def _tells_more(context: Context) -> bool:
    q = context.question
    organs = ((m.start, m.end) for m in q.actors if m.name in PREFIXES)
    spans = (
        *rest_spans(q.text, q.language, kinds=True), *organs, *q.reference_spans, *q.where_spans, *q.asked_spans,
        *q.family_spans, *q.generic_spans, *q.fact_spans, *q.limits.spans, *q.taken_spans, *_lookups(context),
    )  # fmt: skip
    return context.told_beside(*spans) >= LITTLE or bool(named_in(q.text, q.language))


def _lookups(context: Context) -> list[tuple[int, int]]:
    """The words by which paragraphs are asked for by number: "OP7"."""
    return [
        (group.start, group.end)
        for group in context.groups()
        if context.question.numbers and any(c.isdigit() for c in group.text)
    ]


def _rows_asked(context: Context) -> list[int]:
    """The paragraphs asked for by number, or all of the document that the question looks at."""
    q = context.question
    if q.numbers:
        return [row for d in context.documents for number in q.numbers for row in rows_of_number(context, d, number)]
    kinds = q.scope if q.scope == {"footnote"} else {*PARAGRAPHS, "footnote"}
    return [int(row) for row in np.flatnonzero(context.of_kinds(kinds))]


def _finding(context: Context, rows: Sequence[int]) -> Finding:
    q = context.question
    units = context.index.units
    kinds = kinds_asked(q.text, q.language) or KINDS
    wanted = [row for row in of_act(context, rows) if _references(context, units[row], kinds)]
    notes = [row for row in _with_notes(context, rows) if units[row].kind == "footnote"]
    notes = [row for row in notes if _references(context, units[row], kinds)]
    sources = _by_kind(context, dict.fromkeys((*wanted, *notes)), kinds)
    name = _name(context)
    cited = _cited(context, rows, [row for row in wanted if units[row].kind != "footnote"], notes)
    if not cited:
        return Finding(NOT_COVERED, rests_sentence(context, name, {}), tuple(rows) if q.numbers else ())
    return Finding(ANSWERED, rests_sentence(context, name, sources), tuple(cited))


def _cited(context: Context, rows: Sequence[int], paragraphs: list[int], notes: list[int]) -> list[int]:
    """The paragraphs that cite, and where one was asked for by number or footnotes were, the footnotes."""
    q = context.question
    if q.scope == {"footnote"} and not q.numbers:
        return notes
    carriers = [row for row in carriers_of(context, notes) if row in set(rows)]
    found = sorted({*paragraphs, *carriers})
    kinds = (q.scope & PARAGRAPHS) or PARAGRAPHS
    found = [row for row in found if context.index.units[row].kind in kinds]
    return [*found, *notes] if q.numbers or "footnote" in q.scope else found


def _with_notes(context: Context, rows: Sequence[int]) -> list[int]:
    """``rows`` and the footnotes whose marks they carry."""
    units = context.index.units
    found = list(rows)
    for row in rows:
        marks = notes_of(units[row])
        found += [other for other in context.index.columns.rows_of(document_of(units[row])) if units[other].id in marks]
    return list(dict.fromkeys(found))


def _references(context: Context, unit: Unit, kinds: Collection[str]) -> list[Reference]:
    """What ``unit`` cites of ``kinds``, of the organs that the question names, without itself."""
    organs = tuple(PREFIXES[m.name] for m in context.question.actors if m.name in PREFIXES)
    own = unit.body.references
    return [
        r for r in own
        if kind_of(r.target) in kinds and r.target != unit.symbol and (not organs or r.target.startswith(organs))
    ]  # fmt: skip


def _by_kind(context: Context, rows: Iterable[int], kinds: Collection[str]) -> dict[str, list[str]]:
    """What ``rows`` cite, by kind, each once; a treaty by its name where the words before its footnote tell it."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for row in rows:
        unit = context.index.units[row]
        name = name_behind(unit.context, unit.language, context.question.language)
        for reference in _references(context, unit, kinds):
            kind = kind_of(reference.target)
            told = f"{name} ({reference.target})" if name and kind == "treaties" else reference.target
            found[kind].setdefault(reference.target, told)
    return {kind: list(told.values()) for kind, told in found.items()}


def _name(context: Context) -> str:
    """The text that was asked about: a document, or a paragraph of it."""
    q, symbol = context.question, context.documents[0].symbol
    if len(q.numbers) != 1 or q.numbers[0].number < 0:
        return symbol
    return f"{symbol}, {label(q.numbers[0].id, q.language)}"


def _speaks_of_earlier(context: Context) -> bool:
    named = {m.name for m in ideas_in(context.question.text, context.question.language)}
    return _RESOLUTION in named and not _EARLIER.isdisjoint(named)


def earlier_resolutions(context: Context) -> Finding | None:
    """Every paragraph that cites a resolution, when the question asks for earlier ones and nothing else.

    Of the organ that it names, or of any.
    """
    q = context.question
    named = [m for m in ideas_in(q.text, q.language) if m.name == _RESOLUTION or m.name in _EARLIER]
    if q.symbols or not _speaks_of_earlier(context):
        return None
    organs = [m for m in q.actors if m.name in PREFIXES]
    spans = (*((m.start, m.end) for m in (*named, *organs)), *q.asked_spans, *q.reference_spans, *q.where_spans)
    if context.told_beside(*spans, *q.family_spans, *q.fact_spans, *q.generic_spans) >= LITTLE:
        return None
    starts = tuple(PREFIXES[m.name] for m in organs) or tuple(PREFIXES.values())
    allowed = context.of_kinds(q.scope or PARAGRAPHS)
    citing = {row for target, rows in context.shelf.citing.items() if target.startswith(starts) for row in rows}
    units = tuple(row for row in sorted(citing) if allowed[row])
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
    """Whether a footnote prints a symbol: a resolution, decision or treaty is cited by its number."""
    if not isinstance(body, Footnote):
        return False
    return any(kind_of(r.target) == "reports" and r.text in body.text for r in body.references)
