"""Spans of a text: places from one character offset to another."""

from __future__ import annotations

from collections.abc import Iterable

from documents.blocks import Span


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """``spans`` in order, those that overlap or touch as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
