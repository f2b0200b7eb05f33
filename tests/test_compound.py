"""A question about two matters of which the documents cover one is answered in part, and says which is missed."""

from __future__ import annotations

import pytest
from test_shown import BEACONS, CARE, FRENCH, ORCHARDS, resolution

from assistant.answer import ANSWERED, NOT_COVERED, PARTIAL
from assistant.engine import Assistant
from assistant.ways.compound import parts_of
from documents import read_original
from index import Index


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Four short resolutions, with the model that ships. Only read it."""
    texts = [
        resolution(78, 901, "Care of lighthouses", CARE),
        resolution(78, 903, "Beacons of small harbours", BEACONS),
        resolution(78, 905, "Orchards along rivers", ORCHARDS),
        FRENCH,
    ]
    index = Index(tmp_path_factory.mktemp("library") / "index")
    index.add(read_original(text, f"{at}.txt") for at, text in enumerate(texts))
    return Assistant(index=index)


PARTLY = [
    ("What is said about lighthouses and about comets?", "comets"),
    ("What is said about comets and about orchards?", "comets"),
    ("Where is anything said about harbours and about the Antarctic treaty?", "Antarctic treaty"),
    ("What do the documents say on orchards as well as on chemical weapons?", "chemical weapons"),
    ("Que dit-on sur les phares et sur les comètes ?", "comètes"),
    ("有哪些关于灯塔和关于彗星的段落？", "彗星"),
]


@pytest.mark.parametrize(("question", "missed"), PARTLY)
def test_the_part_that_is_missed_is_named(library: Assistant, question: str, missed: str) -> None:
    answer = library.ask(question)
    assert answer.status == PARTIAL
    assert answer.citations
    assert missed in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "What is said about orchards and about lighthouses?",
        "What is said about lamps and about apples?",
        "What is said about lighthouses and about rivers?",
        "What is said about lighthouses and beacons?",
        "What is said about apples and old varieties?",
    ],
)
def test_two_matters_that_are_covered_are_one_answer(library: Assistant, question: str) -> None:
    assert library.ask(question).status == ANSWERED


@pytest.mark.parametrize(
    "question", ["What is said about comets and about sharks?", "What do the documents say on trade and development?"]
)
def test_what_is_not_covered_stays_so(library: Assistant, question: str) -> None:
    assert library.ask(question).status == NOT_COVERED


@pytest.mark.parametrize(
    ("text", "code", "matters"),
    [
        ("What is said about wells and about comets?", "en", ["wells", "comets"]),
        ("What is said about trade and development?", "en", []),
        ("What is said about wells, about comets and about trees?", "en", []),
        ("What is said about wells and about comets and about trees?", "en", []),
        ("Qu'est-il dit des puits et des comètes ?", "fr", []),
        ("¿Qué se dice sobre los pozos y sobre los cometas?", "es", ["los pozos", "los cometas"]),
        ("Что говорится о колодцах и о кометах?", "ru", ["колодцах", "кометах"]),
        ("ماذا يقال عن الآبار وعن المذنبات؟", "ar", ["الآبار", "المذنبات"]),
    ],
)
def test_a_question_is_taken_apart_where_its_preposition_is_repeated(text: str, code: str, matters: list[str]) -> None:
    parts = parts_of(text, code)
    assert [part.words for part in parts] == matters
    assert all(part.question[-1] in "?؟" for part in parts)
