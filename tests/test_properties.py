"""What holds for every text, not only for examples."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from conftest import FIXTURES
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import Document, UnreadableFile, read_original, shipped_texts, to_json
from documents.dates import find_dates
from documents.languages import LANGUAGES, actors_in, fold, words
from documents.plain_text import blocks
from documents.symbols import find_symbols
from index.analysis import analyse
from index.terms import ideas_in

TEXTS = [*shipped_texts(), *sorted(FIXTURES.glob("*.txt"))]
OPENINGS = {
    "en": "The General Assembly,", "fr": "L'Assemblée générale,", "es": "La Asamblea General,",
    "ru": "Генеральная Ассамблея,", "zh": "大会，", "ar": "إن الجمعية العامة،",
}  # fmt: skip
OPENS = re.compile(r"^(?:[0-9٠-٩]{1,3}(?:\.| -)|\(?[^\W\d]{1,2}\)|[⁰¹²³⁴-⁹]+)\s")
"""The number, letter or mark that opens a paragraph, an item or a footnote."""
LONG = {
    "commas": "," * 100_000,
    "letters and blanks": "a " * 50_000,
    "letters": "a" * 100_000,
    "figures": "1" * 100_000,
    "figures and slashes": "1/" * 50_000,
    "capitals and slashes": "A/" * 50_000,
    "open brackets": "(" * 100_000,
    "items": "(a) " * 25_000,
    "asterisks": "*a" * 50_000,
    "marks": "¹" * 100_000,
    "blanks": " " * 100_000,
    "actors": "States, " * 12_000,
    "and": " and " * 20_000,
    "to": " to" * 33_000,
    "acts": "requests and " * 7_700,
    "de": "de la de " * 11_000,
    "et": "et les invite " * 7_000,
    "characters": "请" * 100_000,
    "clauses": "并请，" * 33_000,
    "waw": "و" * 100_000,
    "arabic": "وتطلب إلى " * 10_000,
    "russian": "и просит " * 11_000,
    "ibid": "Ibid., " * 14_000,
    "dates": "20 décembre " * 8_000,
}
SECONDS = 20.0
"""Time for 100,000 characters on a slow machine under load; a pattern that goes wild takes hours."""


def bare(text: str) -> str:
    """``text`` without white space and marks of emphasis, which reading changes."""
    return re.sub(r"[\s*]", "", text)


def document_of(path: Path) -> Document:
    return read_original(path.read_text(encoding="utf-8"), path.name)[0]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_paragraphs_and_footnotes_rejoin_to_the_body(path: Path) -> None:
    """Every character below the opening line is in one of them, or in the closing lines; none is there twice."""
    document = document_of(path)
    body = path.read_text(encoding="utf-8").split(OPENINGS[document.language], 1)[1].strip()
    printed = [OPENS.sub("", block) for block in body.split("\n\n")]
    pieces = [*(p.text for p in document.paragraphs), *(n.text for n in document.footnotes), document.masthead.lines[-1]]
    assert sorted(bare("".join(pieces))) == sorted(bare("".join(printed)))


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_a_paragraph_begins_as_it_stands_in_the_text(path: Path) -> None:
    """And ends in it so."""
    body = bare(path.read_text(encoding="utf-8"))
    for paragraph in document_of(path).paragraphs:
        assert bare(paragraph.text)[:12] in body
        assert bare(paragraph.text)[-12:] in body


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_clauses_lie_in_their_paragraph_in_order(path: Path) -> None:
    for paragraph in document_of(path).paragraphs:
        spans = [(clause.start, clause.end) for clause in paragraph.clauses]
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(paragraph.text) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_ids_are_unique_and_footnotes_known(path: Path) -> None:
    document = document_of(path)
    ids = [unit.id for unit in document.units()]
    assert len(ids) == len(set(ids))
    assert {note for p in document.paragraphs for note in p.footnotes} <= {n.id for n in document.footnotes}


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_cleaning_twice_equals_cleaning_once(path: Path) -> None:
    once = blocks(path.read_text(encoding="utf-8"))
    text = "\n\n".join("\n".join(block.lines) for block in once)
    assert [block.text for block in blocks(text)] == [block.text for block in once]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_reading_twice_gives_the_same(path: Path) -> None:
    """Reading keeps nothing in mind from one text to the next."""
    assert document_of(path) == document_of(path)


@given(st.text())
def test_folding_twice_equals_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(LANGUAGES))
def test_words_lie_in_the_text_in_order_and_have_keys(text: str, code: str) -> None:
    for found in (words(text, code), analyse(text, code)):
        assert all(text[word.start : word.end] == word.text for word in found)
        assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
        assert all(word.key for word in words(text, code))


@given(st.text(alphabet="0123456789/ASERCN.()-, 12"))
def test_symbols_lie_in_the_text(text: str) -> None:
    for mention in find_symbols(text):
        assert text[mention.start : mention.end]


@given(st.text())
def test_a_random_text_is_refused_plainly(text: str) -> None:
    """Whatever is in it: a document, or the one error that says why not."""
    try:
        read_original(text, "random.txt")
    except UnreadableFile as refused:
        assert "random.txt" in str(refused)


pieces = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            ["1. Requests", "2. Decides,", "(a) one;", "(i) two", "¹ Ibid.", "² ", "* note", "**", "¹", "١ - تطلب",
             "附件", "82nd plenary meeting", "20 December 2006", "A/RES/1/1", "،", "，", ":", "Annex", "(a)", "1.", "L'"]
        ),
    ),
    max_size=15,
)  # fmt: skip


@settings(max_examples=200)
@given(pieces, st.sampled_from(LANGUAGES))
def test_a_random_body_makes_a_document_or_is_refused(body: list[str], code: str) -> None:
    """Its ids are unique, and it can be written as JSON."""
    try:
        document, _ = read_original("\n\n".join(["99/1. Title", OPENINGS[code], *body]), "random.txt")
    except UnreadableFile:
        return
    ids = [unit.id for unit in document.units()]
    assert len(ids) == len(set(ids))
    assert to_json(document)["symbol"] == "A/RES/99/1"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_pattern_goes_wild(text: str, code: str) -> None:
    """100,000 characters of one thing, as a paragraph, a preambular one and a footnote, are read in bounded time."""
    opening = {"en": "1. Requests ", "fr": "1. Prie ", "es": "1. Pide ", "ru": "1. просит ", "zh": "1. 请", "ar": "1 - تطلب "}
    begun = time.perf_counter()
    body = ["99/1. " + text[:5_000], OPENINGS[code], text, opening[code] + text, "¹ " + text]
    read_original("\n\n".join(body), "long.txt")
    find_dates(text, code)
    actors_in(text, code)
    ideas_in(text, code)
    assert time.perf_counter() - begun < SECONDS
