"""Official files, fetched from a server that behaves like that of the United Nations, in its bad hours too."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from doors import operative
from layouts import NEW_YORK, Sheets
from mastheads import agenda, box, new_york

from documents.errors import CannotFetch
from documents.official import ALLOWED, MIRROR, OfficialDocuments, is_allowed

PDF = b"%PDF-1.7\n" + b"1 0 obj\n" * 500 + b"%%EOF\n"
PAGE = b"<!DOCTYPE html><html><body>There is no document matching your request.</body></html>"

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Gives the prepared answers one by one, the last one for ever, and keeps what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Answer] = []
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def fetcher(self, **options: object) -> OfficialDocuments:
        quick: dict[str, object] = {"timeout": 5.0, "pause": 0.001, "base_url": f"{self.url}/api/symbol/access"}
        return OfficialDocuments(**{**quick, **options})  # type: ignore[arg-type]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        answers = self.server.answers
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        answer(self)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests' output is for failures."""


def gives(body: bytes = PDF, status: int = 200, length: int | None = None, **headers: str) -> Answer:
    """``length`` announces another length than that of the body; -1 announces none."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        if length != -1:
            request.send_header("Content-Length", str(len(body) if length is None else length))
        request.end_headers()
        try:
            request.wfile.write(body)
        except ConnectionError:
            return  # whoever asked has seen enough

    return answer


def redirects(place: str) -> Answer:
    return gives(b"", 302, Location=place)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def stranger(server: Server) -> Iterator[Server]:
    """A second host, to which nobody has any business to lead us."""
    with Server() as running:
        running.answers = [gives()]
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def why_not(server: Server, symbol: str = "A/RES/78/228", **options: object) -> str:
    with pytest.raises(CannotFetch) as caught:
        server.fetcher(**options).fetch(symbol, "fr")
    return str(caught.value)


def test_a_file_is_fetched_by_symbol_and_language(server: Server) -> None:
    server.answers = [redirects("/doc/undoc/gen/n23/1.pdf"), gives(Content_Type="application/pdf")]
    fetched = server.fetcher().fetch("resolution 78/228", "fr")
    assert (fetched.symbol, fetched.language, fetched.data) == ("A/RES/78/228", "fr", PDF)
    assert fetched.url == f"{server.url}/doc/undoc/gen/n23/1.pdf"
    assert (fetched.content_type, fetched.file_name) == ("application/pdf", "A_RES_78_228.fr.pdf")
    assert server.asked[0] == "/api/symbol/access?s=A/RES/78/228&l=fr&t=pdf"


def test_blanks_and_brackets_are_quoted(server: Server) -> None:
    server.answers = [gives()]
    fetched = server.fetcher().fetch("S/RES/1325 (2000)", "ar")
    asked = parse_qs(urlsplit(server.asked[0]).query)
    assert asked == {"s": ["S/RES/1325(2000)"], "l": ["ar"], "t": ["pdf"]}
    assert fetched.file_name == "S_RES_1325_2000.ar.pdf"
    assert " " not in server.asked[0]
    assert "(" not in server.asked[0]


def test_word_is_fetched_when_asked_for(server: Server) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("word/document.xml", "<w:document/>")
    server.answers = [gives(packed.getvalue())]
    assert server.fetcher().fetch("A/RES/78/228", "en", "doc").file_name == "A_RES_78_228.en.docx"
    server.answers = [gives(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))]
    assert server.fetcher().fetch("A/RES/48/1", "en", "doc").content_type == "application/msword"
    assert server.asked[0].endswith("t=doc")


def test_a_redirect_goes_only_where_it_may(server: Server, stranger: Server) -> None:
    server.answers = [redirects(f"{stranger.url}/file.pdf")]
    assert "is not the United Nations" in why_not(server)
    assert stranger.asked == []
    allowed = server.fetcher(allowed=(stranger.url,))
    assert allowed.fetch("A/RES/78/228", "fr").url == f"{stranger.url}/file.pdf"


def test_a_redirect_to_another_protocol_or_to_nonsense_is_refused(server: Server) -> None:
    for place in ("file:///etc/passwd", "ftp://documents.un.org/a.pdf", "http://documents.un.org/a.pdf"):
        server.answers = [redirects(place)]
        assert "cannot be fetched" in why_not(server)
    assert len(server.asked) == 3, "none is tried again"
    server.answers = [redirects("http://[::")]
    assert "the answer of 127.0.0.1 is broken (Invalid URL" in why_not(server)


def test_redirects_in_a_circle_come_to_an_end(server: Server) -> None:
    server.answers = [redirects("/again")]
    assert "redirects more than 5 times" in why_not(server)
    assert len(server.asked) == 6


def test_what_does_not_exist_is_said_with_a_remedy(server: Server) -> None:
    server.answers = [gives(PAGE, 404)]
    said = why_not(server)
    assert said.startswith("A/RES/78/228 (français) cannot be fetched: 127.0.0.1 does not have it; ")
    assert said.endswith("download it from https://docs.un.org/fr/A/RES/78/228 and add the file.")
    assert len(server.asked) == 1


def test_a_web_page_is_no_document(server: Server) -> None:
    server.answers = [gives(PAGE, Content_Type="application/pdf")]
    assert "a web page came instead of a file" in why_not(server)
    server.answers = [gives(b"{}")]
    assert "neither PDF nor Word" in why_not(server)
    server.answers = [gives(b"")]
    assert "empty file" in why_not(server)


def test_a_server_that_asks_to_wait_is_waited_for(server: Server) -> None:
    waits: list[float] = []
    server.answers = [
        gives(b"", 429, Retry_After="7"),
        gives(b"", 503, Retry_After=formatdate(0, usegmt=True)),
        gives(),
    ]
    assert server.fetcher(sleep=waits.append).fetch("A/RES/78/228", "fr").data == PDF
    assert waits == [7.0, 0.0]


def test_a_server_that_asks_to_wait_for_long_is_left_alone(server: Server) -> None:
    server.answers = [gives(b"", 429, Retry_After="3600")]
    assert "HTTP 429" in why_not(server)
    assert len(server.asked) == 1


def test_a_failure_of_the_server_is_tried_again_with_growing_pauses(server: Server) -> None:
    waits: list[float] = []
    server.answers = [gives(b"", 500), gives(b"", 502, Retry_After="soon"), gives()]
    assert server.fetcher(sleep=waits.append, pause=1.0).fetch("A/RES/78/228", "fr").data == PDF
    assert waits == [1.0, 2.0]


def test_a_server_out_of_order_is_given_up(server: Server) -> None:
    server.answers = [gives(b"", 500)]
    assert "out of order (HTTP 500)" in why_not(server, retries=2)
    assert len(server.asked) == 3


def test_a_refusal_is_not_tried_again(server: Server) -> None:
    server.answers = [gives(b"", 403)]
    assert "does not give it out (HTTP 403)" in why_not(server)
    assert len(server.asked) == 1


def test_a_server_that_does_not_answer_is_given_up(server: Server) -> None:
    server.answers = [lambda _: time.sleep(0.3)]
    assert "did not answer within 0.05 seconds" in why_not(server, timeout=0.05, retries=1)
    assert len(server.asked) == 2


def test_a_server_that_trickles_is_given_up(server: Server) -> None:
    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(20):
            request.wfile.write(b"%PDF-")
            time.sleep(0.02)

    server.answers = [trickle]
    assert "did not come within 0.1 seconds" in why_not(server, longest=0.1)


@pytest.mark.parametrize("length", [None, -1])
def test_a_file_too_large_is_refused_while_it_comes(server: Server, length: int | None) -> None:
    server.answers = [gives(PDF * 1000, length=length)]
    assert "larger than 0.00954 MiB" in why_not(server, largest=10_000)
    assert len(server.asked) == 1


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(server: Server) -> None:
    bomb = gzip.compress(PDF + bytes(50_000_000))
    assert len(bomb) < 100_000
    server.answers = [gives(bomb, Content_Encoding="gzip")]
    assert "larger than 0.0954 MiB" in why_not(server, largest=100_000)


def test_a_compressed_file_is_unpacked_though_nobody_asked(server: Server) -> None:
    server.answers = [gives(gzip.compress(PDF), Content_Encoding="gzip")]
    assert server.fetcher().fetch("A/RES/78/228", "fr").data == PDF
    server.answers = [gives(PDF, Content_Encoding="br")]
    assert 'encoding "br"' in why_not(server)
    server.answers = [gives(PDF, Content_Encoding="gzip")]
    assert "damaged" in why_not(server)


def test_a_file_cut_short_is_tried_again(server: Server) -> None:
    server.answers = [gives(PDF[:100], length=len(PDF)), gives()]
    assert server.fetcher().fetch("A/RES/78/228", "fr").data == PDF
    server.answers = [gives(PDF[:100], length=len(PDF))]
    assert "the answer of 127.0.0.1 is broken (peer closed" in why_not(server)


def test_a_file_cut_short_without_a_word_is_seen(server: Server) -> None:
    server.answers = [gives(PDF[:100], length=-1)]
    assert "only the beginning" in why_not(server)
    server.answers = [gives(b"PK\x03\x04word/document.xml", length=-1)]
    assert "only the beginning" in why_not(server)


def test_offline_the_remedy_is_named(server: Server) -> None:
    with Server() as closed:
        base_url = closed.url
    said = why_not(server, base_url=base_url)
    assert "there is no connection to 127.0.0.1" in said
    assert said.endswith("download it from https://docs.un.org/fr/A/RES/78/228 and add the file.")


def test_a_mirror_is_named_by_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers = [gives()]
    monkeypatch.setenv(MIRROR, f"{server.url}/mirror?key=1")
    assert OfficialDocuments().fetch("A/RES/78/228", "es").data == PDF
    assert server.asked == ["/mirror?key=1&s=A/RES/78/228&l=es&t=pdf"]
    monkeypatch.setenv(MIRROR, "the library")
    with pytest.raises(CannotFetch, match=f'"the library" is no address .* give {MIRROR} one'):
        OfficialDocuments()


def test_what_is_no_symbol_or_language_is_not_asked_for(server: Server) -> None:
    assert '"cheese" is no symbol' in why_not(server, symbol="cheese")
    with pytest.raises(CannotFetch, match='language "de": not one of en, fr'):
        server.fetcher().fetch("A/RES/78/228", "de")
    assert server.asked == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://un.org/a", True),
        ("https://documents.un.org/a", True),
        ("https://documents.un.org:443/a", True),
        ("https://documents.un.org:8443/a", False),
        ("http://documents.un.org/a", False),
        ("https://un.org.example.com/a", False),
        ("https://example-un.org/a", False),
        ("https://documents.un.org@example.com/a", False),
        ("https://example.com\\.un.org/a", False),
        ("https://example.com/un.org", False),
        ("//un.org", False),
        ("https://un.org:port/", False),
    ],
)
def test_only_the_united_nations_are_allowed(url: str, expected: bool) -> None:
    assert is_allowed(url, ALLOWED) is expected


def test_nothing_heavy_is_imported_before_a_fetch() -> None:
    code = "import sys, documents.official as o; o.OfficialDocuments(); sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def printed(symbol: str) -> bytes:
    """A resolution of our own writing as the United Nations print one."""
    sheets = Sheets(NEW_YORK)
    box(sheets, "General Assembly", symbol, ["Distr.: General", "14 August 2044"])
    new_york(sheets, symbol)
    agenda(sheets, "<b>Ninety-ninth session</b>", "Agenda item 9")
    sheets.heading("Trees in cities", number="99/1.")
    sheets.text("<i>The General Assembly</i>,")
    sheets.text("<i>Recalling</i> that trees give shade,")
    sheets.text("<i>Requests</i> the Secretary-General to plant them.", number="1.")
    return sheets.done()


def test_add_fetches_each_language_and_names_what_does_not_come(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = [gives(printed("A/RES/99/1")), gives(PAGE, 404)]
    monkeypatch.setenv(MIRROR, f"{server.url}/mirror")
    command = ["add", "A/RES/99/1", "--language", "en", "--language", "ar", "--index", tmp_path / "index", "--json"]
    done = operative(*command)
    rows = [(row["file"], row["symbol"], row["status"]) for row in json.loads(done.out)]
    assert rows == [("A_RES_99_1.en.pdf", "A/RES/99/1", "added"), ("A/RES/99/1", None, "failed")]
    assert (done.code, "A/RES/99/1" in done.err) == (1, True)
    assert [parse_qs(urlsplit(path).query)["l"] for path in server.asked] == [["en"], ["ar"]]
    answer = operative("ask", "What is asked of the Secretary-General?", "--index", tmp_path / "index", "--json").json
    assert [(c["symbol"], c["paragraph"]) for c in answer["citations"]] == [("A/RES/99/1", "OP1")]
