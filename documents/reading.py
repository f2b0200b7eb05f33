"""Reading a file into a document: the one entry for all formats."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from documents.blocks import Reading
from documents.model import Document
from documents.plain_text import blocks, read_text
from documents.structure import document_of

PARSER = "2"
"""Version of what reading a document yields; an index made by another version is made again."""


def read(path: str | Path) -> Document:
    """The document in the plain text file ``path``.

    Raises :class:`documents.errors.UnreadableFile` with the reason when the file is missing, no UTF-8 text, or no
    resolution of the United Nations.
    """
    return read_file(Path(path))[0]


def read_file(path: Path) -> tuple[Document, Reading]:
    """The document in ``path`` and what its reader saw; raises like :func:`read`."""
    return read_original(read_text(path), path.name)


def read_original(text: str, source: str) -> tuple[Document, Reading]:
    """The document in ``text``, named ``source``, with its reading: what an index keeps to make it again from."""
    reading = Reading(tuple(blocks(text)))
    return document_of(reading, source), reading


def shipped_texts() -> list[Path]:
    """The texts that ship with the product, in the order of their names."""
    folder = resources.files("documents").joinpath("texts")
    return sorted((Path(str(entry)) for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda p: p.name)
