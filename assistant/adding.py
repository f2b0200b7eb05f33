"""Adding files to an index, each with its own report: one bad file costs nothing of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from documents import Document, Reading, read_file
from documents.errors import OperativeError
from index import Index


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: the document's symbol and counts, or the ``error`` that kept it out."""

    file: str
    symbol: str | None = None
    language: str | None = None
    paragraphs: int = 0
    footnotes: int = 0
    warnings: tuple[str, ...] = ()
    error: str | None = None


def add_files(index: Index, files: Iterable[Path]) -> list[Added]:
    """Add the documents in ``files`` to ``index`` in one step; the report, in the order of the files."""
    report: list[Added] = []
    documents: list[tuple[Document, Reading]] = []
    for file in files:
        try:
            document, reading = read_file(file)
        except OperativeError as error:
            report.append(Added(str(file), error=str(error)))
            continue
        documents.append((document, reading))
        report.append(_added(file, document))
    index.add(documents)
    return report


def _added(file: Path, document: Document) -> Added:
    paragraphs, footnotes = len(document.paragraphs), len(document.footnotes)
    return Added(str(file), document.symbol, document.language, paragraphs, footnotes, document.warnings)
