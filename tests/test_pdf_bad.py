"""PDF files that are damaged, locked, empty, pictures, or made to be slow: a reason, a remedy, in bounded time."""

from __future__ import annotations

import io
import resource
import shutil
import time
from pathlib import Path

import pypdfium2
import pytest
from drawn import ids, text_of
from layouts import NEW_YORK, Sheets
from mastheads import SENTENCE as LAMP
from mastheads import agenda, box, new_york
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from documents import read
from documents.errors import UnreadableFile
from documents.pdf import read_pdf

MOST_SECONDS = 20
HAS_TESSERACT = shutil.which("tesseract") is not None


def a_report() -> bytes:
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/78/345", ["Distr.: General", "12 September 2023", "", "Original: English"])
    new_york(sheets, "A/78/345")
    agenda(sheets, "<b>Seventy-eighth session</b>", "Agenda item 73")
    sheets.heading("Lighthouses of the northern islands", size=14)
    sheets.heading("Report of the Secretary-General")
    for number in range(1, 13):
        sheets.text(f"In its resolution 77/5, the Assembly asked whether {LAMP}.", first=0, number=f"{number}.")
    return sheets.done()


def pictures_of(data: bytes, pages: set[int] | None = None) -> bytes:
    """The same pages as pictures; only those counted in ``pages``, the others blank."""
    document, out = pypdfium2.PdfDocument(data), io.BytesIO()
    canvas = Canvas(out, pagesize=document[0].get_size())
    for at, page in enumerate(document):
        if pages is None or at in pages:
            picture = page.render(scale=300 / 72, grayscale=True).to_pil()
            canvas.drawImage(ImageReader(picture), 0, 0, *page.get_size())
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw(*objects: str) -> bytes:
    """A PDF of ``objects``, the first of which is its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
        ).encode()
    )


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_one_that_is_cut_off(share: float) -> None:
    data = a_report()
    try:
        found = read_pdf(data[: int(share * len(data))], "cut.pdf")
    except UnreadableFile as error:
        assert "cut.pdf" in str(error)  # noqa: PT017 - either is right, nothing else is
    else:
        assert found.blocks


def test_one_that_is_locked() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("a password"))
    canvas.drawString(72, 700, "1. The lamp burns.")
    canvas.save()
    with pytest.raises(UnreadableFile, match=r"locked by a password; save a copy"):
        read_pdf(out.getvalue(), "locked.pdf")


@pytest.mark.parametrize(
    ("objects", "reason"),
    [
        ((CATALOGUE, "<< /Type /Pages /Kids [] /Count 0 >>"), "without pages|damaged|no text"),
        ((CATALOGUE, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), "without pages|damaged|no text"),
        (
            (CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 2 >>", "<< /Type /Pages /Kids [2 0 R] /Count 2 >>"),
            "without pages|damaged|no text",
        ),
        (
            (
                CATALOGUE,
                "<< /Type /Pages /Kids [3 0 R] /Count 90000000 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
            ),
            "more than the 3000|no text|damaged",
        ),
        (("<< /Type /Catalog >>",), "without pages|damaged|no text"),
    ],
    ids=["no pages", "its own parent", "a circle", "millions of pages", "no tree"],
)
def test_one_whose_pages_are_no_tree(objects: tuple[str, ...], reason: str) -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableFile, match=reason):
        read_pdf(raw(*objects), "strange.pdf")
    assert time.monotonic() - start < MOST_SECONDS


def test_pictures_without_text_name_the_remedy() -> None:
    with pytest.raises(UnreadableFile, match="--ocr"):
        read_pdf(pictures_of(a_report()), "scan.pdf")


def test_a_picture_among_pages_is_left_out_with_a_warning() -> None:
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", "A/78/345", ["Distr.: General", "12 September 2023"])
    sheets.heading("Report of the Secretary-General")
    sheets.text(f"It is held that {LAMP}.", first=0, number="1.")
    sheets.page()
    picture = pypdfium2.PdfDocument(a_report())[0].render(scale=1).to_pil()
    sheets.canvas.drawImage(ImageReader(picture), 0, 0, *sheets.plan.paper)
    found = read_pdf(sheets.done(), "mixed.pdf")
    assert any("Page 2, a picture without text" in warning for warning in found.warnings)


@pytest.mark.skipif(not HAS_TESSERACT, reason="Tesseract is not installed")
def test_tesseract_reads_a_scan(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pictures_of(a_report()))
    found = read(path, ocr=True)
    assert ids(found) == [str(number) for number in range(1, 13)]
    assert text_of(found, "12").endswith("during the night.")
    assert found.masthead.symbol == "A/78/345"


def test_without_tesseract_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFile, match=r"Tesseract must be installed \(.+\)"):
        read_pdf(pictures_of(a_report(), {0}), "scan.pdf", ocr=True)


def test_a_page_with_two_hundred_thousand_letters() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(2000, 2000))
    canvas.setFont("Times-Roman", 4)
    for line in range(480):
        canvas.drawString(10, 1990 - 4 * line, f"A/78/345 {LAMP} "[:100] * 4)
    canvas.save()
    found = timed(out.getvalue())
    assert any("only its first characters" in warning for warning in found)


def test_a_page_with_tens_of_thousands_of_drawings() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(30_000):
        canvas.line(number % 500, number % 700, number % 500 + 60, number % 700)
    for line in range(60):
        canvas.drawString(72, 760 - 12 * line, f"A/78/345 {LAMP}"[:90])
    canvas.save()
    timed(out.getvalue())


def test_a_page_whose_letters_all_stand_on_heights_of_their_own() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(20_000):
        canvas.drawString(20 + number % 560, 20 + (number * 7919 % 74_000) / 100, "a")
    canvas.save()
    timed(out.getvalue())


def timed(data: bytes) -> tuple[str, ...]:
    """The warnings of reading ``data``, which took no more time and memory than it may."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    found = read_pdf(data, "slow.pdf")
    assert time.monotonic() - start < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000  # kilobytes
    return found.warnings
