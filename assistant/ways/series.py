"""The series that a document belongs to: the earlier ones of its title, and those that it recalls, one from another."""

from __future__ import annotations

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import PARAGRAPHS, Context, Finding
from assistant.references_asked import kind_of, names_cue, rest_spans, speaks_of_series
from assistant.references_told import newest_first, series_sentence
from assistant.ways.citing import LITTLE
from assistant.wording import sentence
from documents import Document
from documents.languages import fold


def series_of(context: Context) -> Finding | None:
    """The paragraphs by which each document of a series recalls the one before it, when the question asks for that."""
    q = context.question
    if (
        q.cited
        or q.numbers
        or not q.symbols
        or not speaks_of_series(q.text, q.language)
        or names_cue(q.text, q.language)
    ):
        return None
    spans = (*rest_spans(q.text, q.language), *q.asked_spans, *q.generic_spans, *q.fact_spans)
    if context.told_beside(*spans) >= LITTLE:
        return None
    held = {d.symbol: d for d in context.shelf.versions(q.language)}
    if q.symbols[0] not in held:
        return Finding(NOT_COVERED, sentence(q.language, "not_held", document=q.symbols[0]))
    chain = _chain(held[q.symbols[0]], held)
    earlier = [*(d.symbol for d in chain[1:]), *_recalled(chain[-1], chain)]
    rows = newest_first(context, _rows(context, chain, earlier))
    if not rows:
        return Finding(NOT_COVERED, sentence(q.language, "not_covered"))
    return Finding(ANSWERED, series_sentence(context, q.symbols[0], earlier), tuple(rows))


def _chain(document: Document, held: dict[str, Document]) -> list[Document]:
    """``document`` and those held of its title that it recalls, and that these recall, the newest first."""
    chain, known = [document], {document.symbol}
    while True:
        recalled = [held[s] for s in _resolutions(chain[-1]) if s in held and s not in known]
        same = [d for d in recalled if fold(d.masthead.title) == fold(document.masthead.title)]
        if not same:
            return chain
        chain.append(max(same, key=_day))
        known.add(chain[-1].symbol)


def _day(document: Document) -> str:
    return str(document.masthead.date_adopted or document.masthead.date_published or "")


def _resolutions(document: Document) -> list[str]:
    """The resolutions and decisions that the paragraphs of ``document`` cite, in order."""
    cited = (r.target for paragraph in document.paragraphs for r in paragraph.references)
    return [target for target in dict.fromkeys(cited) if kind_of(target) in ("resolutions", "decisions")]


def _recalled(last: Document, chain: list[Document]) -> list[str]:
    """What the first paragraph of ``last`` that recalls earlier documents recalls: those that are not held."""
    symbols = {document.symbol for document in chain}
    for paragraph in last.paragraphs:
        cited = [r.target for r in paragraph.references if kind_of(r.target) in ("resolutions", "decisions")]
        if cited:
            return [target for target in cited if target not in symbols]
    return []


def _rows(context: Context, chain: list[Document], earlier: list[str]) -> list[int]:
    """The paragraphs of the documents of ``chain`` that cite one of ``earlier``."""
    allowed = context.index.columns.of_documents((d.symbol, d.language) for d in chain)
    allowed &= context.index.columns.of_kinds(PARAGRAPHS)
    return sorted({row for target in earlier for row in context.shelf.citing.get(target, ()) if allowed[row]})
