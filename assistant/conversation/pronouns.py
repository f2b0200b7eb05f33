"""Follow-ups that are sentences: "what does it ask of States?", "show paragraph 13", "and when was it adopted?"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conversation.changing import document_words, kept_documents, name_of, pronoun, with_documents
from assistant.conversation.cues import Typed, as_sentence, follow_up
from assistant.conversation.plan import Plan
from assistant.conversation.sense import Sense
from assistant.conversation.slots import Slots
from assistant.conversation.turns import MOST_DOCUMENTS, Thread
from assistant.spans import Span
from assistant.wording import listed
from documents.errors import BadQuestion
from documents.languages import has_word


def from_clause(asked: Typed, thread: Thread) -> Plan | None:
    """A sentence whose pronouns, or whose missing document, the conversation fills in; None when it needs nothing."""
    try:
        slots = Slots.of(asked.rest, asked.language, thread.shelf)
    except BadQuestion:
        return None
    if slots.names_documents:
        return None
    if slots.question.numbers:
        return _numbered(asked, slots, thread)
    if span := document_words(asked.rest, asked.language) or _pronoun_for_document(slots):
        return _about_documents(asked, span, thread)
    if slots.is_about_record or (pronoun(asked.rest, asked.language, "document_attached") and not slots.telling):
        return _about_documents(asked, None, thread)
    if plan := _about_somebody(asked, slots, thread):
        return plan
    if asked.opened and not (slots.actors and slots.telling) and (slots.actors or slots.question.families):
        return Plan(kept_documents(Sense(as_sentence(asked.rest), asked.language), thread), asked.language)
    return None


def _numbered(asked: Typed, slots: Slots, thread: Thread) -> Plan | None:
    """A paragraph by number, of the documents that are spoken of: of the one where it was cited, if that is one."""
    ids = {number.id for number in slots.question.numbers}
    citing = tuple(dict.fromkeys(c.symbol for c in thread.cited if c.paragraph in ids))
    return _about_documents(asked, _pronoun_for_document(slots), thread, citing if len(citing) == 1 else ())


def _about_documents(asked: Typed, span: Span | None, thread: Thread, symbols: Sequence[str] = ()) -> Plan | None:
    """The sentence with the documents that are spoken of in the place ``span``, or added to it."""
    symbols = symbols or thread.documents
    code = asked.language
    if not symbols:
        return None
    if len(symbols) > MOST_DOCUMENTS:
        return Plan(thread.last.sense, code, why_not=("which_document", {"count": str(len(symbols))}))
    named, rest = listed(code, list(symbols)), as_sentence(asked.rest)
    if span:
        return Plan(Sense(rest[: span[0]] + named + rest[span[1] :], code), code)
    slots = Slots.of(rest, code, thread.shelf)
    if slots.question.numbers:
        return Plan(with_documents(Sense(rest, code), symbols, thread), code)
    if slots.is_about_record:
        return Plan(Sense(rest, code).added_with(document=named), code)
    said = str(follow_up(code)["in_document"]).format(document=named)
    return Plan(Sense(rest, code).added_with(document=said), code)


def _pronoun_for_document(slots: Slots) -> Span | None:
    """Where "it" stands for a document: nothing is named before that it might stand for, or it comes last."""
    span = pronoun(slots.text, slots.question.language, "document")
    if span is None or not slots.telling:
        return span
    named = [group.start for group in slots.telling] + [match.start for match in slots.actors]
    is_last = not has_word(slots.text[span[1] :]) and not slots.actors
    return span if is_last or all(span[0] < start for start in named) else None


def _about_somebody(asked: Typed, slots: Slots, thread: Thread) -> Plan | None:
    """The sentence with whom was asked about in the place of "they"."""
    code, base = asked.language, thread.slots(thread.base)
    span = pronoun(asked.rest, code, "somebody")
    if span is None or slots.actors or not base.actors or not slots.question.is_about_acts:
        return None
    named = name_of(base.actors[:1], code)
    core = as_sentence(asked.rest[: span[0]] + named + asked.rest[span[1] :])
    return Plan(kept_documents(Sense(core, code), thread), code)
