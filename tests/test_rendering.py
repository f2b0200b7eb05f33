"""The HTML of answers and documents: verbatim, escaped, marked, and in its own language and direction."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import ANSWERED, NOT_COVERED, PARTIAL, Answer, Citation
from assistant.web.interface import words
from assistant.web.passages import passage
from assistant.web.reading import contents_html, document_html, element_id
from assistant.web.rendering import answer_html, pending_html, problem_html, question_html
from documents import RECORD_ID, Document, Footnote, Masthead, Paragraph
from documents.languages import LANGUAGES

SCRIPT = "<script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;"
URL = "https://docs.un.org/en/A/RES/99/1"

PARAGRAPHS = (
    Paragraph("PP1", "preambular", 1, "Recalling its resolution 55/25¹,", ("FN1",)),
    Paragraph("OP1", "operative", 1, "Requests the Secretary-General to report on trafficking²;", ("FN2",)),
    Paragraph("OP2", "operative", 2, f"Invites States to act {SCRIPT}:"),
    Paragraph("OP2(a)", "operative", 2, "Alone;"),
)
FOOTNOTES = (
    Footnote("FN1", "1", "Resolution 55/25, annex I.", "Resolution 55/25, annex I."),
    Footnote("FN2", "2", "Ibid., annex II.", "Resolution 55/25, annex II."),
)


def document(language: str = "en", symbol: str = "A/RES/99/1") -> Document:
    """A resolution of four paragraphs and two footnotes."""
    masthead = Masthead(symbol, f"Title {SCRIPT}", "resolution", date_adopted=date(2044, 1, 2), lines=("82^e meeting",))
    return Document(masthead, language, PARAGRAPHS, FOOTNOTES)


def citation(paragraph_id: str, language: str = "en", symbol: str = "A/RES/99/1", url: str = URL) -> Citation:
    """A citation of one of the paragraphs."""
    words_cited = next(p.text for p in PARAGRAPHS if p.id == paragraph_id)
    return Citation(symbol, paragraph_id, f"para. {paragraph_id}", words_cited, language, 0.5, url)


def shown(status: str = ANSWERED, *cited: Citation, question: str = "What is asked?", language: str = "en") -> str:
    """The HTML of an answer with these citations, which are its candidates too."""
    citations = () if status == NOT_COVERED else cited
    answer = Answer(question, language, status, "A sentence.", citations, cited)
    return answer_html(answer, lambda symbol, language: document(language, symbol))


def test_a_script_in_a_question_is_shown_and_not_run() -> None:
    """Wherever a question is shown: asked, pending, answered, refused."""
    for html in (question_html(SCRIPT, "en"), pending_html(SCRIPT), problem_html(SCRIPT), shown(question=SCRIPT)):
        assert ESCAPED in html
        assert "<script" not in html


def test_a_script_in_a_document_is_shown_and_not_run() -> None:
    """In the text of a paragraph, in a title, and in both the answer and the document beside it."""
    for html in (shown(ANSWERED, citation("OP2")), document_html(document())):
        assert ESCAPED in html
        assert "<script" not in html


def test_a_script_in_a_symbol_is_shown_and_not_run() -> None:
    """A symbol stands in text, attributes, ids and links."""
    symbol = f'A/RES/"onmouseover=alert(1)//{SCRIPT}'
    several = contents_html([document(symbol=symbol)] * 2, 2)
    for html in (shown(ANSWERED, citation("OP1", symbol=symbol)), document_html(document(symbol=symbol)), several):
        assert ESCAPED in html
        assert "<script" not in html
        assert '"onmouseover' not in html


def test_a_link_that_is_not_https_is_left_out() -> None:
    """Only the official site is linked."""
    assert "javascript:" not in shown(ANSWERED, citation("OP1", url="javascript:alert(1)"))


def test_matched_words_are_marked_and_the_text_stays_verbatim() -> None:
    """Marks stand around the spans and change nothing else."""
    assert passage("a < b & c", [(4, 5), (8, 9)]) == "a &lt; <mark>b</mark> &amp; <mark>c</mark>"


@pytest.mark.parametrize("spans", [[(0, 6)], [(0, 5)], [(4, 6)], [(3, 5), (5, 6)]])
def test_marks_and_footnote_links_never_overlap(spans: list[tuple[int, int]]) -> None:
    """A footnote mark inside a marked span stays a link of its own, outside of every ``mark``."""
    html = passage("child²s", spans, {"2": "note"})
    link = '<a class="note-mark" href="#note" data-note="2" role="doc-noteref">²</a>'
    assert link in html
    before, after = html.split(link)
    for part in (before, after):
        assert part.count("<mark>") == part.count("</mark>")
    assert html.replace(link, "²").replace("<mark>", "").replace("</mark>", "") == "child²s"


def test_a_raised_figure_without_a_footnote_is_no_link() -> None:
    """ "km²" is a unit and "82^e" an ordinal."""
    assert passage("5 km²", notes={"1": "note"}) == "5 km²"
    assert passage("82^e séance") == "82<sup>e</sup> séance"


def test_the_words_that_a_question_found_are_marked_in_its_answer() -> None:
    """The words of the question, in the text of the paragraph."""
    html = shown(ANSWERED, citation("OP1"), question="Which paragraph is about trafficking?")
    assert "<mark>trafficking</mark>" in html


def test_footnotes_stand_one_click_away_and_ibid_is_resolved() -> None:
    """Folded under the paragraph that carries their marks, and only those."""
    html = shown(ANSWERED, citation("OP1"))
    assert '<details class="footnotes"><summary>Footnotes: 2</summary>' in html
    assert "Ibid., annex II." in html
    assert "Resolution 55/25, annex II." in html
    assert "annex I.<" not in html


def test_a_chip_names_the_paragraph_and_leads_to_it_in_the_document() -> None:
    """The link of the chip is the id of the paragraph."""
    place = element_id(document(), "OP1")
    assert place == "A-RES-99-1-en-OP1"
    answer = shown(ANSWERED, citation("OP1"))
    assert f'href="#{place}"' in answer
    assert '<bdi dir="ltr">A/RES/99/1</bdi>, para. OP1</a>' in answer
    assert f'id="{place}"' in document_html(document())


def test_the_official_text_opens_beside_the_page() -> None:
    """In a tab of its own that knows nothing of this page."""
    assert f'href="{URL}"' in shown(ANSWERED, citation("OP1"))
    assert 'target="_blank" rel="noopener noreferrer"' in shown(ANSWERED, citation("OP1"))


def test_cited_paragraphs_are_highlighted_in_the_document() -> None:
    """Those and no others."""
    html = document_html(document(), cited=["OP1", "OP2(a)"])
    assert html.count(" cited") == 2
    assert 'class="paragraph operative depth-0 cited"><span class="number" title="para. 1">1.</span>' in html
    assert 'class="paragraph operative depth-1 cited"><span class="number" title="para. 2 (a)">(a)</span>' in html


def test_what_is_cited_within_a_paragraph_highlights_the_paragraph() -> None:
    """OP1(b) has no place of its own here; the facts of the masthead have theirs."""
    assert f'id="{element_id(document(), "OP1")}" class="paragraph operative depth-0 cited"' in document_html(
        document(), cited=["OP1(b)"]
    )
    assert 'class="record cited"' in document_html(document(), cited=[RECORD_ID])


def test_an_arabic_answer_runs_from_right_to_left_and_a_french_text_in_it_does_not() -> None:
    """Answer and quotation each have their own language and direction."""
    html = shown(ANSWERED, citation("OP1", "fr"), question="ماذا يُطلب من الأمين العام؟", language="ar")
    assert '<p class="question" lang="ar" dir="rtl">' in html
    assert '<div class="answer" lang="ar" dir="rtl">' in html
    assert '<blockquote lang="fr" dir="ltr">' in html
    assert '<span class="tongue" lang="fr">Français</span>' in html


def test_an_arabic_document_runs_from_right_to_left() -> None:
    """Also beside an English conversation, whose words stay left to right."""
    html = document_html(document("ar"), code="en")
    assert '<article class="document" lang="ar" dir="rtl"' in html
    assert '<nav lang="en" dir="ltr">' in html


@pytest.mark.parametrize(
    ("status", "badge"),
    [(ANSWERED, "Answered"), (PARTIAL, "Answered in part"), (NOT_COVERED, "Not in these documents")],
)
def test_the_status_is_said_plainly(status: str, badge: str) -> None:
    """In words, not by colour alone."""
    assert f">{badge}</span>" in shown(status, citation("OP1"))


def test_not_covered_offers_the_nearest_paragraphs_as_such() -> None:
    """Three stand open, the others one click away, none as a citation."""
    html = shown(NOT_COVERED, *(citation(p.id) for p in PARAGRAPHS))
    assert "<h3>Nearest paragraphs</h3>" in html
    assert 'class="citations"' not in html
    assert "<summary>1 more</summary>" in html


def test_citations_stand_in_the_order_of_print() -> None:
    """Though the best one comes first in the answer."""
    html = shown(ANSWERED, citation("OP2"), citation("PP1"), citation("OP1"))
    assert html.index("para. PP1") < html.index("para. OP1") < html.index("para. OP2")


def test_other_languages_of_a_document_are_one_click_away() -> None:
    """And the one that is shown is not among them."""
    html = document_html(document(), versions=["en", "fr", "ar"])
    assert html.count('class="open"') == 2


def test_every_language_has_the_same_words() -> None:
    """A word that is missing in one language would break its page."""
    assert len({frozenset(words(code)) for code in LANGUAGES}) == 1
    for code in LANGUAGES:
        assert "{count}" in words(code)["more"]
