"""Questions for deadlines: "which reports are due at the eightieth session", "what must the Programme report, and when"."""

from __future__ import annotations

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import Context, Finding
from assistant.mandates import BINDING, Wanted, rows_with
from assistant.sentences import set_sentence
from assistant.ways.asked import actors_asked, narrowed
from assistant.wording import sentence
from documents.addressees import related


def due_then(context: Context) -> Finding | None:
    """Every paragraph by which something is due at the time that the question names, or at any where it asks when."""
    q = context.question
    limits = q.limits
    asks_when = q.moment and (limits.report or limits.due) and (q.asks_of_actor or limits.due)
    if q.reference_spans or q.scope - {"operative"} or not (limits.names_time or asks_when):
        return None
    named = actors_asked(context)
    wanted = Wanted(
        families=BINDING,
        actors=frozenset(name for match in named for name in related(match.name)),
        sessions=frozenset(limits.due_sessions),
        years=frozenset(limits.due_years),
        dated=True,
        report=limits.report,
    )
    rows = rows_with(context, wanted)
    spans = [(m.start, m.end) for m in q.actors]
    kept = narrowed(context, rows, *spans, *limits.due_spans, *limits.spans, *q.fact_spans)
    if kept:
        return Finding(ANSWERED, set_sentence(context, kept, "due"), tuple(kept))
    if limits.names_time and not rows:
        return Finding(NOT_COVERED, sentence(q.language, "none_due"))
    return None
