"""Writing the model in sentence-transformers' own format; the product's ``index.EmbeddedModel`` reads it again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from string import Template

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
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
