"""Whether a question goes on from the ones before, and what it then asks in full.

High precision first: a question with an actor and a matter of its own, or with a document of its own, stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.conversation.changing import kept_documents, of_everything, with_documents
from assistant.conversation.cues import Typed, follow_up, language_named, typed
from assistant.conversation.fragments import from_fragment
from assistant.conversation.neighbours import footnotes_of, neighbouring_paragraph
from assistant.conversation.plan import Plan
from assistant.conversation.pronouns import from_clause
from assistant.conversation.sense import Sense
from assistant.conversation.series import neighbour
from assistant.conversation.turns import Thread
from assistant.detection import detect_language
from documents.languages import LANGUAGES, language

_LATIN = ("en", "fr", "es")


def resolve(text: str, thread: Thread) -> Plan | None:
    """What a question asks in full when it goes on from ``thread``; None when it stands alone."""
    spoken = spoken_language(text, thread)
    readings = [typed(text, code) for code in dict.fromkeys([spoken, thread.last.spoken, thread.base.language])]
    if wanted := _language_wanted(text, readings):
        return Plan(replace(thread.last.sense, reader=wanted), thread.last.spoken)
    for reading in readings:
        for name, rule in _PHRASES.items():
            if reading.is_one_of(name):
                plan = rule(reading, thread)
                if plan is not None:
                    return _read_in(plan, reading.language, thread)
    plan = from_fragment(readings[0], thread) or from_clause(readings[0], thread)
    return _read_in(plan, spoken, thread) if plan else None


def spoken_language(text: str, thread: Thread) -> str:
    """The language that a follow-up is typed in: that of the conversation where nothing speaks against it."""
    before = thread.last.spoken
    if not any(c.islower() or ord(c) > 0x24F for c in text):
        return before  # "UNODC?", "76/186"
    found = detect_language(text, [before])
    if found in _LATIN and before in _LATIN and typed(text, before).opened and not typed(text, found).opened:
        return before
    return found


def _language_wanted(text: str, readings: Sequence[Typed]) -> str | None:
    """The language that is asked for, in whichever language that is said."""
    others = (typed(text, code) for code in LANGUAGES)
    return next((wanted for reading in (*readings, *others) if (wanted := language_named(reading))), None)


def _read_in(plan: Plan, spoken: str, thread: Thread) -> Plan:
    """A plan whose answer is in the language that was asked for last, or in that which is spoken."""
    goes_on = spoken == thread.last.spoken
    reader = thread.last.sense.reader if goes_on else spoken
    if reader == plan.sense.language or (goes_on and reader is None):
        reader = None
    return replace(plan, sense=replace(plan.sense, reader=reader), spoken=spoken)


def _others(asked: Typed, thread: Thread) -> Plan:
    return Plan(thread.last.sense, asked.language, others=True)


def _all(asked: Typed, thread: Thread) -> Plan:
    base = thread.base
    if thread.slots(base).question.is_about_acts:  # such an answer is the complete set already
        return Plan(base, asked.language)
    return Plan(base.added_with(all=str(follow_up(base.language)["every"])), asked.language)


def _again(asked: Typed, thread: Thread) -> Plan:
    return Plan(thread.last.sense, asked.language)


def _why(asked: Typed, thread: Thread) -> Plan:
    return Plan(thread.last.sense, asked.language, why_not=("why_not", {}))


def _who_else(asked: Typed, thread: Thread) -> Plan:
    if not thread.slots(thread.base).question.is_about_acts:
        return _others(asked, thread)
    verbs = {family: forms[0] for family, forms in language(asked.language).verbs.items()}
    core = str(follow_up(asked.language)["who"]).format(**verbs)
    sense = kept_documents(Sense(core, asked.language), thread)
    return Plan(sense, asked.language, only_new=True)


def _everywhere(asked: Typed, thread: Thread) -> Plan:
    return Plan(of_everything(thread.base, thread), asked.language)


def _deadline(asked: Typed, thread: Thread) -> Plan | None:
    base = thread.base
    slots = thread.slots(base)
    if slots.question.numbers or slots.is_about_record:
        return None
    return Plan(base.added_with(due=str(follow_up(base.language)["by_when"])), asked.language)


def _of_series(later: bool) -> Callable[[Typed, Thread], Plan | None]:
    """The same question of the resolution of the same series before, or after."""

    def plan(asked: Typed, thread: Thread) -> Plan | None:
        if not thread.documents:
            return None
        if len(thread.documents) != 1:
            return which_document(asked, thread)
        symbol = thread.documents[0]
        found = neighbour(thread.index, symbol, later)
        if found is None:
            why_not = ("no_later" if later else "no_earlier", {"document": symbol})
            return Plan(thread.last.sense, asked.language, why_not=why_not)
        return Plan(with_documents(thread.last.sense, [found], thread), asked.language)

    return plan


def _paragraph(later: bool) -> Callable[[Typed, Thread], Plan | None]:
    def plan(asked: Typed, thread: Thread) -> Plan | None:
        return neighbouring_paragraph(thread, asked.language, later)

    return plan


def _either_one(later: bool) -> Callable[[Typed, Thread], Plan | None]:
    """ "The previous one": the paragraph where one was shown, else the resolution."""

    def plan(asked: Typed, thread: Thread) -> Plan | None:
        rule = _paragraph(later) if thread.shows_paragraph else _of_series(later)
        return rule(asked, thread)

    return plan


def _footnotes(asked: Typed, thread: Thread) -> Plan | None:
    return footnotes_of(thread, asked.language)


def which_document(asked: Typed, thread: Thread) -> Plan:
    """An honest no: the last answer is from too many documents to know which is meant."""
    count = str(len(thread.documents))
    return Plan(thread.last.sense, asked.language, why_not=("which_document", {"count": count}))


_PHRASES: dict[str, Callable[[Typed, Thread], Plan | None]] = {
    "next_paragraph": _paragraph(later=True),
    "paragraph_before": _paragraph(later=False),
    "footnotes": _footnotes,
    "earlier": _of_series(later=False),
    "later": _of_series(later=True),
    "before": _either_one(later=False),
    "after": _either_one(later=True),
    "everywhere": _everywhere,
    "who_else": _who_else,
    "why": _why,
    "again": _again,
    "deadline": _deadline,
    "all": _all,
    "others": _others,
}
"""What each list of phrases means, when the whole of a question is one of them."""
