"""The sections of ``docs/quality.md``: what was measured over one set of questions, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from coverage import IN_FORCE
from grids import Grid, grid_of, keeping

from assistant.commands.evaluating import Evaluation
from assistant.evaluation import CurvePoint, curve, sureness
from assistant.evaluation.agreement import agreement
from assistant.score_tables import SCORES, STANDINGS, figure, group_columns, group_row, score_row, standing_row

FEWEST = 3
"""A curve needs so many questions without an answer that likeness decides."""

MINILM = "MiniLM"
CURVE = ["threshold", "coverage", "F1", "precision", "refused"]
AGREEMENT = ["kind", "questions", "same set", "Jaccard"]
COSTS = [
    "corpus",
    "documents",
    "paragraphs and footnotes",
    "questions",
    "p50, ms",
    "p95, ms",
    "index, MB",
    "memory, MB",
]
SUMMARY = ["set", *SCORES]


def section(title: str, about: str, when: str, found: Evaluation, former: str) -> str:
    """One section. Rows and columns of MiniLM are kept from the ``former`` one where it was not measured again."""
    parts = [f"## {title}", f"{about}\n{when}", scores_grid(found).markdown()]
    if agreed := agreement_grid(found):
        parts += ["The same question in several languages: the share of which all cite the same set, and mean Jaccard.",
                  agreed.markdown()]  # fmt: skip
    if found.ways:
        beside = keeping(beside_grid(found), grid_of(former, f"way | {STANDINGS[0]}"), MINILM)
        groups = keeping(groups_grid(found), grid_of(former, "group | Operative F1"), MINILM)
        parts += ["Beside other ways of finding:", beside.markdown(), groups.markdown()]
    if drawn := curve_grid(found):
        parts += ["Coverage against precision:", drawn.markdown()]
    return "\n\n".join(parts) + "\n"


def scores_grid(found: Evaluation) -> Grid:
    """Scores by group."""
    return Grid(["group", *SCORES], [[name, *score_row(score)] for name, score in found.scores.items()])


def agreement_grid(found: Evaluation) -> Grid | None:
    """Agreement between languages, over all and by kind; None where no questions are the same in several."""
    kinds = sorted({result.question.kind for result in found.results if result.question.group})
    chosen = {"all": found.results} | {
        kind: [result for result in found.results if result.question.kind == kind] for kind in kinds
    }
    each = {name: agreement(results) for name, results in chosen.items()}
    rows = [[name, str(a.groups), figure(a.same), figure(a.likeness)] for name, a in each.items() if a]
    return Grid(AGREEMENT, rows) if rows else None


def beside_grid(found: Evaluation) -> Grid:
    """Ways of finding over all questions."""
    return Grid(["way", *STANDINGS], [[way.name, *standing_row(way)] for way in found.ways])


def groups_grid(found: Evaluation) -> Grid:
    """Ways of finding by group."""
    headers = ["group", *group_columns(found.ways)]
    return Grid(headers, [[name, *group_row(found.ways, name)] for name in found.scores])


def curve_grid(found: Evaluation) -> Grid | None:
    """The curve; None where a threshold has nothing to decide."""
    questions = [sureness(result) for result in found.results]
    if sum(not one.has_gold and one.assurance is not None for one in questions) < FEWEST:
        return None
    return Grid(CURVE, [curve_row(point, found.least) for point in curve(questions, found.least)])


def curve_row(point: CurvePoint, in_force: float) -> list[str]:
    """A row of the curve, as :data:`CURVE` has it."""
    mark = IN_FORCE if point.threshold == in_force else ""
    figures = (point.coverage, point.f1, point.precision, point.refused)
    return [f"{point.threshold:.2f}{mark}", *map(figure, figures)]


def costs_row(corpus: str, costs: dict[str, float]) -> list[str]:
    """A row of what asking costs, as :data:`COSTS` has it."""
    counts = [f"{costs[name]:.0f}" for name in ("documents", "units", "questions")]
    return [corpus, *counts, *(f"{costs[name]:.0f}" for name in ("p50", "p95", "disk", "memory"))]


def summary_row(title: str, text: str) -> list[str] | None:
    """The row over all questions of a section, as :data:`SUMMARY` has it."""
    grid = grid_of(text, "group | questions")
    row = grid.row("all") if grid else None
    return [title, *row[1:]] if row else None


def summary_grid(sections: Sequence[tuple[str, str]]) -> Grid:
    """One row for each (title, text) of a section."""
    return Grid(SUMMARY, [row for title, text in sections if (row := summary_row(title, text))])
