"""What the page shows as a conversation goes on: the turns so far, and the document beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.answer import Answer
from assistant.conversation import Conversation, Turn
from assistant.conversation.saving import write_turns
from assistant.engine import Assistant
from assistant.outside import tells_purpose
from assistant.web.interface import PAGE_LANGUAGE
from assistant.web.markup import Html, tag
from assistant.web.reading import choose_html, contents_html, document_html
from assistant.web.rendering import SHOWN, answer_html, pending_html, welcome_html
from documents import Document, Masthead, Paragraph
from documents.errors import BadConversation, UnknownDocument

Turns = tuple[tuple[Turn, Html], ...]
"""The turns of a conversation, each as it is shown."""

KEPT_TURNS = 20
"""How many turns the browser keeps: its store holds a few megabytes."""


def log_html(turns: Turns) -> Html:
    """The turns of a conversation, oldest first."""
    return tag("div", *(shown for _, shown in turns), class_="log", role="log")


def waiting_html(turns: Turns, question: str) -> Html:
    """The conversation while ``question`` is being answered."""
    return tag("div", *(shown for _, shown in turns), pending_html(question), class_="log", role="log")


def opening_html(assistant: Assistant) -> Html:
    """The conversation before the first question."""
    return welcome_html(bool(assistant.index.documents))


def take_turn(assistant: Assistant, turns: Turns, question: str) -> tuple[Turns, Html]:
    """The turns with the answer to ``question``, and the document that it cites first; the one before where it is small
    talk.

    Raises :class:`documents.errors.BadQuestion` for a question that is none.
    """
    conversation = Conversation(assistant, [turn for turn, _ in turns], SHOWN)
    answer = conversation.ask(question)
    turns = (*turns, (conversation.turns[-1], _shown(assistant, answer)))
    asked = [at for at, (turn, _) in enumerate(turns) if not tells_purpose(turn.answer)]
    at = asked[-1] if asked else len(turns) - 1
    return turns, _document_of(assistant, turns[at][0].answer, at + 1)


def kept(turns: Turns) -> dict[str, Any]:
    """What the browser keeps of a conversation; nothing of none."""
    return write_turns([turn for turn, _ in turns[-KEPT_TURNS:]], most=SHOWN) if turns else {}


def reopened(assistant: Assistant, saved: object) -> Turns:
    """The turns that the browser has kept; none where it has kept nothing that can be read."""
    try:
        turns = Conversation.from_json(assistant, saved).turns if isinstance(saved, Mapping) and saved else []
    except BadConversation:
        turns = []
    return tuple((turn, _shown(assistant, turn.answer)) for turn in turns)


def last_document_html(assistant: Assistant, turns: Turns) -> Html:
    """The document beside a conversation that was reopened: that of its last answer."""
    return _document_of(assistant, turns[-1][0].answer, len(turns)) if turns else first_document_html(assistant)


def _shown(assistant: Assistant, answer: Answer) -> Html:
    """A turn as it is shown; documents that are held no longer are shown by what was cited of them."""

    def find_document(symbol: str, language: str) -> Document:
        try:
            return assistant.index.document(symbol, language)
        except UnknownDocument:
            return _as_cited(answer, symbol, language)

    return answer_html(answer, find_document)


def _as_cited(answer: Answer, symbol: str, language: str) -> Document:
    """What is left of a document that is held no longer: the paragraphs that were cited."""
    cited = (c for c in (*answer.citations, *answer.candidates) if (c.symbol, c.language) == (symbol, language))
    paragraphs = {c.paragraph: Paragraph(c.paragraph, "unnumbered", None, c.text) for c in cited}
    return Document(Masthead(symbol=symbol), language, tuple(paragraphs.values()))


def _document_of(assistant: Assistant, answer: Answer, turn: int) -> Html:
    """The document of the best citation, all its cited paragraphs highlighted; else that of the nearest paragraph."""
    first = next(iter([*answer.citations, *answer.candidates]), None)
    if first is None:
        return choose_html(answer.language)
    here = (first.symbol, first.language)
    cited = [c.paragraph for c in answer.citations if (c.symbol, c.language) == here]
    try:
        return _document(assistant, *here, answer.language, cited, turn)
    except UnknownDocument:
        return choose_html(answer.language)


def first_document_html(assistant: Assistant) -> Html:
    """The only document of an index, or the wish to choose one."""
    documents = assistant.index.documents
    if len(documents) != 1:
        return choose_html() if documents else Html("")
    return _document(assistant, documents[0].symbol, documents[0].language, PAGE_LANGUAGE)


def opened_html(assistant: Assistant, symbol: str, language: str, code: str) -> Html:
    """A document that a reader of ``code`` opens; one that is not there any more is told by the choice of others."""
    try:
        return _document(assistant, symbol, language, code)
    except UnknownDocument:
        return choose_html(code)


def all_documents_html(assistant: Assistant) -> Html:
    """The list of all documents."""
    documents = assistant.index.documents
    return contents_html(documents, len(documents))


def _document(
    assistant: Assistant, symbol: str, language: str, code: str, cited: list[str] | None = None, turn: int = 0
) -> Html:
    document = assistant.index.document(symbol, language)
    versions = [d.language for d in assistant.index.documents if d.symbol == document.symbol]
    return document_html(document, versions, cited or (), code, turn)
