"""Words of a scan put right: what a machine misread, where only one word of the United Nations can be meant.

Old text layers read typewriting letter by letter: "fndonesia", "inplenentation", "thirty-s€venth". A word that stands
in no list is replaced by a known one where letters that look alike tell them apart, and nothing else. Names that are
not known stay as they were read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from documents.hyphens import printed_words
from documents.languages.detection import language_of

# What typewriting and early scanners confuse, as read > meant. Those of the first line are the commonest by far.
_ALIKE = (
    "n>m", "rn>m", "nn>m", "f>I", "r>I", "l>I", "J>I", "T>I", "1>l", "€>e", "!>t", "I>l", "g>q", "q>g", "j.>i",
    "l>t", "t>l", "c>e", "e>c", "f>t", "ft>m", "vr>w", "vv>w", "vt>w", "er>w", "lr>w", "k'>w", "ry>my", "E>t", "L>t",
    "s>t", "f>l", "c>t", "h>n", "r>t", "x>r", "l>r", "i>l", "c>G", "o>O", "E>B", "b>h", "L>l", "u>a", "v>y", "v>n",
    "e>t", "k>w", "n>w", "m>n", "0>o", "5>s", "l4>M", ";r>J", "a'>w", "t{>w",
)  # fmt: skip
_COMMON = 20
"""How many of them are common."""

_COST_COMMON, _COST_RARE, _COST_STRAY = 0.5, 0.8, 0.6
_DEAREST = 2.4
_MARGIN = 0.25
"""How much dearer any other word must be."""

_RARENESS = 0.35
"""What the rarest word costs beside the commonest."""

_SHORTEST, _LONG = 3, 5
_RARE = 30
"""A word that a list of a hundred thousand counts less often may be a misspelling."""

_MOST_PIECES = 7
_MANY = 6
"""A word that a document prints so often so is hardly misread, unless it also prints what may be meant."""

_STRAY = ".'’‘`,;"
_WORD = re.compile(r"[^\s()\[\]:“”\"/]*[^\W\d_][^\s()\[\]:“”\"/]*")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FIGURES = str.maketrans("IlrL|OosSZ", "1111100552")
_SYMBOL = re.compile(
    r"(?<![\w/])(?P<head>[AES](?:/[A-Z]{1,4}(?:\.\d+)?)*)(?P<figures>(?:/(?=\w*\d)[\dIlrLOosSZ|]{1,4}){1,3})(?![\w/]|\.\w)"
)
_CENTURY = re.compile(r"\b(19|20) (\d\d)\b(?! per)")
_LATE_COMMA = re.compile(r"(?<=[^\W\d_]{2})(?<!\bMr)(?<!\bNo)(?<!\bpara)(?<!\bvol)\. (?=[a-z]{2})")
_OPENING_IN = re.compile(r"^((?:\d{1,3}\. )?)[rftlJ]n(?= [A-Za-z\d])")


class _Meant(NamedTuple):
    """A known word, and what it costs to have been misread so."""

    word: str
    cost: float


class Mender:
    """Puts the words of one document right; ``changed`` holds what was read and what is taken to be meant."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = Counter(word for text in texts for word in _LETTERS.findall(text))
        self.changed: dict[str, str] = {}
        self._known: dict[str, str | None] = {}

    def mend(self, text: str) -> str:
        """``text`` with its symbols, years and words put right."""
        text = mended_symbol(_CENTURY.sub(r"\1\2", text))
        text = self._merged(text)
        text = _WORD.sub(lambda match: self._mended(match[0]), text)
        return _LATE_COMMA.sub(", ", _OPENING_IN.sub(r"\1In", text))

    # -- words read apart ---------------------------------------------------------------------------------------

    def _merged(self, text: str) -> str:
        """Pieces of a word that the machine read apart put together ("inter rupt ion")."""
        words = text.split(" ")
        kept: list[str] = []
        at = 0
        while at < len(words):
            count, whole = self._whole_at(words, at)
            kept.append(whole)
            at += count
        return " ".join(kept)

    def _whole_at(self, words: list[str], at: int) -> tuple[int, str]:
        """(how many pieces make up a word from ``at``, that word)."""
        for count in range(min(_MOST_PIECES, len(words) - at), 1, -1):
            pieces = words[at : at + count]
            if not all(re.fullmatch(r"[^\W\d_]{1,6}(?:/[^\W\d_]{1,4})?[.,;]?", piece) for piece in pieces):
                continue
            bare = [piece.strip(".,;") for piece in pieces]
            if any(piece.endswith((".", ",", ";")) for piece in pieces[:-1]) or all(map(self._is_known, bare)):
                continue
            whole = "".join(pieces)
            parts = [self._word_of(part) for part in whole.rstrip(".,;").split("/")]
            strange = sum(not self._is_known(piece) for piece in bare)
            if all(part and len(part) > _LONG for part in parts) and 2 * strange >= count:
                found = "/".join(part for part in parts if part) + whole[len(whole.rstrip(".,;")) :]
                self.changed[" ".join(pieces)] = found
                return count, found
        return 1, words[at]

    def _word_of(self, pieces: str) -> str | None:
        """The word that ``pieces`` put together are, or were misread from."""
        return pieces if self._is_known(pieces) or self._is_word(pieces) else self._meant(pieces)

    # -- one word -----------------------------------------------------------------------------------------------

    def _mended(self, word: str) -> str:
        core = word.rstrip(".,;?'’")
        tail = word[len(core) :]
        fixed = "-".join(self._part(part) for part in core.split("-"))
        if fixed != core:
            self.changed[core] = fixed
        return fixed + tail

    def _part(self, part: str) -> str:
        if not part or self._is_known(part) or self._is_word(part) or not any(c.isalpha() for c in part):
            return part
        possessive = re.fullmatch(r"([^\W\d_]{3,})(?:[rt]s|'s|’s)", part)
        if possessive and (stem := possessive[1] if self._is_known(possessive[1]) else self._meant(possessive[1])):
            return f"{stem}'s"
        return self._meant(part) or part

    def _is_known(self, word: str) -> bool:
        return word.casefold() in printed_words() and not (word[1:] != word[1:].lower() and not word.isupper())

    def _is_word(self, part: str) -> bool:
        """Whether ``part`` is a word of the language, though no resolution prints it: that is left as it was read."""
        return len(part) >= _SHORTEST and part[1:].islower() and part.casefold() in self._dictionary

    @cached_property
    def _dictionary(self) -> frozenset[str]:
        return dictionary(language_of(" ".join(self._words.elements())))

    def _meant(self, read: str) -> str | None:
        """The one known word that ``read`` was misread from, or None."""
        if read not in self._known:
            self._known[read] = self._find(read)
        return self._known[read]

    def _find(self, read: str) -> str | None:
        if len(read) < _SHORTEST or (read.isupper() and read.isalpha()):
            return None
        found = sorted([*_candidates(read), *self._of_document(read)], key=lambda meant: meant.cost)
        best = {meant.word.casefold(): meant for meant in reversed(found)}
        ranked = sorted(best.values(), key=lambda meant: meant.cost)
        if not ranked or (len(ranked) > 1 and ranked[1].cost < ranked[0].cost + _MARGIN):
            return None
        meant = _cased(ranked[0].word, read)
        return meant if self._words[read] < _MANY or self._words[meant] else None

    def _of_document(self, read: str) -> list[_Meant]:
        """Words that the document itself prints otherwise, with the letter that machines misread ("Ahned": Ahmed)."""
        near = [word for word in self._near(read) if word != read and len(word) >= _LONG and word[1:].islower()]
        found = [word for word in near if self._explains(word, read) and not _candidates(word)]
        originals = [word for word in found if not any(self._explains(other, word) for other in found)]
        return [_Meant(word, _COST_COMMON) for word in originals]

    def _explains(self, word: str, read: str) -> bool:
        """Whether ``read`` is ``word`` with a letter misread, rather than the other way round."""
        cost = _cost(read, word, _COMMON)
        if word == read or cost is None or cost > _COST_COMMON:
            return False
        back = _cost(word, read, _COMMON)
        return back is None or back > _COST_COMMON or self._words[word] > self._words[read]

    def _near(self, read: str) -> list[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        near = process.extract(read, list(self._words), scorer=Levenshtein.distance, score_cutoff=2, limit=20)
        return [word for word, _, _ in near]


@cache
def dictionary(code: str) -> frozenset[str]:
    """The words of a language in pyspellchecker's list (from film subtitles), rare ones left out; none for others."""
    from spellchecker import SpellChecker

    if code not in SpellChecker.languages():
        return frozenset()
    counted = SpellChecker(language=code, distance=1).word_frequency.dictionary
    return frozenset(word for word, times in counted.items() if times >= _RARE)


def mended_symbol(text: str) -> str:
    """Symbols in ``text`` with figures for the letters that were read: "A/39/36I" is A/39/361."""
    return _SYMBOL.sub(lambda match: match["head"] + match["figures"].translate(_FIGURES), text)


@lru_cache(maxsize=10_000)
def _candidates(read: str) -> tuple[_Meant, ...]:
    """Known words of which ``read`` may be a misreading: what its letters may stand for, as far as a word begins so.

    Capitals count as small letters, save where a small one was read for a capital that looks like it ("f" for "I").
    """
    known, words, table = printed_words(), _sorted(), _readings(len(_ALIKE))
    most = min(_DEAREST, 0.22 * len(read) + 0.2)
    best: dict[tuple[int, str], float] = {(0, ""): 0.0}
    waiting = [(0, "")]
    while waiting:
        at, start = waiting.pop()
        so_far = best[at, start]
        for size, letters, cost in _steps(read, at, table):
            place, word, sum_ = at + size, start + letters, so_far + cost
            if sum_ <= most and sum_ < best.get((place, word), 99.0) and _begins_word(words, word):
                best[place, word] = sum_
                waiting.append((place, word))
    ranks = _ranks()
    return tuple(
        _Meant(known[word], cost + _RARENESS * ranks[word] / len(known))
        for (place, word), cost in best.items()
        if place == len(read) and word in ranks
    )


def _steps(read: str, at: int, table: dict[str, list[tuple[str, float]]]) -> Iterator[tuple[int, str, float]]:
    """(letters read, letters meant, cost) of what can stand at a place of ``read``."""
    if at == len(read):
        return
    yield 1, read[at].casefold(), 0.0
    if at and read[at] in _STRAY:
        yield 1, "", _COST_STRAY
    for size in (1, 2):
        for meant, cost in table.get(read[at : at + size], ()) if at + size <= len(read) else ():
            yield size, meant.casefold(), cost


def _begins_word(words: list[str], start: str) -> bool:
    place = bisect_left(words, start)
    return place < len(words) and words[place].startswith(start)


@cache
def _sorted() -> list[str]:
    return sorted(printed_words())


@cache
def _ranks() -> dict[str, int]:
    """How many words are commoner than each."""
    return {word: rank for rank, word in enumerate(printed_words())}


@cache
def _readings(count: int) -> dict[str, list[tuple[str, float]]]:
    """Read -> what may have been meant, with its cost; the first ``count`` of the table."""
    found: dict[str, list[tuple[str, float]]] = {}
    for at, pair in enumerate(_ALIKE[:count]):
        read, meant = pair.split(">")
        found.setdefault(read, []).append((meant, _COST_COMMON if at < _COMMON else _COST_RARE))
    return found


def _cost(read: str, meant: str, count: int) -> float | None:
    """What it costs to read ``meant`` as ``read``, letter by letter; None where letters differ that look not alike.

    Capitals count as small letters, save where a small one was read for a capital that looks like it ("f" for "I").
    """
    table = _readings(count)
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    for i in range(len(read) + 1):
        for j in range(len(meant) + 1):
            so_far = costs.get((i, j))
            if so_far is None:
                continue
            steps: list[tuple[int, int, float]] = []
            if i < len(read) and j < len(meant) and read[i].casefold() == meant[j].casefold():
                steps.append((1, 1, 0.0))
            if i < len(read) and read[i] in _STRAY and i > 0:
                steps.append((1, 0, _COST_STRAY))
            for size in (1, 2):
                for other, cost in table.get(read[i : i + size], ()) if i + size <= len(read) else ():
                    if meant[j : j + len(other)].casefold() == other.casefold():
                        steps.append((size, len(other), cost))
            for right, down, cost in steps:
                place = i + right, j + down
                costs[place] = min(costs.get(place, 99.0), so_far + cost)
    return costs.get((len(read), len(meant)))


def _cased(word: str, read: str) -> str:
    if read.isupper() and len(read) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if read[0].isupper() and read[0] != "I" else word
