"""What a file is, by its content: the name says what somebody called it."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import PurePath
from typing import IO

HEAD = 8192
"""Bytes from the start of a file that are looked at."""


class Kind(StrEnum):
    """The formats that are read, named as a reader knows them."""

    XML = "Akoma Ntoso XML"
    PDF = "PDF"
    DOCX = "Word"
    HTML = "HTML"
    TEXT = "plain text"
    RECORDS = "records"
    """Facts about resolutions (sponsors, votes, subjects) as the UN publishes them beside its XML: JSON Lines."""
    ZIP = "ZIP archive"
    TAR = "TAR archive"
    PACKED = "compressed file"
    """Compressed with gzip, bzip2 or xz; a TAR archive or one file."""


class NotRead(Exception):
    """The content is something that is not read; the message says what, and the remedy."""


ARCHIVES = (Kind.ZIP, Kind.TAR, Kind.PACKED)

_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word file (.doc) or a locked one; save it as .docx, unlocked",
    ),
    (b"{\\rtf", "an RTF file; open it and save it as .docx"),
    (b"\x89PNG", "an image; a scanned document is read as PDF"),
    (b"\xff\xd8\xff", "an image; a scanned document is read as PDF"),
    (b"GIF8", "an image; a scanned document is read as PDF"),
    (b"II*\x00", "an image; a scanned document is read as PDF"),
    (b"MM\x00*", "an image; a scanned document is read as PDF"),
    (b"BM", "an image; a scanned document is read as PDF"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; pack it as ZIP"),
    (b"Rar!", "a RAR archive; pack it as ZIP"),
    (b"SQLite format 3", "a database, no document"),
    (b"\x7fELF", "a program, no document"),
    (b"MZ", "a program, no document"),
)
_ENDINGS = {
    ".xml": Kind.XML, ".pdf": Kind.PDF, ".docx": Kind.DOCX, ".htm": Kind.HTML, ".html": Kind.HTML,
    ".xhtml": Kind.HTML, ".txt": Kind.TEXT, ".text": Kind.TEXT, ".zip": Kind.ZIP, ".tar": Kind.TAR,
}  # fmt: skip
_UNKNOWN = "no PDF, Word, HTML, XML or text file; give the document in one of these"
_HTML = re.compile(r"<!doctype\s+html|<(?:html|head|body|title|meta|div|p|h[1-6]|table|ol|ul|center|span)\b", re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def kind_of(head: bytes, name: str, file: IO[bytes]) -> Kind:
    """The kind of the ``file`` that begins with ``head``. Raises :class:`NotRead` when it is something else."""
    if not head:
        raise NotRead("the file is empty")
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(file)
    if head.startswith(_PACKED):
        return Kind.PACKED
    if head[257:262] == b"ustar":
        return Kind.TAR
    for magic, what in _OTHERS:
        if head.startswith(magic) and (len(magic) > 2 or _CONTROL.search(head)):
            raise NotRead(what)
    return _kind_of_text(head, name)


def _kind_of_zip(file: IO[bytes]) -> Kind:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotRead(f"a damaged ZIP archive or Word file ({error}); fetch it again") from error
    if "word/document.xml" in names:
        return Kind.DOCX
    if "[Content_Types].xml" in names:
        raise NotRead("an Office file that is no Word document")
    if "mimetype" in names:
        raise NotRead("an OpenDocument or e-book file; open it and save it as .docx")
    return Kind.ZIP


def _kind_of_text(head: bytes, name: str) -> Kind:
    text = _decoded(head)
    if text is None:
        raise NotRead(_UNKNOWN)
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        if PurePath(name).suffix.lower() in (".json", ".jsonl", ".ndjson") and start.startswith(("{", "[", '"{')):
            return _kind_of_json(start)
        return Kind.TEXT
    if re.search(r"<(?:\w+:)?akomaNtoso\b", start):
        return Kind.XML
    if _HTML.search(start):
        return Kind.HTML
    if start.startswith("<?xml") or PurePath(name).suffix.lower() == ".xml":
        if re.match(r"(?:<\?xml[^>]*>\s*)?<!DOCTYPE", start):
            return Kind.XML  # the root may stand far below what the document type declares; the reader says
        raise NotRead("XML, but no Akoma Ntoso; only that XML is read")
    return Kind.TEXT


def _kind_of_json(start: str) -> Kind:
    if '"symbol"' in start[:200] and ('"adoption_' in start or '"resolution_number"' in start):
        return Kind.RECORDS
    raise NotRead("JSON, but no records of resolutions")


def _decoded(head: bytes) -> str | None:
    """The start of a text, in whatever encoding; None when it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if b"\0" in head or len(_CONTROL.findall(head)) > len(head) / 100:
        return None
    return head.decode("utf-8", "replace")


def promised(name: str) -> Kind | None:
    """The kind that the ending of ``name`` promises, where it is one that is read."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


def disagreement(name: str, kind: Kind) -> str | None:
    """A warning where the ending of ``name`` promises another format."""
    expected = promised(name)
    if expected is None or expected == kind:
        return None
    return f"Named {PurePath(name).suffix.lower()} but is {kind}; read as {kind}."


def is_named_as_text(name: str) -> bool:
    """Whether a text beside documents may be one itself: ``.md`` or ``.py`` never is."""
    return promised(name) is not None or PurePath(name).suffix == ""
