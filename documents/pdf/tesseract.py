"""Reading the picture of a page with Tesseract, where it is installed: its command line gives words with their places.

Tesseract is a program of its own (Apache-2.0, https://github.com/tesseract-ocr/tesseract) and no part of Operative.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from statistics import median
from typing import Any

from documents.errors import UnreadableFile
from documents.pdf.glyphs import Glyph, PageGlyphs

_DOTS = 300
"""Dots per inch at which a page is drawn for it; its makers recommend no fewer."""

_MOST_SECONDS = 120
_LARGEST_SIDE = 10_000
"""Dots; larger pages (maps, posters) are drawn coarser."""

_LEAST_CONFIDENCE = 25.0
_LANGUAGES = ("eng", "fra", "spa", "rus", "ara", "chi_sim")
"""Its names for the six languages; those that are installed are used together."""

_WORD, _LINE = "5", "4"
_REMEDIES = {
    "linux": "on Debian or Ubuntu: apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-rus "
    "tesseract-ocr-ara tesseract-ocr-chi-sim",
    "darwin": "on macOS: brew install tesseract tesseract-lang",
    "win32": "on Windows: the installer that https://tesseract-ocr.github.io/tessdoc/Installation.html links",
}


def recognized_page(document: Any, page: PageGlyphs, source: str) -> PageGlyphs:
    """``page`` with the words that Tesseract reads in its picture.

    Raises :class:`UnreadableFile` where Tesseract is not installed, fails, or takes too long.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise UnreadableFile(f"{source}: to read a scan, Tesseract must be installed ({_remedy()}).")
    picture, scale = _picture(document, page)
    table = _run(
        [program, "stdin", "stdout", "-l", "+".join(_languages(program)), "--dpi", str(round(scale * 72)), "tsv"],
        picture,
        f"{source}: page {page.number}",
    )
    page.glyphs = list(_glyphs(table, page.height, scale))
    page.is_scan = True
    return page


def _remedy() -> str:
    return _REMEDIES.get(sys.platform, "; ".join(_REMEDIES.values()))


def _picture(document: Any, page: PageGlyphs) -> tuple[bytes, float]:
    """(the page drawn in greys as a PNM file, dots per point)."""
    scale = min(_DOTS / 72, _LARGEST_SIDE / max(page.width, page.height, 1))
    drawn = document[page.number - 1].render(scale=scale, grayscale=True)
    try:
        width, height, stride = drawn.width, drawn.height, drawn.stride
        rows = memoryview(bytes(drawn.buffer))
        pixels = b"".join(rows[at * stride : at * stride + width] for at in range(height))
    finally:
        drawn.close()
    return b"P5 %d %d 255\n" % (width, height) + pixels, scale


@cache
def _languages(program: str) -> tuple[str, ...]:
    """The languages of the United Nations that Tesseract has; English, as it always has it, where none is named."""
    listed = _run([program, "--list-langs"], b"", "Tesseract").split()
    return tuple(name for name in _LANGUAGES if name in listed) or ("eng",)


def _run(command: Sequence[str], given: bytes, what: str) -> str:
    """What the program prints. One thread: several slow each other down on pages of text."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell, no argument from a file
            command,
            input=given,
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(
            f"{what} took Tesseract more than {_MOST_SECONDS} seconds; give a plainer scan."
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        raise UnreadableFile(f"{what}: Tesseract failed ({_last_line(said)}); install it again.") from error
    return done.stdout.decode("utf-8", "replace")


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "no reason given"


def _glyphs(table: str, height: float, scale: float) -> Iterator[Glyph]:
    """A glyph a word. Words of one line share a baseline: the middle of their lower edges without tails."""
    lines: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
    tall: dict[tuple[str, ...], float] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        place = (row["block_num"], row["par_num"], row["line_num"])
        if row["level"] == _LINE:
            tall[place] = float(row["height"])
        elif row["level"] == _WORD and _is_word(row):
            lines.setdefault(place, []).append(row)
    for line, words in lines.items():
        baseline = height - median(_foot(word) for word in words) / scale
        size = max(round(min(tall[line], 2 * median(float(w["height"]) for w in words)) / scale), 4)
        for word in words:
            left = float(word["left"]) / scale
            right = left + float(word["width"]) / scale
            yield Glyph(word["text"].strip(), left, right, baseline, float(size), False, False, "")


def _foot(word: Mapping[str, str]) -> float:
    """How far down the letters of a word stand, but for the tails of those that have one."""
    tall = float(word["height"])
    tail = _TAIL * tall if _TAILED & set(word["text"]) else 0.0
    return float(word["top"]) + tall - tail


_TAILED = frozenset("gjpqy()[],;ру")
_TAIL = 0.22
"""Share of a word's height that a tail takes."""


def _is_word(row: Mapping[str, str]) -> bool:
    text = (row["text"] or "").strip()
    return bool(text) and (float(row["conf"]) >= _LEAST_CONFIDENCE or len(text) > 2)
