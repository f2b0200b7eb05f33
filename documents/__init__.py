"""What a United Nations document is and how one is read. Knows nothing of search.

>>> from documents import read
>>> read(shipped_texts()[0]).symbol
'A/RES/61/180'
"""

from documents.errors import OperativeError, UnreadableFile
from documents.labels import label
from documents.model import RECORD_ID, Clause, Document, Footnote, Masthead, Paragraph, Reference
from documents.reading import PARSER, read, shipped_texts

__all__ = [
    "PARSER", "RECORD_ID", "Clause", "Document", "Footnote", "Masthead", "OperativeError", "Paragraph", "Reference",
    "UnreadableFile", "label", "read", "shipped_texts",
]  # fmt: skip
