"""Which document a question is about, by all that it says: the words of titles and subjects, likeness, and dates.

A linear model over a few features of each document, and one of "none in particular", made probabilities by softmax.
Its numbers are fitted by ``bench/fit_documents.py`` and stand in ``fitted.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.catalogue import Shelf
from assistant.fitted import fitted
from assistant.limits import Limits
from assistant.matching import Group, groups_of
from assistant.question import Question
from assistant.retrieval import Floats, Mask, holding
from assistant.spans import Span, is_within, outside
from assistant.years import Year
from documents import Document
from index.lexical import LexicalIndex

MOST_TELLING = 4.0
"""More than this, the words of a question beside its cues say no better how much it is about."""

OTHER_WORD = 1.5
"""How rare a word of a title counts that stands there for another one of the question."""


@dataclass(frozen=True)
class Likely:
    """How probable it is that each of ``documents`` is meant, and that ``none`` in particular is; the sum is one.

    ``in_title`` is the share of the question's matter that stands in the title of each.
    """

    documents: Sequence[Document]
    probabilities: Floats
    none: float
    in_title: Floats

    @property
    def order(self) -> list[int]:
        """The places of the documents, the most probable first."""
        return [int(at) for at in np.argsort(-self.probabilities, kind="stable")]


def likely(question: Question, documents: Sequence[Document], shelf: Shelf) -> Likely:
    """How probably ``question`` is about each of ``documents``."""
    features = document_features(question, documents, shelf)
    numbers = fitted().documents
    none = float(none_features(question, features, shelf) @ numbers.none_weights)
    logits = np.append(features @ numbers.weights, none)
    odds = np.exp(logits - logits.max())
    odds /= odds.sum()
    return Likely(documents, np.asarray(odds[:-1], dtype=np.float32), float(odds[-1]), features[:, 0])


def document_features(question: Question, documents: Sequence[Document], shelf: Shelf) -> Floats:
    """What speaks for each of ``documents``, shape (documents, 10).

    In order: share of the question's matter in the title, in title and subjects; share of the title in the question;
    the best paragraph's share of the matter; how rare the words shared with the title are; likeness of the matter to
    the title, of the whole question to the title, and to all that the document says; whether it is of the organ,
    session and year that are named, and whether it is not.
    """
    places = shelf.places(documents)
    groups = matter_groups(question, documents, shelf)
    matter, whole = shelf.index.embedder.encode([matter_text(question), question.text])
    limits = question.limits
    is_limited = np.float32(limits.chooses or bool(limits.mentioned))
    within = np.array([fits_limits(d, limits) and _is_of_mentioned(d, limits) for d in documents], dtype=np.float32)
    columns = [
        coverage(groups, shelf.titles)[places],
        coverage(groups, shelf.subjects)[places],
        _share_of_title(groups, shelf)[places],
        shelf.best_unit(coverage(groups, shelf.index.lexical))[places],
        np.log1p(_rareness_in_title(groups, shelf))[places],
        shelf.title_vectors[places] @ matter,
        shelf.title_vectors[places] @ whole,
        shelf.vectors[places] @ whole,
        within * is_limited,
        (1 - within) * is_limited,
    ]
    return np.column_stack(columns).astype(np.float32)


def fits_limits(document: Document, limits: Limits) -> bool:
    """Whether a document is of the organs, sessions and years of ``limits``."""
    facts = document.masthead
    if limits.organs and facts.organ not in limits.organs:
        return False
    if limits.sessions and facts.session not in limits.sessions:
        return False
    if limits.session_range and not limits.session_range.holds(facts.session):
        return False
    if limits.committees and facts.committee not in limits.committees:
        return False
    if limits.year_range and not limits.year_range.holds(_year_of(document)):
        return False
    return not limits.years or any(_is_of_year(document, year) for year in limits.years)


def _year_of(document: Document) -> int | None:
    day = document.masthead.date_adopted or document.masthead.date_published
    return day.year if day else None


def _is_of_year(document: Document, named: Year) -> bool:
    day = document.masthead.date_adopted or document.masthead.date_published
    return day is not None and day.year == named.year and named.month in (None, day.month)


def _is_of_mentioned(document: Document, limits: Limits) -> bool:
    """Whether a document is of a year that the question mentions in whatever way, or it mentions none."""
    return not limits.mentioned or any(_is_of_year(document, year) for year in limits.mentioned)


def none_features(question: Question, features: Floats, shelf: Shelf) -> Floats:
    """What speaks for no document in particular, shape (12,).

    In order: one; whether the question is about acts, introduces a title, has what may be one, is limited to organs,
    sessions or years, is about deadlines, asks of the record; what its matter tells without the actors; and how well
    the best document does in its title, its best paragraph and its likeness, and in how much of its title is named.
    """
    q = question
    telling = told_in_matter(q, shelf)
    asks = [
        1.0,
        q.is_about_acts,
        q.limits.introduced,
        bool(q.limits.titles),
        q.limits.chooses,
        q.limits.due,
        q.asks_of_record,
    ]
    best = features.max(axis=0, initial=0.0)
    return np.array([*asks, min(MOST_TELLING, telling), best[0], best[3], best[6], best[2]], dtype=np.float32)


def told_in_matter(question: Question, shelf: Shelf) -> float:
    """What the words tell that say what the question is about, without its actors: the sum over groups."""
    q = question
    groups = groups_of(q.text, q.language, (q.language,), [*cues_of(q), *q.actor_spans], q.generic_spans, shelf.held)
    return sum(group.telling for group in groups if not group.is_phrase and not group.is_generic)


def cues_of(question: Question) -> tuple[Span, ...]:
    """The words that say what is asked, and not about what."""
    q = question
    return (
        *q.asked_spans, *q.family_spans, *q.who_spans, *q.where_spans, *q.moment_spans, *q.part_spans,
        *q.limits.spans, *q.limits.due_spans, *(q.fact_spans if q.asks_of_record else ()),
    )  # fmt: skip


def matter_groups(question: Question, documents: Sequence[Document], shelf: Shelf) -> list[Group]:
    """The groups of the words that say what the question is about; phrases too."""
    q = question
    languages = dict.fromkeys([*(d.language for d in documents), "en"])
    groups = groups_of(q.text, q.language, languages, cues_of(q), q.generic_spans, shelf.held)
    return [group for group in groups if not group.is_generic]


def matter_text(question: Question) -> str:
    """The question without its cues, its actors and its dates; all of it where nothing else is left."""
    q = question
    spans = (*q.asked_spans, *q.family_spans, *q.actor_spans, *q.limits.spans)
    left = " ".join(q.text[start:end] for start, end in outside(spans, len(q.text))).strip()
    return left or q.text


def _words(groups: Sequence[Group]) -> list[Group]:
    return [group for group in groups if not group.is_phrase]


def _held(groups: Sequence[Group], group: Group, postings: LexicalIndex) -> Mask:
    """What holds a word or a phrase that it is part of."""
    phrases = [g for g in groups if g.is_phrase and is_within((group.start, group.end), (g.start, g.end))]
    return holding([group, *phrases], postings)


def coverage(groups: Sequence[Group], postings: LexicalIndex) -> Floats:
    """The share, 0 to 1, of what the words of ``groups`` tell that each row of ``postings`` holds."""
    words = _words(groups)
    whole = sum(group.telling for group in words) or 1.0
    covered = np.zeros(postings.size, dtype=np.float32)
    for group in words:
        covered += np.float32(group.telling / whole) * _held(groups, group, postings)
    return covered


def _rareness_in_title(groups: Sequence[Group], shelf: Shelf) -> Floats:
    """How rare the words are that each title shares with the question, summed."""
    rare = np.zeros(shelf.titles.size, dtype=np.float32)
    for group in _words(groups):
        held = _held(groups, group, shelf.titles)
        rare += np.float32(group.telling * shelf.rareness(int(held.sum()))) * held
    return rare


def _share_of_title(groups: Sequence[Group], shelf: Shelf) -> Floats:
    """The share, 0 to 1, of each title's words that the question names, by how rare they are among titles."""
    named = np.zeros(shelf.titles.size, dtype=np.float32)
    for group in _words(groups):
        own: Mask = np.zeros(shelf.titles.size, dtype=bool)
        for token in group.words:
            titles, _ = shelf.titles.postings(token)
            named[titles] += shelf.rareness(len(titles))
            own[titles] = True
        named += np.float32(OTHER_WORD) * (_held(groups, group, shelf.titles) & ~own)
    return np.asarray(np.minimum(1.0, named / shelf.title_weights), dtype=np.float32)
