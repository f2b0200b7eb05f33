"""Footnotes: their marks in a text, and what "Ibid." stands for."""

from __future__ import annotations

import re

from documents.languages import fold, language
from documents.languages.words import SUPERSCRIPTS
from documents.model import Footnote
from documents.references import references_in

_MARK = re.compile(r"[⁰¹²³⁴-⁹]+|\^\{?(\d+)\}?(?![\w{])")
# "km²" is a unit, not a mark.
_UNIT = re.compile(r"(?:^|[^\w])(?:[kcm]?m|км|м)$", re.IGNORECASE)
_WORDS_BEFORE = 25
"""Words before a mark that say what its footnote is about; the names of treaties are long."""

_NOTE = re.compile(
    r"(?:(?P<raised>[⁰¹²³⁴-⁹]+)|\^\{?(?P<caret>\d+)\}?|(?P<star>\*{1,3})(?=\s))\s*(?P<text>\S.*)", re.DOTALL
)


def marks_in(text: str) -> list[str]:
    """The footnote marks that ``text`` carries, in order, as plain figures."""
    found = []
    for match in _MARK.finditer(text):
        raised = match[0].translate(SUPERSCRIPTS) if match[1] is None else match[1]
        if not _UNIT.search(text[: match.start()]):
            found.append(raised)
    return found


def without_marks(text: str) -> str:
    """``text`` up to the footnote marks that end it."""
    return text.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹* \t\n\u00a0\u3000")


def words_before_marks(text: str) -> dict[str, str]:
    """Mark -> the words that it stands behind, back to the mark before: what the footnote is the source of."""
    found: dict[str, str] = {}
    at = 0
    for match in _MARK.finditer(text):
        mark = match[1] or match[0].translate(SUPERSCRIPTS)
        words = text[at : match.start()].split(" ")[-_WORDS_BEFORE:]
        found[mark] = f"{found.get(mark, '')} {' '.join(words)}".strip()
        at = match.end()
    return found


def note_in(block: str) -> tuple[str, str] | None:
    """(mark, text) of a block that is a footnote, else None."""
    match = _NOTE.fullmatch(block)
    if match is None:
        return None
    mark = match["star"] or match["caret"] or match["raised"].translate(SUPERSCRIPTS)
    return mark, match["text"].strip()


def resolve(notes: list[tuple[str, str]], code: str, organ: str | None = None) -> list[Footnote]:
    """The footnotes of a document from their (mark, text) pairs in order of print, "Ibid." resolved.

    "Ibid." repeats the work of the note before, up to the place within it that the new note replaces:
    after "Résolution 55/25, annexe I.", "Ibid., annexe II." is "Résolution 55/25, annexe II." A mark that comes a
    second time adds its text to the footnote of the first. ``organ`` is that of the document (:func:`references_in`).
    """
    texts: dict[str, tuple[str, str]] = {}
    works: list[str] = []
    for mark, text in notes:
        works.append(_without_ibid(text, works, code) if works else text)
        held, known = texts.get(mark, ("", ""))
        texts[mark] = f"{held} {text}".strip(), f"{known} {works[-1]}".strip()
    return [
        Footnote(f"FN{mark}", mark, text, resolved, references_in(resolved, organ))
        for mark, (text, resolved) in texts.items()
    ]


def _without_ibid(text: str, works: list[str], code: str) -> str:
    """``text`` with the work before instead of "Ibid."; printers leave its point out now and then."""
    for word in language(code).structure["ibid"]:
        bare = word.rstrip(".")
        rest = text[len(bare) :]
        if fold(text).startswith(fold(bare)) and not rest[:1].isalpha():
            rest = rest.lstrip(" .,،，").strip()
            return _moved(_work_meant(works, rest, code), rest, code) if rest else works[-1]
    return text


def _work_meant(works: list[str], place: str, code: str) -> str:
    """The work before; if that has no volumes and ``place`` is one, the last that has.

    Editors put a note between "Treaty Series, vol. 75" and "Ibid., vol. 1833" and leave "Ibid." as it was.
    """
    if _kind_of_place(_parts(place)[0], code) != "volume_word":
        return works[-1]
    with_volumes = (
        work for work in reversed(works) if any(_kind_of_place(part, code) == "volume_word" for part in _parts(work))
    )
    return next(with_volumes, works[-1])


def _parts(work: str) -> list[str]:
    return re.split(r"[,،，]", work)


def _moved(before: str, place: str, code: str) -> str:
    """``before`` with ``place`` instead of the part of the same kind (annex, volume, number) and all after it."""
    parts = re.split(r"([,،，]\s*)", before)
    kind = _kind_of_place(_parts(place)[0], code)
    for at in range(0, len(parts), 2):
        if at and kind and _kind_of_place(parts[at], code) == kind:
            return "".join(parts[:at]) + place
    return f"{before.rstrip(' .。')}, {place}"


def _kind_of_place(part: str, code: str) -> str | None:
    table, folded = language(code).structure, fold(part.split("(")[0].strip(" .。"))
    for kind in ("annex_word", "volume_word", "number_word"):
        words = tuple(fold(word) for word in table[kind])
        # Chinese writes the word behind the figure: "第2237卷".
        if folded.startswith(words) or (code == "zh" and folded.endswith(words)):
            return kind
    return None
