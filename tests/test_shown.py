"""What an answer says of itself: which documents were looked at, where a paragraph is repeated, its languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from doors import CountedLetters, operative
from hypothesis import given
from hypothesis import strategies as st

from assistant import Conversation
from assistant.answer import FACTS, GUESSED, SYMBOL, TITLE, Answer, Citation
from assistant.engine import Assistant
from assistant.looked_at import follow_ups, said_in
from assistant.repeats import folded, newest_of_repeats_first, with_repeats
from assistant.web.rendering import answer_html
from assistant.wording import wording
from documents import read_original
from documents.languages import LANGUAGES
from index import Index

RESOLUTION = """United Nations

A/RES/{session}/{number}

General Assembly

Distr.: General
9 January {next_year}

{ordinal} session
Agenda item 20

Resolution adopted by the General Assembly on 19 December {year}

{session}/{number}. {title}

The General Assembly,

Recalling its resolution {before} of 20 December {last_year},

{acts}
"""

CARE = (
    "1. Encourages all States to paint the lanterns of lighthouses with bright colours before the winter storms;\n\n"
    "2. Requests the Secretary-General to submit a report on the lamps to the General Assembly at its {due} session."
)
BEACONS = (
    "1. Encourages all States to paint the lanterns of lighthouses with bright colours before the winter storms;\n\n"
    "2. Invites the International Maritime Organization to count the beacons of small harbours."
)
ORCHARDS = (
    "1. Urges Member States to plant orchards along the rivers;\n\n"
    "2. Requests the Secretary-General to gather seeds of old varieties of apples."
)


def resolution(session: int, number: int, title: str, acts: str) -> str:
    """A resolution of our own writing."""
    ordinals = {76: "Seventy-sixth", 77: "Seventy-seventh", 78: "Seventy-eighth"}
    due = {76: "seventy-seventh", 77: "seventy-eighth", 78: "seventy-ninth"}[session]
    year = 1945 + session
    return RESOLUTION.format(
        session=session, number=number, title=title, acts=acts.format(due=due), ordinal=ordinals[session], year=year,
        next_year=year + 1, last_year=year - 1, before=f"{session - 1}/{number}",
    )  # fmt: skip


FRENCH = (
    "A/RES/78/906\n\n78/906. Les puits des oasis\n\nL'Assemblée générale,\n\nRappelant sa résolution 77/906,\n\n"
    "1. Prie le Secrétaire général de mesurer la profondeur des puits des oasis."
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Three resolutions on lighthouses, two on other matters, one of them in French alone. Only read it."""
    texts = [
        resolution(76, 901, "Care of lighthouses", CARE),
        resolution(77, 901, "Care of lighthouses", CARE),
        resolution(78, 901, "Care of lighthouses", CARE),
        resolution(78, 903, "Beacons of small harbours", BEACONS),
        resolution(78, 905, "Orchards along rivers", ORCHARDS),
        FRENCH,
    ]
    index = Index(tmp_path_factory.mktemp("library") / "index", CountedLetters())
    index.add(read_original(text, f"{at}.txt") for at, text in enumerate(texts))
    return Assistant(index=index)


def anchors(citations: Sequence[Citation]) -> list[str]:
    return [citation.anchor for citation in citations]


# -- which documents were looked at ---------------------------------------------------------------------------------


def test_a_document_named_by_symbol_is_said(library: Assistant) -> None:
    answer = library.ask("What does A/RES/78/905 ask of Member States?")
    assert answer.scope
    assert (answer.scope.symbols, answer.scope.why, answer.scope.held) == (("A/RES/78/905",), SYMBOL, 6)
    assert answer.scope.sentence == "Looked at A/RES/78/905 (“Orchards along rivers”, 2023) alone."
    assert answer == library.ask("What does A/RES/78/905 ask of Member States?")
    assert library.ask("What is asked of Member States?", symbol="A/RES/78/905").scope == answer.scope


def test_a_session_is_said(library: Assistant) -> None:
    answer = library.ask("What is asked of the Secretary-General in the resolutions of the seventy-eighth session?")
    assert answer.scope
    assert (answer.scope.why, answer.scope.count, answer.scope.held) == (FACTS, 3, 6)
    assert answer.scope.facts == (("session", "78"),)
    assert "session 78" in answer.scope.sentence


def test_words_of_a_title_are_said(library: Assistant) -> None:
    answer = library.ask("What do the resolutions on the care of lighthouses ask of the Secretary-General?")
    assert answer.scope
    assert answer.scope.why == TITLE
    assert answer.scope.symbols == ("A/RES/76/901", "A/RES/77/901", "A/RES/78/901")
    assert "care of lighthouses" in answer.scope.sentence


def test_a_question_of_all_documents_says_nothing(library: Assistant) -> None:
    assert library.ask("What is asked of the Secretary-General?").scope is None


def test_the_scope_can_be_changed(library: Assistant) -> None:
    question = "What is asked of the Secretary-General in the resolutions of the seventy-sixth session?"
    inside, everywhere = library.ask(question), library.ask(question, everywhere=True)
    assert {c.symbol for c in inside.citations} == {"A/RES/76/901"}
    assert everywhere.scope is None
    assert {c.symbol for c in everywhere.citations} > {"A/RES/76/901", "A/RES/78/905"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_links_of_a_scope_are_follow_ups(library: Assistant, code: str) -> None:
    """What they ask is understood as that, in each language."""
    asked = "What is asked of the Secretary-General in A/RES/76/901?"
    conversation = Conversation(library)
    scope = conversation.ask(asked).scope
    assert scope
    (everywhere, _), (other, shown) = follow_ups(replace(scope, others=("A/RES/78/905",)), code)
    assert everywhere in wording(code)["follow_up"]["everywhere"]
    assert shown == "A/RES/78/905"
    assert conversation.ask(everywhere).scope is None
    assert len(conversation.turns[-1].answer.citations) == 5
    answer = conversation.ask(other)
    assert {c.symbol for c in answer.citations} == {"A/RES/78/905"}


def test_a_guess_says_so_and_can_be_taken_back(library: Assistant) -> None:
    """Whatever is guessed of these few documents: the sentence is of a guess, and "in all documents" ends it."""
    conversation = Conversation(library)
    scope = conversation.ask("Who counts the beacons of small harbours?").scope
    if scope is None or scope.why != GUESSED:
        pytest.skip("nothing is guessed here")
    assert "seems to be about" in scope.sentence
    assert conversation.ask("in all documents").scope is None
    reopened = Conversation.from_json(library, conversation.to_json())
    assert reopened.turns == conversation.turns


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_scope_is_said_in_every_language(library: Assistant, code: str) -> None:
    for question in ("What is asked in A/RES/78/905?", "What is asked of States in the resolutions of session 78?"):
        scope = library.ask(question, language="en").scope
        assert scope
        assert all(str(fact) in said_in(scope, code) for name, fact in scope.facts)
    tables = [wording(each)["looked_at"] for each in LANGUAGES]
    assert all(set(table) == set(tables[0]) for table in tables)


def test_the_command_line_says_and_changes_the_scope(library: Assistant) -> None:
    folder = library.index.folder
    question = "What does A/RES/76/901 ask of the Secretary-General?"
    assert "Looked at A/RES/76/901" in operative("ask", "--index", folder, question).out
    assert operative("ask", "--index", folder, "--json", question).json["scope"]["symbols"] == ["A/RES/76/901"]
    assert operative("ask", "--index", folder, "--json", "--everywhere", question).json["scope"] is None
    assert operative("ask", "--index", folder, "--everywhere", "--symbol", "A/RES/76/901", question).code == 2


# -- repeats --------------------------------------------------------------------------------------------------------

PAINT = "Which paragraphs speak of painting the lanterns of lighthouses?"


def test_repeats_are_one_line(library: Assistant) -> None:
    """The newest stands first and names the others; nothing is lost."""
    answer = library.ask(PAINT, everywhere=True)
    same = [c for c in answer.citations if c.paragraph == "OP1" and c.symbol != "A/RES/78/905"]
    assert len(same) == 4
    assert same[0].symbol.startswith("A/RES/78/")
    assert {c.same_as for c in same} == {None, same[0].anchor}
    html = answer_html(answer, library.index.document)
    assert html.count("Also in ") == 1
    assert html.count("bright colours") == html.count("<blockquote") == len(folded(answer.citations))


def test_the_terminal_shows_repeats_once(library: Assistant) -> None:
    shown = operative("ask", "--index", library.index.folder, "--everywhere", PAINT).out
    assert shown.count("bright colours") == 1
    assert "A/RES/76/901, para. 1" in shown


def test_acts_of_several_documents_name_the_paragraph_that_says_the_same(library: Assistant) -> None:
    shown = operative("ask", "--index", library.index.folder, "What is asked of the Secretary-General?").out
    assert shown.count("submit a report on the lamps") == 1
    assert "as in A/RES/76/901, para. 2" in shown


def said(symbol: str, text: str, language: str = "en", family: str | None = None) -> Citation:
    return Citation(symbol, "OP1", "para. 1", text, language, 1.0, "", family)


LONG = "{verb} States to strengthen their national systems for the care of lighthouses by {when}{rest}"

PAIRS = [
    (LONG.format(verb="Encourages", when="2023", rest=""), LONG.format(verb="Encourages", when="2030", rest=""), True),
    (LONG.format(verb="Encourages", when="2023", rest=""), LONG.format(verb="Urges", when="2023", rest=""), False),
    (LONG.format(verb="Urges", when="2023", rest=""), LONG.format(verb="Urges", when="2023", rest=" and not"), False),
    ("Takes note of document A/78/1;", "Takes note of document A/78/2;", False),
    ("Takes note of the report;", "Takes note of the report;", True),
    ("Requests the Secretary-General:", "Requests the Secretary-General:", False),
    ("Decides to include in the provisional agenda of its seventy-eighth session the item entitled “Oceans”;",
     "Decides to include in the provisional agenda of its seventy-ninth session the item entitled “Oceans”;", True),
    ("Decides to include in the provisional agenda of its seventy-eighth session the item entitled “Oceans”;",
     "Decides to include in the provisional agenda of its seventy-ninth session the item entitled “Cyprus”;", False),
    ("Requests the Secretary-General to submit to the General Assembly at its seventy-eighth session a report on the "
     "implementation of the present resolution, including on trafficking in persons;",
     "Requests the Secretary-General to submit to the General Assembly at its seventy-ninth session a report on the "
     "implementation of the present resolution, including on violence against women;", False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "same"), PAIRS)
def test_what_says_the_same(first: str, second: str, same: bool) -> None:
    marked = with_repeats([said("A/RES/78/1", first), said("A/RES/79/1", second)])
    assert (marked[1].same_as == "A/RES/78/1#OP1") is same


def test_paragraphs_of_one_document_language_or_act_are_not_joined() -> None:
    text = LONG.format(verb="Encourages", when="2023", rest="")
    first = said("A/RES/78/1", text, family="encourage")
    for other in (
        said("A/RES/78/1", text, family="encourage"), said("A/RES/78/2", text, "fr", "encourage"),
        said("A/RES/78/2", text, family="urge"),
    ):  # fmt: skip
        assert with_repeats([first, other])[1].same_as is None


DRAWN = ["lamp", "oil", "keeper", "harbour", "storm", "2023", "paints", "sees", "78/1", "winter"]
WORDS = st.lists(st.sampled_from(DRAWN), max_size=9)


@given(st.lists(st.tuples(st.integers(1, 6), WORDS.map(" ".join)), max_size=12))
def test_folding_changes_no_citation(drawn: list[tuple[int, str]]) -> None:
    """All stay, in their order; a repeat names a first; folding shows each once, in one place or the other."""
    cited = [replace(said(f"A/RES/78/{n}", text), paragraph=f"OP{at}") for at, (n, text) in enumerate(drawn)]
    marked = with_repeats(cited)
    assert [replace(c, same_as=None) for c in marked] == cited
    firsts = {c.anchor for c in marked if c.same_as is None}
    assert all(c.same_as in firsts for c in marked if c.same_as)
    days = {f"A/RES/78/{n}": f"20{n:02}-01-01" for n in range(1, 7)}
    ordered = newest_of_repeats_first(marked, days)
    assert sorted(anchors(ordered)) == sorted(anchors(cited))
    shown = [anchor for first, others in folded(ordered) for anchor in (first.anchor, *anchors(others))]
    assert sorted(shown) == sorted(anchors(cited))
    for first, others in folded(ordered):
        dates = [days[c.symbol] for c in (first, *others)]
        assert dates == sorted(dates, reverse=True)


# -- languages ------------------------------------------------------------------------------------------------------


def test_another_language_is_said(library: Assistant) -> None:
    answer = library.ask("What is asked of the Secretary-General in A/RES/78/906?")
    assert [(c.language, c.versions) for c in answer.citations] == [("fr", ("fr",))]
    assert "in French; not held in English" in answer_html(answer, library.index.document)
    shown = operative("ask", "--index", library.index.folder, answer.question).out
    assert "in French; not held in English" in shown


def test_versions_are_one_step_away(tmp_path_factory: pytest.TempPathFactory) -> None:
    index = Index(tmp_path_factory.mktemp("versions") / "index", CountedLetters())
    english = FRENCH.replace("Les puits des oasis", "The wells of oases").replace(
        "L'Assemblée générale,\n\nRappelant sa résolution 77/906",
        "The General Assembly,\n\nRecalling its resolution 77/906",
    )
    start = english.index("1. Prie")
    english = f"{english[:start]}1. Requests the Secretary-General to measure the depth of the wells of oases."
    index.add([read_original(FRENCH, "fr.txt"), read_original(english, "en.txt")])
    library = Assistant(index=index)
    answer: Answer = library.ask("What is asked of the Secretary-General?")
    assert [(c.language, sorted(c.versions)) for c in answer.citations] == [("en", ["en", "fr"])]
    html = answer_html(answer, library.index.document)
    assert 'class="version" lang="fr" href="#A-RES-78-906-fr-OP1"' in html
    assert "not held" not in html
