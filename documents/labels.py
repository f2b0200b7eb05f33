"""How a reader sees an id in his own language: ``OP4(b)(ii)`` is "para. 4 (b) (ii)" and "par. 4 b) ii)"."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase

from documents.languages import language
from documents.model import RECORD_ID

_ID = re.compile(r"(?P<kind>PP|OP|FN|P)?(?P<number>\d+|\*+)(?P<items>(?:\(\w+\))*)")


def label(paragraph_id: str, code: str) -> str:
    """The label of ``paragraph_id`` in a language; ids of an unknown form are shown as they are."""
    forms = language(code).labels
    if paragraph_id == RECORD_ID:
        return forms["record"]
    match = _ID.fullmatch(paragraph_id)
    if match is None:
        return paragraph_id
    letters = (_printed_letters(code).get(item, item) for item in re.findall(r"\((\w+)\)", match["items"]))
    items = "".join(forms["item"].format(letter=letter) for letter in letters)
    number = match["number"]
    if match["kind"] == "PP":
        form = forms["preambular_first"] if number == "1" and "preambular_first" in forms else forms["preambular"]
        return form.format(n=number, items=items)
    if match["kind"] == "FN":
        return forms["footnote"].format(n=number)
    return forms["operative" if match["kind"] == "OP" else "paragraph"].format(n=number, items=items)


def item_letter(printed: str, code: str) -> str:
    """The letter of an item as ids have it, the same in every language: the Arabic "ب" is ``b``."""
    latin = {letter: item for item, letter in _printed_letters(code).items()}
    return latin.get(printed.rstrip("ـ"), printed)


@cache
def _printed_letters(code: str) -> dict[str, str]:
    """Letter of an id -> letter that the language prints, where it prints others than Latin ones."""
    return dict(zip(ascii_lowercase, language(code).labels.get("letters", ""), strict=False))


def is_part_of(paragraph_id: str, whole: str) -> bool:
    """Whether ``paragraph_id`` is ``whole`` or one of its items: ``OP4(b)`` is part of ``OP4``, ``OP40`` is not."""
    return paragraph_id == whole or paragraph_id.startswith(f"{whole}(")
