"""The paragraph after the one that was shown, the one before, and the footnotes of what was cited."""

from __future__ import annotations

import re

from assistant.conversation.cues import follow_up
from assistant.conversation.plan import Plan
from assistant.conversation.sense import Sense
from assistant.conversation.turns import Thread
from assistant.lookup import PREFIXES
from assistant.wording import listed
from documents import Document, Paragraph, label

_WHOLE = re.compile(r"(?P<prefix>PP|OP|P)?(?P<number>\d+)")
"""An id of the main text whose paragraph can be asked for by number."""


def neighbouring_paragraph(thread: Thread, code: str, later: bool) -> Plan | None:
    """The paragraph of the same kind after the one that was last cited, or before it."""
    if not thread.cited:
        return None
    cited = thread.cited[-1] if later else thread.cited[0]
    document = thread.index.document(cited.symbol, cited.language)
    here = _WHOLE.match(cited.paragraph)
    kind = "preambular" if here and here["prefix"] == "PP" else "operative"
    number = int(here["number"]) + (1 if later else -1) if here else 0
    prefix = (here["prefix"] or "") if here else ""
    if f"{prefix}{number}" not in {paragraph.id for paragraph in document.paragraphs}:
        return Plan(thread.last.sense, code, why_not=("no_next", {"document": cited.symbol}))
    core = str(follow_up(code)[kind]).format(number=number, document=cited.symbol)
    return Plan(Sense(core, code), code)


def footnotes_of(thread: Thread, code: str) -> Plan | None:
    """The footnotes of the paragraphs that were last cited, of the document that was cited first."""
    if not thread.cited:
        return None
    symbol = thread.cited[0].symbol
    cited = [c for c in thread.cited if c.symbol == symbol]
    document = thread.index.document(symbol, cited[0].language)
    marks = [mark for c in cited for mark in _marks_of(document, c.paragraph)]
    if not marks:
        labels = listed(code, [label(c.paragraph, code) for c in cited])
        return Plan(thread.last.sense, code, why_not=("no_footnotes", {"labels": f"{symbol}, {labels}"}))
    core = str(follow_up(code)["note" if len(marks) == 1 else "notes"]).format(
        number=listed(code, marks), document=symbol
    )
    return Plan(Sense(core, code), code)


def _marks_of(document: Document, paragraph_id: str) -> list[str]:
    """The figures of the footnotes of a paragraph and its items."""
    carried = [
        note
        for paragraph in document.paragraphs
        if isinstance(paragraph, Paragraph) and (paragraph.id == paragraph_id)
        for note in paragraph.footnotes
    ]
    return [note.removeprefix(PREFIXES["footnote"]) for note in dict.fromkeys(carried)]
