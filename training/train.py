"""Train Operative's embedding: one command from aligned paragraphs to the files that ship.

``python training/train.py --data ../shared/training/parallel_75_78.jsonl.xz --out index/model``

Several files may follow ``--data`` (see ``extract.py`` for more). With ``--hold-out 78`` the rows of that session are
kept from the training and measured at the end.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Iterator
from pathlib import Path

import corpus
import evaluate
import export
import learn
import material
import tokens

ROOT = Path(__file__).resolve().parent.parent
PIECES = 48_000
IDEA_COPIES = 5
"""How often the words of the thesaurus count when the vocabulary is made: everyday words are rare in resolutions."""


def vocabulary_texts(rows: list[corpus.Row], ideas: list[corpus.Idea]) -> Iterator[str]:
    """What the tokenizer learns its pieces from: every second different paragraph, and the words of the ideas."""
    different = {row.signature: row for row in rows}
    for row in list(different.values())[::2]:
        yield from row.texts.values()
    for idea in ideas:
        for forms in idea.forms.values():
            yield from forms * IDEA_COPIES


def say(started: float, text: str) -> None:
    """One line of progress, with the seconds since the start."""
    print(f"{time.monotonic() - started:6.0f} s  {text}", flush=True)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="aligned paragraphs, JSON Lines")
    parser.add_argument("--out", type=Path, required=True, help="folder the model is written into")
    parser.add_argument("--hold-out", default="", help="a session kept out and measured at the end, e.g. 78")
    parser.add_argument("--passes", type=float, default=learn.Settings.passes)
    parser.add_argument("--seed", type=int, default=learn.Settings.seed)
    return parser.parse_args()


def main() -> None:
    """Read, make the vocabulary, learn, write, check."""
    options, started = arguments(), time.monotonic()
    gc.disable()  # tens of millions of small lists, none of them in a circle
    rows = [row for path in options.data for row in corpus.rows(path)]
    held = [row for row in rows if options.hold_out and row.session == options.hold_out]
    rows = [row for row in rows if not options.hold_out or row.session != options.hold_out]
    ideas = corpus.ideas(ROOT)
    say(started, f"{len(rows)} paragraphs to learn from, {len(held)} held out, {len(ideas)} ideas")
    tokenizer = tokens.train(vocabulary_texts(rows, ideas), PIECES)
    size = tokenizer.get_vocab_size()
    say(started, f"vocabulary of {size} pieces")
    found = material.gather(rows, ideas, tokenizer, Path(__file__).with_name("frames.toml"))
    say(started, "material gathered")
    settings = learn.Settings(passes=options.passes, seed=options.seed)
    vectors = learn.train(found, size, settings, report=100)
    checksum = export.save(options.out, tokenizer, vectors)
    say(started, f"written to {options.out}; sha256 of model.safetensors {checksum}")
    if held:
        print(json.dumps(evaluate.rank_one(held, export.load(options.out)), indent=1))


if __name__ == "__main__":
    main()
