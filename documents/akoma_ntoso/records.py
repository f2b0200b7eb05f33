"""The records that the United Nations publish beside the XML (``data_extract/78.json``): sponsors, votes, subjects."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.dates import first_date
from documents.errors import UnreadableFile
from documents.model import Vote
from documents.symbols import canonical

_LETTERS = re.compile(r"(?P<symbol>.+?) (?P<first>[A-Z])(?:-(?P<last>[A-Z]))?")
THESAURUS = "UNBIS Thesaurus"


@dataclass(frozen=True, slots=True)
class Record:
    """What the record of one resolution says; empty where it says nothing."""

    symbol: str
    title: str = ""
    agenda_item: str = ""
    committee: str | None = None
    report: str | None = None
    meeting: int | None = None
    date_adopted: date | None = None
    sponsors: tuple[str, ...] = ()
    author: str | None = None
    subjects: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    vote: Vote | None = None


def read_records(text: str, source: str = "records") -> dict[str, Record]:
    """The records in ``text`` (JSON Lines) by canonical symbol; one for "A-C" stands under each letter.

    Raises :class:`documents.errors.UnreadableFile` for a line that is no record.
    """
    found: dict[str, Record] = {}
    for at, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if line.strip(' "'):
            record = _record(_row(line, f"{source}: line {at}"))
            found |= dict.fromkeys(symbols_of(record.symbol), record)
    return found


def _row(line: str, place: str) -> Mapping[str, Any]:
    """One row; some files put a stray quotation mark before or behind it."""
    try:
        row = json.loads(line.strip().strip('"'))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{place} is no JSON object ({error}); give JSON Lines, one record a line.") from error
    if not isinstance(row, dict) or not isinstance(row.get("symbol"), str):
        raise UnreadableFile(f'{place} has no "symbol"; give the records of resolutions, one a line.')
    return row


def symbols_of(symbol: str) -> list[str]:
    """The canonical symbols that ``symbol`` stands for: "A/RES/78/80 A-B" is two."""
    text = " ".join(symbol.split())
    match = _LETTERS.fullmatch(text)
    if match is None:
        return [canonical(text) or text]
    whole = canonical(match["symbol"]) or match["symbol"]
    last = match["last"] or match["first"]
    return [f"{whole} {chr(letter)}" for letter in range(ord(match["first"]), ord(last) + 1)] or [whole]


def _record(row: Mapping[str, Any]) -> Record:
    sponsors = [*_words(row.get("sponsors")), *_words(row.get("additional_sponsors"))]
    officers = [name for name in sponsors if name.casefold().startswith("submitted by")]
    committee = _text(row.get("committee"))
    return Record(
        symbol=" ".join(row["symbol"].split()),
        title=_text(row.get("title")),
        agenda_item=_text(row.get("agenda_item")),
        committee=committee if committee.endswith("Committee") and "reference" not in committee else None,
        report=canonical(_text(row.get("originating_document")) or _text(row.get("draft_resolution"))),
        meeting=_figure(row.get("adoption_meeting")),
        date_adopted=first_date(_text(row.get("adoption_date")), "en"),
        sponsors=tuple(name for name in sponsors if name not in officers),
        author=officers[0] if officers else None,
        subjects=tuple(pair[0] for pair in _pairs(row.get("subjects")) if pair[1] == THESAURUS),
        goals=tuple(sorted({int(goal) for goal in _words(row.get("SDGs")) if goal.isdecimal()})),
        vote=_vote(row),
    )


def _vote(row: Mapping[str, Any]) -> Vote | None:
    yes, no, abstaining = (_figure(row.get(f"MS_{side}_count")) for side in ("in_favour", "against", "abstaining"))
    if not yes:
        return None
    names = (tuple(_words(row.get(f"MS_{side}"))) for side in ("in_favour", "against", "abstaining"))
    in_favour, against, abstained = names
    return Vote(yes, no, abstaining, in_favour=in_favour, against=against, abstained=abstained)


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _figure(value: object) -> int | None:
    match = re.search(r"\d+", str(value)) if isinstance(value, str | int) else None
    return int(match[0]) if match else None


def _words(value: object) -> list[str]:
    return [text for item in value if (text := _text(item))] if isinstance(value, list) else []


def _pairs(value: object) -> list[tuple[str, str]]:
    rows = value if isinstance(value, list) else []
    return [(_text(row[0]), _text(row[1])) for row in rows if isinstance(row, list) and len(row) == 2]
