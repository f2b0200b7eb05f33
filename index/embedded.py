"""The embedded model: our own, in six languages, trained on paragraphs of the United Nations (``training/``).

A text is the sum of the vectors of its pieces, brought to length one. The model stands in ``index/model/`` in
sentence-transformers' format (StaticEmbedding and Normalize), and the vectors are the same; here they take numpy alone.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from documents.errors import BadModel
from index.pieces import Pieces, read_pieces

Floats = NDArray[np.float32]

FOLDER = Path(__file__).parent / "model"
"""The model that ships."""

CARD, WEIGHTS, TOKENIZER = "README.md", "model.safetensors", "tokenizer.json"

_TENSOR = "embedding.weight"
_REMEDY = "install Operative again: pip install --force-reinstall operative"
_SUM = re.compile(r"sha256 of `?([\w.]+)`?: `?([0-9a-f]{64})\b")


@cache
def checksums(folder: Path = FOLDER) -> dict[str, str]:
    """The sha256 of the files of the model, as its card states them: the one truth. Raises :class:`BadModel`."""
    try:
        found = dict(_SUM.findall((folder / CARD).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError):
        found = {}
    if WEIGHTS not in found:
        raise BadModel(f"{folder / CARD}: missing or damaged, the card of the embedded model; {_REMEDY}")
    return found


def embedded_name(folder: Path = FOLDER) -> str:
    """What an index remembers the embedded model by, known without loading it: trained anew, it has another name."""
    return f"operative:{checksums(folder)[WEIGHTS][:12]}"


class EmbeddedModel:
    """The embedder of the model in a folder, verified and loaded when it is first needed. Safe in several threads."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Raises :class:`BadModel` when there is no model in ``folder``."""
        self._folder = folder
        self._loading = threading.Lock()
        self._loaded: _Loaded | None = None
        self.name = embedded_name(folder)

    def load(self) -> _Loaded:
        """The model, loaded once. Raises :class:`BadModel` when its files are missing or altered."""
        with self._loading:
            if self._loaded is None:
                self._loaded = _Loaded(self._folder)
            return self._loaded

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``: float32, shape (texts, dimensions), of length one; zero for a text without a word."""
        return (self._loaded or self.load()).encode(texts)


class _Loaded:
    """Pieces and their vectors, halves on the disk; those that are used are kept as floats."""

    def __init__(self, folder: Path) -> None:
        try:
            self._pieces, self._halves = _read(folder)
        except OSError as error:
            raise BadModel(f"{error.filename}: a file of the embedded model is missing; {_REMEDY}") from error
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            raise BadModel(f"{folder}: the embedded model is damaged ({error}); {_REMEDY}") from error
        self._floats: Floats = np.empty(self._halves.shape, dtype=np.float32)  # takes memory only where written
        self._ready = np.zeros(len(self._halves), dtype=bool)

    def encode(self, texts: Sequence[str]) -> Floats:
        cut = self._pieces.of(texts)
        if cut:
            self._make_ready(np.concatenate(cut))
        summed: Floats = np.zeros((len(cut), *self._floats.shape[1:]), dtype=np.float32)
        for row, pieces in zip(summed, cut, strict=True):
            # One small sum a text stays in the processor's cache: twice as fast as one long reduceat over all texts.
            np.add.reduce(self._floats[pieces], axis=0, out=row)
        lengths = np.linalg.norm(summed, axis=1, keepdims=True)
        np.divide(summed, lengths, out=summed, where=lengths > 0)
        return summed

    def _make_ready(self, pieces: NDArray[np.intc]) -> None:
        """Have the vectors of ``pieces`` as floats. Two threads may do the same work, and write the same."""
        wanted = np.zeros(len(self._ready), dtype=bool)
        wanted[pieces] = True
        new = np.flatnonzero(wanted & ~self._ready)
        if len(new):
            self._floats[new] = self._halves[new]
            self._ready[new] = True


def _read(folder: Path) -> tuple[Pieces, NDArray[np.float16]]:
    """Pieces and vectors of the model in ``folder``. Raises :class:`BadModel`, or what a damaged file leads to."""
    weights = (folder / WEIGHTS).read_bytes()
    tokenizer = (folder / TOKENIZER).read_bytes()
    altered: list[str] = []
    # Hashing needs no interpreter: it goes on beside reading the vocabulary.
    hashing = threading.Thread(
        target=lambda: altered.extend(_altered(folder, {WEIGHTS: weights, TOKENIZER: tokenizer})), daemon=True
    )
    hashing.start()
    try:
        pieces, vectors = read_pieces(tokenizer), _tensor(weights)
    finally:
        hashing.join()
        if altered:
            raise BadModel(
                f"{folder / altered[0]}: altered, its checksum is not the one on the model's card; {_REMEDY}"
            )
    if len(vectors) != pieces.size:
        raise ValueError(f"{len(vectors)} vectors for {pieces.size} pieces")
    return pieces, vectors


def _altered(folder: Path, files: dict[str, bytes]) -> list[str]:
    """The names of ``files`` whose content is not what the card states."""
    stated = checksums(folder)
    return [name for name, data in files.items() if name in stated and hashlib.sha256(data).hexdigest() != stated[name]]


def _tensor(data: bytes) -> NDArray[np.float16]:
    """The vectors in ``data``, a file in safetensors' format: the length of a header, the header, the numbers."""
    start = 8 + int.from_bytes(data[:8], "little")
    facts = json.loads(data[8:start])[_TENSOR]
    if facts["dtype"] != "F16":
        raise ValueError(f"{_TENSOR} of type {facts['dtype']}")
    begin, end = facts["data_offsets"]
    vectors = np.frombuffer(data, dtype="<f2", count=(end - begin) // 2, offset=start + begin)
    return vectors.reshape(facts["shape"])
