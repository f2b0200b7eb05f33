"""What a question is looked for by: groups of tokens that mean the same, each with how telling it is.

A word of the question becomes one group: its own stem in the language of each document, the ideas it stands for in the
six-language table, and, for a word nobody knows, the known word it is most likely a slip for. The group is scored as if
it were one token, so a word with many synonyms does not count many times.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from documents.actors import STATES, related
from documents.languages import Word, actors, fold, table_rows, word_key
from index.analysis import analyse
from index.lexical import LexicalIndex
from index.terms import PREFIX, forms, idea_token, ideas_in, is_name
from index.units import is_number, number_token, word_token

SAME_WORD, SAME_IDEA, COGNATE, SLIP, UNDER_IT = 1.0, 0.9, 0.6, 0.8, 0.6
"""What one occurrence counts for: the word itself, another word for the idea, a look-alike of another Latin language
("coordination" in French and English), a word mended for a slip of the keyboard, an actor under the one named."""

IDEA_SPREAD = 0.5
"""Power of the number of a word's ideas by which what each counts for is divided."""

GENERIC = 0.1
"""How much of its telling is left of a word that carries no matter ("resolution", "text", "still")."""

PART_OF_NAME, PART_OF_PHRASE = 0.3, 0.8
"""What is left of the telling of a word when the name or phrase that it is part of stands nowhere."""

LATIN = ("en", "fr", "es")
_RAREST = 1 / 4000
"""Share of the paragraphs of the General Assembly at which a word is as telling as can be."""

_SHORTEST_SLIP = 5
_LIKENESS = 84
"""Letters a word needs to be mended, and how alike (0 to 100, rapidfuzz's ratio) the known word must be."""


Span = tuple[int, int]


@dataclass(slots=True)
class Group:
    """A word or phrase of the question: its tokens with what each counts for, and how telling it is (0 to 1)."""

    text: str
    start: int
    end: int
    telling: float = 1.0
    is_phrase: bool = False
    is_generic: bool = False
    words: dict[str, float] = field(default_factory=dict)
    ideas: dict[str, float] = field(default_factory=dict)

    def offer_word(self, token: str, share: float) -> None:
        """Take the token of a word, with the larger share when it is there already."""
        self.words[token] = max(share, self.words.get(token, 0.0))

    def offer_idea(self, token: str, share: float) -> None:
        """Take the token of an idea, with the larger share when it is there already."""
        self.ideas[token] = max(share, self.ideas.get(token, 0.0))

    @property
    def tokens(self) -> frozenset[str]:
        """All tokens of the group."""
        return frozenset(self.words) | frozenset(self.ideas)

    def counts(self, index: LexicalIndex) -> NDArray[np.float32]:
        """How often every unit of ``index`` holds the group; many ideas of one word share what they count for."""
        weight = len(self.ideas) ** -IDEA_SPREAD if self.ideas else 1.0
        return index.group_counts(self.words, {token: share * weight for token, share in self.ideas.items()})


@cache
def _frequencies() -> dict[tuple[str, str], float]:
    """(language, word key) -> share of paragraphs of General Assembly resolutions that hold it."""
    rows = table_rows("index", "frequencies.csv")
    return {(row["language"], row["word"]): float(row["share"]) for row in rows}


def telling(key: str, language: str) -> float:
    """How much a word tells, from 0 (in every paragraph the Assembly adopts) to 1 (hardly ever used)."""
    share = _frequencies().get((language, key), _RAREST)
    return min(1.0, math.log(max(share, _RAREST)) / math.log(_RAREST))


def telling_of(groups: Iterable[Group]) -> float:
    """What the words of ``groups`` tell together; a phrase tells nothing beside its words."""
    return sum(group.telling for group in groups if not group.is_phrase)


def groups_of(
    text: str,
    language: str,
    corpus_languages: Iterable[str],
    ignored: Sequence[Span],
    generic: Sequence[Span] = (),
    held: Container[str] = (),
) -> list[Group]:
    """The groups of a question, in order of its words.

    Spans ``ignored`` carry no matter (cues); those ``generic`` speak of documents and tell little. A word whose token
    is among those that the documents have (``held``) is no slip.
    """
    languages = tuple(dict.fromkeys(corpus_languages))
    tokens = [
        w for w in analyse(text, language) if not _inside(w.start, w.end, ignored) and _says_something(w, language)
    ]
    groups = [_word_group(word, language, languages) for word in tokens]
    if language == "zh":
        groups = _split_chinese(groups, text, languages)
    for match in ideas_in(text, language):
        covered = [g for g in groups if match.start <= g.start and g.end <= match.end]
        if len(covered) == 1:
            covered[0].offer_idea(idea_token(match.name), SAME_IDEA)
        elif covered:
            groups.append(_phrase_group(text, match.start, match.end, match.name, covered))
    for group in groups:
        _offer_those_under(group)
        if not (group.is_phrase or group.ideas or any(token in held for token in group.words)):
            _mend(group, language, languages)
    for group in groups:
        if _inside(group.start, group.end, generic):
            group.telling *= GENERIC
            group.is_generic = True
    return _merged(groups)


def _split_chinese(groups: list[Group], text: str, corpus_languages: tuple[str, ...]) -> list[Group]:
    """``groups`` with the words inside a long Chinese word beside it: 双边 and 合作 are in 双边合作."""
    found = list(groups)
    for group in groups:
        parts = [m for m in ideas_in(group.text, "zh") if 1 < m.length < len(group.text)]
        for start, end in dict.fromkeys((group.start + m.start, group.start + m.end) for m in parts):
            word = Word(text[start:end], start, end, fold(text[start:end]))
            found.append(_word_group(word, "zh", corpus_languages))
    return found


def _says_something(word: Word, language: str) -> bool:
    """Whether a word is more than a letter; in Chinese one character can be a word."""
    return language == "zh" or len(word.text) > 1


def settle_phrases(groups: list[Group], index: LexicalIndex) -> list[Group]:
    """``groups`` with phrases that no unit holds standing for themselves: then their words found apart tell less.

    Of the Human Rights Council nothing is said where councils, rights and men are.
    """
    for phrase in [g for g in groups if g.is_phrase and not g.counts(index).any()]:
        parts = [g for g in groups if not g.is_phrase and phrase.start <= g.start and g.end <= phrase.end]
        left = PART_OF_NAME if any(is_name(token.removeprefix(PREFIX)) for token in phrase.ideas) else PART_OF_PHRASE
        for part in parts:
            part.telling *= left
        phrase.is_phrase = False
    return groups


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(s <= start and end <= e for s, e in spans)


def _word_group(word: Word, language: str, corpus_languages: tuple[str, ...]) -> Group:
    group = Group(word.text, word.start, word.end, telling=telling(word.key, language))
    if is_number(word.text):
        group.offer_word(number_token(word.key), SAME_WORD)
        group.telling = 1.0
        return group
    for other in corpus_languages:
        if other == language:
            group.offer_word(word_token(word.key, other), SAME_WORD)
        elif other in LATIN and word.text.isascii() | (language in LATIN) and len(word.text) > 2:
            group.offer_word(word_token(word_key(word.text, other), other), COGNATE)
    return group


def _phrase_group(text: str, start: int, end: int, idea: str, covered: list[Group]) -> Group:
    tells = max(group.telling for group in covered)
    return Group(text[start:end], start, end, tells, is_phrase=True, ideas={idea_token(idea): 1.0})


def _merged(groups: list[Group]) -> list[Group]:
    """Phrases over the same span become one group; a word asked twice counts once."""
    found: dict[tuple[object, ...], Group] = {}
    for group in groups:
        key = (group.start, group.end) if group.is_phrase or not group.tokens else tuple(sorted(group.tokens))
        if key in found:
            for token, share in group.ideas.items():
                found[key].offer_idea(token, share)
            for token, share in group.words.items():
                found[key].offer_word(token, share)
        else:
            found[key] = group
    return list(found.values())


def _offer_those_under(group: Group) -> None:
    """Give a group that names an actor those under him: civil society is spoken of where its organizations are."""
    for idea in list(group.ideas):
        name = idea.removeprefix(PREFIX)
        for under in related(name) - {name} if name in actors() and name not in STATES else ():
            group.offer_word(idea_token(under), UNDER_IT)


@cache
def _known_words(language: str) -> dict[str, frozenset[str]]:
    """Folded word -> ideas of one word that it stands for: what a slip is mended to."""
    known: dict[str, set[str]] = {}
    for idea, in_languages in forms().items():
        for form in in_languages[language]:
            if " " not in form:
                known.setdefault(fold(form), set()).add(idea)
    return {word: frozenset(ideas) for word, ideas in known.items()}


def _mend(group: Group, language: str, corpus_languages: tuple[str, ...]) -> None:
    """Give a word that no table knows what the known word stands for that it is most likely a slip for.

    It tells no more than the word that was meant.
    """
    typed = fold(group.text)
    key = word_key(group.text, language)
    if language == "zh" or len(typed) < _SHORTEST_SLIP or not typed.isalpha() or (language, key) in _frequencies():
        return
    known = process.extractOne(typed, _known_words(language).keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    for idea in _known_words(language)[known[0]] if known else ():
        group.offer_idea(idea_token(idea), SLIP)
    stem = process.extractOne(key, _stems(language), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    if stem:
        group.telling = telling(stem[0], language)
        if language in corpus_languages:
            group.offer_word(word_token(stem[0], language), SLIP)


@cache
def _stems(language: str) -> tuple[str, ...]:
    """The word keys that the General Assembly uses in ``language``."""
    return tuple(key for code, key in _frequencies() if code == language)
