"""Measure the tables of verbs and actors (``documents/languages``) against official texts in several languages.

    python bench/tables.py PATH... [--top 30] [--languages fr,ru] [--jobs 2]

PATHs are files, folders or archives of official XML, whose italics mark the opening verb of each paragraph. Prints for
every language

- how many opening verbs the table knows, and those it does not,
- how many of the actors that stand between an asking verb and its action the table knows, those it does not, and those
  of which it knows only a part ("Working Group on ..." by "working group"),

and, where versions of one document lie side by side, how often the family of the first act is that of the English
version, and the verbs whose family differs.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from agreement import versions

from documents import Clause, Document, Paragraph
from documents.languages import ASKING_FAMILIES, LANGUAGES, Match, actors_in, language
from documents.languages.words import SUPERSCRIPTS, words

Versions = Mapping[str, Mapping[str, Document]]
"""Symbol -> language -> document."""

_REFERENCE = "en"
_KINDS = ("operative", "preambular")
_EDGES = " ,;.:،؛；。，：\u200e\u200f"
_LONGEST = 90
"""Characters; what is longer names nobody, it is an action whose beginning was not found."""

_SUPERSCRIPT = re.compile("[" + "".join(map(chr, SUPERSCRIPTS)) + "]")
# What parts the actors of a list, besides commas.
_JOINTS = {
    "en": r"\s(?:and|or|as well as|and/or|including)\s",
    "fr": r"\s(?:et|ou|ainsi que|et/ou|y compris)\s",
    "es": r"\s(?:y|e|o|u|así como|y/o|incluidos|incluidas)\s",
    "ru": r"\s(?:и|или|а также|и/или|включая)\s",
    "zh": r"[、和及与或]|以及|包括",
    "ar": r"\s(?:و(?=\w)|أو\s|وكذلك\s|فضلا عن\s|بما في ذلك\s|بما فيها\s)",
}


@dataclass
class Coverage:
    """How many things a table knows, and those it does not, by how often they stand there."""

    known: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    partly: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All that was looked up."""
        return self.known + self.unknown.total()

    @property
    def share(self) -> float:
        """The known part of all, 1 where nothing was looked up."""
        return self.known / self.total if self.total else 1.0


# -- verbs ----------------------------------------------------------------------------------------------------------


def opening_verbs(documents: Iterable[Document]) -> Coverage:
    """The words in italics that open paragraphs, known where an act was read in them."""
    found = Coverage()
    for paragraph, printed, end in _openings(documents):
        if paragraph.clauses and paragraph.clauses[0].start < end:
            found.known += 1
        else:
            found.unknown[printed.casefold()] += 1
    return found


def _openings(documents: Iterable[Document]) -> Iterator[tuple[Paragraph, str, int]]:
    """Paragraphs that open with words in italics, with these words and where they end."""
    for document in documents:
        for paragraph in document.paragraphs:
            if paragraph.kind in _KINDS and paragraph.italics:
                start, end = paragraph.italics[0]
                printed = paragraph.text[start:end].strip(_EDGES)
                if printed and not paragraph.text[:start].strip(_EDGES):
                    yield paragraph, printed, end


@dataclass
class Agreement:
    """How often a first act has the family of its English version; by (verb, family), which families that has."""

    same: int = 0
    total: int = 0
    by_verb: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def differing(self) -> list[tuple[str, str, Counter[str]]]:
        """(verb, family, families of the English verbs beside it) of verbs that differ, the most frequent first."""
        rows = [(verb, family, beside) for (verb, family), beside in self.by_verb.items() if set(beside) != {family}]
        return sorted(rows, key=lambda row: row[2][row[1]] - row[2].total())


def family_agreement(found: Versions, code: str) -> Agreement:
    """The families of the first acts of operative paragraphs in ``code``, beside those of the English version."""
    agreement = Agreement()
    for held in found.values():
        if code in held and _REFERENCE in held:
            beside = _first_acts(held[_REFERENCE])
            for id_, act in _first_acts(held[code]).items():
                if id_ in beside:
                    agreement.total += 1
                    agreement.same += act.family == beside[id_].family
                    agreement.by_verb[act.verb.casefold(), act.family][beside[id_].family] += 1
    return agreement


def _first_acts(document: Document) -> dict[str, Clause]:
    return {p.id: p.clauses[0] for p in document.paragraphs if p.kind == "operative" and p.clauses and "(" not in p.id}


# -- actors ---------------------------------------------------------------------------------------------------------


def asked_actors(documents: Iterable[Document]) -> Coverage:
    """What stands between asking verbs and their actions, one member of a list after the other."""
    found = Coverage()
    for document in documents:
        for paragraph in document.paragraphs:
            for clause in paragraph.clauses:
                if clause.family in ASKING_FAMILIES:
                    _look_up(_between(paragraph.text, clause), document.language, found)
    return found


def _between(text: str, clause: Clause) -> str:
    """What stands between the verb of ``clause`` and its action; nothing where either is not found."""
    text = _SUPERSCRIPT.sub(" ", text)
    verb = re.compile(r"\s+".join(map(re.escape, clause.verb.split()))).search(text, clause.start, clause.end)
    action = text.find(clause.action, verb.end() if verb else clause.start, clause.end) if clause.action else -1
    return text[verb.end() : action] if verb and action >= 0 else ""


def _look_up(between: str, code: str, found: Coverage) -> None:
    """Look up the members of the list ``between``; names with a comma or "and" inside are not parted."""
    matches = actors_in(between, code)
    for part, start, end in _members(between, code, matches):
        inside = [m for m in matches if start <= m.start and m.end <= end]
        if not inside:
            if len(part) <= _LONGEST and any(c.isalpha() for c in part):
                found.unknown[part.casefold()] += 1
            continue
        found.known += 1
        name, length = inside[0].name, len(words(part, code))
        if len(part) <= _LONGEST and max(m.length for m in inside) < length - 1:
            found.partly[part.casefold(), name] += 1


def _members(between: str, code: str, matches: Iterable[Match]) -> Iterator[tuple[str, int, int]]:
    """The members of a list without the articles and quantifiers before them, and where they stand."""
    pattern = re.compile(rf"[,;،؛，；]|{_JOINTS[code]}")
    matches = list(matches)
    cuts = [
        m for m in pattern.finditer(between) if not any(a.start < m.end() - 1 and m.start() < a.end for a in matches)
    ]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(between)]
    for start, end in zip(starts, ends, strict=True):
        part = _without_openers(between[start:end].strip(_EDGES), code)
        if part:
            yield part, start, end


def _without_openers(part: str, code: str) -> str:
    acts = language(code).acts
    openers = sorted((o for o in [*acts["actor_openers"], *acts["adverbs"]] if o.strip()), key=len, reverse=True)
    edge = "" if code == "zh" else r"(?!\w)"
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, openers))}){edge}\s*", re.IGNORECASE)
    while match := pattern.match(part):
        part = part[match.end() :].strip(_EDGES)
    return part


# -- the report -----------------------------------------------------------------------------------------------------


def report(found: Versions, codes: Iterable[str], top: int) -> Iterator[str]:
    """The lines to print."""
    for code in codes:
        documents = [held[code] for held in found.values() if code in held]
        if documents:
            yield from _verbs_report(documents, code, top)
            yield from _actors_report(documents, code, top)
            if code != _REFERENCE:
                yield from _agreement_report(found, code, top)


def _verbs_report(documents: Iterable[Document], code: str, top: int) -> Iterator[str]:
    verbs = opening_verbs(documents)
    yield f"{code}: opening verbs known {verbs.known} of {verbs.total} ({verbs.share:.2%})"
    yield from (f"    {count:5} {printed}" for printed, count in verbs.unknown.most_common(top))


def _actors_report(documents: Iterable[Document], code: str, top: int) -> Iterator[str]:
    actors = asked_actors(documents)
    yield f"{code}: actors asked known {actors.known} of {actors.total} ({actors.share:.2%})"
    yield from (f"    {count:5} {printed}" for printed, count in actors.unknown.most_common(top))
    yield f"{code}: known only in part"
    yield from (f"    {count:5} {printed} [{name}]" for (printed, name), count in actors.partly.most_common(top))


def _agreement_report(found: Versions, code: str, top: int) -> Iterator[str]:
    agreement = family_agreement(found, code)
    share = agreement.same / agreement.total if agreement.total else 1.0
    yield f"{code}: families as in English {agreement.same} of {agreement.total} ({share:.2%})"
    for verb, family, beside in agreement.differing()[:top]:
        counts = ", ".join(f"{name} {count}" for name, count in beside.most_common(4))
        yield f"    {verb} [{family}]: {counts}"


def main() -> None:
    """Read the arguments, print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--top", type=int, default=30)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    found, files, failed = versions(arguments.paths, arguments.jobs)
    print(f"{files} files, {sum(map(len, found.values()))} documents, {len(failed)} failed")
    for line in report(found, arguments.languages.split(","), arguments.top):
        print(line)


if __name__ == "__main__":
    main()
