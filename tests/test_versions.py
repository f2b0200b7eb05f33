"""The versions of a resolution in several languages are one source: each paragraph is cited once, to its reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.engine import Assistant
from documents import read_original
from index import Index

TEXTS = {
    "en": "A/RES/99/1\n\n99/1. Trees\n\nThe General Assembly,\n\nRecalling its resolution 98/4,\n\n"
    "1. Requests the Secretary-General to plant trees.",
    "fr": "A/RES/99/1\n\n99/1. Arbres\n\nL'Assemblée générale,\n\nRappelant sa résolution 98/4,\n\n"
    "1. Prie le Secrétaire général de planter des arbres.",
    "ru": "A/RES/99/1\n\n99/1. Деревья\n\nГенеральная Ассамблея,\n\nссылаясь на свою резолюцию 98/4,\n\n"
    "1. просит Генерального секретаря посадить деревья.",
}


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    index = Index(tmp_path / "index")
    index.add(read_original(text, f"{code}.txt") for code, text in TEXTS.items())
    return Assistant(index=index)


@pytest.mark.parametrize(
    ("question", "language", "cited_in"),
    [
        ("What is asked of the Secretary-General?", "en", "en"),
        ("Que demande-t-on au Secrétaire général ?", "fr", "fr"),
        ("Что поручается Генеральному секретарю?", "ru", "ru"),
        ("¿Qué se pide al Secretario General?", "es", "en"),
        ("Which paragraph cites resolution 98/4?", "en", "en"),
        ("paragraphe 1", "fr", "fr"),
    ],
)
def test_a_paragraph_is_cited_once(assistant: Assistant, question: str, language: str, cited_in: str) -> None:
    answer = assistant.ask(question, language=language)
    assert [(c.symbol, c.language) for c in answer.citations] == [("A/RES/99/1", cited_in)]
    assert {c.language for c in answer.candidates} == {cited_in}


def test_all_versions_are_one_document_under_one_symbol(assistant: Assistant) -> None:
    assert {d.language for d in assistant.index.documents} == set(TEXTS)
    assert assistant.index.document("A/RES/99/1", "ru").masthead.title == "Деревья"
    assert assistant.index.remove("A/RES/99/1") == 3
