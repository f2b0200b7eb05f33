"""The facts that a file of Akoma Ntoso states outright: in its metadata, on its cover page, below its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from documents.akoma_ntoso.numbers import section_label, table
from documents.akoma_ntoso.records import THESAURUS, Record
from documents.akoma_ntoso.text import local_name
from documents.blocks import folded
from documents.dates import first_date
from documents.labels import item_letter
from documents.languages import LANGUAGES, ordinal_value
from documents.model import Masthead, Vote
from documents.submission import names_in
from documents.symbols import canonical, find_symbols

CODES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "zho": "zh", "chi": "zh", "ara": "ar"}
"""ISO 639-2 codes of the official languages, as the files give them."""

_KINDS = {
    "resolution": "resolution",
    "decision": "decision",
    "presidentialStatement": "presidential statement",
    "draftResolution": "draft resolution",
    "draftDecision": "draft decision",
}
_ORGANS = (
    ("A/HRC/", "Human Rights Council"),
    ("A/", "General Assembly"),
    ("S/", "Security Council"),
    ("E/", "Economic and Social Council"),
)
_COMMITTEES = {
    f"#{name.lower()}Committee": f"{name} Committee"
    for name in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
}
_ORIGINALS = {
    "english": "en", "anglais": "en", "inglés": "en", "inlgés": "en", "french": "fr", "français": "fr", "francés": "fr",
    "spanish": "es", "espagnol": "es", "español": "es", "arabic": "ar", "arabe": "ar", "árabe": "ar", "russian": "ru",
    "russe": "ru", "ruso": "ru", "chinese": "zh", "chinois": "zh", "chino": "zh",
}  # fmt: skip
_DRAFTS = ("draftResolution", "draftDecision")
_STATING = frozenset({"meta", "coverPage", "preface", "conclusions"})
_FIRST_YEAR = 1946
_SYMBOL = re.compile(r"(?P<base>[AES](?:/[\w.\-]+)+)\s*(?P<year>\(\d{4}\))?\s*(?P<letters>.*)")
_JOB_IN_NAME = re.compile(r"-(\d{7})[A-Z]?\b|[_-]N(\d{7})\b")
_NUMBER_IN_NAME = re.compile(r"(?:RES|DEC|decision|PRST)[ _]+[A-Z]*-?\d+[ _](\d{1,4})(?!\d)")
_ITEM = re.compile(r"\d+|[(（]?\s*([^\W\d_]ـ?)\s*[)）]")
_TITLE_OF_RECORD = re.compile(r"[^\[]*\[(?P<about>.+)\]\s*")


@dataclass(frozen=True, slots=True)
class Papers:
    """The parts of a file that speak of one document: its statement, and the collection it is in, if any."""

    statement: etree._Element
    collection: etree._Element | None
    source: str
    code: str

    def find(self, tag: str, /, **attributes: str) -> Iterator[etree._Element]:
        """Elements ``tag`` with these attributes outside the text, those of the statement first."""
        for whole in (self.statement, self.collection):
            for part in whole if whole is not None else ():
                if local_name(part) not in _STATING:
                    continue
                for element in part.iter(f"{{*}}{tag}"):
                    if all(element.get(key) == value for key, value in attributes.items()):
                        yield element

    def first(self, tag: str, /, **attributes: str) -> etree._Element | None:
        """The first of them."""
        return next(self.find(tag, **attributes), None)


def language_of(papers: Papers) -> tuple[str | None, str]:
    """(code of one of the six languages or None, code that the file gives)."""
    element = papers.first("FRBRlanguage")
    given = element.get("language") or "" if element is not None else ""
    return (given if given in LANGUAGES else CODES.get(given)), given


def facts_of(papers: Papers, title: str, lines: tuple[str, ...], letter: str = "") -> Masthead:
    """All facts of a document; ``letter`` is that of its place in a collection."""
    symbol = _symbol(papers, letter)
    statement = papers.statement.get("name") or ""
    adopted = statement not in ("draftResolution", "draftDecision")
    sponsors, author = _sponsors(papers)
    vote = _vote(papers)
    return Masthead(
        symbol=symbol,
        title=title or _title_of_record(papers),
        kind=_KINDS.get(statement, statement),
        organ=next((organ for prefix, organ in _ORGANS if symbol.startswith(prefix)), None),
        session=_session(papers, symbol),
        agenda_item=_agenda_item(papers),
        committee=_committee(papers),
        report=_report(papers),
        meeting=_meeting(papers),
        date_adopted=_adopted(papers) if adopted else None,
        date_published=_published(papers),
        job_number=_job_number(papers),
        original_language=_original_language(papers),
        author=author,
        sponsors=sponsors,
        subjects=_subjects(papers),
        goals=_goals(papers),
        vote=vote,
        lines=lines,
        draft=_draft(papers),
        without_vote=vote is None and _without_vote(papers),
    )


def joined(facts: Masthead, record: Record | None) -> Masthead:
    """``facts`` with what only the ``record`` says."""
    if record is None:
        return facts
    has_sponsors = bool(facts.sponsors or facts.author)
    return replace(
        facts,
        title=facts.title or record.title,
        agenda_item=facts.agenda_item or _items(record.agenda_item, "en"),
        committee=facts.committee or record.committee,
        report=facts.report or record.report,
        meeting=facts.meeting if facts.meeting is not None else record.meeting,
        date_adopted=facts.date_adopted or record.date_adopted,
        sponsors=facts.sponsors if has_sponsors else record.sponsors,
        author=facts.author if has_sponsors else record.author,
        subjects=facts.subjects or record.subjects,
        goals=facts.goals or record.goals,
        vote=facts.vote or record.vote,
        without_vote=facts.without_vote and record.vote is None,
    )


def text_of(element: etree._Element | None) -> str:
    """The text of ``element`` on one line, without its footnotes."""
    if element is None:
        return ""
    notes = {id(e) for note in element.iter("{*}authorialNote") for e in note.iter()}
    parts = [element.text or ""]
    for child in element.iterdescendants():
        if id(child) not in notes and isinstance(child.tag, str):
            parts.append(child.text or "")
        if id(child) not in notes or local_name(child) == "authorialNote":
            parts.append(child.tail or "")
    return folded(" ".join(parts)) if notes else folded("".join(element.itertext()))


def _symbol(papers: Papers, letter: str) -> str:
    """The canonical symbol: that of the cover page, unless title and address of the work agree on another number."""
    match = _SYMBOL.match(text_of(papers.first("docNumber", refersTo="#symbol")))
    if match is None:
        return next((found for e in papers.find("docTitle") if (found := canonical(text_of(e)))), "")
    base = canonical(f"{match['base']} {match['year'] or ''}".strip()) or match["base"]
    stem, _, number = base.rpartition("/")
    printed = _number_of_title(papers)
    if printed and number.isdecimal() and printed in (_number_of_address(papers), named_number(papers.source)):
        base = f"{stem}/{printed}"
    own = letter or section_label(match["letters"].strip(" ()"), papers.code)
    return f"{base} {own}" if own else base


def named_number(source: str) -> str:
    """The number that the name of a file gives its document: "A_RES_78_228-2325978E.xml" is 228."""
    match = _NUMBER_IN_NAME.search(source)
    return match[1] if match else ""


def _number_of_title(papers: Papers) -> str:
    for element in papers.find("docNumber"):
        if match := re.fullmatch(r"(?:[A-Z]*-?\d+)/(\d+)\s*\.?", text_of(element)):
            return match[1]
    return ""


def _number_of_address(papers: Papers) -> str:
    element = papers.first("FRBRuri")
    match = re.search(r"/[\w-]*?(\d+)/?$", element.get("value") or "") if element is not None else None
    return match[1] if match else ""


def _session(papers: Papers, symbol: str) -> int | str | None:
    """The session that the symbol names: the cover page has misprints."""
    if match := re.match(r"A/(?:HRC/)?(?:RES|DEC)/((?:ES-|S-)?\d+)/", symbol):
        return int(match[1]) if match[1].isdecimal() else match[1]
    element = papers.first("session")
    value = element.get("value") or "" if element is not None else ""
    return int(value) if value.isdecimal() else None


def _agenda_item(papers: Papers) -> str | None:
    items = [element.get("title") or text_of(element) for element in papers.find("inline", name="agenda item")]
    return _items(" ".join(items), papers.code)


def _items(printed: str, code: str) -> str | None:
    """Numbers and letters of agenda items in one form for all languages: "71 (b)", "13 and 117"."""
    found: list[str] = []
    for match in _ITEM.finditer(printed):
        if match[1] is None:
            found.append(str(int(match[0])))
        elif found:
            letter = _latin(match[1].rstrip("ـ").lower(), code)
            found[-1] += f" and ({letter})" if found[-1].endswith(")") else f" ({letter})"
    return _listed(list(dict.fromkeys(found)))


def _latin(letter: str, code: str) -> str:
    own = table()["lookalikes"]
    alike = dict(zip(own["small"], own["small_latin"], strict=True))
    found: str = alike.get(letter, item_letter(letter, code) if code in LANGUAGES else letter)
    return found


def _listed(items: list[str]) -> str | None:
    if not items:
        return None
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]


def _committee(papers: Papers) -> str | None:
    element = papers.first("docProponent")
    return _COMMITTEES.get(element.get("refersTo") or "") if element is not None else None


def _report(papers: Papers) -> str | None:
    mentions = find_symbols(text_of(papers.first("inline", name="originating document")))
    return mentions[0].symbol if mentions else None


def _meeting(papers: Papers) -> int | None:
    elements = [*papers.find("location", refersTo="#adoptionMeeting"), *papers.find("inline", name="adoptionMeeting")]
    for printed in (words for element in elements for words in (element.get("title") or "", text_of(element))):
        if figures := re.search(r"\d+", printed):
            return int(figures[0])
        value = ordinal_value(printed, papers.code) if papers.code in LANGUAGES else None
        if value is not None:
            return value
    for step in papers.find("step"):
        if record := re.search(r"/PV\.(\d+)", step.get("as") or ""):
            return int(record[1])
    return None


def _day(values: Iterable[str | None]) -> date | None:
    """The first of ``values`` that is a date on which there were United Nations."""
    for value in values:
        try:
            day = date.fromisoformat(value or "")
        except ValueError:
            continue
        if day.year >= _FIRST_YEAR:
            return day
    return None


def _adopted(papers: Papers) -> date | None:
    printed = [e.get("date") for e in papers.find("docDate", refersTo="#adoptionDate")]
    stated = _day([*printed, *(e.get("date") for e in papers.find("FRBRdate", name="adoption"))])
    if stated is not None or not papers.code:
        return stated
    lines = (text_of(title) for title in papers.find("docTitle"))
    return next((found for line in lines if (found := first_date(line, papers.code))), None)


def _published(papers: Papers) -> date | None:
    printed = [e.get("date") for e in papers.find("docDate", refersTo="#dateOfIssuance")]
    return _day([*printed, *(e.get("date") for e in papers.find("FRBRdate", name="publication"))])


def _job_number(papers: Papers) -> str | None:
    figures = re.sub(r"\D", "", text_of(papers.first("docketNumber")))
    if len(figures) == 7:
        return figures
    match = _JOB_IN_NAME.search(papers.source)
    return (match[1] or match[2]) if match else None


def _original_language(papers: Papers) -> str | None:
    element = papers.first("inline", name="originalLanguage")
    return _ORIGINALS.get((element.get("refersTo") or "").lstrip("#").lower()) if element is not None else None


def _sponsors(papers: Papers) -> tuple[tuple[str, ...], str | None]:
    """(States that sponsored the draft, officer or body that submitted it)."""
    names: list[str] = []
    author: str | None = None
    for step in papers.find("step"):
        if not (step.get("outcome") or "").startswith("draft"):
            continue
        printed = folded(step.get("by") or "")
        if printed.startswith(tuple(table()["sponsors"]["officer"])):
            author = author or printed.removeprefix("submitted by ").removeprefix("the ")
        else:
            names += [name for name in names_in(printed) if name not in names]
    return tuple(names), author


def _subjects(papers: Papers) -> tuple[str, ...]:
    """Terms that librarians gave, else those that follow from the goals."""
    for dictionary in (THESAURUS, "UNBIS"):
        terms = [
            folded((element.get("showAs") or "").replace("_", " "))
            for element in papers.find("keyword", dictionary=dictionary)
        ]
        if terms:
            return tuple(dict.fromkeys(term for term in terms if term))
    return ()


def _goals(papers: Papers) -> tuple[int, ...]:
    values = {element.get("value") or "" for element in papers.find("keyword", dictionary="SDGO")}
    return tuple(sorted(int(value) for value in values if value.isdecimal() and 1 <= int(value) <= 17))


def _title_of_record(papers: Papers) -> str:
    """What the library says a text without a title is about, for English texts."""
    element = papers.first("keyword", refersTo="title") if papers.code == "en" else None
    match = _TITLE_OF_RECORD.fullmatch(element.get("showAs") or "") if element is not None else None
    return match["about"] if match else ""


def _vote(papers: Papers) -> Vote | None:
    """The recorded vote: from the metadata, else as it is printed below the text."""
    sides = _sides(papers.find("count"), "value")
    if not sides:
        sides = _printed_sides(papers)
    if not sides or not any(count for count, _ in sides.values()):
        return None
    yes, in_favour = sides.get("inFavour", (0, ()))
    no, against = sides.get("against", (0, ()))
    abstaining, abstained = sides.get("abstaining", (0, ()))
    return Vote(yes, no, abstaining, in_favour=in_favour, against=against, abstained=abstained)


def _without_vote(papers: Papers) -> bool:
    """Whether the metadata say that it was adopted without a vote."""
    return any(voting.get("outcome") == "adoptedWithoutVote" for voting in papers.find("voting"))


def _draft(papers: Papers) -> str | None:
    """The symbol of the draft that was submitted."""
    drafts = (step.get("as") for step in papers.find("step") if step.get("outcome") in _DRAFTS)
    return next((found for draft in drafts if (found := canonical(draft or ""))), None)


def _sides(counts: Iterable[etree._Element], attribute: str) -> dict[str, tuple[int, tuple[str, ...]]]:
    found = {}
    for count in counts:
        value = count.get(attribute) or ""
        names = tuple(filter(None, (text_of(voter) for voter in count.iter("{*}organization"))))
        if value.isdecimal():
            found[(count.get("refersTo") or "").lstrip("#")] = (int(value), names)
    return found


def _printed_sides(papers: Papers) -> dict[str, tuple[int, tuple[str, ...]]]:
    found = _sides(papers.find("quantity"), "normalized")
    for outcome in papers.find("outcome"):
        side = (outcome.get("refersTo") or "").lstrip("#")
        voters = next(outcome.iterchildren("{*}organization"), None)
        if side in found and voters is not None:
            names = [name.strip(" ].") for name in re.split(r"[,،、，]", text_of(voters))]
            found[side] = (found[side][0], tuple(name for name in names if name))
    return found
