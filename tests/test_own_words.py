"""A user's own verbs and actors: one file, over the tables that ship."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from documents import Clause, read
from documents.actors import actors_named, related
from documents.errors import BadWords
from documents.languages import LANGUAGES, actors, actors_in, language, own
from documents.reading import PARSER, parser_mark
from index import Index
from index.terms import version

Write = Callable[[str], Path]

RESOLUTION = """A/RES/75/903
Seventy-fifth session

Lamps and wicks

The General Assembly,

Noting the lamps,

1. Implores the Board of Lamps to trim the wicks;

2. Requests the Secretary-General to count the lamps.
"""


def forget() -> None:
    """Let all tables be read anew."""
    ours = [m for name, m in sys.modules.items() if name.split(".")[0] in ("documents", "index", "assistant")]
    for thing in [thing for module in ours for thing in vars(module).values()]:
        if hasattr(thing, "cache_clear"):
            thing.cache_clear()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Writes the user's file and makes it count."""

    def written(text: str) -> Path:
        path = tmp_path / "words.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("OPERATIVE_WORDS", str(path))
        forget()
        return path

    yield written
    monkeypatch.undo()
    forget()


def clauses(tmp_path: Path) -> list[Clause]:
    path = tmp_path / "A_RES_75_903.en.txt"
    path.write_text(RESOLUTION, encoding="utf-8")
    return [clause for paragraph in read(path).paragraphs for clause in paragraph.clauses if paragraph.number]


def test_a_verb_and_an_actor_of_ones_own(write: Write, tmp_path: Path) -> None:
    write(
        '[verbs.en]\nurge = ["implores"]\n\n'
        '[actors."Board of Lamps"]\nparents = ["organizations"]\n'
        'en = ["Board of Lamps", "BOL"]\nfr = ["Conseil des lampes"]'
    )
    first = next(c for c in clauses(tmp_path) if c.verb == "Implores")
    assert (first.family, first.addressees) == ("urge", ("Board of Lamps",))
    assert "Board of Lamps" in related("organizations")
    assert actors_named("Conseil des lampes") == ("Board of Lamps",)
    assert actors()["Board of Lamps"].forms["ru"] == ("Board of Lamps", "BOL")


def test_a_verb_that_ships_is_moved(write: Write) -> None:
    assert "requests" in language("en").verbs["request"]
    write('[verbs.en]\ndemand = ["Requests"]')
    assert "requests" not in language("en").verbs["request"]
    assert "Requests" in language("en").verbs["demand"]
    assert language("fr").verbs["request"]


def test_an_actor_that_ships_gets_more_forms(write: Write) -> None:
    write('[actors.Secretary-General]\nen = ["Chief of the Lamps"]')
    assert [m.name for m in actors_in("the Chief of the Lamps and the Secretary-General", "en")] == [
        "Secretary-General", "Secretary-General",
    ]  # fmt: skip
    assert set(actors()["Secretary-General"].forms) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[verbs.en]\nbeg = ['implores']", '"beg" is no family of verbs (en); it may be decide, demand'),
        ("[verbs.de]\nrequest = ['bittet']", '"de" is no language; it may be en, fr'),
        ("[verbs.en]\nurge = 'implores'", '"urge" is no list of words'),
        ("[verbs.en]\nurge = ['begs']\ncall = ['Begs']", '"Begs" (en) is in two families, urge and call'),
        ("[actors.Lamps]\nparents = ['organisations']", 'did you mean "organizations"?'),
        ("[actors.Lamps]\nname = ['Lamps']", '"name" is no key of "Lamps"'),
        ("[verb.en]", '"verb" is no table; it may be verbs, actors.'),
        ("actors = ['Lamps']", '"actors" is no table'),
        ("[verbs.en", "is no TOML"),
    ],
)
def test_what_is_wrong_is_named_with_the_remedy(write: Write, text: str, said: str) -> None:
    path = write(text)
    with pytest.raises(BadWords) as error:
        (language("en"), actors())
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)


def test_a_file_that_is_not_there(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write("")
    monkeypatch.setenv("OPERATIVE_WORDS", str(tmp_path / "none.toml"))
    forget()
    with pytest.raises(BadWords, match="OPERATIVE_WORDS"):
        language("en")


def test_words_toml_in_the_users_folder(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write('[verbs.en]\nurge = ["implores"]')
    monkeypatch.delenv("OPERATIVE_WORDS")
    monkeypatch.setattr(own, "user_folder", lambda: tmp_path)
    forget()
    assert "implores" in language("en").verbs["urge"]


def test_without_a_file_the_tables_are_those_that_ship(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write('[verbs.en]\nurge = ["implores"]')
    monkeypatch.setenv("OPERATIVE_WORDS", "")
    forget()
    assert own.own_words() == own.OwnWords()
    assert parser_mark() == PARSER


def test_an_index_reads_its_documents_again_when_the_words_change(
    write: Write, small_index: Callable[[], Index], tmp_path: Path
) -> None:
    from documents import read_file

    write("")
    path = tmp_path / "A_RES_75_903.en.txt"
    path.write_text(RESOLUTION, encoding="utf-8")
    index = small_index()
    index.add([read_file(path)])
    before = version()
    assert [p.clauses for p in index.documents[0].paragraphs if p.id == "OP1"] == [()]
    index.close()
    write('[verbs.en]\nurge = ["implores"]\n[actors."Board of Lamps"]')
    again = small_index()
    (clause,) = next(p.clauses for p in again.documents[0].paragraphs if p.id == "OP1")
    assert (clause.family, clause.addressees) == ("urge", ("Board of Lamps",))
    assert version() != before
