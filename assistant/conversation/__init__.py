"""Conversation: follow-ups resolved from the turns before them, without a language model, and kept as JSON."""

from assistant.conversation.talk import Conversation
from assistant.conversation.turns import Turn

__all__ = ["Conversation", "Turn"]
