"""Whom an act asks: the actors that stand as its objects, not those inside the action or in a phrase beside it.

"Requests the Office, in consultation with Member States, to assist States" asks the Office alone. The words between
verb and action are gone through once: commas, "and", prepositions and words such as "including" say for each actor
whether it is asked. Where no actor stands there as an object, an agent inside a noun may ("calls for the provision by
donors of ...", "encourages the efforts of States").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from documents.acts import Act, action_start, bounded, either, families, patterns
from documents.languages import Match, actors, actors_in, fold, language, words
from documents.model import Clause
from documents.objects import COMMA, NEAR, WHOLES, joins, objects
from documents.pivots import agents_in, pivots_in

_FAR = 200
"""How far behind a verb the agent inside a noun may stand, in characters."""

_MEMBERS = re.compile(r"(?:成员)?(?:和|及|以及|、)$")
_APART = re.compile(r"，(?!包括|特别是|尤其是)")
_OPEN = (":", "：")
"""What ends a chapeau, whose items hold the actions."""


class Asked(NamedTuple):
    """Whom an act asks, where its action starts, and what makes the reading uncertain ("" when nothing does)."""

    names: tuple[str, ...]
    action_at: int
    doubt: str = ""


class ActorsBefore:
    """The actors that a document has named so far, so that "l'Office" finds the office it means."""

    def __init__(self, title: str, code: str) -> None:
        self._code = code
        self._names: list[str] = []
        self.remember(title)

    def remember(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Take in the actors that ``text`` names between two places, latest last; not by names that several bear."""
        here = actors_in(text, self._code)
        bearers = Counter((match.start, match.end) for match in here if match.name[:1].isupper())
        for match in here:
            is_long = match.length > 1 and bearers[match.start, match.end] < 2
            if is_long and start <= match.start and (end is None or match.end <= end):
                if match.name in self._names:
                    self._names.remove(match.name)
                self._names.append(match.name)

    def rank(self, name: str) -> int:
        """How late an actor was named, from 0 on; -1 where it was not."""
        return self._names.index(name) if name in self._names else -1

    def meant_by(self, short: str) -> str | None:
        """The latest actor whose full name in this language has ``short`` as its head."""
        head, keys = fold(short), _keys(short, self._code)
        for name in reversed(self._names):
            # The parts of a whole have names of their own.
            if name not in WHOLES and (head in _heads(name, self._code) or keys in _head_keys(name, self._code)):
                return name
        return None


@cache
def _heads(name: str, code: str) -> frozenset[str]:
    """What may stand, folded, for an actor in short.

    A head opens a name ("Office des Nations Unies"), ends it in Chinese, and stands before "of" in English.
    """
    found: set[str] = set()
    for form in map(fold, actors()[name].forms[code]):
        if code == "zh":
            found.update(form[at:] for at in range(1, len(form)))
            continue
        found.update(form[: m.start()] for m in re.finditer(" ", form))
        if code == "en":
            lead = re.split(r" (?:of|on|for|to|in|against) ", form)[0]
            found.update(lead[m.end() :] for m in re.finditer(" ", lead))
    return frozenset(found)


_INFLECTED = frozenset({"ru", "ar"})
"""Languages in which a short name may stand in another case than the full one: "Центру" and "Центр"."""


@cache
def _head_keys(name: str, code: str) -> frozenset[tuple[str, ...]]:
    """The same by the keys of words, where names are inflected; a Russian adjective may stand before the head."""
    found: set[tuple[str, ...]] = set()
    for form in actors()[name].forms[code] if code in _INFLECTED else ():
        keys = _form_keys(form, code)
        adjective = code == "ru" and re.match(r"\w+(?:ый|ий|ой|ая|ое|ого|ому) ", form)
        for start in (0, 1) if adjective else (0,):
            found.update(keys[start:end] for end in range(start + 1, len(keys)))
    return frozenset(found)


def _keys(short: str, code: str) -> tuple[str, ...]:
    """The keys of the words of a short name, where its language inflects names."""
    return _form_keys(short, code) if code in _INFLECTED else ()


_ARTICLE = re.compile(r"^و?(?:[بكف]ال|لل|ال)(?=\w{3})")


def _form_keys(form: str, code: str) -> tuple[str, ...]:
    """Its words by their stems; in Arabic, where "Commission" and "Commissioner" share one, without their prefixes."""
    return tuple(fold(_ARTICLE.sub("", word.text)) if code == "ar" else word.key for word in words(form, code))


def asked_by(
    text: str, act: Act, end: int, code: str, named: ActorsBefore, before: Sequence[Clause], shares_action: bool
) -> Asked:
    """Whom ``act`` asks, whose clause ends at ``end``; ``before`` are the clauses read so far in the paragraph.

    ``shares_action`` says that the next act is joined to this one, so that this may have no action of its own ("calls
    upon States, and invites organizations, to ...").
    """
    if "pivots" in language(code).acts and not act.passive:
        return _asked_of_pivots(text, act, end, code, named, before, shares_action)
    start = action_start(text, act.end, end, code)
    if act.passive:
        asked = objects(text, before[-1].end if before else 0, act.start, code)
        asked = asked or objects(text, act.end, end if start is None else start, code, near=True)
        return Asked(_names(asked), act.end)
    if pronoun := act.pronoun or _pronoun_after(text, act.end, code) or _pronoun_within(act.verb, code):
        return Asked(_meant_by_pronoun(text, act, pronoun, code, before), start or act.end, "pronoun")
    if (subject := _completive(text, act.end, end, code)) is not None:
        return _asked_as_subject(text, subject, end, code, named)
    limit = start if start is not None else end
    direct = objects(text, _object_start(text, act, code), limit, code, near=start is None)
    action_at = start if start is not None else act.end
    if direct:
        # "The efforts of all actors, including organizations": whose efforts they are comes first.
        owners = _agents_in_nouns(text, act.end, direct[0].start, code)
        names, resolved = _in_full([*owners, *direct], text, code, named)
        has_action = start is not None or shares_action or text[:end].rstrip()[-1:] in _OPEN
        doubt = "short name" if resolved else "" if has_action else "no action"
        return Asked(names, action_at, doubt)
    if (short := _short_form(text, act.end, limit, code)) and (meant := named.meant_by(short)):
        return Asked((meant,), action_at, "short name")
    # Where the action follows at once, an agent may stand in it: "تشجع على مواصلة العمل الذي تقوم به المنظمات".
    last = limit if text[act.end : limit].strip() else end
    return Asked(_agents(text, act.end, min(last, act.end + _FAR), code, named), action_at, "agent")


def _asked_as_subject(text: str, subject: int, end: int, code: str, named: ActorsBefore) -> Asked:
    """Whom an act asks through a clause whose subject begins at ``subject``: "demands that Israel comply"."""
    found = objects(text, subject, end, code, strict=True)
    if not found and (at := _nominative(text, subject, min(end, subject + _FAR), code)) is not None:
        found = objects(text, at, end, code, strict=True)
    if not found and (short := _short_form(text, subject, end, code)) and (meant := named.meant_by(short)):
        return Asked((meant,), subject, "short name")
    names, resolved = _in_full(found, text, code, named)
    agents = () if names else _agents(text, subject, min(end, subject + _FAR), code, named)
    return Asked(names or agents, subject, "short name" if resolved else "agent" if agents else "")


def _asked_of_pivots(
    text: str, act: Act, end: int, code: str, named: ActorsBefore, before: Sequence[Clause], shares_action: bool
) -> Asked:
    """Whom an act asks in a language where no word parts them from the action."""
    if pronoun := _pronoun_after(text, act.end, code):
        after = text.index(pronoun, act.end) + len(pronoun)
        return Asked(_meant_by_pronoun(text, act, pronoun, code, before), after, "pronoun")
    pivotal = not act.verb.endswith(tuple(language(code).acts["actions_first"]))
    direct, at = pivots_in(text, act.end, end, code, pivotal)
    if direct:
        names, resolved = _in_full(direct, text, code, named)
        short = _short_form(text, act.end, direct[0].start, code)
        if short and _MEMBERS.search(short) and (meant := named.meant_by(_MEMBERS.sub("", short))):
            names = tuple(dict.fromkeys((meant, *names)))
        rest = text[at:end].strip(" ，；。")
        has_action = bool(rest) or shares_action
        return Asked(names, at, "short name" if resolved else "" if has_action else "no action")
    start = action_start(text, act.end, end, code)
    if (short := _short_form(text, act.end, end if start is None else start, code)) and (
        meant := named.meant_by(short)
    ):
        return Asked((meant,), start or act.end, "short name")
    until = _APART.search(text, act.end, end)
    agents = agents_in(text, act.end, min(until.start() if until else end, act.end + _FAR), code)
    return Asked(_in_full(agents, text, code, named)[0], start or act.end, "agent")


def _object_start(text: str, act: Act, code: str) -> int:
    """Where the objects of a verb begin: behind it, or inside where it is printed with whom it asks."""
    inside = (m.start for m in actors_in(text, code) if act.start <= m.start and m.end <= act.end)
    return min(inside, default=act.end)


def _names(found: Sequence[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.name for match in found))


def _in_full(found: Sequence[Match], text: str, code: str, named: ActorsBefore) -> tuple[tuple[str, ...], bool]:
    """The names of actors, a short one ("the Special Committee") put in full; and whether any was short."""
    names = []
    found = _one_for_each_place(found, named)
    for match in found:
        printed = text[match.start : match.end]
        meant = named.meant_by(printed)
        is_one = match.length == 1 and match.name[:1].islower() and printed[:1].isupper() and printed[-1:] != "s"
        names.append(meant if meant and (is_one or _is_short_for(match.name, meant)) else match.name)
    return tuple(dict.fromkeys(names)), any(name != match.name for name, match in zip(names, found, strict=True))


def _one_for_each_place(found: Sequence[Match], named: ActorsBefore) -> list[Match]:
    """``found`` with one actor for a name that several bear ("the High Commissioner"): the one named last before.

    Common nouns that stand for several stand for all ("international and regional organizations").
    """
    kept: list[Match] = []
    for match in found:
        twin = next((n for n, k in enumerate(kept) if (k.start, k.end) == (match.start, match.end)), None)
        if twin is None or not (match.name[:1].isupper() and kept[twin].name[:1].isupper()):
            kept.append(match)
        elif named.rank(match.name) > named.rank(kept[twin].name):
            kept[twin] = match
    return kept


_WHOLE_NAMES = frozenset({"Secretary-General", "Secretariat", "Special Rapporteur"})
"""Actors that are asked by just these names, whatever longer ones begin so."""


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name goes on where the short one ends: "Special Committee" and "Special Committee on the Charter".

    Not "States" and "States parties", which are two, nor a common noun such as "parties".
    """
    if short in _WHOLE_NAMES or not short[:1].isupper():
        return False
    return re.search(rf"(?:^| ){re.escape(short)} (?:on|of|for|to|against|in) ", name) is not None


# -- other ways to name whom an act asks ------------------------------------------------------------------------------


def _completive(text: str, at: int, end: int, code: str) -> int | None:
    """Where the subject begins of a clause that a verb takes as its object: "demands that Israel comply"."""
    found = (pattern.match(text, at, end) for pattern in patterns(code, "completives"))
    return next((match.end() for match in found if match), None)


def _nominative(text: str, start: int, end: int, code: str) -> int | None:
    """Where the first actor begins that is printed as the tables have it, where these name actors in the nominative."""
    if not language(code).acts.get("nominatives"):
        return None
    here = (m for m in actors_in(text, code) if start <= m.start and m.end <= end)
    return next((m.start for m in here if text[m.start : m.end].casefold() in _forms(m.name, code)), None)


@cache
def _forms(name: str, code: str) -> frozenset[str]:
    return frozenset(form.casefold() for form in actors()[name].forms[code])


def _agents(text: str, start: int, end: int, code: str, named: ActorsBefore) -> tuple[str, ...]:
    """The agents inside a noun, in full or in short; see :func:`_agents_in_nouns`."""
    if found := _agents_in_nouns(text, start, end, code):
        return _names(found)
    for match in _agent_pattern(code).finditer(text, start, _beside(text, start, end, code)):
        if (short := _short_form(text, match.end(), end, code)) and (meant := named.meant_by(short)):
            return (meant,)
    return ()


def _agents_in_nouns(text: str, start: int, end: int, code: str) -> list[Match]:
    """The agents inside a noun: "the provision by donors of contributions", "cooperation among States".

    Behind a comma only what is included counts; anything else is said beside the object ("taking note of the work of").
    """
    beside = _beside(text, start, end, code)
    for match in _agent_pattern(code).finditer(text, start, beside):
        found = objects(text, match.end(), end, code, near=True)
        if found and joins(text[match.end() : found[0].start], code):
            return found
    return []


def _beside(text: str, start: int, end: int, code: str) -> int:
    """Where, between two places, something begins that is only said beside the object."""
    match = _beside_pattern(code).search(text, start, end)
    return match.start() if match else end


@cache
def _beside_pattern(code: str) -> re.Pattern[str]:
    """A comma behind which nothing is included or joined."""
    table = language(code).acts
    going_on = bounded([*table["inclusions"], *table["conjunctions"], *table["adverbs"]], code)
    return re.compile(rf"{COMMA}(?!\s*{going_on})", re.IGNORECASE)


@cache
def _agent_pattern(code: str) -> re.Pattern[str]:
    return re.compile("|".join(language(code).acts["agents"]) or r"(?!)", re.IGNORECASE)


def _pronoun_after(text: str, at: int, code: str) -> str | None:
    """The pronoun right behind a verb ("invites them to")."""
    match = _pronoun_pattern(code).match(text[at : at + NEAR])
    return match[1] if match else None


@cache
def _pronoun_pattern(code: str) -> re.Pattern[str]:
    edge = r"(?![他余中各]|成员|会员|缔约)" if code == "zh" else r"(?!\w)"
    return re.compile(rf"\s*({either(language(code).acts['pronouns_after'])}){edge}", re.IGNORECASE)


def _pronoun_within(verb: str, code: str) -> str | None:
    """The pronoun that Arabic writes as one with a verb ("وتدعوها إلى ...")."""
    attached = language(code).acts.get("pronouns_attached", [])
    return next((p for p in attached if verb.endswith(p) and fold(verb.removesuffix(p)) in families(code)), None)


def _meant_by_pronoun(text: str, act: Act, pronoun: str, code: str, before: Sequence[Clause]) -> tuple[str, ...]:
    """Whom a pronoun means: those the clause before asks, else the actors it names; a singular one the last of them."""
    plural = fold(pronoun) in {fold(p) for p in language(code).acts["plural_pronouns"]}
    asking = [clause for clause in before if clause.addressees and not clause.own]
    if asking and (asking[-1] is before[-1] or not plural):
        names = asking[-1].addressees
    else:
        since = before[-1].start if before else 0
        names = _names([m for m in actors_in(text, code) if since <= m.start and m.end <= act.start])
    return names if plural else names[-1:]


def _short_form(text: str, start: int, end: int, code: str) -> str | None:
    """The head of an actor that is named in short right behind ``start``: "l'Office", "the Centre"."""
    pattern = _short_pattern(code)
    match = pattern.match(text, start, end)
    if match is None or any(m.start <= match.start("head") < m.end for m in actors_in(text, code)):
        return None
    head = match["head"]
    return head if head[:1].isupper() or code == "ar" or (code == "zh" and len(head) > 1) else None


@cache
def _short_pattern(code: str) -> re.Pattern[str]:
    openers = bounded(language(code).acts["actor_openers"], code)
    return re.compile(rf"\s*(?:(?:{openers})\s*)*(?P<head>\w+(?:-\w+)*)", re.IGNORECASE)
