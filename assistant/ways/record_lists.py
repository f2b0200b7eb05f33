"""Questions for documents by their records: "which resolutions did Canada vote against", "adopted without a vote"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.countries import country_name
from assistant.documents_meant import fits_limits
from assistant.finding import Context, Finding
from assistant.matching import Group, telling_of
from assistant.records.asked import SIDES, RecordAsked, asked_of_record, names_paragraph
from assistant.records.conditions import Conditions, conditions_of
from assistant.records.matters import about, named_whole
from assistant.records.votes import sides_of, total
from assistant.sentences import MOST_LABELS
from assistant.spans import Span
from assistant.ways.record import MOST_DOCUMENTS, TELLING_A_LITTLE, TELLING_ENOUGH_OF_VOTE, groups_beside, unguessed
from assistant.wording import cue_table, set_word, told, wording
from documents import Document
from documents.languages import ASKING_FAMILIES

_OTHER_CUES = frozenset({"goal", "submitted", "supported", "opposed"})
"""Cues beside those of ``[record]`` by which a question may be one for documents."""


def documents_by_record(context: Context) -> Finding | None:
    """Every document in scope whose record is as the question asks, newest first; None when it asks for none."""
    if not _may_ask(context):
        return None
    context = unguessed(context)
    q = context.question
    if len(context.documents) < 2 or q.scope or q.reference_spans or q.symbols:
        return None
    asked = asked_of_record(q)
    wanted = conditions_of(context, asked)
    helping = [(m.start, m.end) for m in cue_table(q.language, "lists").find_longest(q.text)]
    if names_paragraph(q, [*asked.spans, *helping]):
        return None
    if not wanted or not _asks_for_documents(context, asked, wanted):
        return None
    if not q.families.isdisjoint({*ASKING_FAMILIES, "decide"}) and not (asked.of_vote or "sponsors" in asked.facts):
        return None
    documents, matter = _looked_at(context, asked, wanted, helping)
    if not _asks_for_several(context) and (len(documents) <= MOST_DOCUMENTS or named_whole(matter, documents)):
        return None
    return _listed(context, asked, wanted, documents) if documents else None


def _may_ask(context: Context) -> bool:
    """Whether there is any cue of the record in the question: most have none, and are asked no further."""
    q = context.question
    others = [*cue_table(q.language, "lists").find_all(q.text), *cue_table(q.language, "votes").find_all(q.text)]
    return bool(cue_table(q.language, "record").find_all(q.text)) or any(m.name in _OTHER_CUES for m in others)


def _asks_for_documents(context: Context, asked: RecordAsked, wanted: Conditions) -> bool:
    """Whether documents are asked for; where no few are named, also by a condition that tells them apart."""
    if _asks_for_several(context):
        return True
    return len(context.documents) > MOST_DOCUMENTS and bool(wanted.extreme or (asked.countries and asked.is_plain))


def _asks_for_several(context: Context) -> bool:
    """Whether it says that it asks for documents: "which resolutions". One word must stand as it is listed, for many
    differ from one by their endings.
    """
    q = context.question
    cues = [m for m in cue_table(q.language, "lists").find_longest(q.text) if m.name == "which"]
    printed = {form.casefold() for form in wording(q.language)["lists"]["which"]}
    return any(m.length > 1 or q.text[m.start : m.end].casefold() in printed for m in cues)


def _looked_at(
    context: Context, asked: RecordAsked, wanted: Conditions, helping: Sequence[Span]
) -> tuple[list[Document], list[Group]]:
    """The documents in scope, of the time that the question names, and on the matter of its other words; none where
    these are of something else. And those words.
    """
    limits = context.question.limits
    limits = replace(limits, sessions=(*limits.sessions, *limits.due_sessions))
    documents = [document for document in context.documents if fits_limits(document, limits)]
    left = groups_beside(context, asked, *wanted.spans, *limits.spans, *helping)
    telling = telling_of(left)
    if telling <= TELLING_A_LITTLE or not documents:
        return documents, left
    found = about(left, documents)
    return found or (documents if telling <= TELLING_ENOUGH_OF_VOTE else []), left


def _listed(context: Context, asked: RecordAsked, wanted: Conditions, documents: list[Document]) -> Finding:
    code = context.question.language
    found = [d for d in documents if all(one.holds(d) for one in wanted.each)]
    parts = [one.said for one in wanted.each]
    if wanted.extreme:
        found, number = _extreme(found, wanted.extreme.cue, wanted.extreme.side)
        side = told(code, f"side_{wanted.extreme.side}")
        parts.append(told(code, f"list_{wanted.extreme.cue}", side=side, number=number))
    if wanted.by_country:
        said, found = _by_side(asked, found, documents, parts, code)
    else:
        said = _sentence(parts, found, documents, code)
    if asked.of_vote:
        said += _votes_held(documents, code)
    if not found:
        return Finding(NOT_COVERED, said)
    return Finding(ANSWERED, said, records=tuple(newest_first(found)))


def _extreme(documents: list[Document], cue: str, side: str) -> tuple[list[Document], int]:
    """The documents with the most or fewest votes of a side, and how many these are."""
    held = [(count, d) for d in documents if d.masthead.vote and (count := total(d.masthead.vote, side)) is not None]
    if not held:
        return [], 0
    number = (max if cue == "most" else min)(count for count, _ in held)
    return [d for count, d in held if count == number], number


def _by_side(
    asked: RecordAsked, found: list[Document], documents: list[Document], parts: Sequence[str], code: str
) -> tuple[str, list[Document]]:
    """How the countries that were named voted, a sentence for each side, and the documents that they voted on."""
    said, voted = [], []
    for country in asked.countries:
        for side in SIDES[:3]:
            of_side = [d for d in found if d.masthead.vote and sides_of(d.masthead.vote).get(country) == side]
            if of_side:
                part = told(code, f"list_{side}", names=country_name(country, code))
                said.append(_sentence([*parts, part], of_side, documents, code))
                voted += of_side
    if not said:
        names = country_name(asked.countries[0], code)
        return _sentence([*parts, told(code, "list_absent", names=names)], [], documents, code), []
    return ("" if code == "zh" else " ").join(said), list({d.symbol: d for d in voted}.values())


def _sentence(parts: Sequence[str], found: list[Document], documents: list[Document], code: str) -> str:
    what = set_word(code, "semicolon").join(parts)
    counted = set_word(code, "documents", count=len(found), all=len(documents))
    labels = [d.symbol for d in newest_first(found)]
    named = set_word(code, "colon") + set_word(code, "semicolon").join(labels) if 0 < len(labels) <= MOST_LABELS else ""
    return told(code, "list", what=what[:1].upper() + what[1:], documents=counted + named) + set_word(code, "end")


def _votes_held(documents: list[Document], code: str) -> str:
    """Of how many documents the record says how they were adopted."""
    voted = sum(d.masthead.vote is not None for d in documents)
    without = sum(d.masthead.without_vote for d in documents)
    unsaid = len(documents) - voted - without
    said = told(code, "votes_held", voted=voted, without=without)
    return said + (told(code, "votes_unsaid", unsaid=unsaid) if unsaid else "") + set_word(code, "end")


def newest_first(documents: Sequence[Document]) -> list[Document]:
    """``documents`` by the day of their adoption, the last one first, and by symbol where it is the same."""
    by_symbol = sorted(documents, key=lambda d: _natural(d.symbol))
    return sorted(by_symbol, key=_day, reverse=True)


def _day(document: Document) -> str:
    day = document.masthead.date_adopted or document.masthead.date_published
    return day.isoformat() if day else ""


def _natural(symbol: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", symbol)]
