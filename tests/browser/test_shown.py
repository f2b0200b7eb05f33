"""What a reader of the web chat sees of the documents looked at, of repeats and of languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from doors import CountedLetters, free_port
from test_shown import CARE, FRENCH, ORCHARDS, resolution

from documents import read_original
from index import Index

pytestmark = pytest.mark.browser

ORCHARDS_IN_FRENCH = (
    "A/RES/78/905\n\n78/905. Vergers\n\nL'Assemblée générale,\n\nRappelant sa résolution 77/905,\n\n"
    "1. Exhorte les États Membres à planter des vergers ;\n\n2. Prie le Secrétaire général de rassembler des graines."
)


@pytest.fixture(scope="module")
def library_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a chat over a few resolutions of our own writing."""
    pytest.importorskip("gradio", reason="the web chat needs gradio")
    from app import build, launch
    from assistant.engine import Assistant

    texts = [
        resolution(77, 901, "Care of lighthouses", CARE),
        resolution(78, 901, "Care of lighthouses", CARE),
        resolution(78, 905, "Orchards along rivers", ORCHARDS),
        ORCHARDS_IN_FRENCH,
        FRENCH,
    ]
    index = Index(tmp_path_factory.mktemp("library") / "index", CountedLetters())
    index.add(read_original(text, f"{at}.txt") for at, text in enumerate(texts))
    page = build(Assistant(index=index))
    yield launch(page, "127.0.0.1", free_port())
    page.close()


@pytest.fixture(params=[1280, 390])
def page(chromium: Any, library_address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The page, wide and on a telephone; nothing may be wider than the screen, and no script may fail."""
    page = chromium.new_page(viewport={"width": request.param, "height": 850})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(library_address)
    page.wait_for_selector("#conversation .welcome")
    yield page
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()


def answered(page: Any, count: int) -> None:
    """Wait for so many answers."""
    page.wait_for_function(f"document.querySelectorAll('.turn .answer').length === {count}")


def ask(page: Any, question: str) -> None:
    before = page.locator(".turn .answer").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    answered(page, before + 1)


def test_the_scope_is_said_and_changed_with_one_click(page: Any) -> None:
    ask(page, "What is asked of the Secretary-General in A/RES/78/905?")
    assert "Looked at A/RES/78/905" in page.inner_text(".scope")
    page.click(".again")
    answered(page, 2)
    assert page.locator(".turn:last-child .scope").count() == 0
    assert page.locator(".turn:last-child .citations > li").count() == 3
    assert not page.locator(".turn:first-child .again").is_visible()


def test_repeats_are_one_line(page: Any) -> None:
    ask(page, "What is asked of the Secretary-General?")
    assert page.locator(".also .chip").count() == 1
    page.click(".also .chip")
    page.wait_for_selector("#A-RES-78-901-en-OP2.pointed")


def test_another_language_is_one_click_away(page: Any) -> None:
    ask(page, "What is asked of the Secretary-General?")
    assert page.inner_text(".citations .tongue") == "in French; not held in English"
    page.click(".version >> text=Français")
    page.wait_for_selector("#A-RES-78-905-fr-OP2.pointed")
