"""Reading one file, whatever it does to its reader; and the process of its own in which that is done."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from documents import Document, OperativeError, Reading, document_of
from documents.intake import Source
from documents.reading import readings

READY = "ready"
"""What the process says when it has started: from then on, the time counts for its files."""


@dataclass(frozen=True)
class Task:
    """How files are read: with recognition of scanned pages, and with records to join."""

    ocr: bool = False
    records: Mapping[str, Any] = field(default_factory=dict)
    memory: int = 0
    """Bytes that a process of its own may take; 0 for any."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a file gave: its documents with their readings, and why others in it, or all of it, could not be read."""

    documents: tuple[tuple[Document, Reading], ...] = ()
    errors: tuple[str, ...] = ()
    seconds: float = 0.0


def read_one(source: Source, task: Task) -> Result:
    """Read ``source``; nothing that it does to its reader is raised."""
    start = time.perf_counter()
    documents: list[tuple[Document, Reading]] = []
    errors: list[str] = []
    try:
        for reading in readings(source, ocr=task.ocr, records=task.records):
            try:
                documents.append((document_of(reading, source.short), reading))
            except OperativeError as error:
                errors.append(_in_full(error, source))
    except OperativeError as error:
        errors.append(_in_full(error, source))
    except MemoryError:
        errors.append(f"{source.name}: needs more memory than one file may take; split it into its documents.")
    except Exception as error:  # a reader's own mistake, brought out by what stands in the file
        errors.append(f"{source.name}: cannot be read ({type(error).__name__}: {error}); it seems damaged.")
    return Result(tuple(documents), tuple(errors), time.perf_counter() - start)


def _in_full(error: OperativeError, source: Source) -> str:
    """What ``error`` says, with the whole name of ``source``: many files of a folder are called alike."""
    return f"{source.name}: {str(error).removeprefix(f'{source.short}: ').removeprefix(f'{source.name}: ')}"


def main() -> None:
    """The process: a :class:`Task` comes on stdin, then one source after the other; results go to stdout."""
    with suppress(KeyboardInterrupt, ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run that started us says when to stop
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no result
    tasks: BinaryIO = sys.stdin.buffer
    task: Task = pickle.load(tasks)  # noqa: S301 - from the process that started us
    _limit_memory(task.memory)
    _answer(results, READY)
    while True:
        try:
            source: Source = pickle.load(tasks)  # noqa: S301
        except EOFError:
            return
        _answer(results, read_one(source, task))


def _answer(results: BinaryIO, answer: object) -> None:
    pickle.dump(answer, results, pickle.HIGHEST_PROTOCOL)
    results.flush()


def _limit_memory(most: int) -> None:
    """Let a file that takes more fail by itself, where the system knows such limits."""
    if not most:
        return
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
