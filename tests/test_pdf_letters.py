"""The Security Council's resolutions and statements, letters and notes verbales with what they enclose."""

from __future__ import annotations

from datetime import date

from drawn import ids, parsed, text_of
from layouts import GENEVA, NEW_YORK, Sheets
from mastheads import SENTENCE as LAMP
from mastheads import agenda, box, geneva, new_york


def test_a_resolution_of_the_security_council() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "Security Council", "S/RES/2728 (2024)", ["Distr.: General", "26 March 2024"])
    new_york(sheets, "S/RES/2728 (2024)")
    sheets.heading("Resolution 2728 (2024)", size=14)
    sheets.heading("Adopted by the Security Council at its 9586th meeting, on\n25 March 2024", size=14)
    sheets.text("<i>The Security Council</i>,")
    sheets.text(f"<i>Recalling</i> resolution 2712 (2023), and that {LAMP},")
    sheets.text(f"<i>Demands</i> that {LAMP};", number="1.")
    sheets.text("<i>Decides</i> to remain actively seized of the matter.", number="2.")
    found = parsed(sheets)
    assert ids(found) == ["PP1", "OP1", "OP2"]
    facts = found.masthead
    assert (facts.title, facts.organ, facts.meeting) == ("Resolution 2728 (2024)", "Security Council", 9586)
    assert (facts.date_adopted, facts.date_published) == (date(2024, 3, 25), date(2024, 3, 26))


def test_a_statement_by_the_president() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "Security Council", "S/PRST/2024/3", ["Distr.: General", "21 March 2024"])
    sheets.heading("Statement by the President of the Security Council", size=14)
    sheets.text(f"At the 9580th meeting of the Council, the President made the following statement, as {LAMP}:")
    sheets.text(f"“The Security Council reaffirms that {LAMP}.", first=47, left=23)
    sheets.text("“The Council requests a report by 1 May 2024.”", first=47, left=23)
    found = parsed(sheets)
    assert ids(found) == ["P1", "P2", "P3"]
    assert found.masthead.kind == "presidential statement"
    assert found.masthead.title == "Statement by the President of the Security Council"


def test_a_letter_with_annex_and_enclosure() -> None:
    name = "from the Permanent Representative of the Northern Islands addressed to the President"
    sheets = Sheets(NEW_YORK)
    box(sheets, "Security Council", "S/2024/215", ["Distr.: General", "6 March 2024", "", "Original: Arabic"])
    new_york(sheets, "S/2024/215")
    sheets.heading(f"Letter dated 5 March 2024 {name}", size=14)
    sheets.text(f"I have the honour to say that {LAMP} (see annex).")
    sheets.text("I should be grateful if the present letter could be circulated.")
    sheets.text("(<i>Signed</i>) <b>John Lamp</b>", align="right", after=0)
    sheets.text("Ambassador", align="right")
    sheets.page()
    sheets.heading(f"Annex to the letter dated 5 March 2024 {name}", size=14)
    sheets.text("[Original: Arabic]", align="right")
    sheets.text(f"We say that {LAMP}.")
    sheets.text("(<i>Signed</i>) <b>Jane Beacon</b>", align="right")
    sheets.page()
    sheets.heading("Enclosure", size=14)
    sheets.text(f"On 1 March, {LAMP}.", number="1.")
    found = parsed(sheets)
    assert ids(found) == ["P1", "P2", "Annex/P1", "Enclosure/1"]
    assert found.masthead.title == f"Letter dated 5 March 2024 {name}"
    assert text_of(found, "Annex/P1").startswith("We say that")
    assert text_of(found, "P2").endswith("could be circulated.")


def test_identical_letters_with_two_symbols() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/78/813–S/2024/215", ["Distr.: General", "6 March 2024", "", "Original: English"])
    sheets.at(123, 655, "<b>Security Council</b>", 20)
    for at, line in enumerate(("Seventy-eighth session", "Agenda item 34")):
        sheets.at(60, 560 - 12 * at, line)
    sheets.at(330, 560, "<b>Seventy-ninth year</b>")
    sheets.y = 510
    sheets.heading("Identical letters dated 5 March 2024 from the Permanent Representative of the Inner Sea", size=14)
    sheets.text(f"I have the honour to say that {LAMP}.")
    found = parsed(sheets)
    assert ids(found) == ["P1"]
    assert found.masthead.symbol.startswith("A/78/813")
    assert found.masthead.kind == "letter"


def test_a_note_verbale() -> None:
    sheets = Sheets(GENEVA)
    box(sheets, "General Assembly", "A/HRC/50/G/5", ["Distr.: General", "6 July 2022", "", "Original: English"])
    geneva(sheets, "A/HRC/50/G/5")
    sheets.notes([("*", "Reproduced as received.")], rule=False, size=9)
    agenda(sheets, "<b>Human Rights Council</b>", "<b>Fiftieth session</b>", "Agenda item 4")
    sheets.heading("Note verbale dated 20 June 2022 from the Permanent Mission of the Inner Sea", size=14)
    sheets.text(f"The Permanent Mission of the Inner Sea has the honour to say that {LAMP}.", first=28)
    sheets.text("The Permanent Mission asks that the annex* be circulated.", first=28)
    sheets.page()
    sheets.heading("Annex to the note verbale dated 20 June 2022 from the Permanent Mission of the Inner Sea", size=14)
    sheets.text(f"The lamps burn, and {LAMP}.", first=28)
    found = parsed(sheets)
    assert ids(found) == ["P1", "P2", "Annex/P1"]
    assert found.masthead.kind == "note verbale"
    assert next(p.footnotes for p in found.paragraphs if p.id == "P2") == ("FN*",)
