"""``docs/quality.md`` and its drawing are what is measured today, where the questions and texts ship."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from doors import RESOLUTION, shipped_index

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "tests" / "quality"), str(ROOT / "bench")]

import costs  # noqa: E402
import quality  # noqa: E402
from corpora import SETS, Corpora  # noqa: E402
from coverage import Line, drawing, line_of  # noqa: E402
from grids import Grid, grid_of, grids, keeping  # noqa: E402

AGAIN = "run: python docs/quality.py --shipped"
MEASURED = re.compile(r"^Measured \d{4}-\d\d-\d\d (at|after) commit [0-9a-f]{8,}\.$", re.MULTILINE)


@pytest.fixture(scope="module")
def page() -> str:
    return quality.PAGE.read_text(encoding="utf-8")


def test_what_ships_is_as_good_as_the_page_says(page: str, tmp_path: Path) -> None:
    """Every table to the last figure; other sections stay as they are."""
    ships = [one for one in SETS if one.ships]
    assert len(ships) == 3
    assert quality.written(page, ships, Corpora({}, tmp_path), minilm=False) == page, AGAIN


def test_the_drawing_is_that_of_the_tables(page: str) -> None:
    assert quality.DRAWING.read_text(encoding="utf-8") == quality.drawn(page), AGAIN


def test_every_other_section_says_when_it_was_measured(page: str) -> None:
    sections = quality.sections_of(page)
    others = [one for one in SETS if not one.ships and one.title in sections]
    assert others
    for one in others:
        assert MEASURED.search(sections[one.title]), one.title
        assert grid_of(sections[one.title], "group | questions"), one.title


def test_every_figure_is_one(page: str) -> None:
    """From 0 to 1 with three figures, a count, or "-"; the tables of speed have numbers."""
    for title, text in quality.sections_of(page).items():
        for grid in grids(text):
            assert all(len(row) == len(grid.headers) for row in grid.rows), title
            figures = [cell for row in grid.rows for cell in row[1:]]
            assert all(re.fullmatch(r"[01]\.\d{3}|\d+|-|its own", figure) for figure in figures), title


def test_no_page_names_a_place_on_a_machine(page: str) -> None:
    assert not re.search(r"(?<![\w`])/(home|work|tmp|Users)/", page)


# -- parts of the page --------------------------------------------------------------------------------------------


def test_a_table_is_read_back_as_it_was_written() -> None:
    grid = Grid(["group", "F1"], [["all", "0.500"], ["lang=en", "-"]])
    assert grids(f"Words.\n\n{grid.markdown()}\n\nMore.\n\n{grid.markdown()}\n") == [grid, grid]
    assert (grid.cell("all", "F1"), grid.cell("all", "recall"), grid.cell("none", "F1")) == ("0.500", None, None)


def test_what_was_not_measured_again_is_kept() -> None:
    """A row and columns of MiniLM; a group that is new has none."""
    old = Grid(["way", "F1"], [["ours", "0.1"], ["MiniLM", "0.2"]])
    assert keeping(Grid(["way", "F1"], [["ours", "0.3"]]), old, "MiniLM").rows == [["ours", "0.3"], ["MiniLM", "0.2"]]
    old = Grid(["group", "ours F1", "MiniLM F1", "ours r"], [["all", "0.1", "0.2", "0.3"]])
    new = Grid(["group", "ours F1", "ours r"], [["all", "0.4", "0.5"], ["lang=en", "0.6", "0.7"]])
    assert keeping(new, old, "MiniLM") == Grid(
        old.headers, [["all", "0.4", "0.2", "0.5"], ["lang=en", "0.6", "-", "0.7"]]
    )
    assert keeping(new, None, "MiniLM") == new


def test_the_drawing_can_be_read_by_everybody() -> None:
    """It has a title, a description with the figures in force, and each axis and line by name."""
    line = line_of(
        "A & B", [["0.10", "1.000", "0.5", "0.600", "0.1"], ["0.45 (in force)", "0.900", "0.7", "0.800", "0.9"]]
    )
    assert line == Line("A & B", [(1.0, 0.6), (0.9, 0.8)], 1)
    root = ElementTree.fromstring(drawing([line]))
    told = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("aria-labelledby") == "title desc"
    assert told["title"] == "Coverage against precision"
    assert "A & B: coverage 0.90, precision 0.80" in (told["desc"] or "")
    texts = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any(text.startswith("coverage") for text in texts)
    assert any(text.startswith("precision") for text in texts)
    assert "A & B" in texts
    assert "prefers-color-scheme: dark" in drawing([line])


def test_a_set_without_a_curve_has_no_line() -> None:
    assert line_of("x", [["0.45 (in force)", "-", "0.5", "0.5", "1.000"]]) is None


def test_a_corpus_is_a_folder_of_documents_or_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents get an index in the user's cache, which is gone on with; an index is opened where it is."""
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name, appauthor: str(tmp_path / "cache"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "garden.txt").write_text(RESOLUTION, encoding="utf-8")
    corpora = Corpora({"gardens": tmp_path / "texts", "shipped again": shipped_index()}, tmp_path)
    assert [corpora.has(name) for name in ("gardens", "shipped", "shipped again", "others")] == [
        True,
        True,
        True,
        False,
    ]
    assert [d.symbol for d in corpora.open("gardens").index.documents] == ["A/RES/99/1"]
    assert corpora.index("gardens") == tmp_path / "cache" / "quality" / "gardens"
    assert corpora.index("shipped again") == shipped_index()
    assert list(corpora.opened) == ["gardens"]


def test_what_asking_costs() -> None:
    found = costs.measured(shipped_index(), [quality.SETS[2].path])
    assert (found["documents"], found["questions"]) == (1, 48)
    assert 0 < found["p50"] <= found["p95"] < 5000
    assert found["disk"] > 0.01
    assert found["memory"] > 10
