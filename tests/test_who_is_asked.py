"""Who is asked what, over several documents: the whole set, counted for its reader, and what was read with doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from doors import operative

from assistant.answer import ANSWERED, NOT_COVERED, Answer
from assistant.engine import Assistant
from assistant.terminal import IN_FULL, show_answer
from assistant.web.interface import words
from assistant.web.rendering import SHOWN, answer_html
from documents import Document, read_file, shipped_texts
from index import Index

FIXTURES = Path(__file__).parent / "fixtures" / "texts"
TEXTS = Path(__file__).parent / "quality" / "texts"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index over eight documents in six languages, one of them in two."""
    folder = tmp_path_factory.mktemp("asked") / "index"
    paths = [*shipped_texts(), *sorted(FIXTURES.glob("A_RES_75_90*.txt")), *sorted(TEXTS.glob("*.txt"))]
    Assistant(folder).index.add(read_file(path) for path in paths)
    return folder


@pytest.fixture(scope="module")
def library(folder: Path) -> Assistant:
    return Assistant(folder)


def cited(answer: Answer) -> list[str]:
    """What is cited: "75/904 OP2"."""
    return [f"{c.symbol.removeprefix('A/RES/')} {c.paragraph}" for c in answer.citations]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "What is asked of the World Bank?",
            "Asked of the World Bank: 2 paragraphs in 2 of 8 documents: A/RES/75/904 2; A/RES/76/911 3.",
        ),
        (
            "Que demande-t-on à la Banque mondiale ?",
            "Demandes adressées à ce destinataire (Banque mondiale) : 2 paragraphes dans 2 document(s) sur 8 : "
            "A/RES/75/904 2 ; A/RES/76/911 3.",
        ),
        (
            "¿Qué se pide al Banco Mundial?",
            "Peticiones dirigidas a este destinatario (Banco Mundial): 2 párrafos en 2 de 8 documentos: "
            "A/RES/75/904 2; A/RES/76/911 3.",
        ),
        (
            "О чём просят Всемирный банк?",
            "Обращено к адресату (Всемирный банк): пунктов — 2, документов — 2 из 8: A/RES/75/904 2; A/RES/76/911 3.",
        ),
        (
            "对世界银行有什么要求？",
            "对世界银行的要求：共2段，见8份文件中的2份：A/RES/75/904 2；A/RES/76/911 3。",
        ),
        (
            "ماذا يطلب من البنك الدولي؟",
            "المطلوب من الجهة التالية (البنك الدولي): عدد الفقرات 2، عدد الوثائق 2 من أصل 8: "
            "A/RES/75/904 2؛ A/RES/76/911 3.",
        ),
    ],
)
def test_the_set_is_counted_in_the_language_of_the_question(library: Assistant, question: str, sentence: str) -> None:
    answer = library.ask(question)
    assert answer.answer == sentence
    assert cited(answer) == ["75/904 OP2", "76/911 OP3"]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "Which reports are due at the seventy-eighth session?",
            "Reports due at session 78: 1 paragraph in 1 of 8 documents: A/RES/76/911 5.",
        ),
        (
            "Что нужно сделать до конца 2022 года?",
            "К сроку (2022 год): пунктов — 3, документов — 3 из 8: "
            "A/RES/75/901 1; A/RES/76/911 6; S/RES/2998 (2021) 3. Прочитано неуверенно (отмечено): 1.",
        ),
        (
            "Que décide l'Assemblée générale à la session 75 ?",
            "Décide : 5 paragraphes dans 5 document(s) sur 5 : "
            "A/RES/75/901 5 ; A/RES/75/902 5 ; A/RES/75/903 5 ; A/RES/75/904 5 ; A/RES/75/905 5.",
        ),
        (
            "Who is asked to train customs officers?",
            "Somebody is asked to do so: 1 paragraph in 1 of 8 documents: A/RES/76/911 2.",
        ),
    ],
)
def test_deadlines_decisions_and_those_who_are_asked_are_counted_too(
    library: Assistant, question: str, sentence: str
) -> None:
    assert library.ask(question).answer == sentence


def test_citations_are_grouped_by_document_and_then_by_family(library: Assistant) -> None:
    answer = library.ask("What is asked of States in the resolution on the smuggling of seeds?")
    assert [(c.paragraph, c.family) for c in answer.citations] == [("OP2", "urge"), ("OP1", "call"), ("OP3", "invite")]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (
            "What is asked of Member States in the Security Council resolutions?",
            ["S/RES/2998 (2021) OP4", "S/RES/2998 (2021) OP2"],
        ),
        ("¿Qué se pide a la FAO en las resoluciones sobre los huertos escolares?", ["75/902 OP3"]),
        ("What is asked of the World Bank in 2021?", ["76/911 OP3"]),
        ("Que demande-t-on aux États Membres dans la résolution sur les jardins scolaires ?", ["75/902 OP2"]),
        ("关于乡村图书馆的决议要求会员国做什么？", ["75/904 OP2"]),
        ("What is due by 2024?", ["75/905 OP2(a)"]),
        ("What does the Security Council decide?", ["S/RES/2998 (2021) OP5"]),
    ],
)
def test_a_question_is_limited_to_the_documents_and_the_time_that_it_names(
    library: Assistant, question: str, found: list[str]
) -> None:
    assert cited(library.ask(question)) == found


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What was asked of UNICEF in 1999?", "No document in this index is of that organ, session or year."),
        (
            "What is asked of States in the resolution on unicorn breeding?",
            "No document here has such a title: “unicorn breeding”. The nearest paragraphs are below.",
        ),
        (
            "What must the Secretary-General do under A/RES/77/1?",
            "A/RES/77/1 is not in this index; add it with: operative add A/RES/77/1",
        ),
        ("Which reports are due at the ninetieth session?", "Nothing is due then by these documents."),
        (
            "What is asked of the General Assembly?",
            "These documents ask nothing of the General Assembly. The nearest paragraphs are below.",
        ),
    ],
)
def test_what_is_not_there_is_said(library: Assistant, question: str, sentence: str) -> None:
    answer = library.ask(question)
    assert (answer.status, answer.answer, answer.citations) == (NOT_COVERED, sentence, ())


def test_of_two_equal_titles_the_one_that_the_reader_can_read_is_meant(library: Assistant) -> None:
    answer = library.ask("Que demande-t-on à la Banque mondiale dans la résolution sur la contrebande ?")
    assert [(c.symbol, c.language) for c in answer.citations] == [("A/RES/76/911", "fr")]


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Forty copies of a resolution whose second act was read with doubt, and whose last binds the Assembly itself."""
    document, reading = read_file(TEXTS / "A_RES_76_911.en.txt")
    index = Index(tmp_path_factory.mktemp("doubtful") / "index")
    index.add((copy_of(document, number), reading) for number in range(1, 41))
    return Assistant(index=index)


def copy_of(document: Document, number: int) -> Document:
    """``document`` under another symbol, as the next reading of clauses will give it."""
    paragraphs = []
    for paragraph in document.paragraphs:
        doubt, own = "pronoun" * (paragraph.id == "OP2"), paragraph.id == "OP7"
        clauses = [
            replace(c, doubt=doubt, own=own, addressees=("General Assembly",) if own else c.addressees)
            for c in paragraph.clauses
        ]
        paragraphs.append(replace(paragraph, clauses=tuple(clauses)))
    masthead = replace(document.masthead, symbol=f"A/RES/76/{number}")
    return replace(document, masthead=masthead, paragraphs=tuple(paragraphs))


def test_doubts_are_counted_and_marked(doubtful: Assistant) -> None:
    answer = doubtful.ask("What is asked of Governments?")
    assert answer.answer == "Asked of governments: 120 paragraphs in 40 of 40 documents. Uncertain, and marked so: 40."
    assert {c.paragraph for c in answer.citations if c.uncertain} == {"OP2"}
    assert answer.to_json()["citations"][0]["uncertain"] is True


def test_a_decision_is_asked_of_nobody(doubtful: Assistant) -> None:
    assert doubtful.ask("What is asked of the General Assembly?").status == NOT_COVERED
    decided = doubtful.ask("What does the General Assembly decide in A/RES/76/3?")
    assert (decided.status, cited(decided)) == (ANSWERED, ["76/3 OP7"])


def test_a_large_set_is_listed_by_document_and_verb(doubtful: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    answer = doubtful.ask("What is asked of Governments?")
    assert len(answer.citations) > IN_FULL
    show_answer(answer, {"A/RES/76/2": "Seeds"})
    shown = capsys.readouterr().out
    assert "\nA/RES/76/2 · Seeds\n  urges: 2 ?\n  calls upon: 1\n  invites: 3\n" in shown
    assert "To see all: --json" in shown
    assert "train customs officers" not in shown


def test_a_small_set_is_shown_word_for_word(folder: Path) -> None:
    shown = operative("ask", "What is asked of the World Bank?", "--index", folder).out
    assert "A/RES/76/911 · Preventing the smuggling of seeds\n  invites: 3\n    Invites the World Bank" in shown


def test_the_page_marks_doubts_and_says_what_it_leaves_out(doubtful: Assistant) -> None:
    answer = doubtful.ask("What is asked of Governments?")
    page = answer_html(answer, doubtful.index.document)
    assert page.count('class="chip"') == SHOWN
    assert words("en")["uncertain"] in page
    assert words("en")["unshown"].format(count=120 - SHOWN) in page
