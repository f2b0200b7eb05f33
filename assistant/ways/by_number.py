"""Questions for paragraphs and footnotes by number: "paragraph 9", "the last footnote"."""

from __future__ import annotations

import re

from assistant.answer import ANSWERED, NOT_COVERED, PARTIAL
from assistant.finding import Context, Finding
from assistant.lookup import PREFIXES, NumberAsked
from assistant.sentences import found_sentence
from assistant.wording import sentence, wording
from documents import Document, label
from documents.labels import is_part_of

MOST_DOCUMENTS = 5
"""From how many documents at most the same number is shown when the question names none."""


def by_number(context: Context) -> Finding | None:
    """The units asked for by number, in the order asked; None when the question asks for none."""
    asked = context.question.numbers
    if not asked:
        return None
    rows: list[int] = []
    missing: list[tuple[Document, NumberAsked]] = []
    for document in context.documents[:MOST_DOCUMENTS]:
        for number in asked:
            found = rows_of_number(context, document, number)
            rows += found
            if not found:
                missing.append((document, number))
    language = context.question.language
    if not rows:
        return Finding(NOT_COVERED, _none_such(*missing[0], language))
    status = PARTIAL if missing and len(context.documents) == 1 else ANSWERED
    units = tuple(dict.fromkeys(rows))
    return Finding(status, found_sentence(context, units, status), units)


def rows_of_number(context: Context, document: Document, asked: NumberAsked) -> list[int]:
    """The rows of one paragraph with its items; the last of its kind for a number counted from the end.

    The main text comes before annexes and sections: "paragraph 4" is one of theirs only where it has none.
    """
    rows = context.index.columns.rows_of((document.symbol, document.language))
    units = [(row, context.index.units[row].id) for row in rows]
    if asked.number < 0:
        kind = [row for row, id in units if _is_of_kind(id, asked.kind)]
        return [kind[asked.number]] if len(kind) >= -asked.number else []
    for wanted in _ids(asked):
        whole = [row for row, id in units if is_part_of(id, wanted)]
        whole = whole or [row for row, id in units if is_part_of(id.rpartition("/")[2], wanted) and _TABLE not in id]
        if whole:
            return whole
    bare = NumberAsked(asked.kind, asked.number)
    return rows_of_number(context, document, bare) if asked.items else []


_TABLE = "Table/"


def _ids(asked: NumberAsked) -> tuple[str, ...]:
    """The ids that may be meant: "paragraph 12" is OP12 of a resolution, 12 of a report, P12 of a letter."""
    if asked.kind != "operative":
        return (asked.id,)
    return asked.id, f"{asked.number}{asked.items}", f"P{asked.number}{asked.items}"


def _is_of_kind(paragraph: str, kind: str) -> bool:
    """Whether an id of the main text is a whole paragraph (or footnote) of ``kind``."""
    pattern = rf"{PREFIXES[kind]}\d+" if kind != "operative" else r"(?:OP|P)?\d+"
    return re.fullmatch(pattern, paragraph) is not None


def _none_such(document: Document, asked: NumberAsked, language: str) -> str:
    name = label(asked.id, language) if asked.number > 0 else wording(language)["lookup"][asked.kind][0]
    counts = {kind: document.count(kind) for kind in ("preambular", "operative", "numbered")}
    said = "no_such_paragraph" if counts["operative"] or not counts["numbered"] else "no_such_number"
    return sentence(
        language, said, document=document.symbol, label=name, footnotes=len(document.footnotes), **counts
    )  # fmt: skip
