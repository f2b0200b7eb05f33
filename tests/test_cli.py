"""The command line keeps its contract: fields, exit codes, one line for an error, folders that are made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from doors import ANSWER_FIELDS, CITATION_FIELDS, RESOLUTION, Done, operative, shipped_index

from documents import shipped_texts

SECRETARY_GENERAL = {
    "en": "What is asked of the Secretary-General?",
    "fr": "Que demande-t-on au Secrétaire général ?",
    "es": "¿Qué se pide al Secretario General?",
    "ru": "Что поручено Генеральному секретарю?",
    "zh": "请秘书长做什么？",
    "ar": "ماذا يُطلب من الأمين العام؟",
}


def ask(*arguments: object) -> Done:
    return operative("ask", "--index", shipped_index(), *arguments)


@pytest.mark.parametrize("language", SECRETARY_GENERAL)
def test_ask_gives_the_complete_set_in_every_language(language: str) -> None:
    """The same three paragraphs, whatever the language of the question."""
    answer = ask(SECRETARY_GENERAL[language], "--json").json
    assert answer["language"] == language
    assert [c["paragraph"] for c in answer["citations"]] == ["OP12", "OP13", "OP19"]


def test_ask_json_has_the_fields_of_the_contract() -> None:
    answer = ask(SECRETARY_GENERAL["en"], "--json").json
    assert list(answer) == ANSWER_FIELDS
    assert answer["status"] == "answered"
    assert len(answer["candidates"]) == 10
    for citation in answer["citations"] + answer["candidates"]:
        assert list(citation) == CITATION_FIELDS
    first = answer["citations"][0]
    assert (first["symbol"], first["label"], first["language"]) == ("A/RES/61/180", "para. 12", "fr")
    assert first["text"].startswith("Prie le Secrétaire général d'améliorer l'action")
    assert first["url"] == "https://docs.un.org/fr/A/RES/61/180"


def test_ask_says_when_the_documents_do_not_answer() -> None:
    """Exit code 0: an honest no is an answer."""
    done = ask("What is the price of oil?", "--json")
    assert done.code == 0
    assert (done.json["status"], done.json["citations"], len(done.json["candidates"])) == ("not_covered", [], 10)


def test_ask_takes_the_language_and_the_document_given() -> None:
    answer = ask("par. 9", "--language", "fr", "--symbol", "a/res/61/180", "--json").json
    assert (answer["language"], answer["citations"][0]["label"]) == ("fr", "par. 9")


def test_ask_prints_paragraphs_in_the_order_of_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verbatim, wrapped for a reader's terminal, without blanks at the ends of lines."""
    monkeypatch.setenv("COLUMNS", "80")
    lines = ask("paragraphs 19 and 3, and footnote 2").out.splitlines()
    heads = [line for line in lines if line.startswith("A/RES/61/180 · ")]
    tongue = " · in French; not held in English"
    assert heads == [f"A/RES/61/180 · para. 3{tongue}", "A/RES/61/180 · para. 19", "A/RES/61/180 · footnote 2"]
    assert all(line == line.rstrip() and len(line) <= 80 for line in lines)
    assert lines[-1] == "https://docs.un.org/fr/A/RES/61/180"


def test_output_for_another_program_is_not_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = ask("paragraph 7").out.splitlines()
    assert any(line.startswith("  Invite les États Membres") and line.endswith("Interpol ;") for line in lines)


def test_search_ranks_the_nearest() -> None:
    found = operative("search", "database", "--limit", 3, "--index", shipped_index(), "--json").json
    assert [list(citation) for citation in found] == [CITATION_FIELDS] * 3
    assert found[0]["paragraph"] == "OP17"
    assert [c["score"] for c in found] == sorted((c["score"] for c in found), reverse=True)


def test_parse_shows_the_whole_document() -> None:
    document = operative("parse", shipped_texts()[0], "--json").json
    facts = {
        "symbol": "A/RES/61/180", "kind": "resolution", "organ": "General Assembly", "session": 61,
        "agenda_item": "98", "date_adopted": "2006-12-20", "date_published": "2007-03-08", "language": "fr",
    }  # fmt: skip
    assert {name: document[name] for name in facts} == facts
    kinds = [p["kind"] for p in document["paragraphs"]]
    assert (kinds.count("preambular"), kinds.count("operative"), len(document["footnotes"])) == (11, 19, 7)
    assert {"title", "warnings"} <= document.keys()
    by_id = {p["id"]: p for p in document["paragraphs"]}
    assert {"id", "kind", "text", "footnotes", "clauses"} <= by_id["OP17"].keys()
    assert by_id["OP11"]["text"].endswith("chevauchements dans leurs activités ;")
    assert set(by_id["OP19"]["clauses"][0]) >= {"verb", "family", "addressees", "action", "deadline"}
    assert document["footnotes"][1] == {
        "id": "FN2", "text": "Ibid., annexe II.", "resolved": "Résolution 55/25, annexe II.",
        "references": [{"target": "A/RES/55/25", "text": "55/25"}],
    }  # fmt: skip


def test_parse_of_several_files_is_json_lines(tmp_path: Path) -> None:
    """A file that is no resolution is named; the others are shown all the same."""
    (tmp_path / "garden.txt").write_text(RESOLUTION, encoding="utf-8")
    (tmp_path / "poem.txt").write_text("No resolution.", encoding="utf-8")
    done = operative("parse", tmp_path / "garden.txt", tmp_path / "poem.txt", shipped_texts()[0], "--json")
    assert [json.loads(line)["symbol"] for line in done.out.splitlines()] == ["A/RES/99/1", "A/RES/61/180"]
    assert done.code == 1
    assert "poem.txt" in done.err
    assert len(done.err.splitlines()) == 1


def test_list_names_what_the_index_holds() -> None:
    (document,) = operative("list", "--index", shipped_index(), "--json").json
    assert (document["symbol"], document["language"]) == ("A/RES/61/180", "fr")
    assert (document["preambular"], document["operative"], document["footnotes"]) == (11, 19, 7)
    assert "A/RES/61/180" in operative("list", "--index", shipped_index()).out


def test_add_fills_a_new_folder_with_nothing_else_and_remove_empties_it(tmp_path: Path) -> None:
    (tmp_path / "garden.txt").write_text(RESOLUTION, encoding="utf-8")
    folder = tmp_path / "new" / "index"
    (row,) = operative("add", tmp_path / "garden.txt", "--index", folder, "--json").json
    assert (row["symbol"], row["paragraphs"], row["error"]) == ("A/RES/99/1", 3, None)
    assert [d["symbol"] for d in operative("list", "--index", folder, "--json").json] == ["A/RES/99/1"]
    cited = operative("ask", SECRETARY_GENERAL["en"], "--index", folder, "--json").json["citations"]
    assert [(c["symbol"], c["paragraph"]) for c in cited] == [("A/RES/99/1", "OP1")]
    assert operative("remove", "a/res/99/1", "--index", folder).code == 0
    assert operative("list", "--index", folder, "--json").json == []
    assert operative("ask", "anything at all", "--index", folder, "--json").json["status"] == "not_covered"


@pytest.mark.parametrize("command", [["ask", "paragraph 9"], ["search", "database"]])
def test_a_folder_that_does_not_exist_is_made_with_the_texts_that_ship(command: list[str], tmp_path: Path) -> None:
    assert operative(*command, "--index", tmp_path / "new", "--json").code == 0
    assert [d["symbol"] for d in operative("list", "--index", tmp_path / "new", "--json").json] == ["A/RES/61/180"]


def test_your_own_index_holds_the_shipped_texts_beside_what_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPERATIVE_INDEX", str(tmp_path / "own"))
    (tmp_path / "garden.txt").write_text(RESOLUTION, encoding="utf-8")
    assert operative("add", tmp_path / "garden.txt").out.startswith("A/RES/99/1 (fr): 3 paragraphs, 0 footnotes")
    assert [d["symbol"] for d in operative("list", "--json").json] == ["A/RES/61/180", "A/RES/99/1"]


def test_eval_measures_by_kind_and_language(tmp_path: Path) -> None:
    gold = {"id": "1", "lang": "en", "kind": "lookup", "question": "paragraph 9", "gold": ["OP9"]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    scores = operative("eval", tmp_path / "gold.jsonl", "--index", shipped_index(), "--json").json
    assert list(scores) == ["all", "lang=en", "kind=lookup"]
    assert scores["all"] == {"n": 1, "f1": 1.0, "exact": 1.0, "p": 1.0, "r": 1.0, "r@5": 1.0, "mrr": 1.0}


@pytest.mark.parametrize(
    "wrong", [["ask"], ["ask", "a", "b"], ["nonsense"], ["search", "x", "--limit", "0"], ["batch", "in.txt"], ["parse"]]
)
def test_wrong_usage_is_exit_code_2(wrong: list[str]) -> None:
    done = operative(*wrong)
    assert (done.code, done.out) == (2, "")
    assert "Usage: " in done.err


def test_an_unknown_symbol_names_what_there_is() -> None:
    assert ask("paragraph 9", "--symbol", "A/RES/1/1").fails_with("A/RES/1/1", "it holds A/RES/61/180")
    assert operative("remove", "A/RES/1/1", "--index", shipped_index()).fails_with("A/RES/1/1")


def test_an_unexpected_error_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError("secret\nof the code")

    monkeypatch.setattr("assistant.cli._assistant", broken)
    assert ask("paragraph 9").fails_with("RuntimeError: secret of the code", "OPERATIVE_DEBUG=1")


def test_the_module_is_the_command() -> None:
    """A real process, with an encoding that has no Arabic: the output is UTF-8 all the same."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "OPERATIVE_INDEX": str(shipped_index())}
    command = [sys.executable, "-m", "assistant", "ask", "الفقرة 9", "--json"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True, timeout=120)
    assert json.loads(done.stdout.decode("utf-8"))["citations"][0]["label"] == "الفقرة 9"
    assert done.stderr == b""
