"""Making paragraphs findable, and keeping them. Knows ``documents``, not questions."""

from index.corpus import Index, Unit, tokens_of
from index.embedded import EmbeddedModel
from index.embedding import Embedder, SentenceTransformerEmbedder, default_embedder, embedder

__all__ = [
    "EmbeddedModel",
    "Embedder",
    "Index",
    "SentenceTransformerEmbedder",
    "Unit",
    "default_embedder",
    "embedder",
    "tokens_of",
]
