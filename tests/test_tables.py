"""The tables: lists of words are data, and data can be wrong."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from documents.languages import ASKING_FAMILIES, LANGUAGES, actors, language, ordinals, table_rows
from index.terms import forms, idea_token, ideas_in, version

OPTIONAL = {
    "leads", "attached", "pronouns_attached", "preambular_first", "letters", "numerals", "branches", "special",
    "emergency", "regular", "actions_first", "echoes", "pivots", "completed", "owners", "owned", "nominatives",
    "adjectives", "adjective_endings",
}  # fmt: skip
"""What only some languages have."""

TERMS = sorted(e.name for e in resources.files("index").joinpath("terms").iterdir() if e.name.endswith(".csv"))
SCRIPTS = {"ru": "[а-яёА-ЯЁ]", "zh": "[\u3400-\u9fff]", "ar": "[\u0621-\u064a]"}
COLUMNS = ["concept", "kind", *LANGUAGES]


def table(code: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("documents.languages").joinpath(f"{code}.toml").read_text(encoding="utf-8"))


def keys_of(code: str) -> set[str]:
    """Every key of a table, with its section."""
    found = set()
    for name, section in table(code).items():
        found |= {f"{name}.{key}" for key in section if key not in OPTIONAL} if isinstance(section, dict) else {name}
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_six_tables_have_the_same_keys(code: str) -> None:
    assert keys_of(code) == keys_of("fr")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_table_is_complete(code: str) -> None:
    here = language(code)
    assert len(set(here.months)) == 12
    assert here.direction == ("rtl" if code == "ar" else "ltr")
    assert set(ASKING_FAMILIES) < set(here.verbs)
    assert all(here.verbs.values())
    assert {"{n}" in form for kind, form in here.labels.items() if kind in ("operative", "preambular", "footnote")} == {
        True
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_pattern_of_a_table_is_one(code: str) -> None:
    here = language(code)
    patterns = [p for section in here.masthead.values() for p in section]
    patterns += [*here.structure["opening"], *here.acts["action"], *here.acts["deadline"]]
    for pattern in patterns:
        re.compile(pattern)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_verb_belongs_to_one_family(code: str) -> None:
    """Else which one it is would hang on their order."""
    verbs = Counter(verb.casefold() for forms in language(code).verbs.values() for verb in set(forms))
    assert [verb for verb, count in verbs.items() if count > 1] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_ordinals_are_complete_from_1_to_99(code: str) -> None:
    assert set(ordinals(code).values()) == set(range(1, max(ordinals(code).values()) + 1))
    assert max(ordinals(code).values()) >= 99


def test_actors_have_a_name_in_every_language_and_parents_that_exist() -> None:
    everyone = actors()
    tables = [row["name"] for t in ("actors.csv", "countries.csv") for row in table_rows("documents.languages", t)]
    assert sorted(everyone) == sorted(tables)
    for actor in everyone.values():
        assert set(actor.parents) <= set(everyone), actor.name
        assert all(actor.forms[code] for code in LANGUAGES), actor.name
        assert actor.name not in actor.parents


@pytest.mark.parametrize("name", TERMS)
def test_a_file_of_terms_is_well_formed(name: str) -> None:
    """Its header, no empty cell, no empty form, no blank around one, each in its own script."""
    rows = table_rows("index", f"terms/{name}")
    assert list(rows[0]) == COLUMNS
    for row in rows:
        assert all(isinstance(cell, str) and cell for cell in row.values()), row["concept"]
        for code in LANGUAGES:
            cells = row[code].split("|")
            assert all(form and form == form.strip() for form in cells), (row["concept"], code)
            if code in SCRIPTS:
                assert any(re.search(SCRIPTS[code], form) for form in cells), (row["concept"], code)
            else:
                assert not any(re.search("|".join(SCRIPTS.values()), form) for form in cells), (row["concept"], code)


def test_an_idea_stands_in_one_row_of_one_file() -> None:
    concepts = Counter(row["concept"] for name in TERMS for row in table_rows("index", f"terms/{name}"))
    assert [concept for concept, count in concepts.items() if count > 1] == []


def test_actors_and_terms_do_not_share_names() -> None:
    """An actor would hide the term of the same name."""
    assert not {row["concept"] for name in TERMS for row in table_rows("index", f"terms/{name}")} & set(actors())


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "police"), ("fr", "police"), ("es", "policía"), ("ru", "полиция"), ("zh", "警察"), ("ar", "الشرطة")],
)
def test_one_idea_is_met_in_every_language(code: str, text: str) -> None:
    assert "police" in {m.name for m in ideas_in(text, code)}


def test_every_form_is_found_where_it_stands_alone() -> None:
    """A form that its own language cannot find would be dead weight."""
    lost = [
        (idea, code, form)
        for idea, words in forms().items()
        for code in LANGUAGES
        for form in words[code]
        if idea not in {m.name for m in ideas_in(form, code)}
    ]
    assert lost == []


def test_ideas_are_marked_and_the_table_has_a_version() -> None:
    assert idea_token("police") == "#police"
    assert re.fullmatch("[0-9a-f]{12}", version())


SHARED_FORMS = {
    ("international organizations", "regional organizations"),
    ("intergovernmental organizations", "non-governmental organizations"),
    ("police-contributing countries", "troop-contributing countries"),
    ("States", "observers"),
    ("Governments", "local authorities"),
    ("France", "administering Powers"),
    ("development institutions", "humanitarian organizations"),
    ("Member States", "observers"),
}
"""Actors that one form names together."""

SHORT_NAMES = {
    ("High Commissioner for Human Rights", "United Nations High Commissioner for Refugees"),
    (
        "Office of the United Nations High Commissioner for Human Rights",
        "Office of the United Nations High Commissioner for Refugees",
    ),
    (
        "United Nations Integrated Transition Assistance Mission in the Sudan",
        "United Nations Multidimensional Integrated Stabilization Mission in Mali",
        "United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic",
    ),
}
"""Actors that share a short name; which is meant, the document says."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_form_stands_for_one_actor(code: str) -> None:
    """Or for one and the other above it. Inflections may meet, and then the form that is printed just so counts."""
    everyone = actors()
    names: dict[str, set[str]] = {}
    for actor in actors().values():
        for form in actor.forms[code]:
            names.setdefault(form.casefold(), set()).add(actor.name)
    shared = {form: tuple(sorted(found)) for form, found in names.items() if len(found) > 1}
    unrelated = {
        form: found
        for form, found in shared.items()
        if found not in SHARED_FORMS | SHORT_NAMES
        and not any(set(everyone[name].parents) & set(found) for name in found)
    }
    assert unrelated == {}


def test_the_tree_of_actors_has_no_ring() -> None:
    everyone = actors()

    def above(name: str, seen: frozenset[str] = frozenset()) -> bool:
        return name not in seen and all(above(parent, seen | {name}) for parent in everyone[name].parents)

    assert [name for name in everyone if not above(name)] == []


def test_a_country_and_its_government_are_one() -> None:
    """Forms are made of the names of countries; a name that is another word is never one alone."""
    mali = actors()["Mali"].forms
    assert {"Mali", "Government of Mali", "Malian authorities"} <= set(mali["en"])
    assert "правительство Мали" in mali["ru"]
    assert "Мали" not in mali["ru"]
    assert sum("Member States" in actor.parents for actor in actors().values()) == 193
