"""Documents as rows of the store, and rows as documents: what is put in comes out the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from documents import Clause, Footnote, Masthead, Paragraph, Reference

UNIT_COLUMNS = "paragraph, kind, number, text, resolved, footnotes, headings, italics"
"""What :func:`unit_row` gives; a read row has the key of the unit before them."""

CLAUSE_COLUMNS = 'verb, family, addressees, action, deadline, start, "end", recurrence, due, own, doubt'
"""What :func:`clause_row` gives and :func:`clause_of` takes."""

FACT_COLUMNS = "title, text_kind, organ, session, adopted, year"
"""What :func:`fact_row` gives: the facts of a document that clauses are looked up by and shown with."""

_NOTE = "footnote"


def unit_row(unit: Paragraph | Footnote) -> tuple[object, ...]:
    """The row of a paragraph or footnote, in the order of :data:`UNIT_COLUMNS`."""
    if isinstance(unit, Footnote):
        return (unit.id, _NOTE, None, unit.text, unit.resolved, _json([unit.mark]), "[]", "[]")
    return (
        unit.id, unit.kind, unit.number, unit.text, None, _json(unit.footnotes), _json(unit.headings),
        _json(unit.italics),
    )  # fmt: skip


def fact_row(masthead: Masthead) -> tuple[object, ...]:
    """The row of a document's facts, in the order of :data:`FACT_COLUMNS`; its year is that of its date."""
    day = masthead.date_adopted or masthead.date_published
    adopted = masthead.date_adopted.isoformat() if masthead.date_adopted else None
    year = day.year if day else None
    return masthead.title, masthead.kind, masthead.organ, masthead.session, adopted, year


def clause_row(clause: Clause) -> tuple[object, ...]:
    """The row of a clause without its keys, in the order of :data:`CLAUSE_COLUMNS`."""
    return (
        clause.verb, clause.family, _json(clause.addressees), clause.action, clause.deadline, clause.start, clause.end,
        clause.recurrence, clause.due, clause.own, clause.doubt,
    )  # fmt: skip


def clause_of(row: Sequence[Any]) -> Clause:
    """The clause of a row without its keys."""
    verb, family, addressees, action, deadline, start, end, recurrence, due, own, doubt = row
    names = tuple(json.loads(addressees))
    return Clause(verb, family, names, action, deadline, start, end, recurrence, due, bool(own), doubt)


def units_from(
    rows: Sequence[Sequence[Any]],
    clauses: Mapping[int, Sequence[Clause]],
    references: Mapping[int, Sequence[Reference]],
) -> tuple[tuple[Paragraph, ...], tuple[Footnote, ...]]:
    """The paragraphs and footnotes of a document, from its rows in the order of print."""
    paragraphs, footnotes = [], []
    for key, name, kind, number, text, resolved, marks, headings, italics in rows:
        cited = tuple(references.get(key, ()))
        if kind == _NOTE:
            footnotes.append(Footnote(name, json.loads(marks)[0], text, resolved, cited))
            continue
        acts, spans = tuple(clauses.get(key, ())), _spans(italics)
        paragraphs.append(Paragraph(name, kind, number, text, _texts(marks), acts, cited, _texts(headings), spans))
    return tuple(paragraphs), tuple(footnotes)


def _texts(kept: str) -> tuple[str, ...]:
    return tuple(json.loads(kept)) if kept != "[]" else ()


def _spans(kept: str) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in json.loads(kept)) if kept != "[]" else ()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
