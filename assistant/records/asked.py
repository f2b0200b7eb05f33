"""What a question asks of the record: facts, votes, sponsors, and whose.

Cues are data: ``[record]`` of ``assistant/languages/*.toml`` names facts outright, ``[votes]`` has the words that speak
of votes and sponsors only beside one of those, or beside a country ("against", "supported").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.countries import Named, named_countries, without
from assistant.question import Question
from assistant.spans import Span
from assistant.wording import cue_table
from documents.languages import Match

SIDES = ("in_favour", "against", "abstained", "not_voting")
"""What a country can have done, as the cues and the sentences call it."""

VOTING = frozenset({*SIDES, "vote", "by_vote", "without_vote"})
"""The cues of ``[record]`` that speak of a vote."""

_MOMENT = "date_adopted"
_WEAK = {"adopted": _MOMENT, "number": "symbol"}
"""Cues that name a fact only where nothing else does: every fact is that of an adopted, numbered document."""

_LIMITING = frozenset({"session", "organ"})
"""Facts whose cues more often say which documents are meant: "at session 78"."""


@dataclass(frozen=True, slots=True)
class RecordAsked:
    """What a question asks of the record. Spans are character offsets into it.

    ``facts`` are those asked for, by their names in ``[fact_names]``, in order; ``cues`` all cues found, by name;
    ``sides`` where sides of a vote are named; ``named`` whose vote or sponsorship is asked about; ``everybody`` says
    that all voters are wanted; ``spans`` are the words that were understood; ``of_text`` says that it asks what a text
    says, and then words beside make it another question.
    """

    facts: tuple[str, ...]
    cues: frozenset[str]
    sides: tuple[Match, ...]
    named: tuple[Named, ...]
    everybody: bool
    spans: tuple[Span, ...]
    of_text: bool = False

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries named, those of groups too, each once."""
        return tuple(dict.fromkeys(country for one in self.named for country in one.countries))

    @property
    def is_plain(self) -> bool:
        """Whether it says outright that it asks how somebody voted or who sponsored, and not in words of other uses."""
        said = self.cues & {"vote", "result", "in_favour", "against", "not_voting", "sponsors"}
        return bool(said and (self.named or self.sides or said != {"vote"}))

    @property
    def of_vote(self) -> bool:
        """Whether it is about a vote."""
        return "vote" in self.facts


@lru_cache(maxsize=64)
def asked_of_record(question: Question) -> RecordAsked:
    """What ``question`` asks of the record of its documents."""
    text, code = question.text, question.language
    titles = title_spans(question)
    found = [m for m in cue_table(code, "record").find_longest(text) if (m.start, m.end) in question.fact_spans]
    found = [m for m in apart(found, titles) if m.name not in _LIMITING or apart([m], question.limits.spans)]
    bare = apart(cue_table(code, "votes").find_longest(text), [*titles, *_spans(found)])
    named = without(named_countries(text, code), titles)
    manner = any(m.name == "manner" for m in bare) and not question.quantity
    if manner and {m.name for m in found} == {"adopted"} and not question.moment:
        found = [m._replace(name="by_vote") for m in found]
    of_text = any(m.name == "speaking" for m in bare)
    if of_text and {m.name for m in found} == {"vote"}:
        found = []  # what a text says of voting
    cues = {m.name for m in found}
    beside_vote = bool(cues & VOTING)
    beside_country = [m for m in bare if named and m.name in ("supported", "opposed")]
    by_whom = named or question.who or any(m.name == "voter" for m in bare)
    sponsoring = [m for m in bare if m.name == "submitted" and by_whom and question.limits.says_document]
    used = [m for m in bare if beside_vote and m.name in ("in_favour", "against")]
    sides = sorted([*(m for m in found if m.name in SIDES), *used, *map(_as_side, beside_country)], key=_start)
    everybody = [m for m in bare if m.name == "everybody"]
    facts = _facts(found, bool(sides or beside_vote), bool(sponsoring), question)
    of_result = any(m.name == "result" for m in cue_table(code, "votes").find_all(text)) and not sides
    cues |= {"result"} if of_result and beside_vote else set()
    by_somebody = bool(sides or "vote" in cues) and not of_result
    relevant = named if by_somebody or "sponsors" in facts else ()
    helping = [m for m in bare if m.name == "voter"] if {"vote", "sponsors"} & set(facts) else []
    words = [*found, *used, *beside_country, *sponsoring, *everybody, *helping]
    return RecordAsked(
        facts, frozenset(cues), tuple(sides), tuple(relevant), bool(everybody),
        (*_spans(words), *(one.span for one in relevant)), of_text,
    )  # fmt: skip


def facts_named(cues: Iterable[str]) -> tuple[str, ...]:
    """The facts that cues of ``[record]`` name, each once, the vote as one; a weak cue where it is all there is."""
    names = ["vote" if name in VOTING else name for name in cues]
    return tuple(dict.fromkeys([n for n in names if n not in _WEAK] or [_WEAK[n] for n in names]))


def _facts(found: Sequence[Match], voting: bool, sponsoring: bool, question: Question) -> tuple[str, ...]:
    """The facts that are asked for, in order; a weak cue counts only where it says what is asked."""
    names = ["vote" if m.name in VOTING else m.name for m in found]
    if voting and "vote" not in names:
        names.append("vote")
    if sponsoring:
        names = [*(name for name in names if name != "draft"), "sponsors"]
    strong = [name for name in names if name not in _WEAK]
    if "adopted" in names and question.moment and _MOMENT not in strong:
        strong.insert(0, _MOMENT)
    if "sponsors" in strong:
        strong = [name for name in strong if name != "draft"]
    return facts_named(strong or names)


def _as_side(match: Match) -> Match:
    """ "supported" as what it says of a vote."""
    return match._replace(name={"supported": "in_favour", "opposed": "against"}[match.name])


def title_spans(question: Question) -> list[Span]:
    """The stretches of a question that have named its documents by words of their titles."""
    found = []
    for start, end in question.limits.titles:
        inside = [span for span in question.taken_spans if start <= span[0] and span[1] <= end]
        if inside:
            found.append((min(s for s, _ in inside), max(e for _, e in inside)))
    return [*question.taken_spans, *found]


def names_paragraph(question: Question, known: Iterable[Span]) -> bool:
    """Whether a question speaks of paragraphs, and not by a word of ``known`` spans: Russian "пункт повестки дня"."""
    if not question.names_paragraph:
        return False
    told = [m for m in cue_table(question.language, "scope").find_all(question.text) if m.name == "paragraph"]
    spans = list(known)
    return any(not any(start <= m.start and m.end <= end for start, end in spans) for m in told)


def apart(matches: Iterable[Match], spans: Iterable[Span]) -> list[Match]:
    """``matches`` but those that touch one of ``spans``."""
    taken = list(spans)
    return [m for m in matches if not any(start < m.end and m.start < end for start, end in taken)]


def _spans(matches: Iterable[Match]) -> list[Span]:
    return [(m.start, m.end) for m in matches]


def _start(match: Match) -> int:
    return match.start
