"""What an answer is: typed, frozen, and the same at every door."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from assistant.records.lines import record_lines
from documents import RECORD_ID, Document, label
from documents.symbols import official_link
from index import Unit

ANSWERED, PARTIAL, NOT_COVERED = "answered", "partial", "not_covered"
"""The statuses of an answer."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph found, verbatim: never generated. ``label`` is in the reader's language, ``text`` in ``language``.

    ``score`` orders citations of one answer; it has no unit and does not compare between questions. Where acts were
    asked for, ``family`` is that of the verb for which it is cited, and ``uncertain`` says whether that was read with
    doubt.
    """

    symbol: str
    paragraph: str
    label: str
    text: str
    language: str
    score: float
    url: str
    family: str | None = None
    uncertain: bool = False

    @property
    def anchor(self) -> str:
        """The identity of what is cited, whatever the language: ``A/RES/61/180#OP12``."""
        return f"{self.symbol}#{self.paragraph}"

    @property
    def number(self) -> str:
        """The paragraph's number alone where its kind needs no saying (``12``), else the label."""
        plain = re.fullmatch(r"(?:OP)?(\d\S*)", self.paragraph)
        return plain[1] if plain else self.label


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: ``status``, a sentence in the reader's language, the complete set of citations, best first.

    ``candidates`` are the ten nearest paragraphs, also when nothing is cited. ``resolved`` is the question as it was
    understood in a conversation, where that is not what was typed.
    """

    question: str
    language: str
    status: str
    answer: str
    citations: tuple[Citation, ...] = ()
    candidates: tuple[Citation, ...] = ()
    resolved: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The JSON object of the contract: question, language, status, answer, citations, candidates, resolved."""
        return asdict(self)

    def __str__(self) -> str:
        lines = [self.answer]
        lines += [f"\n{c.symbol}, {c.label}\n{c.text}" for c in self.citations]
        return "\n".join(lines)


def cite(unit: Unit, language: str, score: float) -> Citation:
    """A citation of ``unit`` for a reader of ``language``."""
    return Citation(
        unit.symbol, unit.id, label(unit.id, language), unit.body.text, unit.language, round(score, 4),
        official_link(unit.symbol, unit.language),
    )  # fmt: skip


def cite_record(document: Document, language: str) -> Citation:
    """A citation of the masthead and record of ``document``: its lines, and below them what no line prints."""
    lines = (*document.masthead.lines, *record_lines(document))
    return Citation(
        document.symbol, RECORD_ID, label(RECORD_ID, language), "\n".join(lines), document.language, 1.0,
        official_link(document.symbol, document.language),
    )  # fmt: skip
