"""The sentence above the citations, in the reader's language: "Three paragraphs of A/RES/61/180 answer ..."."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.answer import PARTIAL, cite
from assistant.finding import Act, Context
from assistant.wording import listed, number_word, sentence, set_word, wording
from documents.languages import actors, language

MOST_LABELS = 12
"""How many paragraphs of several documents a sentence names; of more it gives the count."""


def found_sentence(context: Context, rows: Sequence[int], status: str) -> str:
    """Says how many paragraphs of which document answer."""
    return _sentence(context, rows, "answered", status)


def asked_sentence(context: Context, acts: Sequence[Act], names: Sequence[str]) -> str:
    """Says how many paragraphs ask something of the actors ``names`` (canonical)."""
    actor = actor_name(names, context.question.language)
    if _is_of_one(context, acts):
        said = _sentence(context, [act.row for act in acts], "asked", "", actor=actor)
        return said + _aside(context, acts)
    return _set(context, acts, set_word(context.question.language, "asked", actor=actor))


def acts_sentence(context: Context, acts: Sequence[Act]) -> str:
    """Says how many paragraphs hold acts of the families asked for."""
    if _is_of_one(context, acts):
        return found_sentence(context, [act.row for act in acts], "") + _aside(context, acts)
    code = context.question.language
    verbs = listed(code, [language(code).verbs[family][0] for family in dict.fromkeys(act.family for act in acts)])
    return _set(context, acts, verbs[:1].upper() + verbs[1:])


def who_sentence(context: Context, acts: Sequence[Act]) -> str:
    """Says how many paragraphs ask somebody to do what was asked about."""
    return _set(context, acts, set_word(context.question.language, "somebody"))


def due_sentence(context: Context, acts: Sequence[Act]) -> str:
    """Says how many paragraphs have something due at the time asked about."""
    code, limits = context.question.language, context.question.limits
    times = [set_word(code, "session", number=number) for number in limits.due_sessions]
    times += [set_word(code, "year", number=number) for number in limits.due_years]
    name = "report" if limits.report else "due"
    what = set_word(code, name, time=listed(code, times)) if times else set_word(code, f"{name}_any")
    return _set(context, acts, what)


def _is_of_one(context: Context, acts: Sequence[Act]) -> bool:
    """Whether one document is all that was looked at, or all that is cited."""
    return len({context.index.units[act.row].symbol for act in acts}) == 1 == len(context.documents)


def _set(context: Context, acts: Sequence[Act], what: str) -> str:
    """A complete set with counts that can be checked: of paragraphs, of documents and out of how many, of doubts."""
    code = context.question.language
    held, title = {context.index.units[act.row].symbol for act in acts}, context.scope.title
    if len(context.documents) == 1:
        documents = context.documents[0].symbol
    else:
        name = "documents_on" if title else "documents"
        documents = set_word(code, name, count=len(held), all=len(context.documents), title=title)
    paragraphs = set_word(code, "paragraph" if len(acts) == 1 else "paragraphs", count=len(acts))
    labels = _labels(context, acts) if len(acts) <= MOST_LABELS else ""
    said = set_word(code, "set", what=what, paragraphs=paragraphs, documents=documents)
    return said + labels + set_word(code, "end") + _aside(context, acts)


def _labels(context: Context, acts: Sequence[Act]) -> str:
    """Which paragraphs are cited of the one document, or of each: ": A/RES/75/901 1 and 4; A/RES/75/902 4"."""
    code, units = context.question.language, context.index.units
    each = []
    for symbol, group in groupby(acts, lambda act: units[act.row].symbol):
        rows = in_print_order([act.row for act in group])
        numbers = listed(code, [cite(units[row], code, 0.0).number for row in rows])
        each.append(numbers if len(context.documents) == 1 else f"{symbol} {numbers}")
    return set_word(code, "colon") + set_word(code, "semicolon").join(each)


def _aside(context: Context, acts: Sequence[Act]) -> str:
    """How many of the paragraphs are uncertain, where any are."""
    uncertain = sum(act.uncertain for act in acts)
    return set_word(context.question.language, "uncertain", count=uncertain) if uncertain else ""


def actor_name(names: Sequence[str], code: str) -> str:
    """The actors as a reader of ``code`` calls them, with the article that a title takes in English."""
    forms = [actors()[name].forms[code][0] for name in names]
    article = wording(code)["status"].get("article", "")
    return listed(
        code, [f"{article}{form}" if form[:1].isupper() and not form.endswith("s") else form for form in forms]
    )


def _sentence(context: Context, rows: Sequence[int], form: str, status: str, **facts: str) -> str:
    code = context.question.language
    cited = [cite(context.index.units[row], code, 0.0) for row in in_print_order(rows)]
    symbols = list(dict.fromkeys(c.symbol for c in cited))
    labels = listed(code, [c.label if len(cited) == 1 else c.number for c in cited])
    count = number_word(code, len(cited))
    if status == PARTIAL:
        return sentence(code, "partial", document=symbols[0], labels=labels)
    if len(symbols) > 1:
        each = [f"{c.symbol} {c.number}" for c in cited]
        return sentence(code, "several_documents", count=count, documents=len(symbols), labels=listed(code, each))
    name = f"{form}_{'one' if len(cited) == 1 else 'many'}"
    return sentence(code, name, document=symbols[0], count=count, labels=labels, **facts)


def in_print_order(rows: Sequence[int]) -> list[int]:
    """Rows in the order in which their paragraphs stand in the documents."""
    return sorted(rows)
