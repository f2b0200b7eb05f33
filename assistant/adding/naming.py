"""What a file is called, where that is a second source: two files that print one symbol are told apart by it."""

from __future__ import annotations

from dataclasses import replace

from documents import Document, Reading
from documents.symbols import symbol_from_file_name


def named_otherwise(name: str, symbol: str) -> str | None:
    """The symbol that a file's ``name`` says, where it is another of the series of ``symbol``, else None."""
    named = symbol_from_file_name(name)
    if named is None or _series(named.symbol) != _series(symbol):
        return None
    one, other = sorted((named.symbol, symbol), key=len)
    is_part = other.startswith(f"{one} ")  # a file of 78/80 A and B is named 78_80
    return None if one == other or is_part else named.symbol


def _series(symbol: str) -> str:
    """What a symbol shares with those of its neighbours: "A/RES/78" of A/RES/78/13."""
    return symbol.rpartition("/")[0]


def called(document: Document, reading: Reading, symbol: str) -> tuple[Document, Reading]:
    """``document`` and its reading under ``symbol``, with a warning that says why."""
    warning = f"The file prints {document.symbol}, which is another file's; by its name it is {symbol}."
    facts = replace(reading.facts, symbol=symbol)
    return (
        replace(
            document, masthead=replace(document.masthead, symbol=symbol), warnings=(warning, *document.warnings)
        ),
        replace(reading, facts=facts, warnings=(warning, *reading.warnings)),
    )  # fmt: skip
