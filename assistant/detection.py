"""Which of the six languages a question is in; two bare words must do."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from assistant.wording import wording
from documents.languages import fold
from documents.languages.words import printed_words
from index.analysis import function_words
from index.terms import forms

_SCRIPTS = (
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_LATIN = ("en", "fr", "es")
_SCRIPT_SHARE = 0.3
"""Share of letters in another script that settles the language, though names in Latin letters stand between."""

_EVIDENCE = 0.75
"""How much of the vote the words of our own tables have; the rest is the library's, which reads letter by letter."""

_DECISIVE = 2.0
"""How many words more than any other a language must know for its letters not to be looked at."""

_LIKELY = 0.08
"""What being a language of the documents adds to the vote, which is 1 in all."""


def detect_language(text: str, likely: Collection[str] = ()) -> str:
    """The language of ``text``: by script, and among English, French and Spanish by words and letters.

    ``likely`` languages, those of the documents, win where there is next to nothing to tell ("note 2").
    """
    letters_typed = sum(c.isalpha() for c in text)
    for language, script in _SCRIPTS:
        if len(script.findall(text)) > _SCRIPT_SHARE * letters_typed:
            return language
    known = {code: _known_words(text, code) for code in _LATIN}
    first, second, _ = sorted(_LATIN, key=lambda code: -known[code])
    if known[first] >= known[second] + _DECISIVE:
        return first
    total = sum(known.values())
    letters = _by_letters(text)

    def evidence(code: str) -> float:
        by_words = known[code] / total if total else 0.0
        return _EVIDENCE * by_words + (1 - _EVIDENCE) * letters[code] + _LIKELY * (code in likely)

    return max(_LATIN, key=evidence)


def _known_words(text: str, language: str) -> float:
    """How many words of ``text`` the vocabulary of ``language`` knows; one typed without its accents counts less."""
    vocabulary = _vocabulary(language)
    return sum(1.0 if word in vocabulary else 0.8 * (fold(word) in vocabulary) for word in printed_words(text))


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """Every word of our tables in ``language``, as printed and without accents, and its function words."""
    phrases = [form for table in forms().values() for form in table[language]]
    for section in ("lookup", "scope", "record", "asked", "reference", "generic"):
        for values in wording(language)[section].values():
            phrases += values
    printed = frozenset(printed_words("\n".join(phrases)))
    # Folding costs the most of a start, and changes nothing in a word of bare letters.
    folded = (part for word in printed if not word.isascii() for part in printed_words(fold(word)))
    return printed | frozenset(folded) | function_words(language)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_LATIN))
    return identifier


def _by_letters(text: str) -> dict[str, float]:
    return {language: float(share) for language, share in _identifier().rank(text)}
