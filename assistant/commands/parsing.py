"""The command ``parse``: reading files without an index."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.adding import Options, Survey
from assistant.adding.run import read_all
from documents import Document
from documents.intake import Outcome, Refused, Source


def parsed(
    found: Iterator[Source | Refused], survey: Survey, options: Options, skipped: list[str]
) -> Iterator[Document | str]:
    """The documents in ``found`` one after the other, and why others cannot be read.

    What is no document beside documents goes to ``skipped``.
    """

    def planned() -> Iterator[tuple[Refused | None, Source | None]]:
        for source in found:
            if isinstance(source, Source) and source.name not in survey.facts:
                yield None, source
            elif isinstance(source, Refused) and source.outcome != Outcome.HIDDEN:
                yield source, None

    for refused, result in read_all(planned(), survey, options):
        if refused and refused.outcome == Outcome.SKIPPED:
            skipped.append(str(refused))
        elif refused:
            yield str(refused)
        elif result:
            yield from (document for document, _ in result.documents)
            yield from result.errors
