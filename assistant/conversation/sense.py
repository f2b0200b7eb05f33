"""A question in full, in parts that can be changed one by one: the sentence, and the words that narrow it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from assistant.conversation.cues import follow_up
from documents.languages import language

_MARK = re.compile(r"\s*[?？؟.。!！]+\s*$")
_COMMAS = (",", "،")

ORDER = ("matter", "document", "time", "kind", "verb", "due", "all")
"""The order in which words are put to a question."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A question as it is understood: ``core`` as it was asked or made, and the words ``added`` to it, by what they
    say (:data:`ORDER`).

    ``symbol`` is the document that it was limited to beside its words, ``reader`` the language of the answer where
    that is not the question's. ``everywhere`` says that all documents answer, whatever its words name.
    """

    core: str
    language: str
    added: tuple[tuple[str, str], ...] = ()
    symbol: str | None = None
    reader: str | None = None
    everywhere: bool = False

    @property
    def text(self) -> str:
        """The question in words, to be read, edited and asked by itself."""
        words = dict(self.added)
        said = [words[part] for part in ORDER if part in words]
        if not said:
            return self.core
        template = follow_up(self.language)["added"]
        mark = _MARK.search(self.core)
        bare = self.core[: mark.start()] if mark else self.core
        for part in said:
            bare = bare + part if part[0] in _COMMAS else template.format(question=bare, words=part)
        return bare + (mark[0] if mark else "")

    def added_with(self, **words: str | None) -> Sense:
        """The same with other words added; None takes away what was added of that kind."""
        kept: dict[str, Any] = {**dict(self.added), **words}
        return replace(self, added=tuple((part, kept[part]) for part in ORDER if kept.get(part)))

    def part(self, name: str) -> str | None:
        """The words added of one kind."""
        return dict(self.added).get(name)


def family_of(sense: Sense) -> str | None:
    """The family of verbs that the words of a question limit it to."""
    words = sense.part("verb")
    if words is None:
        return None
    template = str(follow_up(sense.language)["only_verb"])
    verbs = language(sense.language).verbs
    return next((family for family, forms in verbs.items() if template.format(verb=forms[0]) == words), None)
