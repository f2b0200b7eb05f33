"""How a reader sees an id in his own language: ``OP4(b)(ii)`` is "para. 4 (b) (ii)" and "par. 4 b) ii)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import ascii_lowercase

from documents.languages import language
from documents.model import RECORD_ID

_ID = re.compile(r"(?P<kind>PP|OP|FN|P|S)?(?P<number>\d+|\*+)(?P<items>(?:\(\w+\))*)(?P<again>\[\d+\])?")
_TABLE = re.compile(r"Table(?P<row>/|\s)(?P<number>\w+)")
_REGION = re.compile(
    r"(?P<kind>Annex|Appendix|Enclosure|Draft resolution|Draft decision|Section|Article|Summary)(?:\s(?P<label>.+))?"
)

_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def roman(number: int) -> str:
    """``number`` as an item prints it: 4 is "iv"; figures where it is larger than any list."""
    return _TENS[number // 10] + _ONES[number % 10] if 0 < number < 100 else str(number)


ROMAN = tuple(roman(number) for number in range(1, 31))
"""Roman numbers of items, in their order."""


def label(paragraph_id: str, code: str) -> str:
    """The label of ``paragraph_id`` in a language; ids of an unknown form are shown as they are."""
    forms = language(code).labels
    if paragraph_id == RECORD_ID:
        return forms["record"]
    if "Table/" in paragraph_id:
        head, _, local = paragraph_id.rpartition("Table/")
        regions, local = head.rstrip("/").split("/") if head else [], f"Table/{local}"
    else:
        *regions, local = paragraph_id.split("/")
    parts = [_region_label(region, forms) for region in regions]
    return forms["joint"].join([*parts, _local_label(local, code)])


def _region_label(region: str, forms: Mapping[str, str]) -> str:
    match = _REGION.fullmatch(region)
    if match is None:
        return region
    if match["kind"] == "Summary":
        return forms["summary"]
    number = match["label"] or ""
    form = forms[match["kind"].casefold().replace(" ", "_")]
    if match["kind"] in ("Section", "Article"):
        return form.format(label=number)
    return form.format(label=f" {number}" if number else "")


def _local_label(local: str, code: str) -> str:
    """The label of an id within its region: ``OP4(b)(ii)``, ``Table/3``."""
    forms = language(code).labels
    if table := _TABLE.fullmatch(local):
        return forms["row" if table["row"] == "/" else "table"].format(n=table["number"])
    match = _ID.fullmatch(local)
    if match is None:
        return local
    found = re.findall(r"\((\w+)\)", match["items"])
    letters = (_printed_letter(item, depth, code) for depth, item in enumerate(found, start=1))
    items = "".join(forms["item"].format(letter=letter) for letter in letters)
    number = match["number"]
    if match["kind"] == "PP":
        form = forms["preambular_first"] if number == "1" and "preambular_first" in forms else forms["preambular"]
        return form.format(n=number, items=items)
    form = {"FN": "footnote", "OP": "operative", "S": "speech", "P": "unnumbered"}.get(match["kind"] or "", "paragraph")
    return forms[form].format(n=number, items=items)


def _printed_letter(item: str, depth: int, code: str) -> str:
    """An item as the language prints it; Arabic prints figures where the others print Roman numbers, under a letter."""
    letters = _printed_letters(code)
    if code == "ar" and item in ROMAN and depth > 1:
        return str(ROMAN.index(item) + 1)
    return "".join(letters.get(letter, letter) for letter in item) if len(set(item)) == 1 else item


def item_label(printed: str, code: str) -> str:
    """The label of an item as ids have it, the same in every language.

    The Arabic "(ب)" is ``b`` and "(أأ)" is ``aa``; the Chinese "（一）" is ``i`` and "（子）", of a third level, ``a``.
    """
    bare = printed.strip("()（） .")
    numerals = language(code).labels.get("numerals", "")
    branches = language(code).labels.get("branches", "")
    if bare and bare in numerals:
        return roman(numerals.index(bare) + 1)
    if numerals and len(bare) == 2 and bare[0] == "十" and bare[1] in numerals:
        return roman(10 + numerals.index(bare[1]) + 1)
    if bare and bare in branches:
        return ascii_lowercase[branches.index(bare)]
    return item_letter(bare, code).casefold()


def item_letter(printed: str, code: str) -> str:
    """The letter of an item as ids have it: the Arabic "ب" is ``b``, a doubled one doubled."""
    latin = {letter: item for item, letter in _printed_letters(code).items()}
    bare = printed.rstrip("ـ")
    if len(bare) > 1 and len(set(bare)) == 1 and bare[0] in latin:
        return latin[bare[0]] * len(bare)
    return latin.get(bare, printed)


@cache
def _printed_letters(code: str) -> dict[str, str]:
    """Letter of an id -> letter that the language prints, where it prints others than Latin ones."""
    return dict(zip(ascii_lowercase, language(code).labels.get("letters", ""), strict=False))


def is_part_of(paragraph_id: str, whole: str) -> bool:
    """Whether ``paragraph_id`` is ``whole`` or one of its items: ``OP4(b)`` is part of ``OP4``, ``OP40`` is not."""
    return paragraph_id == whole or paragraph_id.startswith(f"{whole}(")
