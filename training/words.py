"""Write the words that resolutions print, the commonest first: they undo hyphens at the ends of lines, and mend scans.

    python training/words.py --data ../shared/training/parallel_75_78.jsonl.xz

Chinese and Arabic break no words. Words of sessions 79 and 80 are not read: they are not in the data.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from pathlib import Path

LANGUAGES = ("en", "fr", "es", "ru")
FEWEST = 3
"""A word printed less often may be a misprint, or a name."""

_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")


def count(data: Path) -> Counter[str]:
    """How often each word is printed, as printed, hyphens in it kept; words of the four languages together."""
    counts: Counter[str] = Counter()
    with lzma.open(data, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for language in LANGUAGES:
                text = (row.get(language) or "").replace("\u00ad", "").replace("‑", "-")
                counts.update(_WORD.findall(text))
    return counts


def ordered(counts: Counter[str]) -> list[str]:
    """Each word once, the commonest first, in small letters unless it is nearly always printed with capitals."""
    totals: Counter[str] = Counter()
    for word, times in counts.items():
        totals[word.casefold()] += times
    cased: dict[str, str] = {}
    for word, _ in counts.most_common():
        cased.setdefault(word.casefold(), word)
    return [
        word if counts[word] >= _MOSTLY_SMALL * total else cased[word]
        for word, total in totals.most_common()
        if total >= FEWEST and len(word) > 1
    ]


_MOSTLY_SMALL = 0.15
"""Share of small letters from which a word is written so: many open a sentence."""


def main() -> None:
    """Read the data, write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("documents/languages/printed_words.txt.xz"))
    arguments = parser.parse_args()
    words = ordered(count(arguments.data))
    arguments.out.write_bytes(lzma.compress("\n".join(words).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(words)} words, {arguments.out.stat().st_size} bytes, written to {arguments.out}")


if __name__ == "__main__":
    main()
