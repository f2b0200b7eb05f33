"""Turning texts into vectors: a small protocol, the embedded model by default, and any sentence-transformers model."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from documents.errors import BadModel
from index.embedded import EmbeddedModel

Floats = NDArray[np.float32]

DEFAULT = "operative"
"""The name of the embedded model, for ``--model``."""

_LIBRARY = "sentence_transformers"
_PREFIX = "sentence-transformers:"
_INSTALL = 'pip install "operative[models]"'


class Embedder(Protocol):
    """Anything that gives texts vectors of length one."""

    @property
    def name(self) -> str:
        """What an index remembers its maker by: two embedders of one name give the same vectors."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``: float32, shape (texts, dimensions), each of length one.

        A text without a word may have the vector zero, which is like nothing.
        """


class SentenceTransformerEmbedder:
    """A sentence-transformers model by name or folder, loaded when it is first needed."""

    def __init__(self, model: str, offline: bool = False) -> None:
        """``model`` is a name or a folder; with ``offline`` no other place than this machine is asked for it.

        Raises :class:`BadModel` when sentence-transformers is not installed.
        """
        if not is_installed():
            raise BadModel(f"model {model}: needs sentence-transformers, which is not installed; run: {_INSTALL}")
        # A folder means the same from wherever the index is opened next.
        self._model_path = str(Path(model).resolve()) if Path(model).is_dir() else model
        self._offline = offline
        self.name = f"{_PREFIX}{self._model_path}"

    @cached_property
    def _model(self) -> Any:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils.logging import disable_progress_bar

            disable_progress_bar()  # type: ignore[no-untyped-call]
            logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # the error below says it once
            return SentenceTransformer(self._model_path, device="cpu", local_files_only=self._offline)
        except Exception as error:  # the library raises many kinds; each means the same to a user
            reason = str(error).strip().splitlines()
            raise BadModel(
                f"model {self._model_path}: cannot be loaded ({reason[0] if reason else type(error).__name__}); "
                "give the folder or the full name of a sentence-transformers model, "
                f"or {DEFAULT} for the embedded one, to --model."
            ) from error

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``: float32, shape (texts, dimensions), each of length one."""
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        # A model in half precision rounds the length, and divides nought by nought for a text without a word.
        floats: Floats = np.nan_to_num(np.asarray(vectors, dtype=np.float32))
        lengths = np.linalg.norm(floats, axis=1, keepdims=True)
        np.divide(floats, lengths, out=floats, where=lengths > 0)
        return floats


def is_installed() -> bool:
    """Whether sentence-transformers can be imported; it is not."""
    try:
        return find_spec(_LIBRARY) is not None
    except (ImportError, ValueError):  # something keeps it from being imported
        return False


@cache
def default_embedder() -> Embedder:
    """The embedded model, one for the whole process. Raises :class:`BadModel`."""
    return EmbeddedModel()


def embedder(model: str | None = None) -> Embedder:
    """The embedder for ``model``: a sentence-transformers name or folder, or "operative" or None: the embedded one.

    Raises :class:`BadModel`.
    """
    return default_embedder() if model in (None, "", DEFAULT) else SentenceTransformerEmbedder(str(model))


def embedder_of_index(made_by: str | None) -> Embedder:
    """The embedder that an index goes on with when none is asked for; ``made_by`` is the name that it remembers.

    A sentence-transformers model was chosen by somebody, and stays. Every other index is the embedded model's. Raises
    :class:`BadModel` when the model that was chosen needs a library that is not installed.
    """
    if made_by is None or not made_by.startswith(_PREFIX):
        return default_embedder()
    model = made_by.removeprefix(_PREFIX)
    if not is_installed():
        raise BadModel(
            f"this index was made by the model {model}, which needs sentence-transformers; "
            f"run: {_INSTALL}, or make the index again with: --model {DEFAULT}"
        )
    return SentenceTransformerEmbedder(model)
