"""Nothing that stands in a document is lost, and reading is the same every time, whatever the blocks are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import Document, document_of
from documents.blocks import Block, Reading, Role
from documents.errors import UnreadableFile
from documents.serial import reading_from_json, reading_to_json

PDFS = Path(__file__).parents[2] / "shared" / "corpus" / "pdf"
XML = Path(__file__).parents[2] / "shared" / "corpus" / "akn" / "trafficking"

WORDS = st.sampled_from([
    "trees", "gardens", "Requests", "Welcomes", "the", "Secretary-General", "report", "water,", "and", "seeds;", "for",
    "all.", "resolution", "61/180", "(a)", "of", "Recalling", "harbour:", "2024.", "17", "per", "cent", "light-houses",
])  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
BODY_ROLES = [
    Role.TEXT, Role.HEADING, Role.SECTION, Role.ANNEX, Role.PREAMBULAR, Role.NUMBERED, Role.ITEM, Role.UNNUMBERED,
    Role.CONTINUATION, Role.SPEECH, Role.TABLE, Role.NOTE, Role.CLOSING,
]  # fmt: skip
LABELS = {
    Role.NUMBERED: st.integers(1, 40).map(str),
    Role.ITEM: st.sampled_from(["a", "b", "c", "i", "ii", "1", "aa"]),
    Role.ANNEX: st.sampled_from(["", "I", "II"]),
    Role.SECTION: st.sampled_from(["I", "II", "A"]),
    Role.NOTE: st.sampled_from(["1", "2", "7", "*"]),
}


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    role = draw(st.sampled_from(BODY_ROLES))
    text = draw(SENTENCES)
    label = draw(LABELS[role]) if role in LABELS else ""
    level = draw(st.integers(0, 3)) if role in (Role.ITEM, Role.HEADING) else 0
    rows = ((text, draw(SENTENCES)), ("x", "y")) if role is Role.TABLE else ()
    return Block("" if rows else text, (text,), role, label, level, rows=rows)


HEAD = (
    Block("A/RES/99/1", ("A/RES/99/1",)),
    Block("99/1. Of gardens", ("99/1. Of gardens",)),
    Block("The General Assembly,", ("The General Assembly,",)),
)
READINGS = st.lists(blocks(), min_size=1, max_size=25).map(lambda body: Reading((*HEAD, *body)))


def letters(*texts: str) -> Counter[str]:
    return Counter(c for text in texts for c in text if c.isalpha())


def told(document: Document) -> Counter[str]:
    """The letters of all that a document says: paragraphs, notes, headings (each once), masthead and closing lines."""
    headings = {heading for p in document.paragraphs for heading in p.headings}
    rows = [p for p in document.paragraphs if "Table/" in p.id]
    said = [p.text for p in document.paragraphs if p not in rows]
    labels = [p.id.rpartition("(")[2] for p in document.paragraphs if p.id.endswith(")")]
    return letters(*labels, *said, *(n.text for n in document.footnotes), *headings, *document.masthead.lines)


@given(READINGS)
def test_every_letter_of_the_blocks_is_told(reading: Reading) -> None:
    """Headings that stand over nothing are the one thing that no paragraph can carry."""
    try:
        document = document_of(reading, "made up")
    except UnreadableFile:
        return
    dropped = (Role.HEADING, Role.SECTION, Role.ANNEX)
    wanted = letters(
        *(b.text for b in reading.blocks[3:] if b.role not in dropped),
        *(cell for b in reading.blocks for row in b.rows for cell in row),
    )
    lost = wanted - told(document)
    assert not lost


@given(READINGS)
def test_ids_are_unique_and_reading_twice_is_reading_once(reading: Reading) -> None:
    try:
        document = document_of(reading, "made up")
    except UnreadableFile:
        return
    ids = [unit.id for unit in document.units()]
    assert len(ids) == len(set(ids))
    assert document_of(reading, "made up") == document
    kept = reading_from_json(reading_to_json(reading))
    assert kept == reading
    assert document_of(kept, "made up") == document


@given(READINGS)
def test_spans_of_italics_stay_on_their_words(reading: Reading) -> None:
    """The first word of every block is set in italics; wherever the block goes, the span covers that word."""
    slanted = replace(
        reading,
        blocks=tuple(
            replace(b, italics=((0, len(b.text.split(" ")[0])),)) if b.text and at >= len(HEAD) else b
            for at, b in enumerate(reading.blocks)
        ),
    )
    try:
        document = document_of(slanted, "made up")
    except UnreadableFile:
        return
    first = {b.text.split(" ")[0] for b in slanted.blocks}
    for paragraph in document.paragraphs:
        for start, end in paragraph.italics:
            assert 0 <= start < end <= len(paragraph.text)
            assert any(word.startswith(paragraph.text[start:end].rstrip("*")) or paragraph.text[start:end] in word
                       for word in first)  # fmt: skip


@pytest.mark.skipif(not PDFS.exists(), reason="the PDF corpus for development is not here")
@pytest.mark.parametrize("name", ["A_RES_78_323", "E_2025_L.28", "A_AC.109_2025_L.9", "A_56_509", "A_AC.109_2025_18"])
def test_every_letter_of_a_page_is_told(name: str) -> None:
    """What a page prints between its head and its foot is in the paragraphs, the notes or the masthead."""
    import pypdfium2

    from documents import read
    from documents.masthead import opening_language
    from documents.pdf.glyphs import page_glyphs
    from documents.pdf.page import pages_of

    path = PDFS / f"{name}.en.pdf"
    pdf = pypdfium2.PdfDocument(path)
    pages = pages_of(page_glyphs(pdf, at) for at in range(len(pdf)))
    printed = letters(*(line.text for page in pages for line in (*page.body, *page.notes)))
    document = read(path)
    opening = next((line.text for line in pages[0].body if opening_language([line.text])), "")
    assert not printed - told(document) - letters(opening)


@pytest.mark.skipif(not XML.exists(), reason="the XML corpus for development is not here")
@pytest.mark.parametrize("path", sorted(XML.glob("*/*.xml")), ids=lambda path: path.stem)
def test_official_xml_is_read_the_same_every_time(path: Path) -> None:
    from documents import read

    assert read(path) == read(path)


SESSION = Path(__file__).parents[2] / "shared" / "corpus" / "akn" / "GA_session_78.tar.xz"


@pytest.mark.skipif(not (PDFS.exists() and SESSION.exists()), reason="the corpora for development are not here")
def test_a_resolution_is_the_same_from_pdf_and_from_xml() -> None:
    """A/RES/78/323: the same ids, texts, footnotes, headings and italics, whatever it was read from."""
    from documents import read
    from documents.intake import Source, sources
    from documents.reading import read_source

    member = next(s for s in sources([SESSION]) if isinstance(s, Source) and "English/A_RES_78_323-" in s.name)
    (from_xml,) = read_source(member)
    from_pdf = read(PDFS / "A_RES_78_323.en.pdf")
    assert [(u.id, u.text) for u in from_pdf.units()] == [(u.id, u.text) for u in from_xml.units()]
    assert [(p.footnotes, p.headings, p.italics) for p in from_pdf.paragraphs] == [
        (p.footnotes, p.headings, p.italics) for p in from_xml.paragraphs
    ]
    for fact in ("symbol", "title", "kind", "organ", "session", "agenda_item", "report", "meeting", "date_adopted",
                 "date_published", "job_number"):  # fmt: skip
        assert getattr(from_pdf.masthead, fact) == getattr(from_xml.masthead, fact), fact
