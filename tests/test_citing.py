"""Who cites a document or an instrument, and what a text rests on: questions in six languages over short texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.engine import Assistant
from documents import read_file

FOLDER = Path(__file__).parent / "fixtures" / "citing"
QUESTIONS = [json.loads(line) for line in (FOLDER / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def citing(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The text that ships, and seven short ones that cite it, one another and treaties."""
    assistant = Assistant(tmp_path_factory.mktemp("citing") / "index")
    assistant.index.add(read_file(path) for path in sorted(FOLDER.glob("*.txt")))
    return assistant


@pytest.mark.parametrize("asked", QUESTIONS, ids=[f"{q['lang']}: {q['question'][:60]}" for q in QUESTIONS])
def test_the_complete_set_is_cited(citing: Assistant, asked: dict[str, str]) -> None:
    answer = citing.ask(asked["question"])
    assert answer.language == asked["lang"]
    assert sorted(f"{c.symbol.rpartition('/')[2]}#{c.paragraph}" for c in answer.citations) == sorted(asked["gold"])
    assert (answer.status == "answered") is bool(asked["gold"])
    assert "{" not in answer.answer
