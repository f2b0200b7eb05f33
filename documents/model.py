"""What a United Nations document is: frozen dataclasses, the same for every format and language.

Paragraph ids do not depend on language: ``PP3`` (preambular, counted), ``OP12`` and ``OP4(b)(ii)`` (operative, as
printed), ``12`` and ``12(a)`` (numbered, in a report or letter), ``P1`` (unnumbered), ``S4`` (intervention of a
verbatim record), ``Annex I/4``, ``Section II/OP3`` where numbers begin again, ``Table 2`` and ``Table/3`` (its third
row), ``FN7`` and ``FN*`` (footnotes), ``META`` (facts of the masthead and the record).
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
    names (``languages/actors.csv``) in the order of print; ``action`` is what they are to do, ``deadline`` the session
    or date in it, as worded, several parted by "; ". ``start`` and ``end`` are character offsets into the paragraph's
    text.

    ``recurrence`` is how often or how soon where that is no date ("annually", "as soon as possible"), as worded;
    ``due`` what they are to give: ``report``, ``meeting`` or ``information``. ``own`` says that the organ binds itself
    ("Decides to remain seized"): it is then the addressee. ``doubt`` names what makes the reading uncertain, such as
    ``pronoun``; empty when nothing does.
    """

    verb: str
    family: str
    addressees: tuple[str, ...]
    action: str
    deadline: str | None
    start: int
    end: int
    recurrence: str | None = None
    due: str | None = None
    own: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another document: ``target`` in canonical form (``A/RES/55/25``), ``text`` as printed."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, whole and verbatim (footnote marks stay in ``text`` as superscript figures).

    ``kind`` is ``preambular``, ``operative``, ``numbered``, ``unnumbered``, ``speech`` or ``table``; ``number`` the
    printed or counted number; ``footnotes`` the ids of the footnotes whose marks it carries, in order; ``headings``
    those it stands under, the highest first; ``italics`` the character spans of ``text`` printed in italics, which mark
    the opening verb of a resolution's paragraph.
    """

    id: str
    kind: str
    number: int | None
    text: str
    footnotes: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    references: tuple[Reference, ...] = ()
    headings: tuple[str, ...] = ()
    italics: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: ``text`` as printed, ``resolved`` with "Ibid." replaced by what it stands for."""

    id: str
    mark: str
    text: str
    resolved: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote: totals, and the countries on each side where the record names them (as printed there)."""

    yes: int | None = None
    no: int | None = None
    abstaining: int | None = None
    not_voting: int | None = None
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """Facts about a document from its masthead, adoption line, closing lines and record; ``None`` where it has none.

    ``session`` is a number, a year (Economic and Social Council) or words ("Second regular session 2025").
    ``subjects`` are terms of the UNBIS Thesaurus, ``goals`` numbers of Sustainable Development Goals. ``lines`` are the
    masthead and closing lines verbatim: what a citation of ``META`` quotes. ``draft`` is the draft that was adopted;
    ``without_vote`` says that the record says so, which is more than that it holds no vote.
    """

    symbol: str = ""
    title: str = ""
    kind: str = ""
    organ: str | None = None
    session: int | str | None = None
    agenda_item: str | None = None
    committee: str | None = None
    report: str | None = None
    meeting: int | None = None
    date_adopted: date | None = None
    date_published: date | None = None
    job_number: str | None = None
    original_language: str | None = None
    author: str | None = None
    sponsors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    vote: Vote | None = None
    lines: tuple[str, ...] = ()
    draft: str | None = None
    without_vote: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language under one symbol; ``omitted`` says what of its file was left out, and why."""

    masthead: Masthead
    language: str
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Footnote, ...] = ()
    warnings: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
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
