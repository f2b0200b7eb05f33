"""Templates of ``[documents]`` in ``languages/*.toml`` as patterns, and parts that patterns are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.spans import Span
from assistant.wording import wording
from documents.languages import language

_TITLE_LETTER = r"[^;:.?!,，、。；،؛؟]"
_TITLE_TO_THE_END = r"[^;.?!。；؛؟]+"
YEAR = r"(?<![\d/])(?:19|20|١٩|٢٠)\d\d(?![\d/])"


def word_pattern(phrase: str, code: str) -> str:
    """A pattern for a phrase that is no part of a longer word; Chinese writes no blanks."""
    spaced = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
    return spaced if code == "zh" else rf"(?<!\w){spaced}(?!\w)"


@cache
def templates(code: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a list of templates in ``[documents]``, the longest first."""
    table = wording(code)["documents"]
    nouns = either([*table["one"], *table["several"]], code)
    months = either((form for month in language(code).months for form in (month, *month.split("/"))), code)
    found = []
    for template in sorted(table[name], key=len, reverse=True):
        pattern = re.escape(template).replace(r"\ ", r"\s+").replace("'", "['’]")
        title = _TITLE_TO_THE_END if template.endswith("{title}") else _title_within(code)
        for placeholder, meant in (
            ("title", title), ("noun", nouns), ("month", months), ("year", YEAR),
        ):  # fmt: skip
            pattern = pattern.replace(rf"\{{{placeholder}\}}", f"(?P<{placeholder}>{meant})")
        found.append(re.compile(pattern if code == "zh" else rf"(?<!\w){pattern}", re.IGNORECASE))
    return tuple(found)


def _title_within(code: str) -> str:
    """A pattern for words of a title that stand before another word of the template."""
    parted = wording(code)["documents"]["parted"]
    ahead = rf"(?!(?<!\w){either(parted, code)})" if parted else ""
    return f"(?:{ahead}{_TITLE_LETTER}){{2,80}}?"


def either(forms: Iterable[str], code: str) -> str:
    """A pattern for any of ``forms``, the longest first; a whole word but in Chinese, which writes no blanks."""
    longest = sorted(set(forms), key=len, reverse=True)
    stems = "|".join(re.escape(form).replace("'", "['’]") for form in longest)
    return f"(?:{stems})" if code == "zh" else rf"(?:{stems})(?!\w)"


def blanked(text: str, spans: Iterable[Span]) -> str:
    """``text`` with blanks in the place of ``spans``, so that what stands around them meets."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
