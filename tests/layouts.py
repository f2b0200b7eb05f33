"""Draws pages as the United Nations print them, for tests: the places and sizes are theirs, the words are our own.

Text is written with ``<b>``, ``<i>`` and ``<sup>``; a line break in it is one on the page. Places are points from the
lower left corner, as in PDF.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

TIMES = ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic")
COURIER = ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique")
LETTER, A4 = (612.0, 792.0), (595.0, 842.0)
_TOKEN = re.compile(r"(</?(?:b|i|sup)>|\n| +)")
_WIDE = re.compile(r"([\u3000-\u9fff\uff00-\uffef])")

Faces = tuple[str, str, str, str]
Frame = tuple[float, float, float, float]
"""Left, right, top, bottom of what a text fills."""


@dataclass(frozen=True)
class Run:
    """A piece of a word in one style."""

    text: str
    face: str
    size: float
    rise: float

    @property
    def width(self) -> float:
        return float(pdfmetrics.stringWidth(self.text, self.face, self.size))


@dataclass(frozen=True)
class Template:
    """Where a template of the United Nations puts things."""

    paper: tuple[float, float]
    margin: float
    left: float
    right: float
    first: float
    """How far the first line of a paragraph stands in."""
    top: float
    bottom: float
    size: float = 10
    leading: float = 12
    space: float = 6
    """Between paragraphs."""
    faces: Faces = TIMES


NEW_YORK = Template(LETTER, 60, 123.4, 488, 23.6, 710, 80)
GENEVA = Template(A4, 56.7, 113.4, 482, 0, 750, 90)
TYPED = Template(LETTER, 72, 72, 540, 0, 690, 72, 10, 12, 12, COURIER)


def borrowed_faces(text: str, *, width: int = 0) -> Faces:
    """Faces that draw ``text`` in any script with the shapes of other letters: a reader sees only what they stand for.

    ``width`` is that of every letter, in thousandths of its size, where it is not that of the letter borrowed.
    """
    names = []
    for style in ("Vera", "VeraBd", "VeraIt", "VeraBI"):  # these ship with reportlab
        name = f"{style}-{abs(hash((text, width)))}"
        font = TTFont(name, f"{style}.ttf")
        shapes, widths = font.face.charToGlyph, font.face.charWidths
        for letter in {ord(letter) for letter in text} - set(shapes):
            shapes[letter] = shapes[ord("m")]
            widths[letter] = width or widths[ord("o")]
        pdfmetrics.registerFont(font)
        names.append(name)
    return (names[0], names[1], names[2], names[3])


class Sheets:
    """The pages of one document, written from top to bottom; what does not fit goes on in the next frame or page."""

    def __init__(self, template: Template = NEW_YORK, **changes: Any) -> None:
        self.plan = replace(template, **changes)
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=self.plan.paper)
        self.number = 1
        self.furniture: Callable[[Sheets], None] = lambda _: None
        self._frames: list[Frame] = []
        self.frames([(self.plan.left, self.plan.right, self.plan.top, self.plan.bottom)])

    def frames(self, frames: Sequence[Frame]) -> None:
        """What follows fills ``frames`` one after another."""
        self._frames = list(frames)
        self._at = 0
        self.left, self.right, self.y, self.bottom = self._frames[0]

    def columns(self, top: float | None = None) -> None:
        """What follows is set in two columns."""
        width, margin = self.plan.paper[0], self.plan.margin
        top, middle = top or self.y, width / 2
        self.frames([(margin, middle - 9, top, self.bottom), (middle + 9, width - margin, top, self.bottom)])

    def page(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self.number += 1
        top, low = self.plan.top, self.plan.bottom
        self.frames([(left, right, top, low) for left, right, _, _ in self._frames])
        self.furniture(self)

    def done(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._file.getvalue()

    # -- text ---------------------------------------------------------------------------------------------------

    def text(
        self, text: str, *, first: float | None = None, left: float = 0, size: float = 0, after: float | None = None,
        number: str = "", tab: float = 24, leading: float = 0, align: str = "",
    ) -> None:  # fmt: skip
        """A paragraph: ``first`` how far its first line stands in, ``left`` the others; ``number`` stands before it."""
        plan = self.plan
        size = size or plan.size
        leading = leading or (plan.leading if size == plan.size else size * 1.2)
        first = plan.first if first is None else first
        start = first
        if number:
            start = first + tab
        lines = self._wrapped(text, size, self.right - self.left - start, self.right - self.left - left)
        for at, (words, ends) in enumerate(lines):
            if self.y - leading < self.bottom - 1:
                self._next_frame()
            self.y -= leading
            x = self.left + (start if at == 0 else left)
            if at == 0 and number:
                self._draw([self._runs(number, size)], self.left + first, self.y)
            spread = 0.0
            width = sum(run.width for word in words for run in word) + self._blank(size) * (len(words) - 1)
            if align == "right":
                x = self.right - width
            elif align == "centre":
                x = (self.left + self.right - width) / 2
            elif not ends and len(words) > 1:
                spread = min((self.right - x - width) / (len(words) - 1), 4)
            self._draw(words, x, self.y, self._blank(size) + spread)
        self.y -= plan.space if after is None else after

    def heading(self, text: str, *, size: float = 12, number: str = "", left: float = 0, after: float = 8) -> None:
        """A heading in bold, its number hanging at the left of its last line."""
        self.text(f"<b>{text}</b>", first=left, left=left, size=size, after=after)
        if number:
            runs = self._runs(f"<b>{number}</b>", size)
            self._draw([runs], self.left + left - 8 - sum(run.width for run in runs), self.y + after)

    def at(self, x: float, y: float, text: str, size: float = 10) -> None:
        """One line at a place."""
        self._draw(self._wrapped(text, size, 9e9, 9e9)[0][0], x, y, self._blank(size))

    def width_of(self, text: str, size: float) -> float:
        """How wide ``text`` is in the upright face."""
        return float(pdfmetrics.stringWidth(text, self.plan.faces[0], size))

    def rule(self, left: float, right: float, y: float, width: float = 0.5) -> None:
        """A drawn horizontal line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(left, y, right, y)

    def notes(self, notes: Iterable[tuple[str, str]], *, rule: bool = True, size: float = 8.5) -> None:
        """Footnotes at the foot of this page; what is still to be written on it ends above them."""
        bottom, frames = self.plan.bottom, (self.y, self.bottom, self.left, self.right)
        lines = [
            (mark if at == 0 else "", words, ends)
            for mark, text in notes
            for at, (words, ends) in enumerate(self._wrapped(text, size, self.plan.right - self.plan.left, 340))
        ]
        y = bottom + len(lines) * (size + 1.7)
        if rule:
            self.rule(self.plan.left, self.plan.left + 118, y + 2)
        top = y + 12
        for mark, words, _ in lines:
            y -= size + 1.7
            if mark:
                raised = Run(mark, self.plan.faces[0], size * 0.65, size * 0.33) if mark[0] != "*" else None
                self._draw(
                    [[raised] if raised else self._runs(mark, size)], self.plan.left - 6 - size * len(mark) / 2, y
                )
            self._draw(words, self.plan.left, y, self._blank(size))
        self.y, self.bottom, self.left, self.right = frames[0], top, frames[2], frames[3]
        self._frames = [(left, right, high, top) for left, right, high, _ in self._frames]

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, size: float = 8.5) -> None:
        """A table as New York draws it: a rule over and under its first row, one at its end."""
        edges = [self.left]
        for width in widths:
            edges.append(edges[-1] + width)
        self._rules(edges, self.y)
        for at, row in enumerate(rows):
            cells = [
                self._wrapped(cell, size, width - 8, width - 8) for cell, width in zip(row, widths, strict=True)
            ]  # fmt: skip
            height = max(map(len, cells)) * (size + 1.5) + 6
            for edge, cell in zip(edges, cells, strict=False):
                for down, (words, _) in enumerate(cell, start=1):
                    self._draw(words, edge + 2, self.y - down * (size + 1.5), self._blank(size))
            self.y -= height
            if at in (0, len(rows) - 1):
                self._rules(edges, self.y)
        self.y -= 12

    def scan(self, specks: int = 40) -> None:
        """What stands on this page becomes a scan: a picture covers it, its text is laid under, with specks around."""
        from PIL import Image

        width, height = self.plan.paper
        self.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 245)), 0, 0, width, height)
        dice = random.Random(7)
        for _ in range(specks):
            self.at(dice.choice((18, 24, width - 30)), dice.uniform(100, height - 100), dice.choice(".,;i'l:"), 9)

    # -- drawing ------------------------------------------------------------------------------------------------

    def _rules(self, edges: Sequence[float], y: float) -> None:
        for left, right in pairwise(edges):
            self.rule(left, right - 0.2, y)

    def _next_frame(self) -> None:
        if self._at + 1 < len(self._frames):
            self._at += 1
            self.left, self.right, self.y, self.bottom = self._frames[self._at]
        else:
            self.page()

    def _blank(self, size: float) -> float:
        return self.width_of(" ", size)

    def _runs(self, text: str, size: float) -> list[Run]:
        return [run for word in self._wrapped(text, size, 9e9, 9e9)[0][0] for run in word]

    def _wrapped(self, text: str, size: float, first: float, width: float) -> list[tuple[list[list[Run]], bool]]:
        """(words, whether it ends by itself) of each line."""
        lines: list[tuple[list[list[Run]], bool]] = []
        line: list[list[Run]] = []
        word: list[Run] = []
        room = first

        def close(ends: bool) -> None:
            nonlocal line, room
            lines.append((line, ends))
            line, room = [], width

        def put() -> None:
            nonlocal word
            used = sum(r.width for w in line for r in w) + self._blank(size) * len(line)
            if line and used + sum(r.width for r in word) > room:
                close(False)
            if word:
                line.append(word)
            word = []

        for token, style in self._styled(text):
            if token == "\n":
                put()
                close(True)
            elif not token.strip(" "):
                put()
            else:
                word.append(self._run(token, style, size))
                if _WIDE.fullmatch(token) and sum(r.width for r in word) > room - size:
                    put()
                    close(False)
        put()
        close(True)
        return lines

    def _styled(self, text: str) -> Iterable[tuple[str, set[str]]]:
        style: set[str] = set()
        for token in _TOKEN.split(text):
            if match := re.fullmatch(r"<(/?)(\w+)>", token):
                style = style - {match[2]} if match[1] else style | {match[2]}
            elif token:
                for part in _WIDE.split(token):
                    if part:
                        yield part, style

    def _run(self, text: str, style: set[str], size: float) -> Run:
        face = self.plan.faces[("b" in style) + 2 * ("i" in style)]
        return Run(text, face, size * 0.65, size * 0.4) if "sup" in style else Run(text, face, size, 0)

    def _draw(self, words: Sequence[Sequence[Run]], x: float, y: float, blank: float = 0) -> None:
        for at, word in enumerate(words):
            for run in word:
                self.canvas.setFont(run.face, run.size)
                self.canvas.drawString(x, y + run.rise, run.text)
                x += run.width
            if word and at < len(words) - 1:
                self.canvas.setFont(word[-1].face, word[-1].size)
                self.canvas.drawString(x, y, " ")
            x += blank


def pages_turned(sheets: Sheets, how: str) -> None:
    """Begin a page that is wider than high: "wide" by its size, printed "up" or "down" a high one, or "turned"."""
    canvas, (width, height) = sheets.canvas, sheets.plan.paper
    canvas.showPage()
    sheets.number += 1
    if how == "wide":
        canvas.setPageSize((height, width))
    elif how == "up":
        canvas.translate(width, 0)
        canvas.rotate(90)
    else:
        if how == "turned":
            canvas.setPageRotation(270)
        canvas.translate(0, height)
        canvas.rotate(-90)
    sheets.plan = replace(sheets.plan, paper=(height, width), left=60, right=height - 60, top=width - 72, bottom=60)
    sheets.frames([(60, height - 60, width - 72, 60)])
    sheets.furniture(sheets)
