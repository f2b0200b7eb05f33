"""Footnotes of a PDF as blocks: parted by their marks, joined over pages, and the marks of old documents raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from documents.blocks import Block, Role
from documents.footnotes import note_in
from documents.languages.words import SUPERSCRIPTS
from documents.pdf.lines import Line
from documents.pdf.paragraphs import block_of

_OLD_NOTE = re.compile(r"(?P<mark>\d{1,2})/\s+(?P<text>\S.*)", re.DOTALL)
_OLD_MARK = re.compile(r"\s(?P<mark>\d{1,2})/(?=[\s,.;:)]|$)")
_RAISE = {figure: raised for raised, figure in SUPERSCRIPTS.items()}


def notes_of(lines: Sequence[Line], known: Collection[str], opens: Callable[[Line], bool]) -> list[Block]:
    """The footnotes that ``lines`` at the foot of a page make up; lines before the first mark go on with a note."""
    groups: list[list[Line]] = []
    for line in lines:
        if opens(line) or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_note(block_of(group, known)) for group in groups]


def _note(block: Block) -> Block:
    if (note := note_in(block.text)) is not None:
        return Block(note[1], block.lines, Role.NOTE, note[0])
    if old := _OLD_NOTE.fullmatch(block.text):
        return Block(old["text"], block.lines, Role.NOTE, old["mark"])
    return Block(block.text, block.lines, Role.NOTE)


def joined_notes(blocks: Iterable[Block]) -> list[Block]:
    """Notes that a page cut are put together: one without a mark goes on with the last."""
    kept: list[Block] = []
    last: int | None = None
    for block in blocks:
        if block.role is Role.TEXT and _OLD_NOTE.fullmatch(block.text):
            block = _note(block)  # old documents print their notes together at the end
        if block.role is not Role.NOTE:
            kept.append(block)
        elif block.label:
            last = len(kept)
            kept.append(block)
        elif last is not None:
            kept[last] = replace(kept[last], text=f"{kept[last].text} {block.text}")
        else:
            kept.append(replace(block, role=Role.TEXT))
    return kept


def with_raised_marks(blocks: Sequence[Block]) -> Iterator[Block]:
    """The marks of old documents ("the report, 1/") as superscript figures, where a note has that mark."""
    marks = {block.label for block in blocks if block.role is Role.NOTE}
    for block in blocks:
        if block.role in (Role.TEXT, Role.CONTINUATION) and marks:
            text = _OLD_MARK.sub(lambda match: _raised(match, marks), block.text)
            yield block if text == block.text else replace(block, text=text, italics=())
        else:
            yield block


def _raised(match: re.Match[str], marks: Collection[str]) -> str:
    return match["mark"].translate(_RAISE_TABLE) if match["mark"] in marks else match[0]


_RAISE_TABLE = str.maketrans({chr(figure): chr(raised) for figure, raised in _RAISE.items()})
