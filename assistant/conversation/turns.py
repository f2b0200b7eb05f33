"""The turns of a conversation, and what a follow-up can take from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answer import Answer, Citation
from assistant.catalogue import Shelf
from assistant.conversation.sense import Sense
from assistant.conversation.slots import Slots

MOST_DOCUMENTS = 5
"""How many documents a pronoun may stand for."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as typed, its answer, and its sense; ``spoken`` is the language that it was typed in.

    ``follows`` says whether it went on from the turn before.
    """

    question: str
    answer: Answer
    sense: Sense
    spoken: str
    follows: bool = False

    @property
    def documents(self) -> tuple[str, ...]:
        """The symbols of the documents that are cited, in their order."""
        return tuple(dict.fromkeys(citation.symbol for citation in self.answer.citations))


class Thread:
    """The turns that a follow-up may go on from: those since a question that stood alone."""

    def __init__(self, shelf: Shelf, turns: Sequence[Turn], shown: int | None = None) -> None:
        """``turns`` are all of a conversation; there is at least one. ``shown`` is how many citations of an answer its
        door shows, where it does not show all.
        """
        self.shown = shown
        self.shelf = shelf
        self.index = shelf.index
        first = max((at for at, turn in enumerate(turns) if not turn.follows), default=0)
        self.turns = tuple(turns[first:])
        self.last = turns[-1]

    @property
    def base(self) -> Sense:
        """The last question that was about acts or a matter, else the last."""
        return self.base_turn.sense

    @cached_property
    def base_turn(self) -> Turn:
        """The turn of that question."""
        for turn in reversed(self.turns):
            slots = self.slots(turn.sense)
            if not slots.question.numbers and not slots.is_about_record:
                return turn
        return self.last

    def slots(self, sense: Sense) -> Slots:
        """The parts of the sentence of a question."""
        return Slots.of(sense.core, sense.language, self.shelf)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents that are spoken of: those last cited, else those last named, else the only one there is."""
        for turn in reversed(self.turns):
            named = self.slots(turn.sense).question.symbols
            held = {document.symbol for document in self.index.documents}
            found = turn.documents or tuple(symbol for symbol in named if symbol in held)
            if found or turn.sense.symbol:
                return found or (str(turn.sense.symbol),)
        every = tuple(dict.fromkeys(document.symbol for document in self.index.documents))
        return every if len(every) == 1 else ()

    @cached_property
    def cited(self) -> tuple[Citation, ...]:
        """What was last cited."""
        return next((turn.answer.citations for turn in reversed(self.turns) if turn.answer.citations), ())

    @cached_property
    def all_cited(self) -> frozenset[tuple[str, str]]:
        """Every paragraph shown so far, by symbol and id."""
        shown = (c for turn in self.turns for c in turn.answer.citations[: self.shown])
        return frozenset((citation.symbol, citation.paragraph) for citation in shown)

    @property
    def shows_paragraph(self) -> bool:
        """Whether the last answer showed paragraphs by number."""
        return bool(self.slots(self.last.sense).question.numbers)
