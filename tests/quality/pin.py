"""The floors under the quality of answers: what is measured, and how it is pinned.

There are two sets of questions: ``questions.jsonl`` over the text that ships, and ``mandates.jsonl``, who is asked
what, over that and eight short texts of our own writing in six languages.

``python tests/quality/pin.py`` measures, prints the tables, and writes ``pinned.json`` and ``pinned_mandates.json``
where no floor sinks. To lower one, say why: ``--reason "..."``; the reasons stay in the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MARGIN = 0.005
"""How far under what was measured a floor lies."""


@dataclass(frozen=True)
class QuestionSet:
    """A set of questions, the file of its floors, and the texts that are asked beside the one that ships."""

    questions: Path
    pinned_in: Path
    texts: tuple[Path, ...] = ()

    def measured(self, folder: Path) -> dict[str, Any]:
        """Scores (:class:`assistant.evaluation.Score`) over all, by kind and by language; ``folder`` gets the index."""
        from assistant.engine import Assistant
        from assistant.evaluation import measured, read_gold, table
        from documents import read_file

        assistant = Assistant(folder)
        assistant.index.add(read_file(path) for path in self.texts)
        return dict(table(measured(assistant, read_gold(self.questions), lambda done, total: None)))

    @property
    def hash(self) -> str:
        """What the set of questions is known by."""
        return hashlib.sha256(self.questions.read_bytes()).hexdigest()

    @property
    def pinned(self) -> dict[str, Any]:
        """``questions`` (hash), ``floors`` (F1 by group) and ``reasons`` (why floors were lowered)."""
        if not self.pinned_in.exists():
            return {"questions": self.hash, "floors": {}, "reasons": []}
        return dict(json.loads(self.pinned_in.read_text(encoding="utf-8")))


def _texts() -> tuple[Path, ...]:
    """Short texts in six languages, in a set order: of two versions the first is asked where none is the reader's."""
    return (
        *sorted((HERE.parent / "fixtures" / "texts").glob("A_RES_75_90*.txt")),
        *sorted((HERE / "texts").glob("*.txt")),
    )


SETS = {
    "questions": QuestionSet(HERE / "questions.jsonl", HERE / "pinned.json"),
    "mandates": QuestionSet(HERE / "mandates.jsonl", HERE / "pinned_mandates.json", _texts()),
}


def main() -> int:
    """Measure, print, pin."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, help="measure and pin one set of questions (default: all)")
    parser.add_argument("--reason", help="why a floor is lowered, or the questions are others")
    options = parser.parse_args()
    chosen = [SETS[options.set]] if options.set else list(SETS.values())
    return max([_pin(questions, options.reason) for questions in chosen])


def _pin(questions: QuestionSet, reason: str | None) -> int:
    from assistant.score_tables import show_scores

    with tempfile.TemporaryDirectory() as folder:
        scores = questions.measured(Path(folder) / "index")
    show_scores(scores)
    floors = {name: round(max(0.0, score.f1 - MARGIN), 3) for name, score in scores.items()}
    old = questions.pinned
    lower = {n: [f, floors.get(n, 0.0)] for n, f in old["floors"].items() if floors.get(n, 0.0) < f}
    changed = old["questions"] != questions.hash
    if (lower or changed) and not reason:
        print(f"not pinned: {'the questions are others' if changed else f'lower than before: {lower}'}; give --reason.")
        return 1
    reasons = [*old["reasons"], {"reason": reason, "lowered": lower}] if lower or changed else old["reasons"]
    new = {"questions": questions.hash, "floors": floors, "reasons": reasons}
    questions.pinned_in.write_text(json.dumps(new, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    sys.exit(main())
