"""Operative: questions over United Nations resolutions, answered with the paragraphs themselves.

>>> from assistant import ask
>>> print(ask("What is asked of the Secretary-General?").answer)
Three paragraphs of A/RES/61/180 ask something of the Secretary-General: 12, 13 and 19.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Unpack

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation
    from assistant.conversation import Conversation
    from assistant.engine import Assistant
    from assistant.listing import MandateOptions
    from index import Mandate

__all__ = ["Answer", "Assistant", "Citation", "Conversation", "Mandate", "ask", "ask_many", "mandates", "search"]


@cache
def _default() -> Assistant:
    """The assistant over the user's own index, opened once."""
    from assistant.engine import Assistant

    return Assistant()


def ask(question: str, *, symbol: str | None = None, language: str | None = None, everywhere: bool = False) -> Answer:
    """The complete set of paragraphs that answer ``question``; see :meth:`Assistant.ask`."""
    return _default().ask(question, symbol=symbol, language=language, everywhere=everywhere)


def search(words: str, *, limit: int = 10, symbol: str | None = None) -> list[Citation]:
    """The ``limit`` paragraphs and footnotes nearest to ``words``; see :meth:`Assistant.search`."""
    return _default().search(words, limit=limit, symbol=symbol)


def ask_many(questions: Iterable[str]) -> Iterator[Answer]:
    """One answer a question, in order; see :meth:`Assistant.ask_many`."""
    return _default().ask_many(questions)


def mandates(addressee: str | Sequence[str] = (), **options: Unpack[MandateOptions]) -> list[Mandate]:
    """What is asked of ``addressee``, by when, over the whole index; see :meth:`Assistant.mandates`."""
    return _default().mandates(addressee, **options)


def __getattr__(name: str) -> object:
    """``Assistant`` and the kinds of results are loaded when first named, so that importing this stays light."""
    if name == "Assistant":
        from assistant.engine import Assistant

        return Assistant
    if name == "Conversation":
        from assistant.conversation import Conversation

        return Conversation
    if name in ("Answer", "Citation"):
        from assistant import answer

        return getattr(answer, name)
    if name == "Mandate":
        from index import Mandate

        return Mandate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
