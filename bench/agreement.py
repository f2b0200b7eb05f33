"""Hold the language versions of each document against one another: the same paragraphs must be found in all.

    python bench/agreement.py PATH... [--jobs 2]

PATHs are files, folders or archives. Prints how many documents have the same number of operative and of preambular
paragraphs, and the same ids, in every language they are there in, and each document that has not.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from pathlib import Path

from documents import Document
from documents.intake import Kind, Source, sources
from documents.reading_many import Readers
from documents.reading_one import Task

_SECONDS = 120.0


def versions(paths: list[Path], jobs: int) -> tuple[dict[str, dict[str, Document]], int, list[str]]:
    """Symbol -> language -> document, how many files were read, and what failed."""
    found: dict[str, dict[str, Document]] = defaultdict(dict)
    files = [s for s in sources(paths) if isinstance(s, Source) and s.kind is not Kind.RECORDS]
    failed: list[str] = []
    with Readers(jobs, Task(), _SECONDS) as readers:
        for _, result in readers.read(((s, s) for s in files), lambda: None):
            if result is None:
                continue
            failed += result.errors
            for document, _ in result.documents:
                found[document.symbol].setdefault(document.language, document)
    return found, len(files), failed


def counts(documents: dict[str, Document], kind: str) -> dict[str, int]:
    """How many paragraphs of ``kind`` each language version has, in annexes and sections too."""
    return {
        language: sum(p.kind == kind and not p.id.endswith(")") for p in document.paragraphs)
        for language, document in documents.items()
    }


def main() -> None:
    """Read the arguments, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    found, files, failed = versions(arguments.paths, arguments.jobs)
    several = {symbol: held for symbol, held in found.items() if len(held) > 1}
    print(f"{files} files, {sum(map(len, found.values()))} documents, {len(failed)} failed")
    print(f"{len(several)} documents in two languages or more, {sum(len(v) == 6 for v in several.values())} in six")
    for kind in ("operative", "preambular"):
        differing = {s: counts(v, kind) for s, v in several.items() if len(set(counts(v, kind).values())) > 1}
        print(f"{kind}: {len(several) - len(differing)} of {len(several)} agree")
        for symbol, each in sorted(differing.items()):
            print(f"  {symbol}: " + ", ".join(f"{language} {count}" for language, count in sorted(each.items())))
    ids = {s: [{p.id for p in d.paragraphs} for d in v.values()] for s, v in several.items()}
    print(f"ids: {sum(all(one == each[0] for one in each) for each in ids.values())} of {len(several)} agree")


if __name__ == "__main__":
    main()
