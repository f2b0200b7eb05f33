"""The text of one block of a page while it is gathered: raised figures, italics, lines."""

from __future__ import annotations

import re

from documents.blocks import Block, Role, Span
from documents.html.page import Element
from documents.languages.words import SUPERSCRIPTS

_RAISED = {figure: raised for raised, figure in SUPERSCRIPTS.items()}
_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
# How Word and others link a mark with its note; they print it as "[1]".
_TO_NOTE = re.compile(r"#_?(?:ftn|fn|edn|footnote|endnote)", re.IGNORECASE)
_SUPER = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
# "[1]", "(1)" as a raised mark is printed plain by the United Nations: "¹".
_BRACKETS = re.compile(r"[\[(]\s*([⁰¹²³⁴-⁹]+)\s*[\])]")


class Gathered:
    """Pieces of text for one block; the elements that stand open say how each is printed."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, bool]] = [(False, False)]
        self.begin(Role.TEXT, "", 0)

    def begin(self, role: Role, label: str, level: int, keeps_lines: bool = False) -> None:
        """Begin a block."""
        self._role, self._label, self._level = role, label, level
        self._keeps_lines = keeps_lines
        self._characters: list[str] = []
        self._italic: list[bool] = []

    @property
    def is_free(self) -> bool:
        """Whether another block may begin: none has text, or waits for it behind its label (``<li><p>``)."""
        return not self._label and not self._characters

    def enter(self, element: Element) -> None:
        """An element within a line begins."""
        italic, raised = self._open[-1]
        style = element.get("style") or ""
        italic = italic or element.tag in ("i", "em", "cite") or bool(_ITALIC.search(style))
        raised = raised or element.tag == "sup" or bool(_SUPER.search(style))
        raised = raised or bool(element.tag == "a" and _TO_NOTE.search(element.get("href") or ""))
        self._open.append((italic, raised))

    def leave(self) -> None:
        """The last element that began ends."""
        self._open.pop()

    def add(self, text: str | None) -> None:
        """Text as it stands; blanks are folded, since a page may be wrapped anywhere."""
        if not text:
            return
        italic, raised = self._open[-1]
        text = text.translate(_GONE)
        if raised:
            text = _BRACKETS.sub(r"\1", text.translate(_RAISED))
        for character in text:
            if not character.isspace():
                self._put(character, italic)
            elif self._keeps_lines and character == "\n":
                self.line_break()
            elif self._characters and not self._characters[-1].isspace():
                self._put(" ", italic)

    def line_break(self) -> None:
        """A line ends here."""
        if self._characters and self._characters[-1] == " ":
            self._characters[-1] = "\n"
        elif self._characters and self._characters[-1] != "\n":
            self._put("\n", self._open[-1][0])

    def _put(self, character: str, italic: bool) -> None:
        self._characters.append(character)
        self._italic.append(italic)

    def finished(self) -> Block | None:
        """The block, None where it holds nothing; a new one begins that goes on with the paragraph."""
        printed = "".join(self._characters).rstrip()
        if not printed:
            return None
        lines = tuple(line for line in (part.strip() for part in printed.split("\n")) if line)
        block = Block(
            printed.replace("\n", " "), lines, self._role, self._label, self._level, self._spans(len(printed))
        )
        role = Role.CONTINUATION if self._role in (Role.NUMBERED, Role.ITEM) else self._role
        self.begin(role, "", self._level)
        return block

    def _spans(self, length: int) -> tuple[Span, ...]:
        found: list[Span] = []
        for at, italic in enumerate(self._italic[:length]):
            if italic and found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            elif italic:
                found.append((at, at + 1))
        return tuple(found)
