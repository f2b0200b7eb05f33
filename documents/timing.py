"""By when, how often, and what: the deadline of an action, its recurrence, and what is due, as worded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from documents.acts import patterns
from documents.languages import language
from documents.languages.words import HYPHENS


def deadline_in(action: str, code: str) -> str | None:
    """The sessions and dates by which something is to be done, as worded, parted by "; "."""
    return _worded(action, patterns(code, "deadline"))


def recurrence_in(action: str, code: str) -> str | None:
    """How often or how soon, where no date says it ("annually", "as soon as possible"), as worded."""
    return _worded(action, patterns(code, "recurrences"))


def due_in(action: str, code: str) -> str | None:
    """What is to be given: ``report``, ``meeting`` or ``information``, whichever stands first in the action."""
    found = [(m.start(), kind) for kind, pattern in _due(code).items() if (m := pattern.search(action))]
    return min(found)[1] if found else None


def _worded(action: str, patterns: tuple[re.Pattern[str], ...]) -> str | None:
    plain = action.translate(HYPHENS)
    found = sorted((m for p in patterns for m in p.finditer(plain)), key=lambda m: (m.start(), -m.end()))
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    spans = (m.span("when" if "when" in m.re.groupindex else 0) for m in kept)
    return "; ".join(dict.fromkeys(action[start:end].strip() for start, end in spans)) or None


@cache
def _due(code: str) -> Mapping[str, re.Pattern[str]]:
    return {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in language(code).acts["due"].items()}
