"""How a reader sees an id in his own language: ``OP4(b)(ii)`` is "para. 4 (b) (ii)" and "par. 4 b) ii)"."""

from __future__ import annotations

import re

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
    items = "".join(forms["item"].format(letter=i) for i in re.findall(r"\((\w+)\)", match["items"]))
    number = match["number"]
    if match["kind"] == "PP":
        form = forms["preambular_first"] if number == "1" and "preambular_first" in forms else forms["preambular"]
        return form.format(n=number)
    if match["kind"] == "FN":
        return forms["footnote"].format(n=number)
    return forms["operative" if match["kind"] == "OP" else "paragraph"].format(n=number, items=items)


def is_part_of(paragraph_id: str, whole: str) -> bool:
    """Whether ``paragraph_id`` is ``whole`` or one of its items: ``OP4(b)`` is part of ``OP4``, ``OP40`` is not."""
    return paragraph_id == whole or paragraph_id.startswith(f"{whole}(")
