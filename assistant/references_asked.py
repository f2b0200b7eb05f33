"""What a question says of citations beside what it names: that it asks for them, of which kind, and in which order.

The words are data (``[references]`` of ``languages/*.toml``).
"""

from __future__ import annotations

import re

from assistant.roles import has_word_of, without_symbols
from assistant.spans import Span
from assistant.wording import cue_table
from documents.references import TREATIES
from documents.symbols import find_symbols

KINDS = ("resolutions", "decisions", "reports", "treaties")
"""What may be cited, in the order in which it is told."""

_TELLS_NOTHING = ("cites", "links", "inverted", "objects", "sources", "later", "earlier", "fill", *KINDS[:3])
_RESOLUTION, _DECISION = re.compile(r"/RES/|/RES\."), re.compile(r"/DEC/")


def names_cue(text: str, code: str) -> bool:
    """Whether a question speaks of citing."""
    return has_word_of("cites", text, code) or has_word_of("inverted", text, code)


def speaks_of_later(text: str, code: str) -> bool:
    """Whether it asks for later documents: the newest are told first."""
    return has_word_of("later", text, code)


def speaks_of_sources(text: str, code: str) -> bool:
    """Whether it asks what a text rests on."""
    return has_word_of("sources", text, code)


def speaks_of_series(text: str, code: str) -> bool:
    """Whether it asks for the history of a document."""
    return has_word_of("earlier", text, code)


def kinds_asked(text: str, code: str) -> tuple[str, ...]:
    """The kinds of documents that a question speaks of: resolutions, decisions, reports, treaties."""
    bare = without_symbols(text, find_symbols(text), code)
    return tuple(kind for kind in KINDS if has_word_of(kind, bare, code))


def rest_spans(text: str, code: str, kinds: bool = False) -> list[Span]:
    """The words of a question that ask for citations; ``kinds`` takes those for treaties too."""
    names = {*_TELLS_NOTHING, *(KINDS if kinds else ())}
    return [(m.start, m.end) for m in cue_table(code, "references").find_all(text) if m.name in names]


def kind_of(target: str) -> str:
    """The kind of a document that is cited, by its symbol."""
    if target.startswith(TREATIES):
        return "treaties"
    return "resolutions" if _RESOLUTION.search(target) else "decisions" if _DECISION.search(target) else "reports"
