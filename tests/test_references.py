"""References to treaties, and "Ibid." that stands for them, in the six languages."""

from __future__ import annotations

import pytest

from documents.footnotes import resolve
from documents.references import references_in

NOTES = {
    "en": ["United Nations, Treaty Series, vol. 2225, No. 39574.", "Ibid., vol. 660, No. 9464."],
    "fr": ["Nations Unies, Recueil des Traités, vol. 2225, n° 39574.", "Ibid., vol. 660, no 9464."],
    "es": ["Naciones Unidas, Treaty Series, vol. 2225, núm. 39574.", "Ibid., vol. 660, núm. 9464."],
    "ru": ["United Nations, Treaty Series, vol. 2225, No. 39574.", "Там же, vol. 660, No. 9464."],
    "zh": ["联合国，《条约汇编》，第2225卷，第39574号。", "同上，第660卷，第9464号。"],
    "ar": ["United Nations, Treaty Series, vol. 2225, No. 39574.", "المرجع نفسه، المجلد 660، الرقم 9464."],
}
"""A treaty and the next one, as the documents of each language cite them."""


def targets(text: str) -> list[str]:
    return [reference.target for reference in references_in(text)]


@pytest.mark.parametrize("code", NOTES)
def test_treaties_are_found_and_ibid_is_resolved(code: str) -> None:
    treaty, ibid = NOTES[code]
    notes = resolve([("1", treaty), ("2", ibid), ("3", ibid.replace("660", "75").replace("9464", "973"))], code)
    assert [[r.target for r in note.references] for note in notes] == [
        ["UNTS 2225/39574"],
        ["UNTS 660/9464"],
        ["UNTS 75/973"],
    ]


@pytest.mark.parametrize("code", NOTES)
def test_a_note_in_between_does_not_part_ibid_from_its_volumes(code: str) -> None:
    """Editors insert a note and leave "Ibid., vol. ..." as it was; a work without volumes cannot be meant."""
    treaty, ibid = NOTES[code]
    notes = resolve([("1", treaty), ("2", "A/78/228."), ("3", ibid)], code)
    assert [r.target for r in notes[2].references] == ["UNTS 660/9464"]


def test_ibid_may_lack_its_point() -> None:
    notes = resolve([("1", "Resolution 55/25, annex I."), ("2", "Ibid, annex II."), ("3", "Ibidem or not")], "en")
    assert [note.resolved for note in notes][1:] == ["Resolution 55/25, annex II.", "Ibidem or not"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treaty Series, vol. 75, Nos. 970–973.", [f"UNTS 75/{n}" for n in (970, 971, 972, 973)]),
        ("Recueil des Traités, vol. 75, nos 970 à 973.", [f"UNTS 75/{n}" for n in (970, 971, 972, 973)]),
        ("《条约汇编》，第75卷，第970-973号", [f"UNTS 75/{n}" for n in (970, 971, 972, 973)]),
        ("Treaty Series, vol. 1125, núms. 17512 y 17513.", ["UNTS 1125/17512", "UNTS 1125/17513"]),
        ("Treaty Series, vols. 2225, 2237 and 2241, No. 39574", [f"UNTS {v}/39574" for v in (2225, 2237, 2241)]),
        ("League of Nations, Treaty Series, vol. LX, No. 1414", []),
        ("vol. 2237, No. 39574", []),
    ],
)
def test_volumes_and_numbers_of_treaties(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


def test_documents_and_treaties_in_the_order_of_print() -> None:
    text = (
        "United Nations, Treaty Series, vol. 999, No. 14668; resolution 2200 A (XXI); Official Records of the General "
        "Assembly, Seventy-eighth Session, Supplement No. 36 (A/78/36)"
    )
    assert targets(text) == ["UNTS 999/14668", "A/RES/2200(XXI)[A]", "A/78/36"]
