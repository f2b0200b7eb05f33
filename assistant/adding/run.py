"""A run that adds files: what is known is passed over, the rest is read, compared with what is held, and kept."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from assistant.adding.keeping import Keeper
from assistant.adding.report import Added, Report, Status, failed
from assistant.adding.survey import Survey, look_over
from assistant.settings import FEW_BYTES, FEW_FILES, READER_MEMORY, READER_SECONDS
from documents import OperativeError, parser_mark
from documents.intake import Kind, Limits, Outcome, Refused, Source, sources
from documents.reading_many import Readers
from documents.reading_one import Result, Task, read_one
from index import FileRecord, Index

Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read: pages of scans recognized or not, in how many processes (as many as there are cores)."""

    ocr: bool = False
    jobs: int | None = None
    seconds: float = READER_SECONDS


class Stopped(OperativeError):
    """The run was stopped by its user; what was read is kept."""


def add_files(
    index: Index,
    files: Iterable[Path],
    options: Options | None = None,
    limits: Limits | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """Add the documents in ``files``, folders and archives to ``index``; what became of each, in order."""
    paths = list(files)
    survey = look_over(sources(paths, limits))
    return add_sources(index, sources(paths, limits), survey, options, on_progress)


def add_sources(
    index: Index,
    found: Iterable[Source | Refused],
    survey: Survey,
    options: Options | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """Add the documents in ``found``, of which ``survey`` was made.

    ``on_progress`` is called with the number of files done and of all. Raises :class:`Stopped` on Ctrl-C: what was read
    is in, and the same run goes on where it was.
    """
    start = time.perf_counter()
    run = _Run(survey, options or Options(), on_progress or (lambda done, total: None))
    kept = 0
    try:
        with index.adding() as adding:
            keeper = Keeper(adding, index.version)
            try:
                run.add(found, keeper)
            finally:
                keeper.commit()
                kept = keeper.count
    except KeyboardInterrupt:
        raise Stopped(f"stopped; {kept} documents are in; the same command goes on.") from None
    run.report.rows = keeper.rows
    run.report.seconds = round(time.perf_counter() - start, 3)
    return run.report


def read_all(
    files: Iterable[tuple[T, Source | None]],
    survey: Survey,
    options: Options,
    on_read: Callable[[], None] = lambda: None,
) -> Iterator[tuple[T, Result | None]]:
    """What each file gives, in order; a few small ones are read here, since processes take time to start.

    What stands beside a source comes back beside its result; None in place of a source gives None.
    """
    task = Task(options.ocr, survey.records, READER_MEMORY)
    if survey.files <= FEW_FILES and survey.bytes <= FEW_BYTES and not survey.has_pdf and options.jobs is None:
        for token, source in files:
            yield token, read_one(source, task) if source else None
            if source:
                on_read()
        return
    with Readers(min(options.jobs or _cores(), max(1, survey.files)), task, options.seconds) as readers:
        yield from readers.read(files, on_read)


class _Run:
    """One run, with what it has seen."""

    def __init__(self, survey: Survey, options: Options, on_progress: Progress) -> None:
        self.survey, self.options = survey, options
        self.report = Report()
        self._on_progress = on_progress
        self._done = 0
        self._counting = threading.Lock()
        self._seen: dict[str, str] = {}

    def add(self, found: Iterable[Source | Refused], keeper: Keeper) -> None:
        for source, result in read_all(self._tasks(found, keeper), self.survey, self.options, self._one_done):
            if isinstance(source, Added):
                keeper.note(source)
            elif isinstance(source, FileRecord):
                keeper.note_known(self._seen[source.digest], source)
            else:
                assert result
                keeper.keep(source, result, self._record(source))

    def _one_done(self) -> None:
        with self._counting:  # readers are several
            self._done += 1
            self._on_progress(self._done, max(self._done, self.survey.files))

    def _tasks(self, found: Iterable[Source | Refused], keeper: Keeper) -> Iterator[_Planned]:
        """Each file with what is known about it, and the file itself where it is to be read."""
        for source in found:
            if isinstance(source, Refused):
                if source.outcome == Outcome.HIDDEN:
                    self.report.hidden += 1
                else:
                    yield _refused(source), None
            elif source.kind == Kind.RECORDS:
                yield self._joined(source), None
            else:
                yield self._planned(source, keeper)

    def _planned(self, source: Source, keeper: Keeper) -> _Planned:
        try:
            digest = source.digest
        except OperativeError as error:
            self._one_done()
            return failed(source.name, str(error)), None
        if digest in self._seen:
            self._one_done()
            reason = f"The same content as {self._seen[digest]}."
            return Added(source.name, status=Status.UNCHANGED, reason=reason), None
        self._seen[digest] = source.name
        known = keeper.known(digest)
        if known and self._is_as_good(known, source):
            self._one_done()
            return known, None
        token = replace(source, data=None) if source.data is not None else source
        token.__dict__["digest"] = digest  # the token of a member has no content to compute it from
        return token, source

    def _is_as_good(self, known: FileRecord, source: Source) -> bool:
        """Whether a file was read at least as well as it would be today."""
        has_records = source.kind != Kind.XML or not self.survey.digest or known.records == self.survey.digest
        return known.parser == parser_mark() and known.ocr >= self.options.ocr and has_records

    def _record(self, source: Source) -> FileRecord:
        records = self.survey.digest if source.kind == Kind.XML else ""
        return FileRecord(source.digest, parser_mark(), self.options.ocr, records, ())

    def _joined(self, source: Source) -> Added:
        if source.name in self.survey.errors:
            return failed(source.name, self.survey.errors[source.name])
        count = self.survey.facts.get(source.name, 0)
        reason = f"Records of {count} resolutions, joined to the XML files of this run."
        return Added(source.name, status=Status.JOINED, reason=reason)


_Token = Source | Added | FileRecord
_Planned = tuple[_Token, Source | None]


def _refused(refused: Refused) -> Added:
    if refused.outcome == Outcome.SKIPPED:
        return Added(refused.name, status=Status.SKIPPED, reason=refused.reason)
    return failed(refused.name, str(refused))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
