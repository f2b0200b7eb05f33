"""A document as plain objects for JSON: the fields of ``operative parse --json`` and ``operative list --json``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from documents.model import Document


def summary(document: Document) -> dict[str, Any]:
    """The facts of a document and the counts of what it holds."""
    return {
        **_facts(document),
        "preambular": document.count("preambular"),
        "operative": document.count("operative"),
        "footnotes": len(document.footnotes),
        "warnings": list(document.warnings),
    }


def to_json(document: Document) -> dict[str, Any]:
    """The whole document: facts, paragraphs with footnotes and clauses, footnotes, warnings, what was left out."""
    return {
        **_facts(document),
        "paragraphs": [
            {
                "id": p.id,
                "kind": p.kind,
                "text": p.text,
                "footnotes": list(p.footnotes),
                "clauses": [asdict(clause) for clause in p.clauses],
                "references": [asdict(reference) for reference in p.references],
                "headings": list(p.headings),
                "italics": [list(span) for span in p.italics],
            }
            for p in document.paragraphs
        ],
        "footnotes": [
            {
                "id": n.id,
                "text": n.text,
                "resolved": n.resolved,
                "references": [asdict(reference) for reference in n.references],
            }
            for n in document.footnotes
        ],
        "warnings": list(document.warnings),
        "omitted": list(document.omitted),
    }


def _facts(document: Document) -> dict[str, Any]:
    facts = document.masthead
    return {
        "symbol": facts.symbol,
        "title": facts.title,
        "kind": facts.kind,
        "organ": facts.organ,
        "session": facts.session,
        "agenda_item": facts.agenda_item,
        "committee": facts.committee,
        "report": facts.report,
        "meeting": facts.meeting,
        "date_adopted": facts.date_adopted.isoformat() if facts.date_adopted else None,
        "date_published": facts.date_published.isoformat() if facts.date_published else None,
        "language": document.language,
        "job_number": facts.job_number,
        "original_language": facts.original_language,
        "author": facts.author,
        "sponsors": list(facts.sponsors),
        "subjects": list(facts.subjects),
        "goals": list(facts.goals),
        "vote": asdict(facts.vote) if facts.vote else None,
    }
