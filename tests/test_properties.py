"""What holds for every text, not only for examples."""

from __future__ import annotations

import contextlib
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import FIXTURES
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import Document, UnreadableFile, read_original, shipped_texts, to_json
from documents.dates import find_dates
from documents.languages import LANGUAGES, fold, words
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
    "commas": ("fr", "," * 100_000),
    "letters and blanks": ("en", "a " * 50_000),
    "figures": ("fr", "1" * 100_000),
    "open brackets": ("ar", "(" * 100_000),
    "letters": ("ru", "a" * 100_000),
    "marks": ("fr", "¹" * 100_000),
    "figures and slashes": ("es", "1/" * 50_000),
    "capitals and slashes": ("en", "A/" * 50_000),
    "items": ("en", "(a) " * 5_000),
    "asterisks": ("en", "*a" * 10_000),
    "blanks": ("fr", " " * 100_000),
    "actors": ("en", "States, " * 2_500),
    "to": ("en", " to" * 7_000),
    "acts": ("en", "requests and " * 1_500),
    "French prepositions": ("fr", "de la de " * 2_200),
    "French acts": ("fr", "et les invite " * 1_400),
    "Spanish acts": ("es", "y los invita a " * 1_300),
    "Chinese characters": ("zh", "请" * 20_000),
    "Chinese acts": ("zh", "并请，" * 7_000),
    "Arabic letters": ("ar", "و" * 100_000),
    "Arabic acts": ("ar", "وتطلب إلى " * 2_000),
    "Russian acts": ("ru", "и просит " * 2_200),
    "ibid": ("en", "Ibid., " * 3_000),
    "dates": ("fr", "20 décembre " * 1_700),
}
SECONDS = 20.0
"""Time for one of them on a slow machine under load; a pattern that goes wild takes hours."""


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
    pieces = [
        *(p.text for p in document.paragraphs),
        *(n.text for n in document.footnotes),
        document.masthead.lines[-1],
    ]
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
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


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
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(word.key for word in words(text, code))


@given(st.text(alphabet="0123456789/ASERCN.()-, 12"))
def test_symbols_lie_in_the_text(text: str) -> None:
    for mention in find_symbols(text):
        assert text[mention.start : mention.end]


@given(st.text())
def test_a_random_text_is_refused_plainly(text: str) -> None:
    """Whatever is in it: a document, or the one error that says why not."""
    with contextlib.suppress(UnreadableFile):
        read_original(text, "random.txt")


pieces = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            ["1. Requests", "2. Decides,", "(a) one;", "(i) two", "¹ Ibid.", "² ", "* note", "**", "¹", "١ - تطلب",
             "附件", "82nd plenary meeting", "20 December 2006",
             "A/RES/1/1", "،", "，", ":", "Annex", "(a)", "1.", "L'"]
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


@pytest.mark.parametrize(("code", "text"), LONG.values(), ids=LONG)
def test_no_pattern_goes_wild(code: str, text: str) -> None:
    """A long run of one thing, as title, preambular and operative paragraph and footnote, is read in bounded time."""
    act = {
        "en": "1. Requests ",
        "fr": "1. Prie ",
        "es": "1. Pide ",
        "ru": "1. просит ",
        "zh": "1. 请",
        "ar": "1 - تطلب ",
    }
    begun = time.perf_counter()
    body = ["99/1. " + text[:5_000], OPENINGS[code], text, act[code] + text, "¹ " + text]
    read_original("\n\n".join(body), "long.txt")
    find_dates(text, code)
    ideas_in(text, code)
    assert time.perf_counter() - begun < SECONDS
