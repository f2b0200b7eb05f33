"""Verbatim and summary records: who speaks, votes, stage directions, notices, mastheads of members with dots."""

from __future__ import annotations

from datetime import date

from drawn import ids, parsed, text_of
from layouts import NEW_YORK, Sheets
from mastheads import SENTENCE as LAMP
from mastheads import box, new_york

NOTICE = (
    "This record contains the text of speeches delivered in English and of the translation of speeches",
    "delivered in other languages. Corrections should be submitted to the original languages only.",
)


def record(symbol: str, organ: str, meeting: str, day: str) -> Sheets:
    """The first page of a record down to its text."""
    sheets = Sheets(NEW_YORK)
    box(sheets, organ, symbol, [])
    new_york(sheets, symbol, "21/12/2023", job="23-41207", rule=True)
    sheets.at(400, 720, "Official Records")
    sheets.at(123, 670, "Seventy-eighth session")
    sheets.y = 640
    for line in (meeting, day, "New York"):
        sheets.text(line, first=0, after=0)
    sheets.y -= 12
    for at, line in enumerate(NOTICE):
        sheets.at(60, 100 - 10 * at, line, 8.5)
    sheets.rule(60, 552, 112)
    sheets.bottom = 120
    return sheets


def test_a_meeting_of_the_general_assembly() -> None:
    """Two columns below the masthead; a vote belongs to the intervention that it follows."""
    day = "Thursday, 21 December 2023, 10 a.m."
    sheets = record("A/78/PV.50", "General Assembly", "<b>50</b>th plenary meeting", day)
    sheets.text("<i>President:</i>  Mr. Francis ........................................ (Inner Sea)", first=-63)
    sheets.columns()
    sheets.text("<i>The meeting was called to order at 10.05 a.m.</i>", first=18)
    sheets.text("<b>Agenda item 125</b> (<i>continued</i>)", first=0)
    sheets.text("<b>Lighthouses and harbours</b>", first=0)
    sheets.text("<b>Draft resolution (A/78/L.25)</b>", first=18)
    sheets.text(f"<b>The Acting President</b>: I give the floor to the Northern Islands, and {LAMP}.", first=18)
    sheets.text(f"<b>Mr. Lamp</b> (Northern Islands): We hold that {LAMP}. Three things: first, {LAMP}.", first=18)
    sheets.text(f"1. As we said last year, {LAMP}.", first=18)
    sheets.text(f"<b>Ms. Beacon</b> (Southern Cape) (<i>spoke in French</i>): {LAMP.capitalize()}.", first=18)
    sheets.text("<b>The Acting President</b>: A recorded vote has been requested.", first=18)
    sheets.text("<i>A recorded vote was taken.</i>", first=18)
    for side, names in (("In favour", "Albania, Algeria, Andorra"), ("Against", "Inner Sea"), ("Abstaining", "Chad")):
        sheets.text(f"<i>{side}</i>:", first=18, after=0)
        sheets.text(names, first=36, left=36)
    sheets.text("<i>Draft resolution A/78/L.25 was adopted by 120 votes to 2 (resolution 78/123).</i>", first=18)
    sheets.text("<b>Agenda item 126</b>", first=0)
    for turn in range(9):
        sheets.text(f"<b>Mr. Rock</b> (Inner Sea): {turn} times we said that {LAMP}. {LAMP.capitalize()}.", first=18)
    sheets.text("<i>The meeting rose at 12.55 p.m.</i>", first=18)
    found = parsed(sheets)
    assert ids(found) == ["P1", *(f"S{number}" for number in range(1, 14))]
    assert text_of(found, "P1") == "The meeting was called to order at 10.05 a.m."
    assert text_of(found, "S2").startswith("Mr. Lamp (Northern Islands): We hold")
    assert "1. As we said last year" in text_of(found, "S2")
    assert text_of(found, "S3").startswith("Ms. Beacon (Southern Cape) (spoke in French):")
    assert text_of(found, "S4").endswith("(resolution 78/123).")
    assert all(text_of(found, f"S{turn + 5}").endswith("during the night.") for turn in range(9))
    assert next(p.headings for p in found.paragraphs if p.id == "S5")[-1] == "Agenda item 126"
    facts = found.masthead
    assert (facts.kind, facts.symbol, facts.meeting) == ("verbatim record", "A/78/PV.50", 50)
    assert (facts.title, facts.session, facts.organ) == ("50th plenary meeting", 78, "General Assembly")
    assert facts.date_published == date(2023, 12, 21)
    assert any("notice about corrections" in said for said in found.omitted)


def test_a_meeting_of_the_security_council() -> None:
    """Members with dots between on the first page, the text on the second."""
    sheets = record("S/PV.9586", "Security Council", "<b>9586</b>th meeting", "Monday, 25 March 2024, 10 a.m.")
    sheets.text("<i>President:</i>  Mrs. Keeper ....................................... (Northern Islands)", first=-63)
    for member in ("Algeria .......................... Mr. Lamp", "United Kingdom .................. Dame Beacon"):
        sheets.text(member, first=0, after=0)
    sheets.heading("Agenda", left=-63)
    sheets.text("Lighthouses of the Middle Sea, including the question of harbours", first=0)
    sheets.page()
    sheets.columns()
    sheets.text("<i>The meeting was called to order at 10.10 a.m.</i>", first=18)
    sheets.text("<b>Adoption of the agenda</b>", first=0)
    sheets.text("<i>The agenda was adopted.</i>", first=18)
    sheets.text(f"<b>The President</b>: In accordance with rule 37, {LAMP}.", first=18)
    sheets.text("It is so decided.", first=18)
    for name in ("Mr. Lamp", "Dame Beacon", "Mr. De La Gasca", "Archbishop Wick"):
        sheets.text(f"<b>{name}</b> (Inner Sea): I thank you. {LAMP.capitalize()}.", first=18)
    sheets.text("<i>The meeting rose at noon.</i>", first=54)
    found = parsed(sheets)
    assert ids(found) == ["P1", "P2", "S1", "S2", "S3", "S4", "S5"]
    assert text_of(found, "S1").endswith("It is so decided.")
    assert text_of(found, "S5").startswith("Archbishop Wick (Inner Sea): I thank you.")
    assert (found.masthead.organ, found.masthead.meeting) == ("Security Council", 9586)


def test_a_record_of_the_nineties() -> None:
    """Running heads without a symbol, which repeat the masthead; interpretations; the speaker's rank for his name."""
    sheets = Sheets(NEW_YORK)
    for x, y, text, size in (
        (60, 740, "United Nations", 14), (470, 740, "A/50/PV.22", 14), (60, 705, "<b>General Assembly</b>", 20),
        (420, 705, "Official Records", 12), (60, 690, "Fiftieth Session", 11), (60, 660, "<b>22</b>nd Meeting", 11),
        (60, 647, "Wednesday, 4 October 1995, 10 a.m.", 10), (60, 634, "New York", 10),
        (60, 610, "President:", 10), (150, 610, f"Mr. Amaral {'. ' * 50} (Portugal)", 10), (60, 50, "95-86180 (E)", 9),
        (60, 90, "This record contains the original text of speeches delivered in English.", 7.5),
    ):  # fmt: skip
        sheets.at(x, y, text, size)
    sheets.y, sheets.bottom = 590, 110

    def furniture(page: Sheets) -> None:
        for x, y, text in ((60, 750, "General Assembly"), (290, 750, "22nd meeting"), (60, 738, "Fiftieth session")):
            page.at(x, y, text, 9)
        page.at(480, 738, "4 October 1995", 9)
        page.at(300, 40, str(page.number))

    sheets.furniture = furniture
    sheets.columns()
    sheets.text("<i>The meeting was called to order at 10.15 a.m.</i>", first=54)
    sheets.text("<b>Address by Mr. Lamp, President of the Northern Islands</b>", first=0)
    sheets.text(f"<b>The President</b>: The Assembly will hear an address. {LAMP.capitalize()}.", first=18)
    sheets.text("<i>Mr. Lamp was escorted into the General Assembly Hall.</i>", first=18)
    sheets.text(f"<b>President Lamp</b>: May I congratulate you. {LAMP.capitalize()}.", first=18)
    for number in range(12):
        sheets.text(f"{number + 1}. We hold that {LAMP}. {LAMP.capitalize()}.", first=18)
    sheets.text(f"<b>Mr. Wick</b> (Cape) (<i>interpretation from Arabic</i>): {LAMP.capitalize()}.", first=18)
    found = parsed(sheets)
    assert ids(found) == ["P1", "S1", "S2", "S3"]
    assert text_of(found, "S1").endswith("General Assembly Hall.")
    assert text_of(found, "S2").endswith("during the night.")
    assert "Fiftieth session" not in " ".join(p.text for p in found.paragraphs)


def test_a_summary_record() -> None:
    """Numbered paragraphs; the contents and the notice of the first page are no part of them."""
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/C.3/78/SR.12", ["Distr.: General", "15 November 2023", "", "Original: English"])
    new_york(sheets, "A/C.3/78/SR.12")
    sheets.heading("Third Committee")
    sheets.text("<b>Summary record of the 12th meeting</b>", first=0, after=0)
    sheets.text("Held at Headquarters, New York, on Thursday, 5 October 2023, at 10 a.m.", first=0)
    sheets.text("<i>Chair</i>:  Mr. Keeper ................................................ (Cape)", first=0)
    sheets.text("<b>Contents</b>", first=0)
    sheets.text("Agenda item 67: Lighthouses (<i>continued</i>)", first=0)
    sheets.at(60, 158, "This record is subject to correction.", 9)
    sheets.at(60, 140, "Corrections should be sent to the Chief of the Documents Management Section.", 9)
    sheets.page()
    sheets.text("<i>The meeting was called to order at 10.05 a.m.</i>", first=24)
    sheets.text("<b>Agenda item 67: Lighthouses</b> (<i>continued</i>) (A/78/200 and A/78/201)", first=0)
    sheets.text(f"<b>Mr. Lamp</b> (Northern Islands) said that {LAMP}.", first=0, number="1.")
    sheets.text(f"<b>The Chair</b> asked whether {LAMP}.", first=0, number="2.")
    sheets.text("<i>It was so decided.</i>", first=0, number="3.")
    found = parsed(sheets)
    assert ids(found) == ["P1", "1", "2", "3"]
    assert found.masthead.kind == "summary record"
    assert found.masthead.title == "Summary record of the 12th meeting"
    assert found.paragraphs[1].headings == ("Agenda item 67: Lighthouses (continued) (A/78/200 and A/78/201)",)


def test_long_names_over_two_lines_and_colons_within_a_speech() -> None:
    sheets = record("S/PV.9590", "Security Council", "<b>9590</b>th meeting", "Monday, 25 March 2024, 10 a.m.")
    sheets.page()
    sheets.columns()
    sheets.text("<b>The President</b>: I thank you all.", first=18)
    sheets.text(
        "<b>Mr. Abdelrahman Lampkeeper Longname-Beacon</b> (Northern Islands of the Sea): I thank you.", first=18
    )
    sheets.text("<b>His Excellency Mr. Abdelrahman Lampkeeper Longname</b> (Cape): I thank you.", first=18)
    sheets.text(f"<b>Mr. Wick</b> (Malta): As the saying goes: light it. {LAMP.capitalize()}.", first=18)
    sheets.text(f"The following is clear: we hold that {LAMP}.", first=18)
    found = parsed(sheets)
    assert ids(found) == ["S1", "S2", "S3", "S4"]
    assert text_of(found, "S2").startswith(
        "Mr. Abdelrahman Lampkeeper Longname-Beacon (Northern Islands of the Sea): I"
    )
    assert "The following is clear" in text_of(found, "S4")
