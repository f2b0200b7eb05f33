"""Writes ``docs/quality.md`` and ``docs/coverage.svg``: how good the answers are, beside other ways of finding.

    python docs/quality.py [--corpus NAME=FOLDER]... [--shipped | --set NAME...] [--without-minilm]

Measured are the sets of questions (``docs/quality.toml``) whose file and corpus are at hand: those of
``tests/quality``, whose corpora ship; where there is a folder ``shared`` beside the repository, its sets; and those of
``bench/questions``, for which ``--corpus session78=FOLDER`` names a folder of the official XML, or an index of it. A
set that is not at hand keeps the section that it has, and so does MiniLM where it is not installed. What asking costs
is measured over each corpus unless ``--shipped`` is given. ``tests/test_quality_page.py`` holds the sections whose
corpora ship against the program.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs"), str(ROOT / "tests" / "quality")]

from corpora import FOLDERS, SETS, WORDS, Corpora, QuestionSet  # noqa: E402
from coverage import drawing, line_of  # noqa: E402
from grids import Grid, grid_of  # noqa: E402
from sections import COSTS, costs_row, section, summary_grid  # noqa: E402

from assistant.commands.evaluating import Progress, evaluate, silent, with_baselines  # noqa: E402
from assistant.engine import Assistant  # noqa: E402
from assistant.evaluation import read_gold  # noqa: E402
from assistant.terminal import progress  # noqa: E402

PAGE, DRAWING = ROOT / "docs" / "quality.md", ROOT / "docs" / "coverage.svg"
SPEED = "Speed and size"


def main() -> None:
    """Measure what is at hand, and write both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME=FOLDER", help="where a corpus is")
    parser.add_argument("--set", action="append", choices=[one.name for one in SETS], help="measure these sets only")
    parser.add_argument("--shipped", action="store_true", help="measure only what the tests measure again")
    parser.add_argument("--without-minilm", action="store_true", help="keep the former figures of all-MiniLM-L6-v2")
    options = parser.parse_args()
    given = {name: Path(folder) for name, _, folder in (one.partition("=") for one in options.corpus)}
    if missing := [f"{name}={folder}" for name, folder in given.items() if not folder.is_dir()]:
        parser.error(f"--corpus {missing[0]}: no such folder")
    chosen = [
        one for one in SETS if (not options.set or one.name in options.set) and (one.ships or not options.shipped)
    ]
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    with tempfile.TemporaryDirectory() as folder:
        corpora = Corpora({**FOLDERS, **given}, Path(folder))
        page = written(page, chosen, corpora, progress, minilm=not options.without_minilm)
        if not options.shipped:
            page = with_costs(page, chosen, corpora)
    PAGE.write_text(page, encoding="utf-8")
    DRAWING.write_text(drawn(page), encoding="utf-8")


def written(
    former: str, chosen: Sequence[QuestionSet], corpora: Corpora, shown: Progress = silent, *, minilm: bool
) -> str:
    """The page: sections measured anew for the ``chosen`` sets at hand, and as in ``former`` for others."""
    before = sections_of(former)
    texts = {one.title: before[one.title] for one in SETS if one.title in before}
    for one in chosen:
        if one.path.exists() and corpora.has(one.corpus):
            texts[one.title] = measured(one, before.get(one.title, ""), corpora.open(one.corpus), shown, minilm)
    ordered = [(one.title, texts[one.title]) for one in SETS if one.title in texts]
    return _page([text for _, text in ordered], summary_grid(ordered), before.get(SPEED, ""))


def _page(texts: Sequence[str], summary: Grid, speed: str) -> str:
    head = [WORDS["introduction"], summary.markdown(), WORDS["beside"], WORDS["coverage"]]
    return "\n\n".join(part.strip() for part in [*head, *texts, speed] if part) + "\n"


def sections_of(page: str) -> dict[str, str]:
    """The sections of a page by title."""
    return {text.split("\n", 1)[0].removeprefix("## "): text for text in re.split(r"^(?=## )", page, flags=re.M)[1:]}


def measured(one: QuestionSet, former: str, assistant: Assistant, shown: Progress, minilm: bool) -> str:
    """The section of a set."""
    found = evaluate(assistant, read_gold(one.path), shown)
    beside = with_baselines(found, assistant.index, shown, minilm_too=minilm)
    when = "Measured again by the tests." if one.ships else f"Measured {_today()}."
    return section(one.title, one.about, when, beside, former)


def _today() -> str:
    """The date and the commit, or that something was changed after it."""
    changed = _git("status", "--porcelain", "--", "*.py", "*.toml", "*.csv")
    return (
        f"{datetime.now(UTC):%Y-%m-%d} {'after' if changed else 'at'} commit {_git('rev-parse', '--short=8', 'HEAD')}"
    )


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def with_costs(page: str, chosen: Sequence[QuestionSet], corpora: Corpora) -> str:
    """``page`` with what asking costs over each corpus that was opened, measured in a process of its own."""
    before = sections_of(page).get(SPEED, "")
    grid = grid_of(before, COSTS[0])
    rows = {row[0]: row for row in grid.rows} if grid else {}
    for name in corpora.opened:
        files = [str(one.path) for one in chosen if one.corpus == name and one.path.exists()]
        command = [sys.executable, str(ROOT / "bench" / "costs.py"), str(corpora.index(name)), *files, "--json"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        rows[name] = costs_row(name, json.loads(done.stdout))
    about = f"{WORDS['speed']} Measured {_today()}, {os.cpu_count()} cores."
    speed = f"## {SPEED}\n\n{about}\n\n{Grid(COSTS, list(rows.values())).markdown()}\n"
    return page.replace(before, speed) if before else f"{page}\n{speed}"


def drawn(page: str) -> str:
    """The drawing of the curves whose tables are on ``page``."""
    each = [(title, grid_of(text, "threshold")) for title, text in sections_of(page).items()]
    return drawing([line for title, grid in each if grid and (line := line_of(title, grid.rows))])


if __name__ == "__main__":
    main()
