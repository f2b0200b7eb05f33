"""Questions that are none of the documents': greetings, thanks, the weather, "write me a poem", "who are you".

The whole of what was typed must be such phrases (``[outside]`` of ``assistant/languages/``), so that a word among them
("weather") turns no real question away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.answer import Answer
from assistant.phrases import plain
from assistant.question import Question
from assistant.wording import wording
from documents.languages import LANGUAGES

_OPEN = "*"
"""In a phrase: any words, a few of them."""

LONGEST = 300
"""Letters of the longest text that is small talk."""

_ANY_WORDS, _ANY_LETTERS = r"\S+(?:\s+\S+){0,5}", ".{1,12}"
_OPERATORS = "+*×x÷^"
"""Signs of arithmetic; a slash stands in symbols too, and a dash between years."""


def outside_language(question: Question) -> str | None:
    """The language of the phrases that the whole question is, when no document could say anything to it; else None."""
    asked = plain(question.text)
    if question.symbols or question.numbers or len(asked) > LONGEST:
        return None
    for code in dict.fromkeys([question.language, *LANGUAGES]):
        if _is_task(asked, code):
            return code
        if _is_small_talk(asked, code) and not _of_documents(code).search(asked):
            return code
    return None


def tells_purpose(answer: Answer) -> bool:
    """Whether an answer is nothing but :func:`purpose`."""
    return answer.answer == purpose(answer.language)


def purpose(code: str) -> str:
    """What this is for, with a question that it answers."""
    return str(wording(code)["outside"]["purpose"])


def _is_task(asked: str, code: str) -> bool:
    """Whether it is no question at all, whatever it is about: "please write me a poem about peace"."""
    tasks = _phrases(code, ("tasks",))
    return any(tasks.match(asked, at) for at in _steps(asked, _phrases(code, ("greeting", "polite"))))


def _is_small_talk(asked: str, code: str) -> bool:
    """Whether it is one phrase of small talk after another and nothing else, or a sum."""
    if len(asked) in _steps(asked, _phrases(code, ("greeting", "polite", "small_talk"))):
        return True
    return any(_sum(code).fullmatch(asked, at) for at in _steps(asked, _phrases(code, ("polite",))))


def _steps(asked: str, phrases: re.Pattern[str]) -> list[int]:
    """Where one of ``phrases`` after the other ends from the start on, the longest at each place; the start first."""
    ends = [0]
    while ends[-1] < len(asked) and (match := phrases.match(asked, ends[-1])):
        ends.append(match.end())
    return ends


@cache
def _phrases(code: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """Any phrase of the lists ``names``, with the blanks behind it."""
    table = wording(code)["outside"]
    phrase = _any_of([phrase for name in names for phrase in table[name]], code)
    return re.compile(rf"(?:{phrase})" + (r"\s*" if code == "zh" else r"(?:\s+|$)"))


@cache
def _sum(code: str) -> re.Pattern[str]:
    """Arithmetic: "what is 2 + 2"."""
    table = wording(code)["outside"]
    signs = "|".join([re.escape(sign) for sign in _OPERATORS] + [re.escape(plain(word)) for word in table["plus"]])
    gap = r"\s*" if code == "zh" else r"\s+"
    numbers = rf"\d+(?:\s*(?:{signs})\s*\d+)+\s*=?"
    return re.compile(rf"(?:{_any_of(table['sum'], code)}){gap}{numbers}(?:{gap}.{{1,12}})?")


@cache
def _of_documents(code: str) -> re.Pattern[str]:
    """A word that speaks of documents or of who adopts them."""
    words = _any_of(wording(code)["outside"]["of_documents"], code)
    return re.compile(words if code in ("zh", "ar") else rf"(?<!\w)(?:{words})")


def _any_of(phrases: Sequence[str], code: str) -> str:
    """A pattern for any of ``phrases`` as :func:`plain` leaves a text."""
    any_words = _ANY_LETTERS if code == "zh" else _ANY_WORDS
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(any_words.join(_part(part) for part in phrase.split(_OPEN)) for phrase in longest)


def _part(phrase: str) -> str:
    """A part of a phrase; blanks at its ends part it from the words that may stand there."""
    bare = re.escape(plain(phrase))
    before = r"\s+" if phrase[:1] == " " else ""
    return f"{before}{bare}" + (r"\s+" if phrase[1:] and phrase[-1:] == " " else "")
