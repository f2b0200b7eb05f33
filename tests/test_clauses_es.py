"""Clauses of Spanish paragraphs: sentences in the manner of resolutions, one construction each."""

from __future__ import annotations

import pytest

from documents.addressees import ActorsBefore
from documents.clauses import read_clauses
from documents.model import Clause


def clauses(text: str, title: str = "") -> tuple[Clause, ...]:
    return read_clauses(text, "es", ActorsBefore(title, "es"), "General Assembly")


ASKED = {
    "Solicita al Secretario General que presente un informe": {"Secretary-General"},
    "Solicita también al Secretario General que, en consulta con los Estados Miembros, elabore un plan": {
        "Secretary-General"
    },
    "Exhorta a los Estados Miembros y a la sociedad civil a que adopten medidas": {"Member States", "civil society"},
    "Insta a los Estados, incluidos los países en desarrollo, a que cooperen": {"States", "developing countries"},
    "Alienta a los Estados que aún no lo hayan hecho a que se adhieran al Protocolo": {"States"},
    "Alienta a los Estados a que tengan en cuenta estas recomendaciones": {"States"},
    "Invita al sector privado a contribuir al fondo": {"private sector"},
    "Insta a Myanmar y a los Estados Miembros a que protejan a los civiles": {"Myanmar", "Member States"},
    "Invita a la Organización Mundial de la Salud a seguir prestando apoyo": {"World Health Organization"},
    # A clause of its own, with its subject.
    "Exige que Israel ponga fin a esas prácticas": {"Israel"},
    "Recomienda que los Estados y las organizaciones internacionales apliquen la Guía": {
        "States",
        "international organizations",
    },
    "Exhorta a que los Estados cooperen": {"States"},
    "Reitera su solicitud de que el Secretario General provea las vacantes": {"Secretary-General"},
    # Agents inside a noun.
    "Alienta los esfuerzos de los Estados por erradicar la pobreza": {"States"},
    "Pide la plena cooperación de los Estados Miembros": {"Member States"},
    "Alienta la cooperación entre los Estados Miembros": {"Member States"},
    "Alienta a que prosigan los esfuerzos de la comunidad internacional": {"international community"},
    # Nobody.
    "Alienta la adopción de nuevas medidas": set(),
    "Pide que se refuerce la cooperación": set(),
    # The organ itself.
    "Decide convocar una reunión de alto nivel": {"General Assembly"},
    "Decide, a fin de asegurar la continuidad, seguir examinando la cuestión": {"General Assembly"},
    "Conviene en examinar las disposiciones de la resolución": {"General Assembly"},
    "Se compromete a reforzar el multilateralismo": {"General Assembly"},
    "Decide que el Comité celebre dos reuniones": set(),
    "Decide invitar a los Estados Miembros a que designen expertos": {"Member States"},
}


@pytest.mark.parametrize(("text", "names"), ASKED.items())
def test_whom_an_act_asks(text: str, names: set[str]) -> None:
    assert {name for c in clauses(f"{text};") for name in c.addressees} == names


def test_pronouns_before_a_verb() -> None:
    text = "Expresa su aprecio a los Estados Miembros y a los donantes, y los alienta a aumentar sus contribuciones;"
    assert set(clauses(text)[-1].addressees) == {"Member States", "donors"}
    text = "Solicita al Secretario General que convoque una reunión, y le solicita que presente un informe;"
    assert clauses(text)[-1].addressees == ("Secretary-General",)


def test_a_decision_to_invite_is_an_invitation() -> None:
    assert clauses("Decide invitar a los Estados a participar;")[0].family == "invite"


DEADLINES = {
    "Solicita al Secretario General que informe en su octogésimo primer período de sesiones": (
        "en su octogésimo primer período de sesiones"
    ),
    "Solicita al Secretario General que lo haga en sus períodos de sesiones septuagésimo noveno y octogésimo": (
        "en sus períodos de sesiones septuagésimo noveno y octogésimo"
    ),
    "Solicita a la Presidencia que nombre, al comienzo del octogésimo período de sesiones, a dos facilitadores": (
        "comienzo del octogésimo período de sesiones"
    ),
    "Decide incluir el tema en el programa provisional de su octogésimo segundo período de sesiones": (
        "programa provisional de su octogésimo segundo período de sesiones"
    ),
    "Invita al Comité a que informe en su próximo período de sesiones": "en su próximo período de sesiones",
    "Invita a los Estados a que presenten observaciones a más tardar el 31 de marzo de 2027": (
        "a más tardar el 31 de marzo de 2027"
    ),
    "Insta a los Estados a que reduzcan esas corrientes para 2030": "para 2030",
    "Solicita al Secretario General que concluya la labor antes de finales de 2026": "antes de finales de 2026",
    "Solicita al Secretario General que prorrogue las medidas hasta el 1 de julio de 2027": (
        "hasta el 1 de julio de 2027"
    ),
    "Solicita al Secretario General que convoque una reunión del 10 al 14 de junio de 2026": (
        "del 10 al 14 de junio de 2026"
    ),
    "Solicita al Secretario General que aplique el presupuesto para 2026": None,
    "Exhorta a los Estados a que apliquen la Agenda 2030": None,
    "Decide prorratear la suma con arreglo a la escala de cuotas para 2027": None,
    "Invita a los Estados a que presenten propuestas en sus futuros períodos de sesiones": None,
}


@pytest.mark.parametrize(("text", "deadline"), DEADLINES.items())
def test_deadlines(text: str, deadline: str | None) -> None:
    assert clauses(f"{text};")[0].deadline == deadline


RECURRENCES = {
    "Solicita al Secretario General que informe anualmente": "anualmente",
    "Solicita al Secretario General que presente cada dos años un informe": "cada dos años",
    "Insta a los Estados a que paguen sus cuotas sin demora": "sin demora",
    "Exhorta a los Estados a que investiguen con prontitud esos actos": "con prontitud",
    "Solicita al Secretario General que prepare el informe anual": None,
}


@pytest.mark.parametrize(("text", "recurrence"), RECURRENCES.items())
def test_recurrence(text: str, recurrence: str | None) -> None:
    assert clauses(f"{text};")[0].recurrence == recurrence


DUE = {
    "Solicita al Secretario General que le presente un informe": "report",
    "Solicita al Secretario General que siga informando sobre los progresos": "report",
    "Solicita al Secretario General que convoque una reunión": "meeting",
    "Invita a los Estados a que presenten sus observaciones": "information",
    "Insta a los Estados a que ratifiquen el Protocolo": None,
}


@pytest.mark.parametrize(("text", "due"), DUE.items())
def test_what_is_due(text: str, due: str | None) -> None:
    assert clauses(f"{text};")[0].due == due


OWN = {"Decide convocar una reunión": True, "Decide que se convoque una reunión": False, "Decide no aprobarlo": True}


@pytest.mark.parametrize(("text", "own"), OWN.items())
def test_what_the_organ_decides_to_do_itself(text: str, own: bool) -> None:
    assert clauses(f"{text};")[0].own is own


def test_a_long_paragraph_is_read_in_linear_time() -> None:
    text = "Alienta a los Estados, " + "en su octogésimo primer y segundo, a más tardar, la sociedad civil y " * 1500
    assert clauses(text)[0].family == "encourage"
