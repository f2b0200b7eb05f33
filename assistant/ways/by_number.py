"""Questions for paragraphs and footnotes by number: "paragraph 9", "the last footnote"."""

from __future__ import annotations

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
            found = _rows(context, document, number)
            rows += found
            if not found:
                missing.append((document, number))
    language = context.question.language
    if not rows:
        return Finding(NOT_COVERED, _none_such(*missing[0], language))
    status = PARTIAL if missing and len(context.documents) == 1 else ANSWERED
    units = tuple(dict.fromkeys(rows))
    return Finding(status, found_sentence(context, units, status), units)


def _rows(context: Context, document: Document, asked: NumberAsked) -> list[int]:
    """The rows of one paragraph with its items; the last of its kind for a number counted from the end."""
    units = [
        (row, unit.id)
        for row, unit in enumerate(context.index.units)
        if (unit.symbol, unit.language) == (document.symbol, document.language)
    ]
    if asked.number < 0:
        kind = [(row, id) for row, id in units if id.startswith(PREFIXES[asked.kind]) and "(" not in id]
        return [kind[asked.number][0]] if len(kind) >= -asked.number else []
    whole = [row for row, id in units if is_part_of(id, asked.id)]
    return whole or [row for row, id in units if asked.items and id == f"{PREFIXES[asked.kind]}{asked.number}"]


def _none_such(document: Document, asked: NumberAsked, language: str) -> str:
    counts = {kind: document.count(kind) for kind in ("preambular", "operative")}
    name = label(asked.id, language) if asked.number > 0 else wording(language)["lookup"][asked.kind][0]
    return sentence(
        language, "no_such_paragraph", document=document.symbol, label=name, footnotes=len(document.footnotes), **counts
    )
