"""The command ``chat``: a conversation, line by line, kept in a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.engine import Assistant
from documents.errors import BadConversation, BadOutput, BadQuestion

Show = Callable[[Answer], None]


def chat(
    conversation: Conversation, lines: Iterable[str], file: Path | None, show: Show, tell: Callable[[str], None]
) -> None:
    """Answer each of ``lines`` in turn with ``show``, and keep the conversation in ``file`` after each answer.

    A line that is no question is told and passed over.
    """
    for line in lines:
        if not line.strip():
            continue
        try:
            answer = conversation.ask(line)
        except BadQuestion as error:
            tell(str(error))
            continue
        show(answer)
        if file:
            keep(conversation, file)


def reopened(assistant: Assistant, file: Path | None) -> Conversation:
    """The conversation kept in ``file``, or a new one where there is none yet. Raises :class:`BadConversation`."""
    if file is None or not file.exists():
        return Conversation(assistant)
    try:
        return Conversation.from_json(assistant, json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise BadConversation(f"{file}: cannot be read as a conversation; give another file to --file.") from error
    except BadConversation as error:
        raise BadConversation(f"{file}: {error}") from error


def keep(conversation: Conversation, file: Path) -> None:
    """Write the conversation to ``file``, whole or not at all. Raises :class:`BadOutput`."""
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_text(json.dumps(conversation.to_json(), ensure_ascii=False) + "\n", encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadOutput(f"{file}: cannot be written ({reason}); give another file to --file.") from error
