"""What is installed is whole: every data file of the tree is in the wheel, and nothing of the tests is."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("documents", "index", "assistant")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel that ``pip install .`` would install."""
    pytest.importorskip("setuptools", minversion="77")
    folder = tmp_path_factory.mktemp("wheel")
    build = (
        "import setuptools.build_meta as b, sys; "
        "b.build_wheel(sys.argv[1], {'--build-option': ['build', '--build-base', sys.argv[1] + '/build']})"
    )
    copy = folder / "tree"
    copy.mkdir()
    for name in (*PACKAGES, "app.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        (copy / name).symlink_to(ROOT / name)
    subprocess.run([sys.executable, "-c", build, folder], cwd=copy, check=True, capture_output=True, timeout=300)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_every_file_of_the_packages_is_installed(wheel: set[str]) -> None:
    tree = {
        str(path.relative_to(ROOT).as_posix())
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(tree - wheel) == []
    assert "app.py" in wheel


def test_nothing_else_is_installed(wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {*PACKAGES, "app.py"}


def test_the_licence_and_the_command_come_with_it(wheel: set[str]) -> None:
    names = {name.split(".dist-info/")[-1] for name in wheel if ".dist-info/" in name}
    assert {"licenses/LICENSE", "licenses/NOTICE", "entry_points.txt"} <= names


def test_the_embedded_model_comes_with_it(wheel: set[str]) -> None:
    """Whole, so that sentence-transformers can read the folder too."""
    files = ("README.md", "model.safetensors", "tokenizer.json", "modules.json", "1_Normalize/config.json")
    assert {f"index/model/{file}" for file in files} <= wheel


def test_every_dependency_is_pinned() -> None:
    """``constraints.txt`` names one version of everything that ``pyproject.toml`` asks for."""
    import re
    import tomllib

    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {plain(line.split("==")[0]) for line in lines if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    asked = [*project["dependencies"], *extras, "torch"]
    assert [name for name in (re.split(r"[<>=]", a)[0] for a in asked) if plain(name) not in pins] == []
