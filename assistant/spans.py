"""Spans of a text: places from one character offset to another."""

from __future__ import annotations

from collections.abc import Iterable

from documents.blocks import Span
from documents.spans import united

__all__ = ["Span", "is_within", "outside"]


def outside(spans: Iterable[Span], length: int) -> list[Span]:
    """All of a text of ``length`` but ``spans``."""
    edges = [0, *(edge for span in united(spans) for edge in span), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def is_within(inner: Span, outer: Span) -> bool:
    """Whether a span lies in another one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
