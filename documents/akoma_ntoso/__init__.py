"""Reading Akoma Ntoso XML as the United Nations publish it (github.com/UNxml): one reading per document of a file.

The files are the work of a converter: the tree is regular, what hangs in it is not. :mod:`pieces` walks the tree,
:mod:`text` folds the text of a line, :mod:`roles` says what each piece is, :mod:`facts` and :mod:`records` what is
known of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from documents.akoma_ntoso.facts import Papers, facts_of, joined, language_of, named_number, text_of
from documents.akoma_ntoso.numbers import section_label
from documents.akoma_ntoso.pieces import Kind, Piece, Walker
from documents.akoma_ntoso.records import Record, read_records
from documents.akoma_ntoso.roles import Roles
from documents.akoma_ntoso.text import Printed, Reader, local_name
from documents.blocks import Block, Reading, Role
from documents.errors import UnreadableFile
from documents.languages import language

__all__ = ["Record", "read_akoma_ntoso", "read_records"]

_DEEPEST = 120
_TOO_DEEP = etree.XPath(f"boolean({'/*' * _DEEPEST})")
_DECLARATIONS = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FIRST_BYTES = 4096
_NO_IMAGE = "pictures hold no text that can be read"
_MET = frozenset({"coverPage", "preface", "preamble", "mainBody", "conclusions", "attachments", "meta", "body"})


def read_akoma_ntoso(data: bytes, source: str, records: Mapping[str, Record] | None = None) -> list[Reading]:
    """The documents in the XML file ``data``: one, or one for each letter of a collection ("78/80 A" and "B").

    ``records`` are those that the United Nations publish beside the XML (:func:`read_records`). Raises
    :class:`documents.errors.UnreadableFile` when the file is no safe and sound Akoma Ntoso.
    """
    root = _root(data, source)
    readings = [_reading(papers, records or {}) for papers in _documents(root, source)]
    if not readings:
        raise UnreadableFile(f"{source}: this Akoma Ntoso file holds no statement; give a resolution or decision.")
    return readings


def _root(data: bytes, source: str) -> etree._Element:
    if _DECLARATIONS.search(data[:_FIRST_BYTES]):
        raise UnreadableFile(f"{source}: the XML declares a document type or entities; remove the declaration.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"{source}: the XML is damaged ({error}); get the file again or mend it.") from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(f"{source}: the XML declares a document type or entities; remove the declaration.")
    if local_name(root) != "akomaNtoso":
        raise UnreadableFile(
            f"{source}: this XML is not Akoma Ntoso (it opens with <{local_name(root)}>); "
            "give a file as github.com/UNxml publishes it."
        )
    if _TOO_DEEP(root.getroottree()):
        raise UnreadableFile(f"{source}: elements are nested more than {_DEEPEST} deep; the file is no document.")
    return root


def _documents(root: etree._Element, source: str) -> Iterator[Papers]:
    """The statement of a file, or those of its collection."""
    collection = next((child for child in root if local_name(child) == "documentCollection"), None)
    for statement in root.iter("{*}statement"):
        papers = Papers(statement, collection, source, "")
        code, _ = language_of(papers)
        yield Papers(statement, collection, source, code or "")


def _reading(papers: Papers, records: Mapping[str, Record]) -> Reading:
    reader = Reader(papers.code)
    roles = Roles(papers.code, papers.statement.get("name") or "")
    for block in (*_cover(papers, reader), *_preface(papers, reader)):
        roles.blocks.append(block)
    walker = Walker(reader)
    for part in papers.statement:
        name = local_name(part)
        if name in ("preamble", "mainBody", "body"):
            roles.take(_with_opening(walker.walk(part), papers.code) if name == "preamble" else walker.walk(part))
        elif name == "attachments":
            roles.take(_attachments(walker, part))
        elif name not in _MET:
            roles.warnings.append(f"Element <{name}> of the statement was read as text.")
            roles.take(walker.walk(part))
    blocks = (*roles.finished(), *_conclusions(papers, reader))
    lines = tuple(block.text for block in blocks if block.role in (Role.MASTHEAD, Role.CLOSING))
    title = next((block.text for block in blocks if block.role is Role.TITLE), "")
    facts = facts_of(papers, title, lines, _letter(papers))
    code, given = language_of(papers)
    warnings = [*roles.warnings, *_warnings(facts.symbol, papers.source, code, given, reader)]
    return Reading(blocks, joined(facts, records.get(facts.symbol)), code, _omitted(reader, roles), tuple(warnings))


def _with_opening(pieces: Iterator[Piece], code: str) -> Iterator[Piece]:
    """``pieces``, of which the line "The General Assembly," opens the preamble whatever the file calls it."""
    for at, piece in enumerate(pieces):
        if at == 0 and piece.kind is Kind.PREAMBULAR and code:
            patterns = language(code).structure["opening"]
            if any(re.fullmatch(pattern, piece.printed.text, re.IGNORECASE) for pattern in patterns):
                piece.kind = Kind.OPENING
        yield piece


def _attachments(walker: Walker, attachments: etree._Element) -> Iterator[Piece]:
    for body in attachments.iter("{*}mainBody", "{*}preface", "{*}preamble", "{*}conclusions"):
        if local_name(body) == "mainBody":
            yield Piece(Kind.ATTACHMENT, Printed())
        yield from walker.walk(body)


def _part(papers: Papers, name: str, of_collection: bool = False) -> etree._Element | None:
    parts = papers.collection if of_collection else papers.statement
    return next((part for part in parts if local_name(part) == name), None) if parts is not None else None


def _cover(papers: Papers, reader: Reader) -> Iterator[Block]:
    """The lines of the cover page; a collection has one for all."""
    own = _part(papers, "coverPage")
    page = own if own is not None else _part(papers, "coverPage", of_collection=True)
    images = reader.images
    for line in page if page is not None else ():
        printed = reader.printed(line)
        if printed.text:
            yield from _with_notes(Role.MASTHEAD, printed)
    reader.images = images  # the emblem stands on every cover page


def _preface(papers: Papers, reader: Reader) -> Iterator[Block]:
    """Number and title; a collection's own stand above those of the document."""
    own, common = _part(papers, "preface"), _part(papers, "preface", of_collection=True)
    has_title = own is not None and any(_is_title(e) and text_of(e) for e in own.iter("{*}docTitle"))
    if common is not None:
        for line in common:
            yield from _preface_line(line, reader, Role.MASTHEAD if has_title else Role.TITLE)
    for line in own if own is not None else ():
        yield from _preface_line(line, reader, Role.TITLE)


def _preface_line(line: etree._Element, reader: Reader, role: Role) -> Iterator[Block]:
    titles = [e for e in line.iter("{*}docTitle") if _is_title(e) and text_of(e)]
    yield from _with_notes(Role.MASTHEAD, reader.printed(line, frozenset({"docTitle"}) if titles else frozenset()))
    for title in titles:
        yield from _with_notes(role, reader.printed(title))


def _is_title(element: etree._Element) -> bool:
    return "sponsors" not in (element.get("refersTo") or "")


def _with_notes(role: Role, printed: Printed) -> Iterator[Block]:
    if printed.text:
        yield Block(printed.text, printed.lines, role, italics=printed.italics)
    for mark, text in printed.notes:
        yield Block(text.text, (), Role.NOTE, mark, italics=text.italics)


def _letter(papers: Papers) -> str:
    """The letter of a document in a collection, or of one that was issued apart ("77/290 B")."""
    preface = _part(papers, "preface")
    for number in preface.iter("{*}docNumber") if preface is not None else ():
        printed = text_of(number).strip(" ().")
        label = section_label(printed, papers.code) or section_label(printed.rpartition(" ")[2], papers.code)
        if label and not printed[-1:].isdigit():
            return label
    return ""


def _conclusions(papers: Papers, reader: Reader) -> Iterator[Block]:
    """The lines below the text: meeting, date, vote."""
    part = _part(papers, "conclusions")
    for line in part if part is not None else ():
        printed = reader.printed(line)
        for text in printed.lines or ((printed.text,) if printed.text else ()):
            yield Block(text, (), Role.CLOSING)
        for mark, note in printed.notes:
            yield Block(note.text, (), Role.NOTE, mark, italics=note.italics)


def _omitted(reader: Reader, roles: Roles) -> tuple[str, ...]:
    found = []
    if reader.images:
        found.append(f"{_counted(reader.images, 'picture')}: {_NO_IMAGE}.")
    if count := roles.omitted["ornament"]:
        found.append(f"{_counted(count, 'ornament')} (lines of asterisks or dashes): they say nothing.")
    if count := roles.omitted["heading"]:
        found.append(f"{_counted(count, 'heading')} that the file says twice.")
    return tuple(found)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count > 1 else ''}"


def _warnings(symbol: str, source: str, code: str | None, given: str, reader: Reader) -> Iterator[str]:
    named = named_number(source)
    if not symbol:
        yield "The file names no symbol."
    elif named and not re.search(rf"/{named}(?!\d)", symbol):
        yield f"The file says that it is {symbol}, its name says {named}."
    if code is None:
        yield f'The language of the file ("{given}") is none of the six official ones.'
    for name, count in sorted(reader.unknown.items()):
        yield f"Element <{name}> is not known ({count} times); its text was kept."
