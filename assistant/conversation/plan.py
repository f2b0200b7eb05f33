"""What is to be done for a follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.conversation.sense import Sense


@dataclass(frozen=True, slots=True)
class Plan:
    """The question in full that a follow-up stands for, typed in the language ``spoken``.

    ``why_not`` is a sentence (by its name in ``[follow_up]``, with facts) that is told instead of an answer; ``others``
    wants the next nearest paragraphs, ``only_new`` leaves out what has been cited already.
    """

    sense: Sense
    spoken: str
    why_not: tuple[str, Mapping[str, str]] | None = field(default=None, hash=False)
    others: bool = False
    only_new: bool = False
