"""Word files: what Word prints is what is read, whatever of it the file does not hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from documents import UnreadableFile, read
from documents.blocks import Block, Reading, Role
from documents.docx import numbering, read_docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
SECTION = (
    '<w:sectPr><w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="default" r:id="h2"/>'
    '<w:footerReference w:type="first" r:id="f1"/></w:sectPr>'
)


def part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs: str, style: str = "", listed: tuple[int, int] | None = None) -> str:
    """A paragraph; a piece without markup becomes a run. ``listed`` is the list and the level in it."""
    inside = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        properties += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{par(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"


def level(at: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "(%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%1.%2")
    + level(2, "bullet", "·")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>",
)
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H23"><w:name w:val="_ H_2/3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    "</w:numPr></w:pPr></w:style>"
    '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Ref"><w:name w:val="ref"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "</w:style>",
)


def note(identifier: int, *runs: str) -> str:
    return f'<w:footnote w:id="{identifier}">{par(*runs)}</w:footnote>'


MARK = "<w:r><w:footnoteRef/></w:r>"


def docx(body: str, **parts: str) -> bytes:
    """A Word file with ``body``; ``footnotes``, ``header1`` and so on are further parts."""
    file = io.BytesIO()
    relations = "".join(
        f'<Relationship Id="{key}" Type="x" Target="{target}.xml"/>'
        for key, target in (("h1", "header1"), ("h2", "header2"), ("f1", "footer1"))
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        archive.writestr("word/styles.xml", parts.pop("styles", STYLES))
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
        for name, content in parts.items():
            root = "hdr" if name.startswith("header") else "ftr" if name.startswith("footer") else name
            archive.writestr(f"word/{name}.xml", part(root, content))
    return file.getvalue()


def reading(body: str, **parts: str) -> Reading:
    return read_docx(docx(body, **parts), "test.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in reading(body, **parts).blocks]


def test_numbers_of_automatic_lists_are_computed() -> None:
    """Letters begin again under each number, Roman numbers are one level down, and a list may begin again."""
    body = "".join(
        par(f"Text {at}", listed=place)
        for at, place in enumerate([(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (3, 0), (3, 0)])
    )
    found = [(b.role, b.label, b.level) for b in reading(body).blocks]
    assert found == [
        (Role.NUMBERED, "1", 0), (Role.ITEM, "a", 1), (Role.ITEM, "b", 1), (Role.ITEM, "i", 2),
        (Role.NUMBERED, "2", 0), (Role.ITEM, "a", 1), (Role.NUMBERED, "1", 0), (Role.NUMBERED, "2", 0),
    ]  # fmt: skip


def test_other_numbers_stand_before_their_text() -> None:
    body = (
        par("First", listed=(2, 0)) + par("Sub", listed=(2, 1)) + par("Point", listed=(2, 2)) + par("II", listed=(2, 0))
    )
    assert texts(body) == ["I. First", "I.1 Sub", "• Point", "II. II"]


def test_a_style_may_number_its_paragraphs() -> None:
    blocks = reading(par("One", style="Numbered") + par("Two", style="Numbered")).blocks
    assert [(b.role, b.label) for b in blocks] == [(Role.NUMBERED, "1"), (Role.NUMBERED, "2")]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (28, "lowerLetter", "bb"), (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (3, "russianLower", "в"),
        (4, "arabicAbjad", "د"), (23, "chineseCounting", "二十三"), (10, "chineseCounting", "十"),
        (7, "decimalZero", "07"), (0, "lowerLetter", "0"), (5, "unheardOf", "5"),
    ],
)  # fmt: skip
def test_figures_of_lists(number: int, form: str, printed: str) -> None:
    assert numbering.figure(number, form) == printed


def test_headings_are_told_by_their_styles() -> None:
    body = par("One", style="H1") + par("Two", style="H23") + par("Mine", style="Mine") + par("Text")
    assert [(b.role, b.level) for b in reading(body).blocks] == [
        (Role.HEADING, 1), (Role.HEADING, 2), (Role.HEADING, 1), (Role.TEXT, 0),
    ]  # fmt: skip


def test_italics_and_marks_above_the_line() -> None:
    body = par(
        run("Requests ", "<w:i/>"),
        run("the 1"),
        run("st", "<w:vertAlign w:val='superscript'/>"),
        run("2", '<w:rStyle w:val="Ref"/>'),
        run(" report", '<w:rStyle w:val="Emphasis"/><w:i w:val="0"/>'),
    )
    (block,) = reading(body).blocks
    assert (block.text, block.italics) == ("Requests the 1st² report", ((0, 9),))


def test_footnotes_are_numbered_and_stand_behind_their_paragraph() -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    body = par("One", '<w:r><w:footnoteReference w:id="1"/></w:r>', " and", custom) + par(
        "Two", '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        + note(1, MARK, " Resolution 1/1.")
        + note(2, MARK, " Ibid.")
        + note(3, "* A/1/1.")
    )
    blocks = reading(body, footnotes=notes).blocks
    assert [(b.role, b.label, b.text) for b in blocks] == [
        (Role.TEXT, "", "One¹ and*"), (Role.NOTE, "1", "Resolution 1/1."), (Role.NOTE, "*", "A/1/1."),
        (Role.TEXT, "", "Two²"), (Role.NOTE, "2", "Ibid."),
    ]  # fmt: skip


def test_tracked_changes_are_read_as_accepted() -> None:
    body = par(
        "Keeps", "<w:del><w:r><w:delText> old</w:delText></w:r></w:del>", "<w:ins><w:r><w:t> new</w:t></w:r></w:ins>"
    )
    joined = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>' + par("paragraph")
    moved = par(
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>", "<w:moveTo><w:r><w:t>come</w:t></w:r></w:moveTo>"
    )
    found = reading(body + joined + moved)
    assert [b.text for b in found.blocks] == ["Keeps new", "One paragraph", "come"]
    assert found.warnings == ("The file has tracked changes; it was read as if all of them were accepted.",)


def test_what_is_not_printed_is_left_out_and_said() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        par("A ", field, run(" secret", "<w:vanish/>"), "<w:r><w:commentReference w:id='0'/></w:r>", " text")
        + par("Contents ... 1", style="TOC1")
        + par("<w:r><w:drawing/></w:r>")
        + SECTION
    )
    found = reading(body, header2=par("A/RES/99/1"), footer1=par("45-12345 (E)"))
    assert [b.text for b in found.blocks] == ["A/RES/99/1", "A result text"]
    assert found.facts.job_number == "45-12345 (E)"
    assert found.omitted == (
        "Comments.", "Hidden text.", "Pictures and drawings without text.", "The table of contents.",
        "Headers and footers, which repeat the symbol and the page number.",
    )  # fmt: skip


def test_characters_of_word() -> None:
    body = par("<w:r><w:t>co\u00adordi</w:t><w:softHyphen/><w:t>nate</w:t><w:noBreakHyphen/><w:t>it\u00a0;</w:t><w:br/>"
               "<w:t>1.</w:t><w:tab/><w:t>Next</w:t></w:r>")  # fmt: skip
    (block,) = reading(body).blocks
    assert (block.text, block.lines) == ("coordinate-it ; 1. Next", ("coordinate-it ;", "1. Next"))


def test_text_boxes_are_kept_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{par('Boxed')}</w:txbxContent></wps:txbx>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(par("Text", drawing)) == ["Text", "Boxed"]


def test_tables() -> None:
    """One of the masthead gives its lines, a frame its paragraphs, any other its rows."""
    body = (
        table(("General Assembly", "Distr.: General"), ("", "1 March 2045"))
        + par("A long paragraph. " * 10)
        + table(("Country", "Amount"), ("Chad", "1"), ("", ""))
        + table(("Summary",), ("Framed",))
    )
    blocks = reading(body).blocks
    assert [b.text for b in blocks if b.role is Role.MASTHEAD] == [
        "General Assembly",
        "Distr.: General",
        "1 March 2045",
    ]
    assert [b.rows for b in blocks if b.role is Role.TABLE] == [(("Country", "Amount"), ("Chad", "1"))]
    assert [b.text for b in blocks[-2:]] == ["Summary", "Framed"]


RESOLUTION = (
    table(("General Assembly", "Distr.: General"), ("Ninety-ninth session", "1 March 2045"))
    + par("99/1. Public gardens")
    + par(run("The General Assembly", "<w:i/>"), ",")
    + par(run("Recalling", "<w:i/>"), " resolution 61/180,", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    + par(run("Requests", "<w:i/>"), " the Secretary-General:", listed=(1, 0))
    + par("To plant trees;", listed=(1, 1))
    + par("To water them;", listed=(1, 1))
    + par(run("Decides", "<w:i/>"), " to remain seized of the matter.", listed=(1, 0))
    + SECTION
)


def test_a_whole_resolution(tmp_path: Path) -> None:
    file = tmp_path / "A_RES_99_1.docx"
    file.write_bytes(
        docx(RESOLUTION, footnotes=note(1, MARK, " Of 2006."), header1=table(("United Nations", "A/RES/99/1")))
    )
    document = read(file)
    assert (document.symbol, document.language, document.masthead.title) == ("A/RES/99/1", "en", "Public gardens")
    assert [p.id for p in document.paragraphs] == ["PP1", "OP1", "OP1(a)", "OP1(b)", "OP2"]
    assert document.paragraphs[0].italics == ((0, 9),)
    assert document.paragraphs[2].clauses[0].addressees == ("Secretary-General",)
    assert [(n.id, n.text) for n in document.footnotes] == [("FN1", "Of 2006.")]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and no more", "a damaged Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        (docx("")[:-40], "a damaged Word file"),
        (docx("<w:p>"), "a damaged Word file"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=f"test.docx: .*{said}"):
        read_docx(data, "test.docx")


def test_entities_are_not_expanded() -> None:
    file = io.BytesIO()
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    content = part("document", f"<w:body>{par('&a;&f;text')}</w:body>").replace("?>", f"?>{bomb}", 1)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", content)
    blocks = read_docx(file.getvalue(), "test.docx").blocks
    assert not any("root:" in block.text or "aaaa" in block.text for block in blocks)


def test_a_file_of_python_docx_is_read(tmp_path: Path) -> None:
    """Another program's own idea of a Word file."""
    library = pytest.importorskip("docx")
    document = library.Document()
    document.add_heading("Gardens", 1)
    document.add_paragraph("Plain text.")
    document.add_paragraph("Numbered", style="List Number")
    document.save(tmp_path / "a.docx")
    blocks = read_docx((tmp_path / "a.docx").read_bytes(), "a.docx").blocks
    assert blocks[0] == Block("Gardens", ("Gardens",), Role.HEADING, level=1)
    assert [(b.role, b.label, b.text) for b in blocks[1:]] == [
        (Role.TEXT, "", "Plain text."), (Role.NUMBERED, "1", "Numbered"),
    ]  # fmt: skip
