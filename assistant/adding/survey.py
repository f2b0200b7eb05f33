"""The first look at what was named: how many files there are to read, and the records to join to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from documents import OperativeError
from documents.intake import Kind, Refused, Source


@dataclass
class Survey:
    """What a first look found.

    ``facts`` counts the records of each file of records, ``errors`` says which could not be read; ``digest`` names all
    records together, "" where there are none.
    """

    files: int = 0
    bytes: int = 0
    has_pdf: bool = False
    records: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, int] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    digest: str = ""


def look_over(found: Iterable[Source | Refused]) -> Survey:
    """Count the files in ``found``, and read the records among them."""
    survey = Survey()
    digests = []
    for source in found:
        if isinstance(source, Refused):
            continue
        if source.kind == Kind.RECORDS:
            digests.append(source.digest)
            _read_records(source, survey)
        else:
            survey.files += 1
            survey.bytes += source.size
            survey.has_pdf = survey.has_pdf or source.kind == Kind.PDF
    if digests:
        survey.digest = hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()
    return survey


def _read_records(source: Source, survey: Survey) -> None:
    from documents.akoma_ntoso import read_records

    try:
        records = read_records(source.read().decode("utf-8-sig"), source.name)
    except OperativeError as error:
        survey.errors[source.name] = str(error)
    except UnicodeDecodeError as error:
        survey.errors[source.name] = f"{source.name}: not UTF-8 text (byte {error.start}); save it again as UTF-8."
    else:
        survey.records.update(records)
        survey.facts[source.name] = len(records)
