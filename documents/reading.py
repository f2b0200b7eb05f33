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


def read_file(path: Path) -> tuple[Document, str]:
    """The document in ``path`` and its original text; raises like :func:`read`."""
    if path.read_bytes()[:5] == b"%PDF-":
        from documents.pdf.reader import read_pdf

        return document_of(read_pdf(path, path.name), path.name), ""
    return read_original(read_text(path), path.name)


def read_original(text: str, source: str) -> tuple[Document, str]:
    """The document in ``text``, with the text itself: what an index keeps to read it again. ``source`` names it."""
    return document_of(Reading(tuple(blocks(text))), source), text


def shipped_texts() -> list[Path]:
    """The texts that ship with the product, in the order of their names."""
    folder = resources.files("documents").joinpath("texts")
    return sorted((Path(str(entry)) for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda p: p.name)
