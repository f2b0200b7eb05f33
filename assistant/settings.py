"""Defaults, all in one place."""

from __future__ import annotations

import os
from pathlib import Path

CANDIDATES = 10
"""How many nearest paragraphs come with every answer."""


def default_folder() -> Path:
    """The user's own index: ``OPERATIVE_INDEX`` where it is set, else the folder for data of this system's users."""
    chosen = os.environ.get("OPERATIVE_INDEX")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("operative", appauthor=False)) / "index"
