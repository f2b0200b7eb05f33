"""Train Operative's embedding: one command from aligned paragraphs to the files that ship.

``make train``, or ``python training/train.py --data ../shared/training/parallel_75_78.jsonl.xz --out index/model``

Several files may follow ``--data`` (``extract.py`` makes more from the official XML). With ``--hold-out 78`` the
Assembly's texts of that session are kept from the training, vocabulary included, and measured at the end.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterator
from pathlib import Path

import corpus
import evaluate
import export
import learn
import material
import teacher
import tokens

from index import EmbeddedModel

ROOT = Path(__file__).resolve().parent.parent
PIECES = 48_000
IDEA_COPIES = 5
"""How often the words of the thesaurus count when the vocabulary is made: everyday words are rare in resolutions."""


def vocabulary_texts(rows: list[corpus.Row], ideas: list[corpus.Idea]) -> Iterator[str]:
    """What the tokenizer learns its pieces from: every second paragraph, and the words of the ideas."""
    for row in rows[::2]:
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
    """Read, make the vocabulary, ask the teacher, learn, write, check."""
    options, started = arguments(), time.monotonic()
    gc.disable()  # tens of millions of small lists, none of them in a circle
    everything = corpus.distinct(options.data)
    rows = [row for row in everything if not options.hold_out or not row.is_of_session(options.hold_out)]
    ideas = corpus.ideas(ROOT)
    say(started, f"{len(rows)} distinct paragraphs to learn from, {len(ideas)} ideas")
    tokenizer = tokens.train(vocabulary_texts(rows, ideas), PIECES)
    size = tokenizer.get_vocab_size()
    say(started, f"vocabulary of {size} pieces")
    found = material.gather(rows, ideas, tokenizer, Path(__file__).with_name("frames.toml"))
    taught = teacher.teacher(rows, ideas, tokenizer)
    say(started, f"material gathered; {len(taught.texts)} English words asked of the teacher")
    settings = learn.Settings(passes=options.passes, seed=options.seed)
    vectors = learn.Trainer(found, size, settings, taught).run()
    checksum = export.save(options.out, tokenizer, vectors, len(rows))
    say(started, f"written to {options.out}; sha256 of model.safetensors: {checksum}")
    if options.hold_out:
        held = evaluate.held_out(options.data[0], options.hold_out)
        print(evaluate.rank_one_table(evaluate.rank_one(held, EmbeddedModel(options.out).encode), len(held)))


if __name__ == "__main__":
    main()
