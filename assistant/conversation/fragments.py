"""Follow-ups that are no sentence: "and Member States?", "what about deadlines?", "only since 2020", "in 76/186?"."""

from __future__ import annotations

from assistant.conversation.changing import (
    kept_documents,
    with_actor,
    with_documents,
    with_matter,
    with_organ,
    with_time,
)
from assistant.conversation.cues import Typed, follow_up
from assistant.conversation.plan import Plan
from assistant.conversation.sense import Sense
from assistant.conversation.slots import Slots
from assistant.conversation.turns import Thread
from assistant.conversation.wording import phrase, with_articles
from assistant.phrases import plain
from assistant.question import KINDS
from documents.errors import BadQuestion
from documents.languages import language, words
from documents.symbols import PREFIXES

_LONGEST_COMMITTEE = 40
"""Characters that the name of a committee and its article have at most."""


def from_fragment(asked: Typed, thread: Thread) -> Plan | None:
    """The last question changed in the parts that a fragment names; None when it is no fragment, or names none."""
    try:
        slots = Slots.of(asked.body, asked.language, thread.shelf)
    except BadQuestion:
        return None
    if (committee := _committee(asked, thread)) and asked.language == thread.base.language:
        return Plan(with_organ(thread.base, committee, thread), asked.language)
    if slots.question.numbers or (_is_clause(slots) and not (asked.only and _is_short(slots))):
        return None
    if asked.only:
        return _narrowed(asked, slots, thread)
    if asked.opened or asked.about or _is_bare(slots):
        return _changed(asked, slots, thread)
    return None


def _is_clause(slots: Slots) -> bool:
    """Whether it asks for itself what is to be found: it is more than a name."""
    q = slots.question
    return q.asks_of_actor or q.who or q.where or q.quantity or _asks_for_fact(slots) or bool(q.reference_spans)


def _is_short(slots: Slots) -> bool:
    """Whether it names too little to be a question: "only requests", "only what is decided"."""
    return not (slots.actors and slots.telling)


def _asks_for_fact(slots: Slots) -> bool:
    """Whether it asks for a fact of a document: "session" alone does, "session 78" does not."""
    return slots.is_about_record and not slots.times and not slots.symbols


def _is_bare(slots: Slots) -> bool:
    """Whether it is nothing but an actor or a time."""
    named = bool(slots.actors) != bool(slots.times) and not slots.symbols and not slots.organ
    return named and not slots.telling and not slots.question.limits.titles


def _changed(asked: Typed, slots: Slots, thread: Thread) -> Plan | None:
    """Other documents, another actor, another matter: whatever it names takes the place of what was there."""
    sense: Sense | None = None
    code, text = asked.language, asked.body
    if asked.about:
        matter = text
        return Plan(with_matter(thread, matter, code), code)
    organ = _organ_meant(asked, slots, thread)
    if organ:
        return Plan(with_organ(thread.base, organ, thread), code)
    if slots.actor and not slots.telling:
        sense = with_actor(thread, slots)
    if slots.symbols:
        sense = with_documents(sense or thread.last.sense, slots.question.symbols, thread)
    elif slots.question.limits.titles:
        sense = with_documents(sense or thread.last.sense, [_document_named(slots)], thread)
    elif slots.times:
        sense = with_time(sense or thread.last.sense, text if sense is None else text[slots.times[0][0] :], thread)
    if sense is None and slots.question.limits.due and thread.slots(thread.base).question.is_about_acts:
        base = thread.base
        sense = base.added_with(due=str(follow_up(base.language)["by_when"]))
    if sense is None and slots.telling and asked.opened:
        sense = with_matter(thread, text, code)
    return Plan(sense, code) if sense else None


def _document_named(slots: Slots) -> str:
    """The words that name a document by its title, with what introduces them."""
    limits = slots.question.limits
    title = limits.titles[0]
    around = [span for span in limits.spans if span[1] == title[0]]
    span = min([title[0], *(start for start, _ in around)]), title[1]
    return slots.text[slice(*with_articles(slots.text, span, slots.question.language))].strip()


def _organ_meant(asked: Typed, slots: Slots, thread: Thread) -> str | None:
    """The organ whose documents are meant: "the Security Council's", or one beside which the last question had one."""
    organs = [m for m in slots.question.actors if m.name in PREFIXES]
    if len(organs) != 1 or slots.telling or slots.symbols:
        return None
    named = phrase(asked.body, (organs[0].start, organs[0].end), asked.language)
    owns = any(asked.body[organs[0].end :].startswith(mark) for mark in follow_up(asked.language)["possessive"])
    return named if owns or thread.slots(thread.base).organ else None


def _narrowed(asked: Typed, slots: Slots, thread: Thread) -> Plan | None:
    """The last question with words that narrow it."""
    code, base = asked.language, thread.base
    table, q = follow_up(base.language), slots.question
    if asked.about:
        return Plan(base.added_with(matter=str(table["about_matter"]).format(matter=asked.body)), code)
    if slots.symbols:
        return Plan(with_documents(base, q.symbols, thread), code)
    if (slots.times or q.limits.due_years) and code == base.language:
        return Plan(with_time(base, asked.body, thread, of_documents=bool(q.limits.due_years)), code)
    kinds = [kind for kind in KINDS if kind in q.scope]
    if kinds:
        return Plan(base.added_with(kind=str(table[f"in_{kinds[0]}"])), code)
    if slots.actor and not slots.telling:
        return Plan(with_actor(thread, slots), code)
    if family := _family(slots):
        return Plan(_of_family(family, thread), code)
    return Plan(base.added_with(matter=str(table["about_matter"]).format(matter=asked.body)), code)


def _family(slots: Slots) -> str | None:
    """The family of verbs that is named, also by the first word of one: "calls"."""
    code = slots.question.language
    called = (family for family, names in follow_up(code)["acts"].items() if plain(slots.text) in map(plain, names))
    if family := next(called, None):
        return str(family)
    if named := [family for family in language(code).verbs if family in slots.question.families]:
        return named[0]
    keys = [word.key for word in words(slots.text, code)]
    verbs = ((family, words(verb, code)) for family, forms in language(code).verbs.items() for verb in forms)
    first = (family for family, verb in verbs if family != "other" and keys == [word.key for word in verb[:1]])
    return next(first, None)


def _of_family(family: str, thread: Thread) -> Sense:
    """The last question limited to the verbs of a family; what an organ decides is asked of nobody."""
    base = thread.base
    table, verb = follow_up(base.language), language(base.language).verbs[family][0]
    if family == "decide":
        return kept_documents(Sense(str(table["verb"]).format(verb=verb), base.language), thread)
    return base.added_with(verb=str(table["only_verb"]).format(verb=verb))


def _committee(asked: Typed, thread: Thread) -> str | None:
    """The words that name a committee whose documents are meant, when there are no others: it narrows, owns them
    ("the Second Committee's"), or stands where the last question had one.
    """
    marks = follow_up(asked.language)["possessive"]
    body = next((asked.body.removesuffix(mark) for mark in marks if asked.body.endswith(mark)), asked.body)
    forms = (plain(form) for forms in language(asked.language).committees.values() for form in forms)
    named = any(plain(body) == form or plain(body).endswith(f" {form}") for form in forms)
    if not named or len(body) > _LONGEST_COMMITTEE:
        return None
    return body if asked.only or body != asked.body or thread.slots(thread.base).committee else None
