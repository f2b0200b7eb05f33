"""Questions for who is asked to do something, over several documents: "who is asked to provide funds"."""

from __future__ import annotations

from assistant.acts_found import acts_in, grouped
from assistant.answer import ANSWERED
from assistant.finding import Context, Finding
from assistant.sentences import who_sentence
from assistant.ways.acts import named_families
from assistant.ways.narrowing import COVERED_WELL, enough_to_narrow, narrowed
from documents.languages import ASKING_FAMILIES


def who_is_asked(context: Context) -> Finding | None:
    """Every paragraph that asks somebody to do what the question says.

    In one document the paragraph that fits best answers; the way of a matter finds it.
    """
    q = context.question
    asks = q.asks_of_actor or not q.families.isdisjoint(ASKING_FAMILIES)
    if not (q.who and asks) or q.scope - {"operative"} or len(context.documents) < 2:
        return None
    groups = context.groups(*q.asked_spans, *q.family_spans, *q.who_spans)
    if not enough_to_narrow(context, groups):
        return None
    families = named_families(context).intersection(ASKING_FAMILIES) or frozenset(ASKING_FAMILIES)
    acts = acts_in(context, families=families, names_somebody=True)
    kept = narrowed(context, acts, groups, least=COVERED_WELL) if acts else []
    if not kept:
        return None
    shown = grouped(context, kept, [act.row for act in kept])
    return Finding(ANSWERED, who_sentence(context, shown), tuple(act.row for act in shown), acts=tuple(shown))
