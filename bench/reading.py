"""Measure how fast each format is read, and where the time goes.

    python bench/reading.py --xml FOLDER --pdf FOLDER [--count 200] [--jobs 2]

FOLDERs hold official XML and PDF. Word, HTML and plain text are written from the XML's own paragraphs into a folder of
their own, so that all formats carry the same texts. Reading is all up to the finished document: reader, recognition,
assembly, clauses, references. Prints documents and paragraphs a second with JOBS processes, and for each format the
three functions of one process that take the most time.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from documents.blocks import Block, Role
from documents.intake import Source, sources
from documents.reading import readings
from documents.reading_many import Readers
from documents.reading_one import Task, read_one

_SECONDS = 120.0
_HEADINGS = (Role.HEADING, Role.SECTION, Role.ANNEX)


def printed(block: Block) -> str:
    """The text of a block with the number or mark that stands before it in print."""
    match block.role:
        case Role.NUMBERED:
            return f"{block.label}. {block.text}"
        case Role.ITEM:
            return f"({block.label}) {block.text}"
        case Role.NOTE:
            return f"{block.label.translate(str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹'))} {block.text}"
        case Role.ANNEX | Role.SECTION:
            return f"{block.label} {block.text}".strip()
        case _:
            return block.text


def as_text(blocks: Iterable[Block], path: Path) -> None:
    """Write ``blocks`` as plain text."""
    path.write_text("\n\n".join(printed(block) for block in blocks if printed(block)), encoding="utf-8")


def as_html(blocks: Iterable[Block], path: Path) -> None:
    """Write ``blocks`` as a web page."""
    parts = [
        f"<h2>{escape(printed(b))}</h2>" if b.role in _HEADINGS else f"<p>{escape(printed(b))}</p>"
        for b in blocks
        if printed(b)
    ]
    path.write_text(f"<!DOCTYPE html><html><body>{''.join(parts)}</body></html>", encoding="utf-8")


def as_word(blocks: Iterable[Block], path: Path) -> None:
    """Write ``blocks`` as a Word file."""
    import docx

    document = docx.Document()
    for block in blocks:
        if printed(block):
            document.add_paragraph(printed(block))
    document.save(str(path))


WRITERS: dict[str, tuple[str, Callable[[Iterable[Block], Path], None]]] = {
    "Word": (".docx", as_word),
    "HTML": (".html", as_html),
    "text": (".txt", as_text),
}


def files_in(folder: Path, ending: str, count: int) -> list[Source]:
    """At most ``count`` single files of ``folder``."""
    paths = sorted(folder.rglob(f"*{ending}"))[:count]
    return [source for source in sources(paths) if isinstance(source, Source)]


def measure(name: str, files: list[Source], jobs: int) -> None:
    """Print how fast ``files`` are read."""
    with Readers(jobs, Task(), _SECONDS) as readers:
        for _ in readers.read([(s, s) for s in files[: 4 * jobs]], lambda: None):
            pass  # the processes have started, their tables are read
        start = time.perf_counter()
        results = [result for _, result in readers.read([(s, s) for s in files], lambda: None) if result]
        seconds = time.perf_counter() - start
    documents = [document for result in results for document, _ in result.documents]
    failed = sum(len(result.errors) for result in results)
    paragraphs = sum(len(document.paragraphs) for document in documents)
    size = sum(source.size for source in files) / 1e6
    print(
        f"{name:6} {len(files):5} files ({size:.1f} MB), {len(documents)} documents, {failed} failed: {seconds:.1f} s, "
        f"{len(documents) / seconds:.1f} documents/s, {paragraphs / seconds:.0f} paragraphs/s"
    )


def profile(files: list[Source]) -> None:
    """Print the three functions that take the most time of their own."""
    profiler = cProfile.Profile()
    profiler.enable()
    for source in files:
        read_one(source, Task())
    profiler.disable()
    stats = pstats.Stats(profiler)
    total = stats.total_tt  # type: ignore[attr-defined]
    rows = sorted(stats.stats.items(), key=lambda item: -item[1][2])  # type: ignore[attr-defined]
    for (file, line, function), (_, calls, own, _, _) in rows[:3]:
        print(f"       {own / total:5.1%} {Path(file).name}:{line} {function}, {calls} calls")


def main() -> None:
    """Read the arguments, measure each format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--xml", type=Path, required=True)
    parser.add_argument("--pdf", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    xml = files_in(arguments.xml, ".xml", arguments.count)
    pdf = files_in(arguments.pdf, ".pdf", arguments.count)
    with tempfile.TemporaryDirectory() as made:
        corpora = {"XML": xml, "PDF": pdf * max(1, arguments.count // (4 * len(pdf)))}
        for name, (ending, write) in WRITERS.items():
            folder = Path(made) / name
            folder.mkdir()
            for at, source in enumerate(xml):
                write(readings(source)[0].blocks, folder / f"{at:05}{ending}")
            corpora[name] = files_in(folder, ending, arguments.count)
        for name, files in corpora.items():
            measure(name, files, arguments.jobs)
            profile(files[:50])


if __name__ == "__main__":
    main()
