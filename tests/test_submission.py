"""Who submitted a document, from the line that says what it is, in six languages."""

from __future__ import annotations

import pytest

from documents.submission import author_in, names_in, sponsors_in


@pytest.mark.parametrize(
    ("line", "code", "author"),
    [
        ("Report of the Secretary-General*", "en", "Secretary-General"),
        ("Progress report of the Secretary-General on lighthouses", "en", "Secretary-General"),
        ("Draft resolution submitted by the Chair", "en", "Chair"),
        ("Letter dated 3 May 2044 from the Permanent Representative of Ruritania addressed to the President", "en",
         "Permanent Representative of Ruritania"),
        ("Rapport du Secrétaire général", "fr", "Secrétaire général"),
        ("Note de la Présidente", "fr", "Présidente"),
        ("Informe del Secretario General sobre los faros", "es", "Secretario General"),
        ("Доклад Генерального секретаря", "ru", "Генерального секретаря"),
        ("秘书长的报告", "zh", "秘书长"),
        ("تقرير الأمين العام", "ar", "الأمين العام"),
        ("Agenda item 7", "en", None),
    ],
)  # fmt: skip
def test_authors(line: str, code: str, author: str | None) -> None:
    assert author_in(["Ninety-ninth session", line], code) == author


@pytest.mark.parametrize(
    ("line", "code", "sponsors"),
    [
        ("Iraq:* , ** draft resolution", "en", ("Iraq",)),
        ("Chad, Trinidad and Tobago, Togo and Iran (Islamic Republic of): revised draft resolution", "en",
         ("Chad", "Trinidad and Tobago", "Togo", "Iran (Islamic Republic of)")),
        ("Chili et Pérou : projet de résolution", "fr", ("Chili", "Pérou")),
        ("Chile y Perú*: proyecto de resolución", "es", ("Chile", "Perú")),
        ("Куба и Чили: проект резолюции", "ru", ("Куба", "Чили")),
        ("古巴、智利和秘鲁：决议草案", "zh", ("古巴", "智利", "秘鲁")),
        ("شيلي وكوبا: مشروع قرار", "ar", ("شيلي", "كوبا")),
        ("Draft resolution submitted by the Chair", "en", ()),
    ],
)  # fmt: skip
def test_sponsors(line: str, code: str, sponsors: tuple[str, ...]) -> None:
    assert sponsors_in([line], code) == sponsors


def test_names_that_hold_an_and_stay_whole() -> None:
    assert names_in("Bosnia and Herzegovina and Togo") == ["Bosnia and Herzegovina", "Togo"]
