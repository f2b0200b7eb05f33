"""A real server over a temporary index, and Debian's chromium to look at it."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from doors import CountedLetters, free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


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
