"""Questions about the record: "when was it adopted", "how did Brazil vote", "who sponsored it", "what is A/61/444"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import ANSWERED, NOT_COVERED, PARTIAL
from assistant.finding import Context, Finding
from assistant.matching import Group, groups_of, telling_of
from assistant.question import PLAIN_FACTS, Question, understand
from assistant.records.asked import RecordAsked, asked_of_record, facts_named, names_paragraph
from assistant.records.matters import about, named_whole, title_tokens
from assistant.records.told import fact_told
from assistant.spans import Span, is_within
from assistant.wording import cue_table, listed, sentence, told, wording
from documents import Document

MOST_DOCUMENTS = 5

TELLING_ENOUGH = 0.75
"""What words beside those of a record may tell together (sum over groups): "the meeting in Tokyo" tells more."""

TELLING_ENOUGH_OF_VOTE, NOTHING = 0.45, 0.1
"""The same beside words of voting and sponsoring, which are also matters; and beside a bare "vote" ("the right to
vote"), or where no document is named."""


TELLING_ENOUGH_OF_NAMED = 2.0
"""The same where the words name a few documents and ask outright how was voted on them, or who sponsored them."""

TELLING_A_LITTLE = 0.25
"""What words must tell to name the documents of a vote by their titles."""


def record_fact(context: Context) -> Finding | None:
    """Facts of the record, cited as META; None when the question is about anything else."""
    if not _names_title(context):
        context = unguessed(context)
    q = context.question
    papers = unguessed(context).documents if q.symbols else ()
    based = [d for d in papers if {d.masthead.report, d.masthead.draft} & set(q.symbols)]
    if based:
        return _of_report(context, based)
    asked = asked_of_record(q)
    foreign = set(q.symbols) - {d.symbol for d in context.documents}
    of_bare_vote = asked.facts == ("vote",) and not asked.is_plain and not asked.countries
    is_vague = asked.of_text or of_bare_vote
    of_matter = q.scope or names_paragraph(q, asked.spans) or (is_vague and context.scope.is_guessed)
    if not asked.facts or of_matter or foreign or not (q.asks_of_record or asked.of_vote or _is_of_one(context)):
        return None
    if q.is_about_acts and q.actors and PLAIN_FACTS.isdisjoint(q.facts) and context.names_documents:
        return None  # what the committee must do is no question about the committee
    documents = _meant(context, asked)
    if _told_beside(context, asked, documents) > _strictness(asked, q, documents, context.names_documents):
        return _no_such_vote(context, asked)
    if len(documents) > MOST_DOCUMENTS:
        return Finding(NOT_COVERED, told(q.language, "which_document", count=len(documents)))
    return _told(context, documents, asked)


def _is_of_one(context: Context) -> bool:
    """Whether one document is all there is to ask about: then a bare "date" is its own."""
    return len(context.index.columns.symbols) == 1


def _no_such_vote(context: Context, asked: RecordAsked) -> Finding | None:
    """That no document is on the matter on which countries are asked to have voted; None when no such vote is asked."""
    q = context.question
    groups = groups_beside(unguessed(context), asked)
    if not (asked.of_vote and asked.is_plain and asked.countries) or asked.of_text or q.symbols or not groups:
        return None
    title = q.text[min(g.start for g in groups) : max(g.end for g in groups)]
    return Finding(NOT_COVERED, sentence(q.language, "no_such_title", title=title))


def _names_title(context: Context) -> bool:
    """Whether words of the question stand in the titles of documents that were guessed."""
    return bool(set(context.question.taken_spans) - set(context.question.limits.spans))


def _meant(context: Context, asked: RecordAsked) -> list[Document]:
    """The documents in scope; of several the one whose whole title is named, or those that the other words speak of."""
    q, documents = context.question, context.documents
    if len(documents) == 1 or q.symbols or q.limits.several:
        return documents
    if context.scope.title:
        return named_whole(groups_of(q.text, q.language, context.languages, ()), documents) or documents
    if not asked.is_plain or len(documents) <= MOST_DOCUMENTS:
        return documents
    left = groups_beside(context, asked)
    if telling_of(left) <= TELLING_A_LITTLE:
        return documents
    found = about(left, documents)
    return named_whole(left, found) or found or documents


def unguessed(context: Context) -> Context:
    """``context`` over all documents where those in scope were only guessed, or named by no more than words that ask
    for a fact: in "resolutions on the report of the Third Committee" there is no title.
    """
    q = context.question
    cues = [(m.start, m.end) for name in ("record", "lists") for m in cue_table(q.language, name).find_longest(q.text)]
    named = [span for span in q.taken_spans if any(is_within(span, title) for title in q.limits.titles)]
    of_cues = bool(named) and all(any(is_within(span, cue) for cue in cues) for span in named)
    if not context.scope.is_guessed and not of_cues:
        return context
    question = understand(context.question.text, context.question.language)
    return Context(context.index, context.shelf, question, context.shelf.versions(question.language))


def told_of(documents: Sequence[Document], facts: Sequence[str], code: str) -> str:
    """What the records of ``documents`` tell of the facts that the cues ``facts`` name; nothing of very many."""
    asked = RecordAsked((), frozenset(), (), (), False, ())
    if len(documents) > MOST_DOCUMENTS:
        return ""
    each = [part for d in documents for fact in facts_named(facts) for part in fact_told(d, fact, asked, code).said]
    return _joined(list(dict.fromkeys(each)), code)


def _of_report(context: Context, documents: list[Document]) -> Finding:
    """The documents that a report or draft which is named has become."""
    drafts = [d for d in documents if d.masthead.draft in context.question.symbols]
    fact = "draft" if drafts else "report"
    return _told(context, documents, RecordAsked((fact,), frozenset(), (), (), False, ()))


def is_of_vote(asked: RecordAsked) -> bool:
    """Whether a vote or sponsors are asked about."""
    return not {"vote", "sponsors"}.isdisjoint(asked.facts)


def _strictness(asked: RecordAsked, question: Question, documents: list[Document], is_named: bool) -> float:
    """What words beside those that were understood may tell; more where a few documents are meant anyway."""
    if is_named and asked.is_plain and is_of_vote(asked) and not asked.of_text:
        return TELLING_ENOUGH_OF_NAMED
    if (
        len(documents) > MOST_DOCUMENTS
        or asked.of_text
        or (asked.cues == {"vote"} and not (asked.countries or question.quantity))
    ):
        return NOTHING
    return TELLING_ENOUGH_OF_VOTE if is_of_vote(asked) else TELLING_ENOUGH


def groups_beside(context: Context, asked: RecordAsked, *spans: Span) -> list[Group]:
    """The words beside those that were understood, and ``spans``, that stand in the documents' paragraphs."""
    q, index = context.question, context.index.lexical
    known = (*asked.spans, *q.fact_spans, *q.asked_spans, *spans)
    known = (*known, *q.who_spans, *q.moment_spans) if is_of_vote(asked) else known
    return [g for g in context.groups(*known) if not g.is_generic and g.counts(index)[context.in_scope].any()]


def _told_beside(context: Context, asked: RecordAsked, documents: list[Document]) -> float:
    """What the words beside tell; where a vote or sponsors are asked about, only those that are not of the titles."""
    by_title = is_of_vote(asked) and len(documents) <= MOST_DOCUMENTS
    of_titles = title_tokens(documents) if by_title else frozenset()
    left = [g for g in groups_beside(context, asked) if not g.is_phrase and of_titles.isdisjoint(g.tokens)]
    return sum(group.telling for group in left)


def _told(context: Context, documents: list[Document], asked: RecordAsked) -> Finding:
    """What the records of ``documents`` tell, and what they do not."""
    q = context.question
    said: list[str] = []
    answering: list[Document] = []
    is_whole = True
    for document in documents:
        each = [fact_told(document, fact, asked, q.language, q) for fact in asked.facts]
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
