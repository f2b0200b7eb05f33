"""What Word prints before the paragraphs of its automatic lists: computed, since no file holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from documents.blocks import Role
from documents.docx.parts import Element, W, attribute

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand")
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass
class Level:
    """One level of a list: where it starts, in which figures, and what is printed around them ("(%2)")."""

    start: int = 1
    format: str = "decimal"
    text: str = ""


@dataclass
class _List:
    levels: dict[int, Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Number:
    """What is printed before a paragraph, and what it says of the paragraph."""

    printed: str
    role: Role = Role.TEXT
    label: str = ""
    level: int = 0


class Numbering:
    """The lists of a document, counting as its paragraphs come."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._of_number: dict[str, str] = {}
        self._restarts: dict[str, dict[int, Level | int]] = {}
        self._under_letter = False
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {_whole(attribute(e, "ilvl")): _level(e) for e in abstract.iter(f"{W}lvl")}
            self._lists[attribute(abstract, "abstractNumId") or ""] = _List(levels)
        for number in root.iter(f"{W}num"):
            key = attribute(number, "numId") or ""
            self._of_number[key] = attribute(number.find(f"{W}abstractNumId")) or ""
            self._restarts[key] = {}
            for override in number.iter(f"{W}lvlOverride"):
                at = _whole(attribute(override, "ilvl"))
                start, level = override.find(f"{W}startOverride"), override.find(f"{W}lvl")
                if level is not None:
                    self._restarts[key][at] = _level(level)
                elif start is not None:
                    self._restarts[key][at] = _whole(attribute(start))

    def next(self, key: str, level: int) -> Number | None:
        """What stands before the next paragraph of the list ``key`` at ``level``; None for a list that is not there."""
        found = self._lists.get(self._of_number.get(key, ""))
        if found is None or not 0 <= level < _LEVELS:
            return None
        restart = self._restarts[key].pop(level, None)
        if isinstance(restart, Level):
            found.levels[level] = restart
            restart = restart.start
        one = found.levels.setdefault(level, Level())
        if restart is not None:
            found.counts[level] = restart
        else:
            found.counts[level] = found.counts.get(level, one.start - 1) + 1
        for below in [at for at in found.counts if at > level]:
            del found.counts[below]
        if one.format in ("none", "bullet"):
            return Number("•" if one.format == "bullet" else "")
        printed = _PLACE.sub(lambda place: self._figure(found, int(place[1]) - 1), one.text)
        return self._number(printed.strip(), one, self._figure(found, level))

    def _figure(self, found: _List, level: int) -> str:
        one = found.levels.get(level, Level())
        return figure(found.counts.get(level, one.start), one.format)

    def _number(self, printed: str, level: Level, label: str) -> Number:
        """What a printed number says: "12." numbers a paragraph, "(a)" an item; "1.2" and "II." say nothing."""
        if len(_PLACE.findall(level.text)) != 1:
            return Number(printed)
        if level.format.startswith("decimal") and "(" not in printed and ")" not in printed:
            self._under_letter = False
            return Number(printed, Role.NUMBERED, label)
        if level.format in ("lowerLetter", "russianLower", "arabicAlpha", "arabicAbjad"):
            self._under_letter = True
            return Number(printed, Role.ITEM, label, 1)
        if level.format == "lowerRoman":
            return Number(printed, Role.ITEM, label, 2 if self._under_letter else 1)
        return Number(printed)


def figure(number: int, form: str) -> str:
    """``number`` as Word prints it: 3 is "c" in ``lowerLetter``, 28 is "bb"; "iii", "III", "三"."""
    if number < 1:
        return str(number)
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        left = number
        for value, letters in _ROMAN:
            roman += letters * (left // value)
            left %= value
        return roman.upper() if form == "upperRoman" else roman
    if form in _ALPHABETS:
        letters = _ALPHABETS[form]
        return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    if form in _CHINESE and number < 100:
        return _chinese(number)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    start = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return start + (digits[ones] if ones else "")


def _level(element: Element) -> Level:
    return Level(
        _whole(attribute(element.find(f"{W}start")), 1),
        attribute(element.find(f"{W}numFmt")) or "decimal",
        attribute(element.find(f"{W}lvlText")) or "",
    )


def _whole(text: str | None, otherwise: int = 0) -> int:
    try:
        return int(text or otherwise)
    except ValueError:
        return otherwise
