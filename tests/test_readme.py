"""The README's examples and the page of commands are what the program says today."""

from __future__ import annotations

import doctest
import re
import sys
from pathlib import Path

import pytest

import assistant

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import generate  # noqa: E402

AGAIN = "run: python docs/generate.py"


def test_the_page_of_commands_is_the_help() -> None:
    assert generate.COMMANDS.read_text(encoding="utf-8") == generate.commands_page(), AGAIN


def test_every_command_and_setting_is_documented() -> None:
    from assistant.cli import cli

    readme = generate.README.read_text(encoding="utf-8")
    assert [name for name in cli.commands if f"operative {name}" not in readme] == []
    settings = (ROOT / "assistant" / "settings.py").read_text(encoding="utf-8")
    assert [name for name in re.findall(r"OPERATIVE_\w+", settings) if name not in readme] == []


def test_the_examples_of_the_command_line(tmp_path: Path) -> None:
    """In a shell, over an index of their own."""
    readme = generate.README.read_text(encoding="utf-8")
    assert readme.count("```console") >= 4
    assert generate.with_outputs(readme, tmp_path) == readme, AGAIN


def test_the_examples_in_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPERATIVE_INDEX", str(tmp_path / "index"))
    assistant._default.cache_clear()
    try:
        results = doctest.testfile(str(generate.README), module_relative=False)
        assert (results.failed, results.attempted > 5) == (0, True)
        assert doctest.testmod(assistant).failed == 0
    finally:
        assistant._default.cache_clear()


def test_no_page_names_a_file_that_is_not_there() -> None:
    for page in (generate.README, ROOT / "ARCHITECTURE.md"):
        links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        assert [link for link in links if not (ROOT / link).exists()] == []
