"""What deadlines mean in numbers, in six languages, and whom a name means."""

from __future__ import annotations

import pytest

from documents.actors import actors_named, related
from documents.deadlines import targets
from documents.errors import UnknownActor


@pytest.mark.parametrize(
    ("code", "deadline", "sessions"),
    [
        ("en", "at its eightieth session", (80,)),
        ("en", "during its 80th session", (80,)),
        ("en", "at its seventy-ninth and eighty-first sessions", (79, 81)),
        ("en", "at the first part of its resumed seventy-ninth session", (79,)),
        ("en", "at its first meeting", ()),
        ("en", "at its next session", ()),
        ("fr", "à sa quatre-vingtième session", (80,)),
        ("fr", "à ses quatre-vingtième et quatre-vingt-deuxième sessions", (80, 82)),
        ("es", "en su octogésimo período de sesiones", (80,)),
        ("es", "en sus períodos de sesiones octogésimo y octogésimo primero", (80, 81)),
        ("ru", "на ее восьмидесятой сессии", (80,)),
        ("ru", "на 80-й сессии", (80,)),
        ("zh", "大会第八十届会议", (80,)),
        ("zh", "委员会第80届会议", (80,)),
        ("zh", "第七十九和第八十届会议", (79, 80)),
        ("ar", "في دورتها الثمانين", (80,)),
        ("ar", "في دورتيها الثمانين والحادية والثمانين", (80, 81)),
        ("ar", "في دورتها الثامنة عشرة", (18,)),
        ("ar", "في الدورة ٨٠", (80,)),
    ],
)
def test_sessions(code: str, deadline: str, sessions: tuple[int, ...]) -> None:
    assert targets(deadline, code) == (sessions, ())


@pytest.mark.parametrize(
    ("code", "deadline", "years"),
    [
        ("en", "by 31 May 2025", (2025,)),
        ("en", "in 2025-2026", (2025, 2026)),
        ("en", "by resolution 2025/12", ()),
        ("fr", "d'ici à la fin de 2030", (2030,)),
        ("zh", "2025年底之前", (2025,)),
        ("ar", "بحلول عام ٢٠٣٠", (2030,)),
    ],
)
def test_years(code: str, deadline: str, years: tuple[int, ...]) -> None:
    assert targets(deadline, code) == ((), years)


def test_several_deadlines_and_none() -> None:
    assert targets("at its eightieth session; by 31 May 2025", "en") == ((80,), (2025,))
    assert targets(None, "en") == ((), ())


@pytest.mark.parametrize(
    "name",
    [
        "United Nations Office on Drugs and Crime", "UNODC", "unodc", "ONUDC", "the UNODC", "УНП ООН",
        "l'Office des Nations Unies contre la drogue et le crime", "联合国毒品和犯罪问题办公室",
    ],
)  # fmt: skip
def test_an_actor_by_any_of_its_names(name: str) -> None:
    assert actors_named(name) == ("United Nations Office on Drugs and Crime",)


@pytest.mark.parametrize(
    "name", ["Secrétaire général", "Генеральному секретарю", "秘书长", "الأمين العام", "the Secretary-General"]
)
def test_an_inflected_name(name: str) -> None:
    assert actors_named(name) == ("Secretary-General",)


def test_a_form_that_joins_two_actors_names_both() -> None:
    assert set(actors_named("international and regional organizations")) == {
        "international organizations", "regional organizations",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said"),
    [("Secretary Genral", "did you mean Secretary-General or"), ("Secretary-General and others", "did you mean"),
     ("xyzzy", "give a name as resolutions print it"), ("", "give a name as resolutions print it")],
)  # fmt: skip
def test_an_unknown_actor_is_named_with_the_nearest(name: str, said: str) -> None:
    with pytest.raises(UnknownActor, match=said) as error:
        actors_named(name)
    assert f'"{name}"' in str(error.value)


def test_everybody_below_is_related() -> None:
    assert {"Member States", "Governments", "States"} <= related("States") == related("Governments")
