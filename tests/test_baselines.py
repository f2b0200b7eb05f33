"""Other ways of finding, by hand; and the command that shows them beside ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from doors import CountedLetters, operative, shipped_index

from assistant.engine import Assistant
from assistant.evaluation import GoldQuestion, minilm
from assistant.evaluation.baselines import Floats, Pools, Vectors, Words, rankings, without_ideas
from assistant.evaluation.comparing import baseline
from index import Index
from index.lexical import build

SEED = "A/RES/61/180"


def question(text: str, *paragraphs: str, language: str = "fr", kind: str = "topic") -> GoldQuestion:
    return GoldQuestion("1", text, language, kind, tuple((SEED, paragraph) for paragraph in paragraphs))


def test_bm25_without_ideas_is_bm25_over_those_units_alone() -> None:
    bags = [["fr:a", "fr:b", "#x"], ["fr:c"], ["fr:a", "fr:a", "#y", "#x"]]
    mine = without_ideas(build(bags), np.array([True, False, True]))
    theirs = build([["fr:a", "fr:b"], ["fr:a", "fr:a"]])
    assert mine.scores(["fr:a", "fr:b"]) == pytest.approx(theirs.scores(["fr:a", "fr:b"]))
    assert mine.scores(["#x", "fr:c"]).tolist() == [0.0, 0.0]


def test_words_alone_know_the_language_of_the_document_only(index: Index) -> None:
    asked = question("base de données et site Web", "OP17")
    pools, words = Pools(index), Words(index)
    assert rankings(index, words, [asked], pools)[0][0] == (SEED, "OP17")
    assert not words.scores("shepherds", pools.of(asked)).any()


def test_vectors_alone(index: Index) -> None:
    asked = [question("a database", "OP17", language="en")]
    assert (SEED, "OP17") in rankings(index, Vectors(index), asked, Pools(index))[0][:5]


def test_footnotes_are_found_only_where_one_answers(index: Index) -> None:
    pools = Pools(index)
    masks = [pools.of(question("?", paragraph)).mask for paragraph in ("OP1", "FN1")]
    kinds = [{index.units[row].kind for row in np.flatnonzero(mask)} for mask in masks]
    assert kinds == [{"preambular", "operative"}, {"preambular", "operative", "footnote"}]


def test_a_baseline_gets_the_best_fixed_number_and_the_right_one() -> None:
    """One paragraph and two are as good: F1 is 2/3 and 1, or 1 and 2/3, and three give 4/5 and 1/2."""
    asked = [question("?", "OP1", "OP2"), question("?", "OP1"), question("?", "OP9"), question("?", kind="none")]
    found = [[(SEED, paragraph) for paragraph in ("OP1", "OP2", "OP3")]] * 4
    way = baseline("words", asked, found)
    standing = way.standings["all"]
    assert way.fixed == 1
    assert standing.f1 == pytest.approx((1 + 2 / 3 + 0) / 3)
    assert standing.f1_all == pytest.approx((1 + 2 / 3 + 0 + 0) / 4)
    assert (standing.oracle, standing.nearest, standing.reciprocal) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert way.standings["kind=none"].to_json() == {"f1_all": 0.0}


def test_vectors_are_kept_and_made_once(tmp_path: Path) -> None:
    asked: list[str] = []

    class Counted(CountedLetters):
        def encode(self, texts: Sequence[str]) -> Floats:
            asked.extend(texts)
            return super().encode(texts)

    model, path = Counted(), tmp_path / "cache" / "vectors.sqlite3"
    told: list[tuple[int, int]] = []
    first = minilm.vectors_of(["bb", "a", "bb"], model, path, lambda *done: told.append(done))
    again = minilm.vectors_of(["ccc", "a"], model, path, lambda *done: None)
    assert asked == ["a", "bb", "ccc"]
    assert told == [(0, 2), (2, 2)]
    assert first == pytest.approx(CountedLetters().encode(["bb", "a", "bb"]))
    assert again == pytest.approx(CountedLetters().encode(["ccc", "a"]))


def test_the_command_without_minilm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "is_installed", lambda: False)
    done = operative("eval", gold(tmp_path), "--index", shipped_index(), "--baseline", "--worst", 1)
    assert done.code == 0
    ways = [line.split()[0] for line in done.out.splitlines() if line.startswith(("Operative ", "BM25 ", "vectors "))]
    assert ways == ["Operative", "BM25", "vectors"]
    assert "1.00 1 [en] paragraph 9" in done.out
    assert "not installed; run: pip install" in done.err
    found = operative("eval", gold(tmp_path), "--index", shipped_index(), "--baseline", "--json", "--worst", 1).json
    assert list(found) == ["all", "lang=en", "kind=lookup", "beside", "worst"]
    assert found["beside"]["Operative"]["all"]["f1"] == 1.0
    assert found["worst"][0]["cited"] == [[SEED, "OP9"]]


def test_no_torch_unless_asked(tmp_path: Path) -> None:
    """Without ``--baseline`` nothing imports it."""
    code = "import sys; from assistant.cli import cli; cli(standalone_mode=False); print('torch' in sys.modules)"
    command = [sys.executable, "-c", code, "eval", str(gold(tmp_path)), "--index", str(shipped_index())]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1] == "False"


@pytest.mark.skipif(not minilm.is_installed(), reason=minilm.NOT_INSTALLED)
def test_minilm_finds_english_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "cache_file", lambda: tmp_path / "minilm.sqlite3")
    path = Path(__file__).parent / "fixtures" / "texts" / "A_RES_75_901.en.txt"
    index = Assistant(index=Index(tmp_path / "index", CountedLetters())).index
    from documents import read_file

    index.add([read_file(path)])
    asked = [GoldQuestion("1", "What about lighthouses at sea?", "en", "topic", ((index.units[0].symbol, "OP1"),))]
    pools = Pools(index)
    model = minilm.MiniLM(index, pools.of(asked[0]).mask, lambda done, total: None)
    scores = model.scores("lighthouses", pools.of(asked[0]))
    assert scores.shape == (len(index.units),)
    assert scores.max() > 0.2


def gold(folder: Path) -> Path:
    row = {"id": "1", "lang": "en", "kind": "lookup", "question": "paragraph 9", "gold": ["OP9"]}
    (folder / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder / "gold.jsonl"
