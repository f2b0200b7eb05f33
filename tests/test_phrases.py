"""Finding the phrases of a table in a text."""

from __future__ import annotations

import pytest

from documents.languages import PhraseTable, actors_in

RIGHTS = PhraseTable(
    [("rights", "rights"), ("human rights", "human rights"), ("council", "Human Rights Council"), ("states", "States")],
    "en",
)


def test_every_phrase_is_found_overlapping_ones_too() -> None:
    assert [m.name for m in RIGHTS.find_all("the Human Rights Council")] == ["human rights", "council", "rights"]


def test_the_longest_phrase_is_found_where_they_overlap() -> None:
    found = RIGHTS.find_longest("the Human Rights Council and the rights of States")
    assert [m.name for m in found] == ["council", "rights", "states"]


def test_places_point_into_the_text() -> None:
    text = "all human rights of all"
    (match,) = RIGHTS.find_longest(text)
    assert (text[match.start : match.end], match.length) == ("human rights", 2)


def test_inflection_and_case_do_not_matter() -> None:
    assert [m.name for m in RIGHTS.find_longest("a state of HUMAN RIGHT")] == ["states", "human rights"]


def test_one_phrase_may_stand_for_several_names() -> None:
    table = PhraseTable([("one", "Office"), ("two", "Office")], "en")
    assert [m.name for m in table.find_longest("the Office")] == ["one", "two"]


def test_a_long_phrase_may_have_one_more_word_inside() -> None:
    """The "Protocole additionnel visant à" is the "Protocole visant à"; a short phrase must be whole."""
    table = PhraseTable([("protocol", "Protocole visant à prévenir la traite"), ("short", "droits enfant")], "fr")
    assert [m.name for m in table.find_all("le Protocole additionnel visant à prévenir la traite")] == ["protocol"]
    assert table.find_all("droits chaque enfant") == []


def test_an_empty_phrase_is_never_found() -> None:
    assert PhraseTable([("nothing", "…"), ("nothing", "")], "en").find_all("… anything") == []


def test_a_lone_tatweel_ends_no_phrase() -> None:
    """Folding leaves nothing of it, and an empty key means the end of a phrase."""
    assert [m.name for m in PhraseTable([("states", "الدول")], "ar").find_all("الدول ـ الدول")] == ["states", "states"]


def test_an_accent_tells_two_words_of_one_stem_apart() -> None:
    table = PhraseTable([("trafficking", "traite"), ("treaty", "traité")], "fr")
    assert [m.name for m in table.find_longest("la traite")] == ["trafficking"]
    assert [m.name for m in table.find_longest("le traité")] == ["treaty"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "the Secretary-General"),
        ("fr", "au Secrétaire général"),
        ("es", "al Secretario General"),
        ("ru", "Генерального секретаря"),
        ("zh", "又请秘书长向大会"),
        ("ar", "إلى الأمين العام"),
    ],
)
def test_an_actor_is_found_in_every_language(code: str, text: str) -> None:
    """In the case and with the prepositions it has there, without blanks in Chinese."""
    assert actors_in(text, code)[0].name == "Secretary-General"


def test_an_actor_inside_a_longer_name_is_not_meant() -> None:
    found = actors_in("the Special Representative of the Secretary-General for Children and Armed Conflict", "en")
    assert [m.name for m in found] == [
        "Special Representative of the Secretary-General for Children and Armed Conflict"
    ]


def test_a_word_may_stand_inside_a_long_phrase_where_another_phrase_goes_on_with_it() -> None:
    table = PhraseTable([("long", "Protocol to prevent and punish"), ("short", "Protocol additional")], "en")
    assert [m.name for m in table.find_all("the Protocol additional to prevent and punish")] == ["short", "long"]


def test_arabic_letters_written_onto_a_word_are_taken_off_where_no_phrase_has_them() -> None:
    table = PhraseTable([("rights", "حقوق"), ("protection", "لحماية")], "ar")
    assert [m.name for m in table.find_all("احترام لحقوق")] == ["rights"]
    assert [m.name for m in table.find_all("خطة لحماية")] == ["protection"]


def test_a_word_printed_just_so_shuts_out_others_of_its_stem() -> None:
    table = PhraseTable([("shape", "forme"), ("train", "former")], "fr")
    assert [m.name for m in table.find_all("les formes contemporaines")] == ["shape"]
    assert [m.name for m in table.find_all("formez la police")] == ["shape", "train"]
