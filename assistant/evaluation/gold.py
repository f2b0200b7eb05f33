"""Questions with the paragraphs that answer them, as files hold them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from documents import RECORD_ID
from documents.errors import BadBatch, UnknownDocument

if TYPE_CHECKING:
    from index import Index

SHIPPED = "A/RES/61/180"
"""The document of a gold paragraph that is given by its id alone."""

Place = tuple[str, str]
"""A paragraph: (symbol of its document, id)."""


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with the complete set of paragraphs that a careful expert would cite; none where nothing answers.

    ``scope`` says how much is asked about ("document", "corpus"); questions of one ``group`` are the same question in
    several languages.
    """

    id: str
    question: str
    language: str
    kind: str
    gold: tuple[Place, ...]
    scope: str | None = None
    group: str | None = None

    @property
    def is_of_paragraphs(self) -> bool:
        """Whether paragraphs answer it: not nothing, and not the record alone or beside them."""
        return bool(self.gold) and all(paragraph != RECORD_ID for _, paragraph in self.gold)


def read_gold(path: Path) -> list[GoldQuestion]:
    """The questions of a JSON Lines file (id, lang, question, gold, kind; scope and group where there are some).

    Raises :class:`BadBatch`.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise BadBatch(f"{path}: cannot be read ({error.strerror}); check the name.") from error
    except UnicodeDecodeError as error:
        raise BadBatch(f"{path}: not UTF-8 text (byte {error.start}); save it again as UTF-8.") from error
    questions = [_question(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not questions:
        raise BadBatch(f"{path}: holds no question; put one on each line.")
    often, count = Counter(question.id for question in questions).most_common(1)[0]
    if count > 1:
        raise BadBatch(f"{path}: {count} questions have the id {often!r}; give each its own.")
    return questions


def _question(path: Path, number: int, line: str) -> GoldQuestion:
    try:
        row = json.loads(line)
        key, question, language, kind = (_text(row, name) for name in ("id", "question", "lang", "kind"))
        gold = tuple(_place(item) for item in row["gold"])
        scope, group = (str(row[name]) if row.get(name) is not None else None for name in ("scope", "group"))
    except KeyError as error:
        raise BadBatch(f"{path}, line {number}: has no {error}; mend it.") from error
    except (ValueError, TypeError, AttributeError) as error:
        what = "not JSON with id, lang, question, gold and kind"
        raise BadBatch(f"{path}, line {number}: {what} ({error}); mend it.") from error
    return GoldQuestion(key, question, language, kind, gold, scope, group)


def _text(row: dict[str, Any], name: str) -> str:
    value = row[name]
    if not isinstance(value, str | int):
        raise TypeError(f"{name} is no text")
    return str(value)


def _place(item: object) -> Place:
    """A gold paragraph: its id alone, or an object with symbol and paragraph."""
    if isinstance(item, str):
        return SHIPPED, item
    if isinstance(item, dict):
        return str(item["symbol"]), str(item["paragraph"])
    raise TypeError(f"{item!r} in gold is neither an id nor an object with symbol and paragraph")


def not_held(index: Index, questions: Sequence[GoldQuestion]) -> list[str]:
    """The symbols in gold that ``index`` does not hold. Raises :class:`UnknownDocument` when it holds none of them."""
    wanted = sorted({symbol for question in questions for symbol, _ in question.gold})
    held = {document.symbol for document in index.documents}
    missing = [symbol for symbol in wanted if symbol not in held]
    if wanted and missing == wanted:
        raise UnknownDocument(
            f"{missing[0]}: this index holds no document that the questions are about; "
            "add them, or name the index that holds them: --index DIR."
        )
    return missing
