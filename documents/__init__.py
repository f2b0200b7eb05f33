"""What a United Nations document is and how one is read. Knows nothing of search.

>>> from documents import read, shipped_texts
>>> read(shipped_texts()[0]).symbol
'A/RES/61/180'
"""

from documents.blocks import Reading
from documents.errors import OperativeError, UnreadableFile
from documents.export import summary, to_json
from documents.labels import label
from documents.model import RECORD_ID, Clause, Document, Footnote, Masthead, Paragraph, Reference
from documents.reading import PARSER, parser_mark, read, read_file, read_original, shipped_texts
from documents.structure import document_of

__all__ = [
    "PARSER", "RECORD_ID", "Clause", "Document", "Footnote", "Masthead", "OperativeError", "Paragraph", "Reading",
    "Reference", "UnreadableFile", "document_of", "label", "parser_mark", "read", "read_file", "read_original",
    "shipped_texts", "summary", "to_json",
]  # fmt: skip
