"""Mandates: what is asked of whom and by when, over the whole corpus, by one look-up in the store."""

from __future__ import annotations

import csv
import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES
from doors import CountedLetters, Done, operative, shipped_index
from openpyxl import load_workbook
from schemas import as_schema_2

from assistant.engine import Assistant
from assistant.listing import COLUMNS
from documents import Clause, Document, Masthead, Paragraph, Reading, read_file, read_original, shipped_texts
from documents.actors import related
from documents.deadlines import targets
from documents.errors import BadIndex, UnknownActor, UnknownDocument
from documents.languages import ASKING_FAMILIES
from index import Index, MandateFilter
from index.store import FILE, Entry

UNODC, SG, GA = "United Nations Office on Drugs and Crime", "Secretary-General", "General Assembly"


def clause(verb: str, family: str, addressees: Sequence[str], action: str, **more: Any) -> Clause:
    return Clause(verb, family, tuple(addressees), action, more.pop("deadline", None), 0, 9, **more)


def document(symbol: str, clauses: dict[str, list[Clause]], language: str = "en", **facts: Any) -> Document:
    facts = {"kind": "resolution", "organ": GA, "session": 78, "date_adopted": date(2023, 12, 19), **facts}
    paragraphs = [Paragraph(id, "operative", 1, f"Text of {id}", clauses=tuple(acts)) for id, acts in clauses.items()]
    return Document(Masthead(symbol, f"Title of {symbol}", **facts), language, tuple(paragraphs))


TRAFFICKING = {
    "OP2": [
        clause("Requests", "request", [UNODC, SG], "to report", deadline="at its eightieth session", due="report"),
        clause("invites", "invite", ["Member States"], "to give", recurrence="annually", doubt="pronoun"),
    ],
    "OP10": [clause("Decides", "decide", [GA], "to convene", deadline="in 2025", due="meeting", own=True)],
}
DOCUMENTS = [
    document("A/RES/78/10", {"OP1": [clause("Urges", "urge", ["Afghanistan"], "=1+1", deadline="by 31 May 2025")]}),
    document("A/RES/78/9", TRAFFICKING),
    document("A/RES/78/9", {"OP2": [clause("Prie", "request", [UNODC], "de faire rapport",
                                           deadline="à sa quatre-vingtième session")]}, "fr"),
    document("S/RES/2700 (2023)", {"OP1": [clause("Notes", "note", [], "the report")]},
             organ="Security Council", session=None, date_adopted=None, date_published=date(2024, 1, 5)),
    document("A/78/5", {"5": [clause("recommends", "recommend", ["States"], "that")]}, kind="report"),
]  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    made = Index(tmp_path_factory.mktemp("mandates") / "index", CountedLetters())
    made.add((each, Reading((), each.masthead)) for each in DOCUMENTS)
    return made


def found(index: Index, **wanted: Any) -> list[str]:
    """The paragraphs and verbs that a filter lets through."""
    return [f"{m.symbol} {m.paragraph} {m.verb}" for m in index.mandates(MandateFilter(**wanted))]


ALL = [
    "A/78/5 5 recommends", "A/RES/78/9 OP2 Requests", "A/RES/78/9 OP2 invites", "A/RES/78/10 OP1 Urges",
]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ALL),
        ({"addressees": (UNODC,)}, ALL[1:2]),
        ({"addressees": ("States",)}, [ALL[0], ALL[2], ALL[3]]),
        ({"addressees": ("States",), "exactly": True}, ALL[:1]),
        ({"addressees": (SG, "Afghanistan")}, [ALL[1], ALL[3]]),
        ({"addressees": (UNODC,), "symbols": ("A/RES/78/10",)}, []),
        ({"families": ("invite", "note")}, [ALL[2], "S/RES/2700 (2023) OP1 Notes"]),
        ({"families": ("decide",)}, []),
        ({"families": ("decide",), "own": True}, ["A/RES/78/9 OP10 Decides"]),
        ({"own": True}, [*ALL[:3], "A/RES/78/9 OP10 Decides", ALL[3]]),
        ({"deadlines": (80,)}, ALL[1:2]),
        ({"deadlines": (80, 2025)}, [ALL[1], ALL[3]]),
        ({"due": ("report", "meeting"), "own": True}, [ALL[1], "A/RES/78/9 OP10 Decides"]),
        ({"verb": "URGES"}, ALL[3:]),
        ({"symbols": ("a/res/78/9", "A/78/5")}, ALL[:3]),
        ({"session": 78}, ALL),
        ({"session": 77}, []),
        ({"organ": "security council", "families": ("note",)}, ["S/RES/2700 (2023) OP1 Notes"]),
        ({"year": 2023}, ALL),
        ({"year": 2024, "families": ("note",)}, ["S/RES/2700 (2023) OP1 Notes"]),
        ({"language": "fr", "addressees": (UNODC,)}, ["A/RES/78/9 OP2 Prie"]),
        ({"language": "fr", "deadlines": (80,)}, ["A/RES/78/9 OP2 Prie"]),
        ({"language": "ar", "addressees": (UNODC,)}, ALL[1:2]),
    ],
    ids=str,
)
def test_each_filter(index: Index, wanted: dict[str, Any], expected: list[str]) -> None:
    """By symbol, and within one in the order of print; of two versions one, the first where a language is not held."""
    assert found(index, **wanted) == expected


def test_a_mandate_says_where_it_stands(index: Index) -> None:
    (mandate,) = index.mandates(MandateFilter(addressees=(UNODC,)))
    assert (mandate.symbol, mandate.paragraph, mandate.position, mandate.text) == (
        "A/RES/78/9",
        "OP2",
        0,
        "Text of OP2",
    )
    assert mandate.addressees == (UNODC, SG)
    assert (mandate.deadline, mandate.due, mandate.own) == ("at its eightieth session", "report", False)
    assert (mandate.session, mandate.date_adopted, mandate.language) == (78, date(2023, 12, 19), "en")
    assert (mandate.title, mandate.url) == ("Title of A/RES/78/9", "https://docs.un.org/en/A/RES/78/9")


def test_how_many_documents_were_looked_at(index: Index) -> None:
    """Each once, in whatever languages; those that ask nothing too."""
    assert index.scope(MandateFilter()) == (4, 3)
    assert index.scope(MandateFilter(organ=GA, addressees=(UNODC,))) == (3, 2)
    assert index.scope(MandateFilter(year=1999)) == (0, 0)


def test_the_look_up_reads_nothing_but_the_store(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    again = Index(index.folder, CountedLetters())
    monkeypatch.setattr(Index, "_read_contents", lambda self: pytest.fail("all documents were loaded"))
    assert found(again) == ALL


def test_an_index_of_nothing_and_one_that_is_new(tmp_path: Path) -> None:
    new = Index(tmp_path / "index", CountedLetters())
    assert (new.mandates(MandateFilter()), new.scope(MandateFilter())) == ([], (0, 0))


TREES = (
    "A/RES/99/1\n\n99/1. Trees\n\nThe General Assembly,\n\nRecalling its resolution 98/4,\n\n"
    "1. Requests the Secretary-General to report on trees at its hundredth session."
)


def test_an_index_of_schema_2_is_read_again_before_it_is_looked_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What a run that was stopped has added, too."""
    index = Index(tmp_path / "index", CountedLetters())
    index.add([read_original(TREES, "trees.txt")])

    def stopped() -> None:
        with index.adding() as adding:
            adding.commit([Entry(*read_original(TREES.replace("99/1", "99/2"), "more.txt"))], [])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    index.close()
    as_schema_2(tmp_path / "index" / FILE)
    for _ in range(2):
        with caplog.at_level(logging.WARNING, "operative"):
            upgraded = Index(tmp_path / "index", CountedLetters())
        assert found(upgraded, addressees=(SG,), deadlines=(100,)) == [
            "A/RES/99/1 OP1 Requests", "A/RES/99/2 OP1 Requests",
        ]  # fmt: skip
        upgraded.close()
    assert caplog.text.count("documents that a stopped run has added") == 1


# -- the doors ----------------------------------------------------------------------------------------------------


def test_in_python_actors_and_organs_go_by_any_of_their_names(index: Index) -> None:
    assistant = Assistant(index=index)
    assert [m.paragraph for m in assistant.mandates("ONUDC")] == ["OP2"]
    assert len(assistant.mandates(["秘书长", "Afghanistan"], organ="Assemblée générale", deadline=[80, 2025])) == 2
    assert len(assistant.mandates(symbol="A/RES/78/9", family=["request", "invite"], language="en")) == 2
    assert len(assistant.mandates()) == len(ALL)


def test_in_python_what_is_unknown_is_an_error(index: Index) -> None:
    assistant = Assistant(index=index)
    with pytest.raises(UnknownActor, match="nobody at all"):
        assistant.mandates("nobody at all")
    with pytest.raises(UnknownDocument, match=r"A/RES/1/1.*it holds"):
        assistant.mandates(symbol="A/RES/1/1")


def mandates(index: Index, *arguments: object) -> Done:
    return operative("mandates", "--index", index.folder, *arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The same documents in an index by the embedder that ships, as the command line opens it."""
    made = Index(tmp_path_factory.mktemp("command") / "index")
    made.add((each, Reading((), each.masthead)) for each in DOCUMENTS)
    return made


def test_the_command_groups_acts_by_document_and_counts_them(folder: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read with doubt is marked."""
    monkeypatch.setenv("COLUMNS", "150")
    done = mandates(folder)
    assert done.code == 0
    assert done.out.splitlines() == [
        "A/78/5 · Title of A/78/5",
        "5  recommends  States  that",
        "",
        "A/RES/78/9 · Title of A/RES/78/9",
        f"OP2    Requests  {UNODC}, {SG}  to report [at its eightieth session]",
        "OP2 ?  invites   Member States                                                to give [annually]",
        "",
        "A/RES/78/10 · Title of A/RES/78/10",
        "OP1  Urges  Afghanistan  =1+1 [by 31 May 2025]",
        "",
        "3 paragraphs in 3 of 4 documents; 1 uncertain, marked ?",
    ]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--addressee", "UNODC", "--symbol", "a/res/78/9"], "1 paragraph in 1 of 1 resolution"),
        (["--addressee", "UNODC", "--addressee", "Afghanistan"], "2 paragraphs in 2 of 4 documents"),
        (["--organ", "安全理事会"], "No such paragraph in 1 resolution."),
        (["--session", "12"], "No document of this index fits."),
        (["--own", "--due", "meeting"], "1 paragraph in 1 of 4 documents"),
        (["--family", "request", "--family", "urge", "--deadline", "2025", "--year", "2023"],
         "1 paragraph in 1 of 3 documents"),
        (["--language", "fr", "--deadline", "80"], "1 paragraph in 1 of 4 documents"),
    ],
)  # fmt: skip
def test_the_options_of_the_command(folder: Index, arguments: list[str], line: str) -> None:
    """Finding nothing is an answer: exit code 0."""
    done = mandates(folder, *arguments)
    assert (done.code, done.out.splitlines()[-1].split(";")[0]) == (0, line)


def test_json_is_a_list_of_objects(folder: Index, tmp_path: Path) -> None:
    done = mandates(folder, "--addressee", "UNODC", "--json")
    (act,) = done.json
    assert act["addressees"] == [UNODC, SG]
    assert (act["symbol"], act["paragraph"], act["date_adopted"]) == ("A/RES/78/9", "OP2", "2023-12-19")
    for name in ("a.json", "a.jsonl"):
        assert mandates(folder, "--addressee", "UNODC", "-o", tmp_path / name).code == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == [act]
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8")) == act
    assert mandates(folder, "--year", 1999, "--json").json == []


def test_csv_has_a_row_for_each_act_and_addressee(folder: Index, tmp_path: Path) -> None:
    """Of those who were asked for where some were; no cell is a formula."""
    done = mandates(folder, "-o", tmp_path / "a.csv", "--own")
    assert done.err == f"{tmp_path / 'a.csv'}: 4 paragraphs in 3 of 4 documents; 1 uncertain, marked ?\n"
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["paragraph"], row["addressee"]) for row in rows] == [
        ("5", "States"), ("OP2", UNODC), ("OP2", SG), ("OP2", "Member States"), ("OP10", GA), ("OP1", "Afghanistan"),
    ]  # fmt: skip
    assert rows[-1]["action"] == "'=1+1"
    assert (rows[1]["deadline"], rows[1]["due"], rows[1]["session"]) == ("at its eightieth session", "report", "78")
    mandates(folder, "-o", tmp_path / "a.csv", "--addressee", "UNODC")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [row["addressee"] for row in csv.DictReader(lines)] == [UNODC]


def test_xlsx_has_the_same_rows(folder: Index, tmp_path: Path) -> None:
    done = mandates(folder, "-o", tmp_path / "a.xlsx", "--json")
    assert done.json == {
        "output": str(tmp_path / "a.xlsx"), "paragraphs": 3, "documents": 3, "looked_at": 4, "uncertain": 1,
        "kind": "document",
    }  # fmt: skip
    header, *rows = load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows()
    assert tuple(cell.value for cell in header) == COLUMNS
    formula = rows[-1][COLUMNS.index("action")]
    assert (len(rows), formula.value, formula.data_type) == (5, "=1+1", "s")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--addressee", "Secretary Genral"], "did you mean Secretary-General"),
        (["--symbol", "A/RES/1/1"], "A/RES/1/1: no such document"),
        (["-o", "a.pdf"], "a.pdf: results are written as"),
        (["-o", "none/a.csv"], "none: no such folder"),
    ],
)
def test_what_cannot_be_done_is_one_line(folder: Index, arguments: list[str], said: str) -> None:
    assert mandates(folder, *arguments).fails_with(said)


@pytest.mark.parametrize(
    "wrong", [["--family", "sing"], ["--due", "gift"], ["--deadline", "soon"], ["--language", "de"]]
)
def test_wrong_options_are_wrong_usage(folder: Index, wrong: list[str]) -> None:
    done = mandates(folder, *wrong)
    assert (done.code, done.out) == (2, "")


def test_a_folder_that_does_not_exist_is_made_with_the_texts_that_ship(tmp_path: Path) -> None:
    done = operative("mandates", "--addressee", "UNODC", "--index", tmp_path / "new", "--json")
    assert {act["symbol"] for act in done.json} == {"A/RES/61/180"}


def test_the_command_loads_no_library_for_search() -> None:
    code = (
        "import atexit, sys\n"
        "heavy = ('faiss', 'gradio', 'openpyxl', 'torch', 'rjieba', 'httpx')\n"
        "atexit.register(lambda: print([name for name in heavy if name in sys.modules]))\n"
        "from assistant.cli import main\n"
        "main(['mandates', '--index', sys.argv[1]])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, shipped_index()], capture_output=True, check=True, timeout=120)
    assert done.stdout.decode("utf-8").splitlines()[-1] == "[]"


def test_damaged_pages_are_named(tmp_path: Path) -> None:
    index = Index(tmp_path / "index", CountedLetters())
    index.add([read_original(TREES, "trees.txt")])
    index.close()
    data = bytearray((tmp_path / "index" / FILE).read_bytes())
    data[8_192:] = b"\xff" * (len(data) - 8_192)
    (tmp_path / "index" / FILE).write_bytes(data)
    with pytest.raises(BadIndex, match="damaged"):
        Index(tmp_path / "index", CountedLetters()).mandates(MandateFilter())


def test_many_threads_look_up_at_once(index: Index) -> None:
    """On one connection; none waits for another for ever."""
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda _: found(index, verb="urges", language="fr"), range(64)))
    assert results == [ALL[3:]] * 64


def test_the_look_up_finds_what_a_scan_of_all_texts_finds(tmp_path: Path) -> None:
    """In all six languages, by every addressee and every deadline that stands in them."""
    texts = [*shipped_texts(), *sorted(FIXTURES.glob("*.txt"))]
    index = Index(tmp_path / "index", CountedLetters())
    index.add([read_file(text) for text in texts])
    acts = {
        f"{d.symbol} {p.id} {c.verb}": (c, targets(c.deadline, d.language))
        for d in index.documents for p in d.paragraphs for c in p.clauses if c.family in ASKING_FAMILIES and not c.own
    }  # fmt: skip
    for name in {name for act, _ in acts.values() for name in act.addressees}:
        scanned = {place for place, (act, _) in acts.items() if related(name).intersection(act.addressees)}
        assert set(found(index, addressees=(name,))) == scanned
    numbers = {number for _, (sessions, years) in acts.values() for number in (*sessions, *years)}
    assert numbers >= {76, 2022}
    for number in numbers:
        scanned = {place for place, (_, due) in acts.items() if number in (*due.sessions, *due.years)}
        assert set(found(index, deadlines=(number,))) == scanned
