"""The facts of a record as lines below those of the masthead, in the language of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.countries import shown
from assistant.wording import told, wording
from documents import Document
from documents.model import Vote
from documents.votes import vote_in, without_vote


def record_lines(document: Document) -> Iterator[str]:
    """The vote, who voted how, the sponsors and the subjects, where the masthead's own lines do not print them."""
    facts, code = document.masthead, document.language
    printed = " ".join(facts.lines)
    if facts.vote and vote_in(printed, code) != facts.vote:
        yield from _vote_lines(facts.vote, code)
    elif facts.without_vote and not without_vote(printed, code):
        yield told(code, "line_without_vote")
    if facts.draft:
        yield told(code, "line_draft", value=facts.draft)
    if facts.sponsors:
        yield told(code, "line_sponsors", names=_row(shown(facts.sponsors, code), code))
    if facts.author and facts.author not in printed:
        yield told(code, "line_author", value=facts.author)
    if facts.subjects:
        yield told(code, "line_subjects", value="; ".join(facts.subjects))
    if facts.goals:
        yield told(code, "line_goals", value=_row(map(str, facts.goals), code))


def _row(items: Iterable[str], code: str) -> str:
    return str(wording(code)["status"]["comma"]).join(items)


def _vote_lines(vote: Vote, code: str) -> Iterator[str]:
    yield told(code, "line_vote", yes=vote.yes, no=vote.no, abstaining=vote.abstaining)
    for name in ("in_favour", "against", "abstained", "absent"):
        if names := getattr(vote, name):
            yield told(code, f"line_{name}", names=_row(shown(names, code), code))
