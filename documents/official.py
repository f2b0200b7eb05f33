"""The official files of documents, fetched by symbol from the Official Document System of the United Nations.

Documents are asked for as ``https://documents.un.org/api/symbol/access?s=A/RES/78/228&l=fr&t=pdf``, which redirects to
the file itself. ``OPERATIVE_DOCUMENTS_URL`` may name a mirror that answers the same query; it may then redirect to
itself or to the United Nations, never elsewhere.

What comes is not trusted: redirects are followed by hand and only to allowed hosts, the size is limited while the file
streams (compressed or not), and what is no PDF or Word file is refused. ``httpx`` is imported with the first fetch.
"""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal, NoReturn
from urllib.parse import quote, urlencode, urlsplit

from documents.errors import CannotFetch
from documents.languages import LANGUAGES
from documents.languages import language as language_table
from documents.symbols import canonical, link_symbol, official_link

if TYPE_CHECKING:
    import httpx

BASE_URL = "https://documents.un.org/api/symbol/access"
"""Where the United Nations give out a document by its symbol (the links of docs.un.org lead there)."""

MIRROR = "OPERATIVE_DOCUMENTS_URL"
"""Environment variable with the address of a mirror."""

ALLOWED = ("un.org",)
"""Who may serve a file: a host with all below it, over https only; or in full an origin, "http://127.0.0.1:8000"."""

TIMEOUT = 30.0
"""Seconds to wait for a connection and for each part of an answer."""

LONGEST = 300.0
"""Seconds that one file may take in all: a server that trickles never runs into ``TIMEOUT``."""

LARGEST = 64 * 1024 * 1024
"""Bytes that a file may have; the longest reports have about 20 million."""

RETRIES = 3
"""How often a failure that may pass is tried again."""

PAUSE = 1.0
"""Seconds before the first new try; twice as many before each further one."""

LONGEST_PAUSE = 60.0
"""A server that asks for more seconds than this ("Retry-After") is left alone: somebody is waiting."""

MOST_REDIRECTS = 5

FileType = Literal["pdf", "doc"]
"""As the system names them: PDF, or Word (which comes as .docx, older documents as .doc)."""

_NOT_THERE = (404, 410)
_MAY_PASS = (408, 425, 429, 500, 502, 503, 504)
_MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
}
# A PDF may have a few bytes before its mark (ISO 32000-1, annex H, note 13); .doc is an OLE2 compound file.
_PDF, _PDF_WITHIN, _PDF_END = b"%PDF-", 1024, b"%%EOF"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_WEB_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|\?xml)", re.IGNORECASE)
# Plain names and addresses; what another parser may cut elsewhere ("evil.com\\.un.org") is none.
_HOST = re.compile(r"[a-z0-9.\-]+|[0-9a-f:.]+")
_GZIP_OR_ZLIB = 47
"""``zlib``'s ``wbits`` for either header."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An official file: the canonical symbol, where it came from at last, and what it is.

    ``content_type`` is what the bytes are, whatever the server called them; ``file_name`` is fit to save them under
    ("A_RES_78_228.fr.pdf").
    """

    symbol: str
    language: str
    url: str
    content_type: str
    data: bytes
    file_name: str


class _Failure(Exception):
    """Why a file did not come; ``passes`` if it may come when tried again, after ``wait`` seconds if known."""

    def __init__(self, reason: str, passes: bool = False, wait: float | None = None) -> None:
        super().__init__(reason)
        self.passes = passes
        self.wait = wait


class OfficialDocuments:
    """Fetches official files. Holds no connection between fetches; safe to keep and to share.

    >>> OfficialDocuments().fetch("A/RES/78/228", "fr").file_name  # doctest: +SKIP
    'A_RES_78_228.fr.pdf'
    """

    def __init__(
        self,
        base_url: str | None = None,
        timeout: float = TIMEOUT,
        largest: int = LARGEST,
        retries: int = RETRIES,
        *,
        longest: float = LONGEST,
        pause: float = PAUSE,
        allowed: tuple[str, ...] = ALLOWED,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``base_url`` is that of the United Nations unless given or named by ``OPERATIVE_DOCUMENTS_URL``.

        The origin of ``base_url`` is always ``allowed``. Raises :class:`CannotFetch` when it is no web address.
        """
        self._base_url = base_url or os.environ.get(MIRROR) or BASE_URL
        origin = _origin(self._base_url)
        if origin is None:
            raise CannotFetch(
                f'"{self._base_url}" is no address to fetch documents from; give {MIRROR} one that begins with https://.'
            )
        self._allowed = (origin, *allowed)
        self._timeout, self._longest, self._largest = timeout, longest, largest
        self._retries, self._pause, self._sleep = retries, pause, sleep

    def fetch(self, symbol: str, language: str, file_type: FileType = "pdf") -> Fetched:
        """The official file of the document ``symbol`` (in any way of writing it) in ``language`` ("fr").

        Raises :class:`CannotFetch`, with what to do instead, when it does not exist or does not come.
        """
        known = canonical(symbol)
        if known is None:
            raise CannotFetch(f'"{symbol}" is no symbol of a document; give one such as A/RES/78/228.')
        if language not in LANGUAGES:
            raise CannotFetch(f'language "{language}": not one of {", ".join(LANGUAGES)}.')
        try:
            url, data = self._tried_again(self._address(known, language, file_type))
            ending = _checked_ending(data)
        except _Failure as failure:
            raise CannotFetch(_message(known, language, str(failure))) from failure
        return Fetched(known, language, url, _MIME[ending], data, f"{_file_stem(known)}.{language}.{ending}")

    def _address(self, symbol: str, language: str, file_type: FileType) -> str:
        asked = {"s": link_symbol(symbol), "l": language, "t": file_type}
        joint = "&" if "?" in self._base_url else "?"
        return f"{self._base_url}{joint}{urlencode(asked, quote_via=quote, safe='/')}"

    def _tried_again(self, url: str) -> tuple[str, bytes]:
        """(address at last, bytes), after as many tries as it takes and is allowed."""
        import httpx

        headers = {"User-Agent": "Operative", "Accept-Encoding": "identity"}
        with httpx.Client(timeout=self._timeout, headers=headers, follow_redirects=False) as client:
            for attempt in range(self._retries + 1):
                try:
                    return self._followed(client, httpx.URL(url))
                except _Failure as failure:
                    wait = self._pause * 2**attempt if failure.wait is None else failure.wait
                    if not failure.passes or attempt == self._retries or wait > LONGEST_PAUSE:
                        raise
                    self._sleep(wait)
        raise AssertionError  # the last attempt returns or raises

    def _followed(self, client: httpx.Client, url: httpx.URL) -> tuple[str, bytes]:
        """One try: the answer at the end of the redirects, what fails on the way told as :class:`_Failure`."""
        import httpx

        end = time.monotonic() + self._longest
        try:
            for _ in range(MOST_REDIRECTS + 1):
                self._check_host(url)
                with client.stream("GET", url) as reply:
                    if not reply.has_redirect_location:
                        _check_status(reply)
                        return str(reply.url), b"".join(self._parts(reply, end))
                    url = reply.url.join(reply.headers["location"])
        except httpx.TimeoutException as error:
            raise _Failure(f"{url.host} did not answer within {self._timeout:g} seconds", passes=True) from error
        except httpx.ConnectError as error:
            raise _Failure(f"there is no connection to {url.host} ({error})", passes=True) from error
        except httpx.TransportError as error:
            raise _Failure(f"the answer of {url.host} is broken ({error})", passes=True) from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise _Failure(f"{url.host} redirects to what is no address") from error
        raise _Failure(f"{url.host} redirects more than {MOST_REDIRECTS} times")

    def _check_host(self, url: httpx.URL) -> None:
        if not is_allowed(str(url), self._allowed):
            raise _Failure(f"it is said to be at {url.scheme}://{url.host}, which is not the United Nations")

    def _parts(self, reply: httpx.Response, end: float) -> Iterator[bytes]:
        """The body in pieces; raises once it is too large or too slow, and for an encoding not asked for."""
        announced = reply.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self._largest:
            self._too_large()
        left = self._largest
        unpack = _unpacker(reply.headers.get("content-encoding", ""))
        for raw in reply.iter_raw():
            part = unpack(raw, left + 1)
            left -= len(part)
            if left < 0:
                self._too_large()
            if time.monotonic() > end:
                raise _Failure(f"it did not come within {self._longest:g} seconds")
            yield part

    def _too_large(self) -> NoReturn:
        raise _Failure(f"it is larger than {self._largest / 1024 / 1024:.3g} MiB")


def is_allowed(url: str, allowed: tuple[str, ...]) -> bool:
    """Whether ``url`` leads to one of ``allowed`` (see :data:`ALLOWED`), and to nobody who only looks like it."""
    origin = _origin(url)
    if origin is None:
        return False
    scheme, _, place = origin.partition("://")
    hosts = [entry for entry in allowed if "://" not in entry]
    return origin in allowed or (
        scheme == "https" and any(place == host or place.endswith(f".{host}") for host in hosts)
    )


def _origin(url: str) -> str | None:
    """Scheme, host and port if it is not the usual one; None for other schemes, and for a user name in front."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    usual = {"http": 80, "https": 443}
    if parts.scheme not in usual or not _HOST.fullmatch(parts.hostname or "") or "@" in parts.netloc:
        return None
    return f"{parts.scheme}://{parts.hostname}" + (f":{port}" if port not in (None, usual[parts.scheme]) else "")


def _check_status(reply: httpx.Response) -> None:
    status, host = reply.status_code, reply.url.host
    if status in _NOT_THERE:
        raise _Failure(f"{host} does not have it")
    if status in _MAY_PASS:
        wait = _seconds_to_wait(reply.headers.get("retry-after", ""))
        raise _Failure(f"{host} is overloaded or out of order (HTTP {status})", passes=True, wait=wait)
    if status != 200:
        raise _Failure(f"{host} does not give it out (HTTP {status})")


def _seconds_to_wait(retry_after: str) -> float | None:
    """What "Retry-After" asks for, in seconds or as a date (RFC 9110, 10.2.3)."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """A function (bytes, most bytes out) -> bytes. We ask for no encoding; some servers compress all the same.

    Never ``httpx``'s own: a thousandth of what we allow can unpack to all the memory there is.
    """
    if encoding.strip().lower() in ("", "identity"):
        return lambda raw, most: raw
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise _Failure(f'it comes in the encoding "{encoding[:20]}", which nobody asked for')
    stream = zlib.decompressobj(_GZIP_OR_ZLIB)

    def unpack(raw: bytes, most: int) -> bytes:
        try:
            return stream.decompress(raw, most)
        except zlib.error as error:
            raise _Failure("what comes is damaged", passes=True) from error

    return unpack


def _checked_ending(data: bytes) -> str:
    """ "pdf", "docx" or "doc", by what the bytes are; raises for all else and for a file cut short."""
    if not data:
        raise _Failure("an empty file came")
    if _PDF in data[:_PDF_WITHIN]:
        if _PDF_END not in data:
            raise _Failure("only the beginning of the file came")
        return "pdf"
    if data.startswith(_ZIP):
        return _checked_docx(data)
    if data.startswith(_OLE):
        return "doc"
    if _WEB_PAGE.match(data):
        raise _Failure("a web page came instead of a file, so the document may not exist in this language")
    raise _Failure("what came is neither PDF nor Word")


def _checked_docx(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if "word/document.xml" in parts.namelist():
                return "docx"
    except (zipfile.BadZipFile, ValueError) as error:
        raise _Failure("only the beginning of the file came") from error
    raise _Failure("what came is neither PDF nor Word")


def _message(symbol: str, language: str, reason: str) -> str:
    name = language_table(language).name
    return (
        f"{symbol} ({name}) cannot be fetched: {reason}; "
        f"download it from {official_link(symbol, language)} and add the file."
    )


def _file_stem(symbol: str) -> str:
    """The symbol as the name of a file: what is no letter or figure becomes one "_"."""
    return re.sub(r"[^A-Za-z0-9.\-]+", "_", symbol).strip("_.")
