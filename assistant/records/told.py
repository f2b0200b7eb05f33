"""What the record of a document tells of the facts that are asked for, in sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.countries import country_name, country_of, shown
from assistant.question import Question
from assistant.records.asked import RecordAsked
from assistant.records.votes import Told, vote_told
from assistant.wording import listed, sentence, told, wording
from documents import Document
from documents.dates import in_words
from documents.languages import language

_OF_DRAFT = re.compile(r"/L\.\d")


def fact_told(document: Document, fact: str, asked: RecordAsked, code: str, question: Question | None = None) -> Told:
    """What the record of ``document`` tells a reader of ``code`` of ``fact``, as ``question`` wants it."""
    if fact == "vote":
        wants_figure, wants_names = (question.quantity, question.who) if question else (False, False)
        return vote_told(document, asked, wants_figure, wants_names or asked.everybody, code)
    if fact == "sponsors":
        return _sponsors_told(document, asked.countries, code)
    if fact in ("committee", "report"):
        return _basis_told(document, fact, code)
    value = _values(document, code)[fact]()
    if not value:
        return Told(unsaid=(fact,))
    if fact == "agenda_item" and (title := agenda_title(document)):
        return Told((told(code, "agenda_item", document=document.symbol, value=value, title=title),))
    if fact in wording(code)["status"]:
        organ = _organ(document, code)
        return Told((sentence(code, fact, document=document.symbol, value=value, organ=organ),))
    return Told((told(code, fact, document=document.symbol, value=value),))


def _values(document: Document, code: str) -> Mapping[str, Callable[[], object]]:
    """Each fact that is one value, as a reader of ``code`` writes it."""
    facts = document.masthead
    return {
        "date_adopted": lambda: facts.date_adopted and in_words(facts.date_adopted, code),
        "date_published": lambda: facts.date_published and in_words(facts.date_published, code),
        "symbol": lambda: facts.symbol,
        "session": lambda: facts.session,
        "meeting": lambda: facts.meeting,
        "agenda_item": lambda: facts.agenda_item,
        "title": lambda: facts.title,
        "organ": lambda: _organ(document, code),
        "draft": lambda: draft_of(document),
        "job_number": lambda: facts.job_number,
        "original_language": lambda: facts.original_language,
        "subjects": lambda: "; ".join(facts.subjects),
        "goals": lambda: listed(code, [str(goal) for goal in facts.goals]),
    }


def draft_of(document: Document) -> str | None:
    """The draft that was adopted: as the record names it, else what stands in place of a committee's report."""
    facts = document.masthead
    return facts.draft or (facts.report if facts.report and _OF_DRAFT.search(facts.report) else None)


def _basis_told(document: Document, fact: str, code: str) -> Told:
    """The committee that a document comes from, or its report; without reference to one, the draft."""
    facts = document.masthead
    if facts.committee is None and facts.report and _OF_DRAFT.search(facts.report):
        said = told(code, "no_committee", document=document.symbol)
        return Told((said, told(code, "draft", document=document.symbol, value=facts.report)))
    value = committee_name(facts.committee, code) if fact == "committee" else facts.report
    if not value:
        return Told(unsaid=(fact,))
    return Told((sentence(code, fact, document=document.symbol, value=value, organ=""),))


def _sponsors_told(document: Document, countries: Sequence[str], code: str) -> Told:
    """Who submitted the draft; of the countries asked about whether they did."""
    facts = document.masthead
    author = facts.author and told(code, "author", document=document.symbol, value=facts.author)
    if not facts.sponsors:
        return Told((author,)) if author else Told(unsaid=("sponsors",))
    given = {"document": document.symbol, "count": len(facts.sponsors)}
    if not countries:
        everybody = listed(code, shown(facts.sponsors, code))
        return Told((told(code, "sponsors", names=everybody, **given), *filter(None, (author,))))
    held = {country_of(name) for name in facts.sponsors}
    said = []
    for name, is_sponsor in (("is_sponsor", True), ("is_no_sponsor", False)):
        names = [country_name(country, code) for country in countries if (country in held) is is_sponsor]
        said += [told(code, name, names=listed(code, names), **given)] if names else []
    return Told(tuple(said))


def agenda_title(document: Document) -> str:
    """What the agenda item is called: the lines of the masthead between its number and the line of adoption."""
    patterns = language(document.language).masthead
    lines = [line.strip() for line in document.masthead.lines]
    starts = [at for at, line in enumerate(lines) if _is_like(line, patterns["agenda_item"])]
    if not starts:
        return ""
    below = lines[starts[0] + 1 :]
    end = next((at for at, line in enumerate(below) if _is_like(line, patterns["adoption"], whole=False)), 0)
    return ("" if document.language == "zh" else " ").join(below[:end]).rstrip(" *")


def _is_like(line: str, patterns: Sequence[str], *, whole: bool = True) -> bool:
    match = re.fullmatch if whole else re.search
    return any(match(pattern, line, re.IGNORECASE) for pattern in patterns)


def _organ(document: Document, code: str) -> str:
    return _name(language(code).organs, document.masthead.organ)


def committee_name(english: str | None, code: str) -> str:
    """What a reader of ``code`` calls a committee."""
    return _name(language(code).committees, english)


def _name(table: Mapping[str, list[str]], english: str | None) -> str:
    """The name in a language of an organ or committee known by its English name."""
    return table[english][0] if english and english in table else english or ""
