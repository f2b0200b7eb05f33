"""Running a batch: answers go to a journal as they come, so a run that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from assistant.batch.answers import check_output, write_answers
from assistant.batch.questions import Row, read_rows
from assistant.engine import Assistant
from assistant.tables import cannot_write
from documents.errors import BadIndex, BadModel, OperativeError

ERROR = "error"
"""The status of a row that could not be asked."""


def run_batch(
    open_assistant: Callable[[], Assistant],
    questions: Path,
    output: Path,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[dict[str, Any]]:
    """Answer the questions of a file into ``output``; the answers, in the order of the file.

    ``on_progress`` is called with (rows done, rows in all). A run of the same questions into the same output that
    was stopped goes on where it was. Raises :class:`documents.errors.BadBatch` when the questions cannot be read and
    :class:`documents.errors.BadOutput` when the answers cannot be written; a row that cannot be asked becomes an answer
    with status ``error`` and the reason.
    """
    rows = read_rows(questions)
    check_output(output, questions)
    assistant = open_assistant()
    identity = _identity(questions, assistant)
    journal = output.with_name(f".{output.name}.journal")
    try:
        answers = _resumed(journal, identity, len(rows))
        on_progress(len(answers), len(rows))
        with journal.open("a" if answers else "w", encoding="utf-8", newline="\n") as lines:
            if not answers:
                _write_line(lines, {"identity": identity})
            for row in rows[len(answers) :]:
                answers.append(answer_row(assistant, row))
                _write_line(lines, answers[-1])
                on_progress(len(answers), len(rows))
    except OSError as error:
        raise cannot_write(output, error) from error
    write_answers(output, answers)
    journal.unlink(missing_ok=True)
    return answers


def answer_row(assistant: Assistant, row: Row) -> dict[str, Any]:
    """The answer object of one row with its ``id``; status ``error`` when it cannot be asked.

    What no row can help (the index, the model) is raised; the run goes on once that is mended.
    """
    if row.reason is not None:
        return _error(row, row.reason)
    try:
        answer = assistant.ask(row.question, symbol=row.symbol, language=row.language)
    except (BadIndex, BadModel, OSError, MemoryError):
        raise
    except OperativeError as error:
        return _error(row, str(error))
    except Exception as error:  # one row must not cost the others their answers
        return _error(row, f"could not be answered ({type(error).__name__}: {error}); please report this question")
    return {"id": row.id, **answer.to_json()}


def _error(row: Row, reason: str) -> dict[str, Any]:
    return {
        "id": row.id, "question": row.question, "language": row.language, "status": ERROR, "answer": reason,
        "citations": [], "candidates": [], "resolved": None, "scope": None,
    }  # fmt: skip


def _identity(questions: Path, assistant: Assistant) -> str:
    """What a journal must agree with to be gone on with: the questions and the index."""
    return hashlib.sha256(questions.read_bytes() + assistant.index.state.encode()).hexdigest()


def _resumed(journal: Path, identity: str, total: int) -> list[dict[str, Any]]:
    """The answers of an earlier, stopped run of the same batch; the journal is cut to its whole lines."""
    try:
        lines = journal.read_bytes().split(b"\n")
    except OSError:
        return []
    whole = lines[:-1]  # what follows the last line end was cut off in the middle
    try:
        objects = [json.loads(line) for line in whole]
    except ValueError:
        return []
    if objects[:1] != [{"identity": identity}] or len(objects) - 1 > total:
        return []
    journal.write_bytes(b"".join(line + b"\n" for line in whole))
    return objects[1:]


def _write_line(lines: IO[str], fields: dict[str, Any]) -> None:
    lines.write(json.dumps(fields, ensure_ascii=False) + "\n")
    lines.flush()
    os.fsync(lines.fileno())
