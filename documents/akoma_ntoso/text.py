"""The text of an element: white space folded, with its emphasis and the footnotes it carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from documents.blocks import Span

LINE = "\u2028"
"""Stands for a printed line break until white space is folded."""

_SPACE = re.compile(r"\s+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_LETTERS = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_RAISED_FIGURES = re.compile(r"[(（]?(\d+)[)）]?")
# The mark that a note repeats before its text: "⁷ Resolution 70/1.", in Arabic "()".
_OWN_MARK = re.compile(r"(?:[(（][⁰¹²³⁴⁵⁶⁷⁸⁹]*[)）]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*")

_ITALIC, _BOLD = 1, 2
_STYLES = {"i": _ITALIC, "em": _ITALIC, "b": _BOLD, "strong": _BOLD}
_INLINE = frozenset({
    "a", "authorialNote", "b", "br", "concept", "date", "decoration", "def", "del", "docAuthority", "docDate",
    "docNumber", "docProponent", "docPurpose", "docStatus", "docTitle", "docType", "docketNumber", "em", "entity",
    "eol", "event", "i", "img", "inline", "ins", "location", "num", "organization", "outcome", "p", "person",
    "placeholder", "quantity", "ref", "remark", "role", "rref", "session", "span", "strong", "sub", "sup", "term", "u",
    "vote",
})  # fmt: skip
"""Elements whose text belongs to the line they stand in."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A run of text as it is printed. ``emphasis`` are its spans in italics, ``whole`` whether all of it is bold or
    in italics; ``notes`` the footnotes whose marks it carries: (mark, text).
    """

    text: str = ""
    italics: tuple[Span, ...] = ()
    bolds: tuple[Span, ...] = ()
    whole: bool = False
    notes: tuple[tuple[str, Printed], ...] = ()
    lines: tuple[str, ...] = ()

    def after(self, start: int) -> Printed:
        """The text from ``start`` on, its leading white space gone."""
        rest = self.text[start:]
        cut = start + len(rest) - len(rest.lstrip())
        return replace(
            self, text=self.text[cut:], italics=_moved(self.italics, cut), bolds=_moved(self.bolds, cut), lines=()
        )


@dataclass(slots=True)
class Reader:
    """Reads elements; keeps count of what is not text (``images``) and of elements that it does not know."""

    code: str = ""
    images: int = 0
    unknown: Counter[str] = field(default_factory=Counter)

    def printed(self, element: etree._Element, skip: frozenset[str] = frozenset(), cell: bool = False) -> Printed:
        """The text of ``element`` without that of its children named in ``skip``; ``cell`` in a table."""
        run = _Run(self, skip, cell)
        run.collect(element, _style(element))
        return run.folded()


@dataclass(slots=True)
class _Run:
    """Pieces of text in order of print: (text, style, whether it is the mark of a note)."""

    reader: Reader
    skip: frozenset[str]
    cell: bool
    parts: list[tuple[str, int, bool]] = field(default_factory=list)
    notes: list[tuple[str, Printed]] = field(default_factory=list)

    def collect(self, element: etree._Element, style: int) -> None:
        if element.text:
            self.parts.append((element.text, style, False))
        for child in element:
            self._child(child, style)
            if child.tail:
                self.parts.append((child.tail, style, False))

    def _child(self, child: etree._Element, style: int) -> None:
        name = local_name(child)
        if name == "authorialNote":
            self._note(child)
        elif name == "sup":
            self.parts.append((self._raised(child), style, False))
        elif name in ("eol", "br"):
            self.parts.append((LINE, style, False))
        elif name == "img":
            self.reader.images += 1
        elif name not in self.skip and name:
            if name not in _INLINE:
                self.reader.unknown[name] += 1
            if name == "outcome" and local_name(child.getparent()) == "outcome":
                self.parts.append((LINE, style, False))
            self.collect(child, style | _style(child))

    def _note(self, note: etree._Element) -> None:
        mark = (note.get("marker") or "*").strip()
        text = self.reader.printed(note)
        if own := _OWN_MARK.match(text.text):
            text = text.after(own.end())
        self.notes.append((mark, text))
        self.parts.append((mark.translate(_RAISED), 0, True))

    def _raised(self, sup: etree._Element) -> str:
        """Figures are raised; letters too where they mark a note of a table, not in "1er" and "no"."""
        text = "".join(sup.itertext())
        bare = text.strip()
        if figures := _RAISED_FIGURES.fullmatch(bare):
            return figures[1].translate(_RAISED)
        before = "".join(part[0] for part in self.parts).rstrip()
        if self.reader.code == "es" and bare in ("o", "a") and before[-1:].isdigit():
            return "º" if bare == "o" else "ª"
        if bare in _RAISED_LETTERS and (not before or (self.cell and not before[-1:].isdigit() and before[-1:] != "n")):
            return _RAISED_LETTERS[bare]
        return text

    def folded(self) -> Printed:
        self._bare_marks()
        raw = "".join(part[0] for part in self.parts)
        lines = tuple(line for line in (_folded(part) for part in raw.split(LINE)) if line) if LINE in raw else ()
        text, spans = _joined(self.parts)
        italics, bolds = _runs(spans, _ITALIC, text), _runs(spans, _BOLD, text)
        whole = bool(text) and any(run and _covers(run, text) for run in (italics, bolds))
        return Printed(text, italics, bolds, whole, tuple(self.notes), lines)

    def _bare_marks(self) -> None:
        """Marks stand bare: Arabic prints them in brackets, raised as they are."""
        for at, (text, _, is_mark) in enumerate(self.parts):
            if is_mark and text:
                before, behind = self._neighbour(at, -1), self._neighbour(at, 1)
                if before is None or behind is None:
                    continue
                opening, closing = self.parts[before][0].rstrip(), self.parts[behind][0].lstrip()
                if opening.endswith(("(", "（")) and closing.startswith((")", "）")):
                    self.parts[before] = (opening[:-1], *self.parts[before][1:])
                    self.parts[behind] = (closing[1:], *self.parts[behind][1:])

    def _neighbour(self, at: int, step: int) -> int | None:
        at += step
        while 0 <= at < len(self.parts):
            if self.parts[at][0].strip():
                return at
            at += step
        return None


def local_name(element: etree._Element | None) -> str:
    """The name of ``element`` without its namespace; "" for a comment and the like."""
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _style(element: etree._Element) -> int:
    marked = f"{element.get('class') or ''} {element.get('style') or ''}" if element.attrib else ""
    style = _STYLES.get(local_name(element), 0)
    return style | (_ITALIC if "italic" in marked else 0) | (_BOLD if "bold" in marked else 0)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _joined(parts: Iterable[tuple[str, int, bool]]) -> tuple[str, list[tuple[int, int, int]]]:
    """The text with every run of white space as one blank, and the spans in it with their style (-1: a mark)."""
    chunks: list[str] = []
    spans: list[tuple[int, int, int]] = []
    length, blank = 0, True
    for part, style, is_mark in parts:
        chunk = _SPACE.sub(" ", part)
        if blank and chunk[:1] == " ":
            chunk = chunk[1:]
        if chunk:
            chunks.append(chunk)
            spans.append((length, length + len(chunk), -1 if is_mark else style))
            length += len(chunk)
            blank = chunk[-1] == " "
    return "".join(chunks).rstrip(), spans


def _runs(spans: list[tuple[int, int, int]], style: int, text: str) -> tuple[Span, ...]:
    """The spans in ``style``, without blanks at their ends, those that touch as one."""
    found: list[Span] = []
    for start, end, own in spans:
        if own < 0 or not own & style:
            continue
        chunk = text[start:end]
        start += len(chunk) - len(chunk.lstrip())
        end = start + len(chunk.strip())
        if start >= end:
            continue
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _covers(runs: tuple[Span, ...], text: str) -> bool:
    """Whether no letter of ``text`` stands outside ``runs``."""
    at, outside = 0, ""
    for start, end in runs:
        outside += text[at:start]
        at = end
    return not any(letter.isalpha() for letter in outside + text[at:])


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple((max(start - by, 0), end - by) for start, end in spans if end > by)
