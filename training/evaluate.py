"""Figures: same-paragraph rank 1 between languages, and how well questions find their paragraphs."""

from __future__ import annotations

import json
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


def questions(paths: Sequence[Path], kinds: Sequence[str], most: int) -> list[dict]:
    """The questions of ``paths`` that are answered by at most ``most`` paragraphs, of ``kinds``."""
    found = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return [
        q
        for q in found
        if q["kind"] in kinds and 0 < len(q["gold"]) <= most and all(g[:2] in ("OP", "PP") for g in q["gold"])
    ]


def retrieval(asked: list[dict], pool: list[tuple[str, str]], encode: Encode) -> dict[str, float]:
    """R-precision, recall@5, margin of cosines, and R-precision by language, over (id, text) pairs ``pool``."""
    ids = [identifier for identifier, _ in pool]
    documents, queries = encode([text for _, text in pool]), encode([q["question"] for q in asked])
    scores = queries @ documents.T
    figures: dict[str, list[float]] = {}
    for question, line in zip(asked, scores, strict=True):
        gold = set(question["gold"])
        best = [ids[i] for i in np.argsort(-line)]
        right = np.array([i in gold for i in ids])
        precision = len(gold & set(best[: len(gold)])) / len(gold)
        for name, value in (
            ("R", precision),
            ("recall@5", len(gold & set(best[:5])) / min(len(gold), 5)),
            ("right", line[right].mean()),
            ("wrong", line[~right].mean()),
            (question["lang"], precision),
        ):
            figures.setdefault(name, []).append(float(value))
    return {name: sum(values) / len(values) for name, values in figures.items()}
