"""Question files over indexes, as the commands that fit take them: ``INDEX=QUESTIONS.jsonl``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant.engine import Assistant


def rows_over(pairs: Iterable[str]) -> Iterator[tuple[Assistant, dict[str, Any], str]]:
    """Each row of the question files of ``pairs``, with the assistant over its index and the name of its file."""
    for pair in pairs:
        folder, _, questions = pair.partition("=")
        assistant = Assistant(folder)
        for line in Path(questions).read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield assistant, json.loads(line), questions
