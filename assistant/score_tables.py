"""What the terminal shows of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.evaluation import Measured, Score
from assistant.evaluation.comparing import Standing, Way
from assistant.terminal import plain_table, printable, show_table

if TYPE_CHECKING:
    from rich.table import Table

    from assistant.commands.evaluating import Evaluation

SCORES = ("questions", "F1", "exact", "precision", "recall", "recall@5", "MRR", "none")
"""The columns of a table of scores. "none": the share of questions without an answer that were refused."""

STANDINGS = ("paragraphs", "F1, all", "F1", "R-precision", "recall@5", "MRR")
"""The columns of a table of ways of finding."""

ABOUT_STANDINGS = (
    "F1, all: over all questions; the others over those that paragraphs answer. A baseline cites the number of "
    "paragraphs that is best on these very questions; R-precision is F1 of an oracle's cut, as many as are right."
)


def figure(value: float | None) -> str:
    """A figure from 0 to 1 as tables show it."""
    return "-" if value is None else f"{value:.3f}"


def score_row(score: Score) -> list[str]:
    """A row of a table of scores, as :data:`SCORES` has it."""
    figures = (score.f1, score.exact, score.precision, score.recall, score.nearest, score.reciprocal, score.none)
    return [str(score.count), *map(figure, figures)]


def standing_row(way: Way, group: str = "all") -> list[str]:
    """A row of a table of ways of finding, as :data:`STANDINGS` has it."""
    one = way.standings[group]
    figures = (one.f1_all, one.f1, one.oracle, one.nearest, one.reciprocal)
    return ["its own" if way.fixed is None else str(way.fixed), *map(figure, figures)]


def group_columns(ways: Sequence[Way]) -> list[str]:
    """The columns of ways of finding by group: F1 of ours and R-precision of the others, then recall@5 of each."""
    mine, *others = ways
    first = [f"{mine.name} F1", *(f"{way.name} R-prec." for way in others)]
    return [*first, *(f"{way.name} recall@5" for way in ways)]


def group_row(ways: Sequence[Way], group: str) -> list[str]:
    """A row of that table."""
    found: list[Standing] = [way.standings[group] for way in ways]
    return [figure(found[0].f1), *(figure(one.oracle) for one in found[1:]), *(figure(one.nearest) for one in found)]


def show_scores(scores: Mapping[str, Score]) -> None:
    """A table of means by group."""
    table = _numbers("group", *SCORES)
    for name, score in scores.items():
        table.add_row(name, *score_row(score))
    show_table(table)


def show_evaluation(found: Evaluation, worst: int) -> None:
    """All tables: ours, agreement, beside other ways of finding, and the worst answers."""
    show_scores(found.scores)
    if agreed := found.agreement:
        print(
            f"\n{agreed.groups} questions in several languages: the same set in {agreed.same:.3f} of them, "
            f"mean Jaccard of two sets {agreed.likeness:.3f}"
        )
    if found.ways:
        _show_ways(found.ways, list(found.scores))
    for result in found.worst(worst):
        _show_worst(result)


def _show_ways(ways: Sequence[Way], groups: Sequence[str]) -> None:
    print()
    table = _numbers("", *STANDINGS)
    for way in ways:
        table.add_row(way.name, *standing_row(way))
    show_table(table)
    print(f"{ABOUT_STANDINGS}\n")
    table = _numbers("group", *group_columns(ways))
    for group in groups:
        table.add_row(group, *group_row(ways, group))
    show_table(table)


def _show_worst(result: Measured) -> None:
    q, answer = result.question, result.answer
    print(f"\n{result.score.f1:.2f} {q.id} [{q.language}] {printable(q.question)}")
    print("     gold", ", ".join(f"{symbol} {paragraph}" for symbol, paragraph in q.gold) or "none")
    print(f"     {answer.status}", ", ".join(f"{c.symbol} {c.paragraph}" for c in answer.citations))


def _numbers(*headers: str) -> Table:
    table = plain_table(*headers)
    for column in table.columns[1:]:
        column.justify = "right"
    return table
