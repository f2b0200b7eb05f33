"""What became of each document and file: the rows of a report, and their sums."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from documents import Document


class Status(StrEnum):
    """What became of a document, or of a file that gave none."""

    ADDED = "added"
    REPLACED = "replaced"
    """It took the place of another version of the same symbol and language."""
    UNCHANGED = "unchanged"
    """The index holds it already."""
    JOINED = "joined"
    """Records (sponsors, votes), joined to the resolutions of the same run."""
    SKIPPED = "skipped"
    """Left out for a good reason: no document, or the index holds a better version."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Added:
    """One row: a document of a file, or the file where it gave none.

    ``reason`` says why it was not added; ``error`` is the same for what failed, None for all else. ``seconds`` is how
    long it took to read.
    """

    file: str
    symbol: str | None = None
    language: str | None = None
    paragraphs: int = 0
    footnotes: int = 0
    warnings: tuple[str, ...] = ()
    error: str | None = None
    status: Status = Status.ADDED
    reason: str | None = None
    omitted: tuple[str, ...] = ()
    seconds: float = 0.0


def row_of(file: str, document: Document, status: Status, reason: str | None = None, seconds: float = 0.0) -> Added:
    """The row of ``document``, read from ``file``."""
    return Added(
        file,
        document.symbol,
        document.language,
        len(document.paragraphs),
        len(document.footnotes),
        document.warnings,
        status=status,
        reason=reason,
        omitted=document.omitted,
        seconds=round(seconds, 3),
    )


def failed(file: str, reason: str, seconds: float = 0.0) -> Added:
    """The row of a file or document that could not be read."""
    return Added(file, error=reason, status=Status.FAILED, reason=reason, seconds=round(seconds, 3))


@dataclass
class Report:
    """The rows in the order of the files; ``hidden`` counts the hidden files that were passed over."""

    rows: list[Added] = field(default_factory=list)
    hidden: int = 0
    seconds: float = 0.0

    @property
    def counts(self) -> Counter[Status]:
        """How many rows have which status."""
        return Counter(row.status for row in self.rows)

    @property
    def has_failed(self) -> bool:
        """Whether anything failed."""
        return any(row.error for row in self.rows)

    @property
    def new(self) -> list[Added]:
        """The documents that went into the index."""
        return [row for row in self.rows if row.status in (Status.ADDED, Status.REPLACED)]
