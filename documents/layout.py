"""How the United Nations lay out what stands above a text, in Word files and pages alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.symbols import find_symbols

HEAD_LINE = 140
"""Characters; a longer paragraph is none of the masthead, which ends with it."""

_DISTRIBUTION = re.compile(r"\bDistr|Original|分发|التوزيع|Общая")


def is_masthead(texts: Sequence[str]) -> bool:
    """Whether the ``texts`` of a table above the text are a masthead, set as a table without lines."""
    return any(_DISTRIBUTION.search(text) or find_symbols(text) for text in texts) and all(
        len(text) <= HEAD_LINE for text in texts
    )
