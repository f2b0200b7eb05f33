"""Pages of other kinds: typed ones, wide tables, scans, columns."""

from __future__ import annotations

import pytest
from drawn import ids, parsed, text_of
from layouts import NEW_YORK, TYPED, Sheets, pages_turned
from mastheads import SENTENCE as LAMP
from mastheads import report


def test_a_typed_report_whose_paragraphs_no_space_parts() -> None:
    """The nineteen-nineties: one face, numbers at the margin, "Page 2" over the text and "/..." under it."""
    sheets = Sheets(TYPED, space=0)
    for x, y, text in (
        (72, 740, "UNITED NATIONS"), (420, 740, "Distr."), (420, 728, "GENERAL"), (420, 704, "A/48/500"),
        (420, 692, "20 October 1993"), (420, 668, "ORIGINAL:  ENGLISH"), (72, 704, "General Assembly"),
        (72, 44, "93-57911 (E)   201093"), (480, 44, "/..."),
    ):  # fmt: skip
        sheets.at(x, y, text)

    def furniture(page: Sheets) -> None:
        for y, text in ((756, "A/48/500"), (744, "English"), (732, f"Page {page.number}")):
            page.at(72, y, text)

    sheets.furniture = furniture
    sheets.y = 640
    sheets.text("Forty-eighth session", after=0)
    sheets.text("Agenda item 114 (b)", after=14)
    sheets.text("Question of the northern lighthouse", align="centre", after=14)
    sheets.text("Report of the Secretary-General", align="centre", after=14)
    sheets.text("I.  INTRODUCTION", align="centre", after=14)
    for number in range(1, 8):
        sheets.text(f"In its resolution 47/{number}, the Assembly asked whether {LAMP}.", number=f"{number}.", tab=30)
    sheets.text(f"(a)  A boat shall be bought, and {LAMP};", first=30)
    sheets.text("(b)  A dog shall be fed.", first=30)
    sheets.text(f"Lastly, {LAMP}.", number="8.", tab=30)
    found = parsed(sheets)
    assert ids(found) == [*map(str, range(1, 8)), "7(a)", "7(b)", "8"]
    assert all(text_of(found, str(number)).endswith("during the night.") for number in range(1, 9))
    assert (found.masthead.symbol, found.masthead.job_number) == ("A/48/500", "9357911")


@pytest.mark.parametrize("how", ["wide", "up", "down", "turned"])
def test_a_table_across_a_wide_page(how: str) -> None:
    """Set on a wide page, sideways on a high one, or sideways on a page that the file turns."""
    sheets = report("A/78/346")
    sheets.text(f"The table shows how {LAMP}.", first=0, number="1.")
    pages_turned(sheets, how)
    sheets.text("<b>Table 1</b>\n<b>Lamps by island</b>", first=0)
    rows = [[f"Island {number}", str(number * 10), "The keeper writes"] for number in range(1, 9)]
    sheets.table([["Island", "Lamps", "Notes"], *rows], [240, 190, 240])
    sheets.text(f"The second table shows how {LAMP}.", first=0, number="2.")
    found = parsed(sheets)
    assert ids(found) == ["1", "Table 1", "2"]
    assert "Island 3 | 30 | The keeper writes" in text_of(found, "Table 1")
    assert not any("sideways" in said for said in found.omitted)


def test_a_scan_with_specks() -> None:
    """A picture over the page, text laid under it, dirt at the margins, the note of an asterisk far below."""
    sheets = Sheets(TYPED, faces=NEW_YORK.faces)
    for x, y, text in (
        (72, 740, "UNITED NATIONS"), (420, 740, "Distr."), (420, 728, "GENERAL"), (420, 704, "A/42/417"),
        (420, 692, "23 July 1987"), (420, 668, "ORIGINAL:  ENGLISH"), (72, 44, "87-18123 1234a (E)"),
    ):  # fmt: skip
        sheets.at(x, y, text)
    sheets.furniture = lambda page: (page.at(72, 756, "A/42/417"), page.at(72, 744, f"Page {page.number}"), None)[2]
    sheets.y = 640
    sheets.text("Forty-second session", after=0)
    sheets.text("Item 75 of the provisional agenda*", after=14)
    sheets.text("QUESTION OF THE NORTHERN LIGHTHOUSE", align="centre", after=14)
    sheets.text("Report of the Secretary-General", align="centre", after=14)
    sheets.notes([("*", "A/42/150.")], rule=False, size=10)
    for number in range(1, 3):
        sheets.text(f"In its resolution, the Assembly asked whether {LAMP}.", number=f"{number}.", tab=30)
    sheets.scan()
    sheets.page()
    for number in range(3, 7):
        sheets.text(f"The Secretary-General was told that {LAMP}.", number=f"{number}.", tab=30)
    sheets.text("A boat shall be bought;", first=30, number="(a)")
    sheets.text("A dog shall be kept.", first=30, number="(b)")
    sheets.scan()
    found = parsed(sheets)
    assert ids(found) == [*map(str, range(1, 7)), "6(a)", "6(b)"]
    assert text_of(found, "6(b)") == "A dog shall be kept."
    assert text_of(found, "FN*") == "A/42/150."
    assert found.masthead.title == "QUESTION OF THE NORTHERN LIGHTHOUSE"
    assert any(warning.startswith("A scan") for warning in found.warnings)


def test_a_paragraph_that_a_column_cuts_after_a_full_stop() -> None:
    """Its last line in the column is full, and the next column begins without number or indent."""
    sentence = "The lamp of the northern lighthouse burns all night."
    sheets = report("A/55/412")
    sheets.page()
    width = sheets.width_of(sentence, 10) + 0.5
    sheets.frames([(60, 60 + width, 720, 600), (315, 315 + width, 720, 400)])
    for number in range(1, 3):
        sheets.text("It is held:\n" + f"{sentence} " * 8, first=0, number=f"{number}.")
    found = parsed(sheets)
    assert ids(found) == ["1", "2"]
