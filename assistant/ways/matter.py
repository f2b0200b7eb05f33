"""Questions about a matter: words, ideas and vectors find the paragraphs, a cut-off decides how many, if any."""

from __future__ import annotations

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import Context, Finding
from assistant.question import Question
from assistant.retrieval import answerability, cut
from assistant.sentences import found_sentence
from assistant.ways.citing import carriers_of, footnotes_of
from assistant.wording import sentence

SHARE, SLACK, MOST = 0.86, 0.1, 4
"""Cut-off: share of the best score, how much less of the question may be covered, and how many at most."""

ALL_SHARE, ALL_SLACK, ALL_MOST = 0.7, 0.05, 60
"""The same for a question that wants everything."""

PLACES_SHARE, PLACES_SLACK = 0.3, 0.05
"""The same for one that wants every paragraph that mentions a thing: what counts is that it is named."""

LEAST_ANSWERABLE = 0.35
"""Probability from which on the best paragraph is taken for an answer."""


def _wants_every_place(question: Question) -> bool:
    """Whether every paragraph is wanted that names a thing: "where is X mentioned", "which paragraphs speak of X"."""
    return (question.where or question.wants_all) and bool(question.reference_spans)


def about_matter(context: Context) -> Finding:
    """The paragraphs that the question is about, or an honest no."""
    q = context.question
    notes_only = q.scope == {"footnote"}
    kinds = q.scope - {"footnote"} or {"preambular", "operative", "unnumbered"}
    order = context.order(context.matter, context.of_kinds({"footnote"} if notes_only else kinds))
    if not order or not _is_answered(context, order[0]):
        return Finding(NOT_COVERED, sentence(q.language, "not_covered"), nearest=tuple(order[:10]))
    scores = context.matter
    share, slack, most = (ALL_SHARE, ALL_SLACK, ALL_MOST) if q.wants_all or notes_only else (SHARE, SLACK, MOST)
    if _wants_every_place(q) and not notes_only:
        share, slack, most = PLACES_SHARE, PLACES_SLACK, ALL_MOST
    units = cut(scores.fused, scores.coverage, order, share, slack, most)
    if notes_only and q.names_paragraph:
        units = [*carriers_of(context, units), *units]
    elif not notes_only and ("footnote" in q.scope or q.wants_symbol):
        units = [*units, *footnotes_of(context, units, context.order(scores, context.of_kinds({"footnote"})))]
    return Finding(ANSWERED, found_sentence(context, units, ANSWERED), tuple(units), nearest=tuple(order[:10]))


def _is_answered(context: Context, best: int) -> bool:
    """Whether the best paragraph holds enough of the question, and a figure when the question wants one."""
    if context.question.quantity and not any(c.isdigit() for c in context.index.units[best].searched):
        return False
    return answerability(context.matter, best, context.matter_groups, context.index.lexical) >= LEAST_ANSWERABLE
