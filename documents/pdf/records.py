"""Verbatim and summary records: whose name opens an intervention, and the notice about corrections at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from documents.languages import LANGUAGES, language
from documents.pdf.lines import Line
from documents.pdf.page import Page
from documents.pdf.paragraphs import bold_until

_RECORD = re.compile(r"\b[A-Z]{1,5}/(?:[\w.\-]+/)*(?P<sort>PV|SR)\.\d")
_AFTER_NAME = re.compile(r"\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)\s*)*[:：]")


def sort_of_record(pages: Iterable[Page]) -> str:
    """ "PV" where the symbol over the pages is that of a verbatim record ("A/78/PV.50"), "SR" for a summary record."""
    lines = (line for page in pages for line in (*page.heads, *page.body[:_FIRST_LINES]))
    found = (_RECORD.search(line.text.replace(" ", "")) for line in lines)
    return next((match["sort"] for match in found if match), "")


_FIRST_LINES = 6


def opens_speech(group: Sequence[Line], text: str) -> bool:
    """Whether the paragraph begins with a name in bold and a colon: "Ms. Beacon (Southern Cape) (spoke in French):"."""
    end = bold_until(group, text)
    if not end or end == len(text):
        return False
    return text[end - 1] in ":：" or _AFTER_NAME.match(text, end) is not None


def without_notice(page: Page) -> list[Line]:
    """The lines of ``page`` without the notice about corrections that ends the first page of a record."""
    for at, line in enumerate(page.body):
        if line.baseline < _NOTICE_SHARE * page.height and _notice().match(line.text):
            return page.body[:at]
    return page.body


_NOTICE_SHARE = 0.6


@cache
def _notice() -> re.Pattern[str]:
    return re.compile("|".join(pattern for code in LANGUAGES for pattern in language(code).structure["notice"]))
