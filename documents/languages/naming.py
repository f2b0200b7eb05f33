"""The actors that ship: those of ``actors.csv``, and the countries with the forms that every country has.

``countries.csv`` has the names of each country. Before a name, "@" says that alone it is another word of its language
("Того", a country and "of that"); "~" marks what its people are called ("Syrian", "syrien", "сирийское"), "=" a form
that no other is made of ("Federal Government of Somalia").
A parent behind "=" in ``actors.csv`` is whom the actor is asked as: a kind of States is States.
``governments.csv`` has the forms made of each: "Government of {}" of a name, "{} authorities" of a people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from documents.languages.rows import LANGUAGES, parts, table_rows

_PACKAGE = "documents.languages"
_PEOPLE, _NEVER_ALONE, _AS_IT_IS = "~", "@", "="
_ALONE = "{}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can be asked: canonical English name, the actors above, and the forms in each language.

    ``asked_as`` is the actor that is asked where this one is named: a kind of States ("coastal States") is States.
    """

    name: str
    parents: tuple[str, ...]
    forms: Mapping[str, tuple[str, ...]]
    asked_as: str | None = None


def shipped_actors() -> dict[str, Actor]:
    """The actors of the tables that ship, by canonical name."""
    found = {row["name"]: _actor(row) for row in table_rows(_PACKAGE, "actors.csv")}
    made = {row["of"]: row for row in table_rows(_PACKAGE, "governments.csv")}
    for row in table_rows(_PACKAGE, "countries.csv"):
        forms = {code: tuple(_country_forms(row[code], made, code)) for code in LANGUAGES}
        found[row["name"]] = Actor(row["name"], parts(row["parents"]), forms)
    return found


def _actor(row: Mapping[str, str]) -> Actor:
    above = parts(row["parents"])
    asked_as = next((name.removeprefix(_AS_IT_IS) for name in above if name.startswith(_AS_IT_IS)), None)
    parents = tuple(name.removeprefix(_AS_IT_IS) for name in above)
    return Actor(row["name"], parents, {code: parts(row[code]) for code in LANGUAGES}, asked_as)


def _country_forms(cell: str, made: Mapping[str, Mapping[str, str]], code: str) -> Iterator[str]:
    for name in parts(cell):
        if name.startswith(_AS_IT_IS):
            yield name.removeprefix(_AS_IT_IS)
            continue
        templates = parts(made["people" if name.startswith(_PEOPLE) else "name"][code])
        bare = name.lstrip(_PEOPLE + _NEVER_ALONE)
        yield from (t.format(bare) for t in templates if t != _ALONE or not name.startswith(_NEVER_ALONE))
