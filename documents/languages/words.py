"""Words of a text and their keys: the one place where case, accents, apostrophes and inflection are folded away.

A key is what two inflections of the same word share: the Snowball stem with accents removed ("États" and "etat"
give "etat"). Chinese has no blanks and no inflection: there each character is a word with itself as key, and the
lexical index cuts real words (``index/analysis.py``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

STEMMERS = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
"""Snowball's name for each language that has inflection (https://snowballstem.org/algorithms/)."""

HYPHENS = str.maketrans("\u2010\u2011", "--")
"""Hyphens of the official texts ("soixante‑dix-huitième"), as the tables have them."""

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# A symbol stays one word (E/CN.4/2006/62, 2006/27); then a single Han character; an Arabic "and" written onto a figure
# (و1980); then a run of letters or figures.
_WORD = re.compile(
    r"[A-Za-z]+(?:/[A-Za-z\d_.\-]*[A-Za-z\d_])+|\d+(?:/\d+)+|[\u3400-\u9fff]|[\u0621-\u064a]+(?=\d)|(?:(?![\u3400-\u9fff⁰¹²³⁴-⁹_])\w)+(?:[\u064b-\u0652\u0640]+\w*)*"
)
_ARABIC_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_ARABIC_LETTERS = str.maketrans("أإآٱىة", "اااايه")

# Official English has "organization"; people also type "organisation".
_BRITISH = re.compile(r"(?<=\w{3})is(e[ds]?|ing|ations?|ational|ers?)$")
# What Snowball leaves apart: "tenu" and "tenus"; "люди" and "людьми"; "торговец", "владелец" and "торговцев"...
_FRENCH_PLURAL = re.compile(r"(?<=\w\w\wu)s$")
_RUSSIAN_PEOPLE = re.compile(r"(?<=\w\w)ьми$")
_RUSSIAN_DOER = re.compile(r"(?<=\w\w)(?:ец|ьц)$")
_ARABIC_PREFIXES = ("بال", "كال", "فال", "لل", "ال")
_ARABIC_PREPOSITIONS = frozenset("لبكف")
_SHORTEST_ARABIC = 3
"""Letters that must be left of an Arabic word when a prefix is taken off."""


class Word(NamedTuple):
    """A word of a text: as printed, its character offsets, and its key."""

    text: str
    start: int
    end: int
    key: str


def fold(text: str) -> str:
    """Case, width, accents and Arabic vowel marks folded away; Cyrillic й and Han characters stay as they are."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    text = _ARABIC_MARKS.sub("", text).translate(_ARABIC_LETTERS)
    folded = unicodedata.normalize("NFD", text.replace("й", "\ue000"))
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("\ue000", "й")


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = STEMMERS.get(language)
    return Stemmer.Stemmer(name) if name else None


@lru_cache(maxsize=200_000)
def word_key(word: str, language: str) -> str:
    """The key of one word in ``language`` (``en``, ``fr``, ``es``, ``ru``, ``zh``, ``ar``)."""
    word = unicodedata.normalize("NFKC", word).casefold()
    if any(c.isdigit() for c in word):
        return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in word)
    if language == "en":
        word = _BRITISH.sub(r"iz\1", word)
    if language == "ar":
        word = without_clitics(_ARABIC_MARKS.sub("", word))
    if language == "fr":
        word = _FRENCH_PLURAL.sub("", word)
    if language == "ru":
        word = _RUSSIAN_PEOPLE.sub("и", word)
    stemmer = _stemmer(language)
    if stemmer is not None:
        word = stemmer.stemWord(word)
    if language == "ru":
        word = _RUSSIAN_DOER.sub("ц", word)
    return fold(word)


def without_clitics(word: str) -> str:
    """An Arabic word without the "and", the article and the prepositions written onto it.

    The prefixes of the light10 stemmer (Larkey, Ballesteros and Connell 2007), which Snowball removes only in part.
    """
    if word.startswith("و") and len(word) > _SHORTEST_ARABIC:
        word = word[1:]
    for prefix in _ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_ARABIC:
            return word[len(prefix) :]
    return word


@lru_cache(maxsize=50_000)
def bare_keys(word: str) -> tuple[str, ...]:
    """The keys that an Arabic word may have without a preposition of one letter, or the ending of an accusative.

    Many words begin or end so by themselves: only for those that a table does not know as they stand.
    """
    word = without_clitics(_ARABIC_MARKS.sub("", word))
    bare = [word[1:]] if word[0] in _ARABIC_PREPOSITIONS else []
    bare += [form.removesuffix("ا") for form in [word, *bare] if form.endswith("ا")]
    return tuple(word_key(form, "ar") for form in bare if len(form) >= _SHORTEST_ARABIC)


def words(text: str, language: str) -> list[Word]:
    """The words of ``text`` in order, with offsets into it.

    Footnote marks (superscript figures) are no words, nor is what folding leaves nothing of, such as a lone tatweel.
    """
    found = []
    for match in _WORD.finditer(text):
        printed = match[0]
        if key := word_key(printed, language):
            start, end = match.span()
            found.append(Word(printed, start, end, key))
    return found


def printed_words(text: str) -> list[str]:
    """The words of ``text`` as printed but in small letters, without their keys: cheap, for many texts at once."""
    return _WORD.findall(text.replace("’", "'").casefold())


def has_word(text: str) -> bool:
    """Whether there is anything to read in ``text``: a letter or a figure in any script."""
    return any(c.isalnum() for c in text)
