"""Making paragraphs findable, and keeping them. Knows ``documents``, not questions."""

from index.adding import Adding
from index.corpus import Index, Unit, tokens_of
from index.embedded import EmbeddedModel
from index.embedding import Embedder, SentenceTransformerEmbedder, default_embedder, embedder
from index.store import Entry, FileRecord, Held

__all__ = [
    "Adding",
    "EmbeddedModel",
    "Embedder",
    "Entry",
    "FileRecord",
    "Held",
    "Index",
    "SentenceTransformerEmbedder",
    "Unit",
    "default_embedder",
    "embedder",
    "tokens_of",
]
