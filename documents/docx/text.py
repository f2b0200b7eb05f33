"""The text of a paragraph: runs, fields, footnote marks, and what is not printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from documents.blocks import Span
from documents.docx.parts import Element, W, attribute
from documents.docx.styles import Styles
from documents.languages.words import SUPERSCRIPTS

_RAISED = {figure: raised for raised, figure in SUPERSCRIPTS.items()}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AS_CHARACTER = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_TRACKED = {"ins", "del", "moveFrom", "moveTo"}
_GONE = {"del", "moveFrom"}
_SOFT_HYPHEN = "\u00ad"
_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))


@dataclass
class Words:
    """Text while it is gathered: pieces with whether each is italic, and the ids of the notes marked in it."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """(kind of note, its id, its mark)"""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that are anchored here."""

    def add(self, text: str, italic: bool = False) -> None:
        """Add a piece."""
        if text:
            self.pieces.append((text, italic))

    def finished(self) -> tuple[str, tuple[str, ...], tuple[Span, ...]]:
        """The text with every run of white space as one blank, its lines, and the spans in italics."""
        characters: list[str] = []
        flags: list[bool] = []
        for text, italic in self.pieces:
            for character in text:
                if not character.isspace():
                    characters.append(character)
                    flags.append(italic)
                elif characters and characters[-1] != " ":
                    characters.append(" ")
                    flags.append(italic)
        if characters and characters[-1] == " ":
            characters.pop()
            flags.pop()
        printed = "".join(text for text, _ in self.pieces)
        lines = tuple(line for line in (" ".join(part.split()) for part in printed.split("\n")) if line)
        return "".join(characters), lines, tuple(_spans(flags))


def _spans(flags: list[bool]) -> list[Span]:
    found: list[Span] = []
    for at, flag in enumerate(flags):
        if flag and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif flag:
            found.append((at, at + 1))
    return found


class TextReader:
    """Reads paragraphs one after the other: a field may begin in one and end in another."""

    def __init__(self, styles: Styles, first_note: int = 1) -> None:
        self.found: Counter[str] = Counter()
        """What was met that a reader should know of: "tracked", "hidden", "comments", "pictures"."""
        self._styles = styles
        self._fields: list[bool] = []
        self._next_note = first_note

    def read(self, paragraph: Element, style: str, words: Words) -> None:
        """Add the text of ``paragraph`` to ``words``."""
        for child in paragraph:
            self._inline(child, style, words)

    def _inline(self, element: Element, style: str, words: Words) -> None:
        name = _name(element)
        if name in _TRACKED:
            self.found["tracked"] += 1
        if name in _GONE or name in ("pPr", "rPr", "sdtPr"):
            return
        if name == "r":
            self._run(element, style, words)
        elif element.tag == _MATH:
            words.add(element.text or "")
        elif element.tag != _FALLBACK:
            for child in element:
                self._inline(child, style, words)

    def _run(self, run: Element, style: str, words: Words) -> None:
        own = run.find(f"{W}rPr")
        run_style = None if own is None else attribute(own.find(f"{W}rStyle"))
        if self._styles.is_set("vanish", own, styles=(run_style, style)):
            self.found["hidden"] += 1
            self._in_run(run, Words(), False, False)  # for the fields that begin or end in it
            return
        italic = self._styles.is_set("i", own, styles=(run_style, style))
        self._in_run(run, words, italic, self._styles.raised(own, run_style))

    def _in_run(self, run: Element, words: Words, italic: bool, raised: bool) -> None:
        custom = False
        for child in run:
            name = _name(child)
            if name == "fldChar":
                self._field(attribute(child, "fldCharType"))
            elif name == "commentReference":
                self.found["comments"] += 1
            elif name in ("footnoteReference", "endnoteReference"):
                custom = attribute(child, "customMarkFollows") in ("1", "true", "on")
                self._note(child, name.removesuffix("Reference"), custom, words)
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._boxes(child, words)
            elif not any(self._fields):
                text = _text(child, name)
                if custom and text.strip():
                    kind, note, _ = words.notes[-1]
                    words.notes[-1] = kind, note, text.strip()
                words.add(text.translate(_RAISED) if raised else text, italic)

    def _field(self, kind: str | None) -> None:
        """A field prints its result, which stands between "separate" and "end"; before it stands its code."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, reference: Element, kind: str, custom: bool, words: Words) -> None:
        mark = ""
        if not custom:
            mark = str(self._next_note)
            self._next_note += 1
            words.add(mark.translate(_RAISED))
        words.notes.append((kind, attribute(reference, "id") or "", mark))

    def _boxes(self, drawing: Element, words: Words) -> None:
        """Text boxes; Word writes each twice, for itself and for older programs."""
        choice = drawing.find(_CHOICE)
        boxes = list((drawing if choice is None else choice).iter(f"{W}txbxContent"))
        words.boxes += boxes
        self.found["pictures"] += not boxes


def _text(element: Element, name: str) -> str:
    if name == "t":
        return (element.text or "").replace(_SOFT_HYPHEN, "").translate(_DIRECTION).replace("\n", " ")
    if name == "br":
        return "" if attribute(element, "type") in ("page", "column") else "\n"
    return _AS_CHARACTER.get(name, "")


def _name(element: Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
