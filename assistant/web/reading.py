"""Documents as HTML, to be read beside the answers: every paragraph under its number, the cited ones highlighted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, takewhile

from assistant.web.interface import PAGE_LANGUAGE, direction, native_name, words
from assistant.web.markup import Html, joined, tag, text
from assistant.web.passages import passage
from documents import RECORD_ID, Document, Footnote, Paragraph, label
from documents.assembly import CELL
from documents.labels import is_part_of
from documents.symbols import official_link

LONGEST_LIST = 500
"""How many documents the list of all documents names."""


def element_id(document: Document, unit_id: str, version: str | None = None) -> str:
    """The id of a paragraph or footnote in the page, also of its ``version`` in another language."""
    return re.sub(r"[^A-Za-z0-9]", "-", f"{document.symbol}-{version or document.language}-{unit_id}")


def place_of(document: Document, unit_id: str, version: str | None = None) -> str:
    """The element to show for a citation: its paragraph, or the paragraph that it is a part of."""
    return element_id(document, _whole(document, unit_id), version)


def _whole(document: Document, unit_id: str) -> str:
    """The id of the paragraph that ``unit_id`` is or is a part of; the record's where there is none."""
    wholes = (unit.id for unit in document.units() if is_part_of(unit_id, unit.id))
    return max(wholes, key=len, default=RECORD_ID)


def print_order(document: Document, unit_id: str) -> int:
    """Where a unit stands in its document: the masthead first, then paragraphs and footnotes as printed."""
    return [RECORD_ID, *(unit.id for unit in document.units())].index(_whole(document, unit_id))


def document_html(
    document: Document,
    versions: Sequence[str] = (),
    cited: Collection[str] = (),
    code: str = PAGE_LANGUAGE,
    turn: int = 0,
) -> Html:
    """A document for a reader of ``code``: ``versions`` are the other languages it is held in, ``cited`` ids stand out.

    ``turn`` numbers the answers, so that the page notices a new answer that cites the same paragraphs.
    """
    places = {place_of(document, unit_id) for unit_id in cited}
    parts = [
        _title(document, versions, code),
        _record(document, places, code),
        *_paragraphs(document, places, code),
        _footnotes(document, places, code),
    ]
    return tag(
        "article", *parts, class_="document", lang=document.language, dir=direction(document.language),
        data_symbol=document.symbol, data_language=document.language, data_turn=str(turn),
    )  # fmt: skip


def footnote_text(note: Footnote, code: str) -> Html:
    """A footnote as printed; where it says "Ibid.", what that stands for follows."""
    parts = [tag("span", text(note.mark), class_="number"), tag("span", text(note.text))]
    if note.resolved != note.text:
        meant = tag("span", text(words(code)["stands_for"]), lang=code, dir=direction(code))
        parts.append(tag("span", meant, text(" "), text(note.resolved), class_="resolved"))
    return joined(*parts)


def contents_html(documents: Iterable[Document], count: int, code: str = PAGE_LANGUAGE) -> Html:
    """The list of all documents; nothing where there is but one."""
    if count < 2:
        return Html("")
    said = words(code)
    items = [tag("li", _entry(document, code)) for document in islice(documents, LONGEST_LIST)]
    rest = count - len(items)
    if rest > 0:
        items.append(tag("li", text(said["unlisted"].format(count=rest)), class_="hint"))
    summary = tag("summary", text(f"{said['all_documents']} ({count:,})"))
    return tag("details", summary, tag("ul", *items), class_="contents")


def _entry(document: Document, code: str) -> Html:
    named = joined(_symbol(document), text(" "), text(document.masthead.title))
    return _opener(document, document.language, code, named)


def choose_html(code: str = PAGE_LANGUAGE) -> Html:
    """What stands in the place of a document while none is chosen."""
    return tag("p", text(words(code)["choose"]), class_="choose")


def official_html(url: str, code: str) -> Html:
    """The link to the text that the United Nations publish, opened beside this page."""
    if not url.startswith("https://"):
        return Html("")
    said = words(code)["official"]
    return tag(
        "a", tag("span", text(said)), class_="official", href=url, title=said, aria_label=said,
        target="_blank", rel="noopener noreferrer",
    )  # fmt: skip


def _symbol(document: Document) -> Html:
    return tag("bdi", text(document.symbol), dir="ltr", class_="symbol")


def _title(document: Document, versions: Sequence[str], code: str) -> Html:
    """The symbol and title, the official link, the other languages, and on a phone the way back to the answer."""
    said = words(code)
    tongue = tag("span", text(native_name(document.language)), class_="tongue", lang=document.language)
    official = official_html(official_link(document.symbol, document.language), code)
    back = tag("a", text(said["back"]), class_="back", href="#conversation")
    parts = [_symbol(document), tongue, _versions(document, versions, code), official, back]
    bar = tag("nav", *parts, lang=code, dir=direction(code))
    return joined(bar, tag("h2", passage(document.masthead.title)))


def _versions(document: Document, versions: Sequence[str], code: str) -> Html:
    """Links to the other languages in which the index holds the document."""
    others = [version for version in versions if version != document.language]
    names = [_opener(document, version, code, text(native_name(version))) for version in others]
    return tag("span", text(words(code)["languages"] + " "), *names, class_="versions") if names else Html("")


def _opener(document: Document, language: str, code: str, shown: Html) -> Html:
    """A link that opens a document in the panel."""
    return tag(
        "a", shown, class_="open", href=f"#{element_id(document, RECORD_ID)}", lang=language, dir=direction(language),
        data_symbol=document.symbol, data_language=language, data_reader=code,
    )  # fmt: skip


def _record(document: Document, places: Collection[str], code: str) -> Html:
    place = element_id(document, RECORD_ID)
    lines = [tag("p", passage(line)) for line in document.masthead.lines]
    return tag("div", *lines, id=place, class_=_classes("record", place, places), aria_label=words(code)["record"])


def _paragraphs(document: Document, places: Collection[str], code: str) -> Iterator[Html]:
    """The paragraphs, each heading once over those that stand under it."""
    before: tuple[str, ...] = ()
    for paragraph in document.paragraphs:
        shared = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, paragraph.headings, strict=False))
        )
        for depth, heading in enumerate(paragraph.headings[shared:], start=shared):
            yield tag(f"h{min(3 + depth, 6)}", passage(heading))
        before = paragraph.headings
        yield _paragraph(document, paragraph, places, code)


def _paragraph(document: Document, paragraph: Paragraph, places: Collection[str], code: str) -> Html:
    place = element_id(document, paragraph.id)
    known = {note.id: note for note in document.footnotes}
    notes = {known[i].mark: element_id(document, i) for i in paragraph.footnotes if i in known}
    depth = f"depth-{min(paragraph.id.count('('), 3)}"
    number = tag("span", text(_number(paragraph)), class_="number", title=label(paragraph.id, code))
    is_table = paragraph.kind == "table" and CELL in paragraph.text
    quoted = _table(paragraph.text) if is_table else tag("p", passage(paragraph.text, notes=notes))
    return tag("div", number, quoted, id=place, class_=_classes(f"paragraph {paragraph.kind} {depth}", place, places))


def _table(printed: str) -> Html:
    """A table as rows of cells; a line without cells is its caption."""
    captions = [line for line in printed.split("\n") if CELL not in line]
    rows = [line.split(CELL) for line in printed.split("\n") if CELL in line]
    body = (tag("tr", *(tag("td", passage(cell)) for cell in row)) for row in rows)
    caption = [tag("caption", passage(" ".join(captions)))] if captions else []
    return tag("div", tag("table", *caption, *body), class_="scrolled")


def _number(paragraph: Paragraph) -> str:
    """What stands in the margin: the printed number, the letter of an item, PP3 where the UN print none."""
    item = re.search(r"\(\w+\)$", paragraph.id)
    if item:
        return item[0]
    if paragraph.kind in ("operative", "numbered") and paragraph.number is not None:
        return f"{paragraph.number}."
    return paragraph.id if paragraph.kind == "preambular" else ""


def _footnotes(document: Document, places: Collection[str], code: str) -> Html:
    if not document.footnotes:
        return Html("")
    items = []
    for note in document.footnotes:
        place = element_id(document, note.id)
        items.append(tag("li", footnote_text(note, code), id=place, class_=_classes("footnote", place, places)))
    heading = tag("h3", text(words(code)["footnotes"]), lang=code)
    return tag("section", heading, tag("ul", *items), class_="notes")


def _classes(names: str, place: str, places: Collection[str]) -> str:
    return f"{names} cited" if place in places else names
