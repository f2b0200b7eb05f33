"""Damage real files at random and read them: nothing may crash, hang, or raise anything but UnreadableFile.

    python bench/fuzz.py FOLDER... --seconds 3600 [--keep build/fuzz]

FOLDERs hold files of any format that is read. Each is damaged (bytes flipped, cut, doubled, spliced with another file,
numbers and brackets replaced) and read in a process of its own, which the parent watches: a process that dies or takes
longer than the limit is a finding, as is any other error. Findings are kept with their seed, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

LIMIT_SECONDS = 30.0
_LARGEST_SEED = 2_000_000
_TOKENS = (
    b"<", b">", b"&", b"\0", b"[", b"]", b"(", b")", b"/", b"%PDF", b"endobj", b"\xff\xfe", b"<!DOCTYPE a [", b"-1",
    b"99999999999",
)  # fmt: skip


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """``data`` with one to eight random injuries; ``other`` lends pieces."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) + 1)
        length = chance.choice((1, 2, 8, 64, 1024))
        match chance.randrange(7):
            case 0:
                found[at : at + length] = bytes(chance.randrange(256) for _ in range(min(length, 64)))
            case 1:
                del found[at : at + length]
            case 2:
                found[at:at] = found[at : at + length] * chance.randint(1, 20)
            case 3:
                start = chance.randrange(len(other) + 1)
                found[at:at] = other[start : start + length]
            case 4:
                found[at:at] = chance.choice(_TOKENS)
            case 5:
                found = found[:at] or bytearray(b" ")
            case 6:
                for place in range(at, min(at + length, len(found))):
                    if chr(found[place]).isdigit():
                        found[place] = ord(chance.choice("0123456789"))
    return bytes(found)


def _read(work: Connection, folder: Path) -> None:
    """Read what the parent sends, for ever; answer how it ended."""
    from documents.errors import UnreadableFile
    from documents.intake import Refused, sources
    from documents.reading import read_source

    while True:
        try:
            name, data = work.recv()
        except EOFError:
            return  # the parent is done
        file = folder / name
        file.write_bytes(data)
        ending = "refused"
        try:
            for source in sources([file]):
                if isinstance(source, Refused):
                    continue
                try:
                    read_source(source)
                    ending = "read"
                except UnreadableFile:
                    pass
        except BaseException:
            ending = traceback.format_exc()
        file.unlink(missing_ok=True)
        work.send(ending)


class Reader:
    """A process that reads damaged files; started again when it dies or hangs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._work, theirs = context.Pipe()
        self._process = context.Process(target=_read, args=(theirs, self._folder), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, name: str, data: bytes) -> str:
        """How reading ``data`` ended: "read", "refused", or what went wrong."""
        try:
            self._work.send((name, data))
            if self._work.poll(LIMIT_SECONDS):
                return str(self._work.recv())
            ended = f"no end after {LIMIT_SECONDS:.0f} s"
        except (EOFError, OSError):
            ended = f"the process died (exit code {self._process.exitcode})"
        self._process.kill()
        self._process.join()
        self._start()
        return ended


def fuzz(seeds: list[Path], seconds: float, keep: Path, first: int, folder: Path) -> Counter[str]:
    """Read damaged ``seeds`` for ``seconds``; how often each ending came. Findings are written to ``keep``."""
    endings: Counter[str] = Counter()
    reader, run = Reader(folder), first
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        chance = random.Random(run)  # noqa: S311
        seed, other = chance.choice(seeds), chance.choice(seeds)
        data = damaged(seed.read_bytes(), other.read_bytes(), chance)
        ending = reader.read(seed.name, data)
        endings[ending if ending in ("read", "refused") else "finding"] += 1
        if ending not in ("read", "refused"):
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{run}-{seed.name}").write_bytes(data)
            print(f"run {run}, {seed.name}: {ending}", file=sys.stderr, flush=True)
        run += 1
    return endings


def main() -> int:
    """Read the arguments, fuzz, say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--first", type=int, default=0, help="number of the first run, which is its seed")
    arguments = parser.parse_args()
    seeds = sorted(p for folder in arguments.folders for p in folder.rglob("*") if p.is_file())
    seeds = [seed for seed in seeds if 0 < seed.stat().st_size <= _LARGEST_SEED]
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        endings = fuzz(seeds, arguments.seconds, arguments.keep, arguments.first, Path(folder))
    total = sum(endings.values())
    said = ", ".join(f"{count} {ending}" for ending, count in sorted(endings.items()))
    print(f"{total} damaged files of {len(seeds)} seeds in {time.monotonic() - started:.0f} s: {said}")
    return 1 if endings["finding"] else 0


if __name__ == "__main__":
    sys.exit(main())
