"""The sets of questions of ``docs/quality.toml``, and the corpora that they are about, as indexes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pin

from assistant.adding import add_sources
from assistant.commands.named import Named
from assistant.engine import Assistant
from assistant.terminal import adding_progress
from documents import read_file
from index import Index

ROOT = Path(__file__).resolve().parent.parent
WORDS = tomllib.loads((ROOT / "docs" / "quality.toml").read_text(encoding="utf-8"))
SHARED = ROOT.parent / "shared"

TEXTS: Mapping[str, Sequence[Path]] = {"shipped": (), "mandates": pin.SETS["mandates"].texts}
"""Corpora that ship: the texts beside A/RES/61/180."""

FOLDERS = {"session78": SHARED / "corpus" / "akn", "pdf": SHARED / "corpus" / "pdf"}
"""Where others are looked for, unless the command line says so."""


@dataclass(frozen=True)
class QuestionSet:
    """Questions with gold, and the corpus that they are about; one that ``ships`` is measured again by the tests."""

    name: str
    title: str
    about: str
    questions: str
    corpus: str
    ships: bool = False

    @property
    def path(self) -> Path:
        """The file of the questions."""
        return (ROOT.parent if self.questions.startswith("shared/") else ROOT) / self.questions


SETS = tuple(QuestionSet(**fields) for fields in WORDS["set"])
"""In the order of the page."""


class Corpora:
    """The corpora at hand by name, as indexes that are made when they are first needed."""

    def __init__(self, folders: Mapping[str, Path], scratch: Path) -> None:
        """``folders`` hold documents, or an index of them; corpora that ship are made in ``scratch``."""
        self._folders, self._scratch = folders, scratch
        self.opened: dict[str, Assistant] = {}

    def has(self, name: str) -> bool:
        """Whether a corpus ships or its folder is there."""
        return name in TEXTS or (name in self._folders and self._folders[name].is_dir())

    def index(self, name: str) -> Path:
        """Where the index of a corpus is: the folder given when that is one, else one in the user's cache."""
        import platformdirs

        if name in TEXTS:
            return self._scratch / name
        if (self._folders[name] / "operative.sqlite3").exists():
            return self._folders[name]
        return Path(platformdirs.user_cache_dir("operative", appauthor=False)) / "quality" / name

    def open(self, name: str) -> Assistant:
        """The assistant over one."""
        if name not in self.opened:
            self._make(name)
            self.opened[name] = Assistant(self.index(name))
        return self.opened[name]

    def _make(self, name: str) -> None:
        """Add what the index of a corpus has not yet."""
        folder = self.index(name)
        if name in TEXTS:
            Assistant(folder).index.add(read_file(path) for path in TEXTS[name])
        elif folder != self._folders[name]:
            index, named = Index(folder), Named.of([str(self._folders[name])])
            with adding_progress() as on_progress:
                add_sources(index, named.found(), named.survey(), on_progress=on_progress)
