"""The web chat: layout and wiring only. ``python app.py`` or ``operative serve`` opens it on this machine.

Its API, for gradio_client or curl: ``/ask`` gives the JSON object of an answer, ``/search`` a list of citations. By
hand, POST ``{"question": "..."}`` to ``/gradio_api/call/v2/ask`` and GET ``/gradio_api/call/ask/EVENT_ID``.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
import webbrowser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

# Read when Gradio is imported or launched: nothing is reported, and Gradio keeps no history of questions of its own.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["GRADIO_RUN_HISTORY"] = "False"
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import gradio as gr
from gradio.events import api

from assistant.engine import Assistant
from assistant.question import checked
from assistant.web import conversation
from assistant.web.conversation import Turns
from assistant.web.interface import asset, asset_path
from assistant.web.rendering import header_html, problem_html
from assistant.web.theme import theme
from documents.errors import OperativeError

EXAMPLES = (
    "What is asked of the Secretary-General?",
    "Quels instruments les États Membres sont-ils exhortés à ratifier ?",
    "ماذا يُطلب من الأمين العام؟",
    "请秘书长做什么？",
    "Когда была принята резолюция?",
    "¿Qué dice el párrafo 8?",
)
_log = logging.getLogger("operative")

KEPT_AS = "operative-conversation"
"""Under which name a browser keeps the conversation, until a new one is begun in it."""

AT_ONCE = 8
"""How many questions are answered at the same time; others wait their turn."""


class CannotServe(OperativeError):
    """The address for the web chat cannot be used."""


def build(assistant: Assistant) -> gr.Blocks:
    """The page over ``assistant``, ready to launch."""
    page = gr.Blocks(title="Operative", analytics_enabled=False, fill_width=True)
    with page:
        gr.HTML(header_html(), apply_default_css=False)
        turns = gr.State(())
        kept = gr.BrowserState({}, storage_key=KEPT_AS, secret=KEPT_AS)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="chat"):
                log = gr.HTML(elem_id="conversation", apply_default_css=False)
                with gr.Column(elem_id="asking"):
                    problem = gr.HTML(visible=False, apply_default_css=False)
                    with gr.Accordion("Examples", elem_id="examples") as examples:
                        buttons = [gr.Button(example, elem_classes="example", size="sm") for example in EXAMPLES]
                    question = _question_box()
                    anew = gr.Button("New conversation", elem_id="anew", size="sm")
            with gr.Column(elem_id="reading"):
                contents = gr.HTML(elem_id="contents", apply_default_css=False)
                panel = _document_panel(assistant)
        _open(page, assistant, kept, [turns, log, contents, panel, examples])
        _converse(assistant, question, buttons, [turns, log, panel, problem, examples, question, kept])
        _begin_anew(assistant, anew, [turns, log, panel, problem, examples, question, kept])
        _offer_api(assistant)
    page.queue(default_concurrency_limit=AT_ONCE)
    return page


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Question", show_label=False, placeholder="Ask in any of the six official languages", submit_btn=True,
        lines=1, max_lines=6, autofocus=True, elem_id="question", container=False,
        html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
    )  # fmt: skip


def _document_panel(assistant: Assistant) -> gr.HTML:
    """The document beside the conversation; its script opens others through ``open_document``."""

    def open_document(wanted: dict[str, str]) -> str:
        return conversation.opened_html(assistant, wanted["symbol"], wanted["language"], wanted["reader"])

    return gr.HTML(
        elem_id="document", apply_default_css=False, js_on_load=asset("page.js"), server_functions=[open_document]
    )


def _open(page: gr.Blocks, assistant: Assistant, kept: gr.BrowserState, shown: list[Any]) -> None:
    """What stands on the page when it opens: the conversation that the browser has kept, with its texts read anew."""

    def opening(saved: Any) -> tuple[Any, ...]:
        turns = conversation.reopened(assistant, saved)
        log = conversation.log_html(turns) if turns else conversation.opening_html(assistant)
        panel = conversation.last_document_html(assistant, turns)
        return turns, log, conversation.all_documents_html(assistant), panel, gr.Accordion(open=not turns)

    page.load(opening, kept, shown, show_progress="hidden", api_visibility="private")


def _begin_anew(assistant: Assistant, button: gr.Button, shown: list[Any]) -> None:
    """The conversation is forgotten, in the browser too."""

    def anew() -> tuple[Any, ...]:
        first = conversation.opening_html(assistant), conversation.first_document_html(assistant)
        return (), *first, gr.HTML(visible=False), gr.Accordion(open=True), "", {}

    button.click(anew, None, shown, show_progress="hidden", api_visibility="private")


def _converse(assistant: Assistant, question: gr.Textbox, examples: list[gr.Button], shown: list[Any]) -> None:
    """Questions, typed or taken from the examples, become turns of the conversation."""

    def answer(asked: str, turns: Turns) -> Iterator[tuple[Any, ...]]:
        same = gr.skip()
        try:
            asked = checked(asked)
            waiting = conversation.waiting_html(turns, asked)
            yield same, waiting, same, gr.HTML(visible=False), gr.Accordion(open=False), "", same
            turns, document = conversation.take_turn(assistant, turns, asked)
            yield turns, conversation.log_html(turns), document, same, same, same, conversation.kept(turns)
        except Exception as error:  # whatever it is, the question stays in its box and the page goes on
            before = conversation.log_html(turns) if turns else conversation.opening_html(assistant)
            yield same, before, same, gr.HTML(problem_html(_told(error)), visible=True), same, asked, same

    turns = shown[0]
    quietly: dict[str, Any] = {"outputs": shown, "show_progress": "hidden", "api_visibility": "private"}
    question.submit(answer, [question, turns], **quietly)
    for example in examples:
        example.click(answer, [example, turns], **quietly)


def _told(error: Exception) -> str:
    """What a user is told of ``error``; one that no user caused is told in full to the log of the server."""
    if isinstance(error, OperativeError):
        return str(error)
    _log.error("A question could not be answered.", exc_info=error)
    return "this question could not be answered; the terminal that serves this page says why."


def _offer_api(assistant: Assistant) -> None:
    """The two endpoints for other programs."""

    def ask(
        question: str, symbol: str | None = None, language: str | None = None, everywhere: bool = False
    ) -> dict[str, Any]:
        """The paragraphs that answer a question, by symbol and number, or an honest "not_covered"."""
        try:
            answer = assistant.ask(
                question, symbol=symbol or None, language=language or None, everywhere=everywhere and not symbol
            )
            return answer.to_json()
        except OperativeError as error:
            raise gr.Error(str(error), print_exception=False) from error

    def search(words: str, limit: int = 10, symbol: str | None = None) -> list[dict[str, Any]]:
        """The paragraphs and footnotes nearest to the words, best first."""
        try:
            return [asdict(citation) for citation in assistant.search(words, limit=limit, symbol=symbol or None)]
        except OperativeError as error:
            raise gr.Error(str(error), print_exception=False) from error

    api(ask, api_name="ask")
    api(search, api_name="search")


def launch(page: gr.Blocks, host: str, port: int) -> str:
    """Serve ``page`` from a thread of its own; gives its address. Raises :class:`CannotServe`."""
    _check_address(host, port)
    page.launch(
        server_name=host, server_port=port, prevent_thread_lock=True, quiet=True, share=False, inbrowser=False,
        footer_links=[], enable_monitoring=False, ssr_mode=False, pwa=False, mcp_server=False,
        theme=theme(), css=asset("style.css"), favicon_path=asset_path("favicon.svg"),
    )  # fmt: skip
    return str(page.local_url)


def _check_address(host: str, port: int) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        raise CannotServe(_reason(host, port, error)) from error


def _reason(host: str, port: int, error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return f"host {host}: not a name or address of this machine; leave --host out to serve to this machine only."
    if isinstance(error, OverflowError):
        return f"port {port}: not a port; give a number from 1024 to 65535 to --port."
    return f"port {port}: taken by another program, or not open to you; give another to --port, such as {port + 1}."


def serve(
    folder: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = False,
    model: str | None = None,
) -> None:
    """Serve the web chat over the index in ``folder`` until it is stopped. Raises :class:`OperativeError`."""
    _check_address(host, port)
    assistant = Assistant(folder, model=model)
    page = build(assistant)
    address = launch(page, host, port)
    print(f"Operative answers at {address} (Ctrl+C stops it)", flush=True)
    # The first question should not wait for the model.
    threading.Thread(target=assistant.search, args=("United Nations",), kwargs={"limit": 1}, daemon=True).start()
    if open_browser:
        webbrowser.open(address)
    page.block_thread()


if __name__ == "__main__":
    try:
        serve(model=os.environ.get("OPERATIVE_MODEL"))
    except OperativeError as error:
        raise SystemExit(f"operative: {error}") from None
