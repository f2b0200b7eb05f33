"""Cutting a text into the pieces of the embedded model's vocabulary, exactly as its ``tokenizer.json`` says.

The file is in the format of Hugging Face's tokenizers, and the tests hold every text of ours against that library. It
is not needed here: these few lines read the file in a third of the time, which every question from the command line
waits for, and cut no slower, since a word is cut once and remembered.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

BAR = "\u2581"
"""Stands before every word, so that the beginning of a word is another piece than its middle."""

REMEMBERED = 200_000
"""How many words are remembered at most; then all are forgotten, and the next ones are remembered."""

LONGEST_REMEMBERED = 64
"""Longer runs of letters (whole clauses of Chinese) hardly come twice."""

_WORD = re.compile(r"[^\W_]+")
"""A run of letters and figures; every other sign parts words."""

_KEY = 3
"""How many first signs of a piece tell how long pieces that begin so can be."""

_UNKNOWN_PENALTY = 10.0
"""How much worse than the worst piece a sign is that no piece holds: the constant of Unigram."""

_UNREACHED = -1e300


class Pieces:
    """A Unigram vocabulary (Kudo, "Subword Regularization", 2018): of all cuts of a word the one of the highest sum.

    Safe to use from several threads.
    """

    def __init__(self, tokenizer: Mapping[str, Any]) -> None:
        """``tokenizer`` is what ``tokenizer.json`` holds; ``ValueError`` or ``KeyError`` when it is of another kind."""
        model = tokenizer["model"]
        if model["type"] != "Unigram":
            raise ValueError(f"a tokenizer of type {model['type']}")
        self._fold = _folding(tokenizer["normalizer"]["normalizers"])
        self._scores: dict[str, float] = dict(model["vocab"])
        self._numbers = {piece: number for number, piece in enumerate(self._scores)}
        if len(self._numbers) != len(model["vocab"]):
            raise ValueError("a piece stands twice in the vocabulary")
        self._unknown: int = model["unk_id"]
        del self._scores[model["vocab"][self._unknown][0]]
        self._worst = min(self._scores.values()) - _UNKNOWN_PENALTY
        self._top = max(self._scores.values())
        self._reach: dict[str, int] = {}
        for piece in self._scores:
            if len(piece) > self._reach.get(piece[:_KEY], 0):
                self._reach[piece[:_KEY]] = len(piece)
        self._known = _Known(self.of_word)

    @property
    def size(self) -> int:
        """The number of pieces."""
        return len(self._numbers)

    def of(self, text: str) -> bytes:
        """The numbers of the pieces of ``text``, as the bytes of an array of C ints."""
        words = _WORD.findall(self._fold(text))
        return b"".join(map(self._known.__getitem__, words))

    def of_word(self, word: str) -> Sequence[int]:
        """The numbers of the pieces of one folded word (Viterbi's algorithm); signs of no piece in a row are one."""
        text = BAR + word
        size = len(text)
        best = [0.0] + [_UNREACHED] * size  # best[i]: the highest score of a cut of text[:i]
        cut = [0] * (size + 1)  # where the last piece of that cut begins
        score, reach, top = self._scores.get, self._reach.get, self._top
        for start in range(size):
            here = best[start]
            if here + top <= best[size]:  # no way through here can end better than one that is known
                continue
            end = start + 1
            total = here + (score(text[start:end]) or self._worst)
            if total > best[end]:
                best[end], cut[end] = total, start
            last = min(start + reach(text[start : start + _KEY], _KEY - 1), size)
            for end in range(start + 2, last + 1):
                gain = score(text[start:end])
                if gain is not None and here + gain > best[end]:
                    best[end], cut[end] = here + gain, start
        found: list[int] = []
        while size:
            number = self._numbers.get(text[cut[size] : size], self._unknown)
            if number != self._unknown or not found or found[-1] != number:
                found.append(number)
            size = cut[size]
        return found[::-1]


class _Known(dict[str, bytes]):
    """The pieces of words that were cut before; a word that was not is cut when it is looked up."""

    def __init__(self, cut: Callable[[str], Sequence[int]]) -> None:
        self._cut = cut

    def __missing__(self, word: str) -> bytes:
        found = array("i", self._cut(word)).tobytes()
        if len(word) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED:
                self.clear()
            self[word] = found
        return found


class _Folded(dict[int, int | None]):
    """What becomes of a sign, for ``str.translate``: marks vanish. A sign is looked at when it first comes."""

    def __missing__(self, code: int) -> int | None:
        found = self[code] = None if unicodedata.category(chr(code)) == "Mn" else code
        return found


def _folding(steps: Sequence[Mapping[str, Any]]) -> Callable[[str], str]:
    """The function that folds a text as the normalizers ``steps`` say; other steps are refused."""
    if [step["type"] for step in steps[:3]] != ["NFKD", "StripAccents", "Lowercase"]:
        raise ValueError("a tokenizer with other normalizers")
    # Python writes a capital sigma at the end of a word as another letter than the library does, which looks at no
    # neighbours.
    signs = _Folded({ord("Σ"): ord("σ")})
    for step in steps[3:]:
        if step["type"] != "Replace":
            raise ValueError(f"a tokenizer with the normalizer {step['type']}")
        sign, other = step["pattern"]["String"], step["content"]
        signs[ord(sign)] = ord(other) if other else None

    def fold(text: str) -> str:
        if text.isascii():
            return text.lower()
        return unicodedata.normalize("NFKD", text).translate(signs).lower()

    return fold


def read_pieces(data: bytes) -> Pieces:
    """The vocabulary in ``data``, the content of a ``tokenizer.json``. Raises ``ValueError`` or ``KeyError``."""
    return Pieces(json.loads(data))
