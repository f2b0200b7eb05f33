"""The floor under the quality of answers: what is measured, and how it is pinned.

``python tests/quality/pin.py`` measures, prints the table, and writes ``pinned.json`` where no floor sinks. To lower
one, say why: ``--reason "..."``; the reasons stay in the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
QUESTIONS, PINNED = HERE / "questions.jsonl", HERE / "pinned.json"
MARGIN = 0.005
"""How far under what was measured a floor lies."""


def measured(folder: Path) -> dict[str, Any]:
    """Scores (:class:`assistant.evaluation.Score`) over all, by kind and by language, of a new index in ``folder``."""
    from assistant.engine import Assistant
    from assistant.evaluation import answers, read_gold, table

    gold = read_gold(QUESTIONS)
    return dict(table(gold, answers(Assistant(folder), gold, lambda done, total: None)))


def questions_hash() -> str:
    """What the set of questions is known by."""
    return hashlib.sha256(QUESTIONS.read_bytes()).hexdigest()


def pinned() -> dict[str, Any]:
    """``questions`` (hash), ``floors`` (F1 by group) and ``reasons`` (why floors were lowered)."""
    return dict(json.loads(PINNED.read_text(encoding="utf-8")))


def main() -> int:
    """Measure, print, pin."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reason", help="why a floor is lowered, or the questions are others")
    reason = parser.parse_args().reason
    from assistant.terminal import show_scores

    with tempfile.TemporaryDirectory() as folder:
        scores = measured(Path(folder) / "index")
    show_scores(scores)
    floors = {name: round(max(0.0, score.f1 - MARGIN), 3) for name, score in scores.items()}
    old = pinned() if PINNED.exists() else {"questions": questions_hash(), "floors": {}, "reasons": []}
    lower = {n: [f, floors.get(n, 0.0)] for n, f in old["floors"].items() if floors.get(n, 0.0) < f}
    changed = old["questions"] != questions_hash()
    if (lower or changed) and not reason:
        print(f"not pinned: {'the questions are others' if changed else f'lower than before: {lower}'}; give --reason.")
        return 1
    reasons = [*old["reasons"], {"reason": reason, "lowered": lower}] if lower or changed else old["reasons"]
    new = {"questions": questions_hash(), "floors": floors, "reasons": reasons}
    PINNED.write_text(json.dumps(new, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    sys.exit(main())
