"""Finding the acts of a paragraph: the verbs by which its organ decides, asks or welcomes (``languages/*.toml``).

A paragraph opens with its first act; later ones follow a comma, a semicolon or "and". Where it opens with none, it may
still ask in the passive ("Member States are invited to ...").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from documents.languages import ASKING_FAMILIES, Language, actors_in, fold, language
from documents.languages.words import HYPHENS

_FAR_BACK = 300
"""Characters before a later verb in which a relative clause may have begun that the verb belongs to."""

_PARTS = re.compile(r"[,;،؛，；]")


class Act(NamedTuple):
    """A verb of the organ in a paragraph: where its words start and end, and the pronoun before it, if any.

    ``joint`` is where the words begin that join it to the act before ("and", ", and"). ``passive`` says that whom it
    asks stands before it, ``participle`` that it is one ("urging").
    """

    joint: int
    start: int
    end: int
    verb: str
    family: str
    pronoun: str | None = None
    passive: bool = False
    participle: bool = False


def acts_in(text: str, code: str, is_item: bool = False) -> list[Act]:
    """The acts of a paragraph, in order.

    One that opens with none is no act of the organ, save what it asks in the passive. An item of a list goes on with
    the act of its chapeau (``is_item``), so that later acts count there too.
    """
    opening = _opening_pattern(code).match(text)
    if opening is not None:
        first = _act(opening, text, code)
        return [first, *_later_acts(text, first.end, code, first.participle)]
    if is_item:
        return _later_acts(text, 0, code, False, is_item=True)
    return _passive_acts(text, code)


def _later_acts(text: str, since: int, code: str, participles: bool, is_item: bool = False) -> list[Act]:
    """The acts behind the first; ``participles`` says that it is one, so that others of any family count."""
    found = []
    for match in _later_pattern(code).finditer(text, since):
        # A pronoun may be an article ("la demande"): only an action that follows shows that it is none.
        if match["pronoun"] and action_start(text, match.end(), match.end() + 3, code) is None:
            continue
        act = _act(match, text, code)
        # "Requests ..., noting that ..." is one act; "recalls ..., while urging States to ..." is two.
        counts = participles or act.family in ASKING_FAMILIES or not act.participle
        if counts and not _is_relative(text, since, match, code):
            found.append(act)
    return [a for n, a in enumerate(found) if not _is_echo(text, found[n - 1].end if n else since, a, code, is_item)]


def _is_echo(text: str, since: int, act: Act, code: str, is_item: bool) -> bool:
    """Whether those asked are to ask others: "请秘书长邀请各国……，并邀请", where no form tells a verb's subject."""
    if act.verb not in language(code).acts.get("echoes", []):
        return False
    return is_item or act.verb in text[since : act.start]


def _family(verb: str, code: str) -> str:
    """The family of a verb as printed; adverbs may stand inside it ("calls, in particular, for")."""
    known = families(code)
    return known.get(_key(verb)) or known[_key(_adverb_pattern(code).sub("", verb))]


def _is_participle(verb: str, code: str) -> bool:
    return any(pattern.search(verb) for pattern in patterns(code, "participles"))


def _is_relative(text: str, since: int, later: re.Match[str], code: str) -> bool:
    """Whether a later verb goes on with a relative clause: "the decision that welcomes ... and urges"."""
    pattern, at = _relative_pattern(code), later.start()
    if _PARTS.search(text, at, later.start("act")):
        return False  # a comma ends such a clause
    before = _PARTS.split(text[max(since, at - _FAR_BACK) : at])[-1]
    return pattern is not None and pattern.search(before) is not None


def _passive_acts(text: str, code: str) -> list[Act]:
    families = _families_of(code, "passives")
    matches = _passive_pattern(code).finditer(text)
    return [Act(m.start(), m.start(), m.end(), m[0], families[_key(m[0])], None, True) for m in matches]


def _act(match: re.Match[str], text: str, code: str) -> Act:
    verb, end = " ".join(match["verb"].split()), match.end()
    family = _family(verb, code)
    if family == "decide" and (indirect := _indirect_pattern(code).match(text, end)):
        # "Decides to invite ..." asks whom it invites.
        family = _families_of(code, "indirect")[_key(indirect["form"])]
        verb, end = f"{verb}{' ' if code != 'zh' else ''}{' '.join(indirect['form'].split())}", indirect.end()
    for completed, pattern in _completed_patterns(code):
        # "Обращается к Генеральному секретарю с просьбой" says only behind whom it asks that it requests.
        if whole := pattern.match(text, match.start("verb")):
            family, end = completed, max(end, whole.end("end") if "end" in pattern.groupindex else 0)
            break
    pronoun = (match.groupdict().get("pronoun") or "").strip() or None
    participle = _is_participle(match["verb"], code)
    return Act(match.start(), match.start("act"), end, verb, family, pronoun, participle=participle)


def action_start(text: str, start: int, end: int, code: str) -> int | None:
    """Where the first action begins whose first character lies between ``start`` and ``end``."""
    names = [(m.start, m.end) for m in actors_in(text, code)]
    starts = (_first_outside(pattern, text, start, end, names) for pattern in patterns(code, "action"))
    return min((at for at in starts if at is not None), default=None)


def _first_outside(
    pattern: re.Pattern[str], text: str, start: int, end: int, names: Sequence[tuple[int, int]]
) -> int | None:
    """Where ``pattern`` first begins between two places, but not inside a name ("chargé d'étudier ...")."""
    for match in pattern.finditer(text, start, end + _REACH):
        if match.start() >= end:
            return None
        if not any(left < match.start() < right for left, right in names):
            return match.start()
    return None


_REACH = 200
"""No words that show where an action begins are longer than this, in characters."""


@cache
def patterns(code: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of ``[acts]`` under ``name``, in any case of letters."""
    return tuple(re.compile(p, re.IGNORECASE) for p in language(code).acts[name])


@cache
def families(code: str) -> Mapping[str, str]:
    """The family of every printed form of a verb, folded."""
    return _forms(language(code).verbs)


@cache
def _families_of(code: str, name: str) -> Mapping[str, str]:
    """The same of the forms of ``[acts]`` under ``name``."""
    return _forms(language(code).acts[name])


def _forms(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {_key(form): family for family, forms in table.items() for form in forms}


def _key(form: str) -> str:
    return fold(" ".join(form.translate(HYPHENS).split()))


def either(forms: Sequence[str]) -> str:
    """A pattern for any of ``forms``, longest first; apostrophes and blanks in any of their kinds."""
    longest = sorted((form.strip() for form in forms), key=len, reverse=True)
    return (
        "|".join(
            re.escape(f).replace("'", "['’]").replace(r"\-", "[-\u2010\u2011]").replace(r"\ ", r"\s+") for f in longest
        )
        or r"(?!)"
    )


def bounded(forms: Sequence[str], code: str) -> str:
    """A pattern for any of ``forms`` as whole words; an elided one ("d'") ends where the next word begins."""
    if code == "zh":
        return f"(?:{either(forms)})"
    return rf"(?<!\w)(?:{either(forms)})(?:(?<=['’])|(?!\w))"


def _verb_pattern(table: Language) -> str:
    verbs = [verb for forms in table.verbs.values() for verb in forms]
    adverbs = either(table.acts["adverbs"])
    gap, edge = (r"\s*", "") if table.code == "zh" else (r"\s+", r"\b")
    # Behind the first word alone, and only the commonest: a pattern of all of them everywhere takes seconds to compile.
    within = rf"(?:\s+|,?\s+(?:{either(table.acts['inside'])}),?\s+)"
    printed = "|".join(verb.replace(r"\s+", within, 1) for verb in either(verbs).split("|"))
    behind = either([a for a in table.acts["adverbs"] if a not in table.acts["connectives"]])
    return rf"(?:(?:{adverbs}){gap})*(?P<verb>{printed}){edge}(?:{gap}(?:{behind}){edge})*"


@cache
def _adverb_pattern(code: str) -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:{either(language(code).acts['inside'])})(?=[\s,]),?", re.IGNORECASE)


@cache
def _opening_pattern(code: str) -> re.Pattern[str]:
    table = language(code)
    lead = either(table.acts.get("leads", []))
    return re.compile(rf"\s*(?:(?:{lead})\s*)?(?P<act>{_verb_pattern(table)})", re.IGNORECASE)


@cache
def _later_pattern(code: str) -> re.Pattern[str]:
    table = language(code)
    spaced = [c for c in table.acts["connectives"] if c[-1].isalpha() and c not in table.acts.get("attached", [])]
    closed = [c for c in table.acts["connectives"] if c not in spaced]
    blank = "" if code == "zh" else r"\s+"
    before = "" if code == "zh" else r"(?<!\w)"
    joint = rf"(?:(?:{either(closed)})\s*)?(?:{before}(?:{either(spaced)}){blank})|(?:{either(closed)})\s*"
    lead = either(table.acts.get("leads", []))
    pronouns = either(table.acts["pronouns"])
    pronoun = rf"(?P<pronoun>(?:{pronouns})(?:\s+|(?<=['’])))?" if table.acts["pronouns"] else "(?P<pronoun>(?!))?"
    return re.compile(rf"(?:{joint})(?:(?:{lead})\s*)?(?P<act>{pronoun}{_verb_pattern(table)})", re.IGNORECASE)


@cache
def _relative_pattern(code: str) -> re.Pattern[str] | None:
    """A relative word with a verb of acts right behind it, or a few words behind."""
    words = language(code).acts["relatives"]
    if not words:
        return None
    between = "" if code == "zh" else r"\s+(?:\w+\s+){0,5}?"
    return re.compile(rf"{bounded(words, code)}{between}{_verb_pattern(language(code))}", re.IGNORECASE)


@cache
def _passive_pattern(code: str) -> re.Pattern[str]:
    forms = [form for forms in language(code).acts["passives"].values() for form in forms]
    return re.compile(bounded(forms, code), re.IGNORECASE)


@cache
def _completed_patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = language(code).acts.get("completed", {})
    return tuple((family, re.compile(pattern, re.IGNORECASE)) for family, pattern in table.items())


@cache
def _indirect_pattern(code: str) -> re.Pattern[str]:
    forms = [form for forms in language(code).acts["indirect"].values() for form in forms]
    gap = r"\s*" if code == "zh" else r"\s+"
    return re.compile(rf"{gap}(?P<form>{bounded(forms, code)})", re.IGNORECASE)
