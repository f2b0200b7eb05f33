"""Resolutions, drafts, reports and letters as New York and Geneva print them."""

from __future__ import annotations

from datetime import date

from drawn import ids, parsed, text_of
from layouts import GENEVA, NEW_YORK, Sheets
from mastheads import SENTENCE as LAMP
from mastheads import agenda, box, geneva, new_york, report


def council_of_rights(*, draft: bool = False) -> Sheets:
    """A document of the Human Rights Council up to its title."""
    symbol = "A/HRC/50/L.12/Rev.1" if draft else "A/HRC/RES/50/12"
    sheets = Sheets(GENEVA)
    box(sheets, "General Assembly", symbol, ["Distr.: General", "14 July 2022", "", "Original: English"])
    geneva(sheets, symbol)
    return sheets


def test_a_resolution_of_geneva() -> None:
    """Footnotes without a rule, a vote below the text, the organ under that of the box."""
    sheets = council_of_rights()
    sheets.notes([("1", "A/HRC/44/21, para. 12."), ("2", f"See A/HRC/45/30; {LAMP}.")], rule=False, size=9)
    agenda(sheets, "<b>Human Rights Council</b>", "<b>Fiftieth session</b>", "13 June–8 July 2022", "Agenda item 3")
    sheets.heading("Resolution adopted by the Human Rights Council on\n7 July 2022", size=14)
    sheets.heading("The right to a lit harbour", number="50/12.", left=28)
    sheets.text("<i>The Human Rights Council</i>,", first=28)
    sheets.text(f"<i>Recalling</i> its resolution 44/3 of 16 July 2020,<sup>1</sup> and that {LAMP},", first=28)
    sheets.text(f"<i>Noting</i> the report on harbours,<sup>2</sup> and that {LAMP},", first=28)
    sheets.text(f"<i>Decides</i> that {LAMP};", first=28, number="1.")
    sheets.text("<i>Requests</i> the keeper:", first=28, number="2.")
    sheets.text(f"To see that {LAMP};", first=28, number="(a)")
    sheets.text("To report.", first=28, number="(b)")
    sheets.page()
    sheets.text("<i>42nd meeting</i>", align="right", after=0)
    sheets.text("<i>7 July 2022</i>", align="right")
    sheets.text("[Adopted by a recorded vote of 29 to 6, with 12 abstentions. The voting was as follows:", first=28)
    for side, names in (
        ("In favour", "Argentina, Bolivia (Plurinational State of), Côte d’Ivoire"),
        ("Against", "Czechia, Finland"),
        ("Abstaining", "India, Republic of Korea]"),
    ):
        sheets.text(f"<i>{side}</i>:", first=28, after=0)
        sheets.text(names, first=56, left=56)
    found = parsed(sheets)
    assert ids(found) == ["PP1", "PP2", "OP1", "OP2", "OP2(a)", "OP2(b)"]
    assert [note.id for note in found.footnotes] == ["FN1", "FN2"]
    assert text_of(found, "PP2").endswith("during the night,")
    facts = found.masthead
    assert (facts.symbol, facts.title, facts.kind) == ("A/HRC/RES/50/12", "The right to a lit harbour", "resolution")
    assert (facts.organ, facts.session, facts.meeting) == ("Human Rights Council", 50, 42)
    assert (facts.date_adopted, facts.date_published) == (date(2022, 7, 7), date(2022, 7, 14))
    assert (facts.job_number, facts.original_language) == ("2211402", "English")
    assert facts.vote is not None
    assert (facts.vote.yes, facts.vote.no, facts.vote.abstaining) == (29, 6, 12)
    assert facts.vote.in_favour == ("Argentina", "Bolivia (Plurinational State of)", "Côte d’Ivoire")
    assert facts.vote.abstained == ("India", "Republic of Korea")
    assert any("running head" in said for said in found.omitted)


def test_a_draft_with_sponsors_in_geneva() -> None:
    """Sponsors with asterisks, a number still to come, a title of the agenda item that is none of the document."""
    sheets = council_of_rights(draft=True)
    sheets.notes([("*", "State not a member of the Human Rights Council.")], rule=False, size=9)
    agenda(sheets, "<b>Human Rights Council</b>", "<b>Fiftieth session</b>", "13 June–8 July 2022", "Agenda item 3")
    agenda(sheets, "<b>Promotion of all lamps, including reports of the keepers</b>")
    sheets.text(
        "<b>Albania,* Belgium, Canada,* Inner Sea,* and Ukraine: revised draft resolution</b>", first=28, left=28
    )
    sheets.heading("The right to a lit harbour", number="50/…", left=28)
    sheets.text("<i>The Human Rights Council</i>,", first=28)
    sheets.text(f"<i>Guided</i> by the Charter, and that {LAMP},", first=28)
    for number in range(1, 6):
        sheets.text(f"<i>Calls upon</i> States to see that {LAMP};", first=28, number=f"{number}.")
    found = parsed(sheets)
    assert ids(found) == ["PP1", "OP1", "OP2", "OP3", "OP4", "OP5"]
    facts = found.masthead
    assert (facts.symbol, facts.kind) == ("A/HRC/50/L.12/Rev.1", "draft resolution")
    assert (facts.title, facts.agenda_item) == ("The right to a lit harbour", "3")
    assert text_of(found, "FN*") == "State not a member of the Human Rights Council."


def test_a_report_of_geneva() -> None:
    """A boxed summary, the title of an agenda item that reads like a report's, an address broken over lines."""
    sheets = Sheets(GENEVA)
    box(sheets, "General Assembly", "A/HRC/51/35", ["Distr.: General", "3 August 2022", "", "Original: English"])
    geneva(sheets, "A/HRC/51/35")
    agenda(sheets, "<b>Human Rights Council</b>", "<b>Fifty-first session</b>", "Agenda items 2 and 3")
    agenda(sheets, "<b>Annual report of the Keeper of the Harbours and reports</b>", "<b>of the Office</b>")
    sheets.heading("The lit harbour in the northern islands", size=14)
    sheets.heading("Report of the Special Rapporteur on the lit harbour, Jane Beacon*")
    sheets.notes([("*", "Published late for want of oil.")], rule=False, size=9)
    sheets.text("<i>Summary</i>", align="centre")
    sheets.text(f"In the present report, submitted pursuant to resolution 42/5, it is held that {LAMP}.", first=28)
    sheets.page()
    sheets.notes([("1", "See A/HRC/48/54."), ("2", "See https://www.example.org/en/lamps/2021/wicks-and-\nlamps.")],
                 rule=False, size=9)  # fmt: skip
    sheets.heading("Introduction", number="I.", size=14)
    sheets.text(f"The present report was prepared pursuant to resolution 42/5.<sup>1</sup> In it, {LAMP}.", number="1.")
    sheets.text(f"The Rapporteur visited the islands from 1 to\n12 May 2022, and {LAMP}.<sup>2</sup>", number="2.")
    sheets.heading("Law", number="A.")
    sheets.text("States should:", number="3.")
    sheets.text("Light lamps;", first=28, number="(a)")
    sheets.text("Keep wicks dry, namely:", first=28, number="(b)")
    sheets.text("In tins;", first=56, number="(i)")
    sheets.text("In boxes;", first=56, number="(ii)")
    sheets.text("Report.", first=28, number="(c)")
    sheets.heading("Recommendations", number="II.", size=14)
    sheets.text(f"<b>The Rapporteur recommends that {LAMP}.</b>", number="<b>4.</b>")
    found = parsed(sheets)
    assert ids(found) == ["Summary/P1", "1", "2", "3", "3(a)", "3(b)", "3(b)(i)", "3(b)(ii)", "3(c)", "4"]
    assert found.masthead.title == "The lit harbour in the northern islands"
    assert (found.masthead.kind, found.masthead.organ) == ("report", "Human Rights Council")
    assert next(p.headings for p in found.paragraphs if p.id == "3") == ("I. Introduction", "A. Law")
    assert text_of(found, "FN2") == "See https://www.example.org/en/lamps/2021/wicks-and-lamps."
    assert text_of(found, "2").startswith("The Rapporteur visited the islands from 1 to 12 May 2022")


def test_a_report_with_annexes_that_begin_their_numbers_again() -> None:
    sheets = report()
    sheets.notes([("*", "A/78/150."), ("**", "The present report was submitted late.")])
    sheets.page()
    sheets.heading("Introduction", number="I.", size=14)
    sheets.text(f"In its resolution 77/5, the General Assembly asked whether {LAMP}.", first=0, number="1.")
    sheets.text(f"The Secretary-General finds that {LAMP}.", first=0, number="2.")
    for name, title in (("Annex I", "Lamps"), ("Annex II", "Wicks"), ("Appendix", "Forms")):
        sheets.page()
        sheets.heading(name, size=14)
        sheets.heading(title)
        sheets.text(f"There are six, and {LAMP}.", first=0, number="1.")
        sheets.text("The keeper has:", first=0, number="2.")
        sheets.text("A boat;", first=24, number="(a)")
        sheets.text("A dog.", first=24, number="(b)")
    found = parsed(sheets)
    assert ids(found) == ["1", "2"] + [
        f"{region}/{local}" for region in ("Annex I", "Annex II", "Appendix") for local in ("1", "2", "2(a)", "2(b)")
    ]
    assert [note.id for note in found.footnotes] == ["FN*", "FN**"]
    assert found.masthead.agenda_item is not None
    assert found.masthead.agenda_item.startswith("73 (b)")


def test_sections_that_begin_their_numbers_again() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/RES/78/255", ["Distr.: General", "24 January 2024"])
    agenda(sheets, "<b>Seventy-eighth session</b>", "Agenda item 138")
    sheets.heading("Resolution adopted by the General Assembly\non 22 December 2023", size=14)
    sheets.heading("Questions relating to lighthouses", number="78/255.")
    sheets.text("<i>The General Assembly</i>,")
    sheets.text("<i>Recalling</i> its resolution 77/5,")
    for section, verb in (("I", "Takes note"), ("II", "Decides")):
        sheets.text(f"<b>{section}</b>", align="centre")
        sheets.text("<b>Lamps</b>", align="centre")
        sheets.text(f"<i>{verb}</i> that {LAMP};", number="1.")
        sheets.text("<i>Also decides</i>:", number="2.")
        sheets.text("To buy wicks;", number="(a)")
        sheets.text("To dry wicks.", number="(b)")
    found = parsed(sheets)
    local = ("OP1", "OP2", "OP2(a)", "OP2(b)")
    assert ids(found) == ["PP1", *(f"Section {section}/{item}" for section in ("I", "II") for item in local)]
    assert found.masthead.date_adopted == date(2023, 12, 22)


def test_parts_that_each_have_their_own_opening() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/RES/52/20", ["Distr.: General", "24 January 1998"])
    sheets.heading("Resolutions adopted by the General Assembly", size=14)
    sheets.heading("Lighthouses", number="52/20.")
    for part in "AB":
        sheets.text(f"<b>{part}</b>", align="centre")
        sheets.text("LIGHT AND OIL", align="centre")
        sheets.text("<i>The General Assembly</i>,")
        sheets.text(f"<i>Noting</i> that {LAMP},")
        sheets.text(f"<i>Requests</i> that {LAMP};", number="1.")
        sheets.text(f"<i>Decides</i> that {LAMP}.", number="2.")
    found = parsed(sheets)
    assert ids(found) == [f"Section {part}/{local}" for part in "AB" for local in ("PP1", "OP1", "OP2")]
    assert found.masthead.title == "Lighthouses"


def test_an_annex_to_a_resolution() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/RES/78/9", ["Distr.: General", "24 January 2024"])
    sheets.heading("Resolution adopted by the General Assembly\non 22 December 2023", size=14)
    sheets.text("<i>[without reference to a Main Committee (A/78/L.5 and A/78/L.5/Add.1)]</i>", first=0)
    sheets.heading("Statute of the lighthouse", number="78/9.")
    sheets.text("<i>The General Assembly</i>,")
    sheets.text("<i>Recalling</i> its resolution 77/5,")
    sheets.text("<i>Adopts</i> the Statute annexed to the present resolution.", number="1.")
    sheets.text("<i>50th plenary meeting</i>", align="right", after=0)
    sheets.text("<i>22 December 2023</i>", align="right")
    sheets.page()
    sheets.heading("Annex")
    sheets.heading("Statute of the lighthouse")
    sheets.heading("Lamps", number="I.")
    sheets.text(f"There is a lamp, and {LAMP}.", number="1.")
    sheets.heading("Wicks", number="II.")
    sheets.text(f"There is a wick, and {LAMP}.", number="2.")
    found = parsed(sheets)
    assert ids(found) == ["PP1", "OP1", "Annex/1", "Annex/2"]
    assert found.masthead.meeting == 50
    assert found.masthead.title == "Statute of the lighthouse"


def test_a_revised_draft_that_was_reissued() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/78/L.5/Rev.1*", ["Distr.: Limited", "24 November 2023", "", "Original: English"])
    new_york(sheets, "A/78/L.5/Rev.1")
    sheets.notes([("*", "Reissued for technical reasons on 27 November 2023."), ("1", "Resolution 77/5.")])
    agenda(sheets, "<b>Seventy-eighth session</b>", "Agenda item 12", "<b>Report of the Lighthouse Agency</b>")
    sheets.text("<b>Albania, Argentina, Belgium, Inner Sea and Southern Cape: draft resolution</b>", first=0)
    sheets.heading("The lamp as a means of peace")
    sheets.text("<i>The General Assembly</i>,")
    sheets.text(f"<i>Recalling</i> its resolution 77/5,<sup>1</sup> and that {LAMP},")
    sheets.text("<i>Decides</i> to remain awake.", number="1.")
    found = parsed(sheets)
    assert ids(found) == ["PP1", "OP1"]
    assert (found.masthead.symbol, found.masthead.kind) == ("A/78/L.5/Rev.1", "draft resolution")
    assert found.masthead.title == "The lamp as a means of peace"
    assert [note.id for note in found.footnotes] == ["FN*", "FN1"]


def test_the_report_of_a_committee() -> None:
    sheets = report("A/78/481")
    sheets.text("<i>Rapporteur</i>: Ms. Jane <b>Beacon</b> (Southern Cape)", first=0)
    sheets.page()
    sheets.text(f"At its 2nd meeting, the General Assembly decided that {LAMP}.", first=0, number="1.")
    sheets.text("The Committee recommends the adoption of the following draft resolution:", first=0, number="2.")
    sheets.heading("Lamps")
    sheets.text("<i>The General Assembly</i>,")
    sheets.text("<i>Recalling</i> its resolution 77/5,")
    sheets.text(f"<i>Requests</i> that {LAMP};", number="1.")
    found = parsed(sheets)
    assert ids(found) == ["1", "2", "PP1", "OP1"]
    assert found.masthead.kind == "report"


def test_a_note_without_rule_that_goes_on_over_the_page() -> None:
    """Geneva: what stands in smaller type above the first mark of a page ends the last note of the page before."""
    sheets = Sheets(GENEVA)
    box(sheets, "General Assembly", "A/HRC/51/36", ["Distr.: General", "3 August 2022", "", "Original: English"])
    geneva(sheets, "A/HRC/51/36")
    sheets.heading("Report of the Working Group on Lamps")
    sheets.notes([("1", "See A/HRC/48/54, which goes on and does not")], rule=False, size=9)
    sheets.text(f"The Group met,<sup>1</sup> and {LAMP}.", number="1.")
    sheets.page()
    sheets.notes([("", "end on its page."), ("2", "Ibid., para. 5.")], rule=False, size=9)
    sheets.text(f"The Group saw<sup>2</sup> that {LAMP}.", number="2.")
    found = parsed(sheets)
    assert ids(found) == ["1", "2"]
    assert text_of(found, "FN1") == "See A/HRC/48/54, which goes on and does not end on its page."
    assert text_of(found, "2").endswith("during the night.")


def test_recommendations_in_bold_and_an_annex_with_its_title_below() -> None:
    sheets = report("A/78/7")
    bold = f"<b>The Committee recommends that {LAMP}, and trusts that {LAMP}.</b>"
    sheets.text(f"The Committee notes that {LAMP}. {bold} It also notes the lamps.", first=0, number="1.")
    sheets.text("<b>The next, and so on.</b>", first=0, number="<b>2.</b>")
    sheets.text("<b>Annex I\nLamps and their keepers</b>", first=0, size=14)
    sheets.text("There is a lamp.", first=0, number="1.")
    found = parsed(sheets)
    assert ids(found) == ["1", "2", "Annex I/1"]
    assert text_of(found, "1").endswith("It also notes the lamps.")
    assert found.paragraphs[-1].headings[-1] == "Lamps and their keepers"


def test_a_document_that_no_line_says_what_it_is() -> None:
    """Its title is the largest heading; session and agenda stand above it, a draft decision below its paragraphs."""
    sheets = Sheets(NEW_YORK)
    box(sheets, "Economic and Social Council", "E/ICEF/2024/15", ["Distr.: General", "22 July 2024"])
    agenda(sheets, "<b>United Nations Lamps Fund</b>", "Executive Board", "<b>Second regular session 2024</b>")
    agenda(sheets, "3–6 September 2024", "Item 5 of the provisional agenda*")
    sheets.heading("Update on lamps", size=14)
    sheets.notes([("*", "E/ICEF/2024/14.")])
    sheets.text("<i>Summary</i>", first=24)
    sheets.text(f"The present document is submitted pursuant to decision 2023/5, and {LAMP}.", first=24)
    sheets.page()
    sheets.heading("Overview", number="I.", size=14)
    sheets.text(f"The Fund has lamps, and {LAMP}.", first=0, number="1.")
    sheets.heading("Draft decision", number="II.", size=14)
    sheets.text("<i>The Executive Board</i>")
    sheets.text("<i>Takes note</i> of the update on lamps.", number="1.")
    found = parsed(sheets)
    assert ids(found) == ["Summary/P1", "1", "OP1"]
    assert (found.masthead.title, found.masthead.session) == ("Update on lamps", "Second regular session 2024")


def test_a_note_that_transmits_a_report() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/78/180", ["Distr.: General", "12 July 2023", "", "Original: Spanish"])
    agenda(sheets, "<b>Seventy-eighth session</b>", "Agenda item 73", "<b>Report of the Lighthouse Agency</b>")
    sheets.heading("Independence of lamps", size=14)
    sheets.heading("Note by the Secretary-General")
    sheets.text(f"The Secretary-General has the honour to transmit the report, as {LAMP}.")
    sheets.page()
    sheets.heading("Report of the Special Rapporteur on lamps", size=14)
    sheets.text("<i>Summary</i>", first=24)
    sheets.text(f"In the present report, {LAMP}.", first=24)
    sheets.heading("Introduction", number="I.", size=14)
    sheets.text(f"The mandate was made, and {LAMP}.", first=0, number="1.")
    found = parsed(sheets)
    assert ids(found) == ["P1", "Summary/P1", "1"]
    assert (found.masthead.kind, found.masthead.title) == ("note", "Independence of lamps")
