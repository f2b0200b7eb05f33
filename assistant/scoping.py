"""Which documents a question is about: by symbol, by organ, session and year, and by words of their titles.

Where no words name a document, all that the question says may mean one. Titles are matched as paragraphs are, in the
language in which each document is read and by ideas, so that a question in one language finds a title in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.catalogue import Shelf
from assistant.documents_meant import Likely, fits_limits, likely, matter_groups, told_in_matter
from assistant.limits import Limits
from assistant.matching import Group, groups_of, settle_phrases, telling_of
from assistant.question import Question
from assistant.retrieval import Floats, word_scores
from assistant.spans import Span, is_within, outside
from documents import Document
from index.lexical import LexicalIndex

COVERED, COVERED_UNSAID = 0.6, 0.75
"""Share of what the words tell that a title must hold: where the question says that they are of a title, and where not.
"""

TELLING = 0.8
"""What words must tell together (sum over groups) to be taken for those of a title where the question does not say so.
"""

TELLING_INTRODUCED, TELLING_MISSED = 0.5, 1.0
"""The same for words that no title has, to be missed: behind what introduces a title ("the resolution on"), and before
the word for a document ("the latest resolution").
"""

LIKE, LIKER = 0.3, 0.08
"""Cosine that a title needs to be meant where it shares no words with the question, and by how much it must be nearer
than any other."""

ALIKE, ALIKE_SEVERAL = 0.05, 0.3
"""How much less than the best title another one may cover: for "the resolution on", and for "the resolutions on"."""

FEW = 3
"""How many documents at most a title may mean that the question does not call one."""


NONE_OF_ACTS, NONE_OF_MATTER, NONE_OF_LITTLE = 0.8, 0.5, 0.05
"""Up to which probability that no document in particular is meant one is taken: for questions about acts and votes,
which mostly are about one, for others, and where the words beside cues and actors tell next to nothing."""

TELLING_GUESSED = 0.6
"""What the words of a question beside its cues and actors must tell together for a document to be guessed by them."""

IN_TITLE_OF_LITTLE = 0.3
"""And what share of the matter, actors too, must then stand in the title."""

AS_PROBABLE = 0.6
"""How probable, by the most probable document, another one must be to be meant beside it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents that a question is limited to. ``title`` are the words of their titles as they were asked,
    ``unknown_title`` those that no title has; ``odds`` say how probable each document is where they were guessed.
    """

    documents: list[Document]
    title: str = ""
    unknown_title: str = ""
    odds: Likely | None = None

    @property
    def is_guessed(self) -> bool:
        """Whether no words named the documents but all together did."""
        return self.odds is not None


def scoped(question: Question, documents: Sequence[Document], shelf: Shelf) -> tuple[Question, Scope]:
    """The documents of ``documents`` that ``question`` is about, and the question without the words that say so.

    A question about acts may name its documents in passing ("in 2023"); one about a matter has to call them documents,
    or its words would be taken for those of a title.
    """
    loosely = question.is_about_acts
    firm = question.limits.firm or Limits()
    limits = question.limits if loosely else firm
    left = [document for document in documents if fits_limits(document, limits)]
    if not left and told_in_matter(question, shelf) >= TELLING_MISSED:  # "in 1982" may be told years later
        limits, left = firm, [document for document in documents if fits_limits(document, firm)]
    words = _Meant(replace(question, limits=limits), left, shelf)
    meant = words.best(loosely) if left else None
    if meant is None and (guessed := _guessed(question, documents, shelf)):
        found, spans, odds = guessed
        return _without(question, (*question.limits.spans, *spans)), Scope(found, odds=odds)
    if meant is None:
        unknown = words.unknown if len(left) > 1 and question.is_about_acts else ""
        taken = limits.spans if limits.chooses else ()
        return _without(question, taken), Scope(left, unknown_title=unknown)
    found, spans = meant
    if 1 < len(found) <= FEW and not limits.several and len(_apart(limits.titles)) == 1:
        found = _most_likely(question, found, shelf)
    named = [s for s in spans if any(start <= s[0] and s[1] <= end for start, end in limits.titles)]
    title = question.text[named[0][0] : named[-1][1]].strip() if named else ""
    return _without(question, (*limits.spans, *spans)), Scope(found, title)


def _guessed(
    question: Question, documents: Sequence[Document], shelf: Shelf
) -> tuple[list[Document], list[Span], Likely] | None:
    """The documents that the question most probably means by all that it says, the words that stand in their titles,
    and how probable each document is; None when it probably means none in particular.
    """
    asks_who = question.who and question.is_about_acts  # in whatever documents
    if len(documents) < 2 or asks_who:
        return None
    odds = likely(question, documents, shelf)
    if odds.none > _most_none(question, shelf, float(odds.in_title[odds.order[0]])):
        return None
    found = _as_likely_as_best(odds)
    places = shelf.places(found)
    groups = matter_groups(question, documents, shelf)
    in_title = [g for g in groups if g.counts(shelf.titles)[places].any()]
    asked_of = _asked_of(question, in_title)
    named = [g for g in groups if g in in_title or g.counts(shelf.subjects)[places].any()]
    spans = [span for span in _spans_of(named) if not any(is_within(span, actor) for actor in asked_of)]
    return found, spans, odds


def _as_likely_as_best(odds: Likely) -> list[Document]:
    """The most probable documents: one, or a few that are nearly as probable."""
    best = float(odds.probabilities.max())
    return [odds.documents[at] for at in odds.order if odds.probabilities[at] >= AS_PROBABLE * best][:FEW]


def _most_likely(question: Question, documents: Sequence[Document], shelf: Shelf) -> list[Document]:
    """Of several documents that a title fits, those that the whole question means, in their order."""
    chosen = _as_likely_as_best(likely(question, documents, shelf))
    return [document for document in documents if document in chosen]


def _most_none(question: Question, shelf: Shelf, in_title: float) -> float:
    """Up to which probability that no document in particular is meant one is taken all the same; ``in_title`` is the
    share of the question's matter that stands in the title of the likeliest.
    """
    if told_in_matter(question, shelf) < TELLING_GUESSED:
        return NONE_OF_LITTLE if in_title >= IN_TITLE_OF_LITTLE else 0.0
    return NONE_OF_ACTS if question.is_about_acts or question.asks_of_record else NONE_OF_MATTER


def _asked_of(question: Question, in_title: Sequence[Group]) -> list[Span]:
    """The actors of whom something may be asked: those whose names are not of the title, or all where all are."""
    actors = [(match.start, match.end) for match in question.actors] if question.is_about_acts else []
    others = [actor for actor in actors if not any(is_within((g.start, g.end), actor) for g in in_title)]
    return others or actors


def _without(question: Question, taken: Sequence[Span]) -> Question:
    """``question`` with the words that named its documents read as that and as nothing else."""

    def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(s for s in spans if not any(start < s[1] and s[0] < end for start, end in taken))

    return replace(
        question,
        actors=tuple(m for m in question.actors if apart([(m.start, m.end)])),
        part_spans=(*question.part_spans, *taken),
        taken_spans=tuple(taken),
        facts=question.facts if apart(question.fact_spans) else (),
        fact_spans=apart(question.fact_spans),
    )


class _Meant:
    """Which of several documents a question means by words of their titles."""

    def __init__(self, question: Question, documents: list[Document], shelf: Shelf) -> None:
        self._question = question
        self._documents = documents
        self._shelf = shelf
        self._places = shelf.places(documents)

    def best(self, loosely: bool) -> tuple[list[Document], list[Span]] | None:
        """The documents meant, and the words that say so; None when the question means none.

        ``loosely`` takes words for a title's that the question does not introduce as such.
        """
        found = self._each_said() if self._question.limits.titles else None
        return found or (self._unsaid() if loosely and len(self._documents) > 1 else None)

    def _each_said(self) -> tuple[list[Document], list[Span]] | None:
        """By the titles that the question introduces: all their words together, or else each for itself."""
        titles = self._question.limits.titles
        each = [self._said(replace(self._question.limits, titles=(title,))) for title in _apart(titles)]
        known = [found for found in each if found]
        if len(known) < 2:
            return self._said(self._question.limits)
        documents = {(d.symbol, d.language): d for found, _ in known for d in found}
        return list(documents.values()), sorted({span for _, spans in known for span in spans})

    @property
    def unknown(self) -> str:
        """The words that the question introduces as a title's, when no title has them and they tell something."""
        q = self._question
        around = outside(q.limits.titles, len(q.text))
        groups = self._groups([*q.asked_spans, *q.family_spans, *q.actor_spans, *around], q.generic_spans)
        told = [group for group in groups if not group.is_generic]
        enough = TELLING_INTRODUCED if q.limits.introduced else TELLING_MISSED
        if not told or telling_of(told) < enough:
            return ""
        return q.text[told[0].start : told[-1].end]

    def _said(self, limits: Limits) -> tuple[list[Document], list[Span]] | None:
        """By the words that the question introduces as a title's: with the actors in them, or without."""
        cues = [*self._question.asked_spans, *self._question.family_spans]
        best: tuple[float, list[int], list[Group]] = (0.0, [], [])
        for ignored in (cues, [*cues, *self._question.actor_spans]):
            generic = () if self._question.is_about_acts else self._question.generic_spans
            groups = self._groups([*ignored, *outside(limits.titles, len(self._question.text))], generic)
            for postings in (self._shelf.titles, self._shelf.subjects):
                covered, rows = self._matching(groups, postings, ALIKE_SEVERAL if limits.several else ALIKE)
                if covered >= max(COVERED, best[0] + ALIKE):
                    best = covered, rows, groups
        covered, rows, groups = best
        if not rows:
            return self._by_likeness(limits)
        if not self._question.is_about_acts and (covered < COVERED_UNSAID or telling_of(groups) < TELLING_INTRODUCED):
            return None
        if len(rows) > 1 and not limits.several:
            rows, others = self._by_other_words(rows, groups)
            groups = [*groups, *others]
        return [self._documents[row] for row in rows], _spans_of(groups)

    def _by_other_words(self, rows: list[int], groups: list[Group]) -> tuple[list[int], list[Group]]:
        """Of several titles that hold the words of one, those that hold the most of the question's other words, and
        these; of equal ones those that the reader can read, where there are such.
        """
        others = self._other_groups(*_spans_of(groups))
        covered = word_scores(self._shelf.titles, others)[1][self._places]
        most = max(float(covered[row]) for row in rows)
        rows = [row for row in rows if covered[row] >= most - ALIKE]
        own = [row for row in rows if self._documents[row].language == self._question.language]
        places = self._places[own or rows]
        return own or rows, [group for group in others if group.counts(self._shelf.titles)[places].any()]

    def _by_likeness(self, limits: Limits) -> tuple[list[Document], list[Span]] | None:
        """The document whose title is nearest in meaning and stands out: those of other languages share no words."""
        if len(self._documents) < 2:
            return None
        words = " ".join(self._question.text[start:end] for start, end in limits.titles)
        cosines = self._shelf.title_vectors[self._places] @ self._shelf.index.embedder.encode([words])[0]
        second, first = np.partition(cosines, -2)[-2:]
        document = self._documents[int(np.argmax(cosines))]
        if first < LIKE or first - second < LIKER or document.language == self._question.language:
            return None
        return [document], list(limits.titles)

    def _unsaid(self) -> tuple[list[Document], list[Span]] | None:
        """By all words of the question that are no cues, when nearly all of them stand in one title."""
        groups = self._other_groups()
        if telling_of(groups) < TELLING:
            return None
        covered, rows = self._matching(groups, self._shelf.titles, ALIKE)
        if not rows or covered < COVERED_UNSAID or len(rows) > FEW:
            return None
        return [self._documents[row] for row in rows], _spans_of(groups)

    def _other_groups(self, *ignored: Span) -> list[Group]:
        """The words of the question that are neither cues nor speak of documents, without those ``ignored``."""
        q = self._question
        cues = (*q.asked_spans, *q.family_spans, *q.actor_spans, *q.where_spans, *q.moment_spans, *q.part_spans)
        limits = (*q.limits.spans, *q.limits.due_spans, *q.fact_spans)
        groups = self._groups([*cues, *limits, *ignored], q.generic_spans)
        return [group for group in groups if not group.is_generic]

    def _groups(self, ignored: Sequence[Span], generic: Sequence[Span] = ()) -> list[Group]:
        q = self._question
        languages = dict.fromkeys([*(d.language for d in self._documents), "en"])
        return groups_of(q.text, q.language, languages, ignored, generic, self._shelf.held)

    def _matching(self, groups: list[Group], postings: LexicalIndex, alike: float) -> tuple[float, list[int]]:
        """(the share that the best title covers, the rows that cover nearly as much, best first)."""
        if not groups:
            return 0.0, []
        settled = settle_phrases([replace(group) for group in groups], postings)
        lexical, covered = (of_all[self._places] for of_all in word_scores(postings, settled)[:2])
        best = float(covered.max(initial=0.0))
        if not best:
            return 0.0, []
        rows = [int(row) for row in np.flatnonzero(covered >= best - alike)]
        return best, sorted(rows, key=lambda row: -float(_rank(lexical, covered)[row]))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """``spans`` without those that lie in another or run into one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _rank(lexical: Floats, covered: Floats) -> Floats:
    return np.asarray(covered + lexical / (1.0 + lexical.max(initial=0.0)), dtype=np.float32)


def _spans_of(groups: Sequence[Group]) -> list[Span]:
    return sorted((g.start, g.end) for g in groups)
