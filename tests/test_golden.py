"""Whole documents against their golden files: the text that ships, and one of our own in each other language.

A text without a golden file gets one, and the test fails once: read it beside the text before you keep it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import FIXTURES

from documents import read, shipped_texts, to_json

TEXTS = [*shipped_texts(), *sorted(FIXTURES.glob("*.txt"))]


def golden_file(text: Path) -> Path:
    return FIXTURES / f"{text.stem}.expected.json"


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_a_text_is_read_as_its_golden_file_says(text: Path) -> None:
    """Facts, paragraphs, clauses, footnotes and warnings: all that ``operative parse --json`` shows."""
    found = json.loads(json.dumps(to_json(read(text))))
    golden = golden_file(text)
    if not golden.exists():
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and is written now; review it beside {text.name}")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_every_golden_file_has_its_text() -> None:
    assert {golden_file(text) for text in TEXTS} >= set(FIXTURES.glob("*.expected.json"))


def test_the_texts_cover_the_six_languages() -> None:
    assert {read(text).language for text in TEXTS} == {"en", "fr", "es", "ru", "zh", "ar"}


@pytest.mark.parametrize("text", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_same_resolution_has_the_same_shape_in_every_language(text: Path) -> None:
    """Three preambular and five operative paragraphs, three footnotes, the second one "Ibid.", no warning."""
    document = read(text)
    numbered = [p.id for p in document.paragraphs if "(" not in p.id]
    assert numbered == ["PP1", "PP2", "PP3", "OP1", "OP2", "OP3", "OP4", "OP5"]
    assert [note.id for note in document.footnotes] == ["FN1", "FN2", "FN3"]
    assert [note.text != note.resolved for note in document.footnotes] == [False, True, False]
    assert document.warnings == ()


@pytest.mark.parametrize("text", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_same_facts_are_read_in_every_language(text: Path) -> None:
    """Session and meeting in words or figures, dates in any script, organ and committee under one name."""
    facts = read(text).masthead
    assert (facts.organ, facts.session, facts.meeting) == ("General Assembly", 75, 48)
    assert str(facts.date_adopted) == "2020-12-21"
    assert facts.date_published
    assert facts.committee in ("Second Committee", "Third Committee")


@pytest.mark.parametrize("text", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_op4_asks_the_secretary_general_for_a_report_in_every_language(text: Path) -> None:
    """And no one else, though the General Assembly stands in it too; its deadline is as worded."""
    (clause,) = next(p for p in read(text).paragraphs if p.id == "OP4").clauses
    assert (clause.family, clause.addressees) == ("request", ("Secretary-General",))
    assert clause.deadline


@pytest.mark.parametrize("text", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_paragraph_goes_on_after_the_footnotes_of_its_page(text: Path) -> None:
    """PP3 is one paragraph, though notes stand in its middle, and none of them is in it."""
    document = read(text)
    pp3 = next(p for p in document.paragraphs if p.id == "PP3")
    assert pp3.text.endswith((",", "،", "，"))
    assert not any(note.text in pp3.text for note in document.footnotes)
