"""Questions about a matter: words, ideas and vectors find the paragraphs, a cut-off decides how many, if any."""

from __future__ import annotations

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import PARAGRAPHS, Context, Finding
from assistant.fitted import fitted
from assistant.question import Question
from assistant.retrieval import Mask, answerability, cut
from assistant.sentences import found_sentence
from assistant.ways.citing import carriers_of, footnotes_of
from assistant.wording import sentence


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
    return context.of_kinds(scope - {"footnote"} or PARAGRAPHS)


def about_matter(context: Context) -> Finding:
    """The paragraphs that the question is about, or an honest no."""
    q = context.question
    notes_only = q.scope == {"footnote"}
    order = context.order(context.matter, pool(context))
    if not order or not _is_answered(context, order[0]):
        return Finding(NOT_COVERED, sentence(q.language, "not_covered"), nearest=tuple(order[:10]))
    scores = context.matter
    units = cut(scores.fused, scores.coverage, order, fitted().many if wants_many(q) else fitted().one)
    if notes_only and q.names_paragraph:
        units = [*carriers_of(context, units), *units]
    elif not notes_only and ("footnote" in q.scope or q.wants_symbol):
        units = [*units, *footnotes_of(context, units, context.order(scores, context.of_kinds({"footnote"})))]
    return Finding(ANSWERED, found_sentence(context, units, ANSWERED), tuple(units), nearest=tuple(order[:10]))


def _is_answered(context: Context, best: int) -> bool:
    """Whether the best paragraph holds enough of the question, and a figure when the question wants one."""
    return holds_figure(context, best) and (
        answerability(context.matter, best, context.matter_groups) >= fitted().least
    )


def holds_figure(context: Context, best: int) -> bool:
    """Whether the best paragraph has a figure, where the question wants one."""
    return not context.question.quantity or any(c.isdigit() for c in context.index.units[best].searched)
