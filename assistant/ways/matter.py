"""Questions about a matter: words, ideas and vectors find the paragraphs, a cut-off decides how many, if any."""

from __future__ import annotations

import numpy as np

from assistant.acts_found import BINDING
from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import PARAGRAPHS, Context, Finding
from assistant.fitted import fitted
from assistant.question import Question
from assistant.retrieval import Mask, answerability, cut
from assistant.sentences import found_sentence
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
    order = context.order(context.matter, pool(context))
    if not order:
        return Finding(NOT_COVERED, sentence(q.language, "not_covered"))
    near, units, assurance = tuple(order[:10]), _cut(context, order), _assurance(context, order[0])
    if assurance < fitted().least:
        told = sentence(q.language, "not_covered")
        return Finding(NOT_COVERED, told, nearest=near, assurance=assurance, withheld=units)
    return Finding(ANSWERED, found_sentence(context, units, ANSWERED), units, nearest=near, assurance=assurance)


def _cut(context: Context, order: list[int]) -> tuple[int, ...]:
    """The units of ``order`` that answer, with the footnotes or carriers of footnotes that are asked for."""
    q, scores = context.question, context.matter
    notes_only = q.scope == {"footnote"}
    units = cut(scores.fused, scores.coverage, order, fitted().many if wants_many(q) else fitted().one)
    if notes_only and q.names_paragraph:
        units = [*carriers_of(context, units), *units]
    elif not notes_only and ("footnote" in q.scope or q.wants_symbol):
        units = [*units, *footnotes_of(context, units, context.order(scores, context.of_kinds({"footnote"})))]
    return tuple(units)


def _assurance(context: Context, best: int) -> float:
    """The probability that the documents answer; nought where a figure is wanted that the best paragraph has not."""
    return answerability(context.matter, best, context.matter_groups) if holds_figure(context, best) else 0.0


def holds_figure(context: Context, best: int) -> bool:
    """Whether the best paragraph has a figure, where the question wants one."""
    return not context.question.quantity or any(c.isdigit() for c in context.index.units[best].searched)
