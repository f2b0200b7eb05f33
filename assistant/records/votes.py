"""What the record tells of a vote: totals, who was on which side, and how the countries asked about voted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.countries import country_name, country_of, member_states, shown
from assistant.records.asked import SIDES, RecordAsked
from assistant.wording import listed, told
from documents import Document
from documents.model import Vote

_COMPLETE_IN = "General Assembly"
"""The organ in which every Member of the United Nations may vote."""


class Told(NamedTuple):
    """What a record tells of a fact, in sentences, and the facts that it does not tell, by name."""

    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


@lru_cache(maxsize=2048)
def sides_of(vote: Vote) -> dict[str, str]:
    """The side of each country that a vote names, by canonical name."""
    each = zip(SIDES, (vote.in_favour, vote.against, vote.abstained, vote.absent), strict=True)
    return {country: side for side, names in each for name in names if (country := country_of(name))}


def total(vote: Vote, side: str) -> int | None:
    """How many there were on a side."""
    return {"in_favour": vote.yes, "against": vote.no, "abstained": vote.abstaining}.get(side)


def vote_told(document: Document, asked: RecordAsked, wants_figure: bool, wants_names: bool, code: str) -> Told:
    """What the record of ``document`` tells of its vote, in the language ``code``."""
    vote = document.masthead.vote
    if vote is None:
        if document.masthead.without_vote:
            return Told((told(code, "without_vote", document=document.symbol),))
        return Told(unsaid=("vote",))
    sides = tuple(dict.fromkeys(match.name for match in asked.sides))
    said: list[str] = []
    names_vote = bool(asked.cues & {"vote", "by_vote"}) and not asked.countries
    if wants_figure or names_vote or not (sides or asked.countries or asked.everybody):
        said.append(totals_told(document, vote, code))
    if asked.countries:
        return _with_names(said, _countries_told(document, vote, asked.countries, code), document, vote, code)
    if asked.everybody or (sides and (wants_names or not wants_figure)):
        wanted = sides or SIDES[:3]
        return _with_names(said, [_side_told(document, vote, side, code) for side in wanted], document, vote, code)
    return Told(tuple(said))


def totals_told(document: Document, vote: Vote, code: str) -> str:
    """How many voted in favour, against and neither."""
    return told(code, "vote", document=document.symbol, yes=vote.yes, no=vote.no, abstaining=vote.abstaining)


def _with_names(said: list[str], named: list[str], document: Document, vote: Vote, code: str) -> Told:
    """``said`` and then what names countries; only the totals where the record names none."""
    if sides_of(vote):
        return Told((*said, *named))
    return Told(tuple(said) or (totals_told(document, vote, code),), ("voters",))


def _countries_told(document: Document, vote: Vote, countries: Sequence[str], code: str) -> list[str]:
    """How each of ``countries`` voted, those of one side together."""
    sides = sides_of(vote)
    said = []
    for side in SIDES:
        names = [country_name(c, code) for c in countries if sides.get(c, "not_voting") == side]
        if names:
            name = "voted_absent" if side == "not_voting" else f"voted_{side}"
            said.append(told(code, name, document=document.symbol, names=listed(code, names)))
    return said


def _side_told(document: Document, vote: Vote, side: str, code: str) -> str:
    if side == "not_voting":
        names = [country_name(country, code) for country in not_voting(document, vote)]
        count = len(names)
    else:
        names = shown({"in_favour": vote.in_favour, "against": vote.against, "abstained": vote.abstained}[side], code)
        count = total(vote, side) or 0
    name = "absent" if side == "not_voting" else side
    shown_names = listed(code, names) if names else told(code, "nobody")
    return told(code, name, document=document.symbol, count=count, names=shown_names)


def not_voting(document: Document, vote: Vote) -> list[str]:
    """The Members of the United Nations that a vote of the General Assembly does not name."""
    sides = sides_of(vote)
    if document.masthead.organ != _COMPLETE_IN or len(sides) != sum(filter(None, (vote.yes, vote.no, vote.abstaining))):
        return [country for country, side in sides.items() if side == "not_voting"]
    return [country for country in member_states() if sides.get(country, "not_voting") == "not_voting"]
