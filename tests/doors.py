"""The command line as tests call it, and one index of the texts that ship, made once per run."""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import shutil
import socket
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.cli import main
from assistant.engine import Assistant

ANSWER_FIELDS = ["question", "language", "status", "answer", "citations", "candidates", "resolved", "scope"]
CITATION_FIELDS = [
    "symbol", "paragraph", "label", "text", "language", "score", "url", "family", "uncertain", "same_as", "versions",
]  # fmt: skip


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def fails_with(self, *said: str) -> bool:
        """Whether it failed as a command may: exit code 1, nothing on stdout, one line on stderr that says ``said``."""
        lines = self.err.splitlines()
        return self.code == 1 and not self.out and len(lines) == 1 and all(part in lines[0] for part in said)


def operative(*arguments: object) -> Done:
    """``operative ARGUMENTS`` in this process."""
    out, err = io.StringIO(), io.StringIO()
    code: Any = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code or 0
    return Done(code, out.getvalue(), err.getvalue())


@cache
def shipped_index() -> Path:
    """The folder of an index over the texts that ship, by the embedder that ships. Only read it."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Assistant(folder / "index")
    return folder / "index"


class CountedLetters:
    """An embedder that one can compute in one's head: how often a text has each letter."""

    name = "counted letters"

    def encode(self, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        counts = [[1e-6 + text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        vectors = np.asarray(counts, dtype=np.float32).reshape(len(texts), 26)
        scaled: np.ndarray[Any, np.dtype[np.float32]] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return scaled


RESOLUTION = """Nations Unies

A/RES/99/1

Assemblée générale

Distr. générale
1er mars 2045

Quatre-vingt-dix-neuvième session

99/1. Jardins publics

L'Assemblée générale,

Rappelant la résolution 61/180,

1. Prie le Secrétaire général de planter des arbres ;

2. Invite les États Membres à arroser les jardins.
"""
"""A short text of our own writing."""


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
