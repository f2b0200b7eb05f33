"""Paragraphs and footnotes asked for by number: "paragraph 9", "OP12", "le deuxième alinéa", "脚注3"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.wording import wording
from documents.labels import item_letter
from documents.languages import fold, ordinals
from documents.symbols import find_symbols

PREFIXES = {"operative": "OP", "preambular": "PP", "footnote": "FN"}
"""Prefix of the ids of each kind that can be asked for by number."""

LAST, PENULTIMATE = -1, -2
"""Stand for the last and the last but one of a kind."""

_LARGEST_RANGE = 200
_FIGURE = r"\d{1,3}(?![\d%]|\.\d)"
_ITEMS = r"(?:[a-z](?![\w)])|(?:\s?\(?[a-zа-яا-ي]{1,4}\))*)"
"""Lettered parts after a figure: "4 (b) (ii)", "4 b) ii)", "4b"."""

_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """One paragraph or footnote asked for: its kind, its number (:data:`LAST` and the like count from the end), and
    ``items`` such as ``(b)(ii)``.
    """

    kind: str
    number: int
    items: str = ""

    @property
    def id(self) -> str:
        """The id, such as ``OP12``."""
        return f"{PREFIXES[self.kind]}{self.number}{self.items}"


def numbers_asked(text: str, language: str) -> list[NumberAsked]:
    """What ``text`` asks for by number, in order, each once."""
    folded = _without_symbols(text)
    matches = list(_pattern(language).finditer(folded))
    nouns = _nouns(language)
    in_preamble = _speaks_of_preamble(folded, matches, language)
    found: list[NumberAsked] = []
    for match in matches:
        kind = nouns[_plain(match["noun"])]
        if kind == "operative" and in_preamble:
            kind = "preambular"
        numbers = _numbers(match["before"] or match["after"], language)
        if match["before"]:  # a letter on the figure is an ending there: "2e alinéa"
            numbers = [(number, match["tail"] or items * ("(" in items)) for number, items in numbers]
        found += [NumberAsked(kind, number, _items(items, language)) for number, items in numbers]
    return list(dict.fromkeys(found))


def _without_symbols(text: str) -> str:
    """Figures of symbols ("61/180") are no paragraph numbers."""
    for mention in reversed(find_symbols(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return fold(text)


def _plain(phrase: str) -> str:
    return " ".join(fold(phrase).replace("-", " ").split())


def _items(typed: str, language: str) -> str:
    """Lettered parts as ids have them; Arabic prints a hamza that folding takes away: "(أ)" is ``(a)``."""
    letters = ["أ" if item == "ا" else item for item in re.findall(r"\w+", typed)]
    return "".join(f"({item_letter(letter, language)})" for letter in letters)


def _either(phrases: Iterable[str]) -> str:
    plain = sorted({_plain(p) or fold(p) for p in phrases}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"[\s-]+") for p in plain) + ")"


def _alone(word: str, language: str) -> str:
    """A word that is no part of a longer one; Chinese writes no blanks, and Arabic writes "and" onto it."""
    return word if language == "zh" else rf"{_NO_LETTER_BEFORE if language != 'ar' else ''}{word}{_NO_LETTER_AFTER}"


def _joint(phrases: Iterable[str], language: str) -> str:
    """Words and signs between numbers; Arabic writes its "and" onto the word that follows."""
    signs, words = [p for p in phrases if not p[0].isalpha()], [p for p in phrases if p[0].isalpha()]
    word = rf"{_NO_LETTER_BEFORE}{_either(words)}" if language == "ar" else _alone(_either(words), language)
    return rf"(?:{_either(signs)}|{word})" if signs else word


@cache
def _nouns(language: str) -> dict[str, str]:
    """What a number can stand beside, with its kind."""
    table = wording(language)["lookup"]
    return {_plain(phrase): kind for kind, prefix in PREFIXES.items() for phrase in [prefix, *table[kind]]}


@cache
def _ordinals(language: str) -> dict[str, int]:
    """Ordinals in words: "ninth", "last". A Chinese one begins with 第; an Arabic one may lack its article."""
    table = wording(language)["lookup"]
    known = dict(ordinals(language))
    if language == "zh":
        known = {word: value for word, value in known.items() if word.startswith("第")}
    if language == "ar":
        known |= {word.removeprefix("ال"): value for word, value in known.items()}
    return (
        known
        | {_plain(word): 1 for word in table["first"]}
        | {_plain(word): value for key, value in (("last", LAST), ("penultimate", PENULTIMATE)) for word in table[key]}
    )


@cache
def _numbers_in_words(language: str) -> dict[str, int]:
    """What may follow "paragraph": "nine", and an ordinal except in English ("which paragraph first speaks of ...")."""
    words = {_plain(word): value for value, word in enumerate(wording(language)["status"]["numbers"]) if value}
    if language == "en":
        return words
    return words | dict(ordinals(language)) | _ordinals(language)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A noun with the numbers before it ("the second and third preambular paragraphs") or after it ("notes 2 to 4")."""
    table = wording(language)["lookup"]
    noun, suffix, ordinal = _either(_nouns(language)), _either(table["suffix"]), _either(_ordinals(language))
    elsewhere = _either(table["elsewhere"])
    to = _joint(table["range"], language)
    joint = rf"(?:\s*{_joint([*table['list'], *table['range']], language)}\s*)+"
    after_noun = rf"(?:{_FIGURE}{_ITEMS}|{_alone(_either(_numbers_in_words(language)), language)})"
    if language == "zh":  # 第3段, 第3、5和7段, 最后一个序言段, 执行部分第3至5段
        start, end, gap = r"(?<![a-z0-9])", "", rf"\s*{suffix}?\s*"
        ordinal = rf"(?:第\s*{_FIGURE}{_ITEMS}|{ordinal})"
        after_noun = number = rf"第?\s*{after_noun}"
        other = ""
    else:
        start, end, gap = r"(?<!\w)", r"(?!\w)", r"\s+"
        ordinal = rf"(?:\d{{1,3}}[.-]?{suffix}|{ordinal}){end}"
        number = rf"(?:{ordinal}|{after_noun})"
        endings = _either(ending for ending in table["suffix"] if ending)
        other = rf"(?!-?{endings}{end}|\s+{noun}{end})"  # "paragraph 12, 61st session", "note 3 and last paragraph"
    if language == "ar":
        start += "(?:[وف]?(?:[بكل]?ال|لل|[بكل])?)"
    before = rf"(?P<before>{ordinal}(?:(?:{joint}|\s*{noun}\s*{to}\s*){number})*){gap}"
    sign = rf"\.?(?:\s*{_either(table['number_sign'])}\.?)?[\s:(]*"
    after = (
        rf"{sign}(?P<after>(?>{after_noun}(?:(?:\s*{noun})?(?:{joint}|\s*{to}\s*{noun}{sign}){after_noun}{other})*))"
    )
    return re.compile(
        rf"{start}(?:{before})?(?P<noun>{noun})(?(before){end}(?P<tail>{_ITEMS})|{after})(?!\s*{elsewhere}{end})"
    )


@cache
def _number_pattern(language: str) -> re.Pattern[str]:
    words = _either(_numbers_in_words(language) | _ordinals(language))
    return re.compile(rf"(?P<figure>\d{{1,3}})(?P<items>{_ITEMS})|{_alone(words, language)}")


def _numbers(spoken: str, language: str) -> list[tuple[int, str]]:
    """The numbers in "3 (b), 5 to 7 and the last", each with its lettered parts."""
    to = re.compile(_joint(wording(language)["lookup"]["range"], language))
    words = _numbers_in_words(language) | _ordinals(language)
    found: list[tuple[int, str]] = []
    end = 0
    for match in _number_pattern(language).finditer(spoken):
        value = int(match["figure"]) if match["figure"] else words[_plain(match[0])]
        previous = found[-1][0] if found else value
        if to.search(spoken[end : match.start()]) and 0 < previous < value <= previous + _LARGEST_RANGE:
            found += [(between, "") for between in range(previous + 1, value)]
        found.append((value, match["items"] or ""))
        end = match.end()
    return found


def _speaks_of_preamble(folded: str, matches: list[re.Match[str]], language: str) -> bool:
    """Whether the preamble is named for itself.

    It is not in "preambular paragraph", nor in a list ("the preamble and paragraph 9").
    """
    table = wording(language)["lookup"]
    joint = _joint([word for word in table["list"] if word[0].isalpha()], language)
    named = re.compile(rf"(?P<listed>{joint}\s*(?:\w+\s+)?)?{_either(table['preamble'])}(?!\s*{joint})")
    inside = [m.span("noun") for m in matches]
    return any(
        not m["listed"] and not any(start <= m.start() < end for start, end in inside) for m in named.finditer(folded)
    )
