"""What the documents of a list share, as a question asks it: conditions over their records."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from assistant.countries import Named, country_name, country_of
from assistant.finding import Context
from assistant.records.asked import RecordAsked
from assistant.records.matters import with_subject
from assistant.records.numbers import COMPARISONS, Compared, Figure, beside, compared_in, figures_in
from assistant.records.told import committee_name
from assistant.records.votes import not_voting, sides_of, total
from assistant.spans import Span
from assistant.wording import cue_table, listed, told
from documents import Document
from documents.dates import find_dates, in_words
from documents.languages import Match, fold, language

_ALONE = 12
"""Characters at most between "only" and a country."""

_ITEM = re.compile(r"(\d+)(?:\s*\(?([a-z])\))?")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a document must hold: how it is said, whether of a document it is so, and the words that asked for it."""

    said: str
    holds: Callable[[Document], bool]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of a question for documents; ``extreme`` is the most or the fewest votes, where that is asked."""

    each: list[Condition] = field(default_factory=list)
    extreme: Compared | None = None
    by_country: bool = False
    """Whether countries are named and no side: how they voted on each document is asked."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that were understood."""
        extreme = self.extreme.spans if self.extreme else ()
        return (*(span for one in self.each for span in one.spans), *extreme)

    def __bool__(self) -> bool:
        return bool(self.each or self.extreme or self.by_country)


def conditions_of(context: Context, asked: RecordAsked) -> Conditions:
    """The conditions that the question of ``context`` sets over the records of its documents."""
    q = context.question
    figures = figures_in(q.text, [*q.limits.spans, *q.part_spans])
    compared = compared_in(q.text, q.language, asked.sides, figures) if asked.of_vote else []
    extreme = next((one for one in compared if one.cue in ("most", "least")), None)
    each = [_compared(one, q.language) for one in compared if one.cue in COMPARISONS]
    used = {one.side for one in compared}
    sides = list(dict.fromkeys(m.name for m in asked.sides if m.name not in used or len(asked.sides) == 1))
    of_voters = bool(asked.countries) and (bool(sides) or "vote" in asked.cues)
    by_country = of_voters and not sides
    if of_voters and sides and not (compared and len(asked.sides) == 1):
        each += _voted(context, asked, sides)
    if asked.countries and "sponsors" in asked.facts:
        each.append(_sponsored(asked, q.either, q.language))
    each += _of_words(context, asked, figures)
    if not extreme and not compared and not of_voters:
        each += _adopted(context, asked, alone=not each)
    return Conditions(each, extreme, by_country)


def _voted(context: Context, asked: RecordAsked, sides: list[str]) -> Iterator[Condition]:
    """That the countries voted as asked: each side with those named beside it, or all of them on one of the sides."""
    code, either, alone = context.question.language, context.question.either, _alone(context, asked)
    paired = _paired(asked) if len(sides) > 1 else []
    each = paired or [(list(asked.named), sides)]
    for named, of_sides in each:
        countries = list(dict.fromkeys(country for one in named for country in one.countries))
        some = either and not paired and not any(one.is_group for one in named)
        said = (f"list_{'absent' if side == 'not_voting' else side}" for side in of_sides)
        names = listed(code, [country_name(country, code) for country in countries])
        yield Condition(
            " / ".join(told(code, one, names=names) for one in said), _on_side(countries, of_sides, some, alone)
        )


def _alone(context: Context, asked: RecordAsked) -> bool:
    """Whether nobody else is to have voted so: "only" beside a country."""
    q = context.question
    cues = [m for m in cue_table(q.language, "lists").find_all(q.text) if m.name == "alone"]
    gaps = [
        (m.end, one.span[0]) if m.end <= one.span[0] else (one.span[1], m.start) for m in cues for one in asked.named
    ]
    return any(0 <= end - start <= _ALONE for start, end in gaps)


def _on_side(countries: list[str], sides: list[str], some: bool, alone: bool) -> Callable[[Document], bool]:
    def holds(document: Document) -> bool:
        vote = document.masthead.vote
        if vote is None:
            return False
        taken = sides_of(vote)
        absent = not_voting(document, vote) if "not_voting" in sides else ()
        if alone and {c for c, side in taken.items() if side in sides} - set(countries):
            return False
        each = ((taken.get(c) or ("not_voting" if c in absent else "")) in sides for c in countries)
        return any(each) if some else all(each)

    return holds


def _paired(asked: RecordAsked) -> list[tuple[list[Named], list[str]]]:
    """Each side with the countries named before it (or each behind it), where every side has such: "X voted against and
    Y abstained".
    """
    sides = list(asked.sides)
    ends = [0, *(m.end for m in sides)]
    before = [[n for n in asked.named if a <= n.span[0] < m.start] for a, m in zip(ends, sides, strict=False)]
    starts = [*(m.start for m in sides[1:]), math.inf]
    behind = [[n for n in asked.named if m.end <= n.span[0] < end] for m, end in zip(sides, starts, strict=True)]
    for each in (before, behind):
        if all(each) and sum(map(len, each)) == len(asked.named):
            return [(named, [m.name]) for named, m in zip(each, sides, strict=True)]
    return []


def _sponsored(asked: RecordAsked, either: bool, code: str) -> Condition:
    def holds(document: Document) -> bool:
        held = {country_of(name) for name in document.masthead.sponsors}
        each = [country in held for country in asked.countries]
        return any(each) if either else all(each)

    return Condition(told(code, "list_sponsors", names=_name_of(asked, code)), holds)


def _name_of(asked: RecordAsked, code: str) -> str:
    return listed(code, [country_name(country, code) for country in asked.countries])


def _compared(one: Compared, code: str) -> Condition:
    def holds(document: Document) -> bool:
        vote = document.masthead.vote
        held = total(vote, one.side) if vote else None
        return held is not None and COMPARISONS[one.cue](held, one.number)

    side = told(code, f"side_{one.side}")
    return Condition(told(code, f"list_{one.cue}", side=side, number=one.number), holds, one.spans)


def _of_words(context: Context, asked: RecordAsked, figures: list[Figure]) -> Iterator[Condition]:
    """Conditions by agenda item, meeting, goal, committee, day and subject."""
    q = context.question
    code, text = q.language, q.text
    cues = [m for m in cue_table(code, "record").find_longest(text) if (m.start, m.end) in q.fact_spans]
    goals = [m for m in cue_table(code, "lists").find_longest(text) if m.name == "goal"]
    for name, words in (("agenda_item", cues), ("meeting", cues), ("goals", goals)):
        of_fact = [m for m in words if m.name in (name, "goal")]
        for figure in beside(text, of_fact, figures):
            value = f"{figure.number} ({figure.letter})" if figure.letter else str(figure.number)
            spans = ((figure.start, figure.end), *((m.start, m.end) for m in of_fact))
            yield Condition(told(code, f"list_{name}", value=value), _has(name, figure), spans)
    for english, span in _committees(text, code):
        said = told(code, "list_committee", value=committee_name(english, code))
        yield Condition(said, lambda d, name=english: d.masthead.committee == name, (span,))  # type: ignore[misc]
    for day in find_dates(text, code):
        said = told(code, "list_day", value=in_words(day.value, code))
        yield Condition(said, lambda d, at=day.value: d.masthead.date_adopted == at, ((day.start, day.end),))  # type: ignore[misc]
    yield from _of_subject(context, asked, [m for m in cues if m.name == "subjects"])


def _has(name: str, figure: Figure) -> Callable[[Document], bool]:
    def holds(document: Document) -> bool:
        facts = document.masthead
        if name == "goals":
            return figure.number in facts.goals
        if name == "meeting":
            return facts.meeting == figure.number
        items = _ITEM.findall(facts.agenda_item or "")
        return any(int(number) == figure.number and figure.letter in ("", letter) for number, letter in items)

    return holds


def _committees(text: str, code: str) -> Iterator[tuple[str, Span]]:
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.casefold()
    for english, forms in language(code).committees.items():
        for form in sorted(forms, key=len, reverse=True):
            at = folded.find(fold(form))
            if at >= 0:
                yield english, (at, at + len(form))
                break


def _of_subject(context: Context, asked: RecordAsked, cues: list[Match]) -> Iterator[Condition]:
    """By the words behind "subject": a term of the thesaurus that holds them all."""
    if not cues:
        return
    q, start = context.question, cues[-1].end
    ignored = ((0, start), *asked.spans, *q.limits.spans)
    groups = [g for g in context.groups(*ignored) if not g.is_phrase and not g.is_generic]
    if not groups:
        return
    kept = {id(d) for d in with_subject(groups, context.documents)}
    words = q.text[min(g.start for g in groups) : max(g.end for g in groups)]
    spans = tuple((g.start, g.end) for g in groups)
    yield Condition(told(q.language, "list_subjects", value=words), lambda d: id(d) in kept, spans)


def _adopted(context: Context, asked: RecordAsked, *, alone: bool) -> Iterator[Condition]:
    """How documents were adopted; that they were, only where a time is named and nothing else is asked of them."""
    code = context.question.language
    if "without_vote" in asked.cues:
        yield Condition(told(code, "list_without_vote"), lambda d: d.masthead.without_vote)
    elif asked.of_vote and not asked.sides:
        yield Condition(told(code, "list_by_vote"), lambda d: d.masthead.vote is not None)
    elif alone and _says_adopted(context) and (context.question.limits.spans or context.is_limited):
        yield Condition(told(code, "list_adopted"), lambda d: d.masthead.date_adopted is not None)


def _says_adopted(context: Context) -> bool:
    """Whether the question says "adopted", be it where it names a year: "adopted in 2023"."""
    q = context.question
    return any(m.name == "adopted" for m in cue_table(q.language, "record").find_longest(q.text))
