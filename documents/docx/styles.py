"""The styles of a Word file: what is a heading, in which list a paragraph stands, what is italic or hidden."""

from __future__ import annotations

import re

from documents.docx.parts import Element, W, attribute, is_on

# Word's own names, and those of the templates of the United Nations: "_ H_1", "H23", "_ H_2/3 G", "H_ChG" (chapter).
_HEADING = re.compile(r"(?:heading |_?\s*H_?)(?P<level>[1-9])(?:/?[1-9])?(?:_?G)?", re.IGNORECASE)
_CHAPTER = re.compile(r"_?\s*H\s?_?\s?(?:Ch|M)_?\s?G?", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d|table of figures", re.IGNORECASE)
_DEEPEST = 20
"""Styles that build on one another; a file may have them in a circle."""


class Styles:
    """The styles by their ids; those that a style builds on are looked up with it."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else list(root.iter(f"{W}style"))
        self._all = {attribute(e, "styleId") or "": e for e in elements}
        self._default = next((k for k, e in self._all.items() if _is_default(e)), "")

    def of(self, paragraph: Element | None) -> str:
        """The id of the style that the properties of a paragraph name, or that all paragraphs have."""
        named = None if paragraph is None else attribute(paragraph.find(f"{W}pStyle"))
        return named or self._default

    def _chain(self, style: str | None) -> list[Element]:
        found: list[Element] = []
        while style and style in self._all and len(found) < _DEEPEST:
            found.append(self._all[style])
            style = attribute(self._all[style].find(f"{W}basedOn"))
        return found

    def heading_level(self, style: str) -> int:
        """The level of a heading, 0 for other styles."""
        for element in self._chain(style):
            name = attribute(element.find(f"{W}name")) or ""
            if match := _HEADING.fullmatch(name.strip()):
                return int(match["level"])
            if _CHAPTER.fullmatch(name.strip()):
                return 1
        return 0

    def is_contents(self, style: str) -> bool:
        """Whether a style is that of a table of contents."""
        return any(_CONTENTS.fullmatch((attribute(e.find(f"{W}name")) or "").strip()) for e in self._chain(style)[:1])

    def list_of(self, style: str) -> Element | None:
        """The list that paragraphs of ``style`` stand in."""
        for element in self._chain(style):
            found = element.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def is_set(self, name: str, *properties: Element | None, styles: tuple[str | None, ...]) -> bool:
        """Whether a run has the property ``name`` ("i", "vanish"): by itself, or by the first style that says."""
        for own in properties:
            if own is not None and (element := own.find(f"{W}{name}")) is not None:
                return is_on(element)
        for style in styles:
            for link in self._chain(style):
                if (element := link.find(f"{W}rPr/{W}{name}")) is not None:
                    return is_on(element)
        return False

    def raised(self, properties: Element | None, style: str | None) -> bool:
        """Whether a run is printed above the line."""
        for element in [properties, *(link.find(f"{W}rPr") for link in self._chain(style))]:
            if element is not None and (found := element.find(f"{W}vertAlign")) is not None:
                return attribute(found) == "superscript"
        return False


def _is_default(element: Element) -> bool:
    return attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true")
