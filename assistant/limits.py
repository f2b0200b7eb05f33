"""What limits a question, as its words say it: which documents it is about, and by when something is due.

"In the trafficking resolutions of the seventy-eighth session" names documents; "due at the eightieth session" names a
deadline. The words that introduce each are data (``[documents]`` and ``[due]`` of ``languages/*.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.patterns import YEAR, blanked, either, templates, word_pattern
from assistant.ranges import Named, Range, RangeFound, ranges_in
from assistant.spans import Span
from assistant.wording import cue_table, wording
from assistant.years import Year, YearFound, years_mentioned, years_named
from documents.languages import Match, fold, has_word, language, ordinals_in, words
from documents.symbols import PREFIXES
from index.analysis import function_words

_NEAR = 32
"""Characters at most between a session's number and the word, for "regular" and the like."""

_BESIDE = 12
"""The same where the number stands behind the word: "session 78"."""

_FIGURE = re.compile(r"(?<![A-Za-z\d/.])\d{1,3}(?=\D|$)(?![/.]\d)")
_ENDING = re.compile(r"[-‑]?[^\W\d_]{1,3}(?!\w)")

_COMMA = re.compile("[,:，、،]")
_UP_TO_DAY = r"[^\d;.?!]{0,20}(?:\d{1,2}[^\d;.?!]{1,24})?"
"""What may stand between "by" and a year: "the end of", "31 December"."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question is limited to. Spans are character offsets into it.

    ``organs`` (English names), ``sessions`` and ``years`` are those whose documents are meant, ``titles`` where words
    of their titles stand, ``introduced`` whether words before one say that it is a title, ``several`` whether more than
    one document may be meant; ``due_sessions`` and ``due_years`` are the deadlines asked for, ``due`` whether it is
    about deadlines at all and ``report`` whether about reports; ``spans`` are the words that say all this, but for the
    titles, ``due_spans`` those that speak of deadlines and reports. ``firm`` are the same limits with those organs,
    sessions and years alone that stand beside a word for a document: "the 2023 resolution", and not "in 2023".
    ``year_range`` and ``session_range`` are those between whose ends documents are meant ("since 2020"), ``committees``
    (English names) those that gave them to the Assembly. ``mentioned`` are all years with their months that it names in
    whatever way, but for deadlines: "Pitcairn, December 2023"; ``says_document`` whether a word for a document stands
    in it.
    """

    organs: tuple[str, ...] = ()
    sessions: tuple[int, ...] = ()
    years: tuple[Year, ...] = ()
    titles: tuple[Span, ...] = ()
    introduced: bool = False
    several: bool = False
    due: bool = False
    report: bool = False
    due_sessions: tuple[int, ...] = ()
    due_years: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    due_spans: tuple[Span, ...] = ()
    firm: Limits | None = None
    year_range: Range | None = None
    session_range: Range | None = None
    mentioned: tuple[Year, ...] = ()
    says_document: bool = False
    committees: tuple[str, ...] = ()

    @property
    def chooses(self) -> bool:
        """Whether it chooses documents by their facts: organ, session, year, committee."""
        facts = (self.organs, self.sessions, self.years, self.year_range, self.session_range, self.committees)
        return any(facts)

    @property
    def names_time(self) -> bool:
        """Whether a deadline is named, by session or year."""
        return bool(self.due_sessions or self.due_years)


class _Found(NamedTuple):
    value: int
    start: int
    end: int


class _Title(NamedTuple):
    """Words of a title, the words around them, and what these say."""

    words: Span
    around: tuple[Span, ...]
    several: bool
    introduced: bool


def limits_in(
    text: str,
    code: str,
    actors: Sequence[Match],
    cues: Sequence[Span],
    symbols: Sequence[Span],
    closing: Sequence[Span] = (),
) -> Limits:
    """What ``text`` in language ``code`` is limited to, beside the documents whose ``symbols`` it names.

    ``actors`` are those it names, ``cues`` its words of asking and deciding, ``closing`` those that no title ends in.
    """
    text = blanked(text, [_with_noun_before(text, start, end, code) for start, end in symbols])
    cues_of_time = cue_table(code, "due").find_all(text)
    due = [m for m in cues_of_time if m.name == "cues"]
    report = [m for m in cues_of_time if m.name == "report"]
    sessions = sessions_in(text, code)
    ranges = [r for r in _ranges(text, code, sessions) if r.of_document or not (due and _has_ends(r.range))]
    of_ranges = [r.span for r in ranges]
    until = _apart(_years_due(text, code), of_ranges)
    sessions = _apart(sessions, of_ranges)
    asked_for = [s for s in sessions if (due or report) and not _beside_noun(text, s.start, s.end, code)]
    shown = blanked(text, [*((f.start, f.end) for f in (*until, *sessions)), *of_ranges])
    years = years_named(shown, code)
    organs = [m for m in actors if m.name in PREFIXES and _issues(text, m, code, cues)]
    committees = _committees(text, code)
    of_organs = [*_spans(organs), *_spans(committees)]
    rest = blanked(shown, [*(y.span for y in years), *of_organs])
    titles = _titles(rest, code, [*cues, *_spans(actors)], closing)
    every = Limits(
        organs=tuple(dict.fromkeys(m.name for m in organs)),
        sessions=tuple(s.value for s in sessions if s not in asked_for),
        years=tuple(y.year for y in years),
        titles=tuple(title.words for title in titles),
        introduced=any(title.introduced for title in titles),
        several=any(title.several for title in titles),
        due=bool(due or until or asked_for),
        report=bool(report),
        due_sessions=tuple(s.value for s in asked_for),
        due_years=tuple(found.value for found in until),
        spans=(*_said_by([*sessions, *until], years, of_organs, titles), *of_ranges),
        due_spans=tuple(_spans((*due, *report))),
        year_range=_first(ranges, of_sessions=False),
        session_range=_first(ranges, of_sessions=True),
        committees=tuple(dict.fromkeys(m.name for m in committees)),
        mentioned=tuple(years_mentioned(blanked(text, [*((f.start, f.end) for f in until), *of_ranges]), code)),
        says_document=says_document(text, code) or bool(symbols),
    )  # fmt: skip
    organs = [m for m in organs if _beside_noun(text, m.start, m.end, code)]
    sessions = [s for s in sessions if _beside_noun(text, s.start, s.end, code)]
    years = [y for y in years if y.of_document or _beside_noun(text, *y.span, code)]
    ranges = [r for r in ranges if r.of_document or _beside_noun(text, *r.span, code)]
    firm = replace(
        every,
        organs=tuple(dict.fromkeys(m.name for m in organs)),
        sessions=tuple(s.value for s in sessions),
        years=tuple(y.year for y in years),
        spans=(*_said_by(sessions, years, [*_spans(organs), *_spans(committees)], titles), *(r.span for r in ranges)),
        year_range=_first(ranges, of_sessions=False),
        session_range=_first(ranges, of_sessions=True),
    )
    return replace(every, firm=firm)


def _ranges(text: str, code: str, sessions: Sequence[_Found]) -> list[RangeFound]:
    """The ranges of years and of sessions; a number that is joined to a session is one too: "the 75th to 78th"."""
    beside = [
        number._replace(end=number.end + _length_of_ending(text, number.end))
        for number in _apart(_numbers(text, code), [(session.start, session.end) for session in sessions])
        for session in sessions
        if 0 <= session.start - number.end <= _BESIDE or 0 <= number.start - session.end <= _BESIDE
    ]
    named = [Named(*found) for found in dict.fromkeys([*sessions, *beside])]
    table = wording(code)["documents"]
    return ranges_in(text, code, named, either([*table["one"], *table["several"]], code), YEAR)


def _length_of_ending(text: str, end: int) -> int:
    """How many letters make a figure that ends there an ordinal: "75th", "75-й"."""
    ending = _ENDING.match(text, end)
    return len(ending[0]) if ending else 0


def _has_ends(named: Range) -> bool:
    return named.first is not None and named.last is not None


def _first(ranges: Sequence[RangeFound], of_sessions: bool) -> Range | None:
    return next((found.range for found in ranges if found.of_sessions is of_sessions), None)


def _apart(found: Sequence[_Found], spans: Sequence[Span]) -> list[_Found]:
    """Those of ``found`` that lie in none of ``spans``."""
    return [f for f in found if not any(start < f.end and f.start < end for start, end in spans)]


def _committees(text: str, code: str) -> list[Match]:
    """The committees whose resolutions are meant: each stands beside a word for a document."""
    found = (
        Match(name, match.start(), match.end(), 1)
        for name, forms in language(code).committees.items()
        for form in forms
        for match in re.finditer(word_pattern(form, code), text, re.IGNORECASE)
    )
    return [match for match in found if _beside_noun(text, match.start, match.end, code)]


def _said_by(
    numbers: Sequence[_Found], years: Sequence[YearFound], organs: Sequence[Span], titles: Sequence[_Title]
) -> tuple[Span, ...]:
    """The words that say limits: sessions and times, years, organs, and what stands around titles."""
    around = (span for title in titles for span in title.around)
    return (*((f.start, f.end) for f in numbers), *(y.span for y in years), *organs, *around)


def sessions_in(text: str, code: str) -> list[_Found]:
    """The sessions that ``text`` names by number, each with the place of its number and the word."""
    numbers = _numbers(text, code)
    found: list[_Found] = []
    for word in cue_table(code, "documents").find_longest(text):
        if word.name != "session":
            continue
        before = [n for n in numbers if 0 <= word.start - n.end <= _NEAR and _joins(text[n.end : word.start])]
        behind = [n for n in numbers if 0 <= n.start - word.end <= _BESIDE and _joins(text[word.end : n.start])]
        nearest = min(
            [*before, *behind], key=lambda n: max(word.start - n.end, n.start - word.end), default=None
        )  # of two as near, that before: "the 78th session 5 of whose items"
        asked = nearest is not None and text[: nearest.start].endswith(tuple(wording(code)["documents"]["which"]))
        if nearest and not asked:
            found.append(_Found(nearest.value, min(nearest.start, word.start), max(nearest.end, word.end)))
    return found


def _numbers(text: str, code: str) -> list[_Found]:
    """Numbers that may be those of sessions: ordinals in words, and figures."""
    figures = [_Found(int(m[0]), m.start(), m.end()) for m in _FIGURE.finditer(text)]
    return [_Found(*found) for found in ordinals_in(_folded(text), code)] + figures


def _folded(text: str) -> str:
    """``text`` letter by letter as ordinals are known, in the same places."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter for letter in text)


def _joins(between: str) -> bool:
    return re.search(r"[,;.?!，。；、]", between) is None


def _years_due(text: str, code: str) -> list[_Found]:
    """The years that follow "by", "before" and the like; in Chinese what says so stands behind."""
    table = wording(code)["due"]
    before = [rf"{word_pattern(by, code)}{_UP_TO_DAY}(?P<year>{YEAR})" for by in table["by"]]
    behind = [
        rf"(?P<year>{YEAR})年?[^\d，。？]{{0,3}}(?:\d{{1,2}}[^\d，。？]{{0,3}}){{0,2}}{by}" for by in table["behind"]
    ]
    found = [m for pattern in (*before, *behind) for m in re.finditer(pattern, text, re.IGNORECASE)]
    longest = sorted(found, key=lambda m: (m.start("year"), m.start()))
    each = {m.start("year"): m for m in reversed(longest)}
    return [_Found(int(m["year"]), m.start(), m.end()) for m in each.values()]


def says_document(text: str, code: str) -> bool:
    """Whether a word for a document stands in ``text``."""
    table = wording(code)["documents"]
    before = "" if code == "zh" else r"(?<!\w)(?:ال|لل|[وفبكل]ال|[وفبكل])?" if code == "ar" else r"(?<!\w)"
    nouns = rf"{before}{either([*table['one'], *table['several'], *table['drafts']], code)}"
    return re.search(nouns, text, re.IGNORECASE) is not None


def _titles(text: str, code: str, stops: Sequence[Span], closing: Sequence[Span]) -> list[_Title]:
    """The words of titles that ``text`` gives, those that are introduced as such first."""
    found = []
    for name in ("title", "before"):
        for match in (match for pattern in templates(code, name) for match in pattern.finditer(text)):
            start, end = match.start("title"), _end_of_title(text, match, stops)
            end = _before_closing(text, start, end, closing, code)
            around = [(match.start(), start)]
            if end == match.end("title") < match.end():
                around.append((end, match.end()))
            if text[start:end].strip():
                several = match["noun"].casefold() in map(str.casefold, wording(code)["documents"]["several"])
                found.append(_Title((start, end), tuple(around), several, name == "title"))
    return found


def _end_of_title(text: str, match: re.Match[str], stops: Sequence[Span]) -> int:
    """Where a title ends: at a comma behind which the question goes on with an actor or a word of asking."""
    start, end = match.span("title")
    for comma in _COMMA.finditer(text, start, end):
        if any(comma.end() <= at < end for at, _ in stops):
            return comma.start()
    return end


def _before_closing(text: str, start: int, end: int, closing: Sequence[Span], code: str) -> int:
    """Where a title ends before words that ask for its document's record: "the resolution on albinism adopted"."""
    whole, function = end, function_words(code)
    for at, behind in sorted(closing, reverse=True):
        if start < at and behind <= end and all(word.key in function for word in words(text[behind:end], code)):
            end = at
    left = words(text[start:end], code)
    while end < whole and left and left[-1].key in function:
        left.pop()
    return start + left[-1].end if end < whole and left else whole


def _beside_noun(text: str, start: int, end: int, code: str) -> bool:
    """Whether a word for a document stands beside a span: before it with nothing but function words between, or right
    behind it ("session 78 resolutions", "the Council's resolutions").
    """
    table = wording(code)["documents"]
    nouns = re.compile(either([*table["one"], *table["several"]], code), re.IGNORECASE)
    behind = re.compile(
        rf"(?:['’]s)?\s*{nouns.pattern}" if code != "zh" else rf"[^，。？]{{0,4}}{nouns.pattern}", re.IGNORECASE
    )
    before = (m.span() for m in nouns.finditer(text, 0, start))
    return behind.match(text, end) is not None or any(_beside(text, noun, (start, end), code) for noun in before)


def _with_noun_before(text: str, start: int, end: int, code: str) -> Span:
    """A symbol with the word for a document that is part of its name: "Security Council resolution 1325 (2000)"."""
    table = wording(code)["documents"]
    noun = re.search(rf"{either([*table['one'], *table['several']], code)}\s*$", text[:start], re.IGNORECASE)
    return (noun.start() if noun else start), end


def _issues(text: str, organ: Match, code: str, cues: Sequence[Span]) -> bool:
    """Whether documents of an organ are meant: it stands beside a word for them, as who asks, or first."""
    if is_addressed(text, organ, code):
        return False
    if not has_word(text[: organ.start]) or _beside_noun(text, organ.start, organ.end, code):
        return True
    return any(_beside(text, cue, (organ.start, organ.end), code) for cue in cues)


def is_addressed(text: str, organ: Match, code: str) -> bool:
    """Whether something is asked of an organ, which mostly stands in a question as the one who asks."""
    return _follows(text[: organ.start], wording(code)["addressed"]["to"], code)


def names_document(text: str, symbol_start: int, code: str) -> bool:
    """Whether the words before a symbol make it the document that is asked about: "under resolution 61/180"."""
    table = wording(code)["documents"]
    nouns = either([*table["one"], *table["affixes"]], code)
    before = re.sub(rf"(?:{nouns}\s*)+$", "", text[:symbol_start], flags=re.IGNORECASE)
    return _follows(before, table["under"], code)


def _follows(before: str, forms: Iterable[str], code: str) -> bool:
    """Whether a text ends in one of ``forms``; an article may come behind it."""
    longest = sorted(forms, key=len, reverse=True)
    ends = "|".join(re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]") for form in longest)
    pattern = rf"(?:{ends})\s*$" if code == "zh" else rf"(?<!\w)(?:{ends})\s*(?:\s\w{{1,3}}['’\s]\s*)?$"
    return re.search(pattern, before, re.IGNORECASE) is not None


def _beside(text: str, one: Span, other: Span, code: str) -> bool:
    """Whether nothing but function words stands between two spans."""
    start, end = min(one[1], other[1]), max(one[0], other[0])
    if not 0 <= end - start <= _NEAR or not _joins(text[start:end]):
        return False
    return all(word.key in function_words(code) for word in words(text[start:end], code))


def _spans(matches: Iterable[Match]) -> list[Span]:
    return [(m.start, m.end) for m in matches]
