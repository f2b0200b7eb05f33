"""The blocks of a document while it is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from documents.akoma_ntoso.lines import introduces
from documents.akoma_ntoso.text import Printed
from documents.blocks import Block, Role
from documents.spans import united


class Page:
    """What has been read so far: the blocks, with what was left out and what a person should look at."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.blocks: list[Block] = []
        self.omitted: Counter[str] = Counter()
        self.warnings: list[str] = []

    def has(self, role: Role) -> bool:
        """Whether there is a block in this role."""
        return any(block.role is role for block in self.blocks)

    def put(
        self,
        role: Role,
        printed: Printed,
        label: str = "",
        level: int = 0,
        lines: tuple[str, ...] = (),
        rows: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        """Add a block, and behind it the footnotes whose marks it carries.

        Chinese prints the opening verb bold, and Arabic bold or in bold italics, where others print it in italics.
        """
        italics = printed.italics
        if self.code in ("zh", "ar") and role not in (Role.HEADING, Role.SECTION, Role.ANNEX):
            italics = united(printed.italics + printed.bolds)
        self.blocks.append(Block(printed.text, lines, role, label, level, italics, rows))
        self.blocks += [Block(text.text, (), Role.NOTE, mark, 0, text.italics) for mark, text in printed.notes]

    def before(self) -> Block | None:
        """The last block that is no footnote."""
        return next((block for block in reversed(self.blocks) if block.role is not Role.NOTE), None)

    def turn_operative(self) -> None:
        """The paragraph whose list goes on in the main body is operative, though the file has it in the preamble."""
        for at in range(len(self.blocks) - 1, -1, -1):
            block = self.blocks[at]
            if block.role is Role.PREAMBULAR and introduces(block.text):
                self.blocks[at] = replace(block, role=Role.UNNUMBERED)
            if block.role not in (Role.NOTE, Role.ITEM):
                return

    def last_label(self) -> str:
        """The label of the last heading that has one."""
        return next((b.label for b in reversed(self.blocks) if b.role in (Role.SECTION, Role.HEADING) and b.label), "")

    def notes_table(self, label: str) -> bool:
        """Whether a line with ``label`` explains a mark ("(أ)") of the table right above."""
        last = self.before()
        if last is None or last.role is not Role.TABLE:
            return False
        return any(cell.rstrip().endswith(f"({label})") for row in last.rows for cell in row)
