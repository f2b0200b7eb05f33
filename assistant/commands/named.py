"""What a user names on the command line: files, folders, archives, and symbols of documents to be fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.adding import Survey, look_over
from documents import OperativeError
from documents.intake import Outcome, Refused, Source, sources
from documents.intake.kinds import HEAD, NotRead, kind_of, promised
from documents.languages import LANGUAGES
from documents.symbols import find_symbols

EVERY = "all"


@dataclass(frozen=True, slots=True)
class Named:
    """Paths and symbols in the order given; a symbol is fetched in each of ``languages``."""

    arguments: tuple[str, ...]
    languages: tuple[str, ...] = ("en",)

    @classmethod
    def of(cls, arguments: Sequence[str], languages: Sequence[str] = ()) -> Named:
        """What was named, "all" standing for the six languages."""
        chosen = LANGUAGES if EVERY in languages else tuple(dict.fromkeys(languages)) or ("en",)
        return cls(tuple(arguments), chosen)

    def survey(self) -> Survey:
        """A first look at the files; what is to be fetched is only counted."""
        symbols = [argument for argument in self.arguments if is_symbol(argument)]
        survey = look_over(sources(Path(a) for a in self.arguments if a not in symbols))
        survey.files += len(symbols) * len(self.languages)
        survey.has_pdf = survey.has_pdf or bool(symbols)
        return survey

    def found(self) -> Iterator[Source | Refused]:
        """The files one after the other; each symbol is fetched when its turn comes."""
        for argument in self.arguments:
            if is_symbol(argument):
                yield from (_fetched(argument, language) for language in self.languages)
            else:
                yield from sources([Path(argument)])


def is_symbol(argument: str) -> bool:
    """Whether ``argument`` is a symbol such as "A/RES/78/228", and no file or folder."""
    try:
        if Path(argument).exists() or promised(argument):
            return False
    except (OSError, ValueError):
        return False
    return any((m.start, m.end) == (0, len(argument)) for m in find_symbols(argument))


def _fetched(symbol: str, language: str) -> Source | Refused:
    from documents.official import OfficialDocuments

    try:
        file = OfficialDocuments().fetch(symbol, language)
        kind = kind_of(file.data[:HEAD], file.file_name, io.BytesIO(file.data))
    except OperativeError as error:
        return Refused(symbol, str(error).removeprefix(f"{symbol}: "))
    except NotRead as reason:
        return Refused(f"{symbol} ({language})", f"{reason}.", Outcome.FAILED)
    return Source(file.file_name, kind, len(file.data), data=file.data)
