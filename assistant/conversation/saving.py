"""A conversation as JSON, and back: citations keep their identity, their texts are read anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from assistant.answer import Answer, Citation, LookedAt
from assistant.conversation.reading import told
from assistant.conversation.sense import ORDER, Sense
from assistant.conversation.texts import Texts
from assistant.conversation.turns import Turn
from documents import label
from documents.errors import BadConversation
from documents.languages import LANGUAGES
from documents.symbols import official_link
from index import Index

FORM = 1
"""Version of what is saved."""

_REMEDY = "begin a new conversation, or give a file that Operative saved"


def write_turns(turns: Sequence[Turn], most: int | None = None) -> dict[str, Any]:
    """``turns`` as JSON; of each answer at most ``most`` citations and no candidates where that is given."""
    return {"operative": FORM, "turns": [_write(turn, most) for turn in turns]}


def _write(turn: Turn, most: int | None) -> dict[str, Any]:
    answer = turn.answer.to_json()
    if most is not None:
        answer["citations"], answer["candidates"] = answer["citations"][:most], answer["candidates"][:3]
    sense = {**asdict(turn.sense), "added": dict(turn.sense.added)}
    return {"question": turn.question, "spoken": turn.spoken, "follows": turn.follows, "sense": sense, "answer": answer}


def read_turns(saved: Mapping[str, Any], index: Index) -> list[Turn]:
    """The turns that were saved, with the texts that the index holds now. Raises :class:`BadConversation`."""
    try:
        if saved["operative"] != FORM:
            raise BadConversation(f"a conversation of another version ({saved['operative']!r}); {_REMEDY}.")
        texts = Texts(index)
        return [_read(turn, texts) for turn in saved["turns"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadConversation(f"this is no conversation that Operative saved; {_REMEDY}.") from error


def _read(saved: Mapping[str, Any], texts: Texts) -> Turn:
    answer = _read_answer(saved["answer"], texts)
    sense = saved["sense"]
    added = tuple((part, str(sense["added"][part])) for part in ORDER if part in sense["added"])
    read = Sense(
        str(sense["core"]), _language(sense["language"]), added, _text(sense["symbol"]),
        _language(sense["reader"]) if sense["reader"] else None, bool(sense.get("everywhere")),
    )  # fmt: skip
    return Turn(str(saved["question"]), answer, read, _language(saved["spoken"]), bool(saved["follows"]))


def _read_answer(saved: Mapping[str, Any], texts: Texts) -> Answer:
    code = _language(saved["language"])
    citations = tuple(_read_citation(c, code, texts) for c in saved["citations"])
    candidates = tuple(_read_citation(c, code, texts) for c in saved["candidates"])
    said = str(saved["answer"])
    gone = (c.symbol for c in citations if texts.text(c.symbol, c.language, c.paragraph) is None)
    for symbol in dict.fromkeys(gone):
        note = told(code, "no_longer_held", document=symbol)
        said = said if note in said else f"{said} {note}"
    if saved["status"] not in ("answered", "partial", "not_covered"):
        raise ValueError(saved["status"])
    return Answer(
        str(saved["question"]), code, saved["status"], said, citations, candidates, _text(saved["resolved"]),
        _read_scope(saved.get("scope")),
    )  # fmt: skip


def _read_scope(saved: Mapping[str, Any] | None) -> LookedAt | None:
    if saved is None:
        return None
    symbols, others = tuple(map(str, saved["symbols"])), tuple(map(str, saved["others"]))
    facts = tuple((str(name), str(value)) for name, value in saved["facts"])
    counts = int(saved["count"]), int(saved["held"])
    return LookedAt(symbols, *counts, str(saved["why"]), str(saved["sentence"]), facts, others)


def _read_citation(saved: Mapping[str, Any], code: str, texts: Texts) -> Citation:
    """A citation by its identity, with its text as the index has it now, else as it was saved."""
    symbol, paragraph, language = str(saved["symbol"]), str(saved["paragraph"]), _language(saved["language"])
    family = _text(saved["family"])
    kept = Citation(
        symbol, paragraph, label(paragraph, code), str(saved["text"]), language, float(saved["score"]),
        official_link(symbol, language), family, bool(saved["uncertain"]), _text(saved.get("same_as")),
        tuple(_language(code) for code in saved.get("versions", ())),
    )  # fmt: skip
    words = texts.text(symbol, language, paragraph)
    return replace(kept, text=words) if words is not None else kept


def _language(code: object) -> str:
    if code not in LANGUAGES:
        raise ValueError(code)
    return str(code)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
