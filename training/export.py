"""Writing the model in sentence-transformers' own format, and the numpy path that reads it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from string import Template

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

Floats = NDArray[np.float32]
HERE = Path(__file__).resolve().parent
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"

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


def save(folder: Path, tokenizer: Tokenizer, vectors: Floats, paragraphs: int) -> str:
    """Write the model into ``folder``, vectors as float16, with its card; return the sha256 of its weights.

    ``paragraphs`` is how many it was trained on.
    """
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    (folder / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")
    (folder / "config_sentence_transformers.json").write_text(json.dumps(CONFIG, indent=2) + "\n", encoding="utf-8")
    (folder / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    scaled = vectors / np.sqrt((vectors**2).mean())
    save_file({"embedding.weight": np.ascontiguousarray(scaled.astype(np.float16))}, folder / WEIGHTS)
    checksums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, TOKENIZER)}
    card = Template((HERE / "card.md").read_text(encoding="utf-8")).substitute(
        pieces=f"{len(vectors):,}",
        dimensions=vectors.shape[1],
        paragraphs=f"{paragraphs:,}",
        figures=(HERE / "figures.md").read_text(encoding="utf-8").strip(),
        weights=checksums[WEIGHTS],
        tokenizer=checksums[TOKENIZER],
    )
    (folder / "README.md").write_text(card, encoding="utf-8")
    return checksums[WEIGHTS]


def load(folder: Path) -> Callable[[Sequence[str]], Floats]:
    """The encoder of the model in ``folder``: tokenizers, safetensors and numpy only."""
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    vectors = load_file(folder / WEIGHTS)["embedding.weight"].astype(np.float32)

    def encode(texts: Sequence[str]) -> Floats:
        found = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
        for line, encoding in zip(
            found, tokenizer.encode_batch_fast(list(texts), add_special_tokens=False), strict=True
        ):
            if encoding.ids:
                line[:] = vectors[encoding.ids].mean(0)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)

    return encode
