"""Dates and ordinals as documents print them in six languages."""

from __future__ import annotations

from datetime import date

import pytest

from documents.dates import find_dates, first_date, in_words
from documents.languages import LANGUAGES, ordinal_value, ordinals_in, table_rows

ADOPTED = date(2006, 12, 20)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "20 December 2006"),
        ("en", "adopted on 20 december 2006,"),
        ("fr", "20 décembre 2006"),
        ("fr", "20 DÉCEMBRE 2006"),
        ("es", "20 de diciembre de 2006"),
        ("ru", "20 декабря 2006 года"),
        ("zh", "2006年12月20日"),
        ("ar", "20 كانون الأول/ديسمبر 2006"),
        ("ar", "20 ديسمبر 2006"),
        ("ar", "20 كانون الأول 2006"),
        ("ar", "٢٠ كانون الأول/ديسمبر ٢٠٠٦"),
    ],
)
def test_a_date_is_found_as_printed(code: str, text: str) -> None:
    """Arabic months have two names, together or alone, and Arabic figures of their own."""
    assert first_date(text, code) == ADOPTED


def test_the_first_of_a_month() -> None:
    assert first_date("1er mars 2045", "fr") == date(2045, 3, 1)


def test_dates_that_do_not_exist_are_passed_over() -> None:
    assert [d.value for d in find_dates("31 février 2006, puis 3 mars 2006", "fr")] == [date(2006, 3, 3)]


@pytest.mark.parametrize("text", ["", "décembre 2006", "120 décembre 2006", "20 décembre 06", "20 brumaire 2006"])
def test_what_is_no_full_date(text: str) -> None:
    assert first_date(text, "fr") is None


def test_places_of_dates_point_into_the_text() -> None:
    text = "du 17 mai 1974 et du 2 mai 1980"
    assert [text[d.start : d.end] for d in find_dates(text, "fr")] == ["17 mai 1974", "2 mai 1980"]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_in_words_is_read_back(code: str, month: int) -> None:
    value = date(2020, month, 28)
    assert first_date(in_words(value, code), code) == value


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "Sixty-first", 61),
        ("fr", "Soixante et unième", 61),
        ("fr", "soixante-et-unième", 61),
        ("es", "Sexagésimo primer", 61),
        ("es", "septuagésimo quinto", 75),
        ("ru", "шестьдесят первая", 61),
        ("ru", "семьдесят седьмой", 77),
        ("zh", "第六十一", 61),
        ("ar", "الحادية والستون", 61),
        ("ar", "السابعة والسبعين", 77),
    ],
)
def test_an_ordinal_in_words(code: str, text: str, value: int) -> None:
    """As the masthead prints a session, in the case and gender it has there."""
    assert ordinal_value(text, code) == value


def test_an_ordinal_inside_a_sentence() -> None:
    assert [value for value, _, _ in ordinals_in("at its seventy-seventh session", "en")] == [77]
    assert ordinal_value("session", "en") is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_ordinal_is_found_as_it_is_printed(code: str) -> None:
    rows = table_rows("documents.languages", "ordinals.csv")
    forms = [(int(row["number"]), form) for row in rows for form in row[code].split("|")]
    assert [form for value, form in forms if [found for found, _, _ in ordinals_in(form, code)] != [value]] == []
