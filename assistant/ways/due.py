"""Questions for deadlines: "which reports are due at the eightieth session", "what must UNEP report, and when"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts_found import BINDING, acts_in, grouped
from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import Act, Context, Finding
from assistant.sentences import due_sentence
from assistant.ways.asked import actors_asked
from assistant.ways.narrowing import enough_to_narrow, narrowed
from assistant.wording import sentence
from documents.languages import Match


def due_then(context: Context) -> Finding | None:
    """Every paragraph by which something is due at the time that the question names, or at any where it asks when."""
    q = context.question
    limits = q.limits
    asks_when = q.moment and (limits.report or limits.due) and (q.is_about_acts or context.names_documents)
    if q.reference_spans or q.scope - {"operative"} or not (limits.names_time or asks_when):
        return None
    named = actors_asked(context)
    acts = _dated(context, named)
    is_described = context.names_documents and not q.symbols  # in words that may name actors too
    if not acts and is_described and not limits.names_time:  # whoever it is that must do so there
        named, acts = [], _dated(context, [])
    if not acts:
        return Finding(NOT_COVERED, sentence(q.language, "none_due")) if limits.names_time else None
    spans = (*((m.start, m.end) for m in named), *q.actor_spans, *limits.spans, *limits.due_spans)
    groups = context.groups(*spans, *q.asked_spans, *q.family_spans, *q.fact_spans, *q.moment_spans)
    kept = narrowed(context, acts, groups) if enough_to_narrow(context, groups) else acts
    if not kept:
        return None
    shown = grouped(context, kept, [act.row for act in kept] if len(kept) < len(acts) else ())
    return Finding(ANSWERED, due_sentence(context, shown), tuple(act.row for act in shown), acts=tuple(shown))


def _dated(context: Context, named: Sequence[Match]) -> list[Act]:
    """The acts by which something is due of those ``named``, or of anybody; for a report, those that ask for one at all
    where none has a date.
    """
    limits = context.question.limits
    names = [match.name for match in named]
    numbers = (*limits.due_sessions, *limits.due_years)
    acts = acts_in(
        context, addressees=names, families=BINDING, own=not named, deadlines=numbers, dated=True, report=limits.report
    )
    if not acts and limits.report and not limits.names_time and (named or context.names_documents):
        acts = acts_in(context, addressees=names, report=True)
    return acts
