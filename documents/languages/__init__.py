"""One table per language (``fr.toml``), one of ordinals and one of actors for all six: lists of words are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from documents.languages.naming import Actor, shipped_actors
from documents.languages.own import own_words, with_own_actors, with_own_verbs
from documents.languages.phrases import Match, PhraseTable
from documents.languages.rows import LANGUAGES, table_rows
from documents.languages.words import Word, fold, has_word, word_key, words

ASKING_FAMILIES = ("demand", "request", "urge", "call", "recommend", "invite", "encourage")
"""Verb families that ask somebody to act; "decide" asks only through a second verb."""

__all__ = [
    "ASKING_FAMILIES", "LANGUAGES", "Actor", "Language", "Match", "PhraseTable", "Word",
    "actors", "actors_in", "fold", "has_word", "language", "ordinal_value", "ordinals", "ordinals_in",
    "own_words", "table_rows", "word_key", "words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """The table of one language. Sections are those of ``languages/fr.toml``, where each is explained."""

    code: str
    name: str
    direction: str
    months: tuple[str, ...]
    date: str
    masthead: Mapping[str, list[str]]
    organs: Mapping[str, list[str]]
    committees: Mapping[str, list[str]]
    structure: Mapping[str, Any]
    kinds: Mapping[str, list[str]]
    symbols: Mapping[str, Any]
    labels: Mapping[str, str]
    verbs: Mapping[str, list[str]]
    acts: Mapping[str, Any]


@cache
def language(code: str) -> Language:
    """The table of one of the six languages. Raises ``KeyError`` for any other code."""
    if code not in LANGUAGES:
        raise KeyError(code)
    table = tomllib.loads(resources.files(__name__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    verbs = with_own_verbs(table["verbs"], code)
    return Language(**{**table, "months": tuple(table["months"]), "verbs": verbs})


@cache
def actors() -> Mapping[str, Actor]:
    """All actors by canonical name, those of the user's own file too."""
    return with_own_actors(shipped_actors())


@cache
def _actor_phrases(code: str) -> PhraseTable:
    return PhraseTable(((a.name, form) for a in actors().values() for form in a.forms[code]), code)


@lru_cache(maxsize=64)
def actors_in(text: str, code: str) -> tuple[Match, ...]:
    """The actors that ``text`` names, longest names first where they overlap, with their places."""
    acts = language(code).acts

    def is_one_name(found_in: str, match: Match) -> bool:
        """No comma, nor an Arabic "and", parts the words of a name, other than one of its own."""
        parted = set(_PARTED.findall(found_in, match.start + 1, match.end))
        return not parted or parted <= _parted_words(match.name, code)

    found = _actor_phrases(code).find_longest(text, is_one_name)
    adjective = _adjective_pattern(code)

    def is_actor(match: Match) -> bool:
        if match.length > 1:
            return True
        word = text[match.start : match.end].casefold()
        if word in acts["not_actors"]:
            return False
        forms = (form for form in actors()[match.name].forms[code] if " " not in form)
        return not adjective.search(word) or any(adjective.search(form) for form in forms)

    def printed(match: Match) -> Match:
        """ "L'Organisation" is the one; "organizaciones de las Naciones Unidas" in small letters are many."""
        words_of_it = text[match.start : match.end]
        name = acts["printed"].get(words_of_it) if match.start else None
        if match.length > 2 and words_of_it[0].islower() and words_of_it.lower() != words_of_it:
            name = acts["lowered"].get(match.name)
        return match._replace(name=name) if name else match

    return tuple(printed(match) for match in found if is_actor(match))


@cache
def _adjective_pattern(code: str) -> re.Pattern[str]:
    return re.compile(language(code).acts.get("adjective_endings", r"(?!)"))


_PARTED = re.compile(r"[,;،؛，；、]|(?<=\s)وال\w+")


@cache
def _parted_words(name: str, code: str) -> frozenset[str]:
    """The commas that the forms of a name hold, and in Arabic the words that "and" is written onto."""
    return frozenset(part for form in actors()[name].forms[code] for part in _PARTED.findall(form, 1))


@cache
def ordinals(code: str) -> Mapping[str, int]:
    """Ordinals in words, folded, with what they stand for: "soixante et unieme" is 61."""
    return {
        _unhyphenated(form): int(row["number"])
        for row in table_rows(__name__, "ordinals.csv")
        for form in row[code].split("|")
    }


def _unhyphenated(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").split())


def ordinal_value(text: str, code: str) -> int | None:
    """The number that an ordinal in words stands for ("soixante et unième" is 61), or None."""
    return ordinals(code).get(_unhyphenated(text))


@cache
def _ordinal_phrases(code: str) -> PhraseTable:
    # As printed, since a stem may hang on a folded letter ("الثامنة"), and folded, since people leave accents out.
    printed = ((row["number"], f) for row in table_rows(__name__, "ordinals.csv") for f in row[code].split("|"))
    return PhraseTable((*printed, *((str(number), form) for form, number in ordinals(code).items())), code)


def ordinals_in(text: str, code: str) -> list[tuple[int, int, int]]:
    """The ordinals in words that ``text`` holds: (value, start, end) in order of place."""
    return [(int(m.name), m.start, m.end) for m in _ordinal_phrases(code).find_longest(text)]
