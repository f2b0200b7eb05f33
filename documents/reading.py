"""Reading a file into documents: the one entry for all formats."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from documents.blocks import Reading
from documents.errors import UnreadableFile
from documents.intake import Kind, Source, source_of
from documents.languages import own_words
from documents.model import Document
from documents.plain_text import read_plain_text
from documents.structure import document_of

PARSER = "5"
"""Version of what reading a document yields; an index made by another version is made again."""

Records = Mapping[str, Any]
"""Facts about resolutions by symbol, as :func:`documents.akoma_ntoso.read_records` gives them."""


def parser_mark(version: str = PARSER) -> str:
    """What names the reading of today: its ``version``, and the user's own words where there are any."""
    return version + own_words().mark


def read(path: str | Path, *, ocr: bool = False) -> Document:
    """The document in the file ``path``, of any format that is read; the first one where the file holds several.

    Raises :class:`documents.errors.UnreadableFile` with the reason when the file is missing, of a format that is not
    read, or no document of the United Nations.
    """
    return read_file(Path(path), ocr=ocr)[0]


def read_file(path: Path, *, ocr: bool = False) -> tuple[Document, Reading]:
    """The document in ``path`` and what its reader saw; raises like :func:`read`."""
    return read_whole(source_of(path), ocr=ocr)[0]


def read_source(source: Source, *, ocr: bool = False, records: Records | None = None) -> list[Document]:
    """The documents in ``source``; raises like :func:`read`. See :func:`readings` for what is joined to them."""
    return [document for document, _ in read_whole(source, ocr=ocr, records=records)]


def read_whole(source: Source, *, ocr: bool = False, records: Records | None = None) -> list[tuple[Document, Reading]]:
    """The documents in ``source``, each with what its reader saw: what an index keeps to make it again from."""
    return [(document_of(reading, source.short), reading) for reading in readings(source, ocr=ocr, records=records)]


def read_original(text: str, source: str) -> tuple[Document, Reading]:
    """The document in ``text``, named ``source``, with its reading."""
    reading = read_plain_text(text.encode("utf-8"), source)
    return document_of(reading, source), reading


def readings(source: Source, *, ocr: bool = False, records: Records | None = None) -> list[Reading]:
    """What the reader of the format sees in ``source``: one reading for each document in it.

    ``ocr`` lets the pages of a scanned PDF be recognized; ``records`` are joined to the resolutions of XML files. Each
    reader is imported when its format first comes.
    """
    found = _readings(source, ocr, records)
    if not found:
        raise UnreadableFile(f"{source.name}: holds no document.")
    return [_with_warnings(reading, source.warnings) for reading in found]


def _readings(source: Source, ocr: bool, records: Records | None) -> list[Reading]:
    match source.kind:
        case Kind.TEXT:
            return [read_plain_text(source.read(), source.name)]
        case Kind.XML:
            from documents.akoma_ntoso import read_akoma_ntoso

            return read_akoma_ntoso(source.read(), source.name, records)
        case Kind.PDF:
            from documents.pdf import read_pdf

            return [read_pdf(source.path or source.read(), source.name, ocr=ocr)]
        case Kind.DOCX:
            from documents.docx import read_docx

            return [read_docx(source.read(), source.name)]
        case Kind.HTML:
            from documents.html import read_html

            return [read_html(source.read(), source.name)]
        case _:
            raise UnreadableFile(f"{source.name}: {source.kind}, no document.")


def _with_warnings(reading: Reading, warnings: tuple[str, ...]) -> Reading:
    if not warnings:
        return reading
    kept = (*warnings, *reading.warnings)
    return Reading(reading.blocks, reading.facts, reading.language, reading.omitted, kept)


def shipped_texts() -> list[Path]:
    """The texts that ship with the product, in the order of their names."""
    folder = resources.files("documents").joinpath("texts")
    return sorted((Path(str(entry)) for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda p: p.name)
