"""Ids are the same in every language; the reader sees them in his own form."""

from __future__ import annotations

import pytest

from documents.labels import is_part_of, item_letter, label
from documents.languages import LANGUAGES

LABELS = {
    "en": ["para. 12", "para. 4 (b) (ii)", "preambular para. 3", "preambular para. 1", "footnote 7", "masthead"],
    "fr": ["par. 12", "par. 4 b) ii)", "3e alinéa du préambule", "1er alinéa du préambule", "note 7", "en-tête"],
    "es": ["párr. 12", "párr. 4 b) ii)", "párrafo 3 del preámbulo", "párrafo 1 del preámbulo",
           "nota 7", "encabezamiento"],
    "ru": ["п. 12", "п. 4 b) ii)", "3-й абзац преамбулы", "1-й абзац преамбулы", "сноска 7", "шапка документа"],
    "zh": ["第12段", "第4(b)(ii)段", "序言部分第3段", "序言部分第1段", "脚注7", "文件首部"],
    "ar": ["الفقرة 12", "الفقرة 4 (ب) (ii)", "الفقرة 3 من الديباجة", "الفقرة 1 من الديباجة",
           "الحاشية 7", "ترويسة الوثيقة"],
}  # fmt: skip
IDS = ["OP12", "OP4(b)(ii)", "PP3", "PP1", "FN7", "META"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_labels_in_the_readers_language(code: str) -> None:
    assert [label(unit_id, code) for unit_id in IDS] == LABELS[code]


def test_items_of_the_preamble_and_unnumbered_paragraphs() -> None:
    assert label("PP7(a)", "en") == "preambular para. 7 (a)"
    assert label("PP7(a)", "zh") == "序言部分第7(a)段"
    assert label("P1", "en") == "para. 1"
    assert label("FN*", "fr") == "note *"


def test_an_id_of_unknown_form_is_shown_as_it_is() -> None:
    assert label("Annex I/4", "ru") == "Annex I/4"


@pytest.mark.parametrize(
    ("printed", "letter"), [("أ", "a"), ("ب", "b"), ("ج", "c"), ("د", "d"), ("هـ", "e"), ("b", "b")]
)
def test_arabic_items_are_lettered_in_the_order_of_the_abjad(printed: str, letter: str) -> None:
    assert item_letter(printed, "ar") == letter


def test_an_item_is_part_of_its_paragraph() -> None:
    assert is_part_of("OP4(b)", "OP4")
    assert is_part_of("OP4", "OP4")
    assert not is_part_of("OP40", "OP4")
    assert not is_part_of("OP4", "OP4(b)")
