"""Words and their keys: what two inflections of the same word share."""

from __future__ import annotations

import pytest

from documents.languages import fold, has_word, word_key, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉTATS", "etats"),
        ("l’Office", "l'office"),
        ("ﬁn", "fin"),
        ("Ёлка и йод", "елка и йод"),
        ("ＡＢＣ１２", "abc12"),
        ("الأُمَم", "الامم"),
        ("الدورة", "الدوره"),
        ("الأمــم", "الامم"),
        ("贩运人口", "贩运人口"),
    ],
)
def test_case_accents_width_and_vowel_marks_are_folded_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "requests", "requesting"),
        ("en", "organization", "organisations"),
        ("en", "States", "state"),
        ("fr", "États", "etat"),
        ("fr", "invitée", "invite"),
        ("es", "resolución", "resoluciones"),
        ("ru", "резолюция", "резолюции"),
        ("ru", "учёт", "учет"),
        ("ru", "торговец", "торговцев"),
        ("ru", "владелец", "владельцами"),
        ("ru", "люди", "людьми"),
        ("fr", "tenu", "tenus"),
        ("ar", "الدول", "للدول"),
        ("ar", "والدول", "بالدول"),
        ("ar", "التقرير", "تقريرا"),
        ("ar", "القَرار", "القرار"),
    ],
)
def test_two_forms_of_a_word_have_one_key(code: str, one: str, other: str) -> None:
    """Also with the "and", the article and the prepositions that Arabic writes onto a word."""
    assert word_key(one, code) == word_key(other, code)


@pytest.mark.parametrize(
    ("code", "one", "other"), [("en", "general", "generation"), ("ar", "ولد", "لد"), ("ru", "мир", "мера")]
)
def test_different_words_have_different_keys(code: str, one: str, other: str) -> None:
    assert word_key(one, code) != word_key(other, code)


def test_figures_are_the_same_in_every_script() -> None:
    assert word_key("٢٠٠٦", "ar") == word_key("2006", "en") == "2006"


@pytest.mark.parametrize(
    ("code", "text", "cut"),
    [
        ("fr", "l'Office, dont le rapport² est prêt", ["l", "Office", "dont", "le", "rapport", "est", "prêt"]),
        ("en", "E/CN.4/2006/62 and resolution 61/180.", ["E/CN.4/2006/62", "and", "resolution", "61/180"]),
        ("zh", "请秘书长", ["请", "秘", "书", "长"]),
        ("zh", "第61/180号", ["第", "61/180", "号"]),
        ("ar", "و1980", ["و", "1980"]),
        ("en", "— … *", []),
        ("ar", "١ ـ تطلب", ["١", "تطلب"]),
    ],
)
def test_a_text_is_cut_into_words(code: str, text: str, cut: list[str]) -> None:
    """A symbol is one word, a Chinese character is one, a footnote mark is none."""
    assert [word.text for word in words(text, code)] == cut


def test_places_of_words_point_into_the_text() -> None:
    text = "Prie le Secrétaire général³"
    assert [text[w.start : w.end] for w in words(text, "fr")] == ["Prie", "le", "Secrétaire", "général"]


def test_whether_there_is_anything_to_read() -> None:
    assert has_word("秘")
    assert has_word("9")
    assert not has_word("?! … ")
