"""From what a user names to single files: what is read, what is refused with which reason, and no memory lost."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from doors import RESOLUTION

from documents import UnreadableFile, read
from documents.intake import Kind, Limits, Outcome, Refused, Source, sources

TEXT = RESOLUTION.encode()
XML = b'<?xml version="1.0"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>'


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


DOCX = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def found(*paths: Path, limits: Limits | None = None) -> dict[str, Kind | str]:
    """Name -> kind of what is read, or the reason of what is not; names without the folder of the test."""
    start = os.path.commonpath([p.parent for p in paths]) + os.sep
    return {f.name.removeprefix(start): f.kind if isinstance(f, Source) else f.reason for f in sources(paths, limits)}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT, Kind.TEXT),
        (b"\xef\xbb\xbf" + TEXT, Kind.TEXT),
        ("\ufeff" + RESOLUTION, Kind.TEXT),
        (b"\n  " + XML, Kind.XML),
        (b"<akomaNtoso>", Kind.XML),
        (b"<!DOCTYPE html><p>", Kind.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', Kind.HTML),
        (b"<!-- saved --> <HTML><BODY>", Kind.HTML),
        (b"%PDF-1.7\n\x00\x01", Kind.PDF),
        (b"\n\n%PDF-1.4", Kind.PDF),
        (DOCX, Kind.DOCX),
    ],
)
def test_a_file_is_what_its_content_says(tmp_path: Path, data: bytes | str, kind: Kind) -> None:
    """Whatever it is called, and a name that promises another format is told."""
    path = put(tmp_path / "file.pdf", data if isinstance(data, bytes) else data.encode("utf-16"))
    (source,) = sources([path])
    assert isinstance(source, Source)
    assert source.kind == kind
    expected = () if kind == Kind.PDF else (f"Named .pdf but is {kind}; read as {kind}.",)
    assert source.warnings == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", "save it as .docx"),
        (b"{\\rtf1", "save it as .docx"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"BM\x00\x00", "an image"),
        (b"7z\xbc\xaf\x27\x1c", "pack it as ZIP"),
        (zipped({"mimetype": b"application/epub+zip"}), "OpenDocument or e-book"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "no Word document"),
        (DOCX[:-30], "damaged ZIP archive or Word file"),
        (b"<?xml version='1.0'?><feed/>", "no Akoma Ntoso"),
        (b"\x00\x01\x02", "no PDF, Word, HTML, XML or text file"),
    ],
)
def test_other_files_are_named_with_the_remedy(tmp_path: Path, data: bytes, said: str) -> None:
    (refused,) = sources([put(tmp_path / "file.xml", data)])
    assert isinstance(refused, Refused)
    assert (refused.outcome, said in refused.reason) == (Outcome.FAILED, True)
    with pytest.raises(UnreadableFile, match=r"file\.xml: "):
        read(tmp_path / "file.xml")


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    """Hidden files are counted, not named; what is no document is skipped; an empty document is a failure."""
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".git/config", "b/.DS_Store", "Thumbs.db", "notes.md", "x.png"):
        put(tmp_path / "all" / name, b"\x89PNG" if name.endswith("png") else TEXT)
    put(tmp_path / "all" / "empty.txt", b"")
    results = list(sources([tmp_path / "all"]))
    read_ones = [f.short for f in results if isinstance(f, Source)]
    others = {Path(f.name).name: f.outcome for f in results if isinstance(f, Refused)}
    assert read_ones == ["a.txt", "1.txt", "2.txt"]
    assert others == {
        ".git": Outcome.HIDDEN, ".DS_Store": Outcome.HIDDEN, "Thumbs.db": Outcome.HIDDEN, "notes.md": Outcome.SKIPPED,
        "x.png": Outcome.SKIPPED, "empty.txt": Outcome.FAILED,
    }  # fmt: skip


def test_links_do_not_lead_out_of_a_folder(tmp_path: Path) -> None:
    """A link to a file in it is read; one that the user names himself as well."""
    secret = put(tmp_path / "secret.txt", TEXT)
    inside = put(tmp_path / "all" / "a.txt", TEXT)
    (tmp_path / "all" / "b.txt").symlink_to(inside)
    (tmp_path / "all" / "c.txt").symlink_to(secret)
    (tmp_path / "all" / "loop").symlink_to(tmp_path / "all")
    (tmp_path / "all" / "nowhere").symlink_to(tmp_path / "all" / "missing")
    said = found(tmp_path / "all")
    assert said["all/b.txt"] == Kind.TEXT
    assert "leads out of the folder" in said["all/c.txt"]
    assert "leads out of the folder" in said["all/loop"]
    assert "No such file" in said["all/nowhere"]
    assert found(tmp_path / "all" / "c.txt") == {"c.txt": Kind.TEXT}


def test_a_missing_file_and_one_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "No such file" in found(tmp_path / "none.txt")["none.txt"]
    assert "no regular file" in found(tmp_path / "pipe")["pipe"]


PACKED: list[tuple[str, Callable[[dict[str, bytes]], bytes]]] = [
    ("a.zip", zipped),
    ("a.tar", tarred),
    ("a.tar.gz", lambda members: gzip.compress(tarred(members))),
    ("a.tar.bz2", lambda members: bz2.compress(tarred(members))),
    ("a.tar.xz", lambda members: lzma.compress(tarred(members))),
]


@pytest.mark.parametrize(("name", "pack"), PACKED)
def test_archives_are_read_without_being_unpacked(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    members = {"en/1.xml": XML, "en/2.txt": TEXT, "__MACOSX/x": TEXT, "data.bin": b"\0"}
    (one, two, *others) = sorted(sources([put(tmp_path / name, pack(members))]), key=lambda f: not f.name.count("/en/"))
    assert isinstance(one, Source)
    assert isinstance(two, Source)
    assert (one.short.removeprefix(f"{tmp_path}/"), one.kind, one.read()) == (f"{name}/en/1.xml", Kind.XML, XML)
    assert (two.kind, two.read(), two.digest) == (Kind.TEXT, TEXT, two.digest)
    assert {f.outcome for f in others if isinstance(f, Refused)} == {Outcome.HIDDEN, Outcome.SKIPPED}
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_paths_that_lead_out_of_an_archive_are_refused(
    tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    members = {"../out.txt": TEXT, "/root.txt": TEXT, "a/../../b.txt": TEXT, "C:\\x.txt": TEXT, "good.txt": TEXT}
    said = found(put(tmp_path / "a.zip", pack(members)))
    assert said.pop("a.zip/good.txt") == Kind.TEXT
    assert len(said) == 4
    assert all("leads out of the archive" in str(reason) for reason in said.values())


def test_links_and_devices_in_archives_are_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in [("sym", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("dev", tarfile.CHRTYPE)]:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    said = found(put(tmp_path / "a.tar", file.getvalue()))
    assert said == {"a.tar/sym": "a link; pack the file itself.", "a.tar/hard": "a link; pack the file itself.",
                    "a.tar/dev": "no regular file."}  # fmt: skip
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zip_archive:
        link = zipfile.ZipInfo("sym")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        zip_archive.writestr(link, "/etc/passwd")
    assert "a link" in str(found(put(tmp_path / "a.zip", file.getvalue()))["a.zip/sym"])


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"locked.txt": TEXT}, zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert "locked with a password" in str(found(put(tmp_path / "a.zip", bytes(data)))["a.zip/locked.txt"])


def test_a_member_that_is_damaged_costs_nothing_of_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED))
    data[data.index(b"Jardins")] ^= 1
    said = found(put(tmp_path / "a.zip", bytes(data)))
    assert "damaged in its archive (Bad CRC-32" in str(said["a.zip/a.txt"])
    assert said["a.zip/b.txt"] == Kind.TEXT


@pytest.mark.parametrize(("name", "pack"), PACKED[2:])
def test_an_archive_that_is_cut_off_gives_what_there_is(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    whole = pack({"a.txt": TEXT, "b.txt": os.urandom(400_000)})
    said = found(put(tmp_path / name, whole[: len(whole) * 3 // 4]))
    assert "a damaged archive" in str(said[name])


def test_archives_in_archives_up_to_two(tmp_path: Path) -> None:
    inner = zipped({"a.txt": TEXT})
    two = gzip.compress(tarred({"inner.zip": inner}))
    assert found(put(tmp_path / "two.tgz", two)) == {"two.tgz/inner.zip/a.txt": Kind.TEXT}
    said = found(put(tmp_path / "three.zip", zipped({"two.tgz": two})))
    assert said == {"three.zip/two.tgz/inner.zip": "an archive within 2 others; unpack it and add what it holds."}


def test_one_compressed_file_is_read(tmp_path: Path) -> None:
    assert found(put(tmp_path / "a.txt.gz", gzip.compress(TEXT))) == {"a.txt.gz/a.txt": Kind.TEXT}


def test_a_file_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = put(tmp_path / "huge.pdf", b"%PDF-1.7")
    os.truncate(path, 2_000_000_000)
    assert found(path) == {"huge.pdf": "2,000 MB, larger than 500 MB; split it into its documents."}


def test_members_larger_than_the_limit_are_named(tmp_path: Path) -> None:
    members = {"big.txt": TEXT * 10, "small.txt": TEXT}
    for name, pack in PACKED:
        said = found(put(tmp_path / name, pack(members)), limits=Limits(member=len(TEXT) * 5))
        assert "unpack it and add it as a file" in str(said[f"{name}/big.txt"])
        assert said[f"{name}/small.txt"] == Kind.TEXT


ZEROS = b"\0" * 60_000_000
BOMBS = {
    "bomb.zip": lambda: zipped({"a.txt": TEXT, **{f"{n}.txt": ZEROS for n in range(2)}}),
    "bomb.tgz": lambda: gzip.compress(tarred({"a.txt": TEXT, "zeros.txt": ZEROS}), 9),
    "bomb.txt.gz": lambda: gzip.compress(ZEROS, 9),
    "nested.zip": lambda: zipped({"a.txt": TEXT, "inner.zip": zipped({"zeros.txt": ZEROS})}, zipfile.ZIP_STORED),
}


@pytest.mark.parametrize("name", BOMBS)
def test_an_archive_that_unpacks_to_far_more_than_its_size_is_not_read_further(tmp_path: Path, name: str) -> None:
    said = found(put(tmp_path / name, BOMBS[name]()))
    reasons = [str(reason) for reason in said.values() if "it was not read further" in str(reason)]
    assert len(reasons) == 1
    assert not any("zeros" in member for member in said)


def test_headers_of_a_tar_archive_cannot_fill_the_memory(tmp_path: Path) -> None:
    """An extended header of 50 MB, which the library would read whole."""
    info = tarfile.TarInfo("header")
    info.type, info.size = tarfile.XHDTYPE, 50_000_000
    data = info.tobuf() + b"\0" * 50_000_000
    assert "it was not read further" in str(found(put(tmp_path / "a.tar", data))["a.tar"])


def test_more_members_than_the_limit(tmp_path: Path) -> None:
    members = {f"{n}.txt": TEXT for n in range(5)}
    for name, pack in PACKED[:2]:
        assert "too many files" in str(found(put(tmp_path / name, pack(members)), limits=Limits(members=4))[name])


def test_records_are_told_from_other_json(tmp_path: Path) -> None:
    row = b'{"symbol": "A/RES/99/1", "adoption_meeting": "1st", "sponsors": []}\n'
    put(tmp_path / "all" / "99.json", row * 2)
    put(tmp_path / "all" / "x.gold.json", b'{\n "symbol": "A/RES/99/1",\n "title": "Gardens"\n}')
    said = found(tmp_path / "all")
    assert said == {"all/99.json": Kind.RECORDS, "all/x.gold.json": "JSON, but no records of resolutions."}


MEASURED = """
import resource, sys
from pathlib import Path
from documents.intake import sources
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for source in sources([Path(sys.argv[1])]):
    source.read()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_memory_does_not_grow_with_an_archive(tmp_path: Path) -> None:
    """60 members of 2 MB each: no more than a few of them are held at a time."""
    line = os.urandom(500).hex().encode() + b"\n"
    file = tmp_path / "a.tar.gz"
    with tarfile.open(file, "w:gz", compresslevel=1) as archive:
        for n in range(60):
            info = tarfile.TarInfo(f"{n}.txt")
            info.size = 2_000_000
            archive.addfile(info, io.BytesIO((os.urandom(50).hex().encode() + line) * 2_500))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", MEASURED, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert int(done.stdout) < 40_000  # kilobytes
