"""Whom an act asks where no word parts them from the action: Chinese, whose object is the subject of what follows.

"敦促 尚未加入公约的国家和有能力的捐助方 采取措施": the list of actors ends at the first word that neither goes on with
the name of an actor nor joins another to it. What describes an actor stands before it and ends in 的, so that an actor
at the end of such a clause is asked and those inside are not. The patterns are those of ``[acts.pivots]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from documents.languages import Match, actors_in, language
from documents.objects import SYSTEM

_NEAR = 24
"""How many characters of words that no table knows may stand before an actor."""

_ITEM = 60
"""How many where they may be members of a list that no table knows."""

_CLAUSE = 160
"""How long a clause that describes an actor may be, in characters."""

_WHOLES = frozenset({SYSTEM, "United Nations"})
"""Actors before which a common noun names no more than their parts ("联合国系统各组织")."""


_AHEAD = 40
"""How many actors may stand before the one that a clause describes."""

_NAMES = 8
"""How many names one form may stand for."""

_STOP = re.compile(r"[，；。、]|$")


class Pivots(NamedTuple):
    """The actors that a verb asks, and where what they are to do begins."""

    kept: list[Match]
    end: int


def pivots_in(text: str, start: int, end: int, code: str, pivotal: bool) -> Pivots:
    """The actors asked by a verb that ends at ``start``, in a clause that ends at ``end``.

    ``pivotal`` says that the verb always takes an actor ("请"); others may take an action at once ("呼吁采取措施").
    """
    reader = _Reader(text, start, end, code, pivotal)
    reader.read()
    if reader.kept and reader.matches("agents_between", reader.at):
        reader.restart(start)
        reader.read(agents=True)  # "鼓励会员国之间以及会员国与各组织之间的合作"
    return Pivots(reader.kept, reader.at)


def agents_in(text: str, start: int, end: int, code: str) -> list[Match]:
    """The actors that a noun behind the verb has for agents: "会员国之间的合作", "各国的努力"."""
    reader = _Reader(text, start, end, code, True)
    passed = start
    for match in reader.actors:
        if match.start < passed:
            continue
        reader.restart(match.start)
        reader.read(agents=True)
        passed = max(reader.at, match.end)
        if match.start > start and text[match.start - 1] in "与同向对给":
            continue
        before = text[max(start, match.start - 12) : match.start]
        if reader.kept and (
            reader.matches("agents_behind", reader.at) or re.search(_pattern(code, "agents_before"), before)
        ):
            return reader.kept
    return []


def _actors_behind(text: str, at: int, code: str) -> Sequence[Match]:
    """The actors behind a verb that ends at ``at``, none made of its last characters: 建"议会"员国 is no parliament."""
    found = actors_in(text, code)
    if any(m.start < at < m.end for m in found):
        return [m._replace(start=m.start + at, end=m.end + at) for m in actors_in(text[at:], code)]
    return found


class _Reader:
    """Goes through the words behind a verb, as far as actors are joined to actors."""

    def __init__(self, text: str, start: int, end: int, code: str, pivotal: bool) -> None:
        self.text, self.end, self.code, self.pivotal = text, end, code, pivotal
        titles = [m.span() for m in _compiled(code, "titles").finditer(text, start, end)]
        self.actors = [
            m
            for m in _actors_behind(text, start, code)
            if start <= m.start and m.end <= end and not any(a < m.start and m.end < b for a, b in titles)
        ]
        self._titles = titles
        self._starts = [m.start for m in self.actors]
        self._adjectives = {f"{before}国家" for before in "请促励邀吁和、及"}
        self.restart(start)

    def restart(self, at: int) -> None:
        self.at = at
        self.kept: list[Match] = []
        self._next = self._place(at)

    def _place(self, at: int) -> int:
        """The number of the first actor that begins at a place or behind it."""
        return bisect_left(self._starts, at)

    def matches(self, name: str, at: int) -> re.Match[str] | None:
        return _compiled(self.code, name).match(self.text, at, self.end)

    def read(self, agents: bool = False) -> None:
        joint, included = "joints_of_agents" if agents else "joints", False
        while True:
            here = self.at
            if group := self.matches("group", here):  # "包括A和B在内的"
                self._take_all(here, group.end())
                self.at = group.end()
                if not self._take_next():
                    return
            elif not self._take_next():
                self.at = here
                return
            while self._skip_tail():
                pass
            behind = self.at
            if aside := self.matches("asides", self.at):
                self.at = aside.end()  # "在各自任务范围内、", before the list goes on
            if (match := self.matches("closers", self.at)) or (match := self.matches(joint, self.at)):
                self.at = match.end()
                if self._next_actor() is None and self.matches("group", self.at) is None:
                    self.at = behind
                    return
                included = included or any(w in match[0] for w in language(self.code).acts["inclusions"])
                continue
            if included and (comma := re.compile("，").match(self.text, self.at, self.end)):
                self.at, included = comma.end(), False
                if (actor := self._next_actor()) and not self._starts_action(self.at) and actor.start - self.at <= 4:
                    continue  # "请各专门机构，特别是世界旅游组织，联合国机构和其他组织"
            self.at = behind
            return

    # -- one member of the list ------------------------------------------------------------------------------------

    def _next_actor(self) -> Match | None:
        """The actor that the words at the present place lead up to, if they are no action."""
        at = self.at
        if match := self.matches("openers", at):
            at = match.end()
        for actor in self.actors[self._next : self._next + _AHEAD]:
            if actor.start < at:
                if actor.start >= self.at:
                    return actor  # "各国" begins with what may open an actor
                continue
            if self._length(at, actor.start) > _CLAUSE:
                return None
            gap = self.text[at : actor.start]
            if self._leads(gap, at, actor):
                return actor
            if self._is_action(gap, at):
                return None
        return None

    def _length(self, start: int, end: int) -> int:
        """The characters between two places, those of titles of treaties left out."""
        return end - start - sum(b - a for a, b in self._titles if start <= a and b <= end)

    def _leads(self, gap: str, at: int, actor: Match) -> bool:
        """Whether the words between here and an actor belong before it: what describes it, or members of the list."""
        if not gap:
            name = self.text[actor.start : actor.end]
            if (
                self.kept
                and at == self.at
                and self.text.endswith("组织", 0, self.kept[-1].end)
                and name in language(self.code).acts["pivots"]["vague"]
            ):
                return False  # "国际组织和机构" are bodies
            vague = name in language(self.code).acts["pivots"]["vague_behind_this"]
            return not (vague and re.search(r"(?:该|这些|上述|此类|那些)$", self.text[max(0, at - 2) : at]))
        has_action = self._action_in(at, actor.start)
        if self.matches("attributes", at) or has_action or "的" in gap:
            return self._describes(gap, at, actor, has_action)
        if self.text[actor.start : actor.end] in language(self.code).acts["pivots"]["vague"]:
            return False
        has_joint = re.search(_pattern(self.code, "joints"), gap) is not None
        return re.search(r"[，；。：]", gap) is None and len(gap) <= (_ITEM if has_joint else _NEAR)

    def _describes(self, gap: str, at: int, actor: Match, has_action: bool) -> bool:
        """Whether ``gap`` is a clause that describes the actor behind it: "尚未加入公约的国家"."""
        if not re.search(rf"的{_pattern(self.code, 'adjectives')}$", gap) or re.search(r"[；。：]", gap):
            return False
        attribute = self.matches("attributes", at) is not None
        if "，" in gap and not attribute:
            return False
        behind = self._end_of(actor)
        if self.text[behind : behind + 1] == "的":
            return False
        if attribute:
            return True
        starts = self._starts_action(at)
        if has_action and not starts and not self.kept:
            return False  # a noun that no table knows, and what it is to do
        if starts and not self.pivotal:
            return self._starts_action(behind) or self.matches("joints", behind) is not None
        return not _STOP.match(self.text, behind, self.end) or self._joined_action(behind)

    def _joined_action(self, at: int) -> bool:
        match = re.compile("，").match(self.text, at, self.end)
        return match is not None and self._starts_action(match.end())

    def _end_of(self, actor: Match) -> int:
        match = self.matches("tails", actor.end)
        return match.end() if match else actor.end

    def _is_action(self, gap: str, at: int) -> bool:
        """Whether what stands between here and an actor rules out that any later one is asked."""
        return bool(re.search(r"[；。：]", gap)) or ("，" in gap and self.matches("attributes", at) is None)

    def _starts_action(self, at: int) -> bool:
        return self.matches("action", at) is not None

    def _action_in(self, start: int, end: int) -> bool:
        pattern = _compiled(self.code, "action")
        return any(
            not any(a <= m.start() < b for a, b in self._titles) for m in pattern.finditer(self.text, start, end)
        )

    def _take_next(self) -> bool:
        actor = self._next_actor()
        if actor is None:
            return False
        self._take(actor)
        return True

    def _take(self, actor: Match) -> None:
        """Keep an actor with all names it has; what touches it belongs to its name, and the last one is the head."""
        first = self._place(actor.start)
        same = [m for m in self.actors[first : first + _NAMES] if m.start == actor.start]
        self.at = actor.end
        self._pass()
        if self.text[actor.start - 1 : actor.end] in self._adjectives and self.matches("adjectival", actor.end):
            return  # "国家和地方政府": national ones
        if actor.name == "United Nations development system" and (parts := self.matches("parts", self.at)):
            self.kept += same
            self.at = parts.end()
            self._pass()
            return
        if actor.name in _WHOLES and (parts := self.matches("parts", self.at)):
            self.kept.append(actor._replace(name=SYSTEM))
            self.at = parts.end()
            self._pass()
            return
        follower = self._follower()
        if (
            follower is not None
            and self.text[self.at : follower.end] in language(self.code).acts["pivots"]["also_verbs"]
        ):
            follower = None
        if follower is None and actor.name == "United Nations" and self._names_more():
            return
        if follower is not None:
            if actor.name == SYSTEM or actor.name == "administering Powers":
                self.kept += same
            self._take(follower)
            if actor.name == SYSTEM and (parts := self.matches("parts_beside", self.at)):
                self.at = parts.end()
                self._pass()
            return
        if not self.matches("other_heads", self.at):
            self.kept += same

    def _names_more(self) -> bool:
        """Whether the Organization's name only opens one that no table knows: "联合国人道主义协调员和..."."""
        if self._starts_action(self.at) or (_STOP.match(self.text, self.at, self.end) or self.text[self.at] == "："):
            return False
        return self.matches("joints", self.at) is None

    def _follower(self) -> Match | None:
        """The actor whose name the present one only opens: "秘书处经济和社会事务部", "联合国系统各组织"."""
        match = self.matches("inside", self.at)
        places = {self.at, match.end() if match else self.at}
        return next((m for m in self.actors[self._next : self._next + 2] if m.start in places), None)

    def _take_all(self, start: int, end: int) -> None:
        """Keep the members of a list that is closed by a word of its own."""
        found = [m for m in self.actors[self._place(start) : self._place(end)] if m.end <= end]
        for match in found:
            if not re.match(r"的|之间|间", self.text[match.end : end]) and not any(m.start == match.end for m in found):
                self.kept.append(match)
        self._next = self._place(end)

    def _pass(self) -> None:
        self._next = self._place(self.at)

    def _skip_tail(self) -> bool:
        match = self.matches("tails", self.at)
        if match is None or match.end() == self.at:
            return False
        self.at = match.end()
        self._pass()
        return True


@cache
def _pattern(code: str, name: str) -> str:
    table: Mapping[str, Sequence[str]] = language(code).acts["pivots"]
    if name == "action":
        return "|".join(language(code).acts["action"])
    return f"(?:{'|'.join(table[name])})"


@cache
def _compiled(code: str, name: str) -> re.Pattern[str]:
    return re.compile(_pattern(code, name))
