"""The measure of the tables: what official texts have that the tables of verbs and actors do not."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import tables

from documents import Clause, Document, Masthead, Paragraph


def paragraph(text: str, italics: str, *clauses: Clause, number: int = 1) -> Paragraph:
    start = text.index(italics)
    return Paragraph(
        f"OP{number}", "operative", number, text, clauses=clauses, italics=((start, start + len(italics)),)
    )


def document(language: str, *paragraphs: Paragraph) -> Document:
    return Document(Masthead(symbol="A/RES/1/1"), language, paragraphs)


def asking(text: str, verb: str, family: str, action: str) -> Clause:
    return Clause(verb, family, (), action, None, text.index(verb), len(text))


LAMPS = "Requests States, the Guild of Wicks and the Board of Lamps to trim the wicks"
KNOWN = paragraph(LAMPS, "Requests", asking(LAMPS, "Requests", "request", "to trim the wicks"))
UNKNOWN = paragraph("Implores States to trim the wicks", "Implores", number=2)


def test_opening_verbs_that_no_table_has() -> None:
    found = tables.opening_verbs([document("en", KNOWN, UNKNOWN)])
    assert (found.known, dict(found.unknown), found.share) == (1, {"implores": 1}, 0.5)


def test_actors_that_no_table_has() -> None:
    found = tables.asked_actors([document("en", KNOWN, UNKNOWN)])
    assert found.known == 1
    assert dict(found.unknown) == {"guild of wicks": 1, "board of lamps": 1}


def test_actors_of_which_a_part_is_known() -> None:
    text = "Requests the working group on the light of lamps to report"
    clause = asking(text, "Requests", "request", "to report")
    found = tables.asked_actors([document("en", paragraph(text, "Requests", clause))])
    assert dict(found.partly) == {("working group on the light of lamps", "working groups"): 1}


def test_families_beside_the_english_ones() -> None:
    text = "Demande aux États de moucher les lampes"
    french = document("fr", paragraph(text, "Demande", asking(text, "Demande", "call", "de moucher les lampes")))
    found = tables.family_agreement({"A/RES/1/1": {"en": document("en", KNOWN), "fr": french}}, "fr")
    assert (found.same, found.total) == (0, 1)
    assert found.differing() == [("demande", "call", {"request": 1})]


def test_the_report_names_each_language_once() -> None:
    lines = list(tables.report({"A/RES/1/1": {"en": document("en", KNOWN, UNKNOWN)}}, ["en", "fr"], 5))
    assert [line for line in lines if not line.startswith(" ")] == [
        "en: opening verbs known 1 of 2 (50.00%)",
        "en: actors asked known 1 of 3 (33.33%)",
        "en: known only in part",
    ]
