"""From blocks to a document: one pass that finds paragraphs and footnotes, whatever the format or language.

A resolution has a masthead, a line that names the organ ("L'Assemblée générale,"), preambular paragraphs, numbered
operative paragraphs and closing lines. Footnotes stand wherever a page ended: a paragraph that was not finished
before one goes on after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.blocks import Block, Reading, Role
from documents.clauses import ActorsBefore, read_clauses
from documents.errors import UnreadableFile
from documents.footnotes import marks_in, note_in, resolve
from documents.labels import item_letter
from documents.languages import fold, language
from documents.languages.words import SUPERSCRIPTS
from documents.masthead import opening_language, read_masthead
from documents.model import Document, Footnote, Paragraph
from documents.references import references_in

# "12. ", "12．", "12 - " (Arabic), "12、": a number that opens an operative paragraph.
_NUMBER = re.compile(r"(?P<number>[0-9٠-٩۰-۹]{1,3})\s*(?:[.．、]|\s[-–ـ]|[-–]\s)\s*(?P<rest>\S.*)", re.DOTALL)
# "(a) ", "a) ", "(أ) ", "(هـ) ": a lettered item; "（a）" and no blank behind it in Chinese.
_ITEM = re.compile(r"[(（]?(?P<letter>[a-zа-яأ-ي]ـ?|[ivx]{2,5})(?:\)\s+|）\s*)(?P<rest>\S.*)", re.DOTALL)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ENDS = (".", ";", ":", "。", "；", "：", "؛", "؟", "!", "?", "．")
_PAUSES = (",", "，", "،", "、")


@dataclass
class _Part:
    """A paragraph while it is read."""

    id: str
    kind: str
    number: int | None
    text: str


@dataclass
class _Body:
    """What has been read of a body so far."""

    code: str
    parts: list[_Part] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    preambular: int = 0
    operative: int = 0


def document_of(reading: Reading, source: str) -> Document:
    """The document that ``reading`` makes up; ``source`` names it. Raises :class:`UnreadableFile` when it is none."""
    document = read_structure([_as_printed(block) for block in reading.blocks], source)
    return replace(document, warnings=(*document.warnings, *reading.warnings), omitted=reading.omitted)


_RAISED = {figure: raised for raised, figure in SUPERSCRIPTS.items()}


def _as_printed(block: Block) -> Block:
    """``block`` with its label as a document prints it."""
    if block.role == Role.NOTE:
        text = f"{block.label.translate(_RAISED)} {block.text}"
    elif block.role == Role.NUMBERED:
        text = f"{block.label}. {block.text}"
    elif block.role == Role.ITEM:
        text = f"({block.label}) {block.text}"
    else:
        return block
    return replace(block, text=text, lines=(text,), role=Role.TEXT)


def read_structure(blocks: Sequence[Block], source: str) -> Document:
    """The document that ``blocks`` make up. Raises :class:`UnreadableFile` when they are no resolution."""
    lines = [block.text for block in blocks]
    opening = opening_language(lines)
    if opening is None:
        raise UnreadableFile(
            f'{source}: not a United Nations resolution (no line such as "The General Assembly," opens it in any of '
            "the six official languages); give the text of a resolution with its masthead."
        )
    at, code = opening
    body = _Body(code)
    for line in lines[at + 1 :]:
        _take(body, line)
    masthead = read_masthead(blocks[:at], lines[at], body.closing, code)
    if not masthead.symbol:
        raise UnreadableFile(
            f'{source}: no symbol or number ("A/RES/61/180", "61/180.") stands in its masthead; add it.'
        )
    if not body.parts:
        raise UnreadableFile(f"{source}: no paragraph follows the opening line; the text seems cut off.")
    footnotes = resolve(body.notes, code)
    paragraphs = _paragraphs(body.parts, footnotes, masthead.title, code)
    warnings = _warnings(paragraphs, footnotes)
    return Document(masthead, code, paragraphs, tuple(footnotes), warnings, source=source)


def _take(body: _Body, line: str) -> None:
    """Put one block where it belongs."""
    note = note_in(line)
    if note is not None:
        body.notes.append(note)
        return
    numbered = _NUMBER.fullmatch(line)
    if numbered and int(numbered["number"]) == body.operative + 1:
        body.operative += 1
        body.parts.append(_Part(f"OP{body.operative}", "operative", body.operative, numbered["rest"]))
    elif (item := _ITEM.fullmatch(line)) and _may_be_item(body):
        _take_item(body, item_letter(item["letter"], body.code), item["rest"])
    elif body.parts and _goes_on(body.parts[-1].text, line, body.code):
        body.parts[-1].text = _spliced(body.parts[-1].text, line, body.code)
    elif body.operative or _is_closing(line, body.code):
        body.closing.append(line)
    else:
        body.preambular += 1
        body.parts.append(_Part(f"PP{body.preambular}", "preambular", body.preambular, line))


def _take_item(body: _Body, letter: str, rest: str) -> None:
    """A lettered item is a paragraph of its own, under the numbered or preambular paragraph that it belongs to.

    When an id comes a second time (a list that is quoted, a misprint), the text stays with the item before.
    """
    last = body.parts[-1]
    top, _, above = last.id.partition("(")
    item_id = f"{top}({above[:2]}({letter})" if _is_below(letter, above) else f"{top}({letter})"
    if any(part.id == item_id for part in body.parts):
        last.text = _spliced(last.text, rest, body.code)
    else:
        body.parts.append(_Part(item_id, last.kind, last.number, rest))


def _may_be_item(body: _Body) -> bool:
    """Whether a lettered item can stand here: under an operative paragraph, or a preambular one that opens a list."""
    return bool(body.operative) or (bool(body.parts) and ("(" in body.parts[-1].id or _opens_list(body.parts[-1].text)))


def _opens_list(text: str) -> bool:
    return _without_marks(text).endswith((":", "："))


def _is_below(letter: str, above: str) -> bool:
    """Whether an item is one of the item before it: "(i)" after "b)", "(iii)" after "b)(ii)"; not "(i)" after "h)"."""
    item, _, inner = above.rstrip(")").partition(")(")
    if letter not in _ROMAN or len(item) != 1 or (letter == "i" and item == "h" and not inner):
        return False
    return _ROMAN.index(letter) == (_ROMAN.index(inner) + 1 if inner in _ROMAN else 0)


def _goes_on(text: str, line: str, code: str) -> bool:
    """Whether ``line`` continues the unfinished ``text``.

    A preambular paragraph ends with a comma, so after a comma only a small letter that opens no act
    (Russian acts of the preamble open small) shows that a sentence goes on.
    """
    end = _without_marks(text)
    if end.endswith(_ENDS):
        return False
    if end.endswith(_PAUSES):
        return line[:1].islower() and not _opens_act(line, code)
    return True


def _without_marks(text: str) -> str:
    """``text`` up to the footnote marks that end it."""
    return text.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹* \t\n\u00a0\u3000")


def _opens_act(line: str, code: str) -> bool:
    folded = fold(line)
    return any(folded.startswith(fold(verb)) for verbs in language(code).verbs.values() for verb in verbs)


def _is_closing(line: str, code: str) -> bool:
    return any(re.fullmatch(p, line.strip(), re.IGNORECASE) for p in language(code).masthead["meeting"])


def _spliced(text: str, line: str, code: str) -> str:
    return text + line if code == "zh" else f"{text} {line}"


def _paragraphs(parts: list[_Part], footnotes: list[Footnote], title: str, code: str) -> tuple[Paragraph, ...]:
    known = {note.mark: note.id for note in footnotes}
    named = ActorsBefore(title, code)
    chapeau: tuple[str, Paragraph] | None = None
    found: list[Paragraph] = []
    for part in parts:
        marks = tuple(dict.fromkeys(known[m] for m in marks_in(part.text) if m in known))
        is_item = "(" in part.id
        above = chapeau[1].clauses[-1] if is_item and chapeau and chapeau[1].clauses else None
        clauses = read_clauses(part.text, code, named, chapeau=above)
        paragraph = Paragraph(part.id, part.kind, part.number, part.text, marks, clauses, references_in(part.text))
        found.append(paragraph)
        if not is_item:
            chapeau = (part.id, paragraph)
    return tuple(found)


def _warnings(paragraphs: tuple[Paragraph, ...], footnotes: list[Footnote]) -> tuple[str, ...]:
    """What a reader should know: marks without a footnote, footnotes without a mark."""
    known = {note.mark for note in footnotes}
    carried = {mark for paragraph in paragraphs for mark in marks_in(paragraph.text)}
    found = [
        f"{p.id} carries mark {m}, which has no footnote."
        for p in paragraphs
        for m in marks_in(p.text)
        if m not in known
    ]
    found += [
        f"{note.id} has no mark in the text." for note in footnotes if note.mark.isdigit() and note.mark not in carried
    ]
    if not any(p.kind == "operative" for p in paragraphs):
        found.append("No numbered operative paragraph was found.")
    return tuple(found)
