"""Where in a question stand whom it asks about, its documents, its times and its matter: what a follow-up changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.addressees import actors_meant
from assistant.catalogue import Shelf
from assistant.conversation.wording import joins, with_articles
from assistant.limits import is_addressed
from assistant.matching import Group, groups_of
from assistant.question import Question, understand
from assistant.scoping import scoped
from assistant.spans import Span
from assistant.ways.acts import ORGANS
from documents.languages import Match, language, words
from documents.symbols import find_symbols
from index.analysis import function_words

TELLING = 0.3
"""How telling a word must be to be of the matter of a question."""


@dataclass(frozen=True)
class Slots:
    """The parts of ``text``. Spans are character offsets into it."""

    text: str
    question: Question
    shelf: Shelf

    @classmethod
    def of(cls, text: str, language: str, shelf: Shelf) -> Slots:
        """The parts of a question in ``language``. Raises :class:`documents.errors.BadQuestion`."""
        return cls(text, understand(text, language), shelf)

    @cached_property
    def symbols(self) -> tuple[Span, ...]:
        """Where documents are named by symbol."""
        return tuple((mention.start, mention.end) for mention in find_symbols(self.text))

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Where documents are named by words of their titles, with the words around that say so."""
        q = self.question
        if not q.limits.titles:
            return ()
        limited, scope = scoped(q, self.shelf.versions(q.language), self.shelf)
        if not scope.title:
            return ()
        return tuple(self._with_words_around(title, limited.taken_spans) for title in q.limits.titles)

    def _with_words_around(self, title: Span, taken: Iterable[Span]) -> Span:
        """The words of a title that have named documents, the word for a document beside them, and its article."""
        named = [span for span in taken if title[0] <= span[0] and span[1] <= title[1]]
        around = [s for s in self.question.limits.spans if s[1] == title[0] or s[0] == title[1]]
        start = min([title[0], *(s[0] for s in around)])
        end = max([s[1] for s in named] or [title[1]])
        end = max([end, *(s[1] for s in around if s[0] == title[1])])
        return with_articles(self.text, (start, end), self.question.language)

    @cached_property
    def times(self) -> tuple[Span, ...]:
        """Where sessions, years and committees choose documents."""
        organs = [(m.start, m.end) for m in self.question.actors if m.name in self.question.limits.organs]
        spans = self.question.limits.spans if self.question.limits.chooses else ()
        return tuple(s for s in spans if not meets(s, [*self.titles, *organs]) and self._tells(s))

    @cached_property
    def organ(self) -> Span | None:
        """Where the organ stands whose documents are meant."""
        named = (m for m in self.question.actors if m.name in self.question.limits.organs)
        return next(((m.start, m.end) for m in named if not meets((m.start, m.end), self.titles)), None)

    @cached_property
    def committee(self) -> Span | None:
        """Where the committee stands whose documents are meant."""
        forms = {f.casefold() for forms in language(self.question.language).committees.values() for f in forms}
        return next((s for s in self.times if self.text[s[0] : s[1]].casefold() in forms), None)

    @cached_property
    def actors(self) -> tuple[Match, ...]:
        """Who is asked about: an organ only where it is addressed, and no name in that of a document."""
        q = self.question
        documents = (*self.titles, *self.symbols, *self.times)
        found = list(q.actors) or actors_meant(self.text, q.language, self.shelf.index.addressed())
        found = [m for m in found if not meets((m.start, m.end), documents) and (m.start, m.end) != self.organ]
        asking = [m for m in found if m.name in ORGANS and not is_addressed(self.text, m, q.language)]
        return tuple(m for m in found if m not in asking) or tuple(asking)

    @cached_property
    def actor(self) -> Span | None:
        """Where those stand who are asked about first, side by side."""
        if not self.actors:
            return None
        start, end = self.actors[0].start, self.actors[0].end
        for match in self.actors[1:]:
            if match.start <= end or joins(self.text[end : match.start], self.question.language):
                end = max(end, match.end)
        return start, end

    @cached_property
    def telling(self) -> tuple[Group, ...]:
        """The words of the matter: those that are no cues, name no document and nobody."""
        q = self.question
        cues = (*q.asked_spans, *q.family_spans, *q.part_spans, *q.fact_spans, *q.where_spans, *q.who_spans)
        cues = (*cues, *q.moment_spans, *q.reference_spans, *q.limits.spans, *q.limits.due_spans)
        groups = groups_of(self.text, q.language, [q.language], [*cues, *self._named], q.generic_spans)
        return tuple(g for g in groups if g.telling >= TELLING and not g.is_generic)

    @cached_property
    def matter(self) -> Span | None:
        """Where the matter stands; None where it has none, of two places the first."""
        others = sorted(span for span in self._named)
        pieces: list[list[Group]] = [[]]
        for group in sorted(self.telling, key=lambda g: g.start):
            if pieces[-1] and any(pieces[-1][-1].end <= start and end <= group.start for start, end in others):
                pieces.append([])
            pieces[-1].append(group)
        if not pieces[0]:
            return None
        whole = min(g.start for g in pieces[0]), max(g.end for g in pieces[0])
        return with_articles(self.text, whole, self.question.language)

    @property
    def names_documents(self) -> bool:
        """Whether it names documents of its own."""
        return bool(self.symbols or self.question.limits.titles or self.times or self.organ)

    @property
    def is_about_record(self) -> bool:
        """Whether it asks for facts of a document and nothing else."""
        return bool(self.question.facts) and not self.telling and not self.question.asks_of_actor

    @property
    def _named(self) -> tuple[Span, ...]:
        actors = ((m.start, m.end) for m in self.actors)
        return (*self.titles, *self.symbols, *self.times, *actors, *([self.organ] if self.organ else []))

    def _tells(self, span: Span) -> bool:
        """Whether a part of the text has more than function words."""
        code = self.question.language
        return any(word.key not in function_words(code) for word in words(self.text[span[0] : span[1]], code))


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether ``span`` shares a letter with any of ``others``."""
    return any(start < span[1] and span[0] < end for start, end in others)
