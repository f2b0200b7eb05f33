"""Understanding a question: its language, what it asks for, and which of its words carry matter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.detection import detect_language
from assistant.limits import Limits, limits_in, names_document
from assistant.lookup import NumberAsked, numbers_asked
from assistant.roles import CITED, PLACE, start_with_words, symbols_of_role
from assistant.spans import Span
from assistant.wording import cue_table, wording
from documents.errors import BadQuestion
from documents.languages import ASKING_FAMILIES, LANGUAGES, Match, PhraseTable, actors_in, fold, has_word
from documents.languages import language as language_table
from documents.symbols import find_symbols

LONGEST_QUESTION = 10_000
"""Characters; a question is a sentence or two, and a page pasted by mistake should be said so."""

_PART_ENDS = frozenset(",;:.¿¡?!،؛؟—–-(")
_QUOTES = ('"', "«", "“", "„", "‘", "'", "「", "『", "《")

_CLOSING = frozenset({
    "adopted", "date_published", "sponsors", "vote", "by_vote", "without_vote", "in_favour", "against", "abstained",
})  # fmt: skip
"""Cues of the record that say what was done with a document: no title ends in them."""

PLAIN_FACTS = frozenset(
    {
        "adopted",
        "sponsors",
        "vote",
        "by_vote",
        "without_vote",
        "in_favour",
        "against",
        "abstained",
        "not_voting",
        "draft",
    }
)
"""The cues of ``[record]`` that name a fact of a record and nothing else; a date, a session or a committee may be of
anything."""

KINDS = ("preambular", "operative", "footnote")


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. Spans are character offsets into ``text``.

    ``numbers`` are paragraphs asked for by number; ``symbols`` the documents named; ``actors`` the actors named, by
    canonical name; ``asks_of_actor`` whether it is about what somebody is to do; ``wants_all`` whether it wants
    everything; ``scope`` the kinds of paragraph it is limited to (empty: all); ``facts`` the masthead facts it may be
    about; ``wants_symbol`` whether it also wants the number under which a
    document is cited; ``who``, ``where``, ``quantity``, ``moment`` and ``duty`` whether it asks who,
    in which paragraphs, how many, when or what somebody is bound to; ``either`` whether it says "or"; ``families`` the
    verb families it names, ``quoted_family`` whether it quotes such a verb; ``names_paragraph``
    whether it speaks of paragraphs; ``limits`` which documents and which deadlines it is limited to;
    ``symbols_meant`` the documents that it says it is about ("under A/RES/61/180"); ``worded_families`` those families
    that it names by a verb of several words ("calls upon"); ``taken_spans`` words that have named its documents;
    ``cited`` those of ``symbols`` that it asks who cites, ``places`` those in which it says to look.
    """

    text: str
    language: str
    numbers: tuple[NumberAsked, ...]
    symbols: tuple[str, ...]
    actors: tuple[Match, ...]
    asks_of_actor: bool
    wants_all: bool
    scope: frozenset[str]
    facts: tuple[str, ...]
    wants_symbol: bool
    who: bool
    either: bool
    where: bool
    quantity: bool
    moment: bool
    duty: bool
    families: frozenset[str]
    quoted_family: bool
    names_paragraph: bool
    where_spans: tuple[Span, ...]
    reference_spans: tuple[Span, ...]
    family_spans: tuple[Span, ...]
    asked_spans: tuple[Span, ...]
    generic_spans: tuple[Span, ...]
    part_spans: tuple[Span, ...]
    fact_spans: tuple[Span, ...]
    limits: Limits
    symbols_meant: tuple[str, ...]
    worded_families: frozenset[str]
    who_spans: tuple[Span, ...]
    moment_spans: tuple[Span, ...]
    taken_spans: tuple[Span, ...] = ()
    cited: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def asks_of_record(self) -> bool:
        """Whether it asks for what only a record holds: votes, sponsors, or a fact of a document that it calls one."""
        return not PLAIN_FACTS.isdisjoint(self.facts) or (bool(self.facts) and self.limits.says_document)

    @property
    def actor_spans(self) -> tuple[Span, ...]:
        """Where actors are named."""
        return tuple((match.start, match.end) for match in self.actors)

    @property
    def is_about_acts(self) -> bool:
        """Whether it is about what is asked or decided, or when something is due."""
        acts = self.asks_of_actor or self.limits.due or not self.families.isdisjoint({*ASKING_FAMILIES, "decide"})
        return acts and not self.reference_spans


def understand(text: str, language: str | None = None, likely: Collection[str] = ()) -> Question:
    """What ``text`` asks, in ``language`` or in the one found; ``likely`` are the languages of the documents.

    Raises :class:`BadQuestion` for an empty, endless or wordless one, or another language.
    """
    text = checked(text)
    if language is not None and language not in LANGUAGES:
        raise BadQuestion(f'language "{language}": not one of {", ".join(LANGUAGES)}; leave it out to have it found.')
    code = language or detect_language(text, likely)
    mentions = find_symbols(text)
    symbol_spans = tuple(_with_affixes(text, m.start, m.end, code) for m in mentions)
    asked = cue_table(code, "asked").find_all(text)
    verbs = verb_table(code).find_longest(text)
    actors = actors_in(text, code)
    complete = _spans([m for m in asked if m.name == "complete"])
    taken = (*symbol_spans, *_spans([verb for verb in verbs if verb.length > 1]))
    record = [m for m in cue_table(code, "record").find_longest(text) if not _within(m, taken)]
    closing = _spans([m for m in record if m.name in _CLOSING])
    named = [(start_with_words(text, start, code), end) for start, end in symbol_spans]
    limits = limits_in(text, code, actors, [*_spans(asked), *_spans(verbs)], named, closing)
    asks_session = bool(asked or limits.report or limits.due) and _asks_session(record, limits)
    scope = cue_table(code, "scope").find_all(text)
    nouns = cue_table(code, "lookup").find_all(text)
    generic = cue_table(code, "generic").find_all(text)
    wants = cue_table(code, "wants").find_all(text)
    return Question(
        text=text,
        language=code,
        numbers=tuple(numbers_asked(text, code)),
        symbols=tuple(dict.fromkeys(m.symbol for m in mentions)),
        actors=actors,
        asks_of_actor=any(m.name == "cues" for m in asked),
        wants_all=any(m.name == "complete" for m in asked),
        scope=frozenset(m.name for m in scope if m.name in KINDS),
        facts=tuple(dict.fromkeys(m.name for m in record)),
        wants_symbol=any(m.name == "symbol" for m in scope),
        who=any(m.name == "who" and _asks_at(text, m, code) for m in wants),
        either=any(m.name == "either" for m in wants),
        where=any(m.name == "where" for m in wants),
        quantity=any(m.name == "quantity" for m in wants),
        moment=asks_session or any(m.name == "moment" for m in wants),
        duty=any(m.name == "duty" for m in wants),
        families=frozenset(m.name for m in verbs if not _negated(text, m, code)),
        quoted_family=any(_quoted(text, m) for m in verbs),
        names_paragraph=any(m.name == "paragraph" for m in scope),
        where_spans=_spans([m for m in wants if m.name == "where"]),
        reference_spans=tuple(s for s in _spans(cue_table(code, "reference").find_all(text)) if s not in complete),
        family_spans=_spans(verbs),
        asked_spans=_spans(asked),
        generic_spans=_spans(generic),
        part_spans=(*_spans(scope), *_spans([n for n in nouns if n.name in KINDS]), *symbol_spans),
        fact_spans=_spans(record),
        limits=replace(limits, due=limits.due or asks_session),
        symbols_meant=tuple(dict.fromkeys(m.symbol for m in mentions if names_document(text, m.start, code))),
        worded_families=frozenset(m.name for m in verbs if m.length > 1 and code != "zh"),
        who_spans=_spans([m for m in wants if m.name == "who"]),
        moment_spans=_spans([m for m in wants if m.name == "moment"]),
        cited=symbols_of_role(CITED, text, mentions, code),
        places=symbols_of_role(PLACE, text, mentions, code),
    )


def _asks_session(record: Sequence[Match], limits: Limits) -> bool:
    """Whether a session is asked for, and not the one at which a document was adopted: by which something is due."""
    names = {match.name for match in record}
    return "session" in names and not (limits.says_document or limits.sessions or names & PLAIN_FACTS)


def _with_affixes(text: str, start: int, end: int, language: str) -> Span:
    """A symbol with the words around it that belong to it: Chinese "第78/228号"."""
    for affix in wording(language)["documents"]["affixes"]:
        before, behind = text[:start].rstrip(), text[end:].lstrip()
        if before.endswith(affix):
            start = len(before) - len(affix)
        if behind.startswith(affix):
            end = len(text) - len(behind) + len(affix)
    return start, end


@cache
def verb_table(language: str) -> PhraseTable:
    """The verbs of acts, each standing for its family ("encourages", and with its stem "encouragement")."""
    printed, spoken = language_table(language).verbs, wording(language)["verbs"]
    families = [*printed.items(), *spoken.items()]
    return PhraseTable(((family, verb) for family, verbs in families if family != "other" for verb in verbs), language)


def _negated(text: str, match: Match, language: str) -> bool:
    """Whether the words right before a verb turn it away: "encourage, not invite"."""
    before = fold(text[: match.start]).rstrip(" \"'«“(")
    return any(before.endswith(fold(word)) for word in wording(language)["wants"]["negation"])


def _asks_at(text: str, match: Match, language: str) -> bool:
    """Whether "who" asks there, and is no relative pronoun: at the start of the question or of a part of it."""
    before = text[: match.start].rstrip()
    return language == "zh" or not before or before[-1] in _PART_ENDS


def _quoted(text: str, match: Match) -> bool:
    return text[: match.start].rstrip()[-1:] in _QUOTES and match.start > 0


def checked(text: str) -> str:
    """``text`` without blanks around it. Raises :class:`BadQuestion` when it is empty, endless or wordless."""
    text = text.strip()
    if not text:
        raise BadQuestion("the question is empty; type a question.")
    if len(text) > LONGEST_QUESTION:
        raise BadQuestion(f"the question has {len(text):,} characters; ask in at most {LONGEST_QUESTION:,}.")
    if not has_word(text):
        raise BadQuestion(f'the question "{text[:40]}" holds no word; type a question in words.')
    return text


def _spans(matches: list[Match]) -> tuple[Span, ...]:
    return tuple((m.start, m.end) for m in matches)


def _within(match: Match, spans: tuple[Span, ...]) -> bool:
    return any(start <= match.start and match.end <= end for start, end in spans)
