"""The web chat as its users see it, in a real browser. Skipped where chromium or playwright is missing."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser

QUESTION = "What is asked of the Secretary-General?"
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

Visit = Callable[..., "Visitor"]


class Visitor:
    """Somebody at the page: what he does, what he sees, and what his browser asked for and complained of."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.requested: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dismiss)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.goto(address)
        page.wait_for_selector("#conversation .welcome")
        page.wait_for_selector("#document .document")

    def _dismiss(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def ask(self, question: str) -> None:
        """Type a question and wait for its answer."""
        before = self.page.locator(".turn .answer").count()
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        self.page.wait_for_function(f"document.querySelectorAll('.turn .answer').length === {before + 1}")

    def highlighted(self) -> list[str]:
        """The numbers of the paragraphs that are highlighted in the document."""
        return list(self.page.locator("#document .cited .number").all_inner_texts())

    def is_in_view(self, selector: str) -> bool:
        """Whether the first such element is on the screen."""
        box = self.page.locator(selector).first.bounding_box()
        return bool(box and 0 <= box["y"] < self.page.viewport_size["height"])

    def is_too_wide(self) -> bool:
        """Whether the page must be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.fixture
def visit(chromium: Any, address: str) -> Iterator[Visit]:
    """Opens the page in a fresh window; every visit must end without a complaint or a call to another machine."""
    visitors: list[Visitor] = []

    def open_page(size: dict[str, int] = WIDE) -> Visitor:
        context = chromium.new_context(viewport=size, reduced_motion="reduce")
        visitors.append(Visitor(context.new_page(), address))
        return visitors[-1]

    yield open_page
    for visitor in visitors:
        visitor.page.context.close()
        assert visitor.complaints == []
        assert [url for url in visitor.requested if not url.startswith((address, "data:", "blob:"))] == []


def test_what_is_asked_of_the_secretary_general(visit: Visit) -> None:
    """Paragraphs 12, 13 and 19 are cited, and highlighted in the document beside the answer."""
    visitor = visit()
    visitor.ask(QUESTION)
    chips = visitor.page.locator(".citations .chip").all_inner_texts()
    assert chips == ["A/RES/61/180, para. 12", "A/RES/61/180, para. 13", "A/RES/61/180, para. 19"]
    assert visitor.page.locator(".status").inner_text() == "Answered"
    assert "Secrétaire général" in visitor.page.locator(".citations mark").all_inner_texts()
    assert visitor.highlighted() == ["12.", "13.", "19."]
    assert visitor.is_in_view("#document .cited")


def test_an_example_is_asked_with_one_click(visit: Visit) -> None:
    """The first example is the question of the README."""
    visitor = visit()
    visitor.page.click("#examples .example >> nth=0")
    visitor.page.wait_for_selector(".turn .answer")
    assert visitor.page.locator(".question").inner_text() == QUESTION


def test_a_chip_scrolls_the_document_to_its_paragraph(visit: Visit) -> None:
    """Also a chip of an earlier answer, whose citations are highlighted again."""
    visitor = visit()
    visitor.ask(QUESTION)
    visitor.ask("What does paragraph 5 say?")
    assert visitor.highlighted() == ["5."]
    visitor.page.click(".turn >> nth=0 >> .chip >> nth=2")
    visitor.page.wait_for_selector("#A-RES-61-180-fr-OP19.pointed")
    assert visitor.highlighted() == ["12.", "13.", "19."]
    assert visitor.is_in_view("#A-RES-61-180-fr-OP19")


def test_footnotes_are_one_click_away(visit: Visit) -> None:
    """A click on a mark opens the footnotes of its paragraph."""
    visitor = visit()
    visitor.ask("What does paragraph 3 say?")
    note = visitor.page.locator(".citations .footnotes li >> nth=1")
    assert not note.is_visible()
    visitor.page.click(".citations .note-mark >> nth=1")
    assert note.is_visible()
    assert "Résolution 55/25, annexe II." in note.inner_text()


def test_a_follow_up_says_how_it_was_understood(visit: Visit) -> None:
    """A click puts the question in full into the box, to be changed."""
    visitor = visit()
    visitor.ask(QUESTION)
    visitor.ask("and Member States?")
    assert visitor.page.locator(".question >> nth=1").inner_text() == "and Member States?"
    assert visitor.page.locator(".understood").inner_text() == "Understood as: What is asked of Member States?"
    visitor.page.click(".edit")
    assert visitor.page.input_value("#question textarea") == "What is asked of Member States?"


def test_a_conversation_outlives_a_reload(visit: Visit) -> None:
    """With the same citations; a new one is begun with one click, and the old one is gone for good."""
    visitor = visit()
    visitor.ask(QUESTION)
    visitor.ask("show paragraph 13")
    cited = "[...document.querySelectorAll('.citations > li')].map((item) => item.dataset.citation)"
    before = visitor.page.evaluate(cited)
    assert before[-1] == "A/RES/61/180#OP13"
    visitor.page.reload()
    visitor.page.wait_for_selector(".turn .answer")
    assert visitor.page.evaluate(cited) == before
    assert visitor.highlighted() == ["13."]
    visitor.ask("the next paragraph")
    assert visitor.page.evaluate(cited)[-1] == "A/RES/61/180#OP14"
    visitor.page.click("#anew")
    visitor.page.wait_for_selector("#conversation .welcome")
    visitor.page.wait_for_timeout(500)
    visitor.page.reload()
    visitor.page.wait_for_selector("#conversation .welcome")
    assert visitor.page.locator(".turn").count() == 0


def test_a_phone_converses_too(visit: Visit) -> None:
    """Nothing is wider than the screen, and what was understood is on it."""
    visitor = visit(PHONE)
    visitor.ask(QUESTION)
    visitor.ask("et les États Membres ?")
    assert not visitor.is_too_wide()
    assert visitor.is_in_view(".understood")


def test_html_in_a_question_is_shown_and_not_run(visit: Visit) -> None:
    """Neither tags nor the templates of the framework."""
    visitor = visit()
    typed = "<img src=x onerror=alert(1)> `${alert(2)}` {{value}} What is asked of the Secretary-General?"
    visitor.ask(typed)
    assert visitor.page.locator(".question").inner_text() == typed
    assert visitor.page.locator(".turn img").count() == 0


def test_what_no_document_says_is_said_plainly(visit: Visit) -> None:
    """The nearest paragraphs are offered as such, and nothing is highlighted."""
    visitor = visit()
    visitor.ask("What does it say about fisheries?")
    assert visitor.page.locator(".status").inner_text() == "Not in these documents"
    assert visitor.page.locator(".answer h3").inner_text() == "Nearest paragraphs"
    assert visitor.page.locator(".nearest > li:visible").count() == 3
    assert visitor.highlighted() == []


def test_an_arabic_question_is_answered_from_right_to_left(visit: Visit) -> None:
    """The French text in the answer keeps its own direction."""
    visitor = visit()
    visitor.ask("ماذا يُطلب من الأمين العام؟")
    assert visitor.page.locator(".answer").get_attribute("dir") == "rtl"
    assert visitor.page.locator("blockquote").first.get_attribute("dir") == "ltr"


def test_a_question_that_is_none_stays_in_its_box(visit: Visit) -> None:
    """With the reason above it, until the next question."""
    visitor = visit()
    visitor.page.fill("#question textarea", "a " * 6000)
    visitor.page.press("#question textarea", "Enter")
    visitor.page.wait_for_selector(".problem")
    assert "characters" in visitor.page.inner_text(".problem")
    assert visitor.page.input_value("#question textarea").startswith("a a a")
    visitor.ask(QUESTION)
    assert not visitor.page.locator(".problem").is_visible()


def test_a_telephone_needs_no_sideways_scrolling(visit: Visit) -> None:
    """The document stands under the conversation; a chip leads there, and a link back."""
    visitor = visit(PHONE)
    assert not visitor.is_too_wide()
    visitor.ask(QUESTION)
    assert not visitor.is_too_wide()
    visitor.page.click(".chip >> nth=1")
    visitor.page.wait_for_selector("#A-RES-61-180-fr-OP13.pointed")
    assert visitor.is_in_view("#A-RES-61-180-fr-OP13")
    visitor.page.click(".back")
    visitor.page.wait_for_timeout(300)
    assert visitor.is_in_view(".chip >> nth=1")


def test_another_program_asks_through_the_same_door(address: str) -> None:
    """``/ask`` gives the JSON object of an answer, ``/search`` a list; a bad question gives its reason."""
    client_library = pytest.importorskip("gradio_client", reason="gradio_client is not installed")
    client = client_library.Client(address, verbose=False)
    answer = client.predict(question=QUESTION, api_name="/ask")
    assert list(answer) == ["question", "language", "status", "answer", "citations", "candidates", "resolved", "scope"]
    assert sorted(c["paragraph"] for c in answer["citations"]) == ["OP12", "OP13", "OP19"]
    assert len(client.predict(words="trafficking", limit=3, api_name="/search")) == 3
    with pytest.raises(Exception, match="the question is empty"):
        client.predict(question="", api_name="/ask")


def test_curl_asks_too(address: str) -> None:
    """Two calls: one that asks, one that fetches the answer."""
    body = json.dumps({"question": QUESTION}).encode()
    request = urllib.request.Request(
        f"{address}gradio_api/call/v2/ask", body, {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request) as reply:
        event = json.load(reply)["event_id"]
    with urllib.request.urlopen(f"{address}gradio_api/call/ask/{event}") as reply:
        lines = reply.read().decode().splitlines()
    assert lines[0] == "event: complete"
    assert json.loads(lines[1].removeprefix("data: "))[0]["status"] == "answered"


def test_no_other_machine_was_called(address: str, called: list[str]) -> None:
    """Not by the server either: no analytics, no look for a newer version. Runs last on purpose."""
    assert address.startswith("http://127.0.0.1:")
    assert called == []


def test_a_busy_port_is_said_plainly(address: str) -> None:
    """With a remedy, and before anything is loaded."""
    from app import CannotServe, serve

    port = int(address.rstrip("/").rsplit(":", 1)[1])
    with pytest.raises(CannotServe, match=f"port {port}: taken by another program"):
        serve(port=port)
