"""References that a text makes to other documents, in canonical form."""

from __future__ import annotations

from documents.model import Reference
from documents.symbols import find_symbols


def references_in(text: str) -> tuple[Reference, ...]:
    """The documents that ``text`` mentions by symbol or number, each once, in order."""
    found: dict[str, Reference] = {}
    for mention in find_symbols(text):
        found.setdefault(mention.symbol, Reference(mention.symbol, text[mention.start : mention.end]))
    return tuple(found.values())
