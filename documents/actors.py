"""Whom the clauses ask: the tree of actors, and the actor that a person means by a name in any of the six languages."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from documents.errors import UnknownActor
from documents.languages import LANGUAGES, actors, actors_in, fold

STATES = frozenset({"States", "Member States", "Governments"})
"""Whoever asks about one of them means what is asked of States, however they are called."""

_SUGGESTED = 3
"""Names that are offered for one that is not known."""

_LONGEST_ARTICLE = 3
"""Characters: "the", "los"."""


@cache
def related(name: str) -> frozenset[str]:
    """``name``, everybody under it, and for States, by whatever name, all States."""
    found = set(STATES if name in STATES else {name})
    grown = True
    while grown:
        under = {a.name for a in actors().values() if found.intersection(a.parents)}
        grown = not under <= found
        found |= under
    return frozenset(found)


def actors_named(text: str) -> tuple[str, ...]:
    """The canonical names of the actor that ``text`` is a name or an acronym of, in whatever language it is.

    Mostly one; a form that joins two ("international and regional organizations") stands for both. Raises
    :class:`UnknownActor` with the nearest names.
    """
    exact = _forms().get(_plain(text))
    if exact:
        return exact
    inflected = tuple(dict.fromkeys(_whole_matches(text)))
    if inflected:
        return inflected
    near = get_close_matches(_plain(text), _forms(), n=3 * _SUGGESTED, cutoff=0.7)
    names = list(dict.fromkeys(name for form in near for name in _forms()[form]))[:_SUGGESTED]
    remedy = f"did you mean {' or '.join(names)}?" if names else "give a name as resolutions print it, or an acronym."
    raise UnknownActor(f'"{text.strip()}": no actor that is known; {remedy}')


def _whole_matches(text: str) -> Iterator[str]:
    """The actors of whose names in some language ``text`` is an inflection ("Генеральному секретарю"), and no more.

    An article may stand before it.
    """
    for code in LANGUAGES:
        for match in actors_in(text, code):
            before, behind = text[: match.start].strip(), text[match.end :].strip()
            if len(before) <= _LONGEST_ARTICLE and not behind:
                yield match.name


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Every name of an actor, folded, with the canonical names that it stands for."""
    found: dict[str, list[str]] = {}
    for actor in actors().values():
        for form in (actor.name, *(form for forms in actor.forms.values() for form in forms)):
            names = found.setdefault(_plain(form), [])
            if actor.name not in names:
                names.append(actor.name)
    return {form: tuple(names) for form, names in found.items()}


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
