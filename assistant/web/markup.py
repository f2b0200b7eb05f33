"""HTML as strings: every value is escaped where it enters, so what a user or a document says is shown and never run."""

from __future__ import annotations

from html import escape
from typing import NewType

Html = NewType("Html", str)
"""A string that is safe to show: made by :func:`text`, :func:`tag` or :func:`joined` only."""

_VOID = frozenset({"br", "hr", "img"})


def text(value: object) -> Html:
    """``value`` as a reader sees it, whatever signs it holds."""
    return Html(escape(str(value), quote=True))


def tag(name: str, *children: Html, **attributes: str | None) -> Html:
    """An element: ``class_`` is written ``class``, ``data_symbol`` ``data-symbol``; what is None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*parts: Html) -> Html:
    """Several pieces as one."""
    return Html("".join(parts))
