"""Symbols of United Nations documents: found in a text, and written in one canonical form."""

from __future__ import annotations

import pytest

from documents.references import references_in
from documents.symbol_forms import council_year, council_years
from documents.symbols import (
    base_symbol,
    canonical,
    find_symbols,
    official_link,
    resolution_symbol,
    suffix_of,
    symbol_from_file_name,
)


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
        ("A/RES/60/1 ", "A/RES/60/1"),
        ("GA res. 78/3", "A/RES/78/3"),
        ("UNGA 78/3", "A/RES/78/3"),
        ("General Assembly resolution 78/3 A", "A/RES/78/3 A"),
        ("A/RES/48/218B", "A/RES/48/218 B"),
        ("https://undocs.org/en/A/RES/78/3", "A/RES/78/3"),
        ("https://docs.un.org/A/RES/78/3", "A/RES/78/3"),
        ("GA/RES/78/3", "A/RES/78/3"),
        ("SC resolution 2728 (2024)", "S/RES/2728 (2024)"),
        ("S/RES/2728(2024)", "S/RES/2728 (2024)"),
        ("S/RES/2728", "S/RES/2728 (2024)"),
        ("UNSCR 2728", "S/RES/2728 (2024)"),
        ("Security Council resolution 1325", "S/RES/1325 (2000)"),
        ("résolution 1325 du Conseil de sécurité", "S/RES/1325 (2000)"),
        ("rés. 2728 (2024) du Conseil de sécurité", "S/RES/2728 (2024)"),
        ("резолюции 2728 (2024) Совета Безопасности", "S/RES/2728 (2024)"),
        ("安全理事会第2728（2024）号决议", "S/RES/2728 (2024)"),
        ("安理会第1325号决议", "S/RES/1325 (2000)"),
        ("قرار مجلس الأمن 2728 (2024)", "S/RES/2728 (2024)"),
        ("القرار ٧٨/٣", "A/RES/78/3"),
        ("res. 217 A (III)", "A/RES/217(III)[A]"),
        ("A/RES/217 A (III)", "A/RES/217(III)[A]"),
        ("2200 A (XXI)", "A/RES/2200(XXI)[A]"),
        ("resolution 1514 (XV)", "A/RES/1514(XV)"),
        ("резолюция 217 А (III)", "A/RES/217(III)[A]"),
        ("第217 A(III)号决议", "A/RES/217(III)[A]"),
        ("القرار 217 ألف (د-3)", "A/RES/217(III)[A]"),
        ("القرار 1874 (دإ-4)", "A/RES/1874(S-IV)"),
        ("القرار دإ-27/2", "A/RES/S-27/2"),
        ("القرار دإط-10/18", "A/RES/ES-10/18"),
        ("القرار 47/120 باء", "A/RES/47/120 B"),
        ("décisions 16 (LVI)", "E/DEC/16(LVI)"),
        ("HRC 50/13", "A/HRC/RES/50/13"),
        ("Human Rights Council resolution 50/13", "A/HRC/RES/50/13"),
        ("the Human Rights Council, in its resolution 50/13", "A/HRC/RES/50/13"),
        ("résolution 50/13 du Conseil des droits de l’homme", "A/HRC/RES/50/13"),
        ("la resolución 50/13, de 7 de julio de 2022, del Consejo de Derechos Humanos", "A/HRC/RES/50/13"),
        ("резолюция 50/13 Совета по правам человека", "A/HRC/RES/50/13"),
        ("人权理事会第50/13号决议", "A/HRC/RES/50/13"),
        ("قرار مجلس حقوق الإنسان 50/13", "A/HRC/RES/50/13"),
        ("HRC decision S-30/101", "A/HRC/DEC/S-30/101"),
        ("Commission on Human Rights resolution 2005/80", "E/CN.4/RES/2005/80"),
        ("Environment Assembly resolution 5/14", "UNEP/EA.5/Res.14"),
        ("ECOSOC resolution 2006/27", "E/RES/2006/27"),
        ("Economic and Social Council decision 2004/248", "E/DEC/2004/248"),
        ("decision 78/501", "A/DEC/78/501"),
        ("décision 78/501", "A/DEC/78/501"),
        ("decisión 78/501", "A/DEC/78/501"),
        ("решение 78/501", "A/DEC/78/501"),
        ("第78/501号决定", "A/DEC/78/501"),
        ("المقرر 78/501", "A/DEC/78/501"),
        ("la résolution 61/180 a été adoptée", "A/RES/61/180"),
        ("القرار 180/61", "A/RES/61/180"),
        ("A/C.3/78/L.2", "A/C.3/78/L.2"),
        ("S/PRST/2023/1", "S/PRST/2023/1"),
        ("A/AC.109/2025/L.9", "A/AC.109/2025/L.9"),
        ("a/78/6 (sect. 14)", "A/78/6 (Sect. 14)"),
        ("NPT/CONF.1995/32 (Part I)/Corr.2", "NPT/CONF.1995/32 (Part I)/Corr.2"),
        ("A/64/85-S/2009/288", "A/64/85"),
    ],
)
def test_a_symbol_has_one_canonical_form(text: str, symbol: str) -> None:
    assert canonical(text) == symbol


@pytest.mark.parametrize(
    "text",
    [
        "and/or",
        "km/h",
        "50/50 %",
        "50/50",
        "20/12/2006",
        "on 12/05",
        "31/12",
        "24/7",
        "1/2",
        "951/3",
        "",
        "9",
        "A/",
        "the biennium 2023/24",
        "vol. 12 (2020)",
        "Convention No. 182 (1999)",
        "Annex I/4",
        "Table/3",
        "decision IX/20",
        "Decl. 8 (XXXII)",
        "FAO, document C 2015/20",
        "resolution EC-55/1",
        "resolution 31/1 of the Committee",
        "decision 15/4 of the Conference of the Parties",
        "agenda item 109",
        "https://www.un.org/en/ga/78/",
        "the annual report 180/61",
        "paragraph 3 (b)",
    ],
)
def test_what_looks_like_a_symbol_and_is_none(text: str) -> None:
    assert canonical(text) is None


def test_places_of_symbols_point_into_the_text() -> None:
    text = "Recalling 55/25, 58/137 and E/CN.4/2006/62."
    found = find_symbols(text)
    assert [m.symbol for m in found] == ["A/RES/55/25", "A/RES/58/137", "E/CN.4/2006/62"]
    assert [text[m.start : m.end] for m in found] == ["55/25", "58/137", "E/CN.4/2006/62"]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("resolutions 78/3, 78/4 and 78/5", ["A/RES/78/3", "A/RES/78/4", "A/RES/78/5"]),
        (
            "resolutions 1267 (1999), 1989 (2011) and 2253 (2015)",
            ["S/RES/1267 (1999)", "S/RES/1989 (2011)", "S/RES/2253 (2015)"],
        ),
        ("第55/25、58/137号决议", ["A/RES/55/25", "A/RES/58/137"]),
        (
            "Human Rights Council resolutions 50/13 of 7 July 2022 and 52/27 of 4 April 2023, and resolution 77/201",
            ["A/HRC/RES/50/13", "A/HRC/RES/52/27", "A/RES/77/201"],
        ),
        (
            "les résolutions 44/20 et 49/22 du Conseil des droits de l’homme et 60/251 de l’Assemblée générale",
            ["A/HRC/RES/44/20", "A/HRC/RES/49/22", "A/RES/60/251"],
        ),
        (
            "резолюции 44/20 и 49/22 Совета по правам человека и резолюция 60/251 Генеральной Ассамблеи",
            ["A/HRC/RES/44/20", "A/HRC/RES/49/22", "A/RES/60/251"],
        ),
        ("قراري مجلس حقوق الإنسان 44/20 و 49/22", ["A/HRC/RES/44/20", "A/HRC/RES/49/22"]),
        ("人权理事会第44/20号和第49/22号决议", ["A/HRC/RES/44/20", "A/HRC/RES/49/22"]),
        ("its resolutions 75/239 and 77/248 and decision 74/543", ["A/RES/75/239", "A/RES/77/248", "A/DEC/74/543"]),
        ("the report of the Human Rights Council and resolution 60/1", ["A/RES/60/1"]),
        ("Commission on Crime Prevention resolutions 28/3 and 31/1", []),
    ],
)
def test_the_words_beside_a_list_say_whose_numbers_they_are(text: str, symbols: list[str]) -> None:
    assert [mention.symbol for mention in find_symbols(text)] == symbols


def test_a_number_alone_belongs_to_the_organ_whose_document_it_is() -> None:
    text = "Recalling its resolution 49/22 and General Assembly resolution 60/251"
    assert [m.symbol for m in find_symbols(text, "Human Rights Council")] == ["A/HRC/RES/49/22", "A/RES/60/251"]
    assert [m.symbol for m in find_symbols(text)] == ["A/RES/49/22", "A/RES/60/251"]


def test_the_numbers_of_the_security_council_run_on_through_the_years() -> None:
    years = council_years()
    assert list(years) == list(range(1946, max(years) + 1))
    assert list(years.values()) == sorted(set(years.values()))
    assert (council_year(1), council_year(1325), council_year(9999)) == (1946, 2000, None)


@pytest.mark.parametrize(
    ("symbol", "base", "suffix"),
    [
        ("A/78/L.5/Rev.1", "A/78/L.5", "Rev.1"),
        ("A/78/L.5", "A/78/L.5", ""),
        ("A/HRC/50/2/Add.1/Corr.1", "A/HRC/50/2", "Add.1/Corr.1"),
        ("NPT/CONF.1995/32 (Part I)/Corr.2", "NPT/CONF.1995/32 (Part I)", "Corr.2"),
    ],
)
def test_a_revision_is_a_document_beside_its_base(symbol: str, base: str, suffix: str) -> None:
    assert (base_symbol(symbol), suffix_of(symbol)) == (base, suffix)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A_RES_78_228-2325978E.xml", ("A/RES/78/228", "en", "2325978")),
        ("a/folder/A_RES_61_180.fr.txt", ("A/RES/61/180", "fr", None)),
        ("A_RES_78_228-FR.pdf", ("A/RES/78/228", "fr", None)),
        ("A_RES_78_228-C (1).pdf", ("A/RES/78/228", "zh", None)),
        ("S_RES_2728_2024.ar.pdf", ("S/RES/2728 (2024)", "ar", None)),
        ("S_RES_2728_(2024)-EN.pdf", ("S/RES/2728 (2024)", "en", None)),
        ("A_RES_217_III_A.es.pdf", ("A/RES/217(III)[A]", "es", None)),
        ("A_RES_46_182_A.ru.pdf", ("A/RES/46/182 A", "ru", None)),
        ("A_78_L.5_Rev.1.docx", ("A/78/L.5/Rev.1", None, None)),
        ("N2325978.pdf", None),
        ("my_file_2.txt", None),
        ("report_2020_final.pdf", None),
    ],
)
def test_the_name_of_a_file_tells_its_symbol(name: str, expected: tuple[str, str | None, str | None] | None) -> None:
    assert symbol_from_file_name(name) == expected


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


def test_the_official_link_leaves_out_a_letter_in_brackets() -> None:
    """Before 1976 the lettered parts of a resolution were issued as one document."""
    assert official_link("A/RES/217(III)[A]", "en") == "https://docs.un.org/en/A/RES/217(III)"
