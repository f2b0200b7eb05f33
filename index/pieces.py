"""Cutting texts into the pieces of the embedded model's vocabulary, exactly as its ``tokenizer.json`` says.

The file is in the format of Hugging Face's tokenizers, and the tests hold our cuts against that library's. Here all
words that are new are cut together, with numpy: several times as fast as the library cuts them, and the file is read in
a third of the time, which every question from the command line waits for.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

BAR = "\u2581"
"""Stands before every word, so that the beginning of a word is another piece than its middle."""

REMEMBERED = 2_000_000
"""How many letters of words are remembered, about; then all are forgotten, and the next ones are remembered."""

_TOGETHER = 20_000
"""How many words are cut at once, so that memory has a bound too."""

_KEY = 3
"""How many first signs of a piece tell how long pieces that begin so can be."""

_UNKNOWN_PENALTY = 10.0
"""How much worse than the worst piece a sign is that no piece holds: the constant of Unigram."""

_FACTOR = 0x9E3779B97F4A7C15
_INVERSE = pow(_FACTOR, -1, 2**64)
"""A factor of the hashes of pieces, odd so that it can be divided by modulo 2**64."""

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint64]


class Pieces:
    """A Unigram vocabulary (Kudo, "Subword Regularization", 2018): of all cuts of a word the one of the highest sum.

    Safe to use from several threads.
    """

    def __init__(self, tokenizer: Mapping[str, Any]) -> None:
        """``tokenizer`` is what ``tokenizer.json`` holds; ``ValueError`` or ``KeyError`` when it is of another kind."""
        model = tokenizer["model"]
        if model["type"] != "Unigram":
            raise ValueError(f"a tokenizer of type {model['type']}")
        self._words = _words(tokenizer["normalizer"]["normalizers"])
        names = [name for name, _ in model["vocab"]]
        self.size = len(names)
        self._unknown = int(model["unk_id"])
        self._gains = np.array([score for _, score in model["vocab"]])
        self._gains[self._unknown] = np.delete(self._gains, self._unknown).min() - _UNKNOWN_PENALTY
        hashed = _Hashed(_codes("".join(names)))
        lengths = np.fromiter(map(len, names), dtype=np.int64, count=len(names))
        starts = np.cumsum(lengths) - lengths
        self._pieces = _Table(hashed.of(starts, lengths))
        # By their first signs, how long pieces are at most: most places of a word need few look-ups then.
        long = np.flatnonzero(lengths >= _KEY)
        keys, which = np.unique(hashed.of(starts[long], _KEY), return_inverse=True)
        self._reach = np.zeros(len(keys), dtype=np.int64)
        np.maximum.at(self._reach, which, lengths[long])
        self._keys = _Table(keys)
        self._known: dict[str, bytes] = {}
        self._letters = 0

    def of(self, texts: Sequence[str]) -> list[NDArray[np.intc]]:
        """The numbers of the pieces of each of ``texts``."""
        words = [self._words(text) for text in texts]
        known = self._known  # only ever grows: another thread that forgets takes a new one
        new = list(set().union(*words).difference(known))
        for at in range(0, len(new), _TOGETHER):
            some = new[at : at + _TOGETHER]
            known.update(zip(some, self.of_words(some), strict=True))
        if new:
            self._letters += sum(map(len, new))
            if self._letters > REMEMBERED:
                self._known, self._letters = {}, 0
        return [np.frombuffer(b"".join(map(known.__getitem__, each)), dtype=np.intc) for each in words]

    def of_words(self, words: Sequence[str]) -> list[bytes]:
        """The pieces of each of the folded ``words``, as the bytes of an array of C ints.

        Viterbi's algorithm, for all words at once. The words stand in one row of signs, each with a bar before it and
        an end after it; an edge is a piece that fits at a place, and leads to the place after it.
        """
        row = BAR + ("\n" + BAR).join(words) + "\n"
        sizes = np.fromiter(map(len, words), dtype=np.int64, count=len(words)) + 1
        ends = np.cumsum(sizes + 1) - 1
        begins = ends - sizes
        edges = self._edges(_codes(row), np.repeat(ends, sizes + 1))
        place = edges.start - np.repeat(begins, sizes + 1)[edges.start]
        order = np.argsort(place.astype(np.min_scalar_type(int(place.max()))), kind="stable")
        start, end, number = edges.start[order], edges.end[order], edges.number[order]
        gain = self._gains[number]
        best = np.full(len(row), -np.inf)  # the highest sum of a cut of the word up to each place
        best[begins] = 0.0
        by = np.zeros(len(row), dtype=np.int64)  # the last edge of that cut
        # All edges from the places at one distance from the begins of their words lead to different places.
        at = 0
        for upto in np.cumsum(np.bincount(place)).tolist():
            here = slice(at, upto)
            total, target = best[start[here]] + gain[here], end[here]
            better = np.flatnonzero(total > best[target])
            best[target[better]] = total[better]
            by[target[better]] = better + at
            at = upto
        return self._traced(by, start, number, begins, ends)

    def _edges(self, codes: Hashes, end: Integers) -> _Edges:
        """Every piece that fits at a place of the row ``codes``, whose words end at ``end``."""
        hashed = _Hashed(codes)
        places = np.arange(len(codes))
        left = end - places
        far = np.minimum(left, _KEY - 1)
        full = np.flatnonzero(left >= _KEY)
        key = self._keys.find(hashed.of(full, _KEY))
        held = key >= 0
        far[full[held]] = np.minimum(left[full[held]], self._reach[key[held]])
        starts, ends, numbers = [], [], []
        active = places[far > 0]
        for length in range(1, int(far.max()) + 1):
            active = active[far[active] >= length]
            number = self._pieces.find(hashed.of(active, length))
            fits = number >= 0
            if length == 1:  # a sign that is no piece is unknown
                number, fits = np.where(fits, number, self._unknown), np.ones(len(number), dtype=bool)
            starts.append(active[fits])
            ends.append(active[fits] + length)
            numbers.append(number[fits])
        return _Edges(np.concatenate(starts), np.concatenate(ends), np.concatenate(numbers))

    def _traced(self, by: Integers, start: Integers, number: Integers, begins: Integers, ends: Integers) -> list[bytes]:
        """The pieces on the way back from ``ends`` to ``begins``, in the order of print."""
        words, found = [], []
        word, place = np.arange(len(ends)), ends
        while len(word):
            edge = by[place]
            words.append(word)
            found.append(number[edge])
            going = start[edge] > begins[word]
            word, place = word[going], start[edge][going]
        of = np.concatenate(words[::-1])
        order = np.argsort(of, kind="stable")
        of, pieces = of[order], np.concatenate(found[::-1])[order]
        # Unknown signs in a row are one piece.
        unknown = pieces == self._unknown
        kept = np.ones(len(of), dtype=bool)
        kept[1:] = ~(unknown[1:] & unknown[:-1] & (of[1:] == of[:-1]))
        of, pieces = of[kept], pieces[kept].astype(np.intc)
        data, width = pieces.tobytes(), pieces.itemsize
        cuts = (np.searchsorted(of, np.arange(len(ends) + 1)) * width).tolist()
        return [data[a:b] for a, b in pairwise(cuts)]


class _Edges(NamedTuple):
    start: Integers
    end: Integers
    number: Integers


class _Hashed:
    """A row of signs of which the hash of any part is one subtraction and one multiplication away (Karp and Rabin).

    The hash of signs c0 c1 c2 ... is the sum of ci * FACTOR**i modulo 2**64. Among a million parts and a vocabulary of
    a hundred thousand pieces, two that differ have the same once in a hundred million times.
    """

    def __init__(self, codes: Hashes) -> None:
        self._sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.cumsum(codes * _powers(_FACTOR, len(codes)), out=self._sums[1:])
        self._inverse = _powers(_INVERSE, len(codes))

    def of(self, start: Integers, length: Integers | int) -> Hashes:
        """The hashes of the parts that begin at ``start`` and are ``length`` long."""
        found: Hashes = (self._sums[start + length] - self._sums[start]) * self._inverse[start]
        return found


class _Table:
    """Which of the different ``keys`` a hash is: a table with open addresses."""

    def __init__(self, keys: Hashes) -> None:
        self._keys = keys
        bits = max(4, (4 * len(keys)).bit_length())
        self._shift, self._last = np.uint64(64 - bits), (1 << bits) - 1
        self._slots = np.full(1 << bits, -1, dtype=np.int64)
        key, slot = np.arange(len(keys)), self._slot(keys)
        while len(key):
            free = self._slots[slot] < 0
            self._slots[slot[free]] = key[free]
            homeless = self._slots[slot] != key
            key, slot = key[homeless], (slot[homeless] + 1) & self._last

    def _slot(self, hashes: Hashes) -> Integers:
        return ((hashes * np.uint64(_FACTOR)) >> self._shift).astype(np.int64)

    def find(self, hashes: Hashes) -> Integers:
        """The number of each key, -1 for what is none."""
        slot = self._slot(hashes)
        found = self._slots[slot]
        wrong = np.flatnonzero((found >= 0) & (self._keys[found] != hashes))
        while len(wrong):
            slot[wrong] = (slot[wrong] + 1) & self._last
            found[wrong] = self._slots[slot[wrong]]
            wrong = wrong[(found[wrong] >= 0) & (self._keys[found[wrong]] != hashes[wrong])]
        return found


def _codes(row: str) -> Hashes:
    return np.frombuffer(row.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)


def _powers(base: int, count: int) -> Hashes:
    """``base`` to the powers 0, 1, 2, ... modulo 2**64."""
    powers: Hashes = np.full(count, base, dtype=np.uint64)
    powers[:1] = 1
    np.multiply.accumulate(powers, out=powers)
    return powers


class _Signs(dict[int, int | str | None]):
    """What becomes of a sign, for ``str.translate``: marks vanish, letters are made small, all but letters and figures
    part words. A sign is looked at when it first comes.
    """

    def __missing__(self, code: int) -> int | str | None:
        sign = chr(code)
        self[code] = None if unicodedata.category(sign) == "Mn" else sign.lower() if sign.isalnum() else " "
        return self[code]


def _words(steps: Sequence[Mapping[str, Any]]) -> Callable[[str], list[str]]:
    """The function that gives the words of a text, folded as the normalizers ``steps`` say; other steps are refused."""
    if [step["type"] for step in steps[:3]] != ["NFKD", "StripAccents", "Lowercase"]:
        raise ValueError("a tokenizer with other normalizers")
    signs = _Signs()
    for step in steps[3:]:
        if step["type"] != "Replace":
            raise ValueError(f"a tokenizer with the normalizer {step['type']}")
        signs[ord(step["pattern"]["String"])] = step["content"] or None
    return lambda text: unicodedata.normalize("NFKD", text).translate(signs).split()


def read_pieces(data: bytes) -> Pieces:
    """The vocabulary in ``data``, the content of a ``tokenizer.json``. Raises ``ValueError`` or ``KeyError``."""
    return Pieces(json.loads(data))
