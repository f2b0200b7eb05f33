"""The sentence above the citations, in the reader's language: "Three paragraphs of A/RES/61/180 answer ..."."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import PARTIAL, cite
from assistant.finding import Context
from assistant.wording import listed, number_word, sentence, wording
from documents.languages import actors


def found_sentence(context: Context, rows: Sequence[int], status: str) -> str:
    """Says how many paragraphs of which document answer."""
    return _sentence(context, rows, "answered", status)


def asked_sentence(context: Context, rows: Sequence[int], names: Sequence[str]) -> str:
    """Says how many paragraphs ask something of the actors ``names`` (canonical)."""
    return _sentence(context, rows, "asked", "", actor=actor_name(names, context.question.language))


def actor_name(names: Sequence[str], language: str) -> str:
    """The actors as a reader of ``language`` calls them, with the article that a title takes in English."""
    forms = [actors()[name].forms[language][0] for name in names]
    article = wording(language)["status"].get("article", "")
    return listed(
        language, [f"{article}{form}" if form[:1].isupper() and not form.endswith("s") else form for form in forms]
    )


def _sentence(context: Context, rows: Sequence[int], form: str, status: str, **facts: str) -> str:
    language = context.question.language
    cited = [cite(context.index.units[row], language, 0.0) for row in in_print_order(rows)]
    symbols = list(dict.fromkeys(c.symbol for c in cited))
    labels = listed(language, [c.label if len(cited) == 1 else c.number for c in cited])
    count = number_word(language, len(cited))
    if status == PARTIAL:
        return sentence(language, "partial", document=symbols[0], labels=labels)
    if len(symbols) > 1:
        each = [f"{c.symbol} {c.number}" for c in cited]
        return sentence(
            language, "several_documents", count=count, documents=len(symbols), labels=listed(language, each)
        )
    name = f"{form}_{'one' if len(cited) == 1 else 'many'}"
    return sentence(language, name, document=symbols[0], count=count, labels=labels, **facts)


def in_print_order(rows: Sequence[int]) -> list[int]:
    """Rows in the order in which their paragraphs stand in the documents."""
    return sorted(rows)
