"""In which languages a paragraph is held: the versions of a document are one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Citation
from documents import RECORD_ID
from index import Index


class Versions:
    """The languages of each paragraph of an index as it is at this moment."""

    def __init__(self, index: Index) -> None:
        """Looks nothing up yet."""
        self._index = index
        self._held: dict[str, list[str]] = defaultdict(list)
        for symbol, code in index.columns.documents:
            self._held[symbol].append(code)
        self._ids: dict[tuple[str, str], frozenset[str]] = {}

    def of_each(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """``citations``, each with the languages in which it is held."""
        return tuple(replace(citation, versions=self._of(citation)) for citation in citations)

    def _of(self, citation: Citation) -> tuple[str, ...]:
        held = self._held[citation.symbol]
        if citation.paragraph == RECORD_ID:
            return tuple(held)
        return tuple(code for code in held if citation.paragraph in self._units(citation.symbol, code))

    def _units(self, symbol: str, code: str) -> frozenset[str]:
        """The ids of what one version holds."""
        key = (symbol, code)
        if key not in self._ids:
            self._ids[key] = frozenset(self._index.units[row].id for row in self._index.columns.rows_of(key))
        return self._ids[key]
