"""What the terminal shows: answers as text that can be copied, tables, a progress bar on stderr.

A reader's terminal gets wrapped lines; another program gets every paragraph on one line, unless ``COLUMNS`` says
how wide it is.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.adding.report import Report, Status
from assistant.answer import NOT_COVERED, Answer, Citation
from assistant.listing import UNCERTAIN
from assistant.outside import tells_purpose
from assistant.parse_report import facts_of
from assistant.places import also_in, same_as, tongue_said
from assistant.repeats import folded
from assistant.web.interface import words
from assistant.wording import set_word
from documents import RECORD_ID, Clause, Document, label
from documents.languages import language
from index import Mandate

NEAREST = 3
"""How many of the nearest paragraphs are shown where the documents do not answer."""

IN_FULL, LISTED = 30, 60
"""How many paragraphs of a set of acts are shown in full, and how many documents are listed at all."""

NAMED = 20
"""How many of the documents that were added, and of the files that were left out, are named; sums tell of the rest."""

_INDENT = 2
_UNWRAPPED = 1_000_000
_ORDER = {RECORD_ID: 0, "PP": 1, "OP": 2, "P": 2, "FN": 4}
"""Where paragraphs stand in print, by the prefix of their ids; annexes and tables stand before the footnotes."""

# Characters that steer a terminal instead of showing something: a document or a question may hold them.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """``text`` without characters that steer a terminal."""
    return _STEERING.sub("", text)


def show_answer(answer: Answer, titles: Mapping[str, str]) -> None:
    """The sentence, then the paragraphs in the order of print; the nearest ones when nothing is cited.

    Acts of several documents are shown under the documents (``titles`` by symbol) and the verbs.
    """
    if answer.resolved:
        _say(f"{words(answer.language)['understood']} {answer.resolved}", "dim")
    _say(answer.answer, "bold")
    if answer.scope:
        _say(answer.scope.sentence, "dim")
    acts = all(citation.family for citation in answer.citations)
    if acts and len({citation.symbol for citation in answer.citations}) > 1:
        show_acts(answer, titles)
    else:
        _show_cited(answer)
    if answer.status == NOT_COVERED and answer.candidates and not tells_purpose(answer):
        _say(f"\n{words(answer.language)['nearest']}", "bold")
        show_citations(answer.candidates[:NEAREST])


def _show_cited(answer: Answer) -> None:
    """The citations in the order of print, each with its language and the other documents in which it stands."""
    code, others = answer.language, {citation.anchor: same for citation, same in folded(answer.citations)}
    cited = in_print_order(citation for citation in answer.citations if citation.anchor in others)
    first = {(citation.symbol, citation.language): citation for citation in reversed(cited)}
    tongues = {citation.anchor: tongue_said(citation, code) for citation in first.values()}
    beside = {
        citation.anchor: (tongues.get(citation.anchor, ""), also_in(others[citation.anchor], code))
        for citation in cited
    }
    show_citations(cited, beside=beside)


def show_reopened(answers: Sequence[Answer]) -> None:
    """The questions of a conversation that is reopened, each with the sentence of its answer."""
    for answer in answers:
        _say(f"> {answer.resolved or answer.question}", "cyan")
        _say(answer.answer, "dim", indent=_INDENT)


def prompted(lines: TextIO, quiet: bool) -> Iterator[str]:
    """The lines that somebody types, each asked for with a sign where he sits at a terminal; Ctrl+C ends them too."""
    sign = "" if quiet or not lines.isatty() else "> "
    try:
        while True:
            print(sign, end="", flush=True)
            line = lines.readline()
            if not line:
                return
            yield line
    except KeyboardInterrupt:
        return


def show_acts(answer: Answer, titles: Mapping[str, str]) -> None:
    """A set of acts, document by document and verb by verb; of a large one the numbers of the paragraphs alone."""
    code, in_full = answer.language, len(answer.citations) <= IN_FULL
    documents = [(symbol, list(cited)) for symbol, cited in groupby(answer.citations, lambda c: c.symbol)]
    for symbol, cited in documents[:LISTED]:
        title = titles.get(symbol, "")
        _say(f"\n{symbol} · {title}" if title else f"\n{symbol}", "cyan")
        for family, group in groupby(cited, lambda c: str(c.family)):
            acts = list(group)
            numbers = ", ".join(_marked(citation.number, citation) for citation in acts)
            _say(f"{language(code).verbs[family][0]}: {numbers}", indent=_INDENT)
            for citation in acts if in_full else ():
                _say(_text_once(citation, code), "dim", indent=2 * _INDENT)
    if len(documents) > LISTED:
        _say("\n" + set_word(code, "more", count=len(documents) - LISTED))
    if not in_full:
        _say("\n" + set_word(code, "see_all"), "dim")


def _text_once(citation: Citation, code: str) -> str:
    """The text of an act, or which paragraph before it says the same."""
    if citation.same_as is None:
        return citation.text
    symbol, paragraph = citation.same_as.split("#")
    return same_as(symbol, label(paragraph, code), citation.number, code)


def show_found(found: Sequence[Citation]) -> None:
    """What a search found, best first."""
    if not found:
        _say("Nothing has been added to this index yet; add documents with: operative add FILE")
    show_citations(found, gap=False)


def show_citations(
    citations: Sequence[Citation], gap: bool = True, beside: Mapping[str, tuple[str, str]] | None = None
) -> None:
    """Each paragraph verbatim under its symbol and label, then where the documents are published.

    ``beside`` is what stands behind the label and under the text of a paragraph, by its anchor.
    """
    for citation in citations:
        tongue, also = (beside or {}).get(citation.anchor, ("", ""))
        named = f"{citation.symbol} · {_marked(citation.label, citation)}"
        _say("\n" * gap + " · ".join([named, *([tongue] if tongue else [])]), "cyan")
        _say(citation.text, indent=_INDENT)
        if also:
            _say(also, "dim", indent=_INDENT)
        gap = True
    if citations:
        _say("")
    for url in dict.fromkeys(citation.url for citation in citations):
        _say(url, "dim")


def _marked(number: str, citation: Citation) -> str:
    return f"{number} {UNCERTAIN}" if citation.uncertain else number


def in_print_order(citations: Iterable[Citation]) -> list[Citation]:
    """Citations as they stand in their documents; the documents in the order of their best citation."""
    cited = list(citations)
    documents = list(dict.fromkeys((c.symbol, c.language) for c in cited))
    return sorted(cited, key=lambda c: (documents.index((c.symbol, c.language)), _place(c.paragraph)))


def _place(paragraph: str) -> tuple[int, list[tuple[int, str]]]:
    """A key that sorts ids as they are printed: PP2, PP10, OP1, OP4, OP4(b), footnotes last."""
    prefix, *rest = re.findall(r"\d+|\D+", paragraph)
    return _ORDER.get(prefix, 3), [(int(part), "") if part.isdecimal() else (-1, part) for part in rest]


def show_document(document: Document) -> None:
    """What was read from a file: facts, warnings, every paragraph with its acts, footnotes."""
    table = plain_table()
    for name, value in facts_of(document):
        table.add_row(name, Text(printable(value)))
    show_table(table)
    for warning in document.warnings:
        _say(f"warning: {warning}", "yellow")
    for omitted in document.omitted:
        _say(f"left out: {omitted}", "dim")
    under: tuple[str, ...] = ()
    for paragraph in document.paragraphs:
        if paragraph.headings != under:
            under = paragraph.headings
            _say(f"\n{' > '.join(under)}" if under else "", "bold")
        acts = "; ".join(_act(clause) for clause in paragraph.clauses)
        _say(f"\n{paragraph.id}{f' · {acts}' if acts else ''}", "cyan")
        _say(paragraph.text, indent=_INDENT)
    for note in document.footnotes:
        _say(f"\n{note.id}", "cyan")
        _say(note.text if note.text == note.resolved else f"{note.text} [{note.resolved}]", indent=_INDENT)


def _act(clause: Clause) -> str:
    by = f" ({clause.deadline})" if clause.deadline else ""
    return f"{clause.verb} → {', '.join(clause.addressees)}{by}" if clause.addressees else clause.verb


def show_mandates(found: Sequence[Mandate], counted: str) -> None:
    """The acts under the documents that they stand in, what was read with doubt marked; then how many there are."""
    for _, group in groupby(found, key=lambda mandate: mandate.symbol):
        acts = list(group)
        _say(f"{acts[0].symbol} · {acts[0].title}", "cyan")
        table = plain_table(*[""] * 4)
        table.show_header = False
        for act in acts:
            marked = f"{act.paragraph}{f' {UNCERTAIN}' if act.doubt else ''}"
            by_when = ", ".join(part for part in (act.deadline, act.recurrence) if part)
            action = " ".join(act.action.split())
            asked = f"{action} [{by_when}]" if by_when else action
            table.add_row(*(Text(printable(cell)) for cell in (marked, act.verb, ", ".join(act.addressees), asked)))
        show_table(table)
        _say("")
    _say(counted, "bold")


def show_documents(documents: Sequence[Document]) -> None:
    """A table of the documents of an index, with their counts of paragraphs and footnotes."""
    if not documents:
        _say("Nothing has been added to this index yet; add documents with: operative add FILE")
        return
    table = plain_table("symbol", "language", "date", "PP", "OP", "other", "FN", "title")
    for d in documents:
        acts = [d.count(kind) for kind in ("preambular", "operative")]
        others = sum(not p.id.endswith(")") for p in d.paragraphs) - sum(acts)
        counts = [str(number) for number in (*acts, others, len(d.footnotes))]
        day = str(d.masthead.date_adopted or d.masthead.date_published or "-")
        table.add_row(d.symbol, d.language, day, *counts, Text(printable(d.masthead.title)))
    show_table(table)


def show_added(report: Report) -> None:
    """A few documents by name, then sums; on stderr what failed, with the reason."""
    new = report.new
    if len(new) <= NAMED:
        for row in new:
            name = Path(row.file).name
            _say(f"{row.symbol} ({row.language}): {row.paragraphs} paragraphs, {row.footnotes} footnotes, from {name}")
            for warning in row.warnings:
                _say(f"warning: {warning}", "yellow", indent=_INDENT)
            for omitted in row.omitted:
                _say(f"left out: {omitted}", "dim", indent=_INDENT)
    others = [f"{row.file}: {row.reason}" for row in report.rows if row.status in (Status.SKIPPED, Status.JOINED)]
    show_skipped(others)
    if len(report.rows) > 1 or not (new or report.has_failed):
        _show_sums(report)
    for row in report.rows:
        if row.error:
            tell(row.error)


def show_skipped(reasons: Sequence[str]) -> None:
    """What was left out for good reasons, a few of it by name."""
    for reason in reasons[:NAMED]:
        _say(reason, "dim")
    if len(reasons) > NAMED:
        _say(f"... and {len(reasons) - NAMED} more that were left out (--json names each).", "dim")


def _show_sums(report: Report) -> None:
    table, counts, new = plain_table(), report.counts, report.new
    always: list[tuple[str, object]] = [
        ("files", len({row.file for row in report.rows})),
        ("documents", len(new)),
        ("paragraphs", sum(row.paragraphs for row in new)),
        ("footnotes", sum(row.footnotes for row in new)),
        ("warnings", sum(len(row.warnings) for row in new)),
        ("seconds", f"{report.seconds:.1f}"),
    ]
    where_any = [(status.value, counts[status]) for status in Status] + [("hidden files", report.hidden)]
    for name, value in [*always, *((name, count) for name, count in where_any if count)]:
        table.add_row(name, str(value))
    show_table(table)


def tell(problem: str) -> None:
    """One line on stderr: what could not be done, and the remedy."""
    print(f"operative: {' '.join(printable(problem).split())}", file=sys.stderr)


@contextmanager
def progress(what: str, then: str = "") -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr, from the first call on; gives the function to call with (done, total).

    ``then`` says what goes on when all is done.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True))
    task = bar.add_task(what, total=None)

    def show(done: int, total: int) -> None:
        bar.start()
        said = then if then and done >= total else what
        bar.update(task, completed=done, total=total, description=said)

    try:
        yield show
    finally:
        if bar.live.is_started:
            bar.stop()


@contextmanager
def adding_progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar for a person who watches, and nothing for another program."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with progress("Reading", then="Making searchable") as show:
        yield show


def _console() -> Console:
    read_by_person = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit()
    return Console(highlight=False, width=None if read_by_person else _UNWRAPPED)


def _say(text: str, style: str = "", indent: int = 0) -> None:
    """Print ``text`` wrapped, without the blanks that a padded box would leave at the ends of lines."""
    console = _console()
    for line in Text(printable(text), style=style).wrap(console, max(1, console.width - indent)):
        line.rstrip()
        console.print(Text(" " * indent if line.plain else "").append_text(line), soft_wrap=True)


def plain_table(*headers: str) -> Table:
    """A table without lines; the first column is not wrapped."""
    table = Table(*headers, show_header=bool(headers), box=None, padding=(0, 2, 0, 0), header_style="bold")
    if headers:
        table.columns[0].no_wrap = True
    return table


def show_table(table: Table) -> None:
    """Print ``table`` without blanks at the ends of lines."""
    console = _console()
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        print(line.rstrip())
