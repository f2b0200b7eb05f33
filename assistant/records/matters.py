"""Documents by words of their titles and subjects, where a question about the record introduces them as no title's:
"how did Brazil vote on the embargo against Cuba".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.matching import Group
from assistant.retrieval import word_scores
from documents import Document
from documents.model import Masthead
from index.lexical import LexicalIndex
from index.lexical import build as build_lexical
from index.units import tokens_of

COVERED = 0.75
"""Share of what the words tell that a document's title and subjects must hold."""

ALIKE = 0.05
"""How much less than the best document another one may cover."""


def about(groups: Sequence[Group], documents: Sequence[Document]) -> list[Document]:
    """Those of ``documents`` whose titles, or else titles and subjects, speak of nearly all that ``groups`` do."""
    for with_subjects in (False, True):
        postings = _postings([_tokens(d.masthead, d.language, with_subjects) for d in documents])
        _, covered, _ = word_scores(postings, groups)
        best = float(covered.max(initial=0.0))
        if best >= COVERED:
            return [d for d, share in zip(documents, covered, strict=True) if share >= best - ALIKE]
    return []


def with_subject(groups: Sequence[Group], documents: Sequence[Document]) -> list[Document]:
    """Those of ``documents`` one of whose subjects holds all of ``groups``."""
    kept = []
    for document in documents:
        subjects = [frozenset(_of_subject(subject)) for subject in document.masthead.subjects]
        if any(all(not held.isdisjoint(group.tokens) for group in groups) for held in subjects):
            kept.append(document)
    return kept


def named_whole(groups: Sequence[Group], documents: Sequence[Document]) -> list[Document]:
    """Those of ``documents`` whose title says nothing that ``groups`` do not: "the resolution on albinism"."""
    asked = {token for group in groups for token in group.tokens}
    each = [(d, [t for t in _tokens(d.masthead, d.language, False) if not t.startswith("#")]) for d in documents]
    return [document for document, tokens in each if tokens and asked.issuperset(tokens)]


def title_tokens(documents: Sequence[Document]) -> frozenset[str]:
    """The tokens of the titles of ``documents``."""
    return frozenset(token for d in documents for token in _tokens(d.masthead, d.language, False))


def _postings(tokens: Sequence[tuple[str, ...]]) -> LexicalIndex:
    return build_lexical([list(each) for each in tokens])


@lru_cache(maxsize=20_000)
def _tokens(masthead: Masthead, language: str, with_subjects: bool) -> tuple[str, ...]:
    title = tokens_of(masthead.title, language)
    subjects = [token for subject in masthead.subjects for token in _of_subject(subject)] if with_subjects else []
    return (*title, *subjects)


@lru_cache(maxsize=20_000)
def _of_subject(subject: str) -> tuple[str, ...]:
    return tuple(tokens_of(subject, "en"))  # terms of the UNBIS Thesaurus are in English always
