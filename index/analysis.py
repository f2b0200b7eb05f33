"""Cutting a text into the tokens of the lexical index, with a proper analyser for each language.

Snowball stems for Arabic, English, French, Russian and Spanish (``documents.languages.words``); for Chinese the words
that jieba finds. Function words are dropped: they carry no matter, and in a small corpus they would pass for rare.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from documents.languages import fold, word_key, words

ANALYSER = "1"
"""Version of the tokens; an index made by another version is made again."""


def analyse(text: str, language: str) -> list[str]:
    """The tokens of ``text`` in ``language``, in order: keys of its words without function words."""
    stop = function_words(language)
    if language != "zh":
        return [word.key for word in words(text, language) if word.key not in stop]
    import rjieba  # type: ignore[import-untyped]

    cut = (fold(piece) for piece in rjieba.cut(text))
    return [piece for piece in cut if any(c.isalnum() for c in piece) and piece not in stop]


@cache
def function_words(language: str) -> frozenset[str]:
    """Keys of the function words of ``language`` (``index/function_words/``)."""
    lines = resources.files("index").joinpath(f"function_words/{language}.txt").read_text(encoding="utf-8").split()
    if language == "zh":
        return frozenset(fold(line) for line in lines)
    return frozenset(key for line in lines for key in (word_key(line, language), *(w.key for w in words(line, language))))
