"""What the terminal shows: answers as text that can be copied, tables, a progress bar on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.adding import Added
from assistant.answer import NOT_COVERED, Answer, Citation
from assistant.evaluation import Score
from documents import Document, label

_out = Console(highlight=False, soft_wrap=False)
_err = Console(stderr=True, highlight=False)


def show_answer(answer: Answer) -> None:
    """The sentence, then each paragraph under its symbol and label; the nearest ones when nothing is cited."""
    _out.print(Text(answer.answer, style="bold"))
    show_citations(answer.citations)
    if answer.status == NOT_COVERED and answer.candidates:
        show_citations(answer.candidates[:3])


def show_citations(citations: Sequence[Citation]) -> None:
    """Each paragraph verbatim under its symbol and label."""
    for citation in citations:
        _out.print()
        _out.print(Text(f"{citation.symbol}, {citation.label}", style="cyan"))
        _out.print(Padding(Text(citation.text), (0, 0, 0, 2)))


def show_document(document: Document) -> None:
    """What was read from a file: facts, counts, warnings."""
    facts = document.masthead
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    kinds = {kind: sum(p.kind == kind for p in document.paragraphs) for kind in ("preambular", "operative")}
    rows: list[tuple[str, object]] = [
        ("symbol", facts.symbol), ("title", facts.title), ("language", document.language), ("organ", facts.organ),
        ("session", facts.session), ("agenda item", facts.agenda_item), ("committee", facts.committee),
        ("report", facts.report), ("adopted", facts.date_adopted), ("plenary meeting", facts.meeting),
        ("distributed", facts.date_published), ("preambular", kinds["preambular"]), ("operative", kinds["operative"]),
        ("footnotes", len(document.footnotes)),
    ]  # fmt: skip
    for name, value in rows:
        table.add_row(name, escape("-" if value is None else str(value)))
    _out.print(table)
    for warning in document.warnings:
        _out.print(Text(f"warning: {warning}", style="yellow"))
    for paragraph in document.paragraphs:
        asked = [name for clause in paragraph.clauses for name in clause.addressees]
        verbs = ", ".join(clause.verb for clause in paragraph.clauses) or "-"
        to_whom = f" → {', '.join(dict.fromkeys(asked))}" if asked else ""
        _out.print(Text(f"{label(paragraph.id, document.language):>28}  {verbs}{to_whom}"))


def show_documents(documents: Sequence[Document]) -> None:
    """A table of the documents of an index."""
    table = Table("symbol", "language", "title", "adopted", "paragraphs", "footnotes")
    for d in documents:
        adopted = str(d.masthead.date_adopted or "-")
        counts = (str(len(d.paragraphs)), str(len(d.footnotes)))
        table.add_row(d.symbol, d.language, escape(d.masthead.title), adopted, *counts)
    _out.print(table)


def show_added(report: Sequence[Added]) -> None:
    """A table of the files added, with their warnings; files that were not, with the reason."""
    table = Table("file", "symbol", "language", "paragraphs", "footnotes", "warnings")
    for row in report:
        if row.error is None:
            counts = (str(row.paragraphs), str(row.footnotes), str(len(row.warnings)))
            table.add_row(escape(row.file), row.symbol, row.language, *counts)
    if table.row_count:
        _out.print(table)
    for row in report:
        for said in (*row.warnings, *([row.error] if row.error else [])):
            _err.print(Text(said if row.error else f"{row.file}: {said}", style="yellow"))


def show_scores(scores: Mapping[str, Score]) -> None:
    """A table of means by language and kind."""
    table = Table("group", "questions", "F1", "precision", "recall", "recall@5")
    for name, score in scores.items():
        nearest = "-" if score.nearest is None else f"{score.nearest:.3f}"
        table.add_row(
            name, str(score.count), f"{score.f1:.3f}", f"{score.precision:.3f}", f"{score.recall:.3f}", nearest
        )
    _out.print(table)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr; gives the function to call with (done, total)."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_err) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
