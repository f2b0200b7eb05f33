"""Printed numbers and labels: what "12.", "(b)", "㈡", "’1‘" and "ثانيا" are, and what comes after what."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from documents.labels import roman
from documents.languages import language


class Sort(StrEnum):
    """What a printed number numbers."""

    NONE = ""
    PARAGRAPH = "paragraph"
    DOTTED = "dotted"
    ITEM = "item"
    SECTION = "section"
    BULLET = "bullet"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the document prints it, its label without brackets and dots, and what it is ``counted`` by.

    The label is as printed, but for ways of counting that only one language has: ’2‘ in Arabic and ㈡ in Chinese stand
    where the others print (ii).
    """

    sort: Sort = Sort.NONE
    label: str = ""
    printed: str = ""
    counted: str = ""

    def __bool__(self) -> bool:
        return self.sort is not Sort.NONE


_PARAGRAPH = re.compile(r"(\d{1,4})\s*[.．、–ـ-]*")
_DOTTED = re.compile(r"(\d+(?:[.．]\d+)+)[.．]?")
_BULLET = re.compile(r"[–—•●▪■·*-]")
_BRACKETED = re.compile(r"[(（’'‘`]*\s*([^\W_]{1,5}ـ?)\s*[)）’'‘`]")
_LETTERED = re.compile(r"([a-zа-я]{1,5})[.．]")
_SECTION = re.compile(r"([IVXLC]+|[A-ZА-Я])\s*[.．:：、–-]*")
_ROMAN = re.compile(r"(?=.)(x{0,3})(ix|iv|v?i{0,3})")
_BEFORE_DOUBLED = 26
"""Items before (aa), in Arabic too."""
_TAIL = " .．:：、–—-"

# What opens a text whose number has no element of its own.
_MARKS = "[\u200e\u200f\u202a-\u202c\ufeff]*"
"""Marks of direction, which Arabic texts carry around figures."""
_LEADING_PARAGRAPH = re.compile(_MARKS + r"(\d{1,3})\s*(?:[.．、](?!\d)|\s[–-]|[–-](?=\s))\s*" + _MARKS + r"\s*(?=\S)")
_LEADING_FIGURE = re.compile(_MARKS + r"(\d{1,3})[,，]?\s+(?=[^\W\d_])")
_LEADING_ITEM = re.compile(
    _MARKS
    + r"(?:[(（’'‘](?:([^\W\d_]{1,4}ـ?)|([^\W\d_]) ?\2|(\d{1,2}))[)）’'‘]"
    + r"|([a-zа-я]{1,2}|[ivx]{1,5})\)|([㈠-㈩]))\s*(?=\S)"
)
_ROMAN_HEADING = re.compile(r"([IVXL]+)(?:\s*[.．:：、–—-]\s*|\s+(?=[^\W\d_a-zа-я]))(?=\S)")
_LETTER_HEADING = re.compile(r"([A-ZА-Я])\s*[.．、](?:\s+|(?=[^\W\d_A-Za-z]))(?=\S)")


@cache
def table() -> Mapping[str, Any]:
    """The words of headings and counting (``languages/akoma_ntoso.toml``)."""
    return tomllib.loads(
        resources.files("documents.languages").joinpath("akoma_ntoso.toml").read_text(encoding="utf-8")
    )


def read_number(printed: str, code: str) -> Number:
    """What the content of a number's element is."""
    bare = " ".join(printed.split())
    if not bare:
        return Number()
    if match := _PARAGRAPH.fullmatch(bare):
        return Number(Sort.PARAGRAPH, str(int(match[1])), bare)
    if match := _DOTTED.fullmatch(bare):
        return Number(Sort.DOTTED, match[1].replace("．", "."), bare)
    if _BULLET.fullmatch(bare):
        return Number(Sort.BULLET, "", bare)
    if label := section_label(bare, code):
        return Number(Sort.SECTION, label, bare)
    if match := _BRACKETED.fullmatch(unicodedata.normalize("NFKC", bare)) or _LETTERED.fullmatch(bare):
        counted = _as_latin(match[1].rstrip("ـ"))
        return Number(Sort.ITEM, _shared(counted, bare), bare, counted)
    return Number(Sort.OTHER, "", bare)


def leading_number(text: str, expected: int) -> tuple[Number, int]:
    """The number that opens ``text`` without an element of its own, and where the text behind it begins.

    A figure without a dot is a number only when it is the ``expected`` one.
    """
    if match := _LEADING_PARAGRAPH.match(text):
        return Number(Sort.PARAGRAPH, str(int(match[1])), match[0].strip()), match.end()
    if (match := _LEADING_FIGURE.match(text)) and int(match[1]) == expected:
        return Number(Sort.PARAGRAPH, match[1], match[0].strip()), match.end()
    if match := _LEADING_ITEM.match(text):
        circled = unicodedata.normalize("NFKC", match[5] or "").strip("()")
        label = _as_latin((match[1] or (match[2] or "") * 2 or match[3] or match[4] or circled).rstrip("ـ"))
        if positions(label):
            return Number(Sort.ITEM, _shared(label, match[0]), match[0].strip(), label), match.end()
    return Number(), 0


def section_label(text: str, code: str) -> str:
    """The label ("II", "B") of a heading that is nothing but the number of a section, else ""."""
    words = _section_words(code)
    bare = text.strip(_TAIL)
    if bare in words:
        return words[bare]
    if match := _SECTION.fullmatch(text.strip()):
        return _as_latin(match[1])
    return ""


def heading_number(text: str, code: str) -> tuple[str, int]:
    """The label that opens a heading ("II. Means", "ثانيا - الوسائل"), and where the words behind it begin."""
    match = _ROMAN_HEADING.match(text) or _LETTER_HEADING.match(text)
    if match:
        return _as_latin(match[1]), match.end()
    words = sorted(_section_words(code), key=len, reverse=True)
    between = r"\s*[.．:：、–—-]\s*" if code != "zh" else r"(?:\s*[.．:：、–—-]\s*|\s+)"
    match = re.match(rf"({'|'.join(words)}){between}(?=\S)", text) if words else None
    return (_section_words(code)[match[1]], match.end()) if match else ("", 0)


@cache
def _section_words(code: str) -> dict[str, str]:
    """Printed form -> label, for a language that counts sections in words or figures of its own."""
    found: dict[str, str] = {}
    for forms in table()["romans"].get(code, []):
        found |= {form: roman(at).upper() for at, form in enumerate(forms, start=1)}
    for forms in table()["letters"].get(code, []):
        found |= {form: chr(ord("A") + at) for at, form in enumerate(forms)}
    return found


@cache
def _lookalikes() -> dict[int, str]:
    own = table()["lookalikes"]
    return {ord(c): latin for c, latin in zip(own["small"], own["small_latin"], strict=True)} | {
        ord(c): latin for c, latin in zip(own["capital"], own["capital_latin"], strict=True)
    }


def _as_latin(label: str) -> str:
    """``label`` with Cyrillic letters that look like Latin ones as these: Russian texts type both."""
    return unicodedata.normalize("NFKC", label).translate(_lookalikes())


def _shared(counted: str, printed: str) -> str:
    """The label that all languages share, where one counts in a way of its own."""
    ways = dict(positions(counted))
    if "figure" in ways and printed.strip()[:1] in ("’", "‘", "'"):
        return roman(ways["figure"])
    if "chinese" in ways:
        return roman(ways["chinese"])
    place = ways.get("branches") or ways.get("stems") or 0
    if ways.get("arabic", 0) >= _BEFORE_DOUBLED:
        place = ways["arabic"]
    if not place:
        return counted
    letter = chr(ord("a") + (place - 1) % _BEFORE_DOUBLED)
    return letter * (1 + (place - 1) // _BEFORE_DOUBLED)


@cache
def _ways_of_counting() -> dict[str, Sequence[str]]:
    """The signs of each way of counting items, in their order; those of a whole language stand in its own table."""
    arabic, chinese = language("ar").labels, language("zh").labels
    own = {"arabic": arabic["letters"], "branches": chinese["branches"]}
    return {**own, "chinese": table()["romans"]["zh"][0], **table()["counting"]}


@cache
def positions(label: str) -> tuple[tuple[str, int], ...]:
    """Every (way of counting, place) that an item's label can stand for: "i" is the ninth letter and Roman one."""
    found: list[tuple[str, int]] = []
    if label.isascii() and label.isdigit():
        return (("figure", int(label)),)
    if len(label) == 1 and "a" <= label <= "z":
        found.append(("letter", ord(label) - ord("a") + 1))
    elif len(label) == 2 and label[0] == label[1] and "a" <= label[0] <= "z":
        found.append(("letter", 26 + ord(label[0]) - ord("a") + 1))
    if label and (match := _ROMAN.fullmatch(label)):
        ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix").index(match[2])
        found.append(("roman", 10 * len(match[1]) + ones))
    if len(label) == 1 and "A" <= label <= "Z":
        found.append(("capital", ord(label) - ord("A") + 1))
    for way, counted in _ways_of_counting().items():
        letters = tuple(counted)
        if label in letters:
            found.append((way, letters.index(label) + 1))
        elif way == "arabic" and len(label) == 2 and label[0] == label[1] and label[0] in letters:
            found.append((way, _BEFORE_DOUBLED + letters.index(label[0]) + 1))
    return tuple(found)
