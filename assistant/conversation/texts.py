"""The texts of an index by symbol, language and id."""

from __future__ import annotations

from documents import RECORD_ID, Document
from index import Index


class Texts:
    """What the index holds now, found by identity."""

    def __init__(self, index: Index) -> None:
        """All documents of ``index``, as they are at this moment."""
        self._documents = {(d.symbol, d.language): d for d in index.documents}
        self._texts: dict[tuple[str, str], dict[str, str]] = {}

    def document(self, symbol: str, language: str) -> Document | None:
        """One version of a document, or None."""
        return self._documents.get((symbol, language))

    def text(self, symbol: str, language: str, paragraph: str) -> str | None:
        """The text of a paragraph or footnote, or of the record (``META``); None where there is none."""
        document = self.document(symbol, language)
        if document is None:
            return None
        if (symbol, language) not in self._texts:
            units = {unit.id: unit.text for unit in document.units()}
            self._texts[(symbol, language)] = {RECORD_ID: "\n".join(document.masthead.lines), **units}
        return self._texts[(symbol, language)].get(paragraph)
