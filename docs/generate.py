"""Writes what the documentation shows from the program itself: ``docs/commands.md`` and the examples of the README.

Run ``python docs/generate.py`` after a change of options or answers; the tests fail while a page differs.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
README, COMMANDS = ROOT / "README.md", ROOT / "docs" / "commands.md"
WIDTH = 100

_CONSOLE = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def commands_page() -> str:
    """The ``--help`` of every command, as one page."""
    from assistant.cli import cli

    page = ["# Commands\n\nWritten by `python docs/generate.py`; change the help in `assistant/cli.py`.\n"]
    for name in ["", *sorted(cli.commands)]:
        path = f"operative {name}".strip()
        arguments = [*([name] if name else []), "--help"]
        help_text = CliRunner().invoke(cli, arguments, prog_name="operative", terminal_width=WIDTH).output
        shown = "\n".join(line.rstrip() for line in help_text.splitlines())
        page.append(f"## {path}\n\n```text\n{shown}\n```\n")
    return "\n".join(page)


def with_outputs(readme: str, folder: Path) -> str:
    """``readme`` with what its examples print today, run in ``folder`` over an index of their own."""
    return _CONSOLE.sub(lambda block: _run(block[1], folder), readme)


def _run(block: str, folder: Path) -> str:
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    shown = [f"$ {command}\n{_output(command, folder)}" for command in commands]
    return "\n".join(shown)


def _output(command: str, folder: Path) -> str:
    """What ``command`` prints: results and messages, as a reader of the terminal sees them."""
    environment = {
        **os.environ,
        "OPERATIVE_INDEX": str(folder / "index"),
        "OPERATIVE_MODEL": "",
        "COLUMNS": str(WIDTH),
        "PYTHONPATH": str(ROOT),
    }
    python = f'"{sys.executable}"'
    script = f'operative() {{ {python} -m assistant "$@"; }}; python() {{ {python} "$@"; }}; {command}'
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, cwd=folder, env=environment, check=False, timeout=300
    )
    told = [line for line in done.stderr.splitlines() if not line.startswith("Answering ")]
    return done.stdout + "".join(f"{line}\n" for line in told)


def main() -> None:
    """Write both."""
    COMMANDS.write_text(commands_page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(with_outputs(README.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
