"""The words of the page in six languages (``texts/*.toml``), the direction of each, and the page's own files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from documents.languages import LANGUAGES, language

PAGE_LANGUAGE = "en"
"""The language of the page until a question is asked in another one."""


@cache
def words(code: str) -> Mapping[str, str]:
    """The words of the page in one of the six languages; English for any other code."""
    name = code if code in LANGUAGES else PAGE_LANGUAGE
    return tomllib.loads(asset(f"texts/{name}.toml"))


def direction(code: str) -> str:
    """``rtl`` for a language written from right to left, ``ltr`` for the others, ``auto`` where it is not known."""
    return language(code).direction if code in LANGUAGES else "auto"


def native_name(code: str) -> str:
    """What a language calls itself, with a capital where it has capitals: "Français"."""
    name = language(code).name if code in LANGUAGES else code
    return name[:1].upper() + name[1:]


def asset(name: str) -> str:
    """A file that stands beside this module, as text: the style or the script of the page."""
    return resources.files("assistant.web").joinpath(name).read_text(encoding="utf-8")


def asset_path(name: str) -> str:
    """Where a file that stands beside this module is: its picture."""
    return str(resources.files("assistant.web").joinpath(name))
