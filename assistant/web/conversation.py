"""What the page shows as a conversation goes on: the turns so far, and the document beside them."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.engine import Assistant
from assistant.web.interface import PAGE_LANGUAGE
from assistant.web.markup import Html, tag
from assistant.web.reading import choose_html, contents_html, document_html
from assistant.web.rendering import answer_html, pending_html, welcome_html
from documents.errors import UnknownDocument

Turns = tuple[Html, ...]


def log_html(turns: Turns) -> Html:
    """The turns of a conversation, oldest first."""
    return tag("div", *turns, class_="log", role="log")


def waiting_html(turns: Turns, question: str) -> Html:
    """The conversation while ``question`` is being answered."""
    return log_html((*turns, pending_html(question)))


def opening_html(assistant: Assistant) -> Html:
    """The conversation before the first question."""
    return welcome_html(bool(assistant.index.documents))


def take_turn(assistant: Assistant, turns: Turns, question: str) -> tuple[Turns, Html]:
    """The turns with the answer to ``question``, and the document that it cites first.

    Raises :class:`documents.errors.BadQuestion` for a question that is none.
    """
    answer = assistant.ask(question)
    turns = (*turns, answer_html(answer, assistant.index.document))
    return turns, _document_of(assistant, answer, len(turns))


def _document_of(assistant: Assistant, answer: Answer, turn: int) -> Html:
    """The document of the best citation, all its cited paragraphs highlighted; else that of the nearest paragraph."""
    first = next(iter([*answer.citations, *answer.candidates]), None)
    if first is None:
        return choose_html(answer.language)
    here = (first.symbol, first.language)
    cited = [c.paragraph for c in answer.citations if (c.symbol, c.language) == here]
    return _document(assistant, *here, answer.language, cited, turn)


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
