"""References that a text makes to other documents and to treaties, in canonical form.

A document goes by its symbol; a supplement of the Official Records is cited with its symbol in brackets, and so found.
A treaty goes by volume and registration number in the United Nations Treaty Series: "United Nations, *Treaty Series*,
vol. 2237, No. 39574" is UNTS 2237/39574 (https://treaties.un.org, "How to cite").
"""

from __future__ import annotations

import re
from functools import cache

from documents.languages import LANGUAGES, language
from documents.model import Reference
from documents.symbols import Mention, find_symbols

TREATIES = "UNTS "
"""How the targets of treaties begin."""

_LONGEST_SPAN = 20
"""Treaties in "Nos. 970–973"; a longer span is a slip of the pen."""


_FIGURE = re.compile(r"\d")


def references_in(text: str, organ: str | None = None) -> tuple[Reference, ...]:
    """The documents and treaties that ``text`` mentions, each once, in order.

    ``organ`` (English name) is that of the document, which numbers alone are taken for resolutions of.
    """
    if _FIGURE.search(text) is None:
        return ()  # neither a symbol nor a treaty is cited without one
    found: dict[str, Reference] = {}
    for mention in sorted([*find_symbols(text, organ), *find_treaties(text)], key=lambda mention: mention.start):
        found.setdefault(mention.symbol, Reference(mention.symbol, text[mention.start : mention.end]))
    return tuple(found.values())


def find_treaties(text: str) -> list[Mention]:
    """Every treaty cited by the Treaty Series, in order; of several volumes or numbers, each with each."""
    return [
        Mention(f"{TREATIES}{volume}/{number}", match.start(), match.end())
        for match in _citation().finditer(text)
        for volume in _numbers(match["volumes"] or match["volumes_behind"])
        for number in _numbers(match["numbers"] or match["numbers_behind"])
    ]


@cache
def _citation() -> re.Pattern[str]:
    """ "Treaty Series, vol. 75, Nos. 970–973"; Chinese has the words behind the figures: "第75卷，第970-973号"."""
    series, volume, number = _words("treaty_series"), _structure("volume_word"), _structure("number_word")
    joint = rf"(?:\s*[,、،]\s*(?:{_words('joints')}\s*)?|\s*(?:{_words('joints')}|{_words('spans')}|[-–—])\s*)"
    figures = rf"\d+(?:{joint}\d+)*"
    before = rf"{volume}\s*(?P<volumes>{figures})\s*[,،]?\s*{number}\s*(?P<numbers>{figures})"
    behind = rf"第(?P<volumes_behind>{figures})卷[，,]?\s*第(?P<numbers_behind>{figures})号"
    return re.compile(rf"{series}\W{{0,4}}(?:{before}|{behind})", re.IGNORECASE)


def _numbers(printed: str) -> list[int]:
    """The numbers of a list, those within a span too: "970–973" are four."""
    found: list[int] = []
    for part in re.finditer(rf"(\d+)(?:\s*(?:{_words('spans')}|[-–—])\s*(\d+))?", printed):
        first, last = int(part[1]), int(part[2] or part[1])
        found += range(first, last + 1) if last - first <= _LONGEST_SPAN else [first]
    return found


def _words(kind: str) -> str:
    """The patterns of ``[symbols]`` in all languages as one."""
    return "(?:" + "|".join(pattern for code in LANGUAGES for pattern in language(code).symbols[kind]) + ")"


def _structure(kind: str) -> str:
    """The words of ``[structure]`` in all languages as one pattern, the longest first."""
    words = {word for code in LANGUAGES for word in language(code).structure[kind]}
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
