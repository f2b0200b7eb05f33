"""What stands beside an answer: the documents looked at, the other places of a paragraph, its other languages."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.looked_at import follow_ups
from assistant.places import MOST_PLACES, also_parts, tongue_said
from assistant.web.interface import native_name, words
from assistant.web.markup import Html, joined, tag, text
from assistant.web.reading import place_of
from documents import Document
from documents.symbols import find_symbols


def symbols_apart(said: str) -> Html:
    """A sentence; its symbols keep their direction in Arabic."""
    pieces, at = [], 0
    for mention in find_symbols(said):
        pieces += [text(said[at : mention.start]), tag("bdi", text(said[mention.start : mention.end]), dir="ltr")]
        at = mention.end
    return joined(*pieces, text(said[at:]))


def scope_html(answer: Answer) -> Html:
    """Which documents were looked at, and links that ask the same question of all, or of another one."""
    if answer.scope is None:
        return Html("")
    links = [
        tag("a", tag("bdi", text(shown)), class_="again", href="#question", data_question=asked)
        for asked, shown in follow_ups(answer.scope, answer.language)
    ]
    said = words(answer.language)
    change = tag("span", text(said["look_in"]), *(joined(text(" "), link) for link in links), class_="change")
    return tag("p", symbols_apart(answer.scope.sentence), text(" "), change, class_="scope")


def chip_html(citation: Citation, place: str, shown: Html, reader: str, kind: str = "chip") -> Html:
    """A link that shows a paragraph in its document."""
    return tag(
        "a", shown, class_=kind, href=f"#{place}", data_place=place, data_symbol=citation.symbol,
        data_language=citation.language, data_reader=reader,
    )  # fmt: skip


def tongue_html(citation: Citation, reader: str) -> Html:
    """The language of a citation where it is not its reader's, and whether it is held in his."""
    if citation.language == reader:
        return Html("")
    said = tongue_said(citation, reader)
    if said:
        return tag("span", text(said), class_="tongue")
    return tag("span", text(native_name(citation.language)), class_="tongue", lang=citation.language)


def versions_html(citation: Citation, document: Document, reader: str) -> Html:
    """Links that show the paragraph in its other languages, in the document beside the conversation."""
    links = [
        tag(
            "a", text(native_name(code)), class_="version", lang=code,
            href=f"#{place_of(document, citation.paragraph, code)}",
            data_place=place_of(document, citation.paragraph, code), data_symbol=citation.symbol,
            data_language=code, data_reader=reader,
        )
        for code in citation.versions
        if code != citation.language
    ]  # fmt: skip
    return tag("span", *(joined(link, text(" ")) for link in links), class_="tongues") if links else Html("")


def also_html(others: Sequence[tuple[Citation, Document]], reader: str) -> Html:
    """The other documents in which a paragraph stands, each a link to it; further ones one click away."""
    if not others:
        return Html("")
    named, rest = others[:MOST_PLACES], others[MOST_PLACES:]
    before, between, behind, more = also_parts(reader, len(rest))
    links = [_place(citation, document, reader) for citation, document in named]
    line = joined(text(before), *_between(links, between), text("" if rest else behind))
    if not rest:
        return tag("p", line, class_="also")
    further = joined(*_between([_place(citation, document, reader) for citation, document in rest], between))
    opened = tag("details", tag("summary", text(more)), tag("p", further, class_="also"))
    return joined(tag("p", line, class_="also"), opened)


def _place(citation: Citation, document: Document, reader: str) -> Html:
    named = joined(tag("bdi", text(citation.symbol), dir="ltr"), text(words(reader)["comma"] + citation.label))
    place = place_of(document, citation.paragraph)
    return tag("span", chip_html(citation, place, named, reader), data_citation=citation.anchor)


def _between(links: Sequence[Html], between: str) -> list[Html]:
    return [joined(text(between if at else ""), link) for at, link in enumerate(links)]
