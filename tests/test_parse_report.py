"""What a person sees of a document that was read: facts that are known, counts by kind, gaps, what was left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from doors import operative

from assistant.parse_report import facts_of, vote_of
from documents import Document
from documents.model import Vote


def test_facts_that_are_not_known_are_not_shown(lighthouses: Document) -> None:
    names = [name for name, _ in facts_of(lighthouses)]
    assert names[:4] == ["symbol", "title", "kind", "language"]
    assert "vote" not in names
    assert "sponsors" not in names


def test_votes_and_long_lists_are_told_in_short(lighthouses: Document) -> None:
    voted = replace(
        lighthouses.masthead, vote=Vote(139, 1, 4), sponsors=tuple(f"Country {n}" for n in range(9)), goals=(5, 16)
    )
    facts = dict(facts_of(replace(lighthouses, masthead=voted)))
    assert facts["vote"] == "139 in favour, 1 against, 4 abstaining"
    assert facts["sponsors"].endswith("Country 5 and 3 more")
    assert facts["goals"] == "5, 16"


@pytest.mark.parametrize(
    ("vote", "said"),
    [(None, None), (Vote(), None), (Vote(3, 0, 0, 2), "3 in favour, 0 against, 0 abstaining, 2 not voting")],
)
def test_a_vote_in_words(vote: Vote | None, said: str | None) -> None:
    assert vote_of(vote) == said


def test_the_report_shows_gaps_marks_and_what_was_left_out(tmp_path: Path) -> None:
    text = (
        "A/99/7\n\nLighthouses of the world\n\nReport of the Secretary-General\n\nContents\n\n"
        "I. Keepers . . . . . . 2\n\nI. Keepers\n\n"
        "1. The keepers of lighthouses are few, and their work¹ is known to none but sailors and gulls.\n\n"
        "2. Their number falls every year:\n\n(a) In the north;\n\n(b) In the south.\n\n"
        "4. Nothing is known of those in the east, which no report has mentioned so far.\n\n"
        "Annex\n\nList of lighthouses\n\n1. The first of them stands on a rock, and was built by nobody knows whom.\n"
    )
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    shown = operative("parse", tmp_path / "report.txt").out
    assert "kind         report" in shown
    assert "3 numbered, 2 items, 1 in annexes and sections" in shown
    assert "warning: Numbers go from 2 to 4: 3 not found." in shown
    assert "warning: 1 carries mark 1, which has no footnote." in shown
    assert "left out: table of contents" in shown
    assert "\nI. Keepers\n" in shown
    assert "\nAnnex/1" in shown
