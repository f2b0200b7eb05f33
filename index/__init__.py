"""Making paragraphs findable, and keeping them. Knows ``documents``, not questions."""

from index.adding import Adding
from index.corpus import Index
from index.embedded import EmbeddedModel
from index.embedding import Embedder, SentenceTransformerEmbedder, default_embedder, embedder
from index.mandates import Mandate, MandateFilter, Scope
from index.store import Entry, FileRecord, Held
from index.units import Unit, tokens_of

__all__ = [
    "Adding",
    "EmbeddedModel",
    "Embedder",
    "Entry",
    "FileRecord",
    "Held",
    "Index",
    "Mandate",
    "MandateFilter",
    "Scope",
    "SentenceTransformerEmbedder",
    "Unit",
    "default_embedder",
    "embedder",
    "tokens_of",
]
