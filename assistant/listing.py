"""Mandates for every door: what is looked for as people say it, and what was found as rows, objects and one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypedDict

from assistant import tables
from documents.actors import actors_named, related
from documents.languages import LANGUAGES, fold, language
from index import Index, Mandate, MandateFilter, Scope

FORMATS = (".csv", ".xlsx", ".json", ".jsonl")

COLUMNS = (
    "symbol", "paragraph", "verb", "family", "addressee", "action", "deadline", "recurrence", "due", "own", "doubt",
    "text", "session", "date_adopted", "title", "language", "url",
)  # fmt: skip

UNCERTAIN = "?"
"""What marks a paragraph whose reading is uncertain."""


class MandateOptions(TypedDict, total=False):
    """What narrows mandates down; of several values one must fit. See :class:`index.MandateFilter`."""

    symbol: str | Sequence[str]
    family: str | Sequence[str]
    session: int | str | None
    deadline: int | Sequence[int]
    organ: str | None
    year: int | None
    due: str | Sequence[str]
    verb: str | None
    language: str
    own: bool


def filter_of(index: Index, addressee: str | Sequence[str], options: MandateOptions) -> MandateFilter:
    """The filter that people mean: actors and organs by any of their names in six languages, symbols in any case.

    Raises :class:`documents.errors.UnknownActor`, and :class:`documents.errors.UnknownDocument` for a symbol that the
    index does not hold.
    """
    symbols = _several(options.get("symbol", ()))
    for symbol in symbols:
        index.check_holds(symbol)
    deadline, organ = options.get("deadline", ()), options.get("organ")
    return MandateFilter(
        addressees=tuple(dict.fromkeys(name for given in _several(addressee) for name in actors_named(given))),
        families=_several(options.get("family", ())),
        deadlines=(deadline,) if isinstance(deadline, int) else tuple(deadline),
        due=_several(options.get("due", ())),
        verb=options.get("verb"),
        own=options.get("own", False),
        symbols=symbols,
        session=options.get("session"),
        organ=_organ_named(organ) if organ else None,
        year=options.get("year"),
        language=options.get("language", "en"),
    )


def _several(given: str | Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _organ_named(text: str) -> str:
    """The English name of an organ that is named in one of the six languages; any other name as it is."""
    for code in LANGUAGES:
        for name, forms in language(code).organs.items():
            if fold(text) in map(fold, (name, *forms)):
                return name
    return text


@dataclass(frozen=True, slots=True)
class Count:
    """How many paragraphs were found, in how many of the documents that were looked at, and how many are uncertain."""

    paragraphs: int
    documents: int
    looked_at: int
    uncertain: int
    kind: str = field(default="document", compare=False)

    def __str__(self) -> str:
        """A line to be checked: "41 paragraphs in 23 of 344 resolutions; 3 uncertain, marked ?"."""
        if not self.looked_at:
            return "No document of this index fits."
        of_all = _counted(self.looked_at, self.kind)
        if not self.paragraphs:
            return f"No such paragraph in {of_all}."
        said = f"{_counted(self.paragraphs, 'paragraph')} in {self.documents} of {of_all}"
        return f"{said}; {self.uncertain} uncertain, marked {UNCERTAIN}" if self.uncertain else said


def count(found: Sequence[Mandate], scope: Scope) -> Count:
    """How many were found among the documents of ``scope``."""
    paragraphs = {(m.symbol, m.paragraph) for m in found}
    uncertain = {(m.symbol, m.paragraph) for m in found if m.doubt}
    kind = "resolution" if scope.documents == scope.resolutions else "document"
    return Count(len(paragraphs), len({s for s, _ in paragraphs}), scope.documents, len(uncertain), kind)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def to_json(mandate: Mandate) -> dict[str, Any]:
    """The JSON object of a mandate: its fields, the date in ISO form."""
    day = mandate.date_adopted
    return {**asdict(mandate), "date_adopted": day.isoformat() if day else None}


def rows(found: Iterable[Mandate], wanted: MandateFilter) -> Iterator[list[object]]:
    """A row of :data:`COLUMNS` for each act and each addressee that was looked for; one without where it has none."""
    names = frozenset(name for addressee in wanted.addressees for name in related(addressee))
    for mandate in found:
        fields = to_json(mandate)
        meant = [name for name in mandate.addressees if name in names or not names]
        for addressee in meant or [""]:
            yield [{**fields, "addressee": addressee}[column] for column in COLUMNS]


def write(path: Path, found: Sequence[Mandate], wanted: MandateFilter) -> None:
    """Write what was found to ``path``, of one of :data:`FORMATS`. Raises :class:`documents.errors.BadOutput`."""
    if path.suffix.casefold() in (".json", ".jsonl"):
        tables.write_json(path, map(to_json, found))
    else:
        tables.write_table(path, "mandates", COLUMNS, rows(found, wanted))
