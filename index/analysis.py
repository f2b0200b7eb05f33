"""Cutting a text into the tokens of the lexical index, with a proper analyser for each language.

Snowball stems for Arabic, English, French, Russian and Spanish (``documents.languages.words``); for Chinese the words
that jieba finds. Function words are dropped: they carry no matter, and in a small corpus they would pass for rare.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from documents.languages import Word, fold, word_key, words

ANALYSER = "4"
"""Version of the tokens; an index made by another version is made again."""


def analyse(text: str, language: str, cut: list[Word] | None = None) -> list[Word]:
    """The words of ``text`` in ``language`` that are no function words, in order, with keys and places.

    ``cut`` are its words where they have been cut already; Chinese ones are cut otherwise here.
    """
    stop = function_words(language)
    found = _chinese_words(text) if language == "zh" else cut or words(text, language)
    return [word for word in found if word.key not in stop]


def _chinese_words(text: str) -> list[Word]:
    import rjieba

    found, at = [], 0
    for piece in rjieba.cut(text):
        start = text.index(piece, at)
        at = start + len(piece)
        if any(c.isalnum() for c in piece):
            found.append(Word(piece, start, at, fold(piece)))
    return found


@cache
def function_words(language: str) -> frozenset[str]:
    """Keys of the function words of ``language`` (``index/function_words/``)."""
    lines = resources.files("index").joinpath(f"function_words/{language}.txt").read_text(encoding="utf-8").split()
    if language == "zh":
        return frozenset(fold(line) for line in lines)
    return frozenset(
        key for line in lines for key in (word_key(line, language), *(w.key for w in words(line, language)))
    )
