"""What asking costs: the time of a question in one warm process, the size of the index, resident memory.

    python bench/costs.py INDEX QUESTIONS.jsonl... [--json]

Each question is asked once before it is timed. Memory is what the process holds at the end.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from statistics import quantiles

from assistant.engine import Assistant
from assistant.evaluation import read_gold


def measured(folder: Path, files: list[Path]) -> dict[str, float]:
    """Documents, units and questions; milliseconds of a question (p50, p95); megabytes on the disk and resident."""
    assistant = Assistant(folder)
    asked = [question.question for path in files for question in read_gold(path)]
    for question in asked:
        assistant.ask(question)
    times = []
    for question in asked:
        start = time.perf_counter()
        assistant.ask(question)
        times.append(1000 * (time.perf_counter() - start))
    cuts = quantiles(times, n=20, method="inclusive")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    index = assistant.index
    return {
        "documents": len(index.documents), "units": len(index.units), "questions": len(asked),
        "p50": cuts[9], "p95": cuts[18], "disk": size / 1e6, "memory": resident() / 1e6,
    }  # fmt: skip


def resident() -> int:
    """Bytes that this process holds in memory: now where the system says it, else at most so far."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS"))
        return 1024 * int(line.split()[1])
    import resource  # not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measured(asked.index, asked.questions)
    if asked.json:
        print(json.dumps(found))
    else:
        print(f"{found['documents']} documents, {found['units']} paragraphs and footnotes")
        print(f"{found['questions']} questions: p50 {found['p50']:.0f} ms, p95 {found['p95']:.0f} ms")
        print(f"index {found['disk']:.0f} MB on the disk, {found['memory']:.0f} MB resident")


if __name__ == "__main__":
    main()
