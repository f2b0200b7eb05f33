"""Scores by hand, and the same as those of the evaluation's own scorer."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from doors import shipped_index

from assistant.answer import Answer, Citation
from assistant.engine import Assistant
from assistant.evaluation import GoldQuestion, answers, judge, read_gold, table

SCORER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "score.py"
SEED = "A/RES/61/180"


def answer(*cited: str, nearest: tuple[str, ...] = (), status: str | None = None) -> Answer:
    def cite(paragraph: str) -> Citation:
        return Citation(SEED, paragraph, paragraph, "", "fr", 1.0, "")

    status = status or ("answered" if cited else "not_covered")
    return Answer("?", "en", status, "", tuple(map(cite, cited)), tuple(map(cite, nearest)))


def gold(*paragraphs: str, kind: str = "topic", language: str = "en") -> GoldQuestion:
    return GoldQuestion("1", "?", language, kind, tuple((None, p) for p in paragraphs))


def test_two_of_three_found_and_one_too_many() -> None:
    score = judge(gold("OP1", "OP2", "OP3"), answer("OP1", "OP2", "OP9"))
    assert (score.precision, score.recall, score.f1) == (2 / 3, 2 / 3, pytest.approx(2 / 3))


def test_an_item_counts_for_its_paragraph_and_the_paragraph_for_its_item() -> None:
    assert judge(gold("OP4"), answer("OP4(b)")).f1 == 1.0
    assert judge(gold("OP4(b)"), answer("OP4")).f1 == 1.0
    assert judge(gold("OP4"), answer("OP40")).f1 == 0.0


def test_another_document_is_another_paragraph() -> None:
    question = GoldQuestion("1", "?", "en", "topic", (("A/RES/99/1", "OP1"),))
    assert judge(question, answer("OP1")).f1 == 0.0


def test_no_answer_is_right_only_with_nothing_cited() -> None:
    assert judge(gold(), answer()).f1 == 1.0
    assert judge(gold(), answer("OP1")).f1 == 0.0
    assert judge(gold(), answer(status="answered")).f1 == 0.0
    assert judge(gold("OP1"), answer()).f1 == 0.0


def test_recall_at_five_reads_the_nearest() -> None:
    near = ("OP1", "OP2", "OP3", "OP4", "OP5", "OP6")
    assert judge(gold("OP5", "OP6"), answer("OP5", nearest=near)).nearest == 0.5
    assert judge(gold("META"), answer("META")).nearest is None


def test_means_by_language_and_kind() -> None:
    asked = [gold("OP1", language="fr"), gold("OP2", kind="lookup")]
    scores = table(asked, [answer("OP1"), answer("OP1")])
    assert {name: (score.f1, score.count) for name, score in scores.items()} == {
        "all": (0.5, 2), "kind=lookup": (0.0, 1), "kind=topic": (1.0, 1), "lang=en": (0.0, 1), "lang=fr": (1.0, 1),
    }  # fmt: skip


@pytest.mark.skipif(not SCORER.exists(), reason="the evaluation's scorer is not at hand")
def test_the_scores_are_those_of_the_scorer(tmp_path: Path) -> None:
    """On real answers, number by number."""
    rows = [
        {
            "id": "1",
            "lang": "en",
            "kind": "addressee",
            "question": "What must States do?",
            "gold": ["OP3", "OP4", "OP18"],
        },
        {"id": "2", "lang": "fr", "kind": "lookup", "question": "paragraphe 9", "gold": ["OP9"]},
        {"id": "3", "lang": "en", "kind": "none", "question": "price of oil", "gold": []},
        {"id": "4", "lang": "ru", "kind": "metadata", "question": "Когда принята резолюция?", "gold": ["META"]},
        {
            "id": "5",
            "lang": "en",
            "kind": "topic",
            "question": "victims",
            "gold": [{"symbol": SEED, "paragraph": "OP9"}],
        },
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    asked = read_gold(path)
    given = list(answers(Assistant(shipped_index()), asked, lambda done, total: None))
    scorer = loaded_scorer()
    for row, question, one in zip(rows, asked, given, strict=True):
        theirs, ours = scorer.judge(row, one.to_json()), judge(question, one)
        assert (ours.precision, ours.recall, ours.f1) == pytest.approx((theirs["p"], theirs["r"], theirs["f1"]))
        assert ours.nearest == theirs.get("r@5")


def loaded_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
