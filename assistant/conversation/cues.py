"""What the words of a follow-up say of themselves: how it begins and ends, and which phrase it is as a whole.

The phrases are data (``[follow_up]`` of ``assistant/languages/*.toml``), compared without case, accents and marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.phrases import either, plain
from assistant.wording import wording
from documents.languages import LANGUAGES

_AROUND = ' \t\n?¿!¡.,;:…؟،؛。，、？！：；"“”«»–—-'
_MOST_AROUND = 3
"""How many phrases are taken off either end of a follow-up: "and what about ... then, please"."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A question as typed, taken apart: ``rest`` is what follows its opening, ``body`` what is left of that without
    what it begins and ends with.

    ``opened`` says whether it opens as one that goes on, ``only`` whether it narrows, ``about`` whether it names a
    matter as such, ``shows`` whether it wants to be shown something.
    """

    text: str
    language: str
    rest: str
    body: str
    opened: bool = False
    only: bool = False
    about: bool = False
    shows: bool = False

    def is_one_of(self, name: str) -> bool:
        """Whether the whole of it is a phrase of the list ``name``."""
        phrases = _plain_phrases(self.language, name)
        return plain(self.text) in phrases or plain(self.body) in phrases


def follow_up(language: str) -> dict[str, Any]:
    """The words of follow-ups in one language."""
    return dict(wording(language)["follow_up"])


def typed(text: str, language: str) -> Typed:
    """``text`` taken apart as a follow-up in ``language``."""
    _, opened = _without_start(text.strip(_AROUND), language, "opening", _MOST_AROUND)
    rest = text.strip()
    if opened:
        first = rest[0] if rest[0] in "¿¡" else ""
        rest = first + _without_start(rest, language, "opening", _MOST_AROUND)[0]
    body = _without_end(rest.strip(_AROUND), language, "closing")
    body, shows = _without_start(body, language, "showing", 1)
    body, only = _without_start(body, language, "only", 1)
    if not only:
        shorter = _without_end(body, language, "only_behind")
        body, only = shorter, shorter != body
    body, about = _without_start(body, language, "about", 1)
    return Typed(text, language, rest, body, opened, only, about, shows)


def as_sentence(text: str) -> str:
    """``text`` with a capital at its start, where it begins with a letter."""
    at = len(text) - len(text.lstrip("¿¡"))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def language_named(asked: Typed) -> str | None:
    """The language in which a follow-up wants the answer: "en français"; None when it asks for something else."""
    wanted = {plain(asked.text), plain(asked.body)}
    return next((code for code in LANGUAGES if not wanted.isdisjoint(_requests(asked.language, code))), None)


def language_name(code: str, reader: str) -> str:
    """What a reader calls a language."""
    return str(follow_up(reader)["languages"][code][0])


@cache
def _requests(language: str, wanted: str) -> frozenset[str]:
    """Every way of asking in ``language`` for the language ``wanted``."""
    table = follow_up(language)
    return frozenset(
        plain(template.format(language=name))
        for template in table["in_language"]
        for name in table["languages"][wanted]
    )


@cache
def _plain_phrases(language: str, name: str) -> frozenset[str]:
    return frozenset(plain(phrase) for phrase in follow_up(language)[name])


def _without_start(text: str, language: str, name: str, most: int) -> tuple[str, bool]:
    """``text`` without the phrases of a list at its start, and whether there were any; something is always left."""
    taken = False
    for _ in range(most):
        match = _start_pattern(language, name).match(text)
        rest = text[match.end() :].lstrip(_AROUND) if match else ""
        if not rest.strip(_AROUND):
            break
        text, taken = rest, True
    return text, taken


def _without_end(text: str, language: str, name: str) -> str:
    match = _end_pattern(language, name).search(text)
    rest = text[: match.start()].strip(_AROUND) if match else ""
    return rest or text


@cache
def _start_pattern(language: str, name: str) -> re.Pattern[str]:
    """The phrases of a list at the start of a text; Arabic writes some of them onto the word that follows."""
    phrases = follow_up(language)[name]
    attached = follow_up(language)["attached"] if name == "opening" else []
    ends = "" if language == "zh" else r"(?!\w)"
    whole = rf"[¿¡]?(?:{either(phrases)}){ends}"
    onto = rf"|(?:{either(attached)})(?=ال|ل|ب|م|ف|ك|ع|[A-Za-z]|\d)" if attached else ""
    return re.compile(rf"(?:{whole}{onto})", re.IGNORECASE)


@cache
def _end_pattern(language: str, name: str) -> re.Pattern[str]:
    begins = "" if language == "zh" else r"(?<!\w)"
    return re.compile(rf"{begins}(?:{either(follow_up(language)[name])})[\s,،，]*$", re.IGNORECASE)
