"""Scores, fusion, the cut and the honest no: arithmetic that fits on a hand."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.engine import Assistant
from assistant.matching import Group
from assistant.retrieval import Cut, cut, fuse, holders, ranked

FUSED = np.array([4.0, 10.0, 9.0, 8.0, 7.9], dtype=np.float32)
COVERED = np.array([1.0, 0.8, 0.8, 0.5, 0.8], dtype=np.float32)
ORDER = [1, 2, 3, 4, 0]


def test_fusion_adds_the_weighted_cosine() -> None:
    lexical, cosine = np.array([1.0, 2.0], dtype=np.float32), np.array([0.5, -0.25], dtype=np.float32)
    assert fuse(lexical, cosine, 4.0).tolist() == [3.0, 1.0]
    assert fuse(lexical, cosine, 0.0).tolist() == [1.0, 2.0]


def test_ranking_leaves_out_what_is_not_allowed_and_keeps_the_order_of_print() -> None:
    assert ranked(np.array([1, 3, 3, 2], dtype=np.float32), np.array([True, True, True, False])) == [1, 2, 0]


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        (Cut(0.8, 1.0, 9), [1, 2, 3]),
        (Cut(0.8, 0.1, 9), [1, 2]),
        (Cut(0.7, 0.1, 9), [1, 2, 4]),
        (Cut(0.7, 1.0, 2), [1, 2]),
        (Cut(0.0, 1.0, 9), ORDER),
    ],
)
def test_the_cut_keeps_what_is_near_the_best_in_score_and_coverage(limits: Cut, kept: list[int]) -> None:
    assert cut(FUSED, COVERED, ORDER, limits) == kept


def test_nothing_is_cut_from_nothing() -> None:
    assert cut(FUSED, COVERED, [], Cut(0.5, 0.5, 3)) == []


def test_a_unit_with_the_phrase_holds_its_words() -> None:
    """A document may name a thing by a phrase none of whose words is a word of the question's."""
    groups = [Group("non", 0, 3), Group("governmental", 4, 16), Group("non governmental", 0, 16, is_phrase=True)]
    each = [np.array(row, dtype=np.float32) for row in ([0, 0, 0], [0, 1, 0], [2, 0, 0])]
    assert holders(groups, each, 0).tolist() == [True, False, False]
    assert holders(groups, each, 1).tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Where does the text speak of education?", {"PP8", "OP5", "OP6"}),
        ("Где речь идёт о неправительственных организациях?", {"PP9", "OP1", "OP15"}),
        ("¿Qué párrafo pide ratificar el Protocolo de Palermo?", {"OP3"}),
        ("Why did the agencies meet in Japan?", {"OP11"}),
        ("Les États sont-ils tenus de protéger les victimes ?", {"PP7"}),
        ("О чём просят Генерального секретаря в связи с координационной группой?", {"OP12", "OP13"}),
        ("¿Qué resoluciones anteriores se recuerdan en el preámbulo?", {"PP1", "PP2"}),
        ("В каком абзаце преамбулы перечислены прежние резолюции Генеральной Ассамблеи?", {"PP1"}),
        ("Quelles résolutions antérieures du Conseil économique et social sont citées ?", {"PP2", "OP11"}),
        ("Que dit le texte de la peine de mort ?", set()),
    ],
)
def test_whole_answers(assistant: Assistant, question: str, cited: set[str]) -> None:
    """Nothing that answers is left out, and no more beside it."""
    found = {citation.paragraph for citation in assistant.ask(question).citations}
    assert cited <= found
    assert len(found) <= 2 * len(cited)
