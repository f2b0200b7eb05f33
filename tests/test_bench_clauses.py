"""The measures of who is asked: language versions against one another."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import asked

from documents import Clause, Document, Masthead, Paragraph
from documents.languages import LANGUAGES

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
    units = asked.versions_in(document("en", ("OP1", "Requests:", ("States",)), ("OP1(a)", "to act", ("Togo",))))
    assert units == {("A/RES/1/1", "OP1"): asked.Version(frozenset({"States", "Togo"}), "Requests: to act")}


@pytest.fixture
def held() -> asked.Held:
    """Of six paragraphs one is not in all languages, one asks nobody, and in two of the others French differs."""
    names = {"OP1": "States", "OP2": "States", "OP3": "States", "OP4": "Togo", "OP5": ""}
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
    states, togo = asked.agreements(six)
    assert (states.actor, len(states.yes), togo.actor, len(togo.yes)) == ("States", 4, "Togo", 1)
    assert states.strict == 2 / 4
    assert states.majority == 2 / 3
    assert states.pairs == pytest.approx((15 + 15 + 10 + 10) / 60)
    assert states.lenient == 22 / 24
    assert states.against("fr") == ([("S", "OP2")], [("S", "OP5")])
    assert states.against("en") == ([], [])
    assert asked.overall([states, togo]).strict == 3 / 5


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
    assert [line.split()[0] for line in table[1:]] == ["States", "Togo", "overall", "mean"]
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
