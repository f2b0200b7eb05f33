"""Writing the model in sentence-transformers' own format, and the numpy path that reads it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
CONFIG = {
    "__version__": {"sentence_transformers": "5.0.0"},
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def save(folder: Path, tokenizer: Tokenizer, vectors: Floats) -> str:
    """Write the model into ``folder``, vectors as float16; return the checksum of ``model.safetensors``."""
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    (folder / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")
    (folder / "config_sentence_transformers.json").write_text(json.dumps(CONFIG, indent=2) + "\n", encoding="utf-8")
    (folder / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    scaled = vectors / np.sqrt((vectors**2).mean())
    save_file({"embedding.weight": np.ascontiguousarray(scaled.astype(np.float16))}, folder / "model.safetensors")
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()


def load(folder: Path) -> Callable[[Sequence[str]], Floats]:
    """The encoder of the model in ``folder``: tokenizers, safetensors and numpy only."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    vectors = load_file(folder / "model.safetensors")["embedding.weight"].astype(np.float32)

    def encode(texts: Sequence[str]) -> Floats:
        found = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
        for line, encoding in zip(
            found, tokenizer.encode_batch_fast(list(texts), add_special_tokens=False), strict=True
        ):
            if encoding.ids:
                line[:] = vectors[encoding.ids].mean(0)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)

    return encode
