"""The folder of an index: whether it can be one, and having its files on the disk."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from documents.errors import BadIndex
from index.store import FILE


def usable(folder: Path) -> Path:
    """``folder``, made when missing. Raises :class:`BadIndex` when it is something else than an index."""
    if folder.exists() and not folder.is_dir():
        raise BadIndex(f"{folder}: a file, not a folder; give the folder of an index to --index.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strange = not (folder / FILE).exists() and any(folder.iterdir())
    except OSError as error:
        raise BadIndex(
            f"{folder}: cannot be made or read ({error.strerror}); give another folder to --index."
        ) from error
    if strange:
        raise BadIndex(f"{folder}: holds other things and no index; give an empty or a new folder to --index.")
    return folder


def sha256(path: Path) -> str:
    """The SHA-256 of the file ``path``, in hexadecimal figures."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def to_disk(folder: Path) -> None:
    """Have the system write the files of ``folder`` to the disk before they are named in the store."""
    for file in folder.iterdir():
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
