"""Units: paragraphs and footnotes as the index sees them, and the tokens that each is indexed by."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from documents import Document, Footnote, Paragraph
from documents.footnotes import words_before_marks
from documents.languages.words import SUPERSCRIPTS, words
from index.analysis import analyse
from index.terms import idea_token, ideas_in

LONGEST_LEAD = 400
"""Characters of the words that lead to items, to be searched with each of them: more would drown what it says."""

_DIGIT = re.compile(r"\d")
_WITHOUT_MARKS = dict.fromkeys(SUPERSCRIPTS)


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or footnote as the index sees it: row ``i`` of vectors and postings is ``units[i]``.

    ``context`` is searched with the text and never quoted.
    """

    symbol: str
    language: str
    body: Paragraph | Footnote
    context: str = ""

    @property
    def id(self) -> str:
        """The id within the document, such as ``OP12`` or ``FN3``."""
        return self.body.id

    @property
    def kind(self) -> str:
        """``preambular``, ``operative``, ``unnumbered`` or ``footnote``."""
        return "footnote" if isinstance(self.body, Footnote) else self.body.kind

    @property
    def searched(self) -> str:
        """The text that is searched: without footnote marks, in its context.

        A footnote has "Ibid." resolved (and as printed), and the words of the paragraph that it is the source of; a
        paragraph has the headings that it stands under, an item the words that lead to it.
        """
        if isinstance(self.body, Footnote):
            printed = "" if self.body.text == self.body.resolved else self.body.text
            return " ".join(part for part in (self.body.resolved, printed, self.context) if part)
        text = self.body.text.translate(_WITHOUT_MARKS)
        return f"{text} {self.context}" if self.context else text


def units_of(document: Document) -> list[Unit]:
    """The units of ``document`` in the order of print: paragraphs with their headings and leads, footnotes with the
    words before their marks.
    """
    before: dict[str, str] = {}
    texts = {paragraph.id: paragraph.text for paragraph in document.paragraphs}
    for paragraph in document.paragraphs:
        for mark, said in words_before_marks(paragraph.text).items():
            before[mark] = f"{before.get(mark, '')} {said}".strip()
    return [
        Unit(
            document.symbol,
            document.language,
            body,
            before.get(body.mark, "") if isinstance(body, Footnote) else " ".join(_context(body, texts)),
        )
        for body in document.units()
    ]


def _context(paragraph: Paragraph, texts: Mapping[str, str]) -> list[str]:
    """What a paragraph stands under: its headings, and for an item the words that lead to it ("Calls upon States:")."""
    above, found = paragraph.id, list(paragraph.headings)
    while above.endswith(")"):
        above = above[: above.rindex("(")]
        lead = texts.get(above, "").translate(_WITHOUT_MARKS)
        found += [lead] if 0 < len(lead) <= LONGEST_LEAD else []
    return found


def word_token(key: str, language: str) -> str:
    """The token of a word: stems of two languages that look alike stay apart."""
    return f"{language}:{key}"


def number_token(key: str) -> str:
    """The token of a figure or symbol, the same in every language."""
    return f"={key}"


def is_number(word: str) -> bool:
    """Whether ``word``, as printed, is a figure, a symbol or a Roman number of more than one letter ("annex II")."""
    return _DIGIT.search(word) is not None or (len(word) > 1 and not word.strip("IVXLC"))


def tokens_of(text: str, language: str) -> list[str]:
    """What a text is indexed by: its words, its figures and its ideas."""
    found = words(text, language)
    cut = analyse(text, language, found)
    tokens = [number_token(word.key) if is_number(word.text) else word_token(word.key, language) for word in cut]
    return tokens + [idea_token(match.name) for match in ideas_in(found, language)]


def key_of(unit: Unit) -> bytes:
    """What a unit is indexed by, in 16 bytes: units of one key have the same tokens."""
    return hashlib.blake2b(f"{unit.language}\0{unit.searched}".encode(), digest_size=16).digest()
