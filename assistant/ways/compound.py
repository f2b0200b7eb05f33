"""Questions about two matters, of which the documents cover one: "what is said about wells and about comets".

Only what repeats its preposition is taken apart ("trade and development" is one matter), and a part is missed only
where no paragraph holds half of what its words tell, and none is likely to answer it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.answer import ANSWERED, NOT_COVERED, PARTIAL
from assistant.documents_meant import coverage
from assistant.finding import Context, Finding
from assistant.matching import Group, groups_of
from assistant.phrases import either
from assistant.question import understand
from assistant.sentences import found_sentence
from assistant.ways.matter import about_matter
from assistant.wording import sentence, wording

TELLING = 0.6
"""What the words of a part must tell together for it to be a matter of its own."""

MOST_HELD = 0.5
"""The share of that which no paragraph may hold where a part is not covered."""


LONGEST = 300
"""Letters of the longest question that is taken apart."""

_GAP = re.compile(r"\s{3}")
"""Blanks as nobody types them in a sentence: they would cost the pattern long."""

_COMMA = re.compile("[,;:،؛，；、]")


@dataclass(frozen=True, slots=True)
class Part:
    """One matter of a question: its words, and the question that is left with it alone."""

    words: str
    question: str


def one_of_two_matters(context: Context) -> Finding | None:
    """The paragraphs on the one matter that is covered; None where both are, or none, or it is one question."""
    q = context.question
    if (q.is_about_acts and q.actors) or q.numbers or q.facts or q.reference_spans:
        return None
    parts = parts_of(q.text, q.language)
    if not all(_tells(context, part.words) for part in parts):
        return None
    for covered, missed in (parts, parts[::-1]) if parts else ():
        if _is_missed(context, missed):
            found = _found(context, covered)
            return _partly(context, found, missed) if found.status == ANSWERED else None
    return None


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """ "about X and about Y": with a preposition before either."""
    table = wording(code)["compound"]
    about, joined = either(table["about"]), either(table["and"])
    if code == "zh":
        return re.compile(rf"(?:{about})(?P<first>.+?)[，,、]?(?P<join>(?:{joined})(?:{about}))(?P<second>.+)")
    edge = "" if code == "ar" else r"\s"  # "and" is written onto its word there
    return re.compile(
        rf"(?<!\w)(?:{about})\s+(?P<first>.+?)(?P<join>\s*[,،]?\s+(?:{joined}){edge}\s*(?:{about})\s+)(?P<second>.+)",
        re.IGNORECASE,
    )


def parts_of(text: str, code: str) -> tuple[Part, ...]:
    """The two matters of a question; none where it has not just two."""
    if len(text) > LONGEST or _GAP.search(text):
        return ()
    match = _pattern(code).search(text)
    if (
        match is None
        or _COMMA.search(match["first"])
        or _pattern(code).search(text, match.end("join"))
        or _joins(code).search(match["second"])
    ):
        return ()
    first, second = match["first"].strip(), match["second"].rstrip(" ?？؟.!")
    mark = text[match.start("second") + len(second) :]
    left, right = text[: match.start("join")] + mark, text[: match.start("first")] + second + mark
    return Part(first, left), Part(second, right)


@cache
def _joins(code: str) -> re.Pattern[str]:
    """What joins one more matter with its preposition."""
    table = wording(code)["compound"]
    return re.compile(rf"(?:{either(table['and'])})\s*(?:{either(table['about'])})(?!\w)", re.IGNORECASE)


def _tells(context: Context, words: str) -> bool:
    return sum(g.telling for g in _groups(context, words)) >= TELLING


def _groups(context: Context, words: str) -> list[Group]:
    """The words of a part that say what it is about."""
    q = understand(words, context.question.language)
    groups = groups_of(
        words, q.language, context.languages, q.part_spans, q.generic_spans, context.index.lexical.tokens
    )
    return [group for group in groups if not group.is_generic and not group.is_phrase]


def _found(context: Context, part: Part) -> Finding:
    q = understand(part.question, context.question.language)
    return about_matter(Context(context.index, context.shelf, q, context.documents, context.scope))


def _is_missed(context: Context, part: Part) -> bool:
    """Whether no paragraph is on a matter, of all documents where those in scope were guessed."""
    held = coverage(_groups(context, part.words), context.index.lexical)
    of_all = context.scope.is_guessed
    if float(held[slice(None) if of_all else context.in_scope].max(initial=0.0)) >= MOST_HELD:
        return False
    return _found(context, part).status == NOT_COVERED


def _partly(context: Context, found: Finding, missed: Part) -> Finding:
    code = context.question.language
    groups = _groups(context, missed.words)
    named = missed.words[groups[0].start : groups[-1].end]
    told = found_sentence(context, found.units, ANSWERED), sentence(code, "nothing_on", matter=named)
    return Finding(
        PARTIAL, ("" if code == "zh" else " ").join(told), found.units, nearest=found.nearest, assurance=found.assurance
    )
