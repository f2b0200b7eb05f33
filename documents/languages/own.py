"""A user's own words: a file that adds actors and verbs to the tables that ship, or moves a verb to another family.

It is the file that ``OPERATIVE_WORDS`` names (none where that is empty), else ``words.toml`` in the user's folder, if
there is one. Its tables:

    [verbs.fr]                        # a language, with forms by family
    request = ["sollicite"]

    [actors."Board of Lamps"]         # forms in a language that is left out are the English ones
    parents = ["organizations"]
    en = ["Board of Lamps", "BOL"]

An actor that ships is given more forms by its name. What is read once counts until the program ends.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from documents.errors import BadWords
from documents.languages.naming import Actor
from documents.languages.rows import LANGUAGES
from documents.languages.words import has_word

VARIABLE = "OPERATIVE_WORDS"
FILE = "words.toml"
_PARENTS = "parents"

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a user's file says: verbs by language and family, and tables of actors by name. ``mark`` tells it apart."""

    source: str = ""
    mark: str = ""
    verbs: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    actors: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def user_folder() -> Path:
    """The folder for data of this system's users, where the index and the own words are."""
    import platformdirs

    return Path(platformdirs.user_data_dir("operative", appauthor=False))


@cache
def own_words() -> OwnWords:
    """The words of this user. Raises :class:`BadWords` with the place in the file and the remedy."""
    path = _path()
    if path is None:
        return OwnWords()
    try:
        content = path.read_bytes()
        table = tomllib.loads(content.decode("utf-8"))
    except OSError as error:
        raise BadWords(
            f"{path}: cannot be read ({error.strerror}); set {VARIABLE} to the file of your words."
        ) from error
    except UnicodeDecodeError as error:
        raise BadWords(f"{path}: is not UTF-8; save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadWords(f"{path}: is no TOML: {error}; mend the line.") from error
    return _checked(table, path, hashlib.sha256(content).hexdigest()[:12])


def _path() -> Path | None:
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    path = user_folder() / FILE
    return path if path.is_file() else None


def _checked(table: Table, path: Path, digest: str) -> OwnWords:
    _only(table, ("verbs", "actors"), path, "table")
    verbs, actors = _table(table, "verbs", path), _table(table, "actors", path)
    _only(verbs, LANGUAGES, path, "language")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for code in verbs:
        found[code] = {family: _forms(forms, path, family) for family, forms in _table(verbs, code, path).items()}
        _once(found[code], path, code)
    people: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in actors:
        entry = _table(actors, name, path)
        _only(entry, (_PARENTS, *LANGUAGES), path, f'key of "{name}"')
        people[name] = {key: _forms(value, path, f"{name}: {key}") for key, value in entry.items()}
    return OwnWords(str(path), f"+{digest}", found, people)


def _table(table: Table, key: str, path: Path) -> Table:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise BadWords(f'{path}: "{key}" is no table; write it as [{key}.NAME] with its keys below.')
    return value


def _only(table: Table, allowed: Iterable[str], path: Path, what: str) -> None:
    for key in table:
        if key not in allowed:
            raise BadWords(f'{path}: "{key}" is no {what}; it may be {", ".join(allowed)}.')


def _forms(value: object, path: Path, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(form, str) and has_word(form) for form in value):
        raise BadWords(f'{path}: "{where}" is no list of words; write ["one", "another"].')
    return tuple(form.strip() for form in value)


def _once(families: Mapping[str, tuple[str, ...]], path: Path, code: str) -> None:
    seen: dict[str, str] = {}
    for family, forms in families.items():
        for form in forms:
            if seen.setdefault(form.casefold(), family) != family:
                first = seen[form.casefold()]
                raise BadWords(f'{path}: "{form}" ({code}) is in two families, {first} and {family}; keep one.')


def with_own_verbs(verbs: Mapping[str, list[str]], code: str) -> dict[str, list[str]]:
    """``verbs`` of a language with those of the user, who may give a verb another family."""
    words = own_words()
    own = words.verbs.get(code, {})
    _only(own, verbs, Path(words.source), f"family of verbs ({code})")
    moved = {form.casefold() for forms in own.values() for form in forms}
    kept = {family: [form for form in forms if form.casefold() not in moved] for family, forms in verbs.items()}
    return {family: [*forms, *own.get(family, ())] for family, forms in kept.items()}


def with_own_actors(actors: Mapping[str, Actor]) -> dict[str, Actor]:
    """``actors`` with those of the user, and the forms that the user gives to those that ship."""
    words = own_words()
    found = dict(actors)
    for name, own in words.actors.items():
        found[name] = _with_forms(actors[name], own) if name in actors else _new(name, own)
    for name, own in words.actors.items():
        for parent in own.get(_PARENTS, ()):
            if parent not in found or parent == name:
                near = get_close_matches(parent, found, n=1)
                remedy = f'did you mean "{near[0]}"?' if near else "name an actor that ships or one of your own."
                raise BadWords(f'{words.source}: "{parent}", above "{name}", is no other actor; {remedy}')
    return found


def _with_forms(actor: Actor, own: Mapping[str, tuple[str, ...]]) -> Actor:
    forms = {code: tuple(dict.fromkeys((*actor.forms[code], *own.get(code, ())))) for code in LANGUAGES}
    return Actor(actor.name, tuple(dict.fromkeys((*actor.parents, *own.get(_PARENTS, ())))), forms, actor.asked_as)


def _new(name: str, own: Mapping[str, tuple[str, ...]]) -> Actor:
    english = own.get("en") or (name,)
    return Actor(name, own.get(_PARENTS, ()), {code: own.get(code) or english for code in LANGUAGES})
