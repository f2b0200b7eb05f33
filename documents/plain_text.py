"""Reading a plain text: from bytes to blocks. Every reader of a format ends in the same blocks (``structure.py``)."""

from __future__ import annotations

import re

from documents.blocks import Block, Reading, Span
from documents.encodings import decoded
from documents.errors import UnreadableFile

LARGEST_TEXT = 20_000_000
"""Bytes; the longest resolutions have fewer than two million."""

_BLANK_LINE = re.compile(r"\n[ \t\u00a0\u3000]*\n+")
_NO_BLANK_BETWEEN = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
# Marks of direction that editors leave in Arabic texts; they carry no content.
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def read_plain_text(data: bytes, source: str) -> Reading:
    """What stands in a plain text; ``source`` names it. Raises :class:`UnreadableFile` with reason and remedy."""
    if len(data) > LARGEST_TEXT:
        raise UnreadableFile(f"{source}: larger than {LARGEST_TEXT // 1_000_000} MB; split it into its documents.")
    text, warnings = decoded(data, source)
    return Reading(tuple(blocks(text)), warnings=warnings)


def blocks(text: str) -> list[Block]:
    """The blocks of ``text``: separated by blank lines, white space folded, emphasis marks of Markdown as italics."""
    text = _DIRECTION_MARKS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [_block(piece) for piece in _BLANK_LINE.split(text) if piece.strip()]


def _block(piece: str) -> Block:
    joined, italics = _without_emphasis(_joined(piece))
    lines = tuple(_without_emphasis(_joined(line))[0] for line in piece.strip().split("\n"))
    return Block(joined, lines, italics=italics)


def _joined(piece: str) -> str:
    return re.sub(r"[ \t\n]+", " ", _NO_BLANK_BETWEEN.sub("", piece.strip()))


_EMPHASIS = re.compile(r"(?<!\*)\*(?!\s)([^*\n]+?)(?<!\s)\*(?!\*)")


def _without_emphasis(text: str) -> tuple[str, tuple[Span, ...]]:
    """``*Prie* le Secrétaire`` without its asterisks, with the span of what stood between them; the asterisk of a note
    ("A/61/1*") stays.
    """
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for match in _EMPHASIS.finditer(text):
        before = text[at : match.start()]
        parts += [before, match[1]]
        spans.append((length + len(before), length + len(before) + len(match[1])))
        length = spans[-1][1]
        at = match.end()
    return "".join([*parts, text[at:]]), tuple(spans)
