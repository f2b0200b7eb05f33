"""What is learned from: aligned paragraphs of official texts, and the six-language table of terms."""

from __future__ import annotations

import csv
import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True)
class Row:
    """One paragraph in the languages it was found in."""

    symbol: str
    id: str
    texts: dict[str, str]

    @property
    def session(self) -> str:
        """The third part of the symbol: ``78`` of ``A/RES/78/228``."""
        return self.symbol.split("/")[2] if self.symbol.count("/") > 1 else ""

    def is_of_session(self, session: str) -> bool:
        """Whether this is a resolution or decision of that session of the General Assembly."""
        return self.session == session or re.search(rf"decision\D*{session}/", self.symbol, re.IGNORECASE) is not None

    @property
    def signature(self) -> str:
        """The same for paragraphs that recur word by word, which are no counter-examples of each other."""
        return re.sub(r"\W+", " ", self.texts.get("en") or next(iter(self.texts.values()))).casefold().strip()


@dataclass(frozen=True)
class Idea:
    """One idea with its words in each language."""

    name: str
    forms: dict[str, tuple[str, ...]]


def rows(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file (packed with xz or not): ``symbol``, ``id`` and one text per language."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            found = json.loads(line)
            texts = {code: found[code] for code in LANGUAGES if found.get(code)}
            if len(texts) > 1:
                yield Row(found["symbol"], found["id"], texts)


def distinct(paths: Iterable[Path]) -> list[Row]:
    """The rows of all ``paths``, each English text once, in the version with the most languages.

    What recurs from year to year would fill the batches and teach nothing new.
    """
    best: dict[str, Row] = {}
    for path in paths:
        for row in rows(path):
            if "en" in row.texts and len(row.texts) > len(best.get(row.signature, _NOTHING).texts):
                best[row.signature] = row
    return list(best.values())


_NOTHING = Row("", "", {})


def ideas(root: Path) -> list[Idea]:
    """The ideas of the product's tables under ``root``: its terms and the actors it knows."""
    found: list[Idea] = []
    for path in [*sorted((root / "index" / "terms").glob("*.csv")), root / "documents" / "languages" / "actors.csv"]:
        with path.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                name = line.get("concept") or line["name"]
                found.append(Idea(name, {code: tuple(filter(None, line[code].split("|"))) for code in LANGUAGES}))
    return found
