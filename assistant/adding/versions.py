"""Which of two texts of the same symbol and language an index holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.adding.report import Status
from documents import Document
from documents.intake import Kind
from index import Held

# "23-25978 (E)": year and number of the job by which a text was processed; later versions have later numbers.
_JOB = re.compile(r"(?P<year>\d{2})-(?P<number>\d{3,6})\b")
_FIRST_YEAR = 45


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of a text for comparing it with another of the same symbol and language."""

    kind: str
    source: str
    date_published: date | None
    job_number: str | None

    @classmethod
    def of(cls, document: Document, kind: Kind) -> Version:
        """The version that ``document`` is, read from a file of ``kind``."""
        facts = document.masthead
        return cls(kind, document.source, facts.date_published, facts.job_number)

    @classmethod
    def held(cls, held: Held) -> Version:
        """The version that an index holds."""
        return cls(held.kind, held.source, held.date_published, held.job_number)


def verdict(new: Version, held: Version | None) -> tuple[Status, str | None]:
    """What becomes of ``new`` where ``held`` is held: added, replaces it, or skipped with the reason.

    The official XML states facts that other formats leave to be read from the page, so it goes before them. Of the same
    format, a text published later goes before an earlier one; where nobody knows, the one that comes last.
    """
    if held is None:
        return Status.ADDED, None
    is_xml, was_xml = new.kind == Kind.XML, held.kind == Kind.XML
    if is_xml != was_xml:
        if is_xml:
            return Status.REPLACED, f"The XML says more than {held.source}."
        return Status.SKIPPED, f"Held from {held.source}, the XML, which says more than this {new.kind} file."
    if _is_older(new, held):
        return Status.SKIPPED, f"Older than what is held ({_when(new)} against {_when(held)}, from {held.source})."
    return Status.REPLACED, f"Takes the place of {held.source}."


def _is_older(new: Version, held: Version) -> bool:
    if new.date_published and held.date_published and new.date_published != held.date_published:
        return new.date_published < held.date_published
    jobs = _job(new.job_number), _job(held.job_number)
    return bool(jobs[0] and jobs[1] and jobs[0] < jobs[1])


def _job(number: str | None) -> tuple[int, int] | None:
    match = _JOB.search(number or "")
    if match is None:
        return None
    year = int(match["year"])
    return year + (1900 if year >= _FIRST_YEAR else 2000), int(match["number"])


def _when(version: Version) -> str:
    return version.date_published.isoformat() if version.date_published else f"job {version.job_number}"
