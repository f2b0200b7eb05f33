"""Who cites a document or a treaty: "which resolutions recall 61/180", "where is the Kampala Convention mentioned"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import ANSWERED, NOT_COVERED
from assistant.finding import PARAGRAPHS, Context, Finding
from assistant.instrument_words import citing_by_words, looks_like_name, names_apart
from assistant.instruments import Named, citing_known, citing_number, has_head, named_in, numbered_in
from assistant.question import understand
from assistant.references_asked import names_cue, rest_spans, speaks_of_later, speaks_of_sources
from assistant.references_told import cited_sentence, newest_first
from assistant.retrieval import Mask, score
from assistant.scoping import scoped
from assistant.spans import Span
from assistant.wording import sentence
from documents import Paragraph
from documents.languages import has_word
from index import Unit

HELD_ENOUGH = 0.6
"""What share of the words of a name a paragraph may hold at most where no text is said to cite it."""

LITTLE = 0.3
"""Words that tell less (0 to 1) do not turn the question to a matter."""

LEADING = frozenset({"note", "reaffirm", "welcome"})
"""Families of verbs that are clearly other acts than citing: "recall" is said loosely of any."""


def citing_document(context: Context) -> Finding | None:
    """Every unit that cites a document named in the question; None when it names none but those in scope.

    A document cited only in a footnote counts for the paragraph that carries the mark.
    """
    q = context.question
    own = {d.symbol for d in context.documents}
    missing = [s for s in q.places if s not in own]
    targets = q.cited or tuple(s for s in q.symbols if s not in own and s not in missing)
    if not targets:
        return None
    if missing and not own.intersection(q.places):
        return Finding(NOT_COVERED, sentence(q.language, "not_held", document=missing[0]))
    if context.scope.is_guessed:
        context = limited(context, [])
    rows = sorted({row for target in targets for row in context.shelf.citing.get(target, ()) if context.in_scope[row]})
    return _told(context, rows, targets)


def citing_instrument(context: Context) -> Finding | None:
    """Every unit that cites a treaty, declaration or programme that the question names and asks for nothing beside."""
    q = context.question
    speaks = names_cue(q.text, q.language) or speaks_of_sources(q.text, q.language)
    if q.cited or q.numbers or not speaks:
        return None
    named = _named(context)
    if named is None:
        return None
    rows = sorted({*named.rows})
    return _told(named.context, rows, (named.name,)) if rows or named.is_known else None


@dataclass(frozen=True)
class _Cited:
    """An instrument as the question names it, where it was looked for, and the rows that cite it; ``is_known`` says
    that it would have been found by this name.
    """

    name: str
    context: Context
    rows: Sequence[int]
    is_known: bool = False


def _named(context: Context) -> _Cited | None:
    q = context.question
    known = named_in(q.text, q.language)
    numbers = [] if known else numbered_in(q.text, q.language)
    spans = [*((n.start, n.end) for n in known), *((start, end) for _, start, end in numbers)]
    if not spans:
        return _by_words(context)
    within = limited(context, spans)
    if within.told_beside(*spans, *_said(within)) >= LITTLE:
        return None
    allowed = within.in_scope
    rows = (
        _all_known(within, known, allowed)
        if known
        else [row for number, _, _ in numbers for row in citing_number(context.index, number, allowed)]
    )
    return _Cited(q.text[min(s for s, _ in spans) : max(e for _, e in spans)], within, rows, is_known=True)


def _all_known(context: Context, known: Sequence[Named], allowed: Mask) -> list[int]:
    """The rows that cite any of ``known``."""
    sources = _wants_sources(context)
    return [row for named in known for row in citing_known(context.index, named, allowed, sources=sources)]


def _wants_sources(context: Context) -> bool:
    """Whether the question wants the footnotes that give the source of what it names."""
    return "footnote" in context.question.scope or context.question.wants_symbol


def _by_words(context: Context) -> _Cited | None:
    """An instrument that no table knows, by the words of its name: all that the question says beside its cues."""
    q = context.question
    if not has_head(q.text, q.language):
        return None
    whole = limited(context, [])
    groups = [g for g in whole.groups(*_said(whole)) if not g.is_generic]
    if not groups or not looks_like_name(q.text, groups):
        return None
    spans = [(group.start, group.end) for group in groups]
    name = (min(start for start, _ in spans), max(end for _, end in spans))
    within = limited(context, [name])
    groups = [g for g in within.groups(*_said(within)) if not g.is_generic]
    rows = citing_by_words(context.index, groups, q.language, within.in_scope, sources=_wants_sources(within))
    held = float(score(context.index, groups, None).coverage[within.in_scope].max(initial=0.0))
    is_known = (
        held < HELD_ENOUGH  # else a paragraph names it otherwise: a matter
        and q.language in within.languages
        and has_head(q.text[name[0] : name[1]], q.language)
        and names_apart(groups)
    )
    return _Cited(q.text[name[0] : name[1]], within, rows, is_known)


def _said(context: Context) -> list[Span]:
    """The words of the question that ask for citations, and not for what."""
    q = context.question
    return [
        *rest_spans(q.text, q.language), *q.reference_spans, *q.where_spans, *q.asked_spans, *q.family_spans,
        *q.generic_spans, *q.fact_spans, *q.limits.spans, *q.taken_spans,
    ]  # fmt: skip


def limited(context: Context, names: Iterable[Span]) -> Context:
    """``context`` in the documents that the question means when the words of ``names`` are no words of a title."""
    q = context.question
    given = context.is_limited and not context.scope.is_guessed and not q.taken_spans
    if given or len(context.shelf.keys) == 1:
        return context
    whole, text = understand(q.text, q.language), q.text
    for start, end in names:
        text = text[:start] + " " * (end - start) + text[end:]
    rest = understand(text, q.language) if has_word(text) else whole
    limits = replace(rest.limits, titles=rest.limits.titles if rest.limits.introduced else ())
    documents = [d for d in context.shelf.versions(q.language) if not q.places or d.symbol in q.places]
    named, found = scoped(replace(rest, limits=limits), documents, context.shelf)
    if found.is_guessed or not found.documents:
        return Context(context.index, context.shelf, replace(whole, limits=limits), documents)
    taken = named.taken_spans
    whole = replace(whole, limits=limits, part_spans=(*whole.part_spans, *taken), taken_spans=taken)
    return Context(context.index, context.shelf, whole, found.documents, found)


def _told(context: Context, rows: Sequence[int], targets: Sequence[str]) -> Finding:
    """The finding over the units that cite, as the question wants them."""
    paragraphs = [row for row in rows if not _is_note(context, row)]
    direct = {document_of(context.index.units[row]) for row in paragraphs}
    notes = [row for row in rows if _is_note(context, row)]
    only_there = [row for row in notes if document_of(context.index.units[row]) not in direct]
    wanted = _wanted(context, sorted({*paragraphs, *carriers_of(context, only_there)}), notes)
    wanted = of_act(context, wanted)
    if not wanted:
        return Finding(NOT_COVERED, cited_sentence(context, (), targets))
    later = speaks_of_later(context.question.text, context.question.language)
    wanted = newest_first(context, wanted) if later else wanted
    return Finding(ANSWERED, cited_sentence(context, wanted, targets, later=later), tuple(wanted))


def of_act(context: Context, rows: Sequence[int]) -> list[int]:
    """Those of ``rows`` with an act of the families that the question names, where these tell such rows apart."""
    named = context.question.families
    families = frozenset() if "recall" in named else named & LEADING
    units = context.index.units
    chosen = [row for row in rows if families & families_of(units[row])]
    return chosen or list(rows)


def families_of(unit: Unit) -> set[str]:
    """The families of the verbs of a paragraph."""
    return {clause.family for clause in unit.body.clauses} if isinstance(unit.body, Paragraph) else set()


def _wanted(context: Context, paragraphs: list[int], notes: list[int]) -> list[int]:
    """What the question wants of the paragraphs and footnotes that cite: paragraphs, and footnotes where it says so."""
    q, units = context.question, context.index.units
    kinds = q.scope - {"footnote"} or PARAGRAPHS
    if q.scope == {"footnote"} and not q.names_paragraph:
        return notes
    chosen = [row for row in paragraphs if units[row].kind in kinds]
    return sorted({*chosen, *notes}) if "footnote" in q.scope or q.wants_symbol or not chosen else chosen


def _is_note(context: Context, row: int) -> bool:
    return context.index.units[row].kind == "footnote"


def carriers_of(context: Context, notes: Sequence[int]) -> list[int]:
    """The paragraphs that carry the marks of ``notes``, in the order of print."""
    units = context.index.units
    marks = {(u.symbol, u.language, u.id) for u in (units[row] for row in notes)}
    rows = (r for key in dict.fromkeys((s, code) for s, code, _ in marks) for r in context.index.columns.rows_of(key))
    return [row for row in rows if any((*document_of(units[row]), note) in marks for note in notes_of(units[row]))]


def footnotes_of(context: Context, rows: Sequence[int], order: list[int]) -> list[int]:
    """The best footnote (in ``order``) of each paragraph in ``rows``: where its symbols are given."""
    found: list[int] = []
    for row in rows:
        unit = context.index.units[row]
        of_same = context.index.columns.rows_of(document_of(unit))
        mine = {other for other in of_same if context.index.units[other].id in notes_of(unit)}
        found += [other for other in order if other in mine][:1]
    return found


def document_of(unit: Unit) -> tuple[str, str]:
    """The symbol and the language of the document that a unit is of."""
    return unit.symbol, unit.language


def notes_of(unit: Unit) -> tuple[str, ...]:
    """The footnotes whose marks a unit carries."""
    return unit.body.footnotes if isinstance(unit.body, Paragraph) else ()
