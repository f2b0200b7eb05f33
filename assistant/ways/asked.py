"""Questions for what somebody is asked to do: the complete set of paragraphs whose clauses ask it of him."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.acts_found import acts_in, grouped
from assistant.addressees import actors_meant
from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import PARAGRAPHS, Act, Context, Finding
from assistant.matching import telling_of
from assistant.question import Question
from assistant.retrieval import score
from assistant.sentences import actor_name, asked_sentence
from assistant.ways.acts import is_asking_organ, named_families
from assistant.ways.narrowing import (
    COVERED_ENOUGH,
    COVERED_WELL,
    TELLING_MUCH,
    best_of,
    cut_acts,
    enough_to_narrow,
    narrowed,
    narrowed_within,
)
from assistant.wording import sentence
from documents.actors import related
from documents.languages import ASKING_FAMILIES, Match, actors, words
from index.analysis import function_words

A_LITTLE, A_MATTER = 0.3, 0.6
"""How telling a word beside an actor, and a cue of asking, must be for the question to be about more than him."""

_ENDS = re.compile(r"[:;?!.。？！；：؟؛]")
"""Signs behind which a question says something else."""

_SIDE_BY_SIDE = 14
"""Characters at most between two actors named together ("States and the organizations")."""


def asked_of_actor(context: Context) -> Finding | None:
    """Every paragraph that asks something of the actor the question names; None when it is no such question."""
    q = context.question
    if q.who or q.reference_spans or (q.scope and "operative" not in q.scope):
        return None
    if not (q.asks_of_actor or _is_about_a_part(context)):
        return None
    if q.moment and not q.limits.report:  # when something is to be, not what somebody is to do
        return None
    if q.families and q.families.isdisjoint(ASKING_FAMILIES):
        return None
    named = actors_asked(context)
    if not named:
        return None
    chosen, acts = _best_set(context, named)
    if not acts:
        return _not_asked_by_name(context, named[0])
    groups = context.groups(*((m.start, m.end) for m in chosen), *q.asked_spans, *q.family_spans)
    if context.names_documents:
        kept = narrowed_within(context, acts, groups)
    elif title := context.scope.unknown_title:
        kept = narrowed(context, acts, groups, least=COVERED_WELL)
        if not kept:
            return Finding(NOT_COVERED, sentence(q.language, "no_such_title", title=title))
    else:
        kept = narrowed(context, acts, groups) if enough_to_narrow(context, groups) else acts
    if not kept or _is_bound_elsewhere(context, kept):
        return None
    names = list(dict.fromkeys(m.name for m in chosen))
    shown = grouped(context, kept, [act.row for act in kept] if len(kept) < len(acts) else ())
    return Finding(ANSWERED, asked_sentence(context, shown, names), tuple(a.row for a in shown), acts=tuple(shown))


def _is_about_a_part(context: Context) -> bool:
    """Whether the question names a few documents, an actor and little else: it asks for his part in them."""
    q = context.question
    if not context.names_documents or not q.actors or q.where or q.quantity or q.facts:
        return False
    return q.wants_all or telling_of(context.groups(*q.actor_spans, *q.moment_spans)) < TELLING_MUCH


def actors_asked(context: Context) -> list[Match]:
    """The actors of whom the question may want to know what is asked: an organ only where it is addressed, or alone."""
    q = context.question
    named = [m for m in actors_meant(q.text, q.language, context.index.addressed()) if not _is_taken(q, m)]
    meant = _of_asking_part(q, named) if context.names_documents else named
    organs = [m for m in meant if is_asking_organ(context, m)]
    return [m for m in meant if m not in organs] or [m for m in organs if m.name not in q.limits.organs]


def _of_asking_part(question: Question, named: list[Match]) -> list[Match]:
    """The actors that stand in the part of the question that asks, where any does: others tell who is writing."""
    ends = [m.end() for m in _ENDS.finditer(question.text)]
    cues = [start for start, _ in (*question.asked_spans, *question.family_spans)]

    def part(at: int) -> int:
        return sum(end <= at for end in ends)

    asking = {part(at) for at in cues}
    return [match for match in named if part(match.start) in asking] or named


def _is_taken(question: Question, match: Match) -> bool:
    """Whether the words of an actor's name have named a document."""
    return any(start <= match.start and match.end <= end for start, end in question.taken_spans)


def _not_asked_by_name(context: Context, actor: Match) -> Finding | None:
    """For an actor of whom nothing is asked by name: what is asked of those above him and speaks of him.

    A donor country is asked what States are asked about contributions. Without that nothing is asked of him; None
    when the question is about more than him.
    """
    q = context.question
    above = [act for parent in actors()[actor.name].parents for act in _asking(context, parent)]
    if above:
        scores = score(context.index, context.groups(*q.asked_spans, *q.family_spans), None)
        if scores.coverage[best_of(scores, above).row] >= COVERED_ENOUGH:
            kept = grouped(context, cut_acts(scores, above))
            found = tuple(act.row for act in kept)
            return Finding(ANSWERED, asked_sentence(context, kept, [actor.name]), found, acts=tuple(kept))
    if is_asking_organ(context, actor) or _is_about_more(context, actor):
        return None
    return Finding(NOT_COVERED, sentence(q.language, "not_asked", actor=actor_name([actor.name], q.language)))


def _is_about_more(context: Context, actor: Match) -> bool:
    """Whether a word beside the actor tells a little, or a cue of asking so much that it is no mere cue."""
    q, span = context.question, (actor.start, actor.end)
    beside = context.groups(span, *q.asked_spans, *q.family_spans)
    return any(g.telling >= A_LITTLE for g in beside) or any(g.telling >= A_MATTER for g in context.groups(span))


def _best_set(context: Context, named: Sequence[Match]) -> tuple[list[Match], list[Act]]:
    """The actors asked about and the paragraphs that ask something of them.

    Actors named side by side are those asked together where there is such a paragraph, and either of them otherwise;
    else the first actor counts of whom anything is asked.
    """
    sets = [(match, _asking(context, match.name)) for match in named]
    for (one, acts), (other, more) in pairwise(sets):
        if related(one.name) & related(other.name) or not _side_by_side(context.question, one, other):
            continue
        rows = {act.row for act in acts}
        both = [act for act in more if act.row in rows]
        if acts and more and (context.question.either or not both):
            others = [act for act in more if act.row not in rows]
            return [one, other], sorted([*acts, *others], key=lambda act: act.row)
        if both:
            return [one, other], both
    for match, acts in sets:
        if acts:
            return [match], acts
    return [], []


def _side_by_side(question: Question, one: Match, other: Match) -> bool:
    """Whether two actors are named together: "the Secretary-General or the Office", not "in connection with" it."""
    between = question.text[one.end : other.start]
    if _ENDS.search(between):
        return False
    if not 0 <= other.start - one.end <= _SIDE_BY_SIDE:
        return False
    return question.language == "zh" or all(
        word.key in function_words(question.language) for word in words(between, question.language)
    )


def _asking(context: Context, name: str) -> list[Act]:
    """The paragraphs that ask something of ``name``, by the families that the question names where there are such."""
    named = frozenset(ASKING_FAMILIES) & (named_families(context) and context.question.families)
    if len(named) > 1 and context.names_documents:  # "urged or invited" is said of all that is asked there
        named = frozenset()
    return acts_in(context, addressees=[name], families=named) or acts_in(context, addressees=[name])


def _is_bound_elsewhere(context: Context, kept: Sequence[Act]) -> bool:
    """Whether one duty is asked about, and another paragraph fits the question better: preambles recall duties.

    "Are States obliged to investigate?" asks what the Assembly recalls, not what it requests.
    """
    q = context.question
    if not q.duty or q.wants_all:
        return False
    order = context.order(context.matter, context.of_kinds(PARAGRAPHS))
    return order[0] not in {act.row for act in kept}
