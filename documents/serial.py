"""Readings and mastheads as JSON, and back: what an index keeps of a document besides its paragraphs."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from documents.blocks import Block, Reading, Role
from documents.model import Masthead, Vote

_DATES = ("date_adopted", "date_published")
_LISTS = ("sponsors", "subjects", "goals", "lines")
_SIDES = ("in_favour", "against", "abstained", "absent")


def masthead_to_json(masthead: Masthead) -> str:
    """``masthead`` as JSON: dates in ISO form, the vote as an object of its own."""
    facts = {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(masthead).items()}
    return json.dumps(facts, ensure_ascii=False)


def masthead_from_json(text: str) -> Masthead:
    """The masthead that :func:`masthead_to_json` wrote."""
    facts: dict[str, Any] = json.loads(text)
    for name in _DATES:
        facts[name] = date.fromisoformat(facts[name]) if facts[name] else None
    for name in _LISTS:
        facts[name] = tuple(facts[name])
    if facts["vote"] is not None:
        vote: dict[str, Any] = facts["vote"]
        facts["vote"] = Vote(**{**vote, **{side: tuple(vote[side]) for side in _SIDES}})
    return Masthead(**facts)


def reading_to_json(reading: Reading) -> str:
    """``reading`` as JSON; what a block leaves at its default is left out."""
    return json.dumps(
        {
            "blocks": [_block_to_json(block) for block in reading.blocks],
            "facts": masthead_to_json(reading.facts),
            "language": reading.language,
            "omitted": reading.omitted,
            "warnings": reading.warnings,
        },
        ensure_ascii=False,
    )


def reading_from_json(text: str) -> Reading:
    """The reading that :func:`reading_to_json` wrote."""
    kept = json.loads(text)
    return Reading(
        tuple(_block_from_json(block) for block in kept["blocks"]),
        masthead_from_json(kept["facts"]),
        kept["language"],
        tuple(kept["omitted"]),
        tuple(kept["warnings"]),
    )


_DEFAULTS = {f.name: f.default for f in fields(Block) if f.name != "text"}


def _block_to_json(block: Block) -> dict[str, Any]:
    kept: dict[str, Any] = {name: value for name in _DEFAULTS if (value := getattr(block, name)) != _DEFAULTS[name]}
    if block.lines == (block.text,):
        kept["lines"] = 1  # the text again: most blocks are one line
    return {"text": block.text, **kept}


def _block_from_json(kept: dict[str, Any]) -> Block:
    lines = kept.get("lines", ())
    return Block(
        kept["text"],
        (kept["text"],) if lines == 1 else tuple(lines),
        Role(kept.get("role", Role.TEXT)),
        kept.get("label", ""),
        kept.get("level", 0),
        tuple((start, end) for start, end in kept.get("italics", ())),
        tuple(tuple(row) for row in kept.get("rows", ())),
    )
