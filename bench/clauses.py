"""Score who is asked what, and by when, against labelled paragraphs, in each language.

    python bench/clauses.py FOLDER [--labels tests/quality/clauses.jsonl] [--session 76,77] [--language en,fr]
        [--names addressees.json] [--jobs 2] [-v]

FOLDER holds, at any depth, the official XML of the General Assembly's resolutions in folders named English, French and
so on. A label is a line of JSON: ``symbol``, ``paragraph``, and ``clauses`` with ``verb``, ``strength_family``,
``addressees`` and ``deadline``; other keys are passed over. Items of a list are rolled into their paragraph. Names of
actors count as the same when they are forms of one actor in ``documents/languages/actors.csv`` or in a file of forms by
name and language (``--names``), whose names come first. Per language are printed, over all labelled paragraphs:

``P R F1``        of (paragraph, addressee)
``first``         how often the family of the first clause's verb is that of the label's
``all``           how often the families of all clauses are those of the label, each as many times
``each``          F1 of (paragraph, family), each family counted as many times as it is there
``deadline``      F1 of the paragraphs that have a deadline
``figures``       F1 of (paragraph, number): years, days, and the ordinals of sessions in the words of the deadlines
``words``         English only: F1 of (paragraph, word) of the deadlines
``missing``       labelled paragraphs that the reader has not found; they count as read without clauses

Last comes how many labelled addressees have names that no table has, which no reader by tables can find.

Only totals are printed, so that who tunes the reader does not see where it fails; ``-v`` prints each paragraph that
differs in addressees, families or deadline. Never use ``-v`` with labels that are held out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from documents import Clause, OperativeError, Paragraph, read
from documents.languages import LANGUAGES, actors, language, ordinals_in

FOLDERS = dict(zip(LANGUAGES, ("English", "French", "Spanish", "Russian", "Chinese", "Arabic"), strict=True))
LABELS = Path(__file__).resolve().parents[1] / "tests" / "quality" / "clauses.jsonl"

_FILE = re.compile(r"(?:A_RES_)?(?P<session>\d+)_(?P<number>\d+[A-Z]?)[-_].*\.xml")
_ANY = -1

T = TypeVar("T")

Names = Callable[[str], str]
"""The one name that all forms of an actor are counted by."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a paragraph says, as labelled: a family, addressees and deadline for each clause."""

    symbol: str
    paragraph: str
    families: tuple[str, ...]
    addressees: frozenset[str]
    deadlines: tuple[str, ...]


@dataclass(slots=True)
class Rate:
    """Counts of what was found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, got: Counter[T], gold: Counter[T]) -> None:
        """Count what was ``got`` where ``gold`` was asked."""
        right = (got & gold).total()
        self.right += right
        self.wrong += got.total() - right
        self.missed += gold.total() - right

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


@dataclass(slots=True)
class Score:
    """All measures of one language."""

    addressees: Rate = field(default_factory=Rate)
    families: Rate = field(default_factory=Rate)
    deadline: Rate = field(default_factory=Rate)
    figures: Rate = field(default_factory=Rate)
    words: Rate = field(default_factory=Rate)
    first: int = 0
    all: int = 0
    count: int = 0
    missing: int = 0

    def line(self, code: str) -> str:
        """The totals in a line."""
        count = max(1, self.count)
        asked = f"P {self.addressees.precision:.3f} R {self.addressees.recall:.3f} F1 {self.addressees.f1:.3f}"
        family = f"first {self.first / count:.3f} all {self.all / count:.3f} each {self.families.f1:.3f}"
        due = f"deadline {self.deadline.f1:.3f} figures {self.figures.f1:.3f}"
        words = f" words {self.words.f1:.3f}" if code == "en" else ""
        return f"{code}: {asked} | {family} | {due}{words} | missing {self.missing} of {self.count}"


def folded_names(extra: Mapping[str, Mapping[str, list[str]]]) -> Names:
    """A function that folds names of actors by ``extra`` (forms by name and language), then by our own table."""
    canon = {name.casefold(): name for name in (*actors(), *extra)}
    tables = [*extra.items(), *((actor.name, actor.forms) for actor in actors().values())]
    for name, forms in tables:
        for form in (form for each in forms.values() for form in each):
            canon.setdefault(form.casefold(), name)
    return lambda name: canon.get(name.casefold(), name.casefold())


def unknown(labels: Iterable[Label], extra: Mapping[str, Mapping[str, list[str]]]) -> tuple[int, int]:
    """How many labelled addressees are in no table of names, and how many there are in all."""
    known = {name.casefold() for name in (*actors(), *extra)}
    fold = folded_names(extra)
    names = [fold(name) for label in labels for name in label.addressees]
    return sum(name.casefold() not in known for name in names), len(names)


def read_labels(path: Path, sessions: frozenset[str] = frozenset()) -> list[Label]:
    """The labels in a file of JSON lines; only those of ``sessions``, if any are given."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Label(
            row["symbol"],
            row["paragraph"],
            tuple(clause["strength_family"] for clause in row["clauses"]),
            frozenset(name for clause in row["clauses"] for name in clause["addressees"]),
            tuple(clause["deadline"] for clause in row["clauses"] if clause.get("deadline")),
        )
        for row in rows
        if not sessions or row["symbol"].split("/")[-2] in sessions
    ]


def xml_files(folder: Path) -> dict[tuple[str, str], Path]:
    """The official files under ``folder`` by language and symbol; the first where there are several."""
    codes = {name: code for code, name in FOLDERS.items()}
    found: dict[tuple[str, str], Path] = {}
    for path in sorted(folder.rglob("*.xml")):
        name = _FILE.fullmatch(path.name)
        if name and path.parent.name in codes:
            found.setdefault((codes[path.parent.name], f"A/RES/{name['session']}/{name['number']}"), path)
    return found


def clauses_in(paragraphs: Iterable[Paragraph], identity: str) -> list[Clause] | None:
    """The clauses of a paragraph and of its items, or None where it is not there."""
    here = [p for p in paragraphs if re.match(re.escape(identity) + r"(\(|$)", p.id.replace(" ", ""))]
    return [clause for paragraph in here for clause in paragraph.clauses] if here else None


def _read(path: Path) -> tuple[Paragraph, ...]:
    try:
        return read(path).paragraphs
    except OperativeError:
        return ()


def read_all(paths: Iterable[Path], jobs: int) -> dict[Path, tuple[Paragraph, ...]]:
    """The paragraphs of each file."""
    each = sorted(set(paths))
    with ProcessPoolExecutor(jobs) as pool:
        return dict(zip(each, pool.map(_read, each, chunksize=4), strict=True))


def figures(deadlines: Iterable[str], code: str) -> Counter[int]:
    """The numbers in the words of deadlines, and a mark for each that has none ("its next session")."""
    found: set[int] = set()
    months = "|".join(map(re.escape, language(code).months)) if code != "zh" else r"\d+月"
    for text in deadlines:
        plain = re.sub(months, " ", re.sub(r"\s*/\s*", "/", text))
        numbers = {int(digits) for digits in re.findall(r"\d+", plain)} | {n for n, _, _ in ordinals_in(plain, code)}
        found |= numbers or {_ANY}
    return Counter(found)


def add(score: Score, label: Label, clauses: list[Clause] | None, code: str, fold: Names) -> bool:
    """Count one paragraph; whether all of it is as labelled."""
    read_ = clauses or []
    got = Counter({fold(name) for clause in read_ for name in clause.addressees})
    gold = Counter({fold(name) for name in label.addressees})
    got_families, families = Counter(c.family for c in read_), Counter(label.families)
    deadlines = [clause.deadline for clause in read_ if clause.deadline]
    score.count += 1
    score.missing += clauses is None
    score.addressees.add(got, gold)
    score.families.add(got_families, families)
    score.first += bool(read_) and read_[0].family == label.families[0]
    score.all += got_families == families
    score.deadline.add(_present(deadlines), _present(label.deadlines))
    score.figures.add(figures(deadlines, code), figures(label.deadlines, "en"))
    if code == "en":
        score.words.add(_words(deadlines), _words(label.deadlines))
    return got == gold and got_families == families and bool(deadlines) == bool(label.deadlines)


def _present(deadlines: Iterable[str]) -> Counter[str]:
    return Counter(["deadline"] if any(deadlines) else [])


def _words(deadlines: Iterable[str]) -> Counter[str]:
    return Counter({word for text in deadlines for word in re.findall(r"[\w-]+", text.casefold())})


def _difference(code: str, label: Label, clauses: list[Clause] | None, fold: Names) -> str:
    read_ = clauses or []
    got = sorted({fold(name) for clause in read_ for name in clause.addressees})
    gold = sorted({fold(name) for name in label.addressees})
    due = [clause.deadline for clause in read_ if clause.deadline]
    families = [clause.family for clause in read_]
    return (
        f"  {code} {label.symbol} {label.paragraph}: {got} for {gold}; {families} for {list(label.families)}; "
        f"{due} for {list(label.deadlines)}"
    )


def scores(
    labels: list[Label], folder: Path, codes: Iterable[str], fold: Names, jobs: int
) -> Iterator[tuple[str, Score, list[str]]]:
    """For each language: its score, and a line for each paragraph that is not as labelled."""
    files = {key: path for key, path in xml_files(folder).items() if key[1] in {label.symbol for label in labels}}
    documents = read_all(files.values(), jobs)
    for code in codes:
        score = Score()
        different: list[str] = []
        for label in labels:
            path = files.get((code, label.symbol))
            clauses = clauses_in(documents[path], label.paragraph) if path else None
            if not add(score, label, clauses, code, fold):
                different.append(_difference(code, label, clauses, fold))
        yield code, score, different


def main() -> None:
    """Read the arguments, print the totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--session", default="")
    parser.add_argument("--language", default=",".join(LANGUAGES))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-v", action="store_true", help="print each paragraph that differs; not for held-out labels")
    arguments = parser.parse_args()
    labels = read_labels(arguments.labels, frozenset(filter(None, arguments.session.split(","))))
    extra = json.loads(arguments.names.read_text(encoding="utf-8")) if arguments.names else {}
    fold = folded_names(extra)
    f1: dict[str, float] = defaultdict(float)
    for code, score, different in scores(labels, arguments.folder, arguments.language.split(","), fold, arguments.jobs):
        print(*(different if arguments.v else ()), score.line(code), sep="\n")
        f1[code] = score.addressees.f1
    others = [value for code, value in f1.items() if code != "en"]
    strange, count = unknown(labels, extra)
    print(f"{strange} of {count} labelled addressees have a name that no table has: they cannot be found")
    if others:
        print(f"addressees F1: en {f1['en']:.3f}, mean of the others {sum(others) / len(others):.3f}")


if __name__ == "__main__":
    main()
