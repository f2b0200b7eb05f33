"""Walking over files, folders, archives and archives in archives."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import IO

from documents.errors import UnreadableFile
from documents.intake.archives import DAMAGED, Bomb, Budget, Member, tar_members, unpacked, zip_members
from documents.intake.kinds import ARCHIVES, HEAD, Kind, NotRead, disagreement, is_named_as_text, kind_of, promised
from documents.intake.sources import Limits, Outcome, Refused, Source, megabytes, printable_name, unreadable

_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})

Found = Source | Refused


def sources(paths: Iterable[Path], limits: Limits | None = None) -> Iterator[Found]:
    """The single files under ``paths``, folders in the order of names; one at a time is held in memory."""
    for path in paths:
        yield from _Walk(limits or Limits()).named(path)


def source_of(path: Path, limits: Limits | None = None) -> Source:
    """The single file at ``path``. Raises :class:`UnreadableFile` when it is none, or not one that is read."""
    found = next(_Walk(limits or Limits()).named(path, single=True))
    if isinstance(found, Refused):
        raise UnreadableFile(str(found))
    return found


class _Walk:
    """One walk, with its limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def named(self, path: Path, single: bool = False) -> Iterator[Found]:
        """What is under the ``path`` that a user named."""
        name = printable_name(str(path))
        try:
            is_folder = path.is_dir() and not single
            if not is_folder:
                yield from self._on_disk(path, name, Outcome.FAILED, single)
                return
        except (OSError, ValueError) as error:
            yield _refused(name, error)
            return
        yield from self._folder(path, path.resolve())

    def _folder(self, folder: Path, root: Path) -> Iterator[Found]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _refused(printable_name(str(folder)), error)
            return
        for entry in entries:
            path = Path(entry.path)
            name = printable_name(str(path))
            if _is_hidden(entry.name):
                yield Refused(name, "hidden.", Outcome.HIDDEN)
            elif entry.is_symlink() and (path.is_dir() or not path.resolve().is_relative_to(root)):
                yield Refused(name, "a link that leads out of the folder; name what it leads to.")
            elif entry.is_dir():
                yield from self._folder(path, root)
            else:
                yield from self._guarded(path, name)

    def _guarded(self, path: Path, name: str) -> Iterator[Found]:
        try:
            yield from self._on_disk(path, name, Outcome.SKIPPED)
        except OSError as error:
            yield _refused(name, error)

    def _on_disk(self, path: Path, name: str, otherwise: Outcome, single: bool = False) -> Iterator[Found]:
        """The file at ``path``; ``otherwise`` is what becomes of one that is no document."""
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise IsADirectoryError(21, "Is a directory")
        if not stat.S_ISREG(facts.st_mode):
            yield Refused(name, "no regular file; save the document as a file first.")
            return
        with path.open("rb") as file:
            kind = self._kind(file, name, otherwise)
            if kind not in ARCHIVES and facts.st_size > self.limits.file:
                size, most = megabytes(facts.st_size), megabytes(self.limits.file)
                yield Refused(name, f"{size}, larger than {most}; split it into its documents.")
            elif isinstance(kind, Refused):
                yield kind
            elif kind in ARCHIVES:
                if single:
                    yield Refused(name, f"a {kind}, not a document; add it with: operative add.")
                else:
                    yield from self._archive(file, kind, name, facts.st_size, None, 1)
            else:
                warning = disagreement(name, kind)
                yield Source(name, kind, facts.st_size, path=path, warnings=(warning,) if warning else ())

    def _kind(self, file: IO[bytes], name: str, otherwise: Outcome) -> Kind | Refused:
        head = file.read(HEAD)
        file.seek(0)
        try:
            kind = kind_of(head, name, file)
        except NotRead as reason:
            is_broken = not head or promised(name) is not None
            return Refused(name, f"{reason}.", Outcome.FAILED if is_broken else otherwise)
        file.seek(0)
        if kind == Kind.TEXT and otherwise == Outcome.SKIPPED and not is_named_as_text(name):
            return Refused(name, f"a text of another kind ({PurePath(name).suffix}).", Outcome.SKIPPED)
        return kind

    # -- archives -----------------------------------------------------------------------------------------------

    def _archive(
        self, file: IO[bytes], kind: Kind, name: str, size: int, above: Budget | None, depth: int
    ) -> Iterator[Found]:
        """The files in an archive of ``size`` bytes, which is the ``depth``-th of archives within one another."""
        if depth > self.limits.depth:
            yield Refused(name, f"an archive within {self.limits.depth} others; unpack it and add what it holds.")
            return
        budget = Budget(self.limits.unpacked_from(size), above)
        try:
            for member in self._members(file, kind, name, budget):
                yield from [member] if isinstance(member, Refused) else self._member(member, name, budget, depth)
        except Bomb:
            most = megabytes(self.limits.unpacked_from(size))
            yield Refused(name, f"unpacks to more than {most} or too many files; it was not read further.")
        except DAMAGED as error:
            yield Refused(name, f"a damaged archive ({error or type(error).__name__}); fetch it again.")

    def _members(self, file: IO[bytes], kind: Kind, name: str, budget: Budget) -> Iterator[Member | Refused]:
        if kind == Kind.ZIP:
            yield from zip_members(file, name, self.limits, budget)
        elif kind == Kind.TAR:
            yield from tar_members(file, name, self.limits, budget)
        else:
            content = unpacked(file, _peek(file))
            head = content.read(HEAD)
            if head[257:262] == b"ustar":
                yield from tar_members(content, name, self.limits, budget, head)
            else:
                yield self._single(content, head, name, budget)

    def _single(self, content: IO[bytes], head: bytes, name: str, budget: Budget) -> Member | Refused:
        """The one file that was compressed without an archive."""
        most = self.limits.member
        data = head + content.read(min(most, budget.left) + 1 - len(head))
        budget.take(len(data))
        if len(data) > most:
            return Refused(name, f"unpacks to more than {megabytes(most)}; unpack it and add it as a file.")
        return Member(PurePath(name).stem, data)

    def _member(self, member: Member, archive: str, budget: Budget, depth: int) -> Iterator[Found]:
        name = f"{archive}/{printable_name(member.name)}"
        if any(_is_hidden(part) for part in PurePath(member.name).parts):
            yield Refused(name, "hidden.", Outcome.HIDDEN)
            return
        file = io.BytesIO(member.data)
        kind = self._kind(file, name, Outcome.SKIPPED)
        if isinstance(kind, Refused):
            yield kind
        elif kind in ARCHIVES:
            yield from self._archive(file, kind, name, len(member.data), budget, depth + 1)
        else:
            warning = disagreement(name, kind)
            yield Source(name, kind, len(member.data), data=member.data, warnings=(warning,) if warning else ())


def _peek(file: IO[bytes]) -> bytes:
    head = file.read(8)
    file.seek(0)
    return head


def _is_hidden(name: str) -> bool:
    return (name.startswith(".") and name not in (".", "..")) or name.startswith("~$") or name.lower() in _OF_SYSTEMS


def _refused(name: str, error: OSError | ValueError) -> Refused:
    said = error if isinstance(error, OSError) else OSError(22, str(error))
    return Refused(name, str(unreadable(name, said)).removeprefix(f"{name}: "))
