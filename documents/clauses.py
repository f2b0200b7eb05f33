"""Reading a paragraph as clauses: each act's verb and family, whom it asks, what for, and by when.

A first honest version, by the tables of ``languages/``: the act that opens a paragraph, later acts after "and", a
comma or a semicolon, actors up to the action, pronouns ("et les invite à ...") and short forms ("l'Office").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from documents.languages import ASKING_FAMILIES, Language, Match, actors, actors_in, fold, language
from documents.languages.words import SUPERSCRIPTS
from documents.model import Clause

# What stands around an action and is no part of it.
_EDGES = " ,;.:،؛；。，："
# How far behind a verb an actor may begin when nothing shows where the action starts, in characters.
_NEAR = 60
# No words that show where an action begins, or that an actor is part of another noun, are longer than this.
_REACH = 200
_SUPERSCRIPT = re.compile("[" + "".join(map(chr, SUPERSCRIPTS)) + "]")


class _Act(NamedTuple):
    """A verb of the organ in a paragraph: where its words start and end, and the pronoun before it, if any.

    ``joint`` is where the words begin that join it to the act before ("and", ", and").
    """

    joint: int
    start: int
    end: int
    verb: str
    family: str
    pronoun: str | None


class ActorsBefore:
    """The actors that a document has named so far, so that "l'Office" finds the office it means."""

    def __init__(self, title: str, code: str) -> None:
        self._code = code
        self._names: list[str] = []
        self.remember(title)

    def remember(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Take in the actors that ``text`` names between two places, latest last."""
        for match in actors_in(text, self._code):
            if match.length > 1 and start <= match.start and (end is None or match.end <= end):
                if match.name in self._names:
                    self._names.remove(match.name)
                self._names.append(match.name)

    def meant_by(self, short: str) -> str | None:
        """The latest actor whose full name in this language has the word ``short`` as its head."""
        head = fold(short)
        for name in reversed(self._names):
            if any(self._has_head(fold(form), head) for form in actors()[name].forms[self._code]):
                return name
        return None

    def _has_head(self, form: str, head: str) -> bool:
        """A head opens a name ("Office des Nations Unies"), ends it in Chinese, and stands before "of" in English."""
        if self._code == "zh":
            return form.endswith(head)
        if self._code == "en":
            return re.split(r" (?:of|on|for|to|in|against) ", form)[0].endswith(f" {head}") or form.startswith(
                f"{head} "
            )
        return form.startswith(f"{head} ")


def read_clauses(text: str, code: str, named: ActorsBefore, chapeau: Clause | None = None) -> tuple[Clause, ...]:
    """The clauses of one paragraph, in order.

    ``named`` holds the actors of the paragraphs before and takes in those of this one. An item of a list that opens
    with no act of its own gets the verb and the addressees of its ``chapeau``.
    """
    text = _SUPERSCRIPT.sub(" ", text)
    acts = _acts(text, code)
    if not acts:
        named.remember(text)
        if chapeau is None:
            return ()
        return (_inherited(chapeau, text, code),)
    found: list[Clause] = []
    for act, following in zip(acts, [*acts[1:], None], strict=True):
        end = following.joint if following else len(text)
        addressees, action_at = _addressees(text, act, end, code, named, found)
        action = text[action_at:end].strip(_EDGES)
        found.append(Clause(act.verb, act.family, addressees, action, _deadline(action, code), act.start, end))
        named.remember(text, act.start, end)
    return tuple(found)


def _inherited(chapeau: Clause, text: str, code: str) -> Clause:
    action = text.strip(_EDGES)
    return Clause(chapeau.verb, chapeau.family, chapeau.addressees, action, _deadline(action, code), 0, len(text))


def _acts(text: str, code: str) -> list[_Act]:
    """The acts of a paragraph. Without one at its start there are none: the paragraph is no act of the organ."""
    opening = _opening_pattern(code).match(text)
    if opening is None:
        return []
    acts = [_act(opening, code)]
    for match in _later_pattern(code).finditer(text, opening.end()):
        # A pronoun may be an article ("la demande"): only an action that follows shows that it is none.
        if not match["pronoun"] or _action_start(text, match.end(), match.end() + 3, code) is not None:
            acts.append(_act(match, code))
    return acts


def _act(match: re.Match[str], code: str) -> _Act:
    verb = " ".join(match["verb"].split())
    pronoun = match.groupdict().get("pronoun")
    return _Act(
        match.start(),
        match.start("act"),
        match.end(),
        verb,
        _families(code)[fold(verb)],
        pronoun.strip() if pronoun else None,
    )


@cache
def _families(code: str) -> dict[str, str]:
    return {fold(verb): family for family, verbs in language(code).verbs.items() for verb in verbs}


def _either(forms: Sequence[str]) -> str:
    """A pattern for any of ``forms``, longest first; apostrophes and blanks in any of their kinds."""
    longest = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(f).replace("'", "['’]").replace(r"\ ", r"\s+") for f in longest) or r"(?!)"


def _verb_pattern(table: Language) -> str:
    verbs = [verb for forms in table.verbs.values() for verb in forms]
    adverbs = _either(table.acts["adverbs"])
    gap, edge = (r"\s*", "") if table.code == "zh" else (r"\s+", r"\b")
    return rf"(?:(?:{adverbs}){gap})*(?P<verb>{_either(verbs)}){edge}(?:{gap}(?:{adverbs}){edge})*"


@cache
def _opening_pattern(code: str) -> re.Pattern[str]:
    table = language(code)
    lead = _either(table.acts.get("leads", []))
    return re.compile(rf"\s*(?:(?:{lead})\s*)?(?P<act>{_verb_pattern(table)})", re.IGNORECASE)


@cache
def _later_pattern(code: str) -> re.Pattern[str]:
    table = language(code)
    spaced = [c for c in table.acts["connectives"] if c[-1].isalpha() and c not in table.acts.get("attached", [])]
    closed = [c for c in table.acts["connectives"] if c not in spaced]
    blank = "" if code == "zh" else r"\s+"
    before = "" if code == "zh" else r"(?<!\w)"
    joint = rf"(?:(?:{_either(closed)})\s*)?(?:{before}(?:{_either(spaced)}){blank})|(?:{_either(closed)})\s*"
    lead = _either(table.acts.get("leads", []))
    pronouns = _either(table.acts["pronouns"])
    pronoun = rf"(?P<pronoun>(?:{pronouns})(?:\s+|(?<=['’])))?" if table.acts["pronouns"] else "(?P<pronoun>(?!))?"
    return re.compile(rf"(?:{joint})(?:(?:{lead})\s*)?(?P<act>{pronoun}{_verb_pattern(table)})", re.IGNORECASE)


@cache
def _action_patterns(code: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in language(code).acts["action"])


def _action_start(text: str, start: int, end: int, code: str) -> int | None:
    """Where the first action begins whose first character lies between ``start`` and ``end``."""
    found = (pattern.search(text, start, end + _REACH) for pattern in _action_patterns(code))
    starts = [match.start() for match in found if match and match.start() < end]
    return min(starts, default=None)


def _addressees(
    text: str, act: _Act, end: int, code: str, named: ActorsBefore, before: list[Clause]
) -> tuple[tuple[str, ...], int]:
    """(canonical actors asked, where the action starts) of the clause from ``act`` to ``end``."""
    if act.family not in ASKING_FAMILIES:
        return (), act.end
    start = _action_start(text, act.end, end, code)
    if pronoun := act.pronoun or _pronoun_after(text, act.end, code) or _pronoun_within(act.verb, code):
        return _meant_by_pronoun(text, act, pronoun, code, before), start or act.end
    limit = start if start is not None else min(end, act.end + _NEAR)
    found = [m for m in actors_in(text, code) if act.end <= m.start < limit and m.end <= end]
    direct = [m for m in found if not _is_embedded(text, act.end, m, code)]
    names = list(dict.fromkeys(m.name for m in direct))
    if not names and (short := _short_form(text[act.end : limit], code)):
        meant = named.meant_by(short)
        names = [meant] if meant else []
    return tuple(names), start if start is not None else act.end


def _pronoun_after(text: str, at: int, code: str) -> str | None:
    """The pronoun right behind a verb ("invites them to")."""
    edge = "" if code == "zh" else r"(?!\w)"
    match = re.match(
        rf"\s*({_either(language(code).acts['pronouns_after'])}){edge}", text[at : at + _NEAR], re.IGNORECASE
    )
    return match[1] if match else None


def _pronoun_within(verb: str, code: str) -> str | None:
    """The pronoun that Arabic writes as one with a verb ("وتدعوها إلى ...")."""
    attached = language(code).acts.get("pronouns_attached", [])
    return next((p for p in attached if verb.endswith(p) and fold(verb.removesuffix(p)) in _families(code)), None)


def _meant_by_pronoun(text: str, act: _Act, pronoun: str, code: str, before: list[Clause]) -> tuple[str, ...]:
    """The actors of the clause before: all for a plural pronoun, the last for a singular one."""
    since = before[-1].start if before else 0
    within = (m for m in actors_in(text, code) if since <= m.start and m.end <= act.start)
    names = list(dict.fromkeys(m.name for m in within))
    plural = fold(pronoun) in {fold(p) for p in language(code).acts["plural_pronouns"]}
    return tuple(names if plural else names[-1:])


def _is_embedded(text: str, since: int, match: Match, code: str) -> bool:
    """Whether the actor only belongs to another noun ("les avantages des différents organismes")."""
    lead = re.split(r"[,;،؛，；、]", text[max(since, match.start - _REACH) : match.start])[-1]
    embedders = _either(language(code).acts["embedders"])
    if code == "zh":
        return re.search(rf"(?:{embedders})$", lead) is not None
    return re.search(rf"(?<!\w)(?:{embedders})(?:\s+|(?<=['’\s]))(?:\w+\s+){{0,2}}$", lead, re.IGNORECASE) is not None


def _short_form(region: str, code: str) -> str | None:
    """The head of an actor that is named in short: "l'Office", "the Centre"."""
    openers = _either(language(code).acts["actor_openers"])
    match = re.match(rf"\s*(?:(?:{openers})\s*)?(?P<head>\w+(?:-\w+)*)", region, re.IGNORECASE)
    if match is None:
        return None
    head = match["head"]
    return head if head[:1].isupper() or code in ("ar", "zh") else None


def _deadline(action: str, code: str) -> str | None:
    found = [m for p in language(code).acts["deadline"] for m in re.finditer(p, action, re.IGNORECASE)]
    return "; ".join(dict.fromkeys(m[0].strip() for m in sorted(found, key=lambda m: m.start()))) or None
