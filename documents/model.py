"""What a United Nations document is: frozen dataclasses, the same for every format and language.

Paragraph ids do not depend on language: ``PP3`` (preambular, counted), ``OP12`` and ``OP4(b)(ii)`` (operative, as
printed), ``P1`` (unnumbered), ``FN7`` and ``FN*`` (footnotes), ``META`` (facts of the masthead and the record).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

RECORD_ID = "META"
"""Id of the facts in the masthead and the closing lines, which belong to no paragraph."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of a paragraph: "requests the Secretary-General to submit a report at its next session".

    ``verb`` is as printed, ``family`` one of the families of ``languages/*.toml``; ``addressees`` are canonical English
    names (``languages/actors.csv``); ``action`` is what they are to do, ``deadline`` the session or date in it, as
    worded. ``start`` and ``end`` are character offsets into the paragraph's text.
    """

    verb: str
    family: str
    addressees: tuple[str, ...]
    action: str
    deadline: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another document: ``target`` in canonical form (``A/RES/55/25``), ``text`` as printed."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, whole and verbatim (footnote marks stay in ``text`` as superscript figures).

    ``kind`` is ``preambular``, ``operative`` or ``unnumbered``; ``number`` the printed or counted number;
    ``footnotes`` the ids of the footnotes whose marks it carries, in order.
    """

    id: str
    kind: str
    number: int | None
    text: str
    footnotes: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: ``text`` as printed, ``resolved`` with "Ibid." replaced by what it stands for."""

    id: str
    mark: str
    text: str
    resolved: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """Facts about a document from its masthead, adoption line and closing lines; ``None`` where it prints none.

    ``lines`` are those lines verbatim: what a citation of ``META`` quotes.
    """

    symbol: str
    title: str
    kind: str
    organ: str | None = None
    session: int | None = None
    agenda_item: str | None = None
    committee: str | None = None
    report: str | None = None
    meeting: int | None = None
    date_adopted: date | None = None
    date_published: date | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language under one symbol."""

    masthead: Masthead
    language: str
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Footnote, ...] = ()
    warnings: tuple[str, ...] = ()
    source: str = field(default="", compare=False)

    @property
    def symbol(self) -> str:
        """The canonical symbol, such as ``A/RES/61/180``."""
        return self.masthead.symbol

    def count(self, kind: str) -> int:
        """How many paragraphs of ``kind`` the document numbers; lettered items belong to theirs."""
        return sum(p.kind == kind and "(" not in p.id for p in self.paragraphs)

    def units(self) -> Iterator[Paragraph | Footnote]:
        """Everything that can be cited by id, in the order of print: paragraphs, then footnotes."""
        yield from self.paragraphs
        yield from self.footnotes
