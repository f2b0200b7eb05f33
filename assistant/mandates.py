"""Which paragraphs hold an act that is wanted: by its family, whom it asks, by when, and whether for a report."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.finding import Context
from assistant.wording import cue_table
from documents.deadlines import targets
from documents.languages import ASKING_FAMILIES
from documents.model import Clause, Paragraph

ASKING = frozenset(ASKING_FAMILIES)
BINDING = ASKING | {"decide"}
"""Families of acts by which something is to be done: the organ asks it of somebody, or decides it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The acts that are wanted: of ``families``; that ask one of ``actors``, or with ``asks_somebody`` anybody who is
    named; due at one of ``sessions`` or in one of ``years``, or with ``dated`` at any time that is said; for a
    ``report``.
    """

    families: frozenset[str] = ASKING
    actors: frozenset[str] = frozenset()
    asks_somebody: bool = False
    sessions: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    dated: bool = False
    report: bool = False

    def holds(self, clause: Clause, code: str) -> bool:
        """Whether ``clause`` of a document in language ``code`` is such an act."""
        if clause.family not in self.families or (self.asks_somebody and not clause.addressees):
            return False
        if self.actors and self.actors.isdisjoint(clause.addressees):
            return False
        return self._in_time(clause, code) and (not self.report or is_for_report(clause, code))

    def _in_time(self, clause: Clause, code: str) -> bool:
        if not self.sessions and not self.years:
            return not self.dated or bool(clause.deadline or clause.recurrence)
        due = targets(clause.deadline, code)
        return not self.sessions.isdisjoint(due.sessions) or not self.years.isdisjoint(due.years)


def is_for_report(clause: Clause, code: str) -> bool:
    """Whether an act asks for a report or another account."""
    return clause.due == "report" or any(m.name == "report" for m in cue_table(code, "due").find_all(clause.action))


def rows_with(context: Context, wanted: Wanted) -> list[int]:
    """The rows in scope whose paragraphs hold a wanted act, in the order of print."""
    units = context.index.units
    return [int(row) for row in np.flatnonzero(context.in_scope) if _holds(units[row].body, units[row].language, wanted)]


def _holds(body: object, code: str, wanted: Wanted) -> bool:
    return isinstance(body, Paragraph) and any(wanted.holds(clause, code) for clause in body.clauses)
