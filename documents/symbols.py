"""Symbols of United Nations documents: finding them in a text and writing each in one canonical form.

Conventions: https://research.un.org/en/docs/symbols and https://research.un.org/en/docs/ga/resolutions.

- The General Assembly numbers by session since its thirty-first (1976): "resolution 61/180" is A/RES/61/180, one of a
  special session A/RES/S-26/2. A lettered part keeps its blank: A/RES/46/182 A.
- Before, it numbered through, the session in Roman figures: "217 A (III)" is A/RES/217(III)[A], as the Dag
  Hammarskjöld Library writes it.
- Its decisions bear numbers above 300 and no symbol on paper; the Library's is A/DEC/78/501.
- The Security Council: number and year, "1325 (2000)" is S/RES/1325 (2000), also where the year is left out.
- The Economic and Social Council: year and number, "2006/27" is E/RES/2006/27; in Roman figures before 1978.
- The Human Rights Council: session and number as the Assembly, A/HRC/RES/50/13. Which of the two a number means, only
  words beside it tell ("Human Rights Council resolutions 50/13 of 7 July 2022 and 52/27").
- A document under two symbols ("A/64/85-S/2009/288") goes by the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from documents.symbol_forms import (
    BARE,
    SYMBOL,
    behind_pattern,
    council_year,
    council_years,
    early_session,
    kind_pattern,
    letter_of,
    names_of,
    organ_named,
    organ_pattern,
    parting_pattern,
    plain,
    session_of,
)

FIRST_YEAR = 1946
"""Year of the first resolutions: a first figure of this size or more in "2006/27" is a year, not a session."""

FIRST_SESSION, LAST_SESSION = 31, 99
"""Sessions by which the General Assembly numbers resolutions: what is less or more is a date, a fraction, a share."""

LAST_HUMAN_RIGHTS = 99
"""Numbers of the Human Rights Council's resolutions end below, those of its decisions begin at 101."""

FIRST_DECISION = 401
"""The General Assembly's decisions since its thirty-fourth session; no session has so many resolutions."""

FIRST_DECISION_NAMED = 301
"""The same in the sessions before, where the word "decision" must tell."""

FIRST_COUNCIL_DECISION = 201
"""The Economic and Social Council's decisions of most years; no year has so many resolutions."""

PREFIXES = {
    "General Assembly": "A/RES/",
    "Security Council": "S/RES/",
    "Economic and Social Council": "E/RES/",
    "Human Rights Council": "A/HRC/RES/",
}
"""How the symbols of an organ's resolutions begin."""

_ASSEMBLY, _SECURITY, _ECONOMIC, _RIGHTS = PREFIXES
_COMMISSION, _ENVIRONMENT, _COUNCIL = "Commission on Human Rights", "Environment Assembly", "Council"
"""Further names of ``[symbols.organs]``; "Council" may be any of three."""

_LINK = "https://docs.un.org/{language}/{symbol}"

# Parts of a symbol that are printed with small letters: A/HRC/Sub.1/58/25, A/78/L.5/Rev.1, UNEP/EA.5/Res.12.
_SMALL = re.compile(
    r"(?<=/)(?:SUB|ADD|REV|CORR|AMEND)\b|(?<=/)RES(?=\.)|(?<=\()(?:PARTS?|VOLS?|SECTS?|SUPP|INTRODUCTION)\b"
)
_SUFFIX = re.compile(r"(?:/(?:Add|Rev|Corr|Amend)\.?\d*(?:-\d+)?)$", re.IGNORECASE)
_COUNCIL_SYMBOL = re.compile(r"S/RES/(\d+)(?: ?\((\d{4})\))?")
_EARLY_SYMBOL = re.compile(r"([AE]/(?:RES|DEC)/\d+) ?([A-Z])? ?\(([A-Z\-]+)\)(?:\[(.+)\])?")
_LETTERED = re.compile(r"(?:GA|[AE])/(?:RES|DEC)/", re.IGNORECASE)
_LETTERED_SYMBOL = re.compile(r"([AE]/(?:RES|DEC)/[\dES\-]+/\d+) ?([A-Z])")
_FIGURE = re.compile(r"\d")
_ROMAN = re.compile(r"[IVXLC]+(?:-\d+)?")
_SENTENCE_END = re.compile(r"[;。；؛!?？؟\n]|\.\s+(?=[^\W\d_a-zа-я])")
_CYRILLIC = re.compile("[А-Яа-я]")
# "FAO, document C 2015/20"
_OTHER_SERIES = re.compile(r"(?<![^\W_])[A-Z]{1,4}[ \u00a0]\Z")
_ARABIC = re.compile("[\u0621-\u064a]")
_FILE_LANGUAGES = {"E": "en", "F": "fr", "S": "es", "R": "ru", "C": "zh", "A": "ar"}
"""The letter that the United Nations put behind job numbers, for each language."""
_FILE_NAME = re.compile(
    r"(?P<symbol>[A-Z]+_[^ ]+?)"
    r"(?:[-.](?=[A-Z\d])(?P<job>N?\d{7})?(?P<letter>[EFSRCA])?|[-._](?P<language>en|fr|es|ru|zh|ar))?(?: ?\(\d+\))?",
    re.IGNORECASE,
)
_FILE_START = re.compile(r"[A-Z]+_|[ase]_")
"""People write names of files in small letters; longer ones would be any words ("my_file_2")."""
_FAR = 40
"""Characters that may stand between an organ and the word "resolution": "the Council, in its landmark resolution"."""
_BESIDE = 2
"""The same for a body of which we know only that its numbers are no symbols."""


class Mention(NamedTuple):
    """A symbol found in a text: canonical form and character offsets."""

    symbol: str
    start: int
    end: int


class NamedFile(NamedTuple):
    """What the name of a file tells: canonical symbol, language code and job number, each None where it is not said."""

    symbol: str
    language: str | None
    job: str | None


@dataclass(slots=True)
class _Form:
    """A short form, and what the words beside it say: the kind ("resolution", "decision") and the organ."""

    match: re.Match[str]
    kind: str | None = None
    organ: str | None = None
    touches: bool = False
    """Whether the word of the kind, or the organ, stands right before."""

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()


def find_symbols(text: str, organ: str | None = None) -> list[Mention]:
    """Every symbol in ``text``, in order: full ones and the short forms by which resolutions are cited.

    A number that no word gives to an organ is taken for one of ``organ``, the organ whose document this is (English
    name), or of the General Assembly.
    """
    if _FIGURE.search(text) is None:
        return []  # no symbol is without one, and many paragraphs are
    shown = plain(text)
    matches = list(SYMBOL.finditer(shown))
    forms = [_Form(match) for match in matches if match["full"] is None]
    found = [mention for match in matches if match["full"] is not None and (mention := _full(match)) is not None]
    _read_words(shown, forms)
    for form in forms:
        symbol = _short(form, organ, shown)
        if symbol:
            found.append(Mention(symbol, form.start, form.end))
    found += _councils_without_year(shown, found)
    return sorted(found, key=lambda mention: mention.start)


def canonical(text: str) -> str | None:
    """The canonical form of the first symbol in ``text`` ("resolution 61/180" gives A/RES/61/180), or None."""
    mentions = find_symbols(text)
    return mentions[0].symbol if mentions else None


# Full symbols


def _full(match: re.Match[str]) -> Mention | None:
    printed = match["full"].rstrip(".-")
    if not _LETTERED.match(printed):
        printed = re.sub(r"\s[A-Z]$", "", printed)
    symbol = _canonical_full(printed)
    return Mention(symbol, match.start(), match.start() + len(printed)) if symbol else None


def _canonical_full(printed: str) -> str | None:
    first, *rest = printed.split("/")
    # "Table/3", "Annex I/4" and "decision IX/20" of another body are none.
    if _ROMAN.fullmatch(first) or not _FIGURE.search(printed) or (len(rest) == 1 and not first.isupper()):
        return None
    symbol = re.sub(r"\s+", " ", printed.upper())
    symbol = re.split(r"-(?=[AES]/)", symbol)[0].rstrip(".-")
    symbol = re.sub("^([GS])[AC](?=/RES/)", lambda m: "A" if m[1] == "G" else "S", symbol)
    symbol = _SMALL.sub(lambda m: m[0].capitalize(), symbol)
    symbol = re.sub(r"(?<=[^\s(]) ?\((?=Part|Vol|Sect|Supp|Introduction)", " (", symbol)
    symbol = re.sub(r"(?<=Parts )(\w+) AND ", r"\1 and ", symbol)
    council, early = _COUNCIL_SYMBOL.fullmatch(symbol), _EARLY_SYMBOL.fullmatch(symbol)
    if council:
        year = council[2] or council_year(int(council[1]))
        return f"S/RES/{council[1]} ({year})" if year else symbol
    if early:
        letter = early[2] or early[4]
        return f"{early[1]}({early[3]})" + (f"[{letter}]" if letter else "")
    return _LETTERED_SYMBOL.sub(r"\1 \2", symbol)


# Short forms


def _short(form: _Form, organ: str | None, text: str) -> str | None:
    if form.match["council"]:
        return _of_security_council(form)
    if form.match["early"]:
        return _of_early_years(form, text)
    session = session_of(form.match["session"])
    if session.isdigit() and int(session) >= FIRST_YEAR:
        return _of_a_year(form, int(session), text)
    return _of_a_session(form, session, organ, text)


def _of_security_council(form: _Form) -> str | None:
    """None for "vol. 12 (2020)": without a word for it, the number must be one of that year."""
    number, year = int(form.match["council"]), int(form.match["council_year"])
    if not form.touches and form.organ not in (_SECURITY, _COUNCIL):
        last = council_years()
        known = year in last and last.get(year - 1, 0) < number <= last[year]
        if not known and not (year > max(last) and number > max(last.values())):
            return None
    return None if form.touches and form.organ == "other" else f"S/RES/{number} ({year})"


def _of_early_years(form: _Form, text: str) -> str | None:
    """ "217 A (III)" of the General Assembly; sessions beyond XXX are of the Economic and Social Council."""
    number, letter, roman = form.match["early"], form.match["early_letter"], early_session(form.match)
    session = _roman_value(roman.removeprefix("E").removeprefix("S-"))
    named = form.kind is not None or form.organ in (_ASSEMBLY, _ECONOMIC)
    if session is None or not (named or len(number) > 2) or form.organ == "other":
        return None
    if not form.touches and text[: form.start].rstrip().endswith("."):
        return None  # "Assembly/AU/Decl. 8 (XXXII)"
    economic = form.organ == _ECONOMIC or session >= FIRST_SESSION
    return f"{'E' if economic else 'A'}/{_kind(form.kind)}/{number}({roman})" + (
        f"[{letter_of(letter)}]" if letter else ""
    )


def _of_a_year(form: _Form, year: int, text: str) -> str | None:
    """ "2006/27"; None for a span of years such as "2023/24" unless a word names it a resolution."""
    number = form.match["number"]
    resolution = form.touches or form.organ == _ECONOMIC
    if form.organ in ("other", _ENVIRONMENT) or (not resolution and int(number) == (year + 1) % 100):
        return None
    if not form.kind and form.organ is None and _OTHER_SERIES.search(text, 0, form.start):
        return None
    if form.organ == _COMMISSION:
        return f"E/CN.4/{_kind(form.kind)}/{year}/{number}"
    decision = form.kind == "decision" or int(number) >= FIRST_COUNCIL_DECISION
    return f"E/{'DEC' if decision else 'RES'}/{year}/{number}" + _lettered(form)


def _of_a_session(form: _Form, session: str, organ: str | None, text: str) -> str | None:
    number = int(form.match["number"])
    wanted = form.organ or organ
    if wanted == _ENVIRONMENT and session.isdigit():
        return f"UNEP/EA.{session}/{'Dec' if form.kind == 'decision' else 'Res'}.{number}"
    if wanted in (_RIGHTS, _COUNCIL) and _fits_human_rights(session, number):
        return f"A/HRC/{'DEC' if number > LAST_HUMAN_RIGHTS else 'RES'}/{session}/{number}"
    if form.organ == "other":
        return None
    if session.isdigit() and not FIRST_SESSION <= int(session) <= LAST_SESSION:
        return _turned_round(form, int(session), number, text)
    if not form.kind and form.organ is None and session.isdigit() and _is_share(int(session), number):
        return None
    return _of_general_assembly(form, session, number)


def _of_general_assembly(form: _Form, session: str, number: int) -> str | None:
    named = form.kind == "decision" and form.touches
    if (
        (number >= FIRST_DECISION and form.kind != "resolution")
        or (named and number >= FIRST_DECISION_NAMED)
        or (named and not session.isdigit())
    ):
        return f"A/DEC/{session}/{number}" + _lettered(form)
    return None if named else f"A/RES/{session}/{number}" + _lettered(form)


def _turned_round(form: _Form, first: int, session: int, text: str) -> str | None:
    """ "180/61", as some Arabic PDF files have 61/180: read only where no session can be 180, and in Arabic."""
    possible = first > LAST_SESSION and FIRST_SESSION <= session <= LAST_SESSION and form.kind is not None
    return f"A/RES/{session}/{first}" if possible and _ARABIC.search(text) else None


def _fits_human_rights(session: str, number: int) -> bool:
    """Its 99th session will be in 2047, and it has never adopted more than sixty resolutions at one."""
    return session.startswith("S-") or (session.isdigit() and int(session) <= LAST_SESSION and number < 150)


def _is_share(one: int, other: int) -> bool:
    """ "50/50", "60/40", and the day and month "31/12"."""
    return (one + other == 100 and one % 5 == 0) or (one == 31 and other <= 12)


def _lettered(form: _Form) -> str:
    return f" {letter_of(form.match['letter'])}" if form.match["letter"] else ""


def _kind(kind: str | None) -> str:
    return "DEC" if kind == "decision" else "RES"


def _roman_value(figures: str) -> int | None:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[c] for c in figures]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if 0 < total < 70 else None


# The words beside short forms


def _read_words(text: str, forms: Sequence[_Form]) -> None:
    """Fill in the kind and organ of each form, sentence by sentence."""
    if not forms:
        return
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    for start, end in pairwise(ends):
        inside = [form for form in forms if start <= form.start < end]
        if inside:
            _read_sentence(text, start, end, inside)


def _read_sentence(text: str, start: int, end: int, forms: Sequence[_Form]) -> None:
    kinds = list(kind_pattern().finditer(text, start, end))
    organs = list(organ_pattern().finditer(text, start, end))
    for form in forms:
        kind = _kind_of(text, form, kinds)
        form.kind = kind.lastgroup if kind else None
        at = kind.start() if kind and kind.end() <= form.start else form.start
        within = [o for o in organs if at < o.start() and o.end() <= form.start]
        before = [o for o in organs if o.end() <= at]
        form.touches = bool(kind and not text[kind.end() : form.start].strip(" \u00a0第"))
        chosen = _organ_behind(text, form, organs) or (within[-1] if within else _organ_before(text, at, before))
        form.organ = organ_named(chosen[0]) if chosen else None
    _share_organs(text, forms, kinds)


def _kind_of(text: str, form: _Form, kinds: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The word behind the number in Chinese ("第78/3号决议"), else the last one before it."""
    if text[form.end : form.end + 1] == "号" or text[form.start - 1 : form.start] == "第":
        behind = next((kind for kind in kinds if kind.start() >= form.end), None)
        if behind:
            return behind
    before = [kind for kind in kinds if kind.end() <= form.start]
    return before[-1] if before else None


def _organ_behind(text: str, form: _Form, organs: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """ "61/180 of the General Assembly", "2728 (2024), en date du 25 mars 2024, du Conseil de sécurité"."""
    for organ in organs:
        if organ.start() >= form.end:
            beside = not text[form.end : organ.start()].strip() and _CYRILLIC.match(organ[0])
            return organ if beside or behind_pattern().fullmatch(text, form.end, organ.start()) else None
    return None


def _organ_before(text: str, at: int, organs: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """ "Human Rights Council resolution", "the Human Rights Council, in its resolution"."""
    if not organs:
        return None
    far = _FAR if organ_named(organs[-1][0]) != "other" else _BESIDE
    if at - organs[-1].end() > far or parting_pattern().search(text, organs[-1].end(), at):
        return None
    return organs[-1]


def _share_organs(text: str, forms: Sequence[_Form], kinds: Sequence[re.Match[str]]) -> None:
    """In a list under one word, "resolutions 44/20 and 49/22 of the Human Rights Council", an organ is of all."""
    for at in range(len(forms) - 2, -1, -1):
        one, other = forms[at], forms[at + 1]
        if one.organ is None and _one_list(one, other, kinds):
            one.organ = other.organ
    for one, other in pairwise(forms):
        if other.organ is None and (_one_list(one, other, kinds) or _before_sessions(other)):
            other.organ = one.organ
    _leave_other_bodies(forms, kinds)


def _before_sessions(form: _Form) -> bool:
    """Whether it can be no number of the General Assembly: "as well as resolutions 28/6 of 26 March 2015"."""
    session = form.match.groupdict().get("session") or ""
    return session.isdigit() and int(session) < FIRST_SESSION


def _leave_other_bodies(forms: Sequence[_Form], kinds: Sequence[re.Match[str]]) -> None:
    """ "Commission on Crime Prevention resolutions 28/3 and 31/1": where one cannot be the Assembly's, none is."""
    for one, other in pairwise(forms):
        unknown = one.organ == "other" or (one.organ is None and _before_sessions(one))
        if unknown and one.kind and other.organ is None and _one_list(one, other, kinds):
            other.organ = "other"


def _one_list(one: _Form, other: _Form, kinds: Sequence[re.Match[str]]) -> bool:
    same = _shape(one) == _shape(other)
    return same and not any(one.end <= kind.start() and kind.end() <= other.start for kind in kinds)


def _shape(form: _Form) -> str | None:
    """Which of the groups of the pattern the form is; a number without year has none."""
    return next((shape for shape in ("council", "early", "session") if form.match.groupdict().get(shape)), None)


def _councils_without_year(text: str, found: Sequence[Mention]) -> list[Mention]:
    """ "UNSCR 2728", "Security Council resolution 1325": the number alone is enough, numbers never begin anew."""
    names = list(names_of(_SECURITY).finditer(text))
    if not names:
        return []
    forms = [_Form(match) for match in BARE.finditer(text) if not any(m.start <= match.start() < m.end for m in found)]
    _read_words(text, forms)
    beside = {organ.end() for organ in names if organ[0].isascii()}
    mentions = []
    for form in forms:
        named = form.touches or any(not text[end : form.start].strip() for end in beside if end <= form.start)
        year = council_year(int(form.match[0])) if named and form.organ == _SECURITY else None
        if year:
            mentions.append(Mention(f"S/RES/{form.match[0]} ({year})", form.start, form.end))
    return mentions


# Symbols made, cut and linked


def resolution_symbol(organ: str | None, number: str) -> str | None:
    """The symbol of a resolution from its organ (English name) and printed number ("61/180", "2728 (2024)")."""
    prefix = PREFIXES.get(organ or "")
    return f"{prefix}{number}" if prefix else canonical(number)


def base_symbol(symbol: str) -> str:
    """The document that ``symbol`` revises, corrects or adds to: A/78/L.5 for A/78/L.5/Rev.1; else itself."""
    shorter = _SUFFIX.sub("", symbol)
    return symbol if shorter == symbol else base_symbol(shorter)


def suffix_of(symbol: str) -> str:
    """What makes ``symbol`` a document of its own beside its base: "Rev.1/Add.2", or ""."""
    return symbol[len(base_symbol(symbol)) :].lstrip("/")


def symbol_from_file_name(name: str) -> NamedFile | None:
    """What the name of a file says, as the United Nations and we name files, or None when it holds no symbol.

    "A_RES_78_228-2325978E.xml", "A_RES_61_180.fr.txt", "A_RES_78_228-FR.pdf", "S_RES_2728_2024.pdf". A file named
    by its job number alone ("N2325978.pdf") has no symbol.
    """
    match = _FILE_NAME.fullmatch(
        re.sub(r"\.(?:pdf|docx?|xml|html?|txt)$", "", re.split(r"[\\/]", name)[-1], flags=re.I)
    )
    if match is None or not _FILE_START.match(name := match["symbol"]):
        return None
    printed = name.replace("_", "/")
    printed = re.sub(r"^(S/RES/\d+)/\(?(\d{4})\)?$", r"\1 (\2)", printed, flags=re.I)
    printed = re.sub(r"^([AE]/RES/\d+)/\(?([A-Z\-]+)\)?(?:/\[?([A-Z])\]?)?$", _early_file, printed, flags=re.I)
    printed = re.sub(r"^([AE]/(?:RES|DEC)/[ES\d\-]+/\d+)/([A-Z])$", r"\1 \2", printed)
    mentions = find_symbols(printed)
    if not mentions or (mentions[0].start, mentions[0].end) != (0, len(printed)):
        return None
    marked = match["language"] or match["letter"] or ""
    return NamedFile(mentions[0].symbol, _FILE_LANGUAGES.get(marked.upper(), marked.lower() or None), match["job"])


def _early_file(match: re.Match[str]) -> str:
    return f"{match[1]}({match[2]})" + (f"[{match[3]}]" if match[3] else "")


def link_symbol(symbol: str) -> str:
    """``symbol`` as links and queries to the United Nations have it: without blanks, and without a letter in brackets.

    Of a resolution in lettered parts before 1976 one document was issued: A/RES/217(III) holds 217 A (III) to F (III).
    """
    return re.sub(r"\[.*\]$", "", symbol).replace(" ", "")


def official_link(symbol: str, language: str) -> str:
    """Where the United Nations publish the document in ``language``."""
    return _LINK.format(language=language, symbol=link_symbol(symbol))
