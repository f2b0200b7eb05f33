"""Joining the lines of a paragraph: a word broken at the end of a line is made whole, a compound keeps its hyphen.

"Non-Self-" + "Governing" is one word with all its hyphens, "agree-" + "ment" was broken by the printer, and an address
is broken without any sign. What tells them apart are the words that the document itself prints elsewhere, and those
that the General Assembly prints (``languages/printed_words.txt.xz``, made by ``training/words.py``).
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib import resources

_BROKEN = re.compile(r"(?P<first>[^\W\d_]+(?:[-‑][^\W\d_]+)*)[-‑\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w-]+\.(?:org|int|net|com|edu|gov|info)\b)\S*$", re.IGNORECASE)
_WIDE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@cache
def printed_words() -> Mapping[str, str]:
    """The words that resolutions of the General Assembly print in English, French, Spanish and Russian: folded word ->
    word as printed, the commonest first.
    """
    packed = resources.files("documents.languages").joinpath("printed_words.txt.xz").read_bytes()
    return {word.casefold(): word for word in lzma.decompress(packed).decode("utf-8").split("\n")}


def words_of(text: str) -> set[str]:
    """The words of a text as they are looked up: folded in case, compounds whole and in their parts."""
    whole = {word.casefold().replace("‑", "-") for word in _WORD.findall(text)}
    return whole | {part for word in whole for part in word.split("-")}


def joined(lines: Sequence[str], known: Collection[str] = ()) -> str:
    """``lines`` as one text; ``known`` are the words that the document prints within its lines."""
    text = ""
    for line in lines:
        text = line.strip() if not text else _with(text, line.strip(), known)
    return text


def _with(text: str, line: str, known: Collection[str]) -> str:
    if not line:
        return text
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if (address := _ADDRESS.search(text)) and _goes_on(address[0], line):
        return text + line
    broken = _BROKEN.search(text)
    if broken and (following := _WORD.match(line)):
        return text + line if _is_compound(broken["first"], following[0], known) else text[:-1] + line
    if text.endswith(("-", "‑", "–")) and len(text) > 1 and not text[-2].isspace():
        return text + line  # "2023-" + "2024", "E/2025-"
    if _WIDE.match(text[-1]) and _WIDE.match(line[0]):
        return text + line
    return f"{text} {line}"


def _goes_on(address: str, line: str) -> bool:
    """Whether an address broken at the end of a line goes on with ``line``: it ends in a sign that joins, or the next
    piece is no word of a sentence.
    """
    if address.endswith(("/", "-", "_", "=", "?", "&", "%", "#")):
        return True
    first = re.split(r"\s", line, maxsplit=1)[0]
    return bool(re.match(r"[/\-_=?&%#]", first)) or (re.search(r"[/_=]|\d-", first) is not None and first[0].islower())


def _is_compound(first: str, second: str, known: Collection[str]) -> bool:
    """Whether the hyphen between the last word of a line and the first of the next belongs to the word."""
    left, right = first.casefold().replace("‑", "-"), second.casefold().replace("‑", "-")
    both, whole = f"{left}-{right}", f"{left}{right}"
    printed = printed_words()
    if both in known or both in printed:
        return True
    if whole in known or whole in printed:
        return False
    if second[0].isupper():
        return True
    last, head = left.rsplit("-", 1)[-1], right.split("-", 1)[0]
    return all(part in known or part in printed for part in (last, head))
