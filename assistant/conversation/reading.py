"""An answer for a reader of another language: the same paragraphs in his language, where they are held in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import ANSWERED, NOT_COVERED, PARTIAL, Answer, Citation
from assistant.conversation.cues import follow_up, language_name
from assistant.conversation.texts import Texts
from assistant.looked_at import said_in
from assistant.ways.record import told_of
from assistant.wording import listed, number_word, sentence
from documents import RECORD_ID, label
from documents.symbols import official_link
from index import Index

MOST_LABELS = 12
"""How many paragraphs a sentence names; of more it gives the count."""


def read_in(answer: Answer, reader: str, facts: Sequence[str], index: Index) -> Answer:
    """``answer`` in the language ``reader``; what is not held in it stays as it is, and the sentence says so.

    ``facts`` are those of the masthead that were asked for.
    """
    texts = Texts(index)
    citations = tuple(in_language(citation, reader, texts) for citation in answer.citations)
    candidates = tuple(in_language(citation, reader, texts) for citation in answer.candidates)
    missing = dict.fromkeys(c.symbol for c in citations if texts.document(c.symbol, reader) is None)
    said = _records_said(citations, facts, reader, index) or found_sentence(citations, reader, answer.status)
    if missing:
        named = listed(reader, list(missing)[:MOST_LABELS])
        said += " " + told(reader, "not_in_language", document=named, language=language_name(reader, reader))
    scope = replace(answer.scope, sentence=said_in(answer.scope, reader)) if answer.scope else None
    return replace(answer, language=reader, answer=said, citations=citations, candidates=candidates, scope=scope)


def in_language(citation: Citation, reader: str, texts: Texts) -> Citation:
    """The same paragraph in another language where it is held in it, for a reader of that language."""
    named = replace(citation, label=label(citation.paragraph, reader))
    words = texts.text(citation.symbol, reader, citation.paragraph)
    if words is None:
        return named
    return replace(named, text=words, language=reader, url=official_link(citation.symbol, reader))


def _records_said(citations: Sequence[Citation], facts: Sequence[str], reader: str, index: Index) -> str:
    if not citations or any(c.paragraph != RECORD_ID for c in citations):
        return ""
    documents = [index.document(c.symbol, c.language) for c in citations]
    return told_of(documents, facts, reader)


def found_sentence(citations: Sequence[Citation], code: str, status: str = ANSWERED) -> str:
    """Says which paragraphs answer, or that none does."""
    if status == NOT_COVERED or not citations:
        return sentence(code, "not_covered")
    symbols = list(dict.fromkeys(c.symbol for c in citations))
    labels = labels_of(citations, code)
    if status == PARTIAL:
        return sentence(code, "partial", document=symbols[0], labels=labels)
    count = number_word(code, len(citations))
    if len(symbols) > 1:
        return sentence(code, "several_documents", count=count, documents=len(symbols), labels=labels)
    return sentence(
        code,
        "answered_one" if len(citations) == 1 else "answered_many",
        document=symbols[0],
        count=count,
        labels=labels,
    )


def labels_of(citations: Sequence[Citation], code: str) -> str:
    """The paragraphs in a row: "12, 13 and 19"; the first ones of many."""
    one = len({c.symbol for c in citations}) == 1
    if len(citations) == 1:
        return citations[0].label
    each = [c.number if one else f"{c.symbol} {c.number}" for c in citations]
    return listed(code, each) if len(each) <= MOST_LABELS else ", ".join(each[:MOST_LABELS]) + " …"


def told(code: str, name: str, **facts: str) -> str:
    """A sentence about a follow-up, with ``facts`` put in."""
    return str(follow_up(code)[name]).format(**facts)
