"""Reading a paragraph as clauses: each act's verb and family, whom it asks, what for, and by when.

By the tables of ``languages/``; :mod:`documents.acts` finds the verbs, :mod:`documents.addressees` whom they ask,
:mod:`documents.timing` the deadlines.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from documents.acts import Act, acts_in, patterns
from documents.addressees import ActorsBefore, Asked, asked_by
from documents.languages import ASKING_FAMILIES, actors, language
from documents.languages.words import SUPERSCRIPTS
from documents.model import Clause
from documents.timing import deadline_in, due_in, recurrence_in

# What stands around an action and is no part of it.
_EDGES = " ,;.:،؛；。，："
_SUPERSCRIPT = re.compile("[" + "".join(map(chr, SUPERSCRIPTS)) + "]")
_MARKS = re.compile("[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that change no word: Arabic vowel signs and lengthenings, marks of direction, soft hyphens."""

_DECIDING = "decide"
_SHORT = 40
"""Characters below which what a chapeau says behind its verb is no clause of its own ("decides, in this regard:")."""

_TIMED = {*ASKING_FAMILIES, _DECIDING}
"""Families whose acts set a deadline; a session named in another ("recalls the report at its last session") is none."""


def read_clauses(
    text: str, code: str, named: ActorsBefore, organ: str | None = None, chapeau: Clause | None = None
) -> tuple[Clause, ...]:
    """The clauses of one paragraph, in order.

    ``named`` holds the actors of the paragraphs before and takes in those of this one. ``organ`` is the one that acts,
    by its English name. An item of a list that opens with no act of its own gets the verb and the addressees of its
    ``chapeau``.
    """
    printed = _SUPERSCRIPT.sub(" ", text)
    plain = _MARKS.sub("", printed)
    found = _read(plain, code, named, organ, chapeau)
    return found if plain == printed else _as_printed(found, plain, printed)


def _as_printed(clauses: tuple[Clause, ...], plain: str, printed: str) -> tuple[Clause, ...]:
    """The clauses of ``plain`` with places and actions in ``printed``, which has marks between the letters."""
    places = [at for at, character in enumerate(printed) if not _MARKS.match(character)] + [len(printed)]

    def put(clause: Clause) -> Clause:
        at = plain.rfind(clause.action, clause.start, clause.end)
        action = printed[places[at] : places[at + len(clause.action)]].strip(_EDGES) if at >= 0 else clause.action
        return replace(clause, action=action, start=places[clause.start], end=places[clause.end])

    return tuple(put(clause) for clause in clauses)


def _read(text: str, code: str, named: ActorsBefore, organ: str | None, chapeau: Clause | None) -> tuple[Clause, ...]:
    acts = _asking_somebody(acts_in(text, code, is_item=chapeau is not None), text, code, named)
    found: list[Clause] = []
    if chapeau is not None and (not acts or acts[0].joint > 0):
        end = acts[0].joint if acts else len(text)
        if text[:end].strip(_EDGES):
            found.append(_inherited(chapeau, text, end, code, organ, named))
            named.remember(text, 0, end)
    for act, following in zip_longest(acts, acts[1:]):
        end = following.joint if following else len(text)
        asked = _asked(text, act, end, code, named, organ, found, following)
        own = act.family == _DECIDING and bool(asked.names)
        found.append(_clause(act, asked, text, end, code, own))
        named.remember(text, act.start, end)
    if not acts:
        named.remember(text)
    return tuple(found)


def _asking_somebody(acts: list[Act], text: str, code: str, named: ActorsBefore) -> list[Act]:
    """``acts`` without later participles that ask nobody: "promoting and encouraging respect for human rights"."""
    ends = [*(act.joint for act in acts[1:]), *([len(text)] if acts else [])]
    return [
        act
        for act, end in zip(acts, ends, strict=True)
        if act is acts[0]
        or not act.participle
        or acts[0].participle
        or asked_by(text, act, end, code, named, (), False).names
    ]


def _asked(
    text: str,
    act: Act,
    end: int,
    code: str,
    named: ActorsBefore,
    organ: str | None,
    before: list[Clause],
    following: Act | None,
) -> Asked:
    if act.family in ASKING_FAMILIES or act.passive or act.verb.casefold() in language(code).acts["authorizing"]:
        joined = following is not None and following.family in ASKING_FAMILIES
        return asked_by(text, act, end, code, named, before, joined)
    if act.family == _DECIDING and organ and _binds_itself(text, act.end, code):
        return Asked((organ,), act.end)
    return Asked((), act.end)


def _clause(act: Act, asked: Asked, text: str, end: int, code: str, own: bool) -> Clause:
    action = text[asked.action_at : end].strip(_EDGES)
    when = text[act.end : end] if act.family in _TIMED or act.passive else ""
    names = tuple(dict.fromkeys(actors()[name].asked_as or name if name in actors() else name for name in asked.names))
    return Clause(
        act.verb, act.family, names, action, deadline_in(when, code), act.start, end, recurrence_in(when, code),
        due_in(action, code) if when else None, own, asked.doubt if asked.names else "",
    )  # fmt: skip


def _inherited(chapeau: Clause, text: str, end: int, code: str, organ: str | None, named: ActorsBefore) -> Clause:
    """The clause of an item: the verb and the addressees of its chapeau with an action of its own.

    Where the chapeau names nobody, the item may: "Encourages: (a) All States to ...".
    """
    act = Act(0, 0, 0, chapeau.verb, chapeau.family)
    if chapeau.family in ASKING_FAMILIES and not chapeau.addressees and not chapeau.action:
        return _clause(act, asked_by(text, act, end, code, named, (), False), text, end, code, False)
    open_chapeau = chapeau.own or len(chapeau.action) < _SHORT
    own = chapeau.family == _DECIDING and organ is not None and open_chapeau and _binds_itself(f" {text}", 0, code)
    if "pivots" in language(code).acts:  # there no "to" tells a thing to do from a thing decided
        own = own and (chapeau.own or not chapeau.action)
    addressees = (organ,) if own and organ else () if chapeau.family == _DECIDING else chapeau.addressees
    return _clause(act, Asked(addressees, 0, chapeau.doubt), text, end, code, own)


def _binds_itself(text: str, at: int, code: str) -> bool:
    """Whether what an organ decides is something to do, and so to be done by itself: "decides to remain seized"."""
    return any(pattern.match(text, at) for pattern in patterns(code, "own"))
