"""The curve of coverage against precision, drawn from the tables of ``docs/quality.md``: ``docs/coverage.svg``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

IN_FORCE = " (in force)"
"""Marks the threshold in force in a table."""

WIDTH, HEIGHT = 720, 470
LEFT, TOP, RIGHT, BOTTOM = 70, 24, 24, 150
DASHES = ("", "8 4", "2 3", "10 3 2 3", "5 5", "1 4")

_STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .axis { stroke: #59636e; } .grid { stroke: #d1d9e0; } .line { fill: none; stroke-width: 2; }
  .mark { fill: #ffffff; stroke-width: 3; }
  .c0 { stroke: #0550ae; } .c1 { stroke: #9a3412; } .c2 { stroke: #116329; } .c3 { stroke: #6639ba; }
  .c4 { stroke: #805500; } .c5 { stroke: #a40e4c; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .axis { stroke: #9198a1; } .grid { stroke: #3d444d; } .mark { fill: #0d1117; }
    .c0 { stroke: #79c0ff; } .c1 { stroke: #ffa657; } .c2 { stroke: #7ee787; } .c3 { stroke: #d2a8ff; }
    .c4 { stroke: #e3b341; } .c5 { stroke: #ff9bce; }
  }
"""


@dataclass(frozen=True)
class Line:
    """The curve of one set of questions: (coverage, precision) by threshold, and the place of the one in force."""

    name: str
    points: Sequence[tuple[float, float]]
    in_force: int

    @property
    def said(self) -> str:
        """The point in force, in words."""
        coverage, precision = self.points[self.in_force]
        return f"{self.name}: coverage {coverage:.2f}, precision {precision:.2f}"


def line_of(name: str, rows: Sequence[Sequence[str]]) -> Line | None:
    """A curve from the rows of its table (threshold, coverage, F1, precision, refused); None for a set without one."""
    told = [row for row in rows if "-" not in (row[1], row[3])]
    marked = [at for at, row in enumerate(told) if row[0].endswith(IN_FORCE)]
    if len(told) < 2 or not marked:
        return None
    return Line(name, [(float(row[1]), float(row[3])) for row in told], marked[0])


def drawing(lines: Sequence[Line]) -> str:
    """The drawing, with its title and a description in words for those who cannot see it."""
    said = "; ".join(line.said for line in lines)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="title desc">',
        '<title id="title">Coverage against precision</title>',
        '<desc id="desc">One line for each set of questions, over thresholds of the probability that the documents '
        f"answer. With the threshold in force: {escape(said)}.</desc>",
        f"<style>{_STYLE}</style>",
        *_axes(),
        *(part for at, line in enumerate(lines) for part in _line(at, line)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(coverage: float) -> str:
    return f"{LEFT + coverage * (WIDTH - LEFT - RIGHT):.1f}"


def _y(precision: float) -> str:
    return f"{HEIGHT - BOTTOM - precision * (HEIGHT - TOP - BOTTOM):.1f}"


def _axes() -> list[str]:
    """Both from 0 to 1, with lines at each fifth."""
    parts = []
    for fifth in range(6):
        value = fifth / 5
        kind = "axis" if fifth == 0 else "grid"
        parts += [
            f'<line class="{kind}" x1="{_x(0)}" y1="{_y(value)}" x2="{_x(1)}" y2="{_y(value)}"/>',
            f'<line class="{kind}" x1="{_x(value)}" y1="{_y(0)}" x2="{_x(value)}" y2="{_y(1)}"/>',
            f'<text x="{_x(value)}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{value:.1f}</text>',
            f'<text x="{LEFT - 8}" y="{float(_y(value)) + 4:.1f}" text-anchor="end">{value:.1f}</text>',
        ]
    middle = TOP + (HEIGHT - TOP - BOTTOM) / 2
    return [
        *parts,
        f'<text x="{_x(0.5)}" y="{HEIGHT - BOTTOM + 38}" text-anchor="middle">'
        "coverage: share of answerable questions that are answered</text>",
        f'<text x="20" y="{middle}" text-anchor="middle" transform="rotate(-90 20 {middle})">'
        "precision of the answers given</text>",
    ]


def _line(at: int, line: Line) -> list[str]:
    """A curve, the ring that marks the threshold in force, and its words below."""
    places = " ".join(f"{_x(coverage)},{_y(precision)}" for coverage, precision in line.points)
    dash = f' stroke-dasharray="{DASHES[at % len(DASHES)]}"' if DASHES[at % len(DASHES)] else ""
    colour = f"c{at % len(DASHES)}"
    x, y = line.points[line.in_force]
    left, top = LEFT + (at % 2) * 330, HEIGHT - BOTTOM + 66 + (at // 2) * 22
    return [
        f'<polyline class="line {colour}" points="{places}"{dash}/>',
        f'<circle class="mark {colour}" cx="{_x(x)}" cy="{_y(y)}" r="6"><title>{escape(line.said)}</title></circle>',
        f'<line class="line {colour}" x1="{left}" y1="{top}" x2="{left + 34}" y2="{top}"{dash}/>',
        f'<circle class="mark {colour}" cx="{left + 17}" cy="{top}" r="4"/>',
        f'<text x="{left + 42}" y="{top + 4}">{escape(line.name)}</text>',
    ]
