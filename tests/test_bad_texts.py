"""Files that are no text of a resolution: one line that names the file, what is wrong, and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import FIXTURES
from doors import RESOLUTION

from documents import Document, UnreadableFile, plain_text, read, read_original, shipped_texts
from documents.encodings import decoded

GERMAN = (
    "Die Generalversammlung, unter Hinweis auf ihre Resolution, ersucht den Generalsekretär, einen Bericht über die "
    "Durchführung dieser Resolution vorzulegen."
)
OPENING = "99/1. Gardens\n\nThe General Assembly,\n\n"


def reason(path: Path) -> str:
    """Why ``path`` cannot be read, in one line that names it."""
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    said = str(refused.value)
    assert path.name in said
    assert len(said.splitlines()) == 1
    return said


def read_text(text: str) -> Document:
    return read_original(text, "test.txt")[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        ("L'Assemblée générale,".encode("latin-1"), "not UTF-8 text (byte 9)"),
        (b"\xff\xfeT\x00h\x00e", "not UTF-16 text"),
        (b"\x80\x81\x82\xff" * 50, "not UTF-8 text (byte 0)"),
        (GERMAN.encode(), "its language seems to be none of the six"),
        (b"The General\0Assembly,", "no PDF, Word, HTML, XML or text file"),
        (b"A poem about a garden.\n\nIt has two stanzas.", "not a United Nations document"),
        (b"{\\rtf1 and so on", "an RTF file; open it and save it as .docx"),
        (b"The General Assembly,\n\n1. Requests that.", "no symbol or number"),
        (OPENING.encode(), "no paragraph follows its masthead"),
    ],
)
def test_a_file_that_is_no_resolution(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    assert said in reason(path)


def test_a_missing_file(tmp_path: Path) -> None:
    assert "No such file" in reason(tmp_path / "missing.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "cannot be read" in reason(tmp_path)


def test_a_name_that_no_file_can_have() -> None:
    assert "cannot be read" in reason(Path("a" * 300))


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "LARGEST_TEXT", 1_000)
    path = tmp_path / "huge.txt"
    path.write_text("x" * 1_001)
    assert "larger than" in reason(path)


def test_a_text_that_is_cut_off_gives_what_there_is() -> None:
    """In the middle of a word of the second paragraph, say."""
    document = read_text(RESOLUTION[: RESOLUTION.index("arroser") + 3])
    assert [p.id for p in document.paragraphs] == ["PP1", "OP1", "OP2"]
    assert document.paragraphs[-1].text == "Invite les États Membres à arr"


def test_a_text_that_is_cut_off_before_its_operative_part_says_so() -> None:
    document = read_text(RESOLUTION[: RESOLUTION.index("1. Prie")])
    assert document.warnings == ("No numbered operative paragraph was found.",)


def test_marks_without_footnotes_and_footnotes_without_marks_are_told() -> None:
    document = read_text(OPENING + "Recalling the rules¹,\n\n² Resolution 61/180.\n\n1. Requests peace.")
    assert document.warnings == ("PP1 carries mark 1, which has no footnote.", "FN2 has no mark in the text.")


def test_html_is_kept_as_it_stands() -> None:
    """Whoever shows it escapes it; nothing is taken away here."""
    html = '<script>alert("x")</script> &amp; <b>bold</b>'
    document = read_text(OPENING + f"1. Requests {html};")
    assert document.paragraphs[0].text == f"Requests {html};"


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbf" + RESOLUTION.replace("\n", "\r\n").encode())
    assert read(path) == read_text(RESOLUTION)


OLDER_SETS = {
    "fr": ["cp1252", "iso8859-1"],
    "es": ["cp1252"],
    "ru": ["cp1251", "koi8-r", "iso8859-5"],
    "ar": ["cp1256", "iso8859-6"],
    "zh": ["gb18030", "gbk"],
}


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, names in OLDER_SETS.items() for name in names])
def test_texts_in_an_older_character_set(tmp_path: Path, code: str, name: str) -> None:
    """They are read as what they are, with a warning; characters that a set has not are lost before."""
    (original,) = [path for path in [*FIXTURES.glob("*.txt"), *shipped_texts()] if f".{code}." in path.name]
    data = original.read_text(encoding="utf-8").encode(name, "replace")
    path = tmp_path / "older.txt"
    path.write_bytes(data)
    document, expected = read(path), read_text(data.decode(name))
    assert document.language == code
    assert document.paragraphs == expected.paragraphs
    assert document.warnings[0].startswith("Not UTF-8; read as ")


def test_traditional_characters() -> None:
    text = (
        "大會，回顧其關於海洋事務和海洋法的決議，請秘書長向大會第七十七屆會議提出報告，並邀請各國採取措施保護環境。" * 5
    )
    assert decoded(text.encode("big5"), "test.txt")[0] == text


@pytest.mark.parametrize("name", ["cp866", "mac-cyrillic", "cp850"])
def test_a_character_set_that_is_not_certain_is_refused(tmp_path: Path, name: str) -> None:
    (original,) = FIXTURES.glob("*.ru.txt") if name != "cp850" else shipped_texts()
    path = tmp_path / "older.txt"
    path.write_bytes(original.read_text(encoding="utf-8").encode(name, "replace"))
    assert "not UTF-8 text" in reason(path)


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig"])
def test_texts_with_a_mark_of_their_encoding(tmp_path: Path, name: str) -> None:
    path = tmp_path / "marked.txt"
    path.write_bytes(RESOLUTION.encode(name))
    assert read(path) == read_text(RESOLUTION)


def test_a_footnote_mark_that_comes_twice_keeps_both_texts() -> None:
    """An id stands for one thing: the second note joins the first."""
    document = read_text(OPENING + "1. Requests* peace.\n\n* Reissued.\n\n* Corrected.")
    assert [(n.id, n.text) for n in document.footnotes] == [("FN*", "Reissued. Corrected.")]


def test_an_item_that_comes_twice_stays_with_the_one_before() -> None:
    document = read_text(OPENING + "1. Requests:\n\n(a) One;\n\n(b) Two;\n\n(a) Three;\n\n2. Decides.")
    assert [(p.id, p.text) for p in document.paragraphs[1:]] == [
        ("OP1(a)", "One;"), ("OP1(b)", "Two; (a) Three;"), ("OP2", "Decides."),
    ]  # fmt: skip


def test_items_of_the_preamble_are_not_counted_as_paragraphs() -> None:
    document = read_text(OPENING + "Recalling that:\n\n(a) One;\n\n(b) Two,\n\nNoting three,\n\n1. Decides.")
    assert [p.id for p in document.paragraphs] == ["PP1", "PP1(a)", "PP1(b)", "PP2", "OP1"]


def test_i_is_a_letter_after_h_and_a_roman_number_after_others() -> None:
    letters = "abcdefghij"
    items = "\n\n".join(f"({letter}) Item {letter};" for letter in letters)
    document = read_text(f"{OPENING}1. Requests:\n\n{items}\n\n(i) Inner;\n\n(ii) Inner too;")
    ids = [p.id for p in document.paragraphs[1:]]
    assert ids[:10] == [f"OP1({letter})" for letter in letters]
    assert ids[10:] == ["OP1(j)(i)", "OP1(j)(ii)"]
