"""What is read of a document that a test has drawn."""

from __future__ import annotations

from layouts import Sheets

from documents.model import Document
from documents.pdf import read_pdf
from documents.structure import document_of


def parsed(sheets: Sheets) -> Document:
    return document_of(read_pdf(sheets.done(), "test.pdf"), "test.pdf")


def ids(document: Document) -> list[str]:
    return [paragraph.id for paragraph in document.paragraphs]


def text_of(document: Document, identity: str) -> str:
    return next(unit.text for unit in document.units() if unit.id == identity)
