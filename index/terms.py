"""The six-language table of terms: what a question calls "the police", a document calls "les services répressifs".

Each row of ``index/terms/*.csv`` is one idea with its words in six languages; the actors of
``documents/languages/actors.csv`` are ideas too. Units and questions are indexed by ideas beside words, so a question
meets a document of another language without translation.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from documents.languages import LANGUAGES, Match, PhraseTable, Word, actors, table_rows

PREFIX = "#"
"""Marks the token of an idea among those of words."""


@cache
def _rows() -> list[dict[str, str]]:
    folder = resources.files("index").joinpath("terms")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".csv"))
    return [row for name in names for row in table_rows("index", f"terms/{name}")]


@cache
def forms() -> dict[str, dict[str, tuple[str, ...]]]:
    """Idea -> language -> its words there."""
    found = {row["concept"]: {code: tuple(row[code].split("|")) for code in LANGUAGES} for row in _rows()}
    found.update({actor.name: dict(actor.forms) for actor in actors().values()})
    return found


@cache
def _phrases(language: str) -> PhraseTable:
    return PhraseTable(((idea, form) for idea, words in forms().items() for form in words[language]), language)


def ideas_in(text: str | list[Word], language: str) -> list[Match]:
    """Every idea that ``text`` (or its words, already cut) names in ``language``, overlapping ones too, with places and
    lengths in words.
    """
    phrases = _phrases(language)
    return phrases.find_all(text) if isinstance(text, str) else phrases.find_all_in(text)


@cache
def is_name(idea: str) -> bool:
    """Whether ``idea`` is one body, office or treaty, by its proper name."""
    return forms()[idea]["en"][0][:1].isupper() and (idea in actors() or _kinds().get(idea) == "instrument")


_OF_SEVERAL = frozenset({
    "charter", "drug_conventions", "geneva_conventions", "ilo_conventions", "istanbul_programme", "monterrey_consensus",
    "optional_protocol", "refugee_convention", "samoa_pathway", "statelessness_conventions",
    "terrorism_financing_convention", "vienna_programme_lldc",
})  # fmt: skip
"""Ideas that stand for whatever treaty is spoken of, or for several."""


@cache
def instruments() -> frozenset[str]:
    """The ideas that are one treaty, declaration, programme or the like, by its name."""
    named = (idea for idea, kind in _kinds().items() if kind == "instrument")
    return frozenset(idea for idea in named if not forms()[idea]["en"][0][:1].islower()) - _OF_SEVERAL


@cache
def _kinds() -> dict[str, str]:
    return {row["concept"]: row["kind"] for row in _rows()}


def idea_token(idea: str) -> str:
    """The token of ``idea`` in the lexical index."""
    return PREFIX + idea


def is_idea(token: str) -> bool:
    """Whether ``token`` is that of an idea, not of a word or figure."""
    return token.startswith(PREFIX)


@cache
def version() -> str:
    """A short hash of the table: an index made with another table is made again."""
    text = "\n".join(
        "\t".join([idea, *("|".join(words[code]) for code in LANGUAGES)]) for idea, words in forms().items()
    )
    return hashlib.sha256(text.encode()).hexdigest()[:12]
