"""Questions about the record: "when was it adopted", "which committee", "what is A/61/444"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import Context, Finding
from assistant.wording import sentence
from documents import Document
from documents.dates import in_words
from documents.languages import language

MOST_DOCUMENTS = 5

TELLING_ENOUGH = 0.75
"""What words beside those of a record may tell together (sum over groups): "the meeting in Tokyo" tells more."""

# Which fact a question means when it names several: the more telling first ("the date of the plenary meeting").
_ORDER = (
    "meeting",
    "agenda_item",
    "committee",
    "date_published",
    "date_adopted",
    "session",
    "report",
    "title",
    "symbol",
    "organ",
)


def record_fact(context: Context) -> Finding | None:
    """A fact of the masthead, cited as META; None when the question is about anything else."""
    q = context.question
    told = [d for d in context.documents if d.masthead.report and d.masthead.report in q.symbols]
    if told:
        return _finding(told, ("report",), q.language)
    facts = [fact for fact in _ORDER if fact in q.facts]
    beside = context.told_beside(*q.fact_spans, *q.asked_spans)
    foreign = set(q.symbols) - {d.symbol for d in context.documents}
    if not facts or q.scope or q.names_paragraph or foreign or beside > TELLING_ENOUGH:
        return None
    return _finding(context.documents[:MOST_DOCUMENTS], tuple(facts), q.language)


def told_of(documents: Sequence[Document], facts: Sequence[str], code: str) -> str:
    """What is said of the first of ``facts`` that any of ``documents`` has, to a reader of ``code``; else nothing."""
    for fact in (fact for fact in _ORDER if fact in facts):
        told = [d for d in documents if getattr(d.masthead, fact) is not None]
        if told:
            return " ".join(_said(d, fact, code) for d in told)
    return ""


def _finding(documents: list[Document], facts: tuple[str, ...], code: str) -> Finding:
    for fact in facts:
        told = [d for d in documents if getattr(d.masthead, fact) is not None]
        if told:
            said = " ".join(_said(d, fact, code) for d in told)
            return Finding(ANSWERED, said, records=tuple(told))
    return Finding(NOT_COVERED, sentence(code, "not_covered"))


def _said(document: Document, fact: str, code: str) -> str:
    facts = document.masthead
    shown: Mapping[str, Callable[[], object]] = {
        "date_adopted": lambda: facts.date_adopted and in_words(facts.date_adopted, code),
        "date_published": lambda: facts.date_published and in_words(facts.date_published, code),
        "committee": lambda: _name(language(code).committees, facts.committee),
    }
    value = shown[fact]() if fact in shown else getattr(facts, fact)
    if fact == "organ":
        value = _name(language(code).organs, facts.organ)
    organ = _name(language(code).organs, facts.organ) if facts.organ else ""
    return sentence(code, fact, document=document.symbol, value=value, organ=organ)


def _name(table: Mapping[str, list[str]], english: str | None) -> str:
    """The name in a language of an organ or committee known by its English name."""
    return table[english][0] if english and english in table else english or ""
