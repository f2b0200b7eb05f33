"""Words of a scan: what a machine misread is put right, what is a word or a name stays as it was read."""

from __future__ import annotations

import pytest

from documents.pdf.misreadings import Mender, mended_symbol

CONTEXT = ["The keeper of the lighthouse was fed by the village and its fishermen all through the winter of that year."]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("the Governnent of fndonesia", "the Government of Indonesia"),
        ("its thirty-s€venth session", "its thirty-seventh session"),
        ("the inplenentation of the progranme", "the implementation of the programme"),
        ("inter rupt ion.", "interruption."),
        ("In Decenber 19 84", "In December 1984"),
        ("the children's rights", "the children's rights"),
        ("the fed keeper and the fishermen", "the fed keeper and the fishermen"),
        ("Mr. Ramalho Eanes", "Mr. Ramalho Eanes"),
        ("Los Palos", "Los Palos"),
        ("20,000 barrels in 1,672 days", "20,000 barrels in 1,672 days"),
    ],
)
def test_words(read: str, meant: str) -> None:
    assert Mender([*CONTEXT, read]).mend(read) == meant


def test_a_name_is_taken_from_the_document_itself() -> None:
    """ "Ahned" beside "Ahmed": machines read n for m, not m for n."""
    mender = Mender(["Mr. Ahmed spoke.", "Mr. Ahned and Mr. Ahned left."])
    assert mender.mend("Mr. Ahned left.") == "Mr. Ahmed left."
    assert mender.changed == {"Ahned": "Ahmed"}


@pytest.mark.parametrize(
    ("read", "meant"), [("A/39/36I", "A/39/361"), ("A/39/1s0.", "A/39/150."), ("A/C.3/39/L.2", "A/C.3/39/L.2")]
)
def test_figures_of_symbols(read: str, meant: str) -> None:
    assert mended_symbol(read) == meant
