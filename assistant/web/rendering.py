"""Answers as HTML: the question as asked, the status said plainly, the paragraphs word for word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answer import NOT_COVERED, Answer, Citation
from assistant.detection import detect_language
from assistant.marking import matched_spans
from assistant.outside import tells_purpose
from assistant.repeats import folded
from assistant.web.beside import also_html, chip_html, scope_html, symbols_apart, tongue_html, versions_html
from assistant.web.interface import PAGE_LANGUAGE, direction, native_name, words
from assistant.web.markup import Html, joined, tag, text
from assistant.web.passages import passage
from assistant.web.reading import element_id, footnote_text, official_html, place_of, print_order
from documents import Document, Footnote

FindDocument = Callable[[str, str], Document]
"""Gives the document with a symbol and a language."""

NEAREST_SHOWN = 3
"""How many of the nearest paragraphs stand open under "these documents do not say"."""


SHOWN = 60
"""How many paragraphs of an answer are shown: a page of thousands could not be read."""


def question_html(question: str, code: str) -> Html:
    """The question as it was typed."""
    return tag("p", text(question), class_="question", lang=code, dir=direction(code))


def pending_html(question: str) -> Html:
    """A turn of the conversation while its answer is looked for."""
    code = detect_language(question)
    note = tag("p", text(words(code)["searching"]), class_="searching", lang=code, dir=direction(code))
    return tag("article", question_html(question, code), note, class_="turn")


def answer_html(answer: Answer, find_document: FindDocument) -> Html:
    """A turn of the conversation: the question, the status, the sentence and the paragraphs."""
    code = answer.language
    parts = [
        tag("span", text(words(code)[answer.status]), class_=f"status {answer.status.replace('_', '-')}"),
        tag("p", symbols_apart(answer.answer), class_="sentence"),
        scope_html(answer),
        _citations(answer, _shown(answer, find_document), find_document),
    ]
    unshown = len(answer.citations) - SHOWN
    if unshown > 0:
        parts.append(tag("p", text(words(code)["unshown"].format(count=unshown)), class_="hint"))
    if answer.status == NOT_COVERED and not tells_purpose(answer):  # nothing is near to a greeting
        parts.append(_nearest(answer, find_document))
    said = tag("div", *parts, class_="answer", lang=code, dir=direction(code))
    asked = question_html(answer.question, detect_language(answer.question) if answer.resolved else code)
    return tag("article", asked, understood_html(answer), said, class_="turn")


def understood_html(answer: Answer) -> Html:
    """How a question that goes on from others was understood; a click puts it into the box for the next one."""
    if not answer.resolved:
        return Html("")
    said, code = words(answer.language), answer.language
    link = tag(
        "a", tag("bdi", text(answer.resolved)), class_="edit", href="#question", data_question=answer.resolved,
        title=said["edit"],
    )  # fmt: skip
    tongue = Html("")
    if detect_language(answer.resolved, [code]) != code:  # the answer was asked for in another language
        tongue = joined(text(" "), tag("span", text(f"({native_name(code)})"), lang=code))
    parts = (text(said["understood"]), text(" "), link, tongue)
    return tag("p", *parts, class_="understood", lang=code, dir=direction(code))


def problem_html(message: str) -> Html:
    """Why a question cannot be answered as it stands."""
    return tag("p", text(message[:1].upper() + message[1:]), class_="problem", role="alert")


def _shown(answer: Answer, find_document: FindDocument) -> Sequence[Citation]:
    """The citations that are shown, each text once: acts as they are grouped, others as one reads them."""
    cited = [citation for citation, _ in folded(answer.citations[:SHOWN])]
    return cited if all(c.family for c in cited) else _as_printed(cited, find_document)


def _as_printed(citations: Sequence[Citation], find_document: FindDocument) -> list[Citation]:
    """Citations as one reads them: the document with the best one first, in each the order of print."""
    documents = list(dict.fromkeys((c.symbol, c.language) for c in citations))
    return sorted(
        citations,
        key=lambda c: (
            documents.index((c.symbol, c.language)),
            print_order(find_document(c.symbol, c.language), c.paragraph),
        ),
    )


def _citations(
    answer: Answer, citations: Sequence[Citation], find_document: FindDocument, kind: str = "citations"
) -> Html:
    same = {citation.anchor: others for citation, others in folded(answer.citations[:SHOWN])}
    items = [_citation(answer, citation, find_document, same.get(citation.anchor, ())) for citation in citations]
    return tag("ol", *items, class_=kind) if items else Html("")


def _nearest(answer: Answer, find_document: FindDocument) -> Html:
    """The nearest paragraphs, offered as such: the first ones open, the others one click away."""
    said = words(answer.language)
    shown, rest = answer.candidates[:NEAREST_SHOWN], answer.candidates[NEAREST_SHOWN:]
    parts = [
        tag("h3", text(said["nearest"])),
        tag("p", text(said["nearest_note"]), class_="hint"),
        _citations(answer, shown, find_document, "nearest"),
    ]
    if rest:
        more = tag("summary", text(said["more"].format(count=len(rest))))
        parts.append(tag("details", more, _citations(answer, rest, find_document, "nearest")))
    return tag("section", *parts) if shown else Html("")


def _citation(answer: Answer, citation: Citation, find_document: FindDocument, same: Sequence[Citation] = ()) -> Html:
    """One paragraph: its number, its text with the words found, its footnotes, and where ``same`` is said."""
    document = find_document(citation.symbol, citation.language)
    notes = _notes_of(document, citation.paragraph)
    spans = matched_spans(answer.resolved or answer.question, citation.text, citation.language)
    links = {note.mark: element_id(document, note.id) for note in notes}
    quoted = tag(
        "blockquote", passage(citation.text, spans, links), lang=citation.language, dir=direction(citation.language)
    )
    also = also_html([(other, find_document(other.symbol, other.language)) for other in same], answer.language)
    shown = (_heading(answer, citation, document), quoted, _footnotes(answer.language, document, notes), also)
    return tag("li", *shown, data_citation=citation.anchor)


def _heading(answer: Answer, citation: Citation, document: Document) -> Html:
    said = words(answer.language)
    place = place_of(document, citation.paragraph)
    named = joined(tag("bdi", text(citation.symbol), dir="ltr"), text(said["comma"] + citation.label))
    chip = chip_html(citation, place, named, answer.language)
    versions = versions_html(citation, document, answer.language)
    parts = [chip, tongue_html(citation, answer.language), versions]
    if citation.uncertain:
        parts.append(tag("span", text(said["uncertain"]), class_="uncertain"))
    return tag("header", *parts, official_html(citation.url, answer.language))


def _notes_of(document: Document, paragraph_id: str) -> list[Footnote]:
    """The footnotes whose marks a paragraph carries."""
    carried = next((p.footnotes for p in document.paragraphs if p.id == paragraph_id), ())
    known = {note.id: note for note in document.footnotes}
    return [known[note_id] for note_id in carried if note_id in known]


def _footnotes(code: str, document: Document, notes: list[Footnote]) -> Html:
    """The footnotes of a paragraph, folded: one click opens them."""
    if not notes:
        return Html("")
    marks = words(code)["comma"].join(note.mark for note in notes)
    items = [tag("li", footnote_text(note, code), data_note=note.mark) for note in notes]
    listed = tag("ul", *items, lang=document.language, dir=direction(document.language))
    return tag("details", tag("summary", text(f"{words(code)['footnotes']}: {marks}")), listed, class_="footnotes")


def header_html() -> Html:
    """The head of the page."""
    said = words(PAGE_LANGUAGE)
    name = tag("h1", text("Operative"))
    return tag("header", name, tag("p", text(said["tagline"])), class_="masthead")


def welcome_html(has_documents: bool, code: str = PAGE_LANGUAGE) -> Html:
    """What stands in the conversation before the first question."""
    said = words(code)
    first, second = ("welcome", "welcome_note") if has_documents else ("no_documents", "no_documents_note")
    return tag("div", tag("h2", text(said[first])), tag("p", text(said[second])), class_="welcome")
