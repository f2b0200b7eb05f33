"""On which level the items of a list stand."""

from __future__ import annotations

from dataclasses import dataclass

from documents.akoma_ntoso.numbers import positions


@dataclass(slots=True)
class _Step:
    way: str
    place: int
    depth: int


class Levels:
    """On which level each item of a list stands.

    The nesting of the file says so only in part (it puts "(a)" below "(ii)", and lists "(i)" beside "(c)"), so what
    comes after what decides: "(b)" goes on with the list that had "(a)", a first label opens a list below.
    """

    def __init__(self) -> None:
        self._steps: list[_Step] = []

    def clear(self) -> None:
        """No list is open."""
        self._steps = []

    def level(self, label: str, depth: int, opened: bool, following: str = "") -> int:
        """The level of the item ``label``; ``depth`` is its nesting in the file (0: none), ``opened`` whether the
        text before it ends as an introduction does, ``following`` the label of the next item.
        """
        ways = positions(label) or (("other", 1),)
        first = [way for way, place in ways if place == 1]
        deeper = bool(self._steps) and (depth > self._steps[-1].depth or opened)
        if label == "i" and following in ("ii", "j"):
            deeper = following == "ii"
        if first and (not self._steps or deeper):
            return self._open(first[-1] if self._steps else first[0], depth)
        goes_on = self._going_on(ways)
        if goes_on is not None:
            return goes_on
        if first and not any(step.way in first for step in self._steps):
            return self._open(first[-1], depth)
        return self._placed(ways, depth)

    def _open(self, way: str, depth: int) -> int:
        self._steps.append(_Step(way, 1, depth))
        return len(self._steps)

    def _going_on(self, ways: tuple[tuple[str, int], ...]) -> int | None:
        """The innermost open list whose next label this is."""
        for at in range(len(self._steps) - 1, -1, -1):
            step = self._steps[at]
            if (step.way, step.place + 1) in ways:
                step.place += 1
                del self._steps[at + 1 :]
                return at + 1
        return None

    def _placed(self, ways: tuple[tuple[str, int], ...], depth: int) -> int:
        """A label that follows on none: with the list that counts alike, else by its nesting."""
        for at in range(len(self._steps) - 1, -1, -1):
            for way, place in ways:
                if self._steps[at].way == way:
                    self._steps[at].place = place
                    del self._steps[at + 1 :]
                    return at + 1
        while self._steps and self._steps[-1].depth >= max(depth, 1):
            self._steps.pop()
        self._steps.append(_Step(ways[0][0], ways[0][1], depth))
        return len(self._steps)
