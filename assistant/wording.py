"""Cues of questions and sentences of answers in six languages (``assistant/languages/*.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from documents.languages import PhraseTable


@cache
def wording(language: str) -> Mapping[str, Mapping[str, Any]]:
    """The table of one language; its sections are explained in ``languages/en.toml``."""
    path = resources.files("assistant").joinpath(f"languages/{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


_AS_PRINTED = ("lookup", "scope", "record", "votes", "lists", "wants", "references")
"""Sections whose Arabic words are many words' stems: that of "paragraph" is also that of "poverty"."""


@cache
def cue_table(language: str, section: str) -> PhraseTable:
    """The phrases of one section, each standing for its key ("adoption" for ``date_adopted``)."""
    keys = wording(language)[section].items()
    as_printed = language == "ar" and section in _AS_PRINTED
    return PhraseTable(((key, phrase) for key, phrases in keys for phrase in phrases), language, as_printed)


def sentence(language: str, name: str, **facts: object) -> str:
    """The sentence ``name`` of section ``status`` with ``facts`` put in."""
    return str(wording(language)["status"][name]).format(**facts)


def set_word(language: str, name: str, **facts: object) -> str:
    """A part of the sentence over a complete set (section ``sets``) with ``facts`` put in."""
    return str(wording(language)["sets"][name]).format(**facts)


def told(language: str, name: str, **facts: object) -> str:
    """What the record tells (section ``told``) with ``facts`` put in."""
    return str(wording(language)["told"][name]).format(**facts)


def reference_told(language: str, name: str, **facts: object) -> str:
    """The sentence over citations (section ``references_told``) with ``facts`` put in."""
    return str(wording(language)["references_told"][name]).format(**facts)


def number_word(language: str, number: int) -> str:
    """A number at the start of a sentence: "Three", or figures beyond the table."""
    names = wording(language)["status"]["numbers"]
    return str(names[number]) if number < len(names) else str(number)


def listed(language: str, items: list[str]) -> str:
    """Items in a row: "12, 13 and 19"."""
    table = wording(language)["status"]
    if len(items) < 2:
        return "".join(items)
    return f"{table['comma'].join(items[:-1])}{table['and']}{items[-1]}"
