"""The files in a ZIP or TAR archive, read one after the other without unpacking it to the disk."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, Any, Protocol, cast

from documents.intake.sources import Limits, Refused, megabytes, printable_name

DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, IndexError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What the libraries raise on archives that are damaged, cut off or made by a method that they do not know."""

_BLOCK = 512
_HEADERS = 2_000_000
"""Bytes that the headers of one member of a TAR archive may take."""


class Bomb(Exception):
    """An archive unpacks to more than it may."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, in memory."""

    name: str
    data: bytes


@dataclass
class Budget:
    """How much an archive, with all archives in it, may still unpack to."""

    left: int
    above: Budget | None = None

    def take(self, size: int) -> None:
        """Take ``size`` bytes. Raises :class:`Bomb` when there are not that many."""
        self.left -= size
        if self.left < 0:
            raise Bomb
        if self.above:
            self.above.take(size)


def zip_members(file: IO[bytes], name: str, limits: Limits, budget: Budget) -> Iterator[Member | Refused]:
    """The files in a ZIP archive, by name. Raises :class:`Bomb`, and what :data:`DAMAGED` lists."""
    with zipfile.ZipFile(file) as archive:
        members = [m for m in archive.infolist() if not m.is_dir()]
        if len(members) > limits.members:
            raise Bomb
        for member in sorted(members, key=lambda m: m.filename):
            shown = f"{name}/{printable_name(member.filename)}"
            kind = stat.S_IFMT(member.external_attr >> 16)
            reason = _unsafe(member.orig_filename) or _not_a_file(is_link=kind == stat.S_IFLNK)
            if kind not in (0, stat.S_IFREG, stat.S_IFLNK):
                reason = reason or _not_a_file(is_link=False, is_special=True)
            if member.flag_bits & 0x1:
                reason = reason or "locked with a password; unlock it first"
            reason = reason or _too_large(member.file_size, limits)
            if reason:
                yield Refused(shown, f"{reason}.")
                continue
            budget.take(member.file_size)
            try:
                yield Member(member.filename, archive.read(member))
            except DAMAGED as error:
                yield Refused(shown, f"damaged in its archive ({_said(error)}); fetch the archive again.")


def _unsafe(path: str) -> str | None:
    parts = {*PurePosixPath(path).parts, *PureWindowsPath(path).parts}
    if ".." in parts or PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor:
        return "its path leads out of the archive; pack it again without"
    return None


def _not_a_file(is_link: bool, is_special: bool = False) -> str | None:
    if is_link:
        return "a link; pack the file itself"
    return "no regular file" if is_special else None


def _too_large(size: int, limits: Limits) -> str | None:
    if size > limits.member:
        return f"{megabytes(size)}, larger than {megabytes(limits.member)}; unpack it and add it as a file"
    return None


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__


class _Reading(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Metered:
    """What a decompressor gives, as far as it is allowed: what a TAR archive says of its headers is never trusted."""

    def __init__(self, file: _Reading, head: bytes = b"") -> None:
        self._file = file
        self._head = head
        self.allowed = _HEADERS

    def read(self, size: int) -> bytes:
        self.allowed -= size
        if self.allowed < 0:
            raise Bomb
        start, self._head = self._head[:size], self._head[size:]
        return start if len(start) == size else start + self._file.read(size - len(start))


def unpacked(file: IO[bytes], head: bytes) -> IO[bytes]:
    """The content of a compressed ``file`` that begins with ``head``."""
    if head.startswith(b"BZh"):
        return cast(IO[bytes], bz2.BZ2File(file))
    if head.startswith(b"\xfd"):
        return cast(IO[bytes], lzma.LZMAFile(file))
    return cast(IO[bytes], gzip.GzipFile(fileobj=file))


def tar_members(
    file: _Reading, name: str, limits: Limits, budget: Budget, head: bytes = b""
) -> Iterator[Member | Refused]:
    """The files in a TAR archive, in its order; ``head`` was read from ``file`` before.

    Raises :class:`Bomb`, and what :data:`DAMAGED` lists.
    """
    metered = _Metered(file, head)
    with tarfile.open(fileobj=cast(IO[bytes], metered), mode="r|") as archive:
        count = 0
        while (member := archive.next()) is not None:
            cast(Any, archive).members = []  # each member would be kept, for random access
            count += 1
            if count > limits.members:
                raise Bomb
            budget.take(member.size)
            # This member's data, and the headers of the next one.
            metered.allowed = member.size + _BLOCK + tarfile.RECORDSIZE + _HEADERS
            if member.isdir():
                continue
            shown = f"{name}/{printable_name(member.name)}"
            reason = _unsafe(member.name) or _not_a_file(member.issym() or member.islnk(), not member.isfile())
            reason = reason or _too_large(member.size, limits)
            if reason:
                yield Refused(shown, f"{reason}.")
                continue
            content = archive.extractfile(member)
            yield Member(member.name, content.read() if content else b"")
