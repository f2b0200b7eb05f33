"""Defaults, all in one place."""

from __future__ import annotations

import os
from pathlib import Path

from documents.languages.own import user_folder

CANDIDATES = 10
"""How many nearest paragraphs come with every answer."""


def default_folder() -> Path:
    """The user's own index: ``OPERATIVE_INDEX`` where it is set, else the folder for data of this system's users."""
    chosen = os.environ.get("OPERATIVE_INDEX")
    if chosen:
        return Path(chosen)
    return user_folder() / "index"


READER_SECONDS = 300.0
"""How long a file may take to be read: a scan of hundreds of pages, recognized, takes minutes."""

READER_MEMORY = 4_000_000_000
"""Bytes that a process which reads files may take, where the system can limit it."""

FEW_FILES, FEW_BYTES = 8, 2_000_000
"""So few and small files, none of them PDF, are read without processes of their own."""

BATCH_DOCUMENTS, BATCH_SECONDS = 200, 10.0
"""What was read is committed after so many documents or seconds."""
