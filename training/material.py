"""The training material as token numbers: paragraphs with their ideas, ideas with their words, question frames."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import Stemmer
from corpus import LANGUAGES, Idea, Row
from tokenizers import Tokenizer
from tokens import normalize

STEMMERS = {
    code: Stemmer.Stemmer(name)
    for code, name in {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}.items()
}
WORD = re.compile(r"[^\W_]+")
Ids = list[int]


@dataclass
class Passage:
    """One paragraph in one language: its token numbers, where words begin, and the spans that name ideas."""

    ids: Ids
    starts: Ids
    named: list[tuple[int, int, tuple[int, ...]]]


@dataclass
class Material:
    """Everything a training step draws from."""

    passages: list[dict[str, Passage]]
    symbols: list[str]
    signatures: list[str]
    ideas: list[dict[str, list[Ids]]]
    frames: dict[str, list[tuple[Ids, Ids]]]


class Reader:
    """Cuts texts into tokens word by word, as the tokenizer does, and finds the ideas named in them."""

    def __init__(self, tokenizer: Tokenizer, ideas: list[Idea]) -> None:
        """``tokenizer`` gives the numbers; the words of ``ideas`` are looked for by their stems."""
        self._tokenizer = tokenizer
        numbers = sorted(tokenizer.get_vocab().items(), key=lambda pair: pair[1])
        self._lengths = [len(piece.lstrip("\u2581")) for piece, _ in numbers]
        self._seen: dict[str, Ids] = {}
        self._stems: dict[tuple[str, str], str] = {}
        self._table: dict[str, dict[tuple[str, ...], tuple[int, ...]]] = {code: {} for code in LANGUAGES}
        for number, idea in enumerate(ideas):
            for code in LANGUAGES:
                for form in idea.forms[code]:
                    key = tuple(self._keys(self._words(form), code))
                    if key:
                        self._table[code][key] = tuple(sorted({*self._table[code].get(key, ()), number}))
        self._longest: dict[str, dict[str, int]] = {code: {} for code in LANGUAGES}
        for code, table in self._table.items():
            for key in table:
                self._longest[code][key[0]] = max(len(key), self._longest[code].get(key[0], 0))
        self.ideas = [{code: [self.ids(form) for form in idea.forms[code]] for code in LANGUAGES} for idea in ideas]

    def ids(self, text: str) -> Ids:
        """The token numbers of ``text``."""
        return [number for word in self._words(text) for number in self._word(word)]

    def _word(self, word: str) -> Ids:
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return found

    def _words(self, text: str) -> list[str]:
        return WORD.findall(normalize(text))

    def _keys(self, words: list[str], code: str) -> list[str]:
        """What words are compared by: stems; in Chinese, single characters."""
        if code == "zh":
            return [c for word in words for c in word]
        keys = []
        for word in words:
            key = self._stems.get((word, code))
            if key is None:
                key = self._stems[word, code] = STEMMERS[code].stemWord(word)
            keys.append(key)
        return keys

    def passage(self, text: str, code: str) -> Passage:
        """``text`` as material."""
        words = self._words(text)
        ids: Ids = []
        starts: Ids = []
        for word in words:
            starts.append(len(ids))
            ids += self._word(word)
        if code == "zh":
            starts, places, at = list(range(len(ids))), {}, 0
            for i, number in enumerate(ids):
                places[at] = i
                at += self._lengths[number]
            places[at] = len(ids)
        else:
            places = dict(enumerate([*starts, len(ids)]))
        return Passage(ids, starts, self._named(self._keys(words, code), code, places))

    def _named(self, keys: list[str], code: str, places: dict[int, int]) -> list[tuple[int, int, tuple[int, ...]]]:
        """The longest name of an idea from each place on, with its token places."""
        table, longest = self._table[code], self._longest[code]
        found = []
        for i, key in enumerate(keys):
            if key in longest and i in places:
                for n in range(min(longest[key], len(keys) - i), 0, -1):
                    named = table.get(tuple(keys[i : i + n]))
                    if named and i + n in places:
                        found.append((places[i], places[i + n], named))
                        break
        return found


def gather(rows: list[Row], ideas: list[Idea], tokenizer: Tokenizer, frames: Path) -> Material:
    """The material of ``rows`` and ``ideas``, with the question frames of the file ``frames``."""
    reader = Reader(tokenizer, ideas)
    parted = {
        code: [tuple(reader.ids(side) for side in frame.split("|")) for frame in found]
        for code, found in tomllib.loads(frames.read_text(encoding="utf-8")).items()
    }
    passages = [{code: reader.passage(text, code) for code, text in row.texts.items()} for row in rows]
    return Material(passages, [r.symbol for r in rows], [r.signature for r in rows], reader.ideas, parted)
