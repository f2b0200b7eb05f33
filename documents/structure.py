"""From what a reader yields to a document: one pass for every format and language.

The masthead stands above the line that names the organ ("L'Assemblée générale,"), or in other documents above the
first paragraph; what follows is recognized block by block (``recognition.py``) and put together (``assembly.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from documents.addressees import ActorsBefore
from documents.assembly import Assembled, Part, assemble
from documents.blocks import Block, Reading, Role
from documents.clauses import read_clauses
from documents.errors import UnreadableFile
from documents.footnotes import marks_in, note_in, resolve
from documents.languages import LANGUAGES, language
from documents.languages.detection import language_of
from documents.masthead import is_masthead_line, kind_of_line, kind_of_symbol, opening_language, read_masthead
from documents.model import Clause, Document, Footnote, Masthead, Paragraph
from documents.recognition import HEADING, ITEM, NUMBER, SECTION, Recognizer
from documents.references import references_in

_HEAD = {Role.MASTHEAD, Role.TITLE}
_TALKING = {"speech", "table"}
"""Kinds of paragraph that are no acts of an organ."""

_SHORTEST_PARAGRAPH = 140
"""Characters; a block of this length above which no line says what the document is begins its text."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A document parted: ``head`` above its text, ``opening`` line, ``body`` with the footnotes of the head."""

    head: tuple[Block, ...]
    opening: Block | None
    body: tuple[Block, ...]


def document_of(reading: Reading, source: str) -> Document:
    """The document that ``reading`` makes up.

    Raises :class:`UnreadableFile` when no text is left, its language is none of the six, or no symbol stands in it.
    """
    blocks = reading.blocks
    if not any(block.text.strip() or block.rows for block in blocks):
        raise UnreadableFile(f"{source}: no text stands in it.")
    record = _record_kind(blocks)
    opening = None if record else _opening(blocks)
    code = reading.language or (opening[1] if opening else None) or _language(blocks, source)
    split = _split(blocks, opening[0] if opening else None, code, record)
    kind = reading.facts.kind or record or _kind(split, code)
    recognizer = Recognizer(code, kind, is_resolution=split.opening is not None)
    body = list(recognizer.recognize(split.body))
    closing = [block.text for block in body if block.role is Role.CLOSING]
    read = read_masthead(split.head, split.opening.text if split.opening else "", closing, code, kind)
    masthead = _with_facts(read, reading.facts)
    if not masthead.symbol:
        raise UnreadableFile(
            f'{source}: not a United Nations document, or cut off: no symbol or number ("A/RES/61/180", "61/180.") '
            "stands in its masthead; add it."
        )
    assembled = assemble(body, code, is_resolution=split.opening is not None)
    if not assembled.parts:
        raise UnreadableFile(f"{source}: no paragraph follows its masthead or opening line; the text seems cut off.")
    footnotes, marks = _footnotes(assembled, code, masthead.organ)
    paragraphs = _paragraphs(assembled.parts, marks, masthead, code)
    warnings = (*reading.warnings, *assembled.warnings, *_warnings(paragraphs, footnotes, masthead.kind))
    omitted = (*reading.omitted, *recognizer.omitted)
    return Document(masthead, code, paragraphs, tuple(footnotes), warnings, omitted, source)


def _opening(blocks: Sequence[Block]) -> tuple[int, str] | None:
    """Where the text of a resolution opens, and its language; None where other text comes first."""
    for at, block in enumerate(blocks):
        if block.role is Role.OPENING:
            found = opening_language([block.text])
            return at, found[1] if found else ""
        if block.role not in (Role.TEXT, Role.HEADING):
            if block.role in (Role.ANNEX, Role.NUMBERED, Role.PREAMBULAR, Role.SPEECH):
                return None
            continue
        if found := opening_language([block.text]):
            return at, found[1]
        if (
            (match := NUMBER.fullmatch(block.text))
            and int(match["number"]) == 1
            and len(block.text) > _SHORTEST_PARAGRAPH
        ):
            return None
        if _tells_other_text(block.text):
            return None
    return None


def _tells_other_text(text: str) -> bool:
    """Whether a block shows that a document is no resolution: the line of a letter, an annex, a whole sentence."""
    if any(kind_of_line(text, code) in ("letter", "note verbale") for code in LANGUAGES):
        return True
    tables = [language(code).structure for code in LANGUAGES]
    if any(re.fullmatch(p, text.strip()) for table in tables for p in table["annex_heading"]):
        return True
    drafts = (re.fullmatch(p, text.strip()) for table in tables for p in table["draft_heading"])
    if any(match and match["label"] for match in drafts):
        return True  # one of several, in the report that recommends them
    return len(text) > _LONGEST_OF_HEAD and text.rstrip().endswith((".", "。")) and not text.startswith("[")


_LONGEST_OF_HEAD = 240


def _language(blocks: Sequence[Block], source: str) -> str:
    text = " ".join(block.text for block in blocks)
    code = language_of(text)
    if code not in LANGUAGES:
        raise UnreadableFile(
            f"{source}: its language seems to be none of the six official ones"
            f"{f' ({code})' if code else ''}; give a version in Arabic, Chinese, English, French, Russian or Spanish."
        )
    return code


def _record_kind(blocks: Sequence[Block]) -> str | None:
    """The kind of a record of a meeting or a statement, which its symbol alone tells for certain."""
    for block in blocks[:_LONGEST_HEAD]:
        if block.role in _ABOVE:
            for line in (*block.lines, block.text):
                if kind := kind_of_symbol(line):
                    return kind
    return None


_ABOVE = {Role.MASTHEAD, Role.TITLE, Role.TEXT}
_LONGEST_HEAD = 12


def _split(blocks: Sequence[Block], opening: int | None, code: str, record: str | None) -> _Split:
    if opening is not None:
        at = opening
    else:
        meeting = _begin_of_meeting(blocks, code) if record and record.endswith("record") else None
        at = meeting if meeting is not None else _end_of_head(blocks, code)
    if opening is not None:
        at = _section_above(blocks, at)
    notes = [b for b in blocks[:at] if b.role is Role.NOTE or (b.role is Role.TEXT and note_in(b.text))]
    head = tuple(b for b in blocks[:at] if b not in notes)
    start = at + 1 if at == opening else at
    return _Split(head, blocks[opening] if opening is not None else None, (*notes, *blocks[start:]))


def _section_above(blocks: Sequence[Block], opening: int) -> int:
    """Where the section "A" or "I" begins in which the text of a resolution in several parts opens; ``opening`` where
    there is none.
    """
    for at in range(opening - 1, max(opening - _LINES_OF_SECTION, 0), -1):
        if SECTION.fullmatch(blocks[at].text.strip()) and blocks[at].role in (Role.TEXT, Role.HEADING):
            return at
    return opening


_LINES_OF_SECTION = 4


def _begin_of_meeting(blocks: Sequence[Block], code: str) -> int | None:
    """Where the meeting of a record begins: with the line that says so, else with the first who speaks."""
    patterns = language(code).structure["meeting_opens"]
    for at, block in enumerate(blocks):
        if block.role is Role.TEXT and any(re.fullmatch(p, block.text.strip()) for p in patterns):
            return at
    return next((at for at, block in enumerate(blocks) if block.role is Role.SPEECH), None)


def _end_of_head(blocks: Sequence[Block], code: str) -> int:
    """Where the text of a document that no organ opens begins: below its title and the line that says what it is."""
    told = named = 0
    for at, block in enumerate(blocks):
        if block.role in _HEAD or block.role is Role.NOTE:
            told = at + 1 if block.role in _HEAD else told
            continue
        if block.role not in (Role.TEXT, Role.HEADING):
            break
        tells = kind_of_line(block.text, code) and not NUMBER.fullmatch(block.text)
        if tells or (told == at and _says_of_document(block)):
            told = named = at + 1
        elif _begins_text(block, code):
            return told if named else max(told, _end_of_titles(blocks[:at], code))
    return told


def _end_of_titles(blocks: Sequence[Block], code: str) -> int:
    """The same where no line says what the document is: below its last title, or line of session or agenda."""
    for at in range(len(blocks), 0, -1):
        block = blocks[at - 1]
        is_title = block.role is Role.HEADING and not HEADING.fullmatch(block.text)
        if is_title or any(is_masthead_line(line.strip(), code) for line in block.lines):
            return at
    return 0


_NUMBERED_TITLE = re.compile(r"\d{1,4}/\d{1,4}[.．]?\s+\S")


def _says_of_document(block: Block) -> bool:
    """Whether a line under the one that tells the kind says more of the document: its number and title, or "Rapporteur:
    Ms. Beacon".
    """
    text = block.text.strip()
    if _NUMBERED_TITLE.match(text):
        return True
    is_label = re.match(r"[^\W\d_][^:：.]{2,40}[:：]\s?\S", text) is not None
    return block.role is Role.TEXT and is_label and len(text) < _SHORTEST_PARAGRAPH and text[-1] not in ".;:。；："


def _begins_text(block: Block, code: str) -> bool:
    """Whether a block is the first of a text: a numbered or long paragraph, a summary, a table of contents."""
    text = block.text.strip()
    names = ("summary_heading", "contents_heading", "annex_heading")
    if any(re.fullmatch(p, text) for name in names for p in language(code).structure[name]):
        return True
    if block.role is Role.HEADING:
        return False
    if (match := NUMBER.fullmatch(text)) and int(match["number"]) == 1 and "/" not in text[: match.end("number") + 1]:
        return True
    return bool(ITEM.fullmatch(text)) or len(text) > (_SHORTEST_PARAGRAPH if code != "zh" else _SHORTEST_PARAGRAPH // 3)


def _kind(split: _Split, code: str) -> str:
    """What the document is: by the lines of its head, else by its opening.

    The title of an agenda item may read like another ("Report of the Agency"): it stands above what says the kind, and
    says nothing of a text that an organ opens.
    """
    told = [kind for block in split.head if (kind := kind_of_line(block.text, code))]
    if split.opening is not None:
        return next((kind for kind in told if kind.startswith("draft") or kind == "decision"), "resolution")
    first = next((kind for kind in told if kind.startswith(("draft", "letter", "note verbale"))), None)
    return first or (told[-1] if told else "document")


def _with_facts(read: Masthead, stated: Masthead) -> Masthead:
    """``read`` with what the format states outright over what the lines say."""
    said = {field.name: getattr(stated, field.name) for field in fields(Masthead)}
    return replace(read, **{name: value for name, value in said.items() if value not in (None, "", (), False)})


# -- paragraphs and footnotes ---------------------------------------------------------------------------------------


def _footnotes(assembled: Assembled, code: str, organ: str | None) -> tuple[list[Footnote], dict[tuple[str, str], str]]:
    """The footnotes, and the id of each by (annex, mark); an annex that begins its notes again has its own."""
    found: list[Footnote] = []
    ids: dict[tuple[str, str], str] = {}
    seen: dict[str, str] = {}
    for region in dict.fromkeys(region for region, _, _ in assembled.notes):
        notes = [(mark, text) for at, mark, text in assembled.notes if at == region]
        begins_again = bool(region) and any(mark in seen for mark, _ in notes)
        for note in resolve(notes, code, organ):
            identity = f"{region}/{note.id}" if begins_again else note.id
            if identity in {known.id for known in found}:
                continue
            found.append(replace(note, id=identity))
            ids[region, note.mark] = identity
            seen.setdefault(note.mark, identity)
    for mark, identity in seen.items():
        ids.setdefault(("", mark), identity)
    return found, ids


def _paragraphs(
    parts: Iterable[Part], ids: dict[tuple[str, str], str], masthead: Masthead, code: str
) -> tuple[Paragraph, ...]:
    named = ActorsBefore(masthead.title, code)
    organ = masthead.organ
    chapeaus: dict[str, Clause | None] = {}
    found: list[Paragraph] = []
    for part in parts:
        annex = part.region.split("/Section")[0]
        stars = _take_stars(part, annex, ids)
        marks = (ids.get((annex, mark)) or ids.get(("", mark)) for mark in marks_in(part.text))
        footnotes = tuple(dict.fromkeys(mark for mark in (*marks, *stars) if mark))
        chapeau = chapeaus.get(part.id.rpartition("(")[0]) if part.id.endswith(")") else None
        clauses = () if part.kind in _TALKING else read_clauses(part.text, code, named, organ, chapeau)
        chapeaus[part.id] = clauses[-1] if clauses else None
        found.append(
            Paragraph(
                part.id, part.kind, part.number, part.text, footnotes, clauses, references_in(part.text, organ),
                part.headings, part.italics,
            )
        )  # fmt: skip
    return tuple(found)


_STARS = re.compile(r"(?<=[^\s*])\s?(?P<mark>\*{1,3})(?=[\s,.;:)]|$)")


def _take_stars(part: Part, annex: str, ids: dict[tuple[str, str], str]) -> list[str]:
    """The footnotes that asterisks in the text of ``part`` point to; the asterisks leave the text, as they say only
    that there is a note.
    """
    found: list[str] = []
    at = 0
    while match := _STARS.search(part.text, at):
        note = ids.get((annex, match["mark"])) or ids.get(("", match["mark"]))
        if note is None:
            at = match.end()
            continue
        found.append(note)
        cut = match.end() - match.start()
        part.text = part.text[: match.start()] + part.text[match.end() :]
        part.italics = tuple(
            (left - cut if left >= match.end() else left, right - cut if right >= match.end() else right)
            for left, right in part.italics
        )
        at = match.start()
    return found


def _warnings(paragraphs: tuple[Paragraph, ...], footnotes: list[Footnote], kind: str) -> tuple[str, ...]:
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
    if kind == "resolution" and not any(p.kind == "operative" for p in paragraphs):
        found.append("No numbered operative paragraph was found.")
    return tuple(found)
