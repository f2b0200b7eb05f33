"""Mandates: what is asked of whom, and by when, over the whole corpus, found by one look-up in the store."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from documents.actors import related
from documents.languages import ASKING_FAMILIES, fold
from documents.symbols import official_link


@dataclass(frozen=True, slots=True)
class MandateFilter:
    """Which clauses are looked for: those that fit every field that is given; of several values one must fit.

    ``addressees`` are canonical names (:func:`documents.actors.actors_named`) and stand for everybody below them
    too, unless ``exactly``. ``families`` are by default those that ask. ``deadlines`` are numbers of sessions or years
    (:func:`documents.deadlines.targets`), ``due`` is ``report``, ``meeting`` or ``information``, ``verb`` is as
    printed, in any case. ``own`` takes in what the organ binds itself to, whatever the family unless ``families`` are
    given. ``symbols``, ``session``, ``organ`` (by its English name) and ``year`` are the document's. Of the versions of
    a document one is looked at: in ``language`` where it is held, else the first.
    """

    addressees: tuple[str, ...] = ()
    exactly: bool = False
    families: tuple[str, ...] = ()
    deadlines: tuple[int, ...] = ()
    due: tuple[str, ...] = ()
    verb: str | None = None
    own: bool = False
    symbols: tuple[str, ...] = ()
    session: int | str | None = None
    organ: str | None = None
    year: int | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Mandate:
    """A clause with the paragraph and the document that it stands in.

    ``verb`` to ``doubt`` are those of :class:`documents.Clause`; ``position`` is its place among the clauses of the
    paragraph, ``start`` and ``end`` its characters in ``text``, which is the whole paragraph, verbatim, in
    ``language``. ``session``, ``title`` and ``date_adopted`` are the document's, ``url`` is its official link.
    """

    symbol: str
    paragraph: str
    position: int
    verb: str
    family: str
    addressees: tuple[str, ...]
    action: str
    deadline: str | None
    recurrence: str | None
    due: str | None
    own: bool
    doubt: str
    start: int
    end: int
    text: str
    language: str
    session: int | str | None
    title: str
    date_adopted: date | None
    url: str


class Scope(NamedTuple):
    """How many documents were looked at, each in one version, and how many of these are resolutions."""

    documents: int
    resolutions: int


def find_mandates(db: sqlite3.Connection, wanted: MandateFilter) -> list[Mandate]:
    """The clauses of the store ``db`` that ``wanted`` lets through, by symbol and in the order of print."""
    document, of_document = _document_conditions(wanted)
    clause, of_clause = _clause_conditions(wanted)
    rows = db.execute(
        f"WITH {_VERSIONS}"
        " SELECT d.symbol, u.paragraph, c.position, c.verb, c.family, c.addressees, c.action, c.deadline, c.recurrence,"
        ' c.due, c.own, c.doubt, c.start, c."end", u.text, d.language, d.session, d.title, d.adopted'
        " FROM clauses c JOIN units u ON u.id = c.unit JOIN documents d ON d.id = u.document"
        f" WHERE d.id IN (SELECT id FROM versions) AND {document} AND {clause} ORDER BY u.id, c.position",
        (wanted.language, *of_document, *of_clause),
    )
    found = [_mandate(row) for row in rows]
    if wanted.verb:
        # Not in SQL: a function of ours inside a statement would wait for the interpreter's lock, which another thread
        # may hold that waits for the statement.
        verb = fold(wanted.verb)
        found = [mandate for mandate in found if fold(mandate.verb) == verb]
    return sorted(found, key=lambda mandate: _natural(mandate.symbol))


def scope_of(db: sqlite3.Connection, wanted: MandateFilter) -> Scope:
    """The documents that ``wanted`` looks at, whatever their clauses."""
    document, values = _document_conditions(wanted)
    row = db.execute(
        f"WITH {_VERSIONS} SELECT count(*), coalesce(sum(text_kind = 'resolution'), 0) FROM documents d"
        f" WHERE d.id IN (SELECT id FROM versions) AND {document}",
        (wanted.language, *values),
    ).fetchone()
    return Scope(*row)


# One version of each symbol. With a single min() SQLite takes the other columns from the row that has it.
_VERSIONS = """versions AS (SELECT id, min((language <> ?) * 1000000000 + id) FROM documents WHERE NOT staged
 GROUP BY symbol)"""


def _document_conditions(wanted: MandateFilter) -> tuple[str, list[object]]:
    return _all_of(
        _one_of("d.symbol COLLATE NOCASE", wanted.symbols),
        _one_of("d.session", () if wanted.session is None else (wanted.session,)),
        _one_of("d.organ COLLATE NOCASE", (wanted.organ,) if wanted.organ else ()),
        _one_of("d.year", () if wanted.year is None else (wanted.year,)),
    )


def _clause_conditions(wanted: MandateFilter) -> tuple[str, list[object]]:
    actors = {name for actor in wanted.addressees for name in ((actor,) if wanted.exactly else related(actor))}
    asking, families = _one_of("c.family", wanted.families or ASKING_FAMILIES)
    if not wanted.own:
        asking = f"({asking} AND NOT c.own)"
    elif not wanted.families:
        asking = f"({asking} OR c.own)"
    return _all_of(
        (asking, families),
        _looked_up("addressees", "actor", sorted(actors)),
        _looked_up("deadlines", "number", wanted.deadlines),
        _one_of("c.due", wanted.due),
    )


def _looked_up(table: str, column: str, values: Sequence[object]) -> tuple[str, list[object]]:
    """The condition that a clause has one of ``values`` in a table of what clauses are looked up by."""
    condition, held = _one_of(column, values)
    return (f"c.id IN (SELECT clause FROM {table} WHERE {condition})" if values else condition), held


def _one_of(column: str, values: Sequence[object]) -> tuple[str, list[object]]:
    """The condition that ``column`` has one of ``values``; no condition without any."""
    return (f"{column} IN ({', '.join('?' * len(values))})", list(values)) if values else ("1", [])


def _all_of(*conditions: tuple[str, list[object]]) -> tuple[str, list[object]]:
    return " AND ".join(condition for condition, _ in conditions), [v for _, values in conditions for v in values]


def _mandate(row: Sequence[Any]) -> Mandate:
    symbol, paragraph, position, verb, family, addressees, *asked, own, doubt = row[:12]
    start, end, text, language, session, title, adopted = row[12:]
    action, deadline, recurrence, due = asked
    return Mandate(
        symbol, paragraph, position, verb, family, tuple(json.loads(addressees)), action, deadline, recurrence, due,
        bool(own), doubt, start, end, text, language, session, title or "",
        date.fromisoformat(adopted) if adopted else None, official_link(symbol, language),
    )  # fmt: skip


def _natural(symbol: str) -> list[tuple[int, str]]:
    """A key that sorts symbols by their numbers: A/RES/78/9 before A/RES/78/10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", symbol)]
