"""Phrases of a table and what is typed, compared without case, accents and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from documents.languages import fold

_MARKS = re.compile(r"[\s?¿!¡.,;:…؟،؛。，、？！：；\"“”«»„()\[\]–—]+")


def plain(text: str) -> str:
    """``text`` without case, accents, marks and doubled blanks."""
    return _MARKS.sub(" ", fold(text)).strip()


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of ``phrases``, the longest first, typed with any blanks and apostrophes."""
    longest: Sequence[str] = sorted(set(phrases), key=len, reverse=True)
    return "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in longest) or r"(?!)"
