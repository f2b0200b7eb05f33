"""Resolutions of one series: the same title, session after session."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from documents import Document
from documents.languages import fold
from index import Index

ALIKE, ALIKE_CITED = 90, 70
"""How alike (0 to 100, rapidfuzz's token sort ratio) two titles must be to be of one series, and where one of the two
resolutions cites the other: titles are reworded in time."""


def neighbour(index: Index, symbol: str, later: bool) -> str | None:
    """The symbol of the resolution of the same series right before ``symbol``, or right after; None without one."""
    versions = [d for d in index.documents if d.symbol == symbol]
    here = next((place for d in versions if (place := _place(d)) is not None), None)
    if here is None:
        return None
    found = {
        other.symbol: place
        for other in index.documents
        if (place := _place(other)) is not None
        and (place > here) is later
        and place != here
        and _of_series(other, versions)
    }
    choose = min if later else max
    return choose(found, key=lambda other: found[other]) if found else None


def _of_series(document: Document, versions: Iterable[Document]) -> bool:
    """Whether a document has nearly the title of another one, as that is in the same language."""
    return any(_are_of_one(document, other) for other in versions if other.language == document.language)


def _are_of_one(one: Document, other: Document) -> bool:
    if one.symbol == other.symbol or one.masthead.organ != other.masthead.organ or not one.masthead.title:
        return False
    alike = fuzz.token_sort_ratio(fold(one.masthead.title), fold(other.masthead.title))
    return alike >= ALIKE or (alike >= ALIKE_CITED and (_cites(one, other.symbol) or _cites(other, one.symbol)))


def _cites(document: Document, symbol: str) -> bool:
    return any(reference.target == symbol for paragraph in document.paragraphs for reference in paragraph.references)


def _place(document: Document) -> tuple[int, str] | None:
    """Where a document stands in time: by session, then by day."""
    facts = document.masthead
    day = facts.date_adopted or facts.date_published
    session = facts.session if isinstance(facts.session, int) else day.year if day else None
    return None if session is None else (session, day.isoformat() if day else "")
