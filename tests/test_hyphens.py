"""Lines joined: words that were broken are whole again, compounds keep their hyphens, addresses get no blanks."""

from __future__ import annotations

import pytest

from documents.hyphens import joined, printed_words, words_of


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the Non-Self-", "Governing Territories"], "the Non-Self-Governing Territories"),
        (["the agree-", "ment of the parties"], "the agreement of the parties"),
        (["a five-", "year plan"], "a five-year plan"),
        (["on a cost-per-", "service basis"], "on a cost-per-service basis"),
        (["la coopé-", "ration internationale"], "la coopération internationale"),
        (["between 2023-", "2024 and later"], "between 2023-2024 and later"),
        (["see https://un.org/en/", "about-us for more"], "see https://un.org/en/about-us for more"),
        (["(news.un.org/ar/story/2024/08/", "1133876)."], "(news.un.org/ar/story/2024/08/1133876)."),
        (["written at www.un.org", "The Committee met"], "written at www.un.org The Committee met"),
        (["the word ends here", "and goes on"], "the word ends here and goes on"),
        (["soft\u00ad", "ened"], "softened"),
        (["大会决", "定如下"], "大会决定如下"),
        ([" one ", "", " two "], "one two"),
        ([], ""),
    ],
)
def test_lines(lines: list[str], text: str) -> None:
    assert joined(lines) == text


def test_the_words_of_the_document_itself_decide_first() -> None:
    lines = ["the light-", "keeper"]
    assert joined(lines, words_of("Every lightkeeper knows.")) == "the lightkeeper"
    assert joined(lines, words_of("Every light-keeper knows.")) == "the light-keeper"


def test_the_printed_words_are_there_in_four_languages() -> None:
    assert printed_words()["indonesia"] == "Indonesia"
    assert {"implementation", "développement", "desarrollo", "развития"} <= printed_words().keys()
