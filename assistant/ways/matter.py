"""Questions about a matter: words, ideas and vectors find the paragraphs, a cut-off decides how many, if any."""

from __future__ import annotations

import numpy as np

from assistant.acts_found import BINDING
from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import PARAGRAPHS, Context, Finding, holds_few
from assistant.question import Question
from assistant.ranking import MOST_MANY, MOST_ONE, Asked, Ranking, nearest, ranking
from assistant.retrieval import Mask
from assistant.sentences import found_sentence
from assistant.settings import CANDIDATES
from assistant.ways.citing import carriers_of, footnotes_of
from assistant.wording import sentence
from documents import Paragraph


def wants_many(question: Question) -> bool:
    """Whether every paragraph is wanted, not the one that answers: "where is X mentioned", "all about X".

    "Where" alone may ask for a place in the world: "where will the group sit".
    """
    of_text = {*question.reference_spans, *question.generic_spans} - set(question.where_spans)
    where = question.where and (question.names_paragraph or bool(of_text))
    return where or question.wants_all or question.scope == {"footnote"}


def pool(context: Context) -> Mask:
    """The units that a question about a matter is answered from: the kinds it names, footnotes only by name."""
    scope = context.question.scope
    if scope == {"footnote"}:
        return context.of_kinds(scope)
    allowed = context.of_kinds(scope - {"footnote"} or PARAGRAPHS)
    return _asking(context, allowed) if context.question.is_about_acts and context.names_documents else allowed


def _asking(context: Context, allowed: Mask) -> Mask:
    """The units of ``allowed`` that ask or decide something; all of them where none does."""
    mask: Mask = np.zeros(len(allowed), dtype=bool)
    for row in np.flatnonzero(allowed):
        body = context.index.units[int(row)].body
        mask[row] = isinstance(body, Paragraph) and any(clause.family in BINDING for clause in body.clauses)
    return mask if mask.any() else allowed


def about_matter(context: Context) -> Finding:
    """The paragraphs that the question is about, or an honest no."""
    q = context.question
    found = ranked_for(context)
    if not found.rows:
        return Finding(NOT_COVERED, sentence(q.language, "not_covered"))
    near, units = found.rows[:CANDIDATES], _with_notes(context, found)
    if not found.is_answered:
        told = sentence(q.language, "not_covered")
        return Finding(NOT_COVERED, told, nearest=near, assurance=found.answerable, withheld=units)
    return Finding(ANSWERED, found_sentence(context, units, ANSWERED), units, nearest=near, assurance=found.answerable)


def ranked_for(context: Context) -> Ranking:
    """The candidates for a question about a matter."""
    return ranking(context.index, context.matter, asked_of(context), candidates_of(context))


def asked_of(context: Context) -> Asked:
    """What the ranking needs to know of the question."""
    many, few = wants_many(context.question), holds_few(context.index)
    return Asked(context.matter_groups, many, context.names_documents, few, context.in_title)


def candidates_of(context: Context) -> Mask:
    """The units that may answer; where the question wants a figure, those that have one."""
    allowed = pool(context)
    return _with_figures(context, allowed) if context.question.quantity else allowed


def _with_figures(context: Context, allowed: Mask) -> Mask:
    """The units of ``allowed`` that hold a figure; all of them where none does."""
    mask: Mask = np.zeros(len(allowed), dtype=bool)
    for row in nearest(context.matter.fused, allowed):
        mask[row] = any(c.isdigit() for c in context.index.units[int(row)].searched)
    return mask if mask.any() else allowed


def _with_notes(context: Context, found: Ranking) -> tuple[int, ...]:
    """The units that answer, with the footnotes or carriers of footnotes that are asked for."""
    q = context.question
    notes_only = q.scope == {"footnote"}
    units = list(found.cut(MOST_MANY if wants_many(q) else MOST_ONE))
    if notes_only and q.names_paragraph:
        units = [*carriers_of(context, units), *units]
    elif not notes_only and ("footnote" in q.scope or q.wants_symbol):
        order = context.order(context.matter, context.of_kinds({"footnote"}))
        units = [*units, *footnotes_of(context, units, order)]
    return tuple(dict.fromkeys(units))
