"""Adding many files: each is reported, bad ones cost nothing of the others, and nothing is lost or done twice."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from doors import RESOLUTION, operative

from assistant.adding import Options, Report, Status, add_files, naming, run, versions
from assistant.adding.versions import Version, verdict
from assistant.commands import named
from documents import reading_many
from documents.intake import Kind, Limits, Source
from index import Index

Opened = Callable[[], Index]


def text(number: int, body: str = "Prie le Secrétaire général de planter des arbres") -> str:
    """A resolution of our own writing, A/RES/99/``number``."""
    return RESOLUTION.replace("99/1", f"99/{number}").replace("Prie le Secrétaire général de planter des arbres", body)


def write(folder: Path, *numbers: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number:04}.txt").write_text(text(number), encoding="utf-8")
    return sorted(folder.iterdir())


def symbols(index: Index) -> list[str]:
    return [document.symbol for document in index.documents]


def statuses(report: Report) -> dict[str, str]:
    return {Path(row.file).name: row.status.value for row in report.rows}


def test_a_folder_is_added_with_a_row_for_each_document(small_index: Opened, tmp_path: Path) -> None:
    write(tmp_path / "all", 1, 2, 3)
    (tmp_path / "all" / "poem.txt").write_text("About rain.")
    (tmp_path / "all" / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "all" / ".hidden").touch()
    report = add_files(index := small_index(), [tmp_path / "all"])
    assert symbols(index) == ["A/RES/99/1", "A/RES/99/2", "A/RES/99/3"]
    assert statuses(report) == {
        "0001.txt": "added", "0002.txt": "added", "0003.txt": "added", "photo.png": "skipped", "poem.txt": "failed",
    }  # fmt: skip
    assert (report.hidden, report.has_failed, len(report.new)) == (1, True, 3)
    first = report.rows[0]
    assert (first.symbol, first.language, first.paragraphs, first.error) == ("A/RES/99/1", "fr", 3, None)
    poem = report.rows[-1]
    assert poem.error
    assert poem.error.startswith(f"{tmp_path}/all/poem.txt: ")


@pytest.mark.parametrize("jobs", [None, 2])
def test_adding_again_reads_nothing_again(
    small_index: Opened, tmp_path: Path, jobs: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write(tmp_path / "all", 1, 2, 3)
    index = small_index()
    assert len(add_files(index, files, Options(jobs=jobs)).new) == 3
    state = index.state
    monkeypatch.setattr(run, "read_one", lambda *_: pytest.fail("read again"))
    monkeypatch.setattr(reading_many.ReaderProcess, "read", lambda *_: pytest.fail("read again"))
    again = add_files(index, files, Options(jobs=jobs))
    assert set(statuses(again).values()) == {"unchanged"}
    assert [row.paragraphs for row in again.rows] == [3, 3, 3]
    assert index.state == state


def test_what_was_removed_is_added_again(small_index: Opened, tmp_path: Path) -> None:
    files = write(tmp_path / "all", 1, 2)
    add_files(index := small_index(), files)
    index.remove("A/RES/99/1")
    assert statuses(add_files(index, files)) == {"0001.txt": "added", "0002.txt": "unchanged"}
    assert sorted(symbols(index)) == ["A/RES/99/1", "A/RES/99/2"]


def test_several_languages_are_versions_of_one_document(small_index: Opened, tmp_path: Path) -> None:
    english = """A/RES/99/1

General Assembly

99/1. Gardens

The General Assembly,

1. Requests the Secretary-General to plant trees;
"""
    (files := write(tmp_path / "all", 1)).append(tmp_path / "en.txt")
    files[-1].write_text(english)
    add_files(index := small_index(), files)
    assert [(d.symbol, d.language) for d in index.documents] == [("A/RES/99/1", "fr"), ("A/RES/99/1", "en")]
    assert index.document("A/RES/99/1", "en").language == "en"


def test_a_corrected_text_replaces_and_an_older_one_does_not(small_index: Opened, tmp_path: Path) -> None:
    (file,) = write(tmp_path / "all", 1)
    index = small_index()
    add_files(index, [file])
    newer = tmp_path / "newer.txt"
    newer.write_text(text(1, "Décide d'agir").replace("1er mars 2045", "2 avril 2045"), encoding="utf-8")
    older = tmp_path / "older.txt"
    older.write_text(text(1, "Note").replace("1er mars 2045", "3 mars 2044"), encoding="utf-8")
    report = add_files(index, [newer])
    assert statuses(report) == {"newer.txt": "replaced"}
    (row,) = add_files(index, [older]).rows
    assert (row.status, row.reason) == (
        Status.SKIPPED, "Older than what is held (2044-03-03 against 2045-04-02, from newer.txt).",
    )  # fmt: skip
    assert index.documents[0].paragraphs[1].text.startswith("Décide d'agir")
    # The next time it is known, and so is the one that was replaced.
    assert statuses(add_files(index, [older])) == {"older.txt": "unchanged"}
    assert index.documents[0].paragraphs[1].text.startswith("Décide d'agir")


def test_two_files_of_one_document_in_one_run(small_index: Opened, tmp_path: Path) -> None:
    """The last one holds where nothing tells which is better, and both are known from then on."""
    folder = tmp_path / "all"
    write(folder, 1)
    (folder / "b.txt").write_text(text(1, "Décide d'agir"), encoding="utf-8")
    (folder / "same.txt").write_text(text(1), encoding="utf-8")
    report = add_files(index := small_index(), [folder])
    assert statuses(report) == {"0001.txt": "skipped", "b.txt": "replaced", "same.txt": "unchanged"}
    assert report.rows[0].reason == "b.txt has the same document and goes before it."
    assert report.rows[2].reason == f"The same content as {folder}/0001.txt."
    state = index.state
    assert set(statuses(add_files(index, [folder])).values()) == {"unchanged"}
    assert index.state == state


XML = Version(Kind.XML, "a.xml", None, None)
PDF = Version(Kind.PDF, "a.pdf", None, None)


@pytest.mark.parametrize(
    ("new", "held", "status"),
    [
        (PDF, None, "added"),
        (XML, PDF, "replaced"),
        (PDF, XML, "skipped"),
        (PDF, PDF, "replaced"),
        (Version(Kind.XML, "", date(2024, 1, 1), None), Version(Kind.PDF, "", date(2024, 2, 1), None), "replaced"),
        (Version(Kind.PDF, "", date(2024, 1, 1), None), Version(Kind.PDF, "", date(2024, 2, 1), None), "skipped"),
        (Version(Kind.PDF, "", None, "23-25978 (E)"), Version(Kind.PDF, "", None, "24-00001 (E)"), "skipped"),
        (Version(Kind.PDF, "", None, "00-25978 (E)"), Version(Kind.PDF, "", None, "99-25978 (E)"), "replaced"),
        (Version(Kind.PDF, "", None, "23-25978 (E)"), Version(Kind.PDF, "", None, None), "replaced"),
    ],
)
def test_which_version_is_held(new: Version, held: Version | None, status: str) -> None:
    assert verdict(new, held)[0] == status


@pytest.mark.parametrize(
    ("source", "symbol", "named"),
    [
        ("A_RES_78_130-2325874F.xml", "A/RES/78/13", "A/RES/78/130"),
        ("A_RES_78_13-2325874F.xml", "A/RES/78/13", None),
        ("A_RES_78_80-2325874F.xml", "A/RES/78/80 A", None),
        ("A_RES_77_1.xml", "A/RES/78/1", None),
        ("letter.pdf", "A/RES/78/13", None),
    ],
)
def test_a_file_whose_name_says_another_symbol(source: str, symbol: str, named: str | None) -> None:
    assert naming.named_otherwise(source, symbol) == named


def test_job_numbers_of_two_centuries() -> None:
    assert versions._job("GE.05-12345 (E)") == (2005, 12345)
    assert versions._job(None) is None


def packed(folder: Path) -> list[Path]:
    """A folder, an archive in an archive, and a TAR archive, of three documents each; bad members in all."""
    files = write(folder, 1, 2, 3)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        for number in (4, 5, 6):
            archive.writestr(f"{number}.txt", text(number))
        archive.writestr("../evil.txt", text(66))
    with zipfile.ZipFile(folder / "outer.zip", "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("empty.txt", "")
    with tarfile.open(folder / "b.tar.gz", "w:gz") as tar:
        for number in (7, 8, 9):
            data = text(number).encode()
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return files


@pytest.mark.parametrize("jobs", [None, 1, 3])
def test_archives_are_added_and_bad_members_named(small_index: Opened, tmp_path: Path, jobs: int | None) -> None:
    """In the same order, whether they are read here or in processes; nothing is written beside the index."""
    folder = tmp_path / "all"
    packed(folder)
    before = sorted(tmp_path.rglob("*"))
    report = add_files(index := small_index(), [folder], Options(jobs=jobs))
    assert [int(s.split("/")[-1]) for s in symbols(index)] == [1, 2, 3, 7, 8, 9, 4, 5, 6]
    assert sorted(row.file.removeprefix(f"{folder}/") for row in report.rows if row.error) == [
        "outer.zip/empty.txt", "outer.zip/inner.zip/../evil.txt",
    ]  # fmt: skip
    assert index.documents[-1].source == f"{folder}/outer.zip/inner.zip/6.txt"
    assert sorted(p for p in tmp_path.rglob("*") if index.folder not in (p, *p.parents)) == before


def test_progress_goes_up_to_the_number_of_files(small_index: Opened, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    files = write(tmp_path / "all", *range(1, 13))
    index = small_index()
    add_files(index, files[:4], on_progress=lambda done, total: told.append((done, total)))
    assert told == [(n, 4) for n in range(1, 5)]
    told.clear()
    add_files(index, files, Options(jobs=2), on_progress=lambda done, total: told.append((done, total)))
    assert told == [(n, 12) for n in range(1, 13)]


READER = """
import os, sys, time
import documents.reading_one as reader
from documents.reading_one import read_one
def read(source, task):
    if "crash" in source.short:
        os.kill(os.getpid(), 11)
    if "hang" in source.short:
        time.sleep(600)
    print("a library says something")
    return read_one(source, task)
reader.read_one = read
reader.main()
"""


def test_a_file_that_crashes_or_hangs_its_reader_is_named(
    small_index: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real process that dies of a segmentation fault, and one that must be killed; the others are read."""
    files = write(tmp_path / "all", *range(1, 7))
    files[1] = files[1].rename(tmp_path / "all" / "crash.txt")
    files[3] = files[3].rename(tmp_path / "all" / "hang.txt")
    (tmp_path / "reader.py").write_text(READER)
    monkeypatch.setattr(reading_many, "PROGRAM", [str(tmp_path / "reader.py")])
    report = add_files(index := small_index(), files, Options(jobs=2, seconds=3))
    assert statuses(report) == {
        "0001.txt": "added", "crash.txt": "failed", "0003.txt": "added", "hang.txt": "failed", "0005.txt": "added",
        "0006.txt": "added",
    }  # fmt: skip
    errors = [row.error or "" for row in report.rows if row.error]
    assert "made its reader crash" in errors[0]
    assert "took longer than 3 seconds" in errors[1]
    assert len(symbols(index)) == 4


def test_a_mistake_of_a_reader_is_the_file_s_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from documents import reading_one as reader

    source = Source("a.txt", Kind.TEXT, 1, data=b"x")
    for error, said in [(MemoryError(), "more memory"), (RecursionError("deep"), "RecursionError: deep")]:
        monkeypatch.setattr(reader, "readings", lambda *_, raised=error, **__: (_ for _ in ()).throw(raised))
        result = reader.read_one(source, reader.Task())
        assert result.documents == ()
        assert said in result.errors[0]


ADDING = """
import sys, time
from pathlib import Path
from doors import CountedLetters
from assistant.adding import Options, Stopped, add_files, keeping
from index import Index
keeping.BATCH_DOCUMENTS = 5
commit = keeping.Keeper.commit
def told(self):
    commit(self)
    print(f"committed {self.count}", flush=True)
    if self.count == 10:
        keeping.Keeper.commit = commit
        time.sleep(60)
keeping.Keeper.commit = told
try:
    add_files(Index(Path(sys.argv[1]), CountedLetters()), [Path(sys.argv[2])], Options(jobs=2))
except Stopped as stopped:
    print(stopped, flush=True)
    sys.exit(1)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_keeps_what_it_has_read(small_index: Opened, tmp_path: Path, how: signal.Signals) -> None:
    """Killed or stopped with Ctrl-C; the same run goes on, and its reader processes are gone."""
    write(tmp_path / "all", *range(1, 31))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    command = [sys.executable, "-c", ADDING, str(tmp_path / "index"), str(tmp_path / "all")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        assert any(line.strip() == "committed 10" for line in process.stdout)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        readers = children.read_text().split() if children.exists() else []
        process.send_signal(how)
        rest = process.stdout.read()
        assert process.wait(timeout=60) == (-how if how == signal.SIGKILL else 1)
    if how == signal.SIGINT:
        assert "stopped; 10 documents are in; the same command goes on." in rest
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in readers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in readers)
    index = small_index()
    assert len(symbols(index)) == 10
    report = add_files(index, [tmp_path / "all"])
    assert (report.counts[Status.UNCHANGED], report.counts[Status.ADDED]) == (10, 20)
    assert symbols(index) == [f"A/RES/99/{n}" for n in range(1, 31)]


def test_the_command_reports_sums_and_failures(tmp_path: Path) -> None:
    packed(tmp_path / "all")
    done = operative("add", tmp_path / "all", "--index", tmp_path / "index")
    assert done.code == 1
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["operative", "operative"]
    assert "outer.zip/empty.txt: the file is empty" in done.err
    rows = dict(line.rsplit(maxsplit=1) for line in done.out.splitlines()[9:])
    assert (rows["files"], rows["added"], rows["failed"], rows["paragraphs"]) == ("11", "9", "2", "27")
    again = operative("add", tmp_path / "all", "--index", tmp_path / "index", "--json")
    row = json.loads(again.out)[0]
    assert (row["status"], row["symbol"], row["error"]) == ("unchanged", "A/RES/99/1", None)
    assert {"file", "language", "paragraphs", "footnotes", "warnings", "omitted", "reason", "seconds"} <= row.keys()


@pytest.mark.parametrize(
    ("argument", "expected"),
    [("A/RES/78/228", True), ("S/RES/2728 (2024)", True), ("docs/1.pdf", False), ("none.txt", False), ("/tmp", False)],
)
def test_what_is_a_symbol_on_the_command_line(argument: str, expected: bool) -> None:
    assert named.is_symbol(argument) == expected


def test_parse_reads_folders_and_archives_too(tmp_path: Path) -> None:
    packed(tmp_path / "all")
    done = operative("parse", tmp_path / "all", "--json")
    assert [json.loads(line)["symbol"] for line in done.out.splitlines()] == [
        f"A/RES/99/{n}" for n in (1, 2, 3, 7, 8, 9, 4, 5, 6)
    ]
    assert (done.code, len(done.err.splitlines())) == (1, 2)


def test_a_file_too_large_is_refused_and_the_others_go_in(small_index: Opened, tmp_path: Path) -> None:
    files = write(tmp_path / "all", 1, 2)
    os.truncate(files[0], 3_000_000)
    report = add_files(small_index(), files, limits=Limits(file=2_000_000))
    assert statuses(report) == {"0001.txt": "failed", "0002.txt": "added"}


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_two_files_that_print_one_symbol_are_told_apart_by_their_names(
    small_index: Opened, tmp_path: Path, order: tuple[int, int]
) -> None:
    """The official XML has such slips: a file named 78_130 that prints 78/13."""
    files = []
    for number in order:
        files.append(tmp_path / f"run-{len(files)}" / f"A_RES_99_{number}.fr.txt")
        files[-1].parent.mkdir()
        files[-1].write_text(text(1, f"Prie le Secrétaire général de lire {number}"), encoding="utf-8")
    index = small_index()
    add_files(index, files)
    for number in order:
        document = index.document(f"A/RES/99/{number}")
        assert document.paragraphs[1].text.startswith(f"Prie le Secrétaire général de lire {number}")
    assert sorted(symbols(index)) == ["A/RES/99/1", "A/RES/99/2"]
    assert "by its name it is A/RES/99/2" in index.document("A/RES/99/2").warnings[0]
