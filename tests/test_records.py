"""The record: adoption, votes, sponsors and other facts of one document, and documents by facts that they share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from doors import CountedLetters
from record_questions import ARABIC, MATTERS, QUESTIONS, Row

from assistant.answer import cite_record
from assistant.countries import country_name, country_of, named_countries
from assistant.engine import Assistant
from documents import RECORD_ID, Document, Masthead, Paragraph, Reading
from documents.blocks import Block
from documents.masthead import read_masthead
from documents.model import Vote
from documents.serial import masthead_from_json, masthead_to_json
from index import Index

WINTER, SPRING = date(2022, 12, 15), date(2023, 3, 2)
LAMPS = Vote(
    3, 2, 1, in_favour=("BRAZIL", "FRANCE", "KENYA"), against=("ISRAEL", "UNITED STATES"), abstained=("CHINA",)
)  # fmt: skip
FERRIES = Vote(
    4, 1, 2, in_favour=("BOLIVIA (PLURINATIONAL STATE OF)", "CHINA", "KENYA", "UNITED STATES"), against=("FRANCE",),
    abstained=("BRAZIL", "MEXICO"),
)  # fmt: skip
LINES = ("A/RES/77/301", "Agenda item 71 (a)", "Care of the coasts", "Resolution adopted by the General Assembly")


def document(number: str, title: str, *texts: str, **facts: object) -> Document:
    masthead = Masthead(
        f"A/RES/77/{number}", title, kind="resolution", organ="General Assembly", session=77, meeting=56
    )
    paragraphs = [Paragraph(f"OP{at}", "operative", at, text) for at, text in enumerate(texts, start=1)]
    return Document(replace(masthead, **facts), "en", tuple(paragraphs))  # type: ignore[arg-type]


DOCUMENTS = [
    document(
        "301", "Lamps of small harbours", "Requests harbours to keep their lamps;", date_adopted=WINTER, vote=LAMPS,
        committee="Second Committee", report="A/77/991", agenda_item="71 (a)", draft="A/C.2/77/L.7", goals=(5, 14),
        sponsors=("Kenya", "Cuba (on behalf of the Group of Lamps)"), subjects=("LIGHTHOUSES", "HARBOURS"),
        job_number="2299901", lines=LINES,
    ),
    document(
        "302", "Gardens of schools", "Encourages schools to keep gardens;", date_adopted=WINTER, without_vote=True,
        report="A/77/L.12", agenda_item="14", sponsors=("Mexico", "Kenya"), goals=(4, 5),
    ),
    document(
        "303", "Bridges over mountain rivers", "Decides to mend bridges;", date_adopted=SPRING, vote=Vote(120, 10, 40),
        committee="Third Committee", report="A/77/993", agenda_item="71 (b)",
    ),
    document("304", "Songs of shepherds", "Notes the songs of shepherds in winter;", date_adopted=SPRING),
    document(
        "305", "Ferries between islands", "Urges States to abstain from closing ferries in winter;", vote=FERRIES,
        date_adopted=date(2023, 4, 1), sponsors=("China",),
    ),
    document(
        "306", "Councils of villages", "Reaffirms that everyone has the right to vote by secret ballot in villages;",
        "Welcomes the meeting of experts on ballots, held in Tokyo;", date_adopted=WINTER, without_vote=True,
        author="Chair of the Committee",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over six short resolutions of our own. Only read it."""
    index = Index(tmp_path_factory.mktemp("records") / "index", CountedLetters())
    index.add((document, Reading((Block(document.symbol),), document.masthead, "en")) for document in DOCUMENTS)
    return Assistant(index=index)


@pytest.mark.parametrize("row", QUESTIONS, ids=[row[0] for row in QUESTIONS])
def test_what_the_record_tells(records: Assistant, row: Row) -> None:
    question, status, numbers, words = row
    answer = records.ask(question)
    cited = sorted(c.symbol.rpartition("/")[2] for c in answer.citations)
    assert (answer.status, cited, {c.paragraph for c in answer.citations}) == (
        status, sorted(numbers), {RECORD_ID} if numbers else set()
    ), answer.answer  # fmt: skip
    assert [word for word in words if word not in answer.answer] == [], answer.answer


@pytest.mark.parametrize("question", MATTERS)
def test_a_matter_is_no_record(records: Assistant, question: str) -> None:
    assert RECORD_ID not in {c.paragraph for c in records.ask(question).citations}


def test_lists_are_newest_first(records: Assistant) -> None:
    answer = records.ask("Which resolutions did Kenya vote for?")
    assert [c.symbol for c in answer.citations] == ["A/RES/77/305", "A/RES/77/301"]


def test_questions_are_asked_in_six_languages() -> None:
    assert len(QUESTIONS) + len(MATTERS) >= 100
    assert ARABIC


def test_a_citation_of_the_record_shows_who_voted_how() -> None:
    text = cite_record(DOCUMENTS[0], "fr").text
    assert text.startswith("\n".join(LINES))
    assert "Recorded vote: 3 - 2 - 1" in text
    assert "In favour: Brazil, France, Kenya\nAgainst: Israel, United States of America\nAbstaining: China" in text
    assert "Sponsors: Kenya, Cuba (on behalf of the Group of Lamps)" in text
    assert "Sustainable Development Goals: 5, 14" in text


def test_what_the_lines_print_is_not_said_again() -> None:
    printed = "[Adopted by a recorded vote of 3 to 2, with 1 abstentions.]"
    voted = replace(DOCUMENTS[0].masthead, vote=Vote(3, 2, 1), lines=(printed,))
    assert "Recorded vote:" not in cite_record(replace(DOCUMENTS[0], masthead=voted), "en").text
    silent = replace(DOCUMENTS[1].masthead, lines=("[Adopted without a vote.]",))
    assert cite_record(replace(DOCUMENTS[1], masthead=silent), "en").text.count("without a vote") == 1


def test_a_record_of_the_time_before_reads_as_one_that_does_not_say() -> None:
    kept = masthead_to_json(DOCUMENTS[1].masthead).replace(', "draft": null, "without_vote": true', "")
    assert "without_vote" not in kept
    assert masthead_from_json(kept) == replace(DOCUMENTS[1].masthead, without_vote=False)


WITHOUT = {
    "en": "[Adopted without a vote.]",
    "fr": "[Adoptée sans vote.]",
    "es": "[Aprobada sin votación.]",
    "ru": "[Принята без голосования.]",
    "zh": "[未经表决获得通过。]",
    "ar": "[اعتمد بدون تصويت.]",
}


@pytest.mark.parametrize("code", WITHOUT)
def test_closing_lines_that_say_that_nobody_voted(code: str) -> None:
    blocks = [Block("A/RES/77/301", ("A/RES/77/301",))]
    assert read_masthead(blocks, "opening", [WITHOUT[code]], code, "resolution").without_vote
    assert not read_masthead(blocks, "opening", ["56"], code, "resolution").without_vote


@pytest.mark.parametrize(
    ("printed", "country"),
    [
        ("BOLIVIA (PLURINATIONAL STATE OF)", "Plurinational State of Bolivia"),
        ("Iran (République islamique d’)", "Islamic Republic of Iran"),
        ("伊朗(伊斯兰共和国)", "Islamic Republic of Iran"),
        ("the Niger", "Niger"),
        ("Ir eland", "Ireland"),
        ("Uganda (on behalf of the States Members of the Group of 77 and China)", "Uganda"),
        ("the Group of Lamps", None),
    ],
)
def test_countries_as_records_print_them(printed: str, country: str | None) -> None:
    assert country_of(printed) == country


@pytest.mark.parametrize(
    ("text", "code", "countries"),
    [
        ("How did the US and Mali vote?", "en", ["United States of America", "Mali"]),
        ("Tell us who voted", "en", []),
        ("how did brazil vote", "en", ["Brazil"]),
        ("中国和法国", "zh", ["China", "France"]),
        ("За что голосовали Соединённые Штаты?", "ru", ["United States of America"]),
    ],
)
def test_countries_as_questions_name_them(text: str, code: str, countries: list[str]) -> None:
    assert [country for one in named_countries(text, code) for country in one.countries] == countries


def test_a_country_that_no_table_has_stays_as_printed() -> None:
    assert country_name("the Group of Lamps", "fr") == "the Group of Lamps"
    assert country_name("France", "zh") == "法国"
