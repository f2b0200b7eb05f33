"""Symbols of United Nations documents: found in a text, and written in one canonical form."""

from __future__ import annotations

import pytest

from documents.references import references_in
from documents.symbols import canonical, find_symbols, official_link, resolution_symbol


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("A/RES/61/180", "A/RES/61/180"),
        ("a/res/61/180", "A/RES/61/180"),
        ("resolution 61/180 of 20 December 2006", "A/RES/61/180"),
        ("résolution 2006/27 du Conseil économique et social", "E/RES/2006/27"),
        ("resolution 1325 (2000)", "S/RES/1325 (2000)"),
        ("S/RES/1325 (2000)", "S/RES/1325 (2000)"),
        ("резолюция 61/180", "A/RES/61/180"),
        ("第61/180号决议", "A/RES/61/180"),
        ("A/61/444是什么文件", "A/61/444"),
        ("القرار 61/180", "A/RES/61/180"),
        ("resolution 46/182 A", "A/RES/46/182 A"),
        ("E/CN.4/2006/62 et Add.1 à 3.", "E/CN.4/2006/62"),
        ("A/HRC/Sub.1/58/25.", "A/HRC/Sub.1/58/25"),
        ("a/78/l.5/rev.1", "A/78/L.5/Rev.1"),
        ("resolution S-26/2", "A/RES/S-26/2"),
        ("ES-10/21", "A/RES/ES-10/21"),
    ],
)
def test_a_symbol_has_one_canonical_form(text: str, symbol: str) -> None:
    assert canonical(text) == symbol


@pytest.mark.parametrize("text", ["and/or", "km/h", "50/50 %", "20/12/2006", "951/3", "", "9", "A/"])
def test_what_looks_like_a_symbol_and_is_none(text: str) -> None:
    assert canonical(text) is None


def test_places_of_symbols_point_into_the_text() -> None:
    text = "Recalling 55/25, 58/137 and E/CN.4/2006/62."
    found = find_symbols(text)
    assert [m.symbol for m in found] == ["A/RES/55/25", "A/RES/58/137", "E/CN.4/2006/62"]
    assert [text[m.start : m.end] for m in found] == ["55/25", "58/137", "E/CN.4/2006/62"]


def test_each_document_is_referred_to_once() -> None:
    assert [r.target for r in references_in("61/180, 58/137 and again 61/180")] == ["A/RES/61/180", "A/RES/58/137"]


@pytest.mark.parametrize(
    ("organ", "number", "symbol"),
    [
        ("General Assembly", "61/180", "A/RES/61/180"),
        ("Security Council", "2728 (2024)", "S/RES/2728 (2024)"),
        ("Economic and Social Council", "2006/27", "E/RES/2006/27"),
        ("Human Rights Council", "44/4", "A/HRC/RES/44/4"),
        (None, "61/180", "A/RES/61/180"),
    ],
)
def test_the_organ_and_the_printed_number_make_the_symbol(organ: str | None, number: str, symbol: str) -> None:
    assert resolution_symbol(organ, number) == symbol


def test_the_official_link_has_no_blanks() -> None:
    assert official_link("S/RES/1325 (2000)", "fr") == "https://docs.un.org/fr/S/RES/1325(2000)"
