"""The facts and counts of a document as a person reads them: what ``operative parse`` shows above the paragraphs."""

from __future__ import annotations

from collections import Counter

from documents import Document
from documents.model import Vote

MOST_NAMES = 6
"""How many sponsors or subjects are named before the rest is counted."""

_KINDS = {
    "preambular": "preambular", "operative": "operative", "numbered": "numbered", "unnumbered": "unnumbered",
    "speech": "interventions", "table": "tables and rows",
}  # fmt: skip


def facts_of(document: Document) -> list[tuple[str, str]]:
    """(name, value) of every fact that is known, and of those that every document has; "-" where one is missing."""
    facts = document.masthead
    always: list[tuple[str, object]] = [
        ("symbol", facts.symbol), ("title", facts.title or None), ("kind", facts.kind), ("language", document.language),
        ("organ", facts.organ), ("session", facts.session), ("agenda item", facts.agenda_item),
    ]  # fmt: skip
    where_known: list[tuple[str, object]] = [
        ("author", facts.author), ("committee", facts.committee), ("report", facts.report),
        ("adopted", facts.date_adopted), ("meeting", facts.meeting), ("vote", vote_of(facts.vote)),
        ("sponsors", _some(facts.sponsors)), ("distributed", facts.date_published), ("job number", facts.job_number),
        ("original language", facts.original_language), ("subjects", _some(facts.subjects)),
        ("goals", ", ".join(str(goal) for goal in facts.goals) or None),
    ]  # fmt: skip
    counted = [("paragraphs", _counts(document)), ("footnotes", str(len(document.footnotes)))]
    shown = [(name, "-" if value is None else str(value)) for name, value in always]
    shown += [(name, str(value)) for name, value in where_known if value is not None]
    return [*shown, *counted]


def vote_of(vote: Vote | None) -> str | None:
    """A vote in words: "139 in favour, 1 against, 4 abstaining"."""
    if vote is None:
        return None
    totals = (
        (vote.yes, "in favour"), (vote.no, "against"), (vote.abstaining, "abstaining"),
        (vote.not_voting, "not voting"),
    )  # fmt: skip
    return ", ".join(f"{count} {side}" for count, side in totals if count is not None) or None


def _some(names: tuple[str, ...]) -> str | None:
    rest = len(names) - MOST_NAMES
    shown = ", ".join(names[:MOST_NAMES])
    return (f"{shown} and {rest} more" if rest > 0 else shown) or None


def _counts(document: Document) -> str:
    """How many paragraphs of each kind, items and annexes apart."""
    main = Counter(p.kind for p in document.paragraphs if "/" not in p.id and not p.id.endswith(")"))
    items = sum(p.id.endswith(")") for p in document.paragraphs)
    elsewhere = sum("/" in p.id and not p.id.endswith(")") and "Table/" not in p.id for p in document.paragraphs)
    parts = [f"{main[kind]} {name}" for kind, name in _KINDS.items() if main[kind]]
    parts += [f"{items} items"] * bool(items) + [f"{elsewhere} in annexes and sections"] * bool(elsewhere)
    return ", ".join(parts) or "0"
