"""What is learned from: aligned paragraphs of official texts, and the six-language table of terms."""

from __future__ import annotations

import csv
import json
import lzma
import re
from collections.abc import Iterator
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

    @property
    def signature(self) -> str:
        """The same for paragraphs that recur word by word (other numbers apart), which are no counter-examples."""
        return re.sub(r"[\W\d]+", " ", self.texts.get("en") or next(iter(self.texts.values()))).casefold().strip()


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


def ideas(root: Path) -> list[Idea]:
    """The ideas of the product's tables under ``root``: its terms and the actors it knows."""
    found: list[Idea] = []
    for path in [*sorted((root / "index" / "terms").glob("*.csv")), root / "documents" / "languages" / "actors.csv"]:
        with path.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                name = line.get("concept") or line["name"]
                found.append(Idea(name, {code: tuple(filter(None, line[code].split("|"))) for code in LANGUAGES}))
    return found
