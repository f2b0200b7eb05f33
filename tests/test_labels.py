"""Ids are the same in every language; the reader sees them in his own form."""

from __future__ import annotations

import pytest

from documents.labels import is_part_of, item_label, item_letter, label
from documents.languages import LANGUAGES

LABELS = {
    "en": ["para. 12", "para. 4 (b) (ii)", "preambular para. 3", "preambular para. 1", "footnote 7", "masthead"],
    "fr": ["par. 12", "par. 4 b) ii)", "3e alinéa du préambule", "1er alinéa du préambule", "note 7", "en-tête"],
    "es": ["párr. 12", "párr. 4 b) ii)", "párrafo 3 del preámbulo", "párrafo 1 del preámbulo",
           "nota 7", "encabezamiento"],
    "ru": ["п. 12", "п. 4 b) ii)", "3-й абзац преамбулы", "1-й абзац преамбулы", "сноска 7", "шапка документа"],
    "zh": ["第12段", "第4(b)(ii)段", "序言部分第3段", "序言部分第1段", "脚注7", "文件首部"],
    "ar": ["الفقرة 12", "الفقرة 4 (ب) (2)", "الفقرة 3 من الديباجة", "الفقرة 1 من الديباجة",
           "الحاشية 7", "ترويسة الوثيقة"],
}  # fmt: skip
IDS = ["OP12", "OP4(b)(ii)", "PP3", "PP1", "FN7", "META"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_labels_in_the_readers_language(code: str) -> None:
    assert [label(unit_id, code) for unit_id in IDS] == LABELS[code]


def test_items_of_the_preamble_and_unnumbered_paragraphs() -> None:
    assert label("PP7(a)", "en") == "preambular para. 7 (a)"
    assert label("PP7(a)", "zh") == "序言部分第7(a)段"
    assert label("P1", "en") == "unnumbered para. 1"
    assert label("FN*", "fr") == "note *"


def test_an_id_of_unknown_form_is_shown_as_it_is() -> None:
    assert label("Figure X", "ru") == "Figure X"


@pytest.mark.parametrize(
    ("paragraph", "code", "seen"),
    [
        ("Annex I/4", "ru", "приложение I, п. 4"),
        ("Annex/3(b)", "fr", "annexe, par. 3 b)"),
        ("Section II/OP3", "en", "section II, para. 3"),
        ("Summary/P1", "es", "resumen, párr. sin número 1"),
        ("Table 2", "en", "table 2"),
        ("Table/3", "zh", "表第3行"),
        ("Annex II/Table/3", "en", "annex II, table, row 3"),
        ("S7", "en", "intervention 7"),
        ("Annex/Article 7/2(b)", "zh", "附件，第7条，第2(b)段"),
        ("Draft resolution II/OP3", "en", "draft resolution II, para. 3"),
        ("Draft decision/PP1", "fr", "projet de décision, 1er alinéa du préambule"),
        ("12(a)", "en", "para. 12 (a)"),
        ("OP2(aa)", "ar", "الفقرة 2 (أأ)"),
        ("OP5(i)", "ar", "الفقرة 5 (ط)"),
    ],
)
def test_where_a_paragraph_stands_is_said(paragraph: str, code: str, seen: str) -> None:
    assert label(paragraph, code) == seen


@pytest.mark.parametrize(
    ("printed", "code", "item"),
    [
        ("(ب)", "ar", "b"),
        ("أأ", "ar", "aa"),
        ("（一）", "zh", "i"),
        ("十二", "zh", "xii"),
        ("子", "zh", "a"),
        ("B", "en", "b"),
    ],
)
def test_items_have_the_same_label_in_every_language(printed: str, code: str, item: str) -> None:
    assert item_label(printed, code) == item


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
