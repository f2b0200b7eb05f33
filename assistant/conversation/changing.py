"""A question changed in one part: other documents, another actor, another matter, narrower words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.cues import follow_up
from assistant.conversation.sense import Sense
from assistant.conversation.slots import Slots
from assistant.conversation.turns import Thread
from assistant.conversation.wording import bare, phrase, replaced, without
from assistant.phrases import either
from assistant.sentences import actor_name
from assistant.spans import Span
from assistant.wording import listed
from documents.languages import Match


def with_documents(sense: Sense, symbols: Sequence[str], thread: Thread) -> Sense:
    """The same question of other documents."""
    sense = replace(sense, everywhere=False)
    slots, named = thread.slots(sense), _together(symbols, sense.language)
    spans = [*slots.titles, *slots.symbols]
    if spans and not slots.question.reference_spans:
        core = without(sense.core, [*spans, *slots.times], sense.language, named)
        return replace(sense, core=core, symbol=None).added_with(document=None, time=None)
    if meant := document_words(sense.core, sense.language):
        core = sense.core[: meant[0]] + named + sense.core[meant[1] :]
        return replace(sense, core=core, symbol=None).added_with(document=None, time=None)
    core = without(sense.core, slots.times, sense.language)
    form = "of_document" if slots.question.numbers else "in_document"
    said = _said(sense.language, form, document=named)
    return replace(sense, core=core, symbol=None).added_with(document=said, time=None)


def of_everything(sense: Sense, thread: Thread) -> Sense:
    """The same question of all documents."""
    slots = thread.slots(sense)
    core = without(sense.core, [*slots.titles, *slots.symbols, *slots.times], sense.language)
    return replace(sense, core=core, symbol=None, everywhere=True).added_with(document=None, time=None)


def with_actor(thread: Thread, asked: Slots) -> Sense:
    """What was asked of one actor, asked of those whom ``asked`` names."""
    base, span = thread.base, asked.actor
    assert span is not None
    code = asked.question.language
    slots = thread.slots(base)
    if slots.actor and slots.question.is_about_acts:
        named = phrase(asked.text, span, code) if code == base.language else name_of(asked.actors, base.language)
        return replace(base, core=replaced(base.core, slots.actor, named, base.language))
    named = phrase(asked.text, span, code)
    return of_actor(named, code, thread)


def of_actor(named: str, code: str, thread: Thread) -> Sense:
    """What is asked of somebody, in the documents that are spoken of."""
    return kept_documents(Sense(_filled(code, "asked", "{actor}", named), code), thread)


def with_matter(thread: Thread, matter: str, code: str) -> Sense:
    """The same question about another matter."""
    base = thread.base.added_with(due=None, all=None)
    matter = bare(matter, code)
    slots = thread.slots(base)
    about_acts = slots.question.is_about_acts
    if slots.question.numbers or slots.is_about_record or (code != base.language and not about_acts):
        return about(matter, code, thread)
    if code != base.language:
        named = name_of(slots.actors, code)
        added = _said(code, "about_matter", matter=matter)
        return of_actor(named, code, thread).added_with(matter=added) if named else about(matter, code, thread)
    if base.part("matter") is None and slots.matter:
        start, end = slots.matter
        return replace(base, core=base.core[:start] + matter + base.core[end:])
    return base.added_with(matter=_said(code, "about_matter", matter=matter))


def about(matter: str, code: str, thread: Thread) -> Sense:
    """What the documents that are spoken of say about a matter."""
    return kept_documents(Sense(_said(code, "somewhere", matter=matter), code), thread)


def kept_documents(sense: Sense, thread: Thread) -> Sense:
    """A question limited as the last ones were: to documents, sessions or years."""
    base = thread.last.sense if thread.slots(thread.last.sense).names_documents else thread.base
    slots = thread.slots(base)
    same = sense.language == base.language
    sense = replace(sense, symbol=base.symbol, everywhere=base.everywhere)
    symbols = slots.question.symbols or (thread.documents if slots.titles or thread.shows_paragraph else ())
    if symbols and len(symbols) <= len(thread.documents or symbols):
        said = _said(sense.language, "in_document", document=_together(symbols, sense.language))
        return sense.added_with(document=said)
    kept = {part: base.part(part) for part in ("document", "time") if same}
    if slots.times and same:
        kept["time"] = base.core[slots.times[0][0] : slots.times[-1][1]].strip()
    if not same and base.part("document"):
        kept["document"] = _said(sense.language, "in_document", document=_together(thread.documents, sense.language))
    return sense.added_with(**kept)


def with_time(sense: Sense, words: str, thread: Thread, of_documents: bool = False) -> Sense:
    """The same question of the documents of another time; ``of_documents`` has the words say that they mean these."""
    sense = replace(sense, everywhere=False)
    slots = thread.slots(sense)
    core = without(sense.core, slots.times, sense.language)
    plain = slots.question.is_about_acts and not of_documents
    said = words if plain else _said(sense.language, "in_resolutions", words=words)
    return replace(sense, core=core).added_with(time=said)


def with_organ(sense: Sense, named: str, thread: Thread) -> Sense:
    """The same question of the documents of another organ or committee."""
    sense = replace(sense, everywhere=False)
    slots = thread.slots(sense)
    if span := slots.organ or slots.committee:
        core = replaced(sense.core, span, named, sense.language)
        return replace(sense, core=core, symbol=None).added_with(document=None)
    said = _filled(sense.language, "of_organ", "{name}", named)
    core = without(sense.core, [*slots.titles, *slots.symbols], sense.language)
    return replace(sense, core=core, symbol=None).added_with(document=said)


def document_words(text: str, code: str) -> Span | None:
    """Where words stand for a document that was spoken of: "this resolution", "the resolution"."""
    table = follow_up(code)
    phrases = [*table["this_document"], *table["the_document"]]
    return _first(text, phrases, code)


def pronoun(text: str, code: str, name: str) -> Span | None:
    """Where a pronoun of the list ``name`` stands first."""
    return _first(text, follow_up(code)[name], code)


def _first(text: str, phrases: Sequence[str], code: str) -> Span | None:
    attached = bool(phrases) and phrases[0].startswith("-")
    if attached:
        match = re.search(rf"(?:{either(phrases)})(?!\w)", text, re.IGNORECASE)
        return match.span() if match else None
    pattern = either(phrases) if code == "zh" else rf"(?<![\w'’-])(?:{either(phrases)})(?![\w'’-])"
    match = re.search(pattern, text, re.IGNORECASE) if phrases else None
    return match.span() if match else None


def name_of(actors: Sequence[Match], code: str) -> str:
    """The actors as a reader of ``code`` calls them."""
    return actor_name(list(dict.fromkeys(actor.name for actor in actors)), code)


def _together(symbols: Sequence[str], code: str) -> str:
    return listed(code, list(symbols))


def _filled(code: str, name: str, place: str, words: str) -> str:
    """A template with words in its only place, prepositions melted with their articles."""
    template = str(follow_up(code)[name])
    at = template.index(place)
    return replaced(template, (at, at + len(place)), words, code)


def _said(code: str, name: str, **facts: str) -> str:
    return str(follow_up(code)[name]).format(**facts)
