"""What every door says beside a citation: where else it stands, and in which language it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.wording import wording

MOST_PLACES = 6
"""How many other places of a paragraph are named; of more the number is given."""


def tongue_said(citation: Citation, reader: str) -> str:
    """That a citation is in another language than its reader's and not held in his; nothing where that is not so."""
    if citation.language == reader or not citation.versions or reader in citation.versions:
        return ""
    words, names = wording(reader)["looked_at"], wording(reader)["follow_up"]["languages"]
    return str(words["tongue"]).format(language=names[citation.language][0], own=names[reader][0])


def also_in(others: Sequence[Citation], reader: str) -> str:
    """The other documents in which a paragraph stands, in the order given: "Also in A/RES/77/190, para. 3."."""
    if not others:
        return ""
    rest = others[MOST_PLACES:]
    before, between, behind, more = also_parts(reader, len(rest))
    form = wording(reader)["looked_at"]["place"]
    places = [form.format(document=other.symbol, label=other.label) for other in others[:MOST_PLACES]]
    return before + between.join([*places, *([more] if rest else [])]) + behind


def also_parts(reader: str, rest: int) -> tuple[str, str, str, str]:
    """What stands before, between and behind the places in which a paragraph stands too, and that ``rest`` more do."""
    words = wording(reader)["looked_at"]
    before, behind = str(words["also_in"]).split("{places}")
    return before, str(words["parted"]), behind, str(words["more_places"]).format(count=rest)


def same_as(symbol: str, label: str, number: str, reader: str) -> str:
    """Which paragraph says the same as ``number``: "3: as in A/RES/78/190, para. 3"."""
    words = wording(reader)["looked_at"]
    return str(words["as_in"]).format(number=number, place=words["place"].format(document=symbol, label=label))
