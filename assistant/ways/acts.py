"""Questions for acts of one kind: "where is somebody encouraged", "all requests made with « prie »", "what does the
Assembly decide"."""

from __future__ import annotations

from assistant.acts_found import DECIDE, acts_in, grouped
from assistant.answer import ANSWERED
from assistant.finding import Context, Finding
from assistant.limits import is_addressed
from assistant.sentences import acts_sentence
from documents.languages import ASKING_FAMILIES, Match

DISTINCT = frozenset({"demand", "urge", "recommend", "invite", "encourage", "welcome", "condemn"})
"""Families whose verbs mean themselves in a question. "Ask", "call" and "note" are said of anything, unless quoted."""

ORGANS = frozenset({"General Assembly", "Security Council", "Economic and Social Council", "United Nations"})
"""They mostly stand in a question as the ones who ask."""

TELLING_ENOUGH = 0.3
"""What words beside the verbs may tell together (sum over groups) before they turn the question to a matter."""


def acts_of_family(context: Context) -> Finding | None:
    """Every paragraph with an act of the families that the question names, when it names nothing else.

    An organ that decides or asks may be named; who is asked may not.
    """
    q = context.question
    organs = [(m.start, m.end) for m in q.actors if is_asking_organ(context, m)]
    families = named_families(context)
    if organs or q.limits.organs or context.is_limited:  # else "decide" is said of anything
        families |= q.families & {DECIDE}
    if not families or len(organs) < len(q.actors) or _speaks_of_more(context, organs):
        return None
    allowed = context.of_kinds(q.scope - {"footnote"} or {"preambular", "operative"})
    # An act that asks must ask somebody; the others have nobody to ask.
    asking = acts_in(context, families=families.intersection(ASKING_FAMILIES), names_somebody=True)
    others = acts_in(context, families=families.difference(ASKING_FAMILIES), own=True)
    acts = {act.row: act for act in [*others, *asking] if allowed[act.row]}
    if not acts:
        return None
    shown = grouped(context, [acts[row] for row in sorted(acts)])
    return Finding(ANSWERED, acts_sentence(context, shown), tuple(act.row for act in shown), acts=tuple(shown))


def is_asking_organ(context: Context, actor: Match) -> bool:
    """Whether an actor is an organ that stands in the question as the one who asks or decides."""
    return actor.name in ORGANS and not is_addressed(context.question.text, actor, context.question.language)


def _speaks_of_more(context: Context, organs: list[tuple[int, int]]) -> bool:
    q = context.question
    spans = (*q.asked_spans, *q.family_spans, *q.fact_spans, *organs)
    return not q.quoted_family and context.told_beside(*spans) > TELLING_ENOUGH


def named_families(context: Context) -> frozenset[str]:
    """The families that the question means when it names their verbs."""
    q = context.question
    return q.families if q.quoted_family else q.families & (DISTINCT | q.worded_families)
