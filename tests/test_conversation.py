"""Follow-ups in six languages, resolved from the conversation; conversations saved and reopened."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from doors import ANSWER_FIELDS, CountedLetters, operative
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import Conversation
from assistant.answer import NOT_COVERED, Answer
from assistant.engine import Assistant
from assistant.web.conversation import kept, log_html, reopened, take_turn
from assistant.web.rendering import answer_html, understood_html
from assistant.wording import wording
from documents import read_file
from documents.errors import BadConversation, BadQuestion
from documents.languages import LANGUAGES
from index import Index

FIXTURES = Path(__file__).parent / "fixtures"
FIRST = "What is asked of the Secretary-General in A/RES/75/901?"
ROWS = [
    json.loads(line)
    for line in (FIXTURES / "conversation" / "follow_ups.jsonl").read_text(encoding="utf-8").splitlines()
]
"""Questions in turn, and what is understood, said and cited at the last of them."""


def fill(index: Index) -> None:
    """Add the short resolutions of our own writing: six languages, a version in French, one of the session before."""
    index.add(read_file(p) for d in ("texts", "conversation") for p in sorted((FIXTURES / d).glob("*.txt")))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The text that ships beside those. Only read it."""
    assistant = Assistant(tmp_path_factory.mktemp("library") / "index")
    fill(assistant.index)
    return assistant


@pytest.fixture
def own_library(tmp_path: Path) -> Assistant:
    """The same in a folder of the test's own."""
    assistant = Assistant(tmp_path / "index", CountedLetters())
    fill(assistant.index)
    return assistant


def cited(answer: Answer) -> list[str]:
    return [f"{citation.anchor} {citation.language}" for citation in answer.citations]


def asked(assistant: Assistant, *questions: str) -> Answer:
    """The last answer of a conversation."""
    conversation = Conversation(assistant)
    return [conversation.ask(question) for question in questions][-1]


@pytest.mark.parametrize("row", ROWS, ids=[" | ".join(row["asked"]) for row in ROWS])
def test_a_follow_up_is_resolved_to_a_full_question(library: Assistant, row: dict[str, Any]) -> None:
    """What was typed stays the question; how it was understood is said beside it."""
    answer = asked(library, *row["asked"])
    assert (answer.question, answer.resolved) == (row["asked"][-1], row["resolved"])
    assert (answer.language, answer.status) == (row["language"], row["status"])
    if row["status"] != "partial":  # what comes next is an order of scores
        assert cited(answer) == row["cited"]


def test_every_language_has_follow_ups() -> None:
    assert len(ROWS) >= 80
    assert {row["language"] for row in ROWS} == set(LANGUAGES)


ALONE = [
    "What is asked of Member States?",
    "What is asked of UNEP about lamps?",
    "What does A/RES/61/180 say about data?",
    "When was A/RES/75/903 adopted?",
    "What is the price of oil?",
    "Which paragraphs speak of lighthouses?",
    "What is asked of UNEP when it supports Member States in the care of lamps?",
    "Que demande-t-on aux États Membres dans A/RES/61/180 ?",
    "Quels paragraphes parlent de la traite ?",
    "¿Qué se pide a los Estados Miembros sobre los huertos?",
    "О чём просят государства-члены?",
    "Где говорится о песнях?",
    "请会员国做什么？",
    "哪些段落谈到图书馆？",
    "ماذا يُطلب من الدول الأعضاء بشأن القنوات؟",
    "What is asked of Member States since 2020?",
    "And what is asked of UNEP about lamps in A/RES/75/901?",
]


@pytest.mark.parametrize("question", ALONE)
def test_a_fresh_question_is_never_bent(library: Assistant, question: str) -> None:
    """One with an actor, a matter or a document of its own gives the same answer as alone."""
    assert asked(library, FIRST, question) == library.ask(question)
    assert asked(library, FIRST, "show paragraph 3", question).resolved is None


def test_a_question_for_one_document_stands_alone(library: Assistant) -> None:
    conversation = Conversation(library)
    conversation.ask(FIRST)
    answer = conversation.ask("Member States?", symbol="A/RES/74/917")
    assert answer == library.ask("Member States?", symbol="A/RES/74/917")


@pytest.mark.parametrize("row", [r for r in ROWS if r["resolved"] and r["status"] == "answered"][::4])
def test_a_resolved_question_can_be_asked_by_itself(library: Assistant, row: dict[str, Any]) -> None:
    """It gives the same paragraphs, whatever the language of the answer, but for those that are left out as known."""
    alone = library.ask(row["resolved"])
    assert {anchor.split()[0] for anchor in row["cited"]} <= {citation.anchor for citation in alone.citations}


def test_what_is_not_held_in_a_language_is_said(library: Assistant) -> None:
    answer = asked(library, FIRST, "in Spanish")
    assert cited(answer) == ["A/RES/75/901#OP1 en", "A/RES/75/901#OP4 en"]
    assert answer.answer.endswith("No disponible en este índice (español): A/RES/75/901.")


def test_a_language_that_was_asked_for_stays_until_another_is_spoken(library: Assistant) -> None:
    assert asked(library, FIRST, "in French", "and Member States?").language == "fr"
    assert asked(library, FIRST, "in French", "¿y los Estados Miembros?").language == "es"
    assert asked(library, FIRST, "in French", "What is asked of Member States?").language == "en"


def test_what_comes_next_was_not_cited_before(library: Assistant) -> None:
    conversation = Conversation(library)
    answers = [conversation.ask(q) for q in (FIRST, "the others", "more")]
    anchors = [{citation.anchor for citation in answer.citations} for answer in answers]
    assert all(anchors)
    assert not anchors[0] & anchors[1] | anchors[1] & anchors[2] | anchors[0] & anchors[2]
    assert [answer.status for answer in answers] == ["answered", "partial", "partial"]


def test_more_goes_on_with_what_was_not_shown(library: Assistant) -> None:
    """Where a door shows ten of a set, the next ten follow, then the rest, then what is near."""
    conversation = Conversation(library, shown=10)
    answers = [conversation.ask(q) for q in ("What is asked of Member States?", "more", "more")]
    count = len(answers[0].citations)
    assert answers[1].answer == f"Paragraphs 11 to {count} of {count}."
    assert answers[1].citations == answers[0].citations[10:]
    assert answers[2].status == "partial"


def test_which_document_is_asked_where_many_were_cited(library: Assistant) -> None:
    answer = asked(library, "What is asked of Member States?", "when was it adopted?")
    assert answer.status == NOT_COVERED
    assert answer.answer == "The last answer is from 7 documents; name one by its symbol."


def test_the_first_question_of_a_conversation_stands_alone(library: Assistant) -> None:
    assert asked(library, "and Member States?") == library.ask("and Member States?")


# -- saved and reopened ---------------------------------------------------------------------------------------------


def saved(conversation: Conversation) -> dict[str, Any]:
    """What is written, as a file would give it back."""
    return dict(json.loads(json.dumps(conversation.to_json(), ensure_ascii=False)))


def test_a_conversation_is_reopened_as_it_was(library: Assistant) -> None:
    conversation = Conversation(library)
    for question in (FIRST, "only requests", "show paragraph 1", "its footnotes", "en français", "why?", "the others"):
        conversation.ask(question)
    again = Conversation.from_json(library, saved(conversation))
    assert again.turns == conversation.turns
    assert again.ask("and Member States?") == conversation.ask("and Member States?")


def test_texts_are_read_anew(library: Assistant) -> None:
    """What was saved of a text counts only where the index has none."""
    conversation = Conversation(library)
    conversation.ask(FIRST)
    kept_texts = saved(conversation)
    kept_texts["turns"][0]["answer"]["citations"][0]["text"] = "Forged."
    kept_texts["turns"][0]["answer"]["citations"][0]["url"] = "javascript:alert(1)"
    assert Conversation.from_json(library, kept_texts).turns == conversation.turns


def test_what_is_held_no_longer_is_shown_as_it_was_cited(own_library: Assistant) -> None:
    conversation = Conversation(own_library)
    conversation.ask(FIRST)
    before = conversation.turns[0].answer
    own_library.index.remove("A/RES/75/901")
    answer = Conversation.from_json(own_library, saved(conversation)).turns[0].answer
    assert answer.citations == before.citations
    assert answer.answer.endswith("A/RES/75/901 is no longer in this index; its text is shown as it was cited.")
    twice = Conversation.from_json(own_library, saved(Conversation.from_json(own_library, saved(conversation))))
    assert twice.turns[0].answer == answer


def test_the_page_shows_what_is_held_no_longer(own_library: Assistant) -> None:
    turns, _ = take_turn(own_library, (), FIRST)
    store = kept(turns)
    own_library.index.remove("A/RES/75/901")
    html = log_html(reopened(own_library, store))
    assert 'data-citation="A/RES/75/901#OP4"' in html
    assert "Also requests" in html


BAD: list[Any] = [
    {}, [], {"operative": 2, "turns": []}, {"operative": 1}, {"operative": 1, "turns": [{}]},
    {"operative": 1, "turns": 7},
]  # fmt: skip


@pytest.mark.parametrize("what", BAD, ids=map(str, BAD))
def test_what_is_no_conversation_is_refused(library: Assistant, what: Any) -> None:
    with pytest.raises(BadConversation):
        Conversation.from_json(library, what)
    assert reopened(library, what) == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda turn: turn["answer"].update(status="sure"),
        lambda turn: turn["answer"].update(language="xx"),
        lambda turn: turn["sense"].update(language="../en"),
        lambda turn: turn["answer"]["citations"][0].update(score="much"),
        lambda turn: turn["answer"].pop("citations"),
    ],
)
def test_a_conversation_that_was_tampered_with_is_refused(
    library: Assistant, spoil: Callable[[dict[str, Any]], object]
) -> None:
    conversation = Conversation(library)
    conversation.ask(FIRST)
    store = saved(conversation)
    spoil(store["turns"][0])
    with pytest.raises(BadConversation):
        Conversation.from_json(library, store)


# -- hostile text ---------------------------------------------------------------------------------------------------

PIECES = [
    "and", "only", "what about", "show", "it", "they", "in French", "76/186", "paragraph 3", "A/RES/75/901", "UNEP",
    "{document}", "{0}", "%s", "\\1", "(?P<x>", "[", "'", "’s", "<script>alert(1)</script>", "\u202e", "\x00", "et",
    "¿y", "а", "呢", "و", "since", "2020", "lamps", "?", "...", "99999999999999999999",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join))
@settings(max_examples=60)
def test_whatever_is_typed_is_answered_or_refused(library: Assistant, text: str) -> None:
    conversation = Conversation(library)
    conversation.ask(FIRST)
    try:
        answer = conversation.ask(text)
    except BadQuestion:
        return
    assert answer.question == text.strip()
    assert Conversation.from_json(library, saved(conversation)).turns == conversation.turns


def test_what_was_understood_is_shown_and_not_run(library: Assistant) -> None:
    answer = asked(library, FIRST, 'and about <img src=x onerror="alert(1)"> lamps?')
    assert answer.resolved
    html = answer_html(answer, library.index.document)
    assert "<img" not in html
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in understood_html(answer)


# -- the doors ------------------------------------------------------------------------------------------------------


def typed_in(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_chat_prints_one_answer_a_line(library: Assistant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder, file = library.index.folder, tmp_path / "talk.json"
    typed_in(monkeypatch, FIRST, "", "?", "and Member States?")
    done = operative("chat", "--index", folder, "--file", file, "--json")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [list(answer) for answer in answers] == [ANSWER_FIELDS] * 2
    assert [answer["resolved"] for answer in answers] == [None, "What is asked of Member States in A/RES/75/901?"]
    assert "holds no word" in done.err
    typed_in(monkeypatch, "what about UNEP?")
    again = operative("chat", "--index", folder, "--file", file)
    assert "> What is asked of Member States in A/RES/75/901?" in again.out
    assert "Understood as: What is asked of UNEP in A/RES/75/901?" in again.out


def test_chat_says_what_file_it_cannot_reopen(
    library: Assistant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "talk.json"
    file.write_text("no JSON", encoding="utf-8")
    typed_in(monkeypatch, FIRST)
    assert operative("chat", "--index", library.index.folder, "--file", file).fails_with("talk.json", "--file")


def test_every_language_has_the_words_of_follow_ups() -> None:
    tables = [wording(code)["follow_up"] for code in LANGUAGES]
    assert all(set(table) == set(tables[0]) for table in tables)
    assert all(set(table["languages"]) == set(LANGUAGES) for table in tables)
