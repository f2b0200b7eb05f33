"""What many tests share: the text that ships, and one index and one assistant over it, made once per run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from doors import CountedLetters, shipped_index
from hypothesis import settings

from assistant.engine import Assistant
from documents import Document, read, shipped_texts
from index import Index

os.environ["OPERATIVE_WORDS"] = ""  # whoever runs the tests may have words of their own

settings.register_profile("steady", deadline=None, database=None, derandomize=True)
settings.load_profile("steady")

FIXTURES = Path(__file__).parent / "fixtures" / "texts"


@pytest.fixture(scope="session")
def shipped() -> Document:
    """A/RES/61/180 in French, as it ships."""
    return read(shipped_texts()[0])


@pytest.fixture(scope="session")
def lighthouses() -> Document:
    """A short resolution of our own writing, in English, with lettered items."""
    return read(FIXTURES / "A_RES_75_901.en.txt")


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The assistant over the text that ships, with the model that ships. Only read it."""
    return Assistant(shipped_index())


@pytest.fixture(scope="session")
def index(assistant: Assistant) -> Index:
    """The index of that assistant. Only read it."""
    return assistant.index


@pytest.fixture
def small_index(tmp_path: Path) -> Callable[[], Index]:
    """Opens the same index in a folder of the test's own, with an embedder that one can compute in one's head."""
    return lambda: Index(tmp_path / "index", CountedLetters())
