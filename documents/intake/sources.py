"""Single files on their way to a reader, those that are refused, and the limits that they are held to."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePath

from documents.errors import UnreadableFile
from documents.intake.kinds import Kind

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most; sizes in bytes.

    A resolution has a few hundred kilobytes, a scanned report may have a hundred megabytes.
    """

    file: int = 500 * MB
    """Of one file on the disk that is no archive."""
    member: int = 200 * MB
    """Of one file in an archive: it is held in memory while it is read."""
    unpacked: int = 20_000 * MB
    """Of all files in one archive together."""
    ratio: int = 200
    """How many times its own size an archive may unpack to: text packs to a tenth, a bomb to a thousandth..."""
    unpacked_always: int = 10 * MB
    """... but a small archive may always unpack to this much."""
    members: int = 200_000
    """Files in one archive."""
    depth: int = 2
    """Archives within one another: 2 is an archive in an archive."""

    def unpacked_from(self, packed: int) -> int:
        """How much an archive of ``packed`` bytes may unpack to."""
        return min(self.unpacked, max(self.unpacked_always, self.ratio * packed))


class Outcome(StrEnum):
    """Why a file is not read."""

    FAILED = "failed"
    """It should have been: the user named it, or it is a document that is damaged, locked or too large."""
    SKIPPED = "skipped"
    """Something else than a document, beside documents in a folder or archive."""
    HIDDEN = "hidden"
    """A hidden file, or one that a system leaves in every folder: counted, not named."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, with the reason and the remedy."""

    name: str
    reason: str
    outcome: Outcome = Outcome.FAILED

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@dataclass(frozen=True)
class Source:
    """A single file: at ``path`` on the disk, or its ``data`` from an archive.

    ``name`` is its path, that of a member begins with its archive; ``warnings`` say where name and content disagree.
    """

    name: str
    kind: Kind
    size: int
    path: Path | None = None
    data: bytes | None = None
    warnings: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name without the folders that it lies in; a member with its archive's: ``session.zip/A_RES_1.xml``."""
        return PurePath(self.name).name if self.path else self.name

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the content. Raises :class:`UnreadableFile` when the file cannot be read."""
        try:
            with self.opened() as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise unreadable(self.name, error) from error

    def opened(self) -> io.BufferedReader | io.BytesIO:
        """The content as an open file."""
        return self.path.open("rb") if self.path else io.BytesIO(self.data or b"")

    def read(self) -> bytes:
        """The whole content. Raises :class:`UnreadableFile` when the file cannot be read."""
        try:
            with self.opened() as file:
                return file.read()
        except OSError as error:
            raise unreadable(self.name, error) from error


def unreadable(name: str, error: OSError) -> UnreadableFile:
    """The error for a file that the system does not let us read."""
    return UnreadableFile(f"{name}: cannot be read ({error.strerror or error}); check the name and your rights.")


def printable_name(name: str) -> str:
    """``name`` as text that can be stored and shown, also where the system's name is no text."""
    return name.encode("utf-8", "replace").decode("utf-8")


def megabytes(size: int) -> str:
    """``size`` for a reader."""
    return f"{size / MB:,.0f} MB"
