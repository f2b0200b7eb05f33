"""The ways of answering, each tried in turn: the first that finds something, or knows of nothing, answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.finding import Context, Finding
from assistant.ways.acts import acts_of_family
from assistant.ways.asked import asked_of_actor
from assistant.ways.by_number import by_number
from assistant.ways.citing import citing_document, citing_instrument
from assistant.ways.compound import one_of_two_matters
from assistant.ways.due import due_then
from assistant.ways.matter import about_matter
from assistant.ways.record import record_fact
from assistant.ways.record_lists import documents_by_record
from assistant.ways.resting import earlier_resolutions, giving_symbols, rests_on
from assistant.ways.series import series_of
from assistant.ways.who import who_is_asked

WAYS: Sequence[Callable[[Context], Finding | None]] = (
    rests_on, series_of, by_number, citing_instrument, documents_by_record, due_then, record_fact, citing_document,
    earlier_resolutions, giving_symbols, acts_of_family, asked_of_actor, who_is_asked, one_of_two_matters, about_matter,
)  # fmt: skip
"""In order of how sure a question's form is: what a text rests on, the history of one, a number, a named instrument,
documents by their records, a deadline, a fact of the record, a symbol, acts of one kind, an actor, two matters of which
one is covered, at last a matter."""


def find(context: Context) -> Finding:
    """What the first fitting way finds; the last one always fits."""
    for way in WAYS:
        finding = way(context)
        if finding is not None:
            return finding
    raise AssertionError("about_matter answers every question")
