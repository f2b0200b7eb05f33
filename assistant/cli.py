"""The command line: each command reads its arguments, calls one function, prints, and says how it went.

Exit codes: 0 done, 1 could not do it (one line on stderr with the remedy), 2 wrong usage.
"""

from __future__ import annotations

import gc
import io
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from documents.errors import OperativeError
from documents.languages import LANGUAGES

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.engine import Assistant

_index = click.option(
    "--index", "folder", type=click.Path(path_type=Path), help="Folder of the index (default: your own)."
)
_model = click.option(
    "--model",
    metavar="NAME_OR_FOLDER",
    envvar="OPERATIVE_MODEL",
    show_envvar=True,
    help='A sentence-transformers model, or "operative", the one that ships; an index that another model made is made '
    "again (default: the model that made it).",
)
_ocr = click.option("--ocr", is_flag=True, help="Recognize the text of scanned pages.")
_jobs = click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Files read at a time (default: one for each core)."
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several options as one decorator, in the order given."""

    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def _known_families(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Families as given, when they are some; the tables that name them are read only when one is."""
    from documents.languages import language

    known = list(language("en").verbs) if given else []
    if unknown := [family for family in given if family not in known]:
        raise click.BadParameter(f"{unknown[0]!r} is no family of verbs; there are {', '.join(known)}.")
    return given


def _assistant(folder: Path | None, model: str | None = None) -> Assistant:
    from assistant.engine import Assistant

    return Assistant(folder, model=model)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="operative")
def cli() -> None:
    """Operative answers questions over United Nations resolutions with the paragraphs themselves, cited by number."""


@cli.command()
@click.argument("question")
@click.option("--symbol", help="Answer from this document only, such as A/RES/61/180.")
@click.option("--everywhere", is_flag=True, help="Answer from all documents, whatever the question names.")
@click.option("--language", help="Language of the question (en fr es ru zh ar); found when left out.")
@_options(_index, _model, _json)
def ask(
    question: str,
    symbol: str | None,
    everywhere: bool,
    language: str | None,
    folder: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Answer QUESTION with the complete set of paragraphs, or say that the documents do not."""
    if symbol and everywhere:
        raise click.UsageError("--symbol and --everywhere: give one of the two.")
    assistant = _assistant(folder, model)
    answer = assistant.ask(question, symbol=symbol, language=language, everywhere=everywhere)
    if as_json:
        _print_json(answer.to_json())
    else:
        from assistant.terminal import show_answer

        # A document is named by its title in the reader's language, where it is held in it.
        versions = sorted(assistant.index.documents, key=lambda d: d.language == answer.language)
        show_answer(answer, {d.symbol: d.masthead.title for d in versions})


@cli.command()
@click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path), help="Keep the conversation here, and go on with it."
)
@_options(_index, _model, _json)
def chat(file: Path | None, folder: Path | None, model: str | None, as_json: bool) -> None:
    """Answer questions line by line; each may go on from those before it.

    "And Member States?", "show paragraph 13", "in French", "only since 2020", "the others": how a question was
    understood is shown with its answer. --json prints one answer object a line. The end of the input ends it.
    """
    from assistant.commands.chatting import chat as converse
    from assistant.commands.chatting import reopened
    from assistant.terminal import prompted, show_answer, show_reopened, tell

    assistant = _assistant(folder, model)
    conversation = reopened(assistant, file)

    def show(answer: Answer) -> None:
        if as_json:
            _print_json(answer.to_json())
        else:
            versions = sorted(assistant.index.documents, key=lambda d: d.language == answer.language)
            show_answer(answer, {d.symbol: d.masthead.title for d in versions})

    if not as_json:
        show_reopened([turn.answer for turn in conversation.turns])
    converse(conversation, prompted(sys.stdin, as_json), file, show, tell)


@cli.command()
@click.argument("words")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many at most.")
@click.option("--symbol", help="Search in this document only.")
@_options(_index, _model, _json)
def search(words: str, limit: int, symbol: str | None, folder: Path | None, model: str | None, as_json: bool) -> None:
    """List the paragraphs and footnotes nearest to WORDS, best first."""
    found = _assistant(folder, model).search(words, limit=limit, symbol=symbol)
    if as_json:
        _print_json([asdict(citation) for citation in found])
    else:
        from assistant.terminal import show_found

        show_found(found)


@cli.command()
@click.option(
    "--addressee",
    "addressees",
    multiple=True,
    metavar="NAME",
    help='Of whom it is asked, and of all below: a name in any of the six languages, or an acronym ("UNODC").',
)
@click.option("--symbol", "symbols", multiple=True, help="In this document only, such as A/RES/61/180.")
@click.option(
    "--family",
    "families",
    multiple=True,
    callback=_known_families,
    metavar="FAMILY",
    help="By verbs of this family, such as request or decide (default: all that ask).",
)
@click.option("--session", help="In documents of this session, such as 78.")
@click.option(
    "--deadline",
    "deadlines",
    multiple=True,
    type=click.IntRange(1, 9999),
    metavar="SESSION_OR_YEAR",
    help="Due at this session or in this year, such as 80 or 2025.",
)
@click.option("--organ", metavar="NAME", help='In documents of this organ, such as "Security Council".')
@click.option("--year", type=int, metavar="YEAR", help="In documents adopted, or else published, in this year.")
@click.option(
    "--due", multiple=True, type=click.Choice(["report", "meeting", "information"]), help="What is to be given."
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language to read documents in where they are held in several.",
)
@click.option("--own", is_flag=True, help="Also what the organ binds itself to.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="OUT.csv, OUT.xlsx, OUT.json or OUT.jsonl.")
@_options(_index, _model, _json)
def mandates(
    addressees: tuple[str, ...],
    symbols: tuple[str, ...],
    families: tuple[str, ...],
    session: str | None,
    deadlines: tuple[int, ...],
    organ: str | None,
    year: int | None,
    due: tuple[str, ...],
    language: str,
    own: bool,
    output: Path | None,
    folder: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """List what is asked of whom, and by when: every act of every document, or those that the options let through.

    An option that is given several times lets each of its values through. CSV and XLSX have one row for each act and
    addressee, JSON one object for each act.
    """
    from assistant.listing import FORMATS, MandateOptions, count, filter_of, to_json, write
    from assistant.tables import check_output

    if output:
        check_output(output, FORMATS)
    index = _assistant(folder, model).index
    options: MandateOptions = {
        "symbol": symbols, "family": families, "deadline": deadlines, "organ": organ, "year": year, "due": due,
        "session": int(session) if session and session.isdecimal() else session, "language": language, "own": own,
    }  # fmt: skip
    wanted = filter_of(index, addressees, options)
    found = index.mandates(wanted)
    counted = count(found, index.scope(wanted))
    if output:
        write(output, found, wanted)
        if as_json:
            _print_json({"output": str(output), **asdict(counted)})
        else:
            click.echo(f"{output}: {counted}", err=True)
    elif as_json:
        _print_json([to_json(mandate) for mandate in found])
    else:
        from assistant.terminal import show_mandates

        show_mandates(found, str(counted))


@cli.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="OUT.jsonl, OUT.csv or OUT.xlsx.")
@_options(_index, _model, _json)
def batch(questions: Path, output: Path, folder: Path | None, model: str | None, as_json: bool) -> None:
    """Answer a file of QUESTIONS into a file of answers.

    QUESTIONS is JSONL, CSV or XLSX with a field "question" ("id", "language" and "symbol" if you like), or text with
    one question a line. A run that was stopped goes on where it was; a bad row becomes a row with status "error".
    """
    from assistant.batch import run_batch
    from assistant.terminal import progress, tell

    try:
        with progress("Answering") as on_progress:
            answers = run_batch(lambda: _assistant(folder, model), questions, output, on_progress)
    except KeyboardInterrupt:
        tell(f"{output}: stopped; the same command goes on where it was.")
        sys.exit(1)
    counts = {
        status: sum(a["status"] == status for a in answers)
        for status in ("answered", "partial", "not_covered", "error")
    }
    if as_json:
        _print_json({"output": str(output), "rows": len(answers), **counts})
    else:
        said = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in counts.items() if count)
        click.echo(f"{output}: {len(answers)} rows ({said}).", err=True)


@cli.command()
@click.argument("files", nargs=-1, required=True)
@_options(_ocr, _jobs, _json)
def parse(files: tuple[str, ...], ocr: bool, jobs: int | None, as_json: bool) -> None:
    """Show what is read from FILES: facts, paragraphs, footnotes, clauses, warnings, and what was left out.

    FILES are of any format that "add" reads, folders and archives too; --json prints one line for each document.
    """
    from assistant.adding import Options
    from assistant.commands.named import Named
    from assistant.commands.parsing import parsed
    from assistant.terminal import show_document, show_skipped, tell
    from documents import to_json

    named, skipped, failed = Named.of(files), list[str](), False
    for document in parsed(named.found(), named.survey(), Options(ocr, jobs), skipped):
        if isinstance(document, str):
            tell(document)
            failed = True
        elif as_json:
            _print_json(to_json(document))
        else:
            show_document(document)
    if not as_json:
        show_skipped(skipped)
    if failed:
        sys.exit(1)


@cli.command()
@click.argument("files", metavar="PATH_OR_SYMBOL...", nargs=-1, required=True)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice([*LANGUAGES, "all"]),
    help='Language to fetch a document in that is named by its symbol, or "all"; may be given several times '
    "(default: en).",
)
@_options(_ocr, _jobs, _index, _model, _json)
def add(
    files: tuple[str, ...],
    languages: tuple[str, ...],
    ocr: bool,
    jobs: int | None,
    folder: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Add documents to the index: files, folders, archives, or symbols of documents to be fetched.

    Akoma Ntoso XML, PDF, Word (.docx), HTML and plain text are read, and ZIP and TAR archives of these. One that cannot
    be read is named, and the others go in. Files that the index has read already are passed over: a run that was
    stopped goes on when the same command is given again.
    """
    from assistant.adding import Options, add_sources
    from assistant.commands.named import Named
    from assistant.terminal import adding_progress, show_added, tell
    from index import Index, embedder

    # Your own index always begins with the texts that ship; one that you name holds what you add and nothing else.
    index = Index(folder, embedder(model) if model else None) if folder else _assistant(None, model).index
    named = Named.of(files, languages)
    with adding_progress() as on_progress:
        report = add_sources(index, named.found(), named.survey(), Options(ocr, jobs), on_progress)
    if as_json:
        _print_json([asdict(row) for row in report.rows])
        for row in report.rows:
            if row.error:
                tell(row.error)
    else:
        show_added(report)
    if report.has_failed:
        sys.exit(1)


@cli.command()
@click.argument("symbol")
@_options(_index, _model, _json)
def remove(symbol: str, folder: Path | None, model: str | None, as_json: bool) -> None:
    """Remove the document SYMBOL, in all its languages, from the index."""
    count = _assistant(folder, model).index.remove(symbol)
    if as_json:
        _print_json({"symbol": symbol, "removed": count})
    else:
        click.echo(f"{symbol}: {count} removed.")


@cli.command("list")
@_options(_index, _model, _json)
def list_documents(folder: Path | None, model: str | None, as_json: bool) -> None:
    """List the documents of the index, and the model that made it."""
    from documents import summary

    index = _assistant(folder, model).index
    if as_json:
        _print_json([{**summary(document), "model": index.embedder.name} for document in index.documents])
    else:
        from assistant.terminal import show_documents

        show_documents(index.documents)
        click.echo(f"Model: {index.embedder.name}")


@cli.command("eval")
@click.argument("questions", type=click.Path(path_type=Path))
@click.option(
    "--baseline", is_flag=True, help="Beside BM25 alone, vectors alone and, where it is installed, all-MiniLM-L6-v2."
)
@click.option("--worst", type=click.IntRange(0), default=0, metavar="N", help="Show the N worst answers too.")
@_options(_index, _model, _json)
def evaluate(
    questions: Path, baseline: bool, worst: int, folder: Path | None, model: str | None, as_json: bool
) -> None:
    """Measure the answers to QUESTIONS by language, kind and scope.

    QUESTIONS is JSON Lines: "id", "lang", "question", "kind" and "gold", a list of {"symbol", "paragraph"}, empty where
    the documents do not answer; "scope" if you like, and "group", the same for one question in several languages.
    """
    from assistant.commands.evaluating import evaluated
    from assistant.score_tables import show_evaluation
    from assistant.terminal import progress, tell

    found = evaluated(_assistant(folder, model), questions, progress, baseline)
    if as_json:
        _print_json(found.to_json(worst))
    else:
        show_evaluation(found, worst)
    for note in found.notes:
        tell(note)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=7860, show_default=True, help="Port to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
@_options(_index, _model, _json)
def serve(host: str, port: int, open_browser: bool, folder: Path | None, model: str | None, as_json: bool) -> None:
    """Open the web chat; --json prints its address as JSON."""
    import app

    if as_json:
        _print_json({"url": f"http://{host}:{port}"})
    app.serve(folder, host=host, port=port, open_browser=open_browser, model=model)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line: no traceback reaches a user, unless ``OPERATIVE_DEBUG`` asks for it."""
    # The tables make hundreds of thousands of objects that stay: looking for garbage among them is a tenth of a start.
    gc.set_threshold(100_000, 50, 50)
    logging.basicConfig(level=logging.ERROR, format="%(message)s", stream=sys.stderr)
    logging.getLogger("operative").setLevel(logging.INFO)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # six languages, whatever the system's own encoding
    try:
        cli(arguments)
    except OperativeError as error:
        _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if os.environ.get("OPERATIVE_DEBUG"):
            raise
        _fail(f"something went wrong that should not ({type(error).__name__}: {error}); OPERATIVE_DEBUG=1 shows where.")


def _fail(reason: str) -> NoReturn:
    from assistant.terminal import tell

    tell(reason)
    sys.exit(1)
