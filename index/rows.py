"""Documents as rows of the store, and rows as documents: what is put in comes out the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from documents import Clause, Footnote, Paragraph, Reference

UNIT_COLUMNS = "paragraph, kind, number, text, resolved, footnotes, headings, italics"
"""What :func:`unit_row` gives; a read row has the key of the unit before them."""

_NOTE = "footnote"


def unit_row(unit: Paragraph | Footnote) -> tuple[object, ...]:
    """The row of a paragraph or footnote, in the order of :data:`UNIT_COLUMNS`."""
    if isinstance(unit, Footnote):
        return (unit.id, _NOTE, None, unit.text, unit.resolved, _json([unit.mark]), "[]", "[]")
    return (
        unit.id, unit.kind, unit.number, unit.text, None, _json(unit.footnotes), _json(unit.headings),
        _json(unit.italics),
    )  # fmt: skip


def clause_rows(unit: Paragraph | Footnote) -> list[tuple[object, ...]]:
    """The rows of a paragraph's clauses, without the key of the paragraph; a footnote has none."""
    if isinstance(unit, Footnote):
        return []
    return [
        (at, c.verb, c.family, _json(c.addressees), c.action, c.deadline, c.start, c.end)
        for at, c in enumerate(unit.clauses)
    ]


def clause_of(row: Sequence[Any]) -> Clause:
    """The clause of a row without its keys."""
    verb, family, addressees, action, deadline, start, end = row
    return Clause(verb, family, tuple(json.loads(addressees)), action, deadline, start, end)


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
