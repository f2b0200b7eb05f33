"""How well questions find their paragraphs: a model alone, all-MiniLM-L6-v2 alone and BM25 alone.

    python training/compare.py --model index/model --seed SEED.jsonl --akn AKN.jsonl --data PARALLEL.jsonl.xz

SEED are questions over the text that ships; AKN over resolutions of session 78, whose English paragraphs are in
``--data``. With ``--whole-session`` the AKN questions are put to the whole session too, which takes MiniLM ten minutes.
A model that was trained on session 78 has seen those paragraphs (never the questions).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import corpus
import evaluate
import numpy as np
from teacher import minilm

from assistant.detection import detect_language
from documents import read_file, shipped_texts
from index import EmbeddedModel
from index.lexical import build
from index.units import tokens_of

Pool = list[tuple[tuple[str, str], str]]
Score = Callable[[list[str], Pool], np.ndarray]
KINDS = ("topic", "keyword", "addressee", "deadline", "compare")
MOST = 4
"""Questions with more right paragraphs than this are for structure, not for likeness."""


def by_vectors(encode: evaluate.Encode) -> Score:
    """Cosines of the vectors of ``encode``; a pool is encoded once."""
    encoded: dict[int, np.ndarray] = {}

    def score(asked: list[str], pool: Pool) -> np.ndarray:
        if len(pool) not in encoded:
            encoded[len(pool)] = encode([text for _, text in pool])
        return encode(asked) @ encoded[len(pool)].T

    return score


def by_words(language: str) -> Score:
    """BM25 over the words of a text in ``language``, those of the question read as words of its own language."""

    def score(asked: list[str], pool: Pool) -> np.ndarray:
        index = build([_words(text, language) for _, text in pool])
        return np.stack([index.scores(_words(question, detect_language(question))) for question in asked])

    return score


def _words(text: str, language: str) -> list[str]:
    """Stems without ideas and without the mark of their language, so that look-alikes meet."""
    return [token.partition(":")[2] or token for token in tokens_of(text, language) if not token.startswith("#")]


def questions(path: Path) -> list[tuple[str, set[tuple[str, str]]]]:
    """Questions and their right paragraphs as (symbol, id)."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = {(g["symbol"], g["paragraph"]) if isinstance(g, dict) else ("", g) for g in row["gold"]}
        if row["kind"] in KINDS and 0 < len(gold) <= MOST:
            found.append((row["question"], gold))
    return found


def figures(asked: list[tuple[str, set[tuple[str, str]]]], pool: Pool, score: Score, within: bool) -> str:
    """R-precision, recall@5 and the number of questions; ``within`` the documents of the right paragraphs only."""
    ids = [identifier for identifier, _ in pool]
    known = set(ids)
    asked = [(question, gold) for question, gold in asked if gold <= known]
    scores = score([question for question, _ in asked], pool)
    precision, recall = [], []
    for (_, gold), line in zip(asked, scores, strict=True):
        symbols = {symbol for symbol, _ in gold}
        order = [ids[i] for i in np.argsort(-line, kind="stable") if not within or ids[i][0] in symbols]
        precision.append(len(gold & set(order[: len(gold)])) / len(gold))
        recall.append(len(gold & set(order[:5])) / len(gold))
    return f"{np.mean(precision):.3f} {np.mean(recall):.3f} ({len(asked)})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--seed", type=Path, nargs="+", required=True)
    parser.add_argument("--akn", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--whole-session", action="store_true")
    options = parser.parse_args()
    document, _ = read_file(next(iter(shipped_texts())))
    shipped: Pool = [(("", p.id), p.text) for p in document.paragraphs if p.id[:2] in ("OP", "PP")]
    session: Pool = [
        ((row.symbol, row.id), row.texts["en"])
        for row in corpus.rows(options.data)
        if row.session == "78" and row.id != "TITLE" and "en" in row.texts
    ]
    akn = questions(options.akn)
    symbols = {symbol for _, gold in akn for symbol, _ in gold}
    asked_of = [entry for entry in session if entry[0][0] in symbols]
    models = {"this model": by_vectors(EmbeddedModel(options.model).encode), "all-MiniLM-L6-v2": by_vectors(minilm)}
    for name, score in {**models, "BM25": None}.items():
        for path in options.seed:
            print(f"{name:18}{path.stem:24}", figures(questions(path), shipped, score or by_words("fr"), False))
        print(f"{name:18}akn, within its document", figures(akn, asked_of, score or by_words("en"), True))
        if options.whole_session:
            print(f"{name:18}akn, all of session 78  ", figures(akn, session, score or by_words("en"), False))


if __name__ == "__main__":
    main()
