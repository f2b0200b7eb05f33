"""The acts that a question looks for, found by look-up in the store: a row for each paragraph, grouped for reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from assistant.finding import Act, Context
from assistant.wording import cue_table
from documents.languages import ASKING_FAMILIES
from index import Mandate, MandateFilter

DECIDE = "decide"
BINDING = (DECIDE, *ASKING_FAMILIES)
"""Families of acts by which something is to be done, in the order in which answers show them: the organ decides it, or
asks it of somebody."""


def acts_in(
    context: Context,
    *,
    addressees: Collection[str] = (),
    families: Collection[str] = ASKING_FAMILIES,
    deadlines: Collection[int] = (),
    own: bool = False,
    dated: bool = False,
    report: bool = False,
    names_somebody: bool = False,
) -> list[Act]:
    """The paragraphs in scope with such an act, in the order of the index; see :class:`index.MandateFilter`.

    ``dated`` acts have a time limit of any kind, those for a ``report`` ask for one; ``names_somebody`` leaves out what
    is asked of nobody.
    """
    if not families:
        return []
    code = context.question.language
    symbols = tuple(document.symbol for document in context.documents) if context.is_limited else ()
    found = context.index.mandates(
        MandateFilter(
            addressees=tuple(addressees), families=tuple(families), deadlines=tuple(deadlines), own=own,
            symbols=symbols, language=code,
        )
    )  # fmt: skip
    wanted = (
        mandate
        for mandate in found
        if (mandate.addressees or not names_somebody)
        and (mandate.deadline or mandate.recurrence or not dated)
        and (not report or is_for_report(mandate))
    )
    return _by_paragraph(context, wanted)


def is_for_report(mandate: Mandate) -> bool:
    """Whether an act asks for a report or another account."""
    cues = cue_table(mandate.language, "due").find_all(mandate.action)
    return mandate.due == "report" or any(cue.name == "report" for cue in cues)


def _by_paragraph(context: Context, found: Iterable[Mandate]) -> list[Act]:
    held: dict[int, list[Mandate]] = {}
    for mandate in found:
        row = context.rows.get((mandate.symbol, mandate.language, mandate.paragraph))
        if row is not None:
            held.setdefault(row, []).append(mandate)
    return [_act(row, acts) for row, acts in held.items()]


def _act(row: int, acts: Sequence[Mandate]) -> Act:
    return Act(row, min((act.family for act in acts), key=_rank), any(act.doubt for act in acts))


def _rank(family: str) -> int:
    return BINDING.index(family) if family in BINDING else len(BINDING)


def grouped(context: Context, acts: Sequence[Act], best_first: Sequence[int] = ()) -> list[Act]:
    """``acts`` as they are shown: by document, by family, in the order of print.

    The documents are in the order of their rows in ``best_first``, else in that of ``acts``.
    """
    units = context.index.units
    rows = [*best_first, *(act.row for act in acts)]
    places = {symbol: at for at, symbol in enumerate(dict.fromkeys(units[row].symbol for row in rows))}
    return sorted(acts, key=lambda act: (places[units[act.row].symbol], _rank(act.family), act.row))
