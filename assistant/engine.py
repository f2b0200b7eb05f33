"""The one engine behind every door: ``ask``, ``search``, ``ask_many``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Unpack

import numpy as np

from assistant.answer import NOT_COVERED, Answer, Citation, LookedAt, cite, cite_record
from assistant.catalogue import Catalogue, Shelf, one_version_each
from assistant.finding import Act, Context, Finding, holds_few
from assistant.fitted import fitted
from assistant.limits import Limits
from assistant.listing import MandateOptions, filter_of
from assistant.looked_at import also_likely, looked_at
from assistant.outside import outside_language, purpose
from assistant.question import Question, understand
from assistant.repeats import days, newest_of_repeats_first, with_repeats
from assistant.scoping import scoped
from assistant.settings import CANDIDATES, default_folder
from assistant.versions import Versions
from assistant.ways import find
from assistant.wording import sentence
from documents import Document
from index import Embedder, Index, Mandate
from index import embedder as embedder_named


@dataclass(frozen=True, slots=True)
class Assured:
    """An answer, and the probability that the documents answer, where it decided; ``withheld`` would have been cited
    had it been high enough.
    """

    answer: Answer
    assurance: float | None = None
    withheld: tuple[Citation, ...] = ()


class Assistant:
    """Questions over one index. Safe to use from several threads."""

    def __init__(
        self,
        folder: str | Path | None = None,
        embedder: Embedder | None = None,
        index: Index | None = None,
        *,
        model: str | None = None,
    ) -> None:
        """Open the index in ``folder`` (by default the user's own); a new one gets the texts that ship.

        ``model`` names the embedder ("operative", or a sentence-transformers model by name or folder) where none is
        given. Raises :class:`documents.errors.BadIndex` when the folder cannot be used, and
        :class:`documents.errors.BadModel` when the model cannot.
        """
        if model and embedder is None:
            embedder = embedder_named(model)
        self.index = index or Index(Path(folder) if folder else default_folder(), embedder)
        if index is None and self.index.is_new:
            self.index.add_shipped()
        self._catalogue = Catalogue(self.index)

    def ask(
        self, question: str, *, symbol: str | None = None, language: str | None = None, everywhere: bool = False
    ) -> Answer:
        """The complete set of paragraphs that answer ``question``, or an honest ``not_covered``.

        ``symbol`` limits the answer to one document, ``everywhere`` has all documents answer whatever the question
        names (see :attr:`Answer.scope`), ``language`` (of the question) is found when left out. Raises
        :class:`documents.errors.BadQuestion` for a question that is none and
        :class:`documents.errors.UnknownDocument` for a symbol that is not in the index.
        """
        return self.ask_assured(question, symbol=symbol, language=language, everywhere=everywhere).answer

    def ask_assured(
        self, question: str, *, symbol: str | None = None, language: str | None = None, everywhere: bool = False
    ) -> Assured:
        """:meth:`ask`, with how sure the answer is: for measuring."""
        understood = understand(question, language, self.languages)
        if not symbol and (spoken := outside_language(understood)):
            return Assured(self._outside(understood, language or spoken))
        documents = self._documents(understood, symbol, everywhere)
        if not documents:
            told = sentence(understood.language, "no_documents")
            return Assured(Answer(question, understood.language, NOT_COVERED, told))
        context = self._everywhere(understood, documents) if everywhere else self._scoped(understood, documents)
        if not everywhere and (reason := self._why_none(context, symbol)):
            return Assured(
                self._answer(Context(self.index, self.shelf, understood, documents), Finding(NOT_COVERED, reason))
            )
        finding = find(context)
        withheld = tuple(self._cite(context, row) for row in finding.withheld)
        answer = replace(
            self._answer(context, finding), scope=self._looked_at(context, finding, documents, bool(symbol))
        )
        return Assured(answer, finding.assurance, withheld)

    def _outside(self, question: Question, code: str) -> Answer:
        """The answer to what is no question about documents; the nearest paragraphs are those of any answer."""
        said, documents = purpose(code), self._documents(question, None)
        if not documents:
            return Answer(question.text, code, NOT_COVERED, said)
        context = Context(self.index, self.shelf, question, documents)
        return replace(self._answer(context, Finding(NOT_COVERED, said)), language=code)

    def _looked_at(self, context: Context, finding: Finding, documents: list[Document], given: bool) -> LookedAt | None:
        """Which documents were looked at; None where all were."""
        scope, symbols = context.scope, {d.symbol for d in context.documents}
        if any(d.symbol not in symbols for d in finding.records):  # the record was asked of all that are held
            return None
        held = len(self.index.columns.symbols)
        return looked_at(context.question, scope, held, given or len(documents) < held, also_likely(scope))

    def _everywhere(self, question: Question, documents: list[Document]) -> Context:
        """The question over ``documents``; what it says of organs, sessions and years is read as that and not asked."""
        limits = question.limits
        taken = limits.spans if limits.chooses else ()
        due = Limits(
            due=limits.due, report=limits.report, due_sessions=limits.due_sessions, due_years=limits.due_years,
            spans=limits.spans, due_spans=limits.due_spans,
        )  # fmt: skip
        unlimited = replace(question, limits=due, part_spans=(*question.part_spans, *taken), taken_spans=taken)
        return Context(self.index, self.shelf, unlimited, documents)

    def _why_none(self, context: Context, symbol: str | None) -> str | None:
        """Why no document of the index is what a question about acts is about; None when one is, or it is about all."""
        q = context.question
        if not context.documents:
            return sentence(q.language, "none_in_scope")
        meant = q.symbols_meant if q.is_about_acts and not symbol else ()
        held = {document.symbol for document in self.index.documents}
        return sentence(q.language, "not_held", document=meant[0]) if meant and held.isdisjoint(q.symbols) else None

    def search(self, words: str, *, limit: int = CANDIDATES, symbol: str | None = None) -> list[Citation]:
        """The ``limit`` paragraphs and footnotes nearest to ``words``, best first."""
        understood = understand(words, likely=self.languages)
        context = Context(self.index, self.shelf, understood, self._documents(understood, symbol))
        if not context.documents:
            return []
        order = context.order(context.matter, context.in_scope)[: max(0, limit)]
        return list(Versions(self.index).of_each(self._cite(context, row) for row in order))

    def mandates(self, addressee: str | Sequence[str] = (), **options: Unpack[MandateOptions]) -> list[Mandate]:
        """What is asked of ``addressee`` and everybody below it, by when, over the whole index: one look-up.

        By ``addressee`` one or several are meant, named in any of the six languages or by an acronym; without one
        everybody. ``options`` narrow it down: :class:`assistant.listing.MandateOptions`. Raises
        :class:`documents.errors.UnknownActor` and :class:`documents.errors.UnknownDocument`.
        """
        return self.index.mandates(filter_of(self.index, addressee, options))

    def ask_many(self, questions: Iterable[str]) -> Iterator[Answer]:
        """One answer a question, in order."""
        for question in questions:
            yield self.ask(question)

    def context(self, question: str, *, symbol: str | None = None, language: str | None = None) -> Context:
        """What :meth:`ask` looks for answers in: the question understood, limited to the documents that it names."""
        understood = understand(question, language, self.languages)
        return self._scoped(understood, self._documents(understood, symbol))

    def _scoped(self, question: Question, documents: list[Document]) -> Context:
        """The question limited to the documents that its words name; to all where nothing of it is left."""
        shelf = self.shelf
        if documents and {d.symbol for d in documents} <= set(question.places):
            return Context(self.index, shelf, question, documents)
        limited, scope = scoped(question, documents, shelf)
        context = Context(self.index, shelf, limited, scope.documents, scope)
        if context.asks_nothing:
            return Context(self.index, self.shelf, question, documents)
        return context

    @property
    def shelf(self) -> Shelf:
        """The documents as questions find them."""
        return self._catalogue.shelf

    @property
    def least_assurance(self) -> float:
        """The probability that an answer about a matter needs over this index."""
        return fitted().ranking(holds_few(self.index)).least

    @property
    def languages(self) -> frozenset[str]:
        """Those in which documents are held."""
        return frozenset(document.language for document in self.index.documents)

    def _documents(self, question: Question, symbol: str | None, everywhere: bool = False) -> list[Document]:
        """The documents that a question is about, each in one language: the one given, those it names, else all."""
        about = self.index.documents if everywhere and not symbol else self._about(question, symbol)
        return one_version_each(about, question.language)

    def _about(self, question: Question, symbol: str | None) -> list[Document]:
        if symbol:
            chosen = self.index.document(symbol)
            return [d for d in self.index.documents if d.symbol == chosen.symbol]
        named = [d for d in self.index.documents if d.symbol in question.symbols and d.symbol not in question.cited]
        return named or list(self.index.documents)

    def _answer(self, context: Context, finding: Finding) -> Answer:
        q = context.question
        records = [cite_record(d, q.language) for d in finding.records]
        acts = {act.row: act for act in finding.acts}
        units = [_as_act(self._cite(context, row), acts.get(row)) for row in finding.units]
        cited = () if finding.is_empty else self._with_repeats((*records, *units), bool(finding.acts))
        candidates = self._candidates(context, finding)
        versions = Versions(self.index)
        return Answer(
            q.text, q.language, finding.status, finding.sentence, versions.of_each(cited), versions.of_each(candidates)
        )

    def _with_repeats(self, cited: Sequence[Citation], of_acts: bool) -> Sequence[Citation]:
        """What says the same marked; of paragraphs on a matter the newest first, acts stay by document."""
        if len({c.symbol for c in cited}) < 2:
            return cited
        marked = with_repeats(cited)
        return marked if of_acts else newest_of_repeats_first(marked, days(self.index.documents))

    def _candidates(self, context: Context, finding: Finding) -> tuple[Citation, ...]:
        """The ten nearest: what is cited, what its way found next, then by words."""
        first = [*finding.units, *finding.nearest]
        rest = context.order(context.words_only, context.in_scope) if len(first) < CANDIDATES else []
        rows = list(dict.fromkeys([*first, *rest]))[:CANDIDATES]
        return tuple(self._cite(context, row) for row in rows)

    def _cite(self, context: Context, row: int) -> Citation:
        scores = context.__dict__.get("matter", context.words_only)
        return cite(self.index.units[row], context.question.language, float(np.asarray(scores.fused)[row]))


def _as_act(citation: Citation, act: Act | None) -> Citation:
    """``citation`` with what is known of the act for which it is cited."""
    return replace(citation, family=act.family, uncertain=act.uncertain) if act else citation
