"""Which documents an answer was looked for in, where not in all that are held, and the sentence that says so.

The words are data (``[looked_at]`` of ``assistant/languages/``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.answer import FACTS, GUESSED, SYMBOL, TITLE, Fact, LookedAt
from assistant.documents_meant import fits_limits
from assistant.limits import Limits
from assistant.question import Question
from assistant.ranges import Range
from assistant.scoping import Scope
from assistant.wording import listed, wording
from documents import Document, Masthead
from documents.languages import language

MOST_NAMED = 4
"""Of more documents than these the sentence gives the number."""

LONGEST_TITLE = 60
"""Letters of a title that are shown."""

MOST_LIKELY = 3
"""How many other documents are offered at most where the one looked at was guessed."""

LEAST_LIKELY = 0.02
"""How probably one of them must be meant to be offered."""


def looked_at(
    question: Question, scope: Scope, held: int, named: bool, others: Sequence[Document] = ()
) -> LookedAt | None:
    """What the answer to ``question`` (without the words that named documents) was looked for in; None for all of them.

    ``named`` says that the documents were given by symbol, ``others`` are further ones that may have been meant.
    """
    documents = scope.documents
    if not 0 < len(documents) < held:
        return None
    why = _why(question, scope, named)
    facts = _facts_of(question.limits, documents) if why in (FACTS, TITLE) else ()
    if len(documents) == 1:
        facts = _facts_of_one(documents[0].masthead)
    elif why == TITLE and scope.title:
        facts = (("title", scope.title), *facts)
    symbols = tuple(d.symbol for d in documents) if len(documents) <= MOST_NAMED else ()
    said = _sentence(question.language, symbols, len(documents), held, why, facts)
    return LookedAt(symbols, len(documents), held, why, said, facts, tuple(d.symbol for d in others))


def also_likely(scope: Scope) -> list[Document]:
    """The documents that are meant most probably beside those that were guessed."""
    odds, guessed = scope.odds, scope.documents
    if odds is None:
        return []
    probable = [at for at in odds.order[: MOST_LIKELY + len(guessed)] if odds.probabilities[at] >= LEAST_LIKELY]
    others = [odds.documents[at] for at in probable]
    return [document for document in others if document not in guessed][:MOST_LIKELY]


def said_in(scope: LookedAt, code: str) -> str:
    """The sentence for a reader of ``code``."""
    return _sentence(code, scope.symbols, scope.count, scope.held, scope.why, scope.facts)


def follow_ups(scope: LookedAt, code: str) -> list[tuple[str, str]]:
    """How the scope is changed: what a reader of ``code`` may ask next, and what that is called."""
    words = _words(code)
    others = [(words["other"].format(document=other), other) for other in scope.others]
    return [(words["everywhere"], words["all"]), *others]


def _why(question: Question, scope: Scope, named: bool) -> str:
    if scope.is_guessed:
        return GUESSED
    if scope.title or set(question.taken_spans) - set(question.limits.spans):
        return TITLE
    return SYMBOL if named else FACTS


def _facts_of_one(masthead: Masthead) -> tuple[Fact, ...]:
    """The title and the year of one document, which tell a reader whether it is the one that he meant."""
    title = " ".join(masthead.title.split())
    shown = title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
    day = masthead.date_adopted or masthead.date_published
    facts = [("title", shown) if shown else None, ("year", str(day.year)) if day else None]
    return tuple(fact for fact in facts if fact)


def _facts_of(limits: Limits, documents: Sequence[Document]) -> tuple[Fact, ...]:
    """The limits that the documents fit: all of the question's, or those that stand beside a word for a document."""
    if limits.firm and not all(fits_limits(document, limits) for document in documents):
        limits = limits.firm
    facts = [("organ", organ) for organ in limits.organs]
    facts += [("committee", committee) for committee in limits.committees]
    facts += [("session", str(session)) for session in limits.sessions]
    facts += [("year", str(year.year)) for year in limits.years]
    ranges = (("sessions", limits.session_range), ("years", limits.year_range))
    return tuple(dict.fromkeys([*facts, *((name, _ends(found)) for name, found in ranges if found)]))


def _ends(found: Range) -> str:
    """A range in figures: "2020-2023", "2020-", "-2023"."""
    return f"{found.first or ''}-{found.last or ''}"


def _sentence(code: str, symbols: Sequence[str], count: int, held: int, why: str, facts: Sequence[Fact]) -> str:
    words = _words(code)
    about = words["comma"].join(_fact_said(name, value, code) for name, value in facts)
    if not symbols:
        name = "part" if about else "part_only"
        return words[name].format(count=count, all=held, about=about)
    documents = listed(code, list(symbols))
    said = words["about"].format(documents=documents, about=about) if about else documents
    return words["guessed" if why == GUESSED else "alone"].format(documents=said)


def _fact_said(name: str, value: str, code: str) -> str:
    """A fact as a reader of ``code`` says it."""
    words, table = _words(code), language(code)
    if name in ("organ", "committee"):
        return (table.organs if name == "organ" else table.committees).get(value, [value])[0]
    if name in ("years", "sessions"):
        first, last = value.split("-")
        form = "range" if first and last else "since" if first else "until"
        span = words[form].format(first=first, last=last)
        return span if name == "years" else words["session"].format(number=span)
    forms = {"title": words["title"].format(title=value), "session": words["session"].format(number=value)}
    return forms.get(name, value)


@cache
def _words(code: str) -> dict[str, str]:
    return {name: str(value) for name, value in wording(code)["looked_at"].items()}
