"""What each symbol in a question is there for: it is cited ("which resolutions recall 61/180"), or it is where to look
("where does 78/224 refer back to 77/232").

The words that tell are data (``[references]`` of ``languages/*.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.wording import wording
from documents.languages import fold
from documents.symbols import Mention

CITED, PLACE, UNTOLD = "cited", "place", ""
"""The roles of a symbol."""

_QUOTES = " \t\n\"'“”«»„()《》「」‘’"


def roles_of(text: str, mentions: Sequence[Mention], code: str) -> list[str]:
    """The role of each of ``mentions`` in ``text``; where no word tells one, what the others leave to it."""
    roles: list[str] = []
    edges = [0, *(mention.end for mention in mentions)]
    starts = [*(mention.start for mention in mentions[1:]), len(text)]
    for at, mention in enumerate(mentions):
        before = fold(text[edges[at] : mention.start])
        behind = fold(text[mention.end : starts[at]])
        joined = bool(at) and _joins(before, code)
        roles.append(roles[-1] if joined else _role(before, behind, code, at + 1 < len(mentions)))
    return _with_untold(roles)


def symbols_of_role(role: str, text: str, mentions: Sequence[Mention], code: str) -> tuple[str, ...]:
    """The symbols of ``role`` in a question that speaks of citing, each once; none in another."""
    if not mentions or not any(has_word_of(key, text, code) for key in ("cites", "inverted")):
        return ()
    roles = roles_of(text, mentions, code)
    return tuple(dict.fromkeys(m.symbol for m, own in zip(mentions, roles, strict=True) if own == role))


def start_with_words(text: str, start: int, code: str) -> int:
    """Where the words begin that belong to the symbol at ``start``: "Security Council resolution 1325"."""
    return len(_cut(_level(text[:start]), code))


def _level(text: str) -> str:
    """``text`` folded letter by letter, so that places stay."""
    return "".join(fold(letter)[:1] or " " for letter in text)


def without_symbols(text: str, mentions: Sequence[Mention], code: str) -> str:
    """``text``, folded, without symbols and the words for a document before them: "resolution 61/180"."""
    text = _level(text)
    for mention in reversed(mentions):
        before = _without_noun(text[: mention.start], code)
        text = f"{before} {text[mention.end :]}"
    return text


def _without_noun(lead: str, code: str) -> str:
    """``lead`` without the one word for a document that it ends in, and what stands behind it."""
    table = wording(code)["references"]
    nouns = _either(word for kind in ("resolutions", "decisions", "reports") for word in table[kind])
    fillers = rf"(?:[\W_]*{_either(table['fillers'])})*[\W_]*$"
    starts = [
        m.start()
        for m in re.finditer(rf"{_start(code)}{nouns}{_end(code)}", lead)
        if re.match(fillers, lead[m.end() :])
    ]
    return lead[: starts[-1]] if starts else lead


def has_word_of(key: str, text: str, code: str) -> bool:
    """Whether ``text`` has a word of ``key`` of ``[references]``."""
    return _pattern(key, code).search(fold(text)) is not None


def _with_untold(roles: list[str]) -> list[str]:
    """``roles`` with those that no word tells: what is cited where another one is the place, and the reverse."""
    left = PLACE if CITED in roles else CITED if PLACE in roles else UNTOLD
    return [role or left for role in roles]


def _joins(between: str, code: str) -> bool:
    """Whether nothing but "and" and words for documents stands between two symbols."""
    left = _cut(_cut_behind(between, code), code).strip(_QUOTES)
    return re.fullmatch(rf"(?:{_either(wording(code)['references']['joints'])}\s*)+", left) is not None


def _role(before: str, behind: str, code: str, has_next: bool) -> str:
    """The role that the words around a symbol tell; ``has_next`` says that another one follows."""
    lead, rest = _cut(before, code), _cut(_cut_behind(behind, code), code)
    if _asks_objects(lead, rest, code) or (has_next and _is_subject(lead, rest, code)):
        return PLACE
    if _ends(lead, "cites", code, linked=True):
        return CITED
    if _ends(lead, "places", code):
        passive = _cites_in_front(behind, code) and _ends(lead, "passive", code)
        return CITED if passive else PLACE
    if _cites_in_front(rest, code):
        return CITED if _is_passive(lead, behind, code) else PLACE
    return UNTOLD


def _is_passive(lead: str, behind: str, code: str) -> bool:
    passive = _pattern("passive", code)
    return bool(passive.search(lead) or passive.search(behind))


def _cites_in_front(behind: str, code: str) -> bool:
    """Whether words of citing follow the symbol."""
    return any(_pattern(key, code).search(behind) for key in ("cites", "inverted", "sources"))


def _asks_objects(lead: str, rest: str, code: str) -> bool:
    """Whether a question asks for what is cited, and the symbol is what the verb beside it has for its subject: "que
    rappelle", "on what is ... based".
    """
    objects = wording(code)["references"]["objects"]
    if not objects or re.match(rf"[\W_]*{_either(objects)}(?!\w)", lead) is None:
        return False
    return _ends(lead, "inverted", code) or _pattern("inverted", code).search(rest) is not None


def _is_subject(lead: str, rest: str, code: str) -> bool:
    """Whether the words up to the next symbol are those of citing it: "... 78/224 renvoie-t-elle à", "remite ... a"."""
    if _ends(rest, "cites", code, linked=True):
        return True
    links = wording(code)["references"]["links"]
    return _ends(lead, "inverted", code) and re.fullmatch(rf"\W*{_either(links)}\W*", rest) is not None


def _ends(lead: str, key: str, code: str, linked: bool = False) -> bool:
    """Whether ``lead`` ends in a word of ``key``, with a word of "links" behind it or without."""
    table = wording(code)["references"]
    link = rf"(?:\s*{_either(table['links'])})?" if linked and table["links"] else ""
    return re.search(rf"{_start(code)}{_either(table[key])}{link}[\s\W]*$", lead) is not None


def _cut(lead: str, code: str) -> str:
    """``lead`` without the words for documents and organs that it ends in."""
    fillers = _either(wording(code)["references"]["fillers"])
    return re.sub(rf"(?:{_start(code)}{fillers}[\s'’\"“«(《.]*)+$", "", lead).rstrip(_QUOTES)


def _cut_behind(behind: str, code: str) -> str:
    """``behind`` without the words that belong to the symbol: Chinese "号决议"."""
    words = wording(code)["references"]["behind"]
    return re.sub(rf"^(?:{_either(words)})+", "", behind) if words else behind


@cache
def _pattern(key: str, code: str) -> re.Pattern[str]:
    """Any word of ``key`` in a text."""
    words = wording(code)["references"][key]
    return re.compile(rf"{_start(code)}{_either(words)}{_end(code)}") if words else re.compile(r"(?!)")


def _start(code: str) -> str:
    """What no letter stands before; in Arabic "and" may be written onto a word, in Chinese words have no borders."""
    return {"zh": "", "ar": r"(?<!\w)[وف]?"}.get(code, r"(?<!\w)")


def _end(code: str) -> str:
    return "" if code == "zh" else r"(?!\w)"


def _either(words: Iterable[str]) -> str:
    """One of ``words``, folded, the longest first."""
    return "(?:" + "|".join(sorted(map(_escaped, words), key=len, reverse=True)) + ")"


@cache
def _escaped(word: str) -> str:
    return re.escape(fold(word)).replace(r"\ ", r"\s+")
