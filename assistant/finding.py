"""What the ways of answering share: the question over an index, and what one of them found."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assistant.answer import NOT_COVERED
from assistant.catalogue import Shelf
from assistant.documents_meant import coverage
from assistant.matching import Group, groups_of, settle_phrases
from assistant.question import Question
from assistant.retrieval import Floats, Mask, Scores, ranked, score
from assistant.scoping import Scope
from assistant.spans import Span
from documents import Document, Footnote, Paragraph
from index import Index

PARAGRAPHS = frozenset({"preambular", "operative", "numbered", "unnumbered", "speech", "table"})
"""The kinds of units that are answered with unless footnotes are asked for."""

MOST_NAMED = 5
"""More documents than that are a part of the corpus, not those that a question means one by one."""

_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")


@dataclass(frozen=True, slots=True)
class Act:
    """A paragraph that holds an act that is looked for: its row, the first family of verb of such acts, and whether
    their reading is uncertain.
    """

    row: int
    family: str
    uncertain: bool


@dataclass(frozen=True)
class Finding:
    """What a way of answering found: the rows of the units that answer, best first, and the sentence that says so.

    ``records`` are documents whose masthead is cited; ``nearest`` rows to put first among the candidates; ``acts`` the
    acts for which units are cited, where acts were looked for. ``assurance`` is the probability that the documents
    answer, where it decided; ``withheld`` are the rows that would answer had it been high enough.
    """

    status: str
    sentence: str
    units: tuple[int, ...] = ()
    records: tuple[Document, ...] = ()
    nearest: tuple[int, ...] = ()
    acts: tuple[Act, ...] = ()
    assurance: float | None = None
    withheld: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is cited."""
        return self.status == NOT_COVERED


class Context:
    """A question over an index: what is allowed, and its scores, computed when first needed."""

    def __init__(
        self, index: Index, shelf: Shelf, question: Question, documents: list[Document], scope: Scope | None = None
    ) -> None:
        """``documents`` are those that the answer may come from, ``scope`` says how the question named them."""
        self.index = index
        self.shelf = shelf
        self.scope = scope or Scope(documents)
        self.question = question
        self.documents = documents
        self.is_limited = len(documents) < len(index.columns.symbols)
        self.in_scope: Mask = index.columns.of_documents((d.symbol, d.language) for d in documents)

    @property
    def names_documents(self) -> bool:
        """Whether the question is about a few documents out of many: one, or those that are compared."""
        return self.is_limited and len(self.documents) <= MOST_NAMED

    def of_kinds(self, kinds: Collection[str]) -> Mask:
        """The units in scope that are of one of ``kinds``."""
        return np.logical_and(self.in_scope, self.index.columns.of_kinds(kinds))

    @cached_property
    def rows(self) -> dict[tuple[str, str, str], int]:
        """The row of each unit in scope, by symbol, language and id."""
        each = ((row, self.index.units[row]) for row in map(int, np.flatnonzero(self.in_scope)))
        return {(unit.symbol, unit.language, unit.id): row for row, unit in each}

    @cached_property
    def languages(self) -> list[str]:
        """The languages of the documents, each once."""
        return list(dict.fromkeys(d.language for d in self.documents))

    def groups(self, *ignored: Span) -> list[Group]:
        """The groups of the question without the names of parts of documents and without the spans ``ignored``."""
        q = self.question
        spans = [*q.part_spans, *ignored]
        return groups_of(q.text, q.language, self.languages, spans, q.generic_spans, self.index.lexical.tokens)

    def told_beside(self, *spans: Span) -> float:
        """What the words beside ``spans`` tell (sum over groups) that stand in paragraphs in scope."""
        index = self.index.lexical
        left = [g for g in self.groups(*spans) if not g.is_phrase]
        return sum(group.telling for group in left if group.counts(index)[self.in_scope].any())

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing is left to be asked once the documents are named: "is there a resolution on albinism"."""
        q = self.question
        if q.is_about_acts or q.facts or q.numbers or q.wants_all or q.symbols or q.reference_spans:
            return False
        return not any(not group.is_generic for group in self.groups(*q.where_spans))

    @cached_property
    def matter_groups(self) -> list[Group]:
        """The groups of all words that carry matter; "cites" and "mentions" do where there is nothing else."""
        q = self.question
        asking = (*q.where_spans, *q.moment_spans, *q.who_spans)
        groups = self.groups(*q.reference_spans, *asking) or self.groups(*asking) or self.groups()
        return settle_phrases(groups, self.index.lexical)

    @cached_property
    def in_title(self) -> Floats:
        """What share of the matter stands in the title and subjects of each unit's document, shape (units,)."""
        return coverage(self.matter_groups, self.shelf.subjects)[self.index.columns.document]

    @cached_property
    def words_only(self) -> Scores:
        """The scores by words and ideas alone, without loading a model."""
        return score(self.index, self.matter_groups, None, self._timed)

    @cached_property
    def matter(self) -> Scores:
        """The scores by words, ideas and vectors."""
        return score(self.index, self.matter_groups, self.question.text, self._timed)

    @cached_property
    def _timed(self) -> Mask | None:
        """The units in scope that name a time, when the question asks when."""
        if not self.question.moment:
            return None
        timed: Mask = np.zeros(len(self.index.units), dtype=bool)
        for row in np.flatnonzero(self.in_scope):
            timed[row] = names_time(self.index.units[int(row)].body)
        return timed

    def order(self, scores: Scores, allowed: Mask) -> list[int]:
        """The allowed units by fused score, best first."""
        return ranked(scores.fused, allowed)


def holds_few(index: Index) -> bool:
    """Whether an index holds no more documents than a question may mean one by one."""
    return len(index.columns.symbols) <= MOST_NAMED


def names_time(body: Paragraph | Footnote) -> bool:
    """Whether a paragraph sets a deadline or prints a year."""
    if isinstance(body, Footnote):
        return False
    return any(c.deadline for c in body.clauses) or _YEAR.search(body.text) is not None
