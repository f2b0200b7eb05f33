"""A web page as a tree: its character set, its main part, and what of it is no text."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree
from lxml import html as lxml_html

from documents.errors import UnreadableFile

Element: TypeAlias = etree._Element

DROPPED = {
    **dict.fromkeys(("script", "style", "noscript", "template", "head", "link", "meta"), "script"),
    **dict.fromkeys(("nav", "header", "footer", "aside"), "around"),
    **dict.fromkeys(("button", "input", "select", "textarea", "option", "label", "datalist"), "forms"),
    **dict.fromkeys(
        ("img", "svg", "picture", "video", "audio", "canvas", "iframe", "object", "embed", "map", "math"), "pictures"
    ),
}
"""Elements that are left out with all that they hold, and what that is called."""

_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog", "alert"}
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,30})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,30})")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
                     "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}  # fmt: skip
_NAME = re.compile(r"[a-z][a-z0-9.-]*")
_HEAD = 4_096
_MAIN_SHARE = 0.5
"""Share of the text of a page that an element must hold to be its main part."""


def parse(data: bytes, source: str) -> Element:
    """The tree of a page. Raises :class:`UnreadableFile` when it holds nothing."""
    text = decoded(data).replace("\0", "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)  # its encoding has been heeded
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
        if any("depth" in error.message for error in parser.error_log):
            raise ValueError("its elements stand too deep in one another")  # the rest of the page was not read
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"{source}: a web page that cannot be read ({error}); save it again.") from error
    for element in root.iter():
        if isinstance(element.tag, str):
            name = element.tag.rpartition(":")[2].lower()
            if name != element.tag:  # of a damaged page: a name that no element can have says nothing
                element.tag = name if _NAME.fullmatch(name) else "span"
    return root


def decoded(data: bytes) -> str:
    """The text of a page: in the character set of its mark, its declaration, UTF-8 or that of old browsers."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = _META.search(data[:_HEAD]) or _DECLARED.search(data[:_HEAD])
    named = declared[1].decode("ascii").lower() if declared else ""
    for name in ("utf-8", _AS_BROWSERS_READ.get(named, named), "cp1252"):
        # UTF-8 first: other sets read almost anything, and pages often declare what they were before.
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show ``element``, or shows it as something else than the text."""
    if element.tag in ("body", "html"):
        return False
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
        or (element.get("role") or "").lower() in _ROLES
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def main_part(root: Element) -> Element:
    """The part of a page that holds its text: ``main`` or the one ``article`` where most of it stands, else all."""
    body = root.find("body")
    whole = root if body is None else body
    length = len("".join(whole.itertext()))
    for name in ("main", "article"):
        found = list(whole.iter(name))
        if len(found) == 1 and len("".join(found[0].itertext())) >= _MAIN_SHARE * length:
            return found[0]
    return whole
