"""The measures of who is asked: against labels, and language versions against one another."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import asked
import clauses

from documents import Clause, Document, Masthead, Paragraph
from documents.languages import LANGUAGES, language

SIX = frozenset(LANGUAGES)


def document(language: str, *paragraphs: tuple[str, str, tuple[str, ...]]) -> Document:
    return Document(
        Masthead(symbol="A/RES/1/1"),
        language,
        tuple(
            Paragraph(identity, "operative", None, text, clauses=(Clause("v", "request", names, "", None, 0, 1),))
            for identity, text, names in paragraphs
        ),
    )


def test_items_are_rolled_into_their_paragraph() -> None:
    assert asked.paragraph_of("Section II/OP4(b)(ii)") == "Section II/OP4"
    units = asked.versions_in(document("en", ("OP1", "Requests:", ("States",)), ("OP1(a)", "to act", ("Pluto",))))
    assert units == {("A/RES/1/1", "OP1"): asked.Version(frozenset({"States", "Pluto"}), "Requests: to act")}


@pytest.fixture
def held() -> asked.Held:
    """Of six paragraphs one is not in all languages, one asks nobody, and in two of the others French differs."""
    names = {"OP1": "States", "OP2": "States", "OP3": "States", "OP4": "Pluto", "OP5": ""}
    both: asked.Held = {}
    for code in LANGUAGES:
        for paragraph, name in names.items():
            version = asked.Version(frozenset({name} - {""} if (code, paragraph) != ("fr", "OP2") else ()), paragraph)
            both.setdefault(("S", paragraph), {})[code] = version
    both["S", "OP5"]["fr"] = asked.Version(frozenset({"States"}), "OP5")
    both["S", "OP6"] = {"en": asked.Version(frozenset({"States"}), "OP6")}
    return both


def test_shares_of_agreement(held: asked.Held) -> None:
    six = asked.in_all_six(held)
    states, pluto = asked.agreements(six)
    assert (states.actor, len(states.yes), pluto.actor, len(pluto.yes)) == ("States", 4, "Pluto", 1)
    assert states.strict == 2 / 4
    assert states.majority == 2 / 3
    assert states.pairs == pytest.approx((15 + 15 + 10 + 10) / 60)
    assert states.lenient == 22 / 24
    assert states.against("fr") == ([("S", "OP2")], [("S", "OP5")])
    assert states.against("en") == ([], [])
    assert asked.overall([states, pluto]).strict == 3 / 5


def test_the_most_even_split_comes_first() -> None:
    halves = {("S", "a"): SIX, ("S", "b"): frozenset({"en"}), ("S", "c"): frozenset({"en", "fr", "es"})}
    one = asked.Agreement("States", halves)
    assert one.worst() == [("S", "c"), ("S", "b")]
    assert one.against("ru") == ([("S", "c")], [])


def test_cases_name_the_language_that_is_out_of_line(held: asked.Held) -> None:
    states = asked.agreements(asked.in_all_six(held))[0]
    printed = list(asked.cases(states, held, "fr", 10, 2))
    assert printed[0] == "fr misses States in 1"
    assert printed[1] == "  S OP2: asked in en, es, ru, zh, ar"
    assert printed[3] == "    fr no  OP"
    assert printed[8] == "fr adds States in 1"


def test_the_table_has_a_line_for_each_actor_and_one_for_all(held: asked.Held) -> None:
    table = list(asked.lines(asked.agreements(asked.in_all_six(held))))
    assert [line.split()[0] for line in table[1:]] == ["States", "Pluto", "overall", "mean"]
    assert table[-1].endswith("0.750")


def test_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "United Nations A/RES/61/900\nGeneral Assembly\nResolution adopted by the General Assembly\n\n"
        "61/900. A title\n\nThe General Assembly,\n\nRecalling its resolutions,\n\n"
        "1. Requests the Secretary-General to submit a report.\n",
        encoding="utf-8",
    )
    cache = tmp_path / "cache.pickle"
    read = asked.read_or_cached([tmp_path / "a.txt"], 1, cache)
    assert read["A/RES/61/900", "OP1"]["en"].asked == {"Secretary-General"}
    assert asked.in_all_six(read) == {}
    assert asked.read_or_cached([], 1, cache) == read


ROW = {
    "symbol": "A/RES/61/900", "paragraph": "OP1", "tags": [],
    "clauses": [
        {"verb": "requests", "strength_family": "request", "addressees": ["Secretary-General"],
         "deadline": "sixty-second session"},
        {"verb": "invites", "strength_family": "invite", "addressees": ["Pluto", "Mars"], "deadline": None},
    ],
}  # fmt: skip


@pytest.fixture
def label(tmp_path: Path) -> clauses.Label:
    (tmp_path / "labels.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    assert clauses.read_labels(tmp_path / "labels.jsonl", frozenset({"78"})) == []
    return clauses.read_labels(tmp_path / "labels.jsonl", frozenset({"61"}))[0]


def test_addressees_that_no_table_has(label: clauses.Label) -> None:
    assert clauses.unknown([label], {}) == (2, 3)
    assert clauses.unknown([label], {"Pluto": {"en": ["Pluto"]}}) == (1, 3)


def clause(family: str, *names: str, deadline: str | None = None) -> Clause:
    return Clause("v", family, names, "", deadline, 0, 1)


def test_a_paragraph_is_counted(label: clauses.Label) -> None:
    score = clauses.Score()
    got = [
        clause("request", "Secretary-General", deadline="its sixty-second session"),
        clause("request", "Pluto", "States"),
        clause("invite", "Pluto"),
    ]
    assert not clauses.add(score, label, got, "en", clauses.folded_names({}))
    assert (score.addressees.precision, score.addressees.recall, score.addressees.f1) == (2 / 3, 2 / 3, 2 / 3)
    assert (score.first, score.all, score.families.f1, score.missing) == (1, 0, 4 / 5, 0)
    assert (score.deadline.f1, score.figures.f1, score.words.f1) == (1.0, 1.0, 4 / 5)
    assert score.line("en").startswith("en: P 0.667 R 0.667 F1 0.667 | first 1.000 all 0.000 each 0.800 | deadline 1")


def test_a_paragraph_that_is_read_as_labelled(label: clauses.Label) -> None:
    score = clauses.Score()
    got = [clause("request", "Секретарь", deadline="на 62-й сессии"), clause("invite", "Pluto", "Mars")]
    assert clauses.add(score, label, got, "ru", clauses.folded_names({"Secretary-General": {"ru": ["Секретарь"]}}))
    assert (score.addressees.f1, score.all, score.figures.f1) == (1.0, 1, 1.0)


def test_a_paragraph_that_is_not_there_counts_as_one_without_clauses(label: clauses.Label) -> None:
    score = clauses.Score()
    assert not clauses.add(score, label, None, "fr", clauses.folded_names({}))
    assert (score.missing, score.count, score.addressees.recall, score.all) == (1, 1, 0.0, 0)
    assert "missing 1 of 1" in score.line("fr")


@pytest.mark.parametrize(
    ("text", "code", "numbers"),
    [
        ("its seventy-ninth and eightieth sessions", "en", {79, 80}),
        ("30 June 2024", "en", {30, 2024}),
        ("2024年6月30日", "zh", {30, 2024}),
        ("第七十九届会议", "zh", {79}),
        ("دورتها التاسعة والسبعين", "ar", {79}),
        ("31 كانون الثاني / يناير 2023", "ar", {31, 2023}),
        ("its next session", "en", {-1}),
    ],
)
def test_deadlines_are_compared_by_their_numbers(text: str, code: str, numbers: set[int]) -> None:
    assert set(clauses.figures([text], code)) == numbers


def test_clauses_of_a_paragraph_and_its_items() -> None:
    paragraphs = document("en", ("OP1", "x", ("A",)), ("OP1(a)", "x", ("B",)), ("OP12", "x", ("C",))).paragraphs
    found = clauses.clauses_in(paragraphs, "OP1")
    assert found
    assert [name for clause in found for name in clause.addressees] == ["A", "B"]
    assert clauses.clauses_in(paragraphs, "OP2") is None


def test_files_are_found_by_language_and_symbol(tmp_path: Path) -> None:
    for name in ("English/A_RES_76_10-2117757E.xml", "English/76_4B_E.xml", "German/A_RES_76_10-1G.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<x/>", encoding="utf-8")
    found = clauses.xml_files(tmp_path)
    assert found.keys() == {("en", "A/RES/76/10"), ("en", "A/RES/76/4B")}
    path = found["en", "A/RES/76/10"]
    assert clauses.read_all([path], 1) == {path: ()}


def test_scores_of_a_folder(tmp_path: Path, label: clauses.Label) -> None:
    (code, score, different), = clauses.scores([label], tmp_path, ["en"], clauses.folded_names({}), 1)  # fmt: skip
    assert (code, score.missing) == ("en", 1)
    assert different == [
        "  en A/RES/61/900 OP1: [] for ['Secretary-General', 'mars', 'pluto']; [] for ['request', 'invite']; "
        "[] for ['sixty-second session']"
    ]


def test_the_labels_hold_what_their_rules_say() -> None:
    rows = [json.loads(line) for line in clauses.LABELS.read_text(encoding="utf-8").splitlines()]
    assert len({(row["symbol"], row["paragraph"]) for row in rows}) == len(rows)
    for row in rows:
        assert row.keys() == {"symbol", "paragraph", "clauses", "tags"}
        named = [len(each["addressees"]) for each in row["clauses"]]
        assert (max(named) > 1) == ("several_addressees" in row["tags"])
        assert any("item" in each for each in row["clauses"]) == ("sub_items" in row["tags"])
        for each in row["clauses"]:
            assert each.keys() - {"item", "implied"} == {"verb", "strength_family", "addressees", "deadline"}
            assert each["strength_family"] in language("en").verbs
