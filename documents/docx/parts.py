"""The parts of a Word file: XML in a ZIP archive, read without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TypeAlias

from lxml import etree

from documents.errors import UnreadableFile

LARGEST_PART = 100_000_000
"""Bytes of one unpacked part; the text of the longest reports has fewer than twenty million."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Element: TypeAlias = etree._Element


class Parts:
    """The parts of the Word file in ``data``; ``source`` names it in errors."""

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise UnreadableFile(f"{source}: an old Word file (.doc) or a locked one; save it as .docx, unlocked.")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged(error) from error
        self.names = frozenset(self._archive.namelist())

    def xml(self, name: str) -> Element | None:
        """The root of the part ``name``, None where the file has no such part."""
        if name not in self.names:
            return None
        if self._archive.getinfo(name).file_size > LARGEST_PART:
            raise UnreadableFile(f"{self._source}: its {name} is larger than {LARGEST_PART // 1_000_000} MB; split it.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            data = self._archive.read(name).replace(_STRICT, _USUAL)
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, RuntimeError, OSError, ValueError, EOFError,
                NotImplementedError) as error:  # fmt: skip
            raise self._damaged(error) from error

    def relations(self) -> dict[str, str]:
        """The parts that the text refers to, by the ids of the references."""
        root = self.xml("word/_rels/document.xml.rels")
        if root is None:
            return {}
        return {r.get("Id", ""): f"word/{r.get('Target', '')}" for r in root.iter(_RELATIONS)}

    def _damaged(self, error: BaseException) -> UnreadableFile:
        return UnreadableFile(f"{self._source}: a damaged Word file ({error}); save it again or fetch it anew.")


def attribute(element: Element | None, name: str = "val") -> str | None:
    """The attribute ``name`` of Word's own namespace, None where there is no such element or attribute."""
    return None if element is None else element.get(f"{W}{name}")


def is_on(element: Element | None) -> bool:
    """Whether a property such as ``<w:i/>`` is there and not switched off."""
    return element is not None and attribute(element) not in ("0", "false", "off", "none")
