"""Finding the phrases of a table in a text: actors, terms, question words. One matcher for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from documents.languages.words import Word, bare_keys, without_clitics, words

_LONG = 5
"""Words that a phrase must have for another word to stand inside it."""

_END = ""  # no word has an empty key, so it can mark the end of a phrase in the tree


class Match(NamedTuple):
    """A phrase found: the name it stands for, character offsets into the text, and its length in words."""

    name: str
    start: int
    end: int
    length: int


class PhraseTable:
    """Phrases of one language, each standing for a name, found by word keys (so inflection and case do not matter)."""

    def __init__(self, entries: Iterable[tuple[str, str]], language: str, as_printed: bool = False) -> None:
        """``entries`` are (name, phrase) pairs; a phrase may stand for several names.

        With ``as_printed`` a phrase of a single word is found only as it is printed, not by its stem.
        """
        self.language = language
        self._as_printed = as_printed
        self._tree: dict[str, Any] = {}
        self._named: dict[tuple[int, str], tuple[str, ...]] = {}
        for name, phrase in entries:
            node = self._tree
            tokens = words(phrase, language)
            for word in tokens:
                node = node.setdefault(word.key, {})
            if node is not self._tree:
                entries_here = node.setdefault(_END, [])
                if (name, _printed(tokens)) not in entries_here:
                    entries_here.append((name, _printed(tokens)))
        self._shared: set[int] = set()
        """Ends that several names share."""
        self._depths: dict[int, int] = {}
        self._measure(self._tree)

    def _measure(self, node: dict[str, Any]) -> int:
        """How many words the longest phrase below ``node`` has from there on; kept for every node."""
        depth = max((1 + self._measure(below) for key, below in node.items() if key != _END), default=0)
        self._depths[id(node)] = depth
        if len({name for name, _ in node.get(_END, ())}) > 1:
            self._shared.add(id(node))
        return depth

    def find_all(self, text: str) -> list[Match]:
        """Every phrase in ``text``, overlapping ones too ("human rights" and "rights"), in order of place."""
        return self.find_all_in(words(text, self.language))

    def find_all_in(self, tokens: list[Word]) -> list[Match]:
        """Like :meth:`find_all`, over words already cut."""
        tree, attached = self._tree, self.language == "ar"
        found: list[Match] = []
        for at, word in enumerate(tokens):
            # Most words open no phrase: they are passed over before any search is set up.
            node = tree.get(word.key)
            if node is None and attached:
                node = self._below(tree, word)
            if node is not None:
                self._from(tokens, at, node, found)
        return found

    def _from(self, tokens: list[Word], at: int, first: dict[str, Any], found: list[Match]) -> None:
        """Put the phrases that begin with token ``at``, at node ``first``, into ``found``.

        A long one may have one more word inside: a path may pass over a word, once, where a phrase of that length can
        still be reached. Not in Chinese, whose words here are single characters ("各国、国际组织" is no "各国际组织").
        """
        start = tokens[at].start
        if _END in first:
            word = tokens[at]
            found += [Match(name, start, word.end, 1) for name in self._names(first, [word], 1)]
        paths = [(first, 1, False)]
        for to, word in (
            enumerate(tokens[at + 1 : at + 2 + self._depths[id(first)]], at + 2) if len(first) > (_END in first) else ()
        ):
            onward: list[tuple[dict[str, Any], int, bool]] = []
            passed: list[tuple[dict[str, Any], int, bool]] = []
            for node, length, skipped in paths:
                below = self._below(node, word)
                if below is not None:
                    if _END in below and (not skipped or length + 1 >= _LONG):
                        names = self._names(below, tokens[at:to], length + 1)
                        found += [Match(name, start, word.end, length + 1) for name in names]
                    onward.append((below, length + 1, skipped))
                if not skipped and length + self._depths[id(node)] >= _LONG and self.language != "zh":
                    passed.append((node, length, True))
            paths = onward + passed
            if not paths:
                return

    def _below(self, node: dict[str, Any], word: Word) -> dict[str, Any] | None:
        """The node under ``node`` for ``word``; in Arabic also for what it is without a letter written onto it."""
        below: dict[str, Any] | None = node.get(word.key)
        if below is None and self.language == "ar":
            return next((node[key] for key in bare_keys(word.text) if key in node), None)
        return below

    def _names(self, node: dict[str, Any], printed: Sequence[Word], length: int) -> tuple[str, ...]:
        """The names that end at ``node``; of phrases that share their stems, one printed just so shuts out every other.

        In French "traite" and "traité", "formes" and "former" have one stem, in English "developed" and "developing".
        """
        if _END not in node:
            return ()
        key = (id(node), _printed(printed) if length == 1 or id(node) in self._shared else "")
        if key not in self._named:
            entries: list[tuple[str, str]] = node[_END]
            if key[1]:
                exact = [entry for entry in entries if entry[1] == key[1]]
                entries = exact if exact or (self._as_printed and length == 1) else entries
            self._named[key] = tuple(dict.fromkeys(name for name, _ in entries))
        return self._named[key]

    def find_longest(self, text: str, counts: Callable[[str, Match], bool] | None = None) -> list[Match]:
        """The phrases of ``text`` without overlap: at each place the longest one, all its names.

        ``counts`` says of a match in ``text`` whether it is one.
        """
        found: list[Match] = []
        reach = 0
        matches = sorted(self.find_all(text), key=lambda m: (m.start, -m.end))
        if counts is not None:
            matches = [match for match in matches if counts(text, match)]
        for match in matches:
            if match.start >= reach or (found and (match.start, match.end) == found[-1][1:3]):
                found.append(match)
                reach = match.end
        return found


def _printed(phrase: Sequence[Word]) -> str:
    """The words of a phrase as printed, but for case and the plural's s, which no two ideas differ in."""
    return " ".join(_printed_word(word.text) for word in phrase)


@lru_cache(maxsize=50_000)
def _printed_word(word: str) -> str:
    word = without_clitics(word.casefold().replace("’", "'"))
    return word[:-1] if word.endswith("s") else word
