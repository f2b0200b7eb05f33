"""Hold the six language versions against one another: is the same actor asked in the same paragraphs?

    python bench/asked.py PATH... [--most 20] [--worst K] [--actor NAME [--language fr] [--show K]]
        [--length 200] [--jobs 2] [--cache FILE]

PATHs are folders, archives or files of documents in six languages. A unit is an operative paragraph with its lettered
items, (symbol, paragraph); only units that are there in all six versions count. A version says that an actor is asked
when a clause of the unit has the actor among its addressees. The most frequent actors are those with the most (unit,
version) pairs that say so. For each of them, and for all their units together ("overall"), these shares are printed:

``strict``    of the units where at least one version says so, those where all six do
``majority``  of the units where at least three versions say so, those where all six do
``pairs``     over the units of ``strict``, the mean share of the fifteen pairs of versions that say the same
``lenient``   over the (unit, version) decisions in the units of ``strict``, those that say what most versions say

Most versions say that the actor is asked when at least three do (three against three counts as asked, since a reader
misses more than it invents). Beside them, each language's misses (-) and extras (+) against most versions.

``--worst K`` prints, per actor, the K units with the most even split; ``--actor NAME`` prints that actor alone, with
``--language`` only the units where that version is against most others, K of them drawn by a fixed seed (``--show``).
``--cache FILE`` keeps what was read, and takes it from FILE when that is there: delete it after a change to the reader.
"""

from __future__ import annotations

import argparse
import pickle
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from documents import Document
from documents.intake import Kind, Source, sources
from documents.languages import LANGUAGES
from documents.reading_one import Task, read_one

_SEED = 78
_ENOUGH = len(LANGUAGES) // 2

Unit = tuple[str, str]
"""Symbol and paragraph id, lettered items left off."""


@dataclass(frozen=True, slots=True)
class Version:
    """A unit in one language: whom it asks, and its text."""

    asked: frozenset[str]
    text: str


Held = dict[Unit, dict[str, Version]]
"""Each unit in each language."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the versions say of one actor: per unit where any version says so, the languages that do."""

    actor: str
    yes: Mapping[Unit, frozenset[str]]

    @property
    def strict(self) -> float:
        """Of the units where any version asks, the share where all six do."""
        return share(len(who) == len(LANGUAGES) for who in self.yes.values())

    @property
    def majority(self) -> float:
        """Of the units where at least three versions ask, the share where all six do."""
        return share(len(who) == len(LANGUAGES) for who in self.yes.values() if len(who) >= _ENOUGH)

    @property
    def pairs(self) -> float:
        """The mean share of pairs of versions that say the same."""
        return share((a in who) == (b in who) for who in self.yes.values() for a, b in combinations(LANGUAGES, 2))

    @property
    def lenient(self) -> float:
        """Of the decisions of all versions, the share that most versions share."""
        return share((code in who) == is_asked(who) for who in self.yes.values() for code in LANGUAGES)

    def against(self, code: str) -> tuple[list[Unit], list[Unit]]:
        """The units that a language misses, and those that it has and most others have not."""
        misses = [unit for unit, who in self.yes.items() if is_asked(who) and code not in who]
        extras = [unit for unit, who in self.yes.items() if not is_asked(who) and code in who]
        return misses, extras

    def worst(self) -> list[Unit]:
        """The units where the versions differ, the most evenly split first."""
        differing = [unit for unit, who in self.yes.items() if len(who) < len(LANGUAGES)]
        return sorted(differing, key=lambda unit: abs(len(self.yes[unit]) - _ENOUGH))


def share(decisions: Iterable[bool]) -> float:
    """The share of true ones; 1 where there is nothing to decide."""
    held = list(decisions)
    return sum(held) / len(held) if held else 1.0


def is_asked(who: frozenset[str]) -> bool:
    """Whether at least half of the versions say that an actor is asked."""
    return len(who) >= _ENOUGH


def paragraph_of(identity: str) -> str:
    """The id of the paragraph that an item belongs to: ``Section II/OP4(b)(ii)`` is in ``Section II/OP4``."""
    return re.sub(r"\([^/]*$", "", identity)


def versions_in(document: Document) -> dict[Unit, Version]:
    """The operative paragraphs of a document as units."""
    asked: dict[Unit, set[str]] = defaultdict(set)
    texts: dict[Unit, list[str]] = defaultdict(list)
    for paragraph in document.paragraphs:
        if paragraph.kind == "operative":
            unit = document.symbol, paragraph_of(paragraph.id)
            asked[unit].update(name for clause in paragraph.clauses for name in clause.addressees)
            texts[unit].append(paragraph.text)
    return {unit: Version(frozenset(names), " ".join(texts[unit])) for unit, names in asked.items()}


def _read(source: Source) -> list[tuple[str, dict[Unit, Version]]]:
    return [(document.language, versions_in(document)) for document, _ in read_one(source, Task()).documents]


def read_paths(paths: list[Path], jobs: int) -> Held:
    """The units of all documents, with the versions of each."""
    files = [s for s in sources(paths) if isinstance(s, Source) and s.kind is not Kind.RECORDS]
    held: Held = defaultdict(dict)
    with ProcessPoolExecutor(jobs) as pool:
        for language, units in (each for found in pool.map(_read, files, chunksize=8) for each in found):
            for unit, version in units.items():
                held[unit].setdefault(language, version)
    return dict(held)


def read_or_cached(paths: list[Path], jobs: int, cache: Path | None) -> Held:
    """What was read before into ``cache`` where it is there; else read, and keep."""
    if cache and cache.exists():
        held: Held = pickle.loads(cache.read_bytes())  # noqa: S301 - written below
        return held
    held = read_paths(paths, jobs)
    if cache:
        cache.write_bytes(pickle.dumps(held))
    return held


def in_all_six(held: Held) -> Held:
    """The units that all six versions have."""
    return {unit: versions for unit, versions in held.items() if all(code in versions for code in LANGUAGES)}


def agreements(held: Held) -> list[Agreement]:
    """What the versions say of each actor, the most asked first."""
    yes: dict[str, dict[Unit, frozenset[str]]] = defaultdict(dict)
    for unit, versions in held.items():
        for name in {name for code in LANGUAGES for name in versions[code].asked}:
            yes[name][unit] = frozenset(code for code in LANGUAGES if name in versions[code].asked)
    found = [Agreement(name, units) for name, units in yes.items()]
    return sorted(found, key=lambda each: (-sum(map(len, each.yes.values())), each.actor))


def overall(each: list[Agreement]) -> Agreement:
    """The units of several actors together; a unit counts once for each actor."""
    together = {(f"{one.actor}: {s}", p): who for one in each for (s, p), who in one.yes.items()}
    return Agreement("overall", together)


def lines(each: list[Agreement]) -> Iterator[str]:
    """The table: a line per actor, then one for all."""
    codes = "".join(f"{code + ' -/+':>10}" for code in LANGUAGES)
    yield f"{'':40}{'units':>6}{'strict':>8}{'majority':>9}{'pairs':>7}{'lenient':>8}{codes}"
    for one in (*each, overall(each)):
        against = "".join("{:>10}".format("/".join(str(len(u)) for u in one.against(code))) for code in LANGUAGES)
        shares = f"{one.strict:8.3f}{one.majority:9.3f}{one.pairs:7.3f}{one.lenient:8.3f}"
        yield f"{one.actor[:39]:40}{len(one.yes):6}{shares}{against}"
    mean = sum(one.strict for one in each) / max(1, len(each))
    yield f"mean of the actors' strict shares: {mean:.3f}"


def shown(unit: Unit, who: frozenset[str], versions: Mapping[str, Version], length: int) -> Iterator[str]:
    """A unit with what each version says, and the beginning of its text."""
    yield f"  {unit[0]} {unit[1]}: asked in {', '.join(c for c in LANGUAGES if c in who) or 'none'}"
    for code in LANGUAGES:
        mark = "yes" if code in who else "no "
        yield f"    {code} {mark} {' '.join(versions[code].text.split())[:length]}"


def some(units: list[Unit], count: int) -> list[Unit]:
    """``count`` of the units, drawn by a fixed seed."""
    return units if len(units) <= count else random.Random(_SEED).sample(units, count)  # noqa: S311


def cases(one: Agreement, held: Held, code: str | None, count: int, length: int) -> Iterator[str]:
    """Units where the language ``code``, or any, is against most others."""
    for wrong in (code,) if code else LANGUAGES:
        for what, units in zip(("misses", "adds"), one.against(wrong), strict=True):
            yield f"{wrong} {what} {one.actor} in {len(units)}"
            for unit in some(units, count):
                yield from shown(unit, one.yes[unit], held[unit], length)


def main() -> None:
    """Read the arguments, print the table and the cases."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=20, help="how many of the most frequent actors")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--actor")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("--length", type=int, default=200, help="characters of a text that are shown")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    held = read_or_cached(arguments.paths, arguments.jobs, arguments.cache)
    six = in_all_six(held)
    print(f"{len(held)} units, {len(six)} in all six languages")
    each = agreements(six)
    each = [one for one in each if one.actor == arguments.actor] if arguments.actor else each[: arguments.most]
    print(*lines(each), sep="\n")
    for one in each:
        for unit in one.worst()[: arguments.worst]:
            print(one.actor, *shown(unit, one.yes[unit], six[unit], arguments.length), sep="\n")
        if arguments.actor:
            print(*cases(one, six, arguments.language, arguments.show, arguments.length), sep="\n")


if __name__ == "__main__":
    main()
