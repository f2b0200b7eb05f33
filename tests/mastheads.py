"""Mastheads, running heads and feet of United Nations documents, drawn over :mod:`layouts`."""

from __future__ import annotations

from collections.abc import Sequence

from layouts import NEW_YORK, Sheets

SENTENCE = (
    "the lamp of the northern lighthouse shall be lit every evening before the ships come home, and the keeper shall "
    "write down in the book of the island what he has seen from the gallery during the night"
)
"""What our documents are about."""


def _symbol(sheets: Sheets, symbol: str, y: float) -> None:
    """The symbol at the right of the box: its first letters twice as large."""
    head, slash, rest = symbol.partition("/")
    right = sheets.plan.paper[0] - sheets.plan.margin
    width = sheets.width_of(slash + rest, 10)
    sheets.at(right - width - sheets.width_of(head, 20), y, head, 20)
    sheets.at(right - width, y, slash + rest, 10)


def box(sheets: Sheets, organ: str, symbol: str, lines: Sequence[str], *, words: str = "United Nations") -> None:
    """The box at the head of the first page: ``lines`` are distribution, date and language at its right."""
    plan, (width, height) = sheets.plan, sheets.plan.paper
    top = height - 62
    sheets.at(plan.left, top, words, 14)
    _symbol(sheets, symbol, top)
    sheets.rule(plan.margin, width - plan.margin, top - 5, 0.75)
    sheets.at(plan.left, top - 26, f"<b>{organ}</b>", 20)
    for at, line in enumerate(lines):
        sheets.at(width - 215, top - 26 - 12 * at - (12 if at > 1 else 0), line, 10)
    sheets.rule(plan.margin, width - plan.margin, top - 148, 1.25)
    sheets.y = top - 155


def agenda(sheets: Sheets, *lines: str) -> None:
    """Session, agenda item and its title at the left under the box."""
    for line in lines:
        sheets.text(line, first=-(sheets.plan.left - sheets.plan.margin), after=0)
    sheets.y -= 14


def new_york(sheets: Sheets, symbol: str, title: str = "", *, job: str = "24-14711", rule: bool = False) -> None:
    """Running heads and feet of New York; the job number and the bar code at the foot of the first page."""
    plan, (width, height) = sheets.plan, sheets.plan.paper
    pages = "/4"

    def foot(page: Sheets) -> None:
        odd = page.number % 2
        page.at(plan.margin, height - 59, f"<b>{symbol}</b>", 8.5)
        if title:
            page.at(width - plan.margin - page.width_of(title, 8.5), height - 59, title, 8.5)
        if rule:
            page.rule(plan.margin, width - plan.margin, height - 63)
        page.at(plan.margin if not odd else width - 130, 44, f"<b>{page.number}{pages}</b>", 8.5)
        page.at(width - 100 if not odd else plan.margin, 44, job, 7)

    sheets.at(65, 44, f"{job} (E)    140824", 10)
    sheets.at(65, 30, f"<b>*{job.replace('-', '')}*</b>", 12)
    sheets.at(480, 30, "Please recycle", 6)
    sheets.furniture = foot


def geneva(sheets: Sheets, symbol: str, job: str = "GE.22-11402") -> None:
    """Running heads and feet of Geneva: the symbol alone over a rule, the page number and the job number below."""
    plan, (width, height) = sheets.plan, sheets.plan.paper

    def foot(page: Sheets) -> None:
        odd = page.number % 2
        page.at(plan.margin if not odd else width - 130, height - 55, f"<b>{symbol}</b>", 9)
        page.rule(plan.margin, width - plan.margin, height - 59)
        page.at(plan.margin if not odd else width - 65, 44, f"<b>{page.number}</b>", 9)
        page.at(width - 110 if not odd else plan.margin, 44, job, 8)

    sheets.at(plan.margin, 44, f"{job} (E)    070722    110722", 10)
    sheets.at(plan.margin, 30, f"*{job[3:].replace('-', '')}*", 12)
    sheets.at(width - 140, 36, "Please recycle", 6)
    sheets.furniture = foot


def report(symbol: str = "A/78/345") -> Sheets:
    """A report of New York up to its first paragraph."""
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", symbol, ["Distr.: General", "12 September 2023", "", "Original: English"])
    new_york(sheets, symbol)
    agenda(sheets, "<b>Seventy-eighth session</b>", "Item 73 (b) of the provisional agenda*")
    sheets.heading("Lighthouses of the northern islands", size=14)
    sheets.heading("Report of the Secretary-General**")
    return sheets
