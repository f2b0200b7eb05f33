"""The actors that stand as objects of a verb, told from those in a phrase beside them.

The words behind the verb are gone through once; each sign (a comma, "and", a preposition, "including") says how to take
the actors behind it. The signs are lists of ``[acts]`` in ``languages/*.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from documents.acts import action_start, bounded, patterns
from documents.languages import Match, actors_in, fold, language

NEAR = 60
"""How far behind a verb, or behind the actor before it, an actor may begin when nothing shows where the action starts,
in characters."""

_DIRECT = 40
"""Characters at most between a preposition and the actor that is its object."""

_BARE = 3
"""Words at most of an actor's name that may describe another noun: "United Nations system"."""

SYSTEM = "United Nations system"
WHOLES = frozenset({SYSTEM, "United Nations", "United Nations development system"})
"""Actors whose parts are often named by a common noun: the "bodies" or "organizations" of the system are the system."""

COMMA = r"[,;،؛，；]"
_ASIDE = r"\([^()]{1,80}\)|[—–]\s[^—–]{1,80}\s[—–]"
_CAPITAL = re.compile(r"\s+[A-Z]")
_NEXT_WORD = re.compile(r"\s+(?P<first>\w)[\w-]*")


def objects(text: str, start: int, end: int, code: str, near: bool = False, strict: bool = False) -> list[Match]:
    """The actors between two places that are objects of the verb before them.

    ``near``: nothing shows where they end, so that each must stand close to the verb or to the one before. ``strict``:
    they are the subject of a clause whose verb no table knows, so that they end at the first word that joins nothing.
    """
    here = [m for m in actors_in(text, code) if start <= m.start and m.end <= end]
    reader, at, governed, since, taken = _Reader(), start, start, start, ""
    for found in _signs(text, start, end, code, here):
        if isinstance(found, _Sign):
            since = found.end
            if not text[governed : found.start].strip() and found.kind in ("aside", "company", "genitive", "nothing"):
                governed = found.end
                taken = fold(text[found.start : found.end]) if found.kind == "aside" else taken
                continue  # what a verb takes its object with: "exige d'Israël", "its request in this regard to"
            if found.kind == "aside" and fold(text[found.start : found.end]) == taken:
                continue  # and once more: "обращается к A и к B"
            if strict and found.kind in ("aside", "company") and reader.kept:
                break
            reader.sign(found)
            continue
        gap = text[at : found.start]
        if (near and found.start - at > NEAR) or (strict and not joins(gap, code)):
            break
        behind = "verb" if since == governed else "actor" if since == at else "sign"
        if found.start >= since and _is_owned(text[since : found.start], text[found.start : found.end], behind, code):
            reader.sign(_Sign("genitive", found.start, found.start))
        if actor := _as_object(text, found, end, code):
            reader.actor(actor, behind == "actor" and not gap.strip())
        at = since = found.end
    return reader.kept


def _is_owned(gap: str, actor: str, behind: str, code: str) -> bool:
    """Whether an actor belongs to a noun before it by its place or its case alone: "сеть центров ООН", "هيئات الدول".

    ``gap`` is what stands between it and the verb, the actor or the sign before it (``behind``).
    """
    if "owned" not in language(code).acts:
        return False
    if gap.strip() and any(pattern.search(gap) for pattern in patterns(code, "owners")):
        return True
    if behind == "verb":
        return False
    return (behind == "actor" and not gap.strip()) or _owned_pattern(code).match(actor) is not None


@cache
def _owned_pattern(code: str) -> re.Pattern[str]:
    return re.compile("|".join(language(code).acts["owned"]) or r"(?!)", re.IGNORECASE)


def joins(gap: str, code: str) -> bool:
    """Whether ``gap`` holds nothing but articles, quantifiers and what joins the members of a list."""
    return not _joining_pattern(code).sub("", gap)


@cache
def _joining_pattern(code: str) -> re.Pattern[str]:
    table = language(code).acts
    words = bounded([*table["actor_openers"], *table["conjunctions"], *table["inclusions"]], code)
    return re.compile(rf"{words}|{COMMA}|{_ASIDE}|\s", re.IGNORECASE)


class _Sign(NamedTuple):
    """Something that tells how to take the actors behind it."""

    kind: str
    start: int
    end: int


@cache
def _sign_pattern(code: str) -> re.Pattern[str]:
    table = language(code).acts
    kinds = {
        "nothing": [*table["adverbs"], *(o for o in table["actor_openers"] if " " in o or "'" in o)],
        "inclusion": table["inclusions"],
        "joint": table["conjunctions"],
        "genitive": table["genitives"],
        "aside": [form for form in table["embedders"] if form not in table["company"]],
        "company": table["company"],
    }
    words = (f"(?P<{kind}>{bounded(forms, code)})" for kind, forms in kinds.items())
    return re.compile("|".join([*words, rf"(?P<comma>{COMMA}|(?<=\s)[—–](?=\s))"]), re.IGNORECASE)


def _signs(text: str, start: int, end: int, code: str, found: Sequence[Match]) -> Iterator[_Sign | Match]:
    """The signs and the actors between two places in order; what stands inside an actor's name is no sign."""
    at = start
    for match in found:
        yield from _signs_between(text, at, max(at, match.start), code)
        if code == "ar" and text[match.start] == "و":
            yield _Sign("joint", match.start, match.start + 1)
        yield match
        at = match.end
    yield from _signs_between(text, at, end, code)


def _signs_between(text: str, start: int, end: int, code: str) -> Iterator[_Sign]:
    for match in _sign_pattern(code).finditer(text, start, end):
        kind = str(match.lastgroup)
        if kind in ("aside", "company") and _CAPITAL.match(text, match.end()):
            kind = "genitive"  # "the Division for Inclusive Social Development": it goes on with a name
        yield _Sign(kind, match.start(), match.end())


class _Reader:
    """Goes through the words behind a verb and keeps the actors that are its objects.

    ``object``: the next actor is one. ``part``: behind "of", it belongs to another noun. ``aside``: inside a phrase
    with a preposition or a relative clause, where further actors stay until a comma ends it; one whose object is an
    actor may be a list itself ("in consultation with States, the Office and others"), so a comma does not end that, nor
    one that stands right behind the preposition ("with the support of, as appropriate, the Office").
    """

    def __init__(self) -> None:
        self.state = "object"
        self.kept: list[Match] = []
        self._opener: _Sign | None = None
        self._passed = 0
        self._is_list = False
        self._is_company = False
        self._has_head = False

    def sign(self, sign: _Sign) -> None:
        """Take in a sign that is followed by no actor yet."""
        if sign.kind in ("joint", "comma", "inclusion"):
            self._has_head = False
        waiting = self._opener is not None and sign.start <= self._passed + 1
        if sign.kind in ("aside", "company", "genitive"):
            if sign.kind != "genitive" and self.state != "aside":
                self.state, self._is_list, self._is_company = "aside", False, sign.kind == "company"
            elif self.state == "object":
                self.state = "part"
            self._opener, self._passed = sign, sign.end
        elif waiting and sign.kind in ("comma", "nothing"):
            self._passed = sign.end
        elif self.state == "aside":
            # "In collaboration with partners, such as the Office": whom one works with may be named behind.
            stays = self._is_list or (sign.kind == "inclusion" and self._is_company)
            if sign.kind in ("comma", "inclusion") and not stays:
                self.state = "object"
        elif sign.kind in ("comma", "inclusion") or (sign.kind == "joint" and self.kept):
            self.state = "object"

    def actor(self, match: Match, behind_actor: bool) -> None:
        """Take in an actor; ``behind_actor`` says that it stands right behind another."""
        last = self.kept[-1] if self.kept else None
        if self.state == "object":
            touches = behind_actor and last is not None and last.end <= match.start
            if touches and last is not None and not _is_common(last.name) and _is_common(match.name):
                self.kept[-1] = last._replace(name=_system(last.name))  # "United Nations organizations"
                return
            self.kept.append(match)
            self._has_head = True
        elif self.state == "part" and match.name in WHOLES:
            if not self._has_head:
                self.kept.append(match._replace(name=_system(match.name)))  # "agencies of the United Nations"
                self._has_head = True
            elif last is not None and _is_common(last.name):
                self.kept[-1] = match._replace(name=_system(match.name))  # "organizations of the United Nations"
        elif self.state == "aside" and self._opener is not None and match.start - self._passed <= _DIRECT:
            self._is_list = True


def _system(whole: str) -> str:
    """What the parts of a whole are: the Organization's are the system."""
    return SYSTEM if whole == "United Nations" else whole


def _is_common(name: str) -> bool:
    """Whether an actor is named by a common noun ("organizations"), not by a name of its own."""
    return name[:1].islower()


def _as_object(text: str, match: Match, end: int, code: str) -> Match | None:
    """The actor that an actor right before another noun makes with it, None where that is a name of something else.

    "United Nations bodies" are the system; "the United Nations Convention against Corruption" is nobody.
    """
    if match.name not in language(code).acts["modifiers"] or match.length > _BARE:
        return match
    word = _NEXT_WORD.match(text, match.end, end)
    if word is None or action_start(text, match.end, word.end(), code) is not None:
        return match
    if _sign_pattern(code).match(text, word.start("first")):
        return match
    if any(m.start == word.start("first") for m in actors_in(text, code)):
        return match
    return None if word["first"].isupper() else match._replace(name=_system(match.name))
