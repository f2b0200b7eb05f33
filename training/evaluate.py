"""Figures: same-paragraph rank 1 between languages, and how well questions find their paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from corpus import LANGUAGES, Row, rows

Encode = Callable[[Sequence[str]], np.ndarray]


SHORTEST = 60
"""Characters of English from which on a paragraph is measured: headings and "Annex" stand for nothing by themselves."""


def held_out(path: Path, session: str) -> list[Row]:
    """The paragraphs of a session that are measured: no titles, none shorter than a line, each English text once."""
    found: dict[str, Row] = {}
    for row in rows(path):
        if row.session == session and row.id != "TITLE" and len(row.texts.get("en", "")) >= SHORTEST:
            found.setdefault(_plain(row.texts["en"]), row)
    return list(found.values())


def rank_one(held: list[Row], encode: Encode) -> dict[str, float]:
    """Share of paragraphs whose nearest in the other language is their own counterpart, in the ten directions.

    Paragraphs whose text in the other language is the same cannot be told apart: either counts.
    """
    vectors = {code: encode([row.texts.get(code, "") for row in held]) for code in LANGUAGES}
    found: dict[str, float] = {}
    for code in LANGUAGES:
        if code == "en":
            continue
        both = [i for i, row in enumerate(held) if code in row.texts]
        for source, target in (("en", code), (code, "en")):
            queries, pool = vectors[source][both], vectors[target][both]
            texts = np.unique([_plain(held[i].texts[target]) for i in both], return_inverse=True)[1]
            best = np.concatenate([(queries[i : i + 1024] @ pool.T).argmax(1) for i in range(0, len(both), 1024)])
            found[f"{source}-{target}"] = float((texts[best] == texts).mean())
    return found


def rank_one_table(found: dict[str, float], count: int) -> str:
    """The ten figures as a line of text each, then the least and the mean."""
    lines = [f"same paragraph at rank 1 among {count} distinct paragraphs not trained on"]
    lines += [f"  {direction}  {share:.4f}" for direction, share in found.items()]
    return "\n".join([*lines, f"  least {min(found.values()):.4f}, mean {sum(found.values()) / len(found):.4f}"])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
