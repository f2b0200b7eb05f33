"""Paragraphs and footnotes asked for by number, as people type them in the six languages."""

from __future__ import annotations

import pytest

from assistant.lookup import LAST, NumberAsked, numbers_asked

ASKED = {
    "en": {
        "What does paragraph 9 say?": "OP9",
        "the second preambular paragraph": "PP2",
        "paragraph 3 of the preamble": "PP3",
        "In the preamble, what does the 3rd paragraph say?": "PP3",
        "paragraphs 3 to 5": "OP3 OP4 OP5",
        "from paragraph 3 to paragraph 5": "OP3 OP4 OP5",
        "paragraphs 1-3 and 7": "OP1 OP2 OP3 OP7",
        "paras. 3, 5 and 7": "OP3 OP5 OP7",
        "OP12": "OP12",
        "PP3 and FN 4": "PP3 FN4",
        "last operative paragraph": "OP-1",
        "the first and last paragraphs": "OP1 OP-1",
        "the twenty-first paragraph": "OP21",
        "footnote no. 4": "FN4",
        "para 4 (b)": "OP4(b)",
        "para. 4(b)(ii) and 5 (a)": "OP4(b)(ii) OP5(a)",
        "paragraph nine": "OP9",
        "paragraph 12 and footnote 3": "OP12 FN3",
        "paragraph 12, 61st session": "OP12",
        "footnote 3 and last paragraph": "FN3 OP-1",
        "the preamble and paragraph 9": "OP9",
        "the second preambular paragraph and paragraph 9": "PP2 OP9",
        "paragraph 9 of resolution 61/180": "OP9",
    },
    "fr": {
        "Que dit le paragraphe 9 ?": "OP9",
        "alinéa 3": "PP3",
        "le deuxième alinéa du préambule": "PP2",
        "le 2e alinéa du préambule": "PP2",
        "1er alinéa": "PP1",
        "notes 2 et 4": "FN2 FN4",
        "paragraphe neuf": "OP9",
        "paragraphe premier": "OP1",
        "les paragraphes 3 à 5": "OP3 OP4 OP5",
        "du paragraphe 3 au paragraphe 5": "OP3 OP4 OP5",
        "que dit le par. 4 b) ?": "OP4(b)",
        "dernier alinéa du préambule": "PP-1",
        "le premier et le dernier paragraphe": "OP1 OP-1",
        "note de bas de page n° 4": "FN4",
        "les paragraphes trois et quatre": "OP3 OP4",
    },
    "es": {
        "¿Qué dice el párrafo 9?": "OP9",
        "párr. 4 b)": "OP4(b)",
        "el segundo párrafo del preámbulo": "PP2",
        "el 3.er párrafo": "OP3",
        "el 2º párrafo del preámbulo": "PP2",
        "párrafos 3, 5 y 7": "OP3 OP5 OP7",
        "los párrafos 3 a 5": "OP3 OP4 OP5",
        "párrafos del 3 al 5": "OP3 OP4 OP5",
        "el último párrafo de la parte dispositiva": "OP-1",
        "los párrafos primero y tercero": "OP1 OP3",
        "nota de pie de página núm. 4": "FN4",
        "notas al pie 2 y 4": "FN2 FN4",
        "párrafo nueve": "OP9",
        "párrafo 3 del preámbulo": "PP3",
    },
    "ru": {
        "Что сказано в пункте 9?": "OP9",
        "второй абзац преамбулы": "PP2",
        "в 3-м абзаце преамбулы": "PP3",
        "пункт 3 преамбулы": "PP3",
        "пп. 3, 5 и 7": "OP3 OP5 OP7",
        "пункты 3–5": "OP3 OP4 OP5",
        "пункты с 3 по 5": "OP3 OP4 OP5",
        "последний пункт постановляющей части": "OP-1",
        "в 5 пункте": "OP5",
        "п. 4 b)": "OP4(b)",
        "пункт девять": "OP9",
        "сноски 2 и 4": "FN2 FN4",
        "примечание № 3": "FN3",
        "в двадцать первом пункте": "OP21",
    },
    "zh": {
        "第9段说了什么？": "OP9",
        "执行部分第12段": "OP12",
        "序言部分第二段": "PP2",
        "第二个序言段": "PP2",
        "序言部分第2段和第4段": "PP2 PP4",
        "第3、5和7段": "OP3 OP5 OP7",
        "第3至5段": "OP3 OP4 OP5",
        "第3段到第5段": "OP3 OP4 OP5",
        "最后一段": "OP-1",
        "最后一个序言段": "PP-1",
        "脚注4": "FN4",
        "脚注2和4": "FN2 FN4",
        "第4(b)段": "OP4(b)",
        "第十二段": "OP12",
        "第9段和脚注3": "OP9 FN3",
    },
    "ar": {
        "ماذا تقول الفقرة 9؟": "OP9",
        "الفقرة الثانية من الديباجة": "PP2",
        "الفقرة 3 من الديباجة": "PP3",
        "الفقرات 3 و 5 و 7": "OP3 OP5 OP7",
        "الفقرتان 3 و5": "OP3 OP5",
        "الفقرات من 3 إلى 5": "OP3 OP4 OP5",
        "الفقرة الأخيرة من المنطوق": "OP-1",
        "آخر فقرة": "OP-1",
        "ثالث فقرة": "OP3",
        "الحاشية رقم 4": "FN4",
        "الحاشيتان 2 و 4": "FN2 FN4",
        "في الفقرة ٩": "OP9",
        "بالفقرة 12": "OP12",
        "الفقرتان الأولى والثالثة": "OP1 OP3",
        "الفقرة 4 (أ)": "OP4(a)",
    },
}

NOT_ASKED = {
    "en": [
        "resolution 61/180",
        "A/61/444",
        "article 32",
        "agenda item 98",
        "paragraph 4 of the Convention",
        "the three paragraphs on victims",
        "Which paragraph first mentions children?",
        "the first three paragraphs",
        "in 2010",
    ],
    "fr": [
        "résolution 61/180",
        "A/61/444",
        "point 98 de l'ordre du jour",
        "points 3 et 4 de l'ordre du jour",
        "article 32",
        "adopté par 5 voix",
        "les trois paragraphes",
    ],
    "es": [
        "resolución 61/180",
        "tema 98 del programa",
        "punto 98 del orden del día",
        "artículo 32",
        "los tres párrafos",
        "para 5 países",
    ],
    "ru": [
        "резолюция 61/180",
        "пункт 98 повестки дня",
        "статья 32",
        "три пункта",
        "пункт 2 статьи 5",
    ],
    "zh": [
        "第61/180号决议",
        "议程项目98",
        "第三十二条",
        "关注3个问题",
        "三段",
    ],
    "ar": [
        "القرار 61/180",
        "البند 98 من جدول الأعمال",
        "المادة 32",
        "ثلاث فقرات",
        "الفقرة 2 من المادة 5",
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "ids"),
    [(language, text, ids) for language, texts in ASKED.items() for text, ids in texts.items()],
)
def test_what_is_asked_for_by_number_is_found_in_order(language: str, text: str, ids: str) -> None:
    assert [number.id for number in numbers_asked(text, language)] == ids.split()


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in NOT_ASKED.items() for text in texts]
)
def test_other_numbers_ask_for_no_paragraph(language: str, text: str) -> None:
    assert numbers_asked(text, language) == []


def test_the_last_of_a_kind_has_no_number() -> None:
    assert numbers_asked("the last footnote", "en") == [NumberAsked("footnote", LAST)]


def test_a_number_asked_for_twice_counts_once() -> None:
    assert numbers_asked("OP12, that is paragraph 12", "en") == [NumberAsked("operative", 12)]
