"""The embedders: the embedded one is what its card says, and gives sentence-transformers' vectors without it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import FIXTURES
from doors import Done, operative
from hypothesis import given
from hypothesis import strategies as st

from documents.errors import BadModel
from index import EmbeddedModel, SentenceTransformerEmbedder, default_embedder, embedded, embedder, pieces
from index import embedding as module
from index.vectors import VectorIndex

TEXTS = ["the Secretary-General", "a report to the Assembly", "贩运人口", "العدالة", "Ёлка и мир"]
WORDLESS = ["", "   ", "... ؟ 。", "\N{GRINNING FACE}"]
HEAVY = ("torch", "transformers", "sentence_transformers", "tokenizers", "safetensors", "scipy", "gradio")
STRANGE = [
    "ΟΔΟΣ ΣΣ", "½ ﷺ İstanbul", "\u0301abc", "قسم ىة ـ", "x\u00adz", "ﬁ①²", "𝔘𝔫", "_a_b_", "٣٤ Ⅳ", "한국어 ไทย",
    "zzqxjkv", "e\u0301",
]  # fmt: skip


def six_languages() -> dict[str, list[str]]:
    """Texts of our own in each of the six languages."""
    root = Path(__file__).parent
    rows = [json.loads(line) for line in (root / "quality" / "questions.jsonl").read_text("utf-8").splitlines()]
    texts: dict[str, list[str]] = {code: [] for code in ("en", "fr", "es", "ru", "zh", "ar")}
    for row in rows:
        texts[row["lang"]].append(row["question"])
    for path in FIXTURES.glob("*.txt"):
        texts[path.name.split(".")[1]] += [block for block in path.read_text("utf-8").split("\n\n") if block.strip()]
    return texts


def copied(folder: Path) -> Path:
    """A copy of the model that a test may harm."""
    shutil.copytree(embedded.FOLDER, folder / "model")
    return folder / "model"


# -- the embedded model ---------------------------------------------------------------------------------------------


def test_the_weights_are_those_that_the_card_names() -> None:
    weights = (embedded.FOLDER / "model.safetensors").read_bytes()
    stated = embedded.checksums()["model.safetensors"]
    assert hashlib.sha256(weights).hexdigest() == stated
    assert default_embedder().name == f"operative:{stated[:12]}"


def test_vectors_have_length_one_and_need_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError(f"a connection to {arguments[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    vectors = EmbeddedModel().encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape[0] == len(TEXTS)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_without_a_word_is_like_nothing() -> None:
    """Its vector is zero, with which FAISS scores every unit zero."""
    vectors = default_embedder().encode([*WORDLESS, *TEXTS])
    assert not vectors[: len(WORDLESS)].any()
    index = VectorIndex.build(vectors)
    assert index.scores(vectors[0]).tolist() == [0.0] * len(vectors)
    assert np.isfinite(index.scores(vectors[-1])).all()
    assert default_embedder().encode([]).shape == (0, vectors.shape[1])


def test_vectors_are_those_of_sentence_transformers() -> None:
    """In all six languages. It computes in halves, as the weights are stored; in floats its vectors are ours."""
    library = pytest.importorskip("sentence_transformers")
    model = library.SentenceTransformer(str(embedded.FOLDER), device="cpu").float()
    for language, texts in {**six_languages(), "none": [*WORDLESS, *STRANGE, "word " * 5000]}.items():
        theirs = model.encode(texts, show_progress_bar=False)
        np.testing.assert_allclose(default_embedder().encode(texts), theirs, atol=1e-4, err_msg=language)


def test_sentence_transformers_loads_the_folder_as_it_is() -> None:
    """In halves its vectors still point where ours do; a text without a word has none, and becomes zero."""
    theirs = SentenceTransformerEmbedder(str(embedded.FOLDER))
    for language, texts in six_languages().items():
        vectors = theirs.encode(texts)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        assert (vectors * default_embedder().encode(texts)).sum(axis=1).min() >= 0.9999, language
    assert not theirs.encode(WORDLESS).any()


@cache
def tokenizers_of_the_model() -> tuple[pieces.Pieces, Any]:
    """Ours, and that of the library that its file is written for."""
    library = pytest.importorskip("tokenizers").Tokenizer.from_file(str(embedded.FOLDER / "tokenizer.json"))
    return pieces.read_pieces((embedded.FOLDER / "tokenizer.json").read_bytes()), library


def test_pieces_are_those_of_tokenizers() -> None:
    ours, library = tokenizers_of_the_model()
    texts = [text for some in six_languages().values() for text in some] + STRANGE + WORDLESS
    theirs = library.encode_batch_fast(texts, add_special_tokens=False)
    for text, cut, expected in zip(texts, ours.of(texts), theirs, strict=True):
        assert cut.tolist() == expected.ids, text


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z"), max_codepoint=0x2FFF), max_size=40))
def test_pieces_are_those_of_tokenizers_for_any_text(text: str) -> None:
    ours, library = tokenizers_of_the_model()
    theirs = library.encode(text, add_special_tokens=False).ids
    assert ours.of([text])[0].tolist() == theirs


def test_a_text_of_any_length_is_embedded() -> None:
    vectors = default_embedder().encode(["word " * 20_000, "a" * 100_000, "字" * 100_000])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_words_are_remembered_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "REMEMBERED", 100)
    monkeypatch.setattr(pieces, "_TOGETHER", 7)
    model = EmbeddedModel()
    for number in range(200):
        texts = [f"word{number} x{number}", "字" * (number % 5)]
        np.testing.assert_array_equal(model.encode(texts), default_embedder().encode(texts))
        assert sum(map(len, model.load()._pieces._known)) <= 100
    model.encode(["字" * 500])
    assert not model.load()._pieces._known


def test_several_threads_share_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while what was remembered is forgotten."""
    monkeypatch.setattr(pieces, "REMEMBERED", 500)
    texts = [text for some in six_languages().values() for text in some]
    alone = default_embedder().encode(texts)
    model = EmbeddedModel()

    def part(number: int) -> None:
        np.testing.assert_array_equal(model.encode(texts[number:]), alone[number:])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(part, range(48))) == [None] * 48


def test_it_is_fast() -> None:
    """A loose bound in processor time, which other work beside it leaves alone; ``bench/embedding.py`` measures."""
    texts = [text for some in six_languages().values() for text in some]
    model = EmbeddedModel()
    model.load()
    start = time.process_time()
    model.encode(texts)
    assert len(texts) / (time.process_time() - start) > 1000


@pytest.mark.parametrize("place", [-1, 5_000, 20])
def test_altered_weights_are_refused(tmp_path: Path, place: int) -> None:
    """One byte is enough."""
    folder = copied(tmp_path)
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[place] ^= 1
    (folder / "model.safetensors").write_bytes(weights)
    with pytest.raises(BadModel, match=r"model\.safetensors: altered, .* install Operative again"):
        EmbeddedModel(folder).encode(["text"])


def _cut_short(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).write_bytes((folder / file).read_bytes()[:1000]) and None


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: (folder / "model.safetensors").unlink(), r"model\.safetensors: a file .* is missing"),
        (lambda folder: (folder / "tokenizer.json").unlink(), r"tokenizer\.json: a file .* is missing"),
        (lambda folder: (folder / "README.md").unlink(), r"README\.md: missing or damaged"),
        (lambda folder: (folder / "README.md").write_text("Our model.\n"), r"README\.md: missing or damaged"),
        (_cut_short("model.safetensors"), "altered"),
        (_cut_short("tokenizer.json"), "damaged"),
        (lambda folder: (folder / "tokenizer.json").write_text('{"model": {"type": "BPE"}}'), "damaged"),
        (lambda folder: (folder / "tokenizer.json").write_text("[]"), "damaged"),
    ],
)
def test_missing_and_damaged_files_are_named_with_the_remedy(
    tmp_path: Path, harm: Callable[[Path], None], said: str
) -> None:
    folder = copied(tmp_path)
    harm(folder)
    with pytest.raises(BadModel, match=f"{said}.*pip install --force-reinstall operative") as refused:
        EmbeddedModel(folder).encode(["text"])
    assert len(str(refused.value).splitlines()) == 1


def test_a_model_trained_anew_has_another_name(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "README.md").write_text(f"sha256 of model.safetensors: {'0' * 64}\n")
    assert EmbeddedModel(folder).name == "operative:000000000000" != default_embedder().name


# -- what a question loads ------------------------------------------------------------------------------------------


def in_another_process(code: str, *arguments: str) -> Done:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("OPERATIVE_")}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    command = [sys.executable, *(["-c", code] if code else []), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=120)
    return Done(done.returncode, done.stdout, done.stderr)


def test_a_question_imports_no_heavy_library(tmp_path: Path) -> None:
    question = "what about a database?"
    done = in_another_process(
        "", "-X", "importtime", "-m", "assistant", "ask", question, "--index", str(tmp_path / "index")
    )
    assert done.out.startswith("A/RES/61/180, para. 17.")
    imported = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in done.err.splitlines() if "|" in line}
    assert "index" in imported
    assert not imported & set(HEAVY)


WITHOUT = """
import sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {heavy!r}:
            raise ImportError(f"no {{name}} here")
sys.meta_path.insert(0, Nothing())
from assistant.cli import main
main(sys.argv[1:])
"""


def without_libraries(*arguments: object) -> Done:
    """``operative ARGUMENTS`` where none of the heavy libraries is installed."""
    return in_another_process(WITHOUT.format(heavy=HEAVY), *map(str, arguments))


def test_a_new_index_is_made_and_asked_without_any_of_them(tmp_path: Path) -> None:
    done = without_libraries("ask", "what about a database?", "--index", tmp_path / "index", "--json")
    assert done.code == 0
    assert [citation["paragraph"] for citation in done.json["citations"]] == ["OP17"]


def test_asking_for_another_model_without_the_library_says_what_to_install(tmp_path: Path) -> None:
    done = without_libraries("ask", "a database", "--index", tmp_path / "index", "--model", "some/model")
    assert done.fails_with("model some/model: needs sentence-transformers", 'pip install "operative[models]"')


# -- other models ---------------------------------------------------------------------------------------------------


def test_the_embedded_model_is_meant_when_nothing_or_operative_is_named() -> None:
    assert embedder() is embedder(None) is embedder("operative") is default_embedder()
    assert embedder("some/model").name == "sentence-transformers:some/model"


def test_a_folder_means_the_same_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model").mkdir()
    monkeypatch.chdir(tmp_path)
    assert embedder("model").name == f"sentence-transformers:{tmp_path.resolve() / 'model'}"


def test_a_model_of_unknown_name_is_named_with_the_remedy(tmp_path: Path) -> None:
    unknown = SentenceTransformerEmbedder(str(tmp_path / "no-model"), offline=True)
    with pytest.raises(BadModel, match=r"no-model: cannot be loaded .* give the folder or the full name") as refused:
        unknown.encode(["text"])
    assert len(str(refused.value).splitlines()) == 1


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another model, for sentence-transformers: the embedded one in a folder of its own."""
    pytest.importorskip("sentence_transformers")
    return copied(tmp_path)


def model_of(folder: Path, *arguments: object) -> str:
    done = operative("list", "--index", folder, "--json", *arguments)
    assert done.code == 0, done.err
    return str(done.json[0]["model"])


def test_an_index_is_made_again_with_the_model_asked_for_and_remembers_it(
    tmp_path: Path, other: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """There and back again."""
    index, ours, theirs = tmp_path / "index", default_embedder().name, f"sentence-transformers:{other.resolve()}"
    assert model_of(index) == ours
    assert model_of(index, "--model", other) == theirs
    assert f"made again: its embedder was {ours}, now it is {theirs}" in caplog.text
    caplog.clear()
    assert model_of(index) == theirs
    assert operative("search", "base de données", "--index", index, "--json", "--limit", 1).json
    assert caplog.text == ""
    assert model_of(index, "--model", "operative") == ours
    assert f"made again: its embedder was {theirs}, now it is {ours}" in caplog.text
    assert f"Model: {ours}" in operative("list", "--index", index).out


def test_the_environment_names_a_model(tmp_path: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPERATIVE_MODEL", str(other))
    assert model_of(tmp_path / "index") == f"sentence-transformers:{other.resolve()}"
    assert model_of(tmp_path / "index", "--model", "operative") == default_embedder().name


def test_an_index_of_another_model_without_the_library_says_both_remedies(tmp_path: Path, other: Path) -> None:
    model_of(tmp_path / "index", "--model", other)
    done = without_libraries("ask", "a database", "--index", tmp_path / "index")
    assert done.fails_with(str(other), 'pip install "operative[models]"', "--model operative")
    again = without_libraries("ask", "a database", "--index", tmp_path / "index", "--model", "operative")
    assert again.code == 0
    assert f"now it is {default_embedder().name}" in again.err


def test_an_index_whose_model_cannot_be_loaded_stays_as_it_is(
    tmp_path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    ours = model_of(tmp_path / "index")
    done = operative("list", "--index", tmp_path / "index", "--model", tmp_path)
    assert done.code == 1
    assert f"model {tmp_path.resolve()}: cannot be loaded" in done.err
    assert model_of(tmp_path / "index") == ours


def test_the_library_is_looked_for_and_not_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    assert not module.is_installed()
    with pytest.raises(BadModel, match=r'run: pip install "operative\[models\]"'):
        embedder("some/model")
