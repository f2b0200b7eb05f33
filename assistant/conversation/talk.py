"""A conversation over an assistant: each question stands alone, or goes on from the ones before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.acts_found import BINDING
from assistant.answer import NOT_COVERED, PARTIAL, Answer, Citation
from assistant.conversation.plan import Plan
from assistant.conversation.reading import found_sentence, labels_of, read_in, told
from assistant.conversation.resolving import resolve
from assistant.conversation.saving import read_turns, write_turns
from assistant.conversation.sense import Sense, family_of
from assistant.conversation.turns import Thread, Turn
from assistant.engine import Assistant
from assistant.outside import tells_purpose
from assistant.question import checked
from assistant.settings import CANDIDATES
from documents import label
from documents.languages import Match
from index import MandateFilter

_FAR = 100
"""How many paragraphs are looked through for those that come next."""


class Conversation:
    """Questions and answers, in order. Not for several threads at once."""

    def __init__(self, assistant: Assistant, turns: Sequence[Turn] = (), shown: int | None = None) -> None:
        """Begin a conversation, or go on with the ``turns`` of one.

        ``shown`` is how many citations of an answer are shown, where these are not all: "more" then goes on with them.
        """
        self.assistant = assistant
        self.shown = shown
        self.turns = list(turns)

    def ask(
        self, question: str, *, symbol: str | None = None, language: str | None = None, everywhere: bool = False
    ) -> Answer:
        """The answer to ``question``, which may go on from those before; ``resolved`` is then what it asks in full.

        A question that stands alone is answered as :meth:`Assistant.ask` answers it, and so is every one with a
        ``symbol`` or ``language`` of its own, or that is asked ``everywhere``. Raises what that raises.
        """
        question = checked(question)
        plan = (
            None
            if symbol or language or everywhere or not self._asked
            else resolve(question, Thread(self.assistant.shelf, self._asked, self.shown))
        )
        turn = self._alone(question, symbol, language, everywhere) if plan is None else self._going_on(question, plan)
        self.turns.append(turn)
        return turn.answer

    def to_json(self) -> dict[str, Any]:
        """The conversation as JSON: questions as typed and in full, and what was cited, with its texts."""
        return write_turns(self.turns)

    @classmethod
    def from_json(cls, assistant: Assistant, saved: Mapping[str, Any]) -> Conversation:
        """A conversation reopened. Texts are read anew from the index; where a document is held no longer, the answer
        says so and has the text that was cited.

        Raises :class:`documents.errors.BadConversation` for what was not saved by :meth:`to_json`.
        """
        return cls(assistant, read_turns(saved, assistant.index))

    @property
    def _asked(self) -> list[Turn]:
        """The turns in which something was asked of the documents: "thank you" is none."""
        return [turn for turn in self.turns if not tells_purpose(turn.answer)]

    def _alone(self, question: str, symbol: str | None, language: str | None, everywhere: bool) -> Turn:
        answer = self.assistant.ask(question, symbol=symbol, language=language, everywhere=everywhere)
        sense = Sense(question, answer.language, symbol=symbol, everywhere=everywhere)
        return Turn(question, answer, sense, answer.language)

    def _going_on(self, question: str, plan: Plan) -> Turn:
        thread = Thread(self.assistant.shelf, self._asked, self.shown)
        if plan.why_not:
            answer = self._told(plan, thread)
        elif plan.others:
            answer = self._others(plan, thread)
        else:
            answer = self._answered(plan, thread)
        answer = replace(answer, question=question, resolved=None if plan.why_not else _understood(plan, question))
        return Turn(question, answer, plan.sense, plan.spoken, follows=True)

    def _answered(self, plan: Plan, thread: Thread) -> Answer:
        sense = plan.sense
        answer = self.assistant.ask(
            sense.text, symbol=sense.symbol, language=sense.language, everywhere=sense.everywhere
        )
        if plan.only_new:
            before = {citation.anchor for citation in thread.base_turn.answer.citations}
            answer = _left(answer, [citation for citation in answer.citations if citation.anchor not in before])
        actors = thread.slots(sense).actors
        if family := family_of(sense):
            acts = self._acts(answer, actors, family)
            kept = [replace(c, family=family) for c in answer.citations if c.anchor in acts]
            answer = _left(answer, kept)
        if sense.part("due") and answer.citations:
            acts = self._acts(answer, actors, dated=True)
            kept = [citation for citation in answer.citations if citation.anchor in acts]
            answer = _left(answer, kept)
            if not kept:
                answer = replace(answer, answer=told(answer.language, "no_deadline"))
        if sense.reader and sense.reader != answer.language:
            facts = thread.slots(sense).question.facts
            return read_in(answer, sense.reader, facts, self.assistant.index)
        return answer

    def _acts(
        self, answer: Answer, actors: Sequence[Match], family: str | None = None, dated: bool = False
    ) -> frozenset[str]:
        """The anchors of paragraphs of the documents cited that have an act of a family, or one with a time limit, by
        which any of ``actors`` is asked; anybody where there are none.
        """
        names, symbols = tuple(actor.name for actor in actors), tuple(dict.fromkeys(c.symbol for c in answer.citations))
        families = (family,) if family else BINDING
        wanted = MandateFilter(
            addressees=names, families=families, own=not names, symbols=symbols, language=answer.language
        )
        acts = self.assistant.index.mandates(wanted) if symbols else []
        return frozenset(f"{a.symbol}#{a.paragraph}" for a in acts if a.deadline or a.recurrence or not dated)

    def _told(self, plan: Plan, thread: Thread) -> Answer:
        """An honest no, with the paragraphs that were nearest before."""
        assert plan.why_not is not None
        name, facts = plan.why_not
        nearest = _labelled(thread.last.answer.candidates, plan.spoken)
        return Answer("", plan.spoken, NOT_COVERED, told(plan.spoken, name, **facts), (), nearest)

    def _others(self, plan: Plan, thread: Thread) -> Answer:
        """What was cited and not shown, else the paragraphs that come next, nearest first, which need not answer."""
        if further := self._further(plan, thread):
            return further
        nearest = _labelled(self._nearest(plan, thread)[:CANDIDATES], plan.spoken)
        if not nearest:
            return Answer("", plan.spoken, NOT_COVERED, told(plan.spoken, "no_others"))
        said = told(plan.spoken, "next_nearest", labels=labels_of(nearest, plan.spoken))
        return Answer("", plan.spoken, PARTIAL, said, nearest, nearest)

    def _further(self, plan: Plan, thread: Thread) -> Answer | None:
        """The citations of the last answer that were not shown yet, as many as are shown at a time."""
        if self.shown is None or thread.base_turn.sense != plan.sense:
            return None
        answer = self._answered(replace(plan, others=False), thread)
        left = [c for c in answer.citations if (c.symbol, c.paragraph) not in thread.all_cited]
        if len(answer.citations) <= self.shown or not left:
            return None
        count = len(answer.citations)
        first, last = count - len(left) + 1, count - len(left[self.shown :])
        said = told(answer.language, "further", first=str(first), last=str(last), count=str(count))
        return replace(answer, answer=said, citations=tuple(left[: self.shown]))

    def _nearest(self, plan: Plan, thread: Thread) -> list[Citation]:
        sense = plan.sense
        within = {c.symbol for c in thread.turns[0].answer.candidates} if sense.symbol else None
        found = [c for turn in thread.turns for c in turn.answer.candidates]
        found += self.assistant.search(sense.text, limit=_FAR, symbol=sense.symbol)
        new = {(c.symbol, c.paragraph): c for c in reversed(found) if (c.symbol, c.paragraph) not in thread.all_cited}
        return [
            new[key]
            for key in dict.fromkeys((c.symbol, c.paragraph) for c in found)
            if key in new and (within is None or key[0] in within)
        ]


def _understood(plan: Plan, question: str) -> str | None:
    """The question in full; None where that is what was typed."""
    return plan.sense.text if plan.sense.text != question else None


def _left(answer: Answer, citations: Sequence[Citation]) -> Answer:
    """``answer`` with those of its citations that are wanted."""
    if len(citations) == len(answer.citations):
        return answer
    status = answer.status if citations else NOT_COVERED
    said = found_sentence(citations, answer.language, status)
    return replace(answer, status=status, answer=said, citations=tuple(citations))


def _labelled(citations: Sequence[Citation], code: str) -> tuple[Citation, ...]:
    """``citations`` for a reader of ``code``."""
    return tuple(replace(citation, label=label(citation.paragraph, code)) for citation in citations)
