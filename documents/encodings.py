"""From the bytes of a plain text to its characters: UTF-8, UTF-16, or an older character set where that is certain."""

from __future__ import annotations

from documents.errors import UnreadableFile

_SETS = {
    "cp1252": "Windows-1252", "cp1251": "Windows-1251", "cp1256": "Windows-1256", "gb18030": "GB 18030",
    "big5": "Big5", "iso8859_6": "ISO 8859-6", "iso8859_5": "ISO 8859-5", "koi8_r": "KOI8-R",
}  # fmt: skip
"""The older sets in which texts of the six languages are found; ISO 8859-1 is read as Windows-1252, as browsers do."""

_IDEOGRAPHIC = ("gb18030", "big5")
_SAMPLE = 200_000
_MOST_CHAOS = 0.02
_LEAST_COHERENCE, _LEAST_OF_IDEOGRAPHS = 0.5, 0.1
"""How much of what is usual in a language a text must have. Measured: texts in the right set have 0.53 and more (in
Chinese, with its thousands of characters, 0.18), those in a wrong one 0.37 at most (0) or much chaos."""


def decoded(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """The text that ``data`` is, and a warning where its character set had to be recognized.

    Raises :class:`UnreadableFile` when no set is certain, the text is none, or empty; ``source`` names it.
    """
    text, warnings = _decoded(data, source)
    if "\0" in text:
        raise UnreadableFile(f"{source}: not a text file (it holds zero bytes); give the document as plain text.")
    if not text.strip():
        raise UnreadableFile(f"{source}: the file is empty.")
    return text, warnings


def _decoded(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"{source}: not UTF-16 text (byte {error.start}); save it again as UTF-8.") from error
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        recognized = _recognized(data)
        if recognized is None:
            raise UnreadableFile(f"{source}: not UTF-8 text (byte {error.start}); save it again as UTF-8.") from error
        text, name = recognized
        return text, (f"Not UTF-8; read as {name}. Save it again as UTF-8 if characters are wrong.",)


def _recognized(data: bytes) -> tuple[str, str] | None:
    """The text of ``data`` and the name of its character set, where one alone makes sense of it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_SETS), threshold=0.2).best()
    if best is None or best.encoding not in _SETS or best.chaos > _MOST_CHAOS:
        return None
    if best.coherence < (_LEAST_OF_IDEOGRAPHS if best.encoding in _IDEOGRAPHIC else _LEAST_COHERENCE):
        return None
    try:
        return data.decode(best.encoding), _SETS[best.encoding]
    except UnicodeDecodeError:
        return None
