"""Web pages: what a reader sees of a document is what is read, and nothing is run or fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents import UnreadableFile, read
from documents.blocks import Reading, Role
from documents.html import page, read_html


def reading(body: str, head: str = "", attributes: str = "") -> Reading:
    return read_html(
        f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{body}</body></html>".encode(), "a.html"
    )


def texts(body: str) -> list[str]:
    return [block.text for block in reading(body).blocks]


def test_paragraphs_and_headings() -> None:
    found = reading(
        "<h1>One</h1><p>First\n  line <b>bold</b></p><h3>Deep</h3>open text<div>in a <span>div</span></div>"
    )
    assert [(b.role, b.level, b.text) for b in found.blocks] == [
        (Role.HEADING, 1, "One"), (Role.TEXT, 0, "First line bold"), (Role.HEADING, 3, "Deep"),
        (Role.TEXT, 0, "open text"), (Role.TEXT, 0, "in a div"),
    ]  # fmt: skip


def test_lines_that_are_broken_on_purpose() -> None:
    (block, kept) = reading("<p>Distr.: General<br>1 March\n2045</p><pre>one\n  two</pre>").blocks
    assert (block.text, block.lines) == ("Distr.: General 1 March 2045", ("Distr.: General", "1 March 2045"))
    assert kept.lines == ("one", "two")


def test_italics_and_raised_marks() -> None:
    (block,) = reading(
        "<p><em>Recalling</em> it,<sup>1</sup> and<sup>[2]</sup> and<a href='#_ftn3'>[3]</a>"
        "<span style='font-style: italic'>so</span> the 1<sup>er</sup> mars*</p>"
    ).blocks
    assert block.text == "Recalling it,¹ and² and³so the 1er mars*"
    assert block.italics == ((0, 9), (24, 26))


def test_numbers_of_lists_which_no_text_holds() -> None:
    body = (
        '<ol start="4"><li>Four<ol type="a"><li>Item a<ol style="list-style-type: lower-roman"><li>Inner</li></ol></li>'
        '<li value="5"><p>Item e</p><p>goes on</p></li></ol></li><li><p>Five</p></li></ol><ul><li>Point</li></ul>after'
    )
    assert [(b.role, b.label, b.level, b.text) for b in reading(body).blocks] == [
        (Role.NUMBERED, "4", 0, "Four"), (Role.ITEM, "a", 1, "Item a"), (Role.ITEM, "i", 2, "Inner"),
        (Role.ITEM, "e", 1, "Item e"), (Role.CONTINUATION, "", 1, "goes on"), (Role.NUMBERED, "5", 0, "Five"),
        (Role.TEXT, "", 0, "Point"), (Role.TEXT, "", 0, "after"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "notes",
    [
        "<p><sup>1</sup> Resolution 1/1.</p><p>* A/1/1.</p>",
        "<p><a href='#_ftnref1'>[1]</a> Resolution 1/1.</p><p>* A/1/1.</p>",
        "<div class='footnotes'><ol><li>Resolution 1/1.</li></ol></div><p>* A/1/1.</p>",
    ],
)
def test_footnotes(notes: str) -> None:
    found = reading(f"<p>Recalling<sup>1</sup> that*</p>{notes}")
    assert [(b.role, b.label, b.text) for b in found.blocks[1:]] == [
        (Role.NOTE, "1", "Resolution 1/1."), (Role.NOTE, "*", "A/1/1."),
    ]  # fmt: skip


def test_tables() -> None:
    """One of the masthead gives its lines, a frame its paragraphs, any other its rows."""
    body = (
        "<table><tr><td>General Assembly</td><td>Distr.: General<br>1 March 2045</td></tr></table>"
        f"<p>{'A long paragraph. ' * 10}</p>"
        "<table><caption>Table 1</caption><tr><th>Country</th><th>Amount<sup>a</sup></th></tr>"
        "<tr><td><p>Chad</p></td><td>1</td></tr></table>"
        "<table><tr><td>Framed</td></tr></table>"
        "<table><tr><td><h2>Page</h2></td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>"
    )
    blocks = reading(body).blocks
    assert [b.text for b in blocks if b.role is Role.MASTHEAD] == [
        "General Assembly",
        "Distr.: General",
        "1 March 2045",
    ]
    assert [(b.text, b.rows) for b in blocks if b.role is Role.TABLE] == [
        ("Table 1", (("Country", "Amounta"), ("Chad", "1"))), ("", (("x", "y"),)),
    ]  # fmt: skip
    assert [b.text for b in blocks if b.role in (Role.TEXT, Role.HEADING)][1:] == ["Framed", "Page"]


def test_what_is_around_the_text_is_left_out_and_said() -> None:
    found = reading(
        "<nav>Home</nav><header>Logo</header><p>Text</p><p hidden>no</p><p style='display:none'>no</p>"
        "<div aria-hidden='true'>no</div><div role='navigation'>no</div><script>alert(1)</script>"
        "<noscript>no</noscript><form><button>Search</button></form><img src='http://nowhere.invalid/x.png' alt='no'>"
        "<footer>Copyright</footer><!-- no -->",
        head="<title>no</title><style>p { color: red }</style><script src='http://nowhere.invalid/x.js'></script>",
    )
    assert [b.text for b in found.blocks] == ["Text"]
    assert len(found.omitted) == 5


def test_the_main_part_of_a_page() -> None:
    assert texts("<div>Menu</div><main><p>Text of the document</p></main>") == ["Text of the document"]
    assert texts("<article>a</article><p>The text is elsewhere</p>") == ["a", "The text is elsewhere"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Réunion".encode(), "Réunion"),
        (b"\xef\xbb\xbf" + "Réunion".encode(), "Réunion"),
        ("Réunion".encode("utf-16"), "Réunion"),
        (b'<meta charset="windows-1256">' + "الجمعية".encode("cp1256"), "الجمعية"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=GB2312">' + "大会".encode("gb18030"), "大会"),
        (b'<?xml version="1.0" encoding="windows-1251"?>' + "Ассамблея".encode("cp1251"), "Ассамблея"),
        (b'<meta charset="iso-8859-1">' + "L’œuvre".encode("cp1252"), "L’œuvre"),
        (b'<meta charset="utf-8">' + "Réunion".encode("cp1252"), "Réunion"),
        (b'<meta charset="no-such-set">' + "Réunion".encode("cp1252"), "Réunion"),
        (b"R\xe9union \x81", "Réunion \x81"),
    ],
)
def test_character_sets(data: bytes, text: str) -> None:
    assert text in page.decoded(data)


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>x</script></body></html>", b""])
def test_a_page_without_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.html: .*(save it again|shows no text)"):
        read_html(data, "a.html")


def test_a_page_that_nests_without_end() -> None:
    assert texts(f"{'<div>' * 1_500}deep{'</div>' * 1_500}<p>after</p>") == ["deep", "after"]
    assert texts(f"{'<b>' * 1_500}deep") == ["deep"]
    with pytest.raises(UnreadableFile, match="too deep in one another"):
        texts(f"{'<div>' * 5_000}deep{'</div>' * 5_000}<p>after</p>")


def test_entities_and_declarations_are_not_followed() -> None:
    data = (
        b'<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>Text &f; &amp; more</p></body></html>'
    )
    assert "root:" not in read_html(data, "a.html").blocks[0].text


def test_a_declared_language_is_believed_where_the_script_agrees() -> None:
    assert reading("<p>الجمعية العامة</p>", attributes=' lang="ar"').language == "ar"
    assert reading("<p>The General Assembly</p>", attributes=' lang="ar"').language is None
    assert reading("<p>The General Assembly</p>", attributes=' lang="fr"').language is None


def test_a_whole_resolution(tmp_path: Path) -> None:
    (file := tmp_path / "a.html").write_text(
        "<html><body><script>alert(1)</script><table><tr><td>United Nations</td><td>A/RES/99/1</td></tr>"
        "<tr><td>General Assembly</td><td>Distr.: General<br>1 March 2045</td></tr></table>"
        "<p>Ninety-ninth session</p><h2>99/1. Public gardens</h2><p><i>The General Assembly</i>,</p>"
        "<p><i>Recalling</i> its resolution 61/180,<sup>1</sup></p>"
        "<ol><li><i>Requests</i> the Secretary-General:<ol type='a'><li>To plant trees;</li><li>To water them;</li>"
        "</ol></li><li><i>Decides</i> to remain seized of the matter.</li></ol><hr><p><sup>1</sup> Of 2006.</p>"
        "</body></html>"
    )
    document = read(file)
    assert (document.symbol, document.language, document.masthead.title) == ("A/RES/99/1", "en", "Public gardens")
    assert [p.id for p in document.paragraphs] == ["PP1", "OP1", "OP1(a)", "OP1(b)", "OP2"]
    assert document.paragraphs[0].italics == ((0, 9),)
    assert [(n.id, n.text) for n in document.footnotes] == [("FN1", "Of 2006.")]
    assert document.warnings == ()


def test_names_that_no_element_can_have() -> None:
    """Found by damaging pages: a control character in a tag's name."""
    reading = read_html(
        b"<html><body><o:p\x01x>Recalling all,</o:p\x01x><p>1. Requests that.</p></body></html>", "a.html"
    )
    assert "Requests that." in " ".join(block.text for block in reading.blocks)
