"""Scores by hand, and the same as those of the evaluation's own scorer."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from doors import operative, shipped_index

from assistant.answer import Answer, Citation
from assistant.engine import Assistant
from assistant.evaluation import GoldQuestion, Measured, agreement, judge, measured, read_gold, table

SCORER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "score.py"
QUESTIONS = Path(__file__).parent / "quality" / "questions.jsonl"
SEED = "A/RES/61/180"

needs_scorer = pytest.mark.skipif(not SCORER.exists(), reason="the evaluation's scorer is not at hand")


def cite(paragraph: str, symbol: str = SEED) -> Citation:
    return Citation(symbol, paragraph, paragraph, "", "fr", 1.0, "")


def answer(*cited: str, nearest: tuple[str, ...] = (), status: str | None = None) -> Answer:
    status = status or ("answered" if cited else "not_covered")
    return Answer("?", "en", status, "", tuple(map(cite, cited)), tuple(map(cite, nearest)))


def gold(*paragraphs: str, kind: str = "topic", language: str = "en", group: str | None = None) -> GoldQuestion:
    return GoldQuestion("1", "?", language, kind, tuple((SEED, p) for p in paragraphs), group=group)


def result(question: GoldQuestion, given: Answer) -> Measured:
    return Measured(question, given, judge(question, given))


def test_two_of_three_found_and_one_too_many() -> None:
    score = judge(gold("OP1", "OP2", "OP3"), answer("OP1", "OP2", "OP9"))
    assert (score.precision, score.recall, score.f1, score.exact) == (2 / 3, 2 / 3, pytest.approx(2 / 3), 0.0)


def test_an_item_counts_for_its_paragraph_and_the_paragraph_for_its_item() -> None:
    assert judge(gold("OP4"), answer("OP4(b)")).exact == 1.0
    assert judge(gold("OP4(b)"), answer("OP4")).f1 == 1.0
    assert judge(gold("OP4"), answer("OP40")).f1 == 0.0
    assert judge(gold("Annex I/4"), answer("Annex I")).f1 == 1.0


def test_another_document_is_another_paragraph() -> None:
    question = GoldQuestion("1", "?", "en", "topic", (("A/RES/99/1", "OP1"),))
    assert judge(question, answer("OP1")).f1 == 0.0


def test_no_answer_is_right_only_with_nothing_cited() -> None:
    assert judge(gold(), answer()).none == 1.0
    assert judge(gold(), answer("OP1")).f1 == 0.0
    assert judge(gold(), answer(status="answered")).f1 == 0.0
    assert judge(gold("OP1"), answer()).f1 == 0.0
    assert judge(gold("OP1"), answer("OP1", status="not_covered")).f1 == 0.0


def test_recall_and_rank_read_the_nearest() -> None:
    score = judge(gold("OP5", "OP6"), answer("OP5", nearest=("OP1", "OP2", "OP3", "OP4", "OP5", "OP6")))
    assert (score.nearest, score.reciprocal) == (0.5, 0.2)
    assert judge(gold("META"), answer("META")).nearest is None


def test_means_by_language_kind_and_scope() -> None:
    asked = [gold("OP1", language="fr"), gold("OP2", kind="lookup")]
    scores = table(result(question, answer("OP1")) for question in asked)
    assert [(name, score.f1, score.count) for name, score in scores.items()] == [
        ("all", 0.5, 2), ("lang=en", 0.0, 1), ("lang=fr", 1.0, 1), ("kind=lookup", 0.0, 1), ("kind=topic", 1.0, 1),
    ]  # fmt: skip
    scoped = GoldQuestion("1", "?", "en", "topic", ((SEED, "OP1"),), scope="corpus")
    assert list(table([result(scoped, answer("OP1"))])) == ["all", "lang=en", "kind=topic", "scope=corpus"]


def test_agreement_of_one_question_in_three_languages() -> None:
    """Sets do not depend on order; {1, 2} and {1} are half alike, and two noes wholly."""
    asked = [(("OP1", "OP2"), "a"), (("OP2", "OP1"), "a"), (("OP1",), "a"), ((), "b"), ((), "b"), (("OP1",), "alone")]
    found = agreement([result(gold("OP1", group=group), answer(*cited)) for cited, group in asked])
    assert found
    assert (found.groups, found.same, found.likeness) == (2, 0.5, pytest.approx((2 / 3 + 1) / 2))
    assert agreement([result(gold("OP1"), answer("OP1"))]) is None


# -- the scorer ---------------------------------------------------------------------------------------------------


@needs_scorer
def test_one_by_one_the_scores_are_those_of_the_scorer_on_random_sets() -> None:
    scorer = loaded_scorer()
    draw = random.Random(1)
    for _ in range(2000):
        row, given = random_question(draw), random_answer(draw)
        question = GoldQuestion("1", "?", "en", "topic", tuple(scorer.pairs(row["gold"])))
        ours, theirs = judge(question, given), scorer.judge(row, given.to_json())
        assert ours.exact == theirs["exact"]
        assert (ours.precision, ours.recall, ours.f1) == pytest.approx((theirs["p"], theirs["r"], theirs["f1"]))
        assert (ours.nearest, ours.none) == (theirs.get("r@5"), theirs.get("none"))
        assert ours.reciprocal == theirs.get("mrr")


PLACES = ["OP1", "OP1(a)", "OP1(b)", "OP1(b)(ii)", "OP11", "PP1", "12", "12(a)", "Annex I/4", "Annex I", "META", "FN7"]


def random_places(draw: random.Random) -> list[tuple[str, str]]:
    return [(draw.choice(["A/RES/61/180", "A/RES/78/1"]), draw.choice(PLACES)) for _ in range(draw.randrange(6))]


def random_question(draw: random.Random) -> dict[str, Any]:
    return {"gold": [{"symbol": symbol, "paragraph": paragraph} for symbol, paragraph in random_places(draw)]}


def random_answer(draw: random.Random) -> Answer:
    cited, near = ([cite(paragraph, symbol) for symbol, paragraph in random_places(draw)] for _ in range(2))
    return Answer("?", "en", draw.choice(["answered", "partial", "not_covered"]), "", tuple(cited), tuple(near))


@needs_scorer
def test_the_table_is_that_of_the_scorer_on_real_answers(tmp_path: Path) -> None:
    """Every tenth question, and the printed table itself."""
    rows = [line for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line][::10]
    path, given = tmp_path / "gold.jsonl", tmp_path / "answers.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    found = measured(Assistant(shipped_index()), read_gold(path), lambda done, total: None)
    lines = [json.dumps({"id": one.question.id, **one.answer.to_json()}) for one in found]
    given.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(path), str(given), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert operative("eval", path, "--index", shipped_index(), "--json").json == theirs


def loaded_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
