"""Reading files in processes of their own, several at a time, with results in the order of the files.

A file that hangs, crashes its process or fills its memory is named, and the others go on.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from documents.intake import Source
from documents.reading_one import Result, Task

PROGRAM = ["-c", "from documents.reading_one import main; main()"]
"""What a reader process runs."""

_AHEAD = 64
"""Files that may be read, for each process, before the one whose turn it is."""

_HELD = 256_000_000
"""Bytes of members of archives that are held in memory until they are read, or one member that is larger."""

T = TypeVar("T")


class ReaderProcess:
    """A process that reads one file after the other; one that has died is started again with the next file."""

    def __init__(self, task: Task, seconds: float) -> None:
        self._task = task
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, source: Source) -> Result:
        """What ``source`` gives; an error where the process did not survive it."""
        late = threading.Event()
        clock = threading.Timer(self._seconds, self._too_late, (late,))
        try:
            process = self._process = self._process or self._started()
            clock.start()
            return _answer(process, source)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.stop()
            reason = f"took longer than {self._seconds:.0f} seconds" if late.is_set() else "made its reader crash"
            return Result(
                errors=(f"{source.name}: {reason}; it seems damaged.",), seconds=self._seconds * late.is_set()
            )
        finally:
            clock.cancel()

    def _too_late(self, late: threading.Event) -> None:
        late.set()
        self.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)  # noqa: PTH100 - "" is this folder
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
        messages = None if os.environ.get("OPERATIVE_DEBUG") else subprocess.DEVNULL
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, *PROGRAM],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=messages, env=environment,
        )  # fmt: skip
        assert process.stdin
        assert process.stdout
        pickle.dump(self._task, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        pickle.load(process.stdout)  # noqa: S301 - "ready"
        return process

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer waits no longer."""
        if self._process:
            self._process.kill()

    def stop(self) -> None:
        """End the process and clear up after it."""
        self.kill()
        process, self._process = self._process, None
        if process:
            process.communicate()


def _answer(process: subprocess.Popen[bytes], source: Source) -> Result:
    assert process.stdin
    assert process.stdout
    pickle.dump(source, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    result: Result = pickle.load(process.stdout)  # noqa: S301 - from a process of our own
    return result


class Readers:
    """Several reader processes. Leaving the context ends them."""

    def __init__(self, count: int, task: Task, seconds: float) -> None:
        self._ahead = _AHEAD * count
        self._all = [ReaderProcess(task, seconds) for _ in range(count)]
        self._free = deque(self._all)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reader")

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._all:
            process.kill()
        self._threads.shutdown(wait=True)
        for process in self._all:
            process.stop()

    def read(
        self, files: Iterable[tuple[T, Source | None]], on_read: Callable[[], None]
    ) -> Iterator[tuple[T, Result | None]]:
        """The results of ``files`` in their order; ``on_read`` is called for each as soon as it is read.

        What stands beside a source comes back beside its result; None in place of a source gives None.
        """
        waiting: deque[tuple[T, int, Future[Result] | None]] = deque()
        held = 0
        for token, source in files:
            size = len(source.data or b"") if source else 0
            waiting.append((token, size, self._threads.submit(self._read, source, on_read) if source else None))
            held += size
            del source  # a member of an archive is in memory as long as anybody knows it
            while waiting and (len(waiting) > self._ahead or held > _HELD or _is_done(waiting[0][2])):
                token, size, future = waiting.popleft()
                held -= size
                yield token, future.result() if future else None
        for token, _, future in waiting:
            yield token, future.result() if future else None

    def _read(self, source: Source, on_read: Callable[[], None]) -> Result:
        process = self._free.popleft()
        try:
            return process.read(source)
        finally:
            self._free.append(process)
            on_read()


def _is_done(future: Future[Result] | None) -> bool:
    return future is None or future.done()
