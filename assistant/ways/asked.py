"""Questions for what somebody is asked to do: the complete set of paragraphs whose clauses ask it of him."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from assistant.addressees import actors_meant, related
from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import Context, Finding
from assistant.fitted import Cut
from assistant.matching import Group
from assistant.question import Question
from assistant.retrieval import Scores, cut, score
from assistant.sentences import actor_name, asked_sentence
from assistant.ways.acts import named_families
from assistant.wording import sentence
from documents.languages import ASKING_FAMILIES, Match, actors, words
from documents.model import Paragraph
from index.analysis import function_words

ORGANS = frozenset({"General Assembly", "Security Council", "Economic and Social Council", "United Nations"})
"""They mostly stand in a question as the ones who ask."""

TELLING_ENOUGH = 0.5
"""What the words beside the actor must tell together (sum over groups) before they narrow the set."""

COVERED_ENOUGH = 0.15
"""Share of what those words tell that some paragraph of the set must hold, or they do not narrow it."""

TELLING_MUCH = 1.0
"""The same when the question wants everything."""

ELSEWHERE = 2.0
"""How many times better a paragraph outside the set must fit those words for the question to be about it."""

NARROW = Cut(share=0.6, slack=0.2, most=60)
"""Which paragraphs of an actor's those words leave."""

A_LITTLE, A_MATTER = 0.3, 0.6
"""How telling a word beside an actor, and a cue of asking, must be for the question to be about more than him."""

_SIDE_BY_SIDE = 14
"""Characters at most between two actors named together ("States and the organizations")."""


def asked_of_actor(context: Context) -> Finding | None:
    """Every paragraph that asks something of the actor the question names; None when it is no such question."""
    q = context.question
    if not q.asks_of_actor or q.who or q.reference_spans or (q.scope and "operative" not in q.scope):
        return None
    if q.families and q.families.isdisjoint(ASKING_FAMILIES):
        return None
    meant = actors_meant(q.text, q.language, _addressed(context))
    named = [m for m in meant if m.name not in ORGANS] or meant
    if not named:
        return None
    chosen, rows = _best_set(context, named)
    if not rows:
        return _not_asked_by_name(context, named[0])
    groups = context.groups(*((m.start, m.end) for m in chosen), *q.asked_spans, *q.family_spans)
    enough = TELLING_MUCH if q.quoted_family else TELLING_ENOUGH
    kept = _narrowed(context, rows, groups) if _telling(groups) >= enough else rows
    if not kept or _is_bound_elsewhere(context, kept):
        return None
    names = list(dict.fromkeys(m.name for m in chosen))
    return Finding(ANSWERED, asked_sentence(context, kept, names), tuple(kept))


def _telling(groups: list[Group]) -> float:
    return sum(group.telling for group in groups if not group.is_phrase)


def _not_asked_by_name(context: Context, actor: Match) -> Finding | None:
    """For an actor of whom nothing is asked by name: what is asked of those above him and speaks of him.

    A donor country is asked what States are asked about contributions. Without that nothing is asked of him; None
    when the question is about more than him.
    """
    q = context.question
    rows = sorted({row for parent in actors()[actor.name].parents for row in _asking(context, parent)})
    if rows:
        scores = score(context.index, context.groups(*q.asked_spans, *q.family_spans), None)
        order = sorted(rows, key=lambda row: -float(scores.fused[row]))
        if scores.coverage[order[0]] >= COVERED_ENOUGH:
            kept = _cut(scores, order)
            return Finding(ANSWERED, asked_sentence(context, kept, [actor.name]), tuple(kept))
    if actor.name in ORGANS or _is_about_more(context, actor):
        return None
    return Finding(NOT_COVERED, sentence(q.language, "not_asked", actor=actor_name([actor.name], q.language)))


def _is_about_more(context: Context, actor: Match) -> bool:
    """Whether a word beside the actor tells a little, or a cue of asking so much that it is no mere cue."""
    q, span = context.question, (actor.start, actor.end)
    beside = context.groups(span, *q.asked_spans, *q.family_spans)
    return any(g.telling >= A_LITTLE for g in beside) or any(g.telling >= A_MATTER for g in context.groups(span))


def _addressed(context: Context) -> frozenset[str]:
    """Everybody of whom the documents ask something."""
    paragraphs = [unit.body for unit in context.index.units if isinstance(unit.body, Paragraph)]
    return frozenset(name for p in paragraphs for c in p.clauses for name in c.addressees)


def _best_set(context: Context, named: Sequence[Match]) -> tuple[list[Match], list[int]]:
    """The actors asked about and the units that ask something of them.

    Actors named side by side are those asked together where there is such a paragraph, and either of them otherwise;
    else the first actor counts of whom anything is asked.
    """
    sets = [(match, _asking(context, match.name)) for match in named]
    for (one, rows), (other, more) in pairwise(sets):
        if related(one.name) & related(other.name) or not _side_by_side(context.question, one, other):
            continue
        both = [row for row in rows if row in more]
        if rows and more and (context.question.either or not both):
            return [one, other], sorted({*rows, *more})
        if both:
            return [one, other], both
    for match, rows in sets:
        if rows:
            return [match], rows
    return [], []


def _side_by_side(question: Question, one: Match, other: Match) -> bool:
    """Whether two actors are named together: "the Secretary-General or the Office", not "in connection with" it."""
    between = question.text[one.end : other.start]
    if not 0 <= other.start - one.end <= _SIDE_BY_SIDE:
        return False
    return question.language == "zh" or all(
        word.key in function_words(question.language) for word in words(between, question.language)
    )


def _asking(context: Context, name: str) -> list[int]:
    """The units that ask something of ``name``, by the families that the question names where there are such."""
    wanted = related(name)
    rows = [int(row) for row in np.flatnonzero(context.in_scope)]
    for families in (named_families(context), frozenset(ASKING_FAMILIES)):
        found = [row for row in rows if _asks(context.index.units[row].body, wanted, families)]
        if found:
            return found
    return []


def _asks(body: object, wanted: frozenset[str], families: frozenset[str]) -> bool:
    if not isinstance(body, Paragraph):
        return False
    return any(c.family in families and wanted.intersection(c.addressees) for c in body.clauses)


def _narrowed(context: Context, rows: list[int], groups: list[Group]) -> list[int]:
    """Those of ``rows`` that the other words of the question speak of.

    All of them when those words say nothing of the kind; none when they speak of something else altogether.
    """
    scores = score(context.index, groups, None)
    order = sorted(rows, key=lambda row: -float(scores.fused[row]))
    covered = float(scores.coverage[order[0]])
    if context.question.wants_all and (covered < 1.0 or _telling(groups) < TELLING_MUCH):
        return rows
    if _fits_elsewhere(context, scores, order[0]):
        return []
    return rows if covered < COVERED_ENOUGH else _cut(scores, order)


def _is_bound_elsewhere(context: Context, kept: list[int]) -> bool:
    """Whether one duty is asked about, and another paragraph fits the question better: preambles recall duties.

    "Are States obliged to investigate?" asks what the Assembly recalls, not what it requests.
    """
    q = context.question
    if not q.duty or q.wants_all:
        return False
    order = context.order(context.matter, context.of_kinds({"preambular", "operative", "unnumbered"}))
    return order[0] not in kept


def _fits_elsewhere(context: Context, scores: Scores, best: int) -> bool:
    allowed = context.of_kinds({"preambular", "operative", "unnumbered"})
    elsewhere = float(scores.fused[allowed].max(initial=0.0))
    return elsewhere > ELSEWHERE * float(scores.fused[best])


def _cut(scores: Scores, order: list[int]) -> list[int]:
    return cut(scores.fused, scores.coverage, order, NARROW)
