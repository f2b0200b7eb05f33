"""A real server over a temporary index, and Debian's chromium to look at it."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


class CountedLetters:
    """An embedder that one can compute in one's head: how often a text has each letter."""

    name = "counted letters"

    def encode(self, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        """Vectors of 26 counts, scaled to length one."""
        counts = [[1e-6 + text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        vectors = np.asarray(counts, dtype=np.float32).reshape(len(texts), 26)
        scaled: np.ndarray[Any, np.dtype[np.float32]] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return scaled


@pytest.fixture(scope="session")
def called() -> list[str]:
    """The hosts other than this machine that this process has connected to."""
    return []


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, called: list[str]) -> Iterator[str]:
    """The address of a chat over the texts that ship."""
    pytest.importorskip("gradio", reason="the web chat needs gradio")
    from app import build, launch
    from assistant.engine import Assistant

    connect = socket.socket.connect

    def watched(self: socket.socket, target: Any) -> None:
        if isinstance(target, tuple) and str(target[0]) not in ("127.0.0.1", "::1", "localhost"):
            called.append(str(target[0]))
        connect(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", watched)
        page = build(Assistant(tmp_path_factory.mktemp("index") / "new", CountedLetters()))
        yield launch(page, "127.0.0.1", free_port())
        page.close()


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's chromium, started once."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()
