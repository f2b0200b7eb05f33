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

SYMBOL, TITLE, GUESSED, FACTS = "symbol", "title", "guessed", "facts"
"""Why documents were chosen: by symbol, by words of their titles, by all that the question says, by organ or time."""

Fact = tuple[str, str]
"""What documents share, by name: an organ, committee, session, year, title, or a range of ``sessions`` or ``years``."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The documents that an answer was looked for in, where these are fewer than are held.

    ``symbols`` names them where they are a handful; there are ``count`` of ``held``. ``why`` is :data:`SYMBOL`,
    :data:`TITLE`, :data:`GUESSED` or :data:`FACTS`; ``sentence`` says all this in the reader's language, ``facts`` are
    what it tells of them. ``others`` are the symbols of further documents that may have been meant.
    """

    symbols: tuple[str, ...]
    count: int
    held: int
    why: str
    sentence: str
    facts: tuple[Fact, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph found, verbatim: never generated. ``label`` is in the reader's language, ``text`` in ``language``.

    ``score`` orders citations of one answer; it has no unit and does not compare between questions. Where acts were
    asked for, ``family`` is that of the verb for which it is cited, and ``uncertain`` says whether that was read with
    doubt. ``same_as`` is the anchor of the first citation of the answer that says the same in another document, and
    ``versions`` are the languages in which the paragraph is held.
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
    same_as: str | None = None
    versions: tuple[str, ...] = ()

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
    understood in a conversation, where that is not what was typed. ``scope`` says which documents were looked at, where
    these were not all.
    """

    question: str
    language: str
    status: str
    answer: str
    citations: tuple[Citation, ...] = ()
    candidates: tuple[Citation, ...] = ()
    resolved: str | None = None
    scope: LookedAt | None = None

    def to_json(self) -> dict[str, Any]:
        """The JSON object of the contract: the fields of an answer, those of its citations and of its scope."""
        return asdict(self)

    def __str__(self) -> str:
        lines = [self.answer, *([self.scope.sentence] if self.scope else [])]
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
