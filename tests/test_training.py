"""The training's parts: gradients against differences, drawing that loses nothing, official XML aligned."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

import batches
import corpus
import extract
import losses
import tokens
from bags import Bags

DIFFERENCE = 1e-3


def numeric(loss: object, vectors: np.ndarray) -> np.ndarray:
    """The gradient of ``loss`` at ``vectors`` by central differences."""
    found = np.zeros_like(vectors)
    for place in np.ndindex(vectors.shape):
        for sign in (1, -1):
            moved = vectors.copy()
            moved[place] += sign * DIFFERENCE
            found[place] += sign * loss(moved) / (2 * DIFFERENCE)  # type: ignore[operator]
    return found


def test_the_gradient_of_the_contrast_is_that_of_its_loss() -> None:
    generator = np.random.default_rng(1)
    queries, documents = generator.standard_normal((2, 4, 3))
    masked = np.zeros((4, 4), dtype=bool)
    masked[0, 2] = True
    _, by_query, by_document = losses.contrast(queries, documents, masked, 0.5)
    np.testing.assert_allclose(
        by_query, numeric(lambda moved: losses.contrast(moved, documents, masked, 0.5)[0], queries), atol=1e-5
    )
    np.testing.assert_allclose(
        by_document, numeric(lambda moved: losses.contrast(queries, moved, masked, 0.5)[0], documents), atol=1e-5
    )


def test_the_gradient_of_distilling_is_that_of_the_cross_entropy_between_softmaxes() -> None:
    generator = np.random.default_rng(2)
    vectors, teacher = generator.standard_normal((5, 3)), losses.unit(generator.standard_normal((5, 4)))[0]
    wanted = losses._line_softmax(teacher @ teacher.T, 0.5)

    def cross_entropy(moved: np.ndarray) -> float:
        units = losses.unit(moved)[0]
        shares = losses._line_softmax(units @ units.T, 0.5)
        apart = ~np.eye(len(moved), dtype=bool)
        return float(-(wanted[apart] * np.log(shares[apart])).sum() / len(moved))

    np.testing.assert_allclose(losses.distill(vectors, teacher, 0.5), numeric(cross_entropy, vectors), atol=1e-5)


def test_bags_are_means_and_only_their_tokens_are_touched() -> None:
    weights = np.arange(12, dtype=np.float32).reshape(6, 2)
    bags = Bags([[1, 1, 4], [3]], np.zeros(2), 6, np.random.default_rng(0))
    np.testing.assert_allclose(bags.means(weights), [(2 * weights[1] + weights[4]) / 3, weights[3]])
    assert bags.touched.tolist() == [1, 3, 4]


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_an_order_holds_every_row_once(share: float) -> None:
    near = (np.arange(50)[:, None] + np.array([1, 7, 20, 33])) % 50
    assert sorted(batches.by_neighbours(near, share, Random(1))) == list(range(50))
    assert sorted(batches.by_document(["a", "b"] * 25, share, Random(1))) == list(range(50))


def test_neighbours_are_the_nearest_of_other_words() -> None:
    passage = {"en": lambda ids: type("Passage", (), {"ids": ids})()}["en"]
    material = type("Material", (), {"passages": [{"en": passage(ids)} for ids in ([0], [0], [0, 1], [2])]})()
    weights = np.array([[1, 0, 0], [0.5, 1, 0], [0, 0, 1]], dtype=np.float32)
    found = batches.neighbours(material, weights, np.array([7, 7, 8, 9]), 1)
    assert found[:, 0].tolist()[:2] == [2, 2]


@pytest.mark.parametrize(
    "text",
    ["Le Secrétaire général, n° 3", "Ёлка İstanbul ﬁn", "الأمينُ العامّ؛ الجمعية", "秘书长（第12段）", "½ A\u0301 _x_"],
)
def test_both_ways_of_folding_agree(text: str) -> None:
    assert tokens.normalize(text) == tokens.normalizer().normalize_str(text)


def test_no_chinese_piece_is_longer_than_a_word() -> None:
    found = tokens.train(["联合国系统各组织 human rights"] * 50, 200)
    assert not [piece for piece in found.get_vocab() if tokens._is_long_chinese(piece)]


def test_rows_of_a_session_are_told_apart() -> None:
    texts = {"en": "Decides to remain seized of the matter", "fr": "Décide de rester saisie de la question"}
    for symbol, held in (
        ("A/RES/78/3", True),
        ("GA decision 78/402 B", True),
        ("A/RES/77/78", False),
        ("S/RES/2578(2021)", False),
    ):
        assert corpus.Row(symbol, "OP1", texts).is_of_session("78") is held


XML = """<akomaNtoso><preface><docTitle>{title}</docTitle></preface><preamble><container><p>{preamble}</p></container>
</preamble><mainBody><paragraph><num>1.</num><list><intro><p>{intro}</p></intro><point><num>(a)</num><content><p>
{first}<authorialNote marker="1"><p>A note</p></authorialNote></p></content></point></list></paragraph>
</mainBody></akomaNtoso>"""


def test_official_xml_gives_paragraphs_and_items_without_notes_and_numbers(tmp_path: Path) -> None:
    for folder, letter, texts in (
        (
            "English",
            "E",
            ("On seeds of trees", "Recalling all of its seeds", "Requests all States:", "To sow their seeds early"),
        ),
        (
            "French",
            "F",
            ("Sur les graines", "Rappelant toutes ses graines", "Prie tous les États :", "De semer leurs graines tôt"),
        ),
    ):
        (tmp_path / folder).mkdir()
        xml = XML.format(**dict(zip(("title", "preamble", "intro", "first"), texts, strict=True)))
        (tmp_path / folder / f"A_RES_75_1-2000001{letter}.xml").write_text(xml, encoding="utf-8")
    found = {row["id"]: (row["en"], row["fr"]) for row in extract.rows(tmp_path)}
    assert found == {
        "TITLE": ("On seeds of trees", "Sur les graines"),
        "PP1": ("Recalling all of its seeds", "Rappelant toutes ses graines"),
        "OP1": ("Requests all States: To sow their seeds early", "Prie tous les États : De semer leurs graines tôt"),
        "OP1(1)": ("To sow their seeds early", "De semer leurs graines tôt"),
    }


def test_sessions_kept_for_evaluation_are_never_read(tmp_path: Path) -> None:
    for folder in ("79session/English", "79session/French", "80session/English", "80session/French"):
        (tmp_path / folder).mkdir(parents=True)
        xml = XML.format(title="A title", preamble="Recalling this and that", intro="Asks for", first="a thing or two")
        (tmp_path / folder / f"A_RES_{folder[:2]}_1-2000001{folder[10]}.xml").write_text(xml, encoding="utf-8")
    assert list(extract.rows(tmp_path)) == []
