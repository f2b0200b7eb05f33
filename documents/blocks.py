"""What every reader of a format yields: the blocks of a document, and the facts that its format states outright.

A reader says of a block what its format knows: XML marks every paragraph, a page shows what is a footnote or a
heading, plain text says nothing. What is left as :data:`Role.TEXT`, the structure pass recognizes by its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from documents.model import Masthead

Span = tuple[int, int]
"""Character offsets into a text: start and end."""


class Role(StrEnum):
    """What a block is. ``label`` of :class:`Block` is what the document prints before it, without brackets and dots."""

    TEXT = "text"
    """Not known yet: masthead, paragraph or closing line, to be recognized."""
    MASTHEAD = "masthead"
    """A line above the text: symbol, session, agenda item, adoption line."""
    TITLE = "title"
    OPENING = "opening"
    """"The General Assembly," """
    HEADING = "heading"
    """A heading over the paragraphs that follow; ``level`` 1 is the highest, ``label`` its number ("II", "A")."""
    SECTION = "section"
    """A heading that opens a numbered or lettered section of a resolution; ``label`` is "II" or "A"."""
    ANNEX = "annex"
    """The heading of an annex or appendix; ``label`` is "I", or "" where there is one alone."""
    PREAMBULAR = "preambular"
    NUMBERED = "numbered"
    """A paragraph with a printed number: ``label`` "12"."""
    ITEM = "item"
    """A lettered or numbered item: ``label`` as printed without brackets ("b", "ii", "أ"), ``level`` 1 under the
    paragraph, 2 under an item, 0 when the reader cannot tell."""
    UNNUMBERED = "unnumbered"
    """A paragraph without a number in a letter, note, statement or annex."""
    CONTINUATION = "continuation"
    """More of the paragraph before."""
    SPEECH = "speech"
    """An intervention of a verbatim record, its speaker's name at its start."""
    TABLE = "table"
    """A table: ``rows`` of cells; ``label`` its printed number, ``text`` its caption."""
    NOTE = "note"
    """A footnote: ``label`` is its mark ("7", "*")."""
    CLOSING = "closing"
    """A line below the text: meeting, date, signature."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between gaps: ``text`` with its lines joined, ``lines`` as they stand.

    ``italics`` are the spans of ``text`` printed in italics. Footnote marks stand in ``text`` as superscript figures
    (or asterisks).
    """

    text: str
    lines: tuple[str, ...] = ()
    role: Role = Role.TEXT
    label: str = ""
    level: int = 0
    italics: tuple[Span, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One document of a file, as its reader sees it.

    ``facts`` hold what the format states outright, which outweighs what the lines say; ``language`` likewise.
    ``omitted`` says what was left out and why, ``warnings`` what a person should look at.
    """

    blocks: tuple[Block, ...]
    facts: Masthead = field(default_factory=Masthead)
    language: str | None = None
    omitted: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def folded(text: str) -> str:
    """``text`` with every run of white space as one blank."""
    return re.sub(r"\s+", " ", text).strip()
