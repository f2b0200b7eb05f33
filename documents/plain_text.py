"""Reading a plain text: from bytes to blocks. Every reader of a format ends in the same blocks (``structure.py``)."""

from __future__ import annotations

import re
from pathlib import Path

from documents.blocks import Block
from documents.errors import UnreadableFile

LARGEST_TEXT = 20_000_000
"""Bytes; the longest resolutions have fewer than two million."""

_BLANK_LINE = re.compile(r"\n[ \t\u00a0\u3000]*\n+")
_NO_BLANK_BETWEEN = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
# Marks of direction that editors leave in Arabic texts; they carry no content.
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def read_text(path: Path) -> str:
    """The text of a UTF-8 file. Raises :class:`UnreadableFile` with the reason and the remedy."""
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise UnreadableFile(f"{path}: larger than {LARGEST_TEXT // 1_000_000} MB; split it into its documents.")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be read ({error.strerror}); check the name and your rights.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path}: not UTF-8 text (byte {error.start}); save it again as UTF-8.") from error
    if "\0" in text:
        raise UnreadableFile(f"{path}: not a text file (it holds zero bytes); give the document as plain text.")
    if not text.strip():
        raise UnreadableFile(f"{path}: the file is empty.")
    return text


def blocks(text: str) -> list[Block]:
    """The blocks of ``text``: separated by blank lines, white space folded, emphasis marks of Markdown removed."""
    text = _DIRECTION_MARKS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    pieces = [piece for piece in _BLANK_LINE.split(text) if piece.strip()]
    return [Block(_joined(piece), tuple(_joined(line) for line in piece.strip().split("\n"))) for piece in pieces]


def _joined(piece: str) -> str:
    lines = _NO_BLANK_BETWEEN.sub("", piece.strip())
    return re.sub(r"[ \t\n]+", " ", _without_emphasis(lines))


def _without_emphasis(text: str) -> str:
    """``*Prie* le Secrétaire`` loses its asterisks; the asterisk of a note ("A/61/1*") stays."""
    return re.sub(r"(?<!\*)\*(?!\s)([^*\n]+?)(?<!\s)\*(?!\*)", r"\1", text)
