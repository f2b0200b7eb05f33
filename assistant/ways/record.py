"""Questions about the record: "when was it adopted", "how did Brazil vote", "who sponsored it", "what is A/61/444"."""

from __future__ import annotations

from assistant.answer import ANSWERED, NOT_COVERED, PARTIAL
from assistant.finding import Context, Finding
from assistant.records.asked import RecordAsked, asked_of_record
from assistant.records.told import fact_told
from assistant.wording import listed, told, wording
from documents import Document
from index.units import tokens_of

MOST_DOCUMENTS = 5

TELLING_ENOUGH = 0.75
"""What words beside those of a record may tell together (sum over groups): "the meeting in Tokyo" tells more."""

TELLING_ENOUGH_OF_VOTE = 0.4
"""The same beside words of voting and sponsoring, which are also matters: "the right to vote"."""


def record_fact(context: Context) -> Finding | None:
    """Facts of the record, cited as META; None when the question is about anything else."""
    q = context.question
    based = [d for d in context.documents if {d.masthead.report, d.masthead.draft} & set(q.symbols)]
    if based:
        return _of_report(context, based)
    asked = asked_of_record(q)
    foreign = set(q.symbols) - {d.symbol for d in context.documents}
    if not asked.facts or q.scope or q.names_paragraph or foreign or is_about_more(context, asked):
        return None
    if len(context.documents) > MOST_DOCUMENTS:
        return Finding(NOT_COVERED, told(q.language, "which_document", count=len(context.documents)))
    return _told(context, context.documents, asked)


def _of_report(context: Context, documents: list[Document]) -> Finding:
    """The documents that a report or draft which is named has become."""
    drafts = [d for d in documents if d.masthead.draft in context.question.symbols]
    fact = "draft" if drafts else "report"
    return _told(context, documents, RecordAsked((fact,), frozenset(), (), (), False, ()))


def is_about_more(context: Context, asked: RecordAsked) -> bool:
    """Whether words beside those that were understood tell enough for the question to be about something else."""
    enough = TELLING_ENOUGH_OF_VOTE if {"vote", "sponsors"} & set(asked.facts) else TELLING_ENOUGH
    return told_beside(context, asked) > enough


def told_beside(context: Context, asked: RecordAsked) -> float:
    """What the words beside tell that stand in the documents' paragraphs and not in their titles."""
    q, index = context.question, context.index.lexical
    spans = (*asked.spans, *q.fact_spans, *q.asked_spans, *q.limits.spans, *q.who_spans, *q.moment_spans)
    of_titles = _title_tokens(context.documents) if len(context.documents) <= MOST_DOCUMENTS else frozenset()
    left = [g for g in context.groups(*spans) if not g.is_phrase and of_titles.isdisjoint(g.tokens)]
    return sum(group.telling for group in left if group.counts(index)[context.in_scope].any())


def _title_tokens(documents: list[Document]) -> frozenset[str]:
    return frozenset(token for d in documents for token in tokens_of(d.masthead.title, d.language))


def _told(context: Context, documents: list[Document], asked: RecordAsked) -> Finding:
    """What the records of ``documents`` tell, and what they do not."""
    q = context.question
    said: list[str] = []
    answering: list[Document] = []
    is_whole = True
    for document in documents:
        each = [fact_told(document, fact, asked, q) for fact in asked.facts]
        unsaid = list(dict.fromkeys(fact for one in each for fact in one.unsaid))
        said += [part for one in each for part in one.said]
        if unsaid:
            names = [wording(q.language)["fact_names"][fact] for fact in unsaid]
            said.append(told(q.language, "unsaid", document=document.symbol, facts=listed(q.language, names)))
        is_whole = is_whole and not unsaid
        answering += [document] if any(one.said for one in each) else []
    text = _joined(list(dict.fromkeys(said)), q.language)
    if not answering:
        return Finding(NOT_COVERED, text)
    return Finding(ANSWERED if is_whole else PARTIAL, text, records=tuple(answering))


def _joined(said: list[str], code: str) -> str:
    return ("" if code == "zh" else " ").join(said)
