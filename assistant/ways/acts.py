"""Questions for acts of one kind: "where is somebody encouraged", "all requests made with « prie »"."""

from __future__ import annotations

from assistant.answer import ANSWERED
from assistant.finding import Context, Finding
from assistant.sentences import found_sentence
from documents.languages import ASKING_FAMILIES
from documents.model import Paragraph

DISTINCT = frozenset({"demand", "urge", "recommend", "invite", "encourage", "welcome", "condemn"})
"""Families whose verbs mean themselves in a question. "Ask", "call" and "note" are said of anything, unless quoted."""

TELLING_ENOUGH = 0.3
"""What words beside the verbs may tell together (sum over groups) before they turn the question to a matter."""


def acts_of_family(context: Context) -> Finding | None:
    """Every paragraph with an act of the families that the question names, when it names nothing else."""
    q = context.question
    families = named_families(context)
    if not families or q.actors or _speaks_of_more(context):
        return None
    allowed = context.of_kinds(q.scope - {"footnote"} or {"preambular", "operative"})
    rows = tuple(r for r, unit in enumerate(context.index.units) if allowed[r] and _acts(unit.body, families))
    return Finding(ANSWERED, found_sentence(context, rows, ANSWERED), rows) if rows else None


def _speaks_of_more(context: Context) -> bool:
    q = context.question
    return not q.quoted_family and context.told_beside(*q.asked_spans, *q.family_spans, *q.fact_spans) > TELLING_ENOUGH


def named_families(context: Context) -> frozenset[str]:
    """The families that the question means when it names their verbs."""
    q = context.question
    return q.families if q.quoted_family else q.families & DISTINCT


def _acts(body: object, families: frozenset[str]) -> bool:
    """Whether ``body`` has an act of ``families``; one that asks must ask somebody."""
    if not isinstance(body, Paragraph):
        return False
    return any(c.family in families and (c.addressees or c.family not in ASKING_FAMILIES) for c in body.clauses)
