"""The tokenizer: one Unigram vocabulary over six languages, blind to case, accents and Arabic spelling variants."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from tokenizers.trainers import UnigramTrainer

UNKNOWN = "[UNK]"

LONGEST_PIECE = 20
LONGEST_CHINESE = 4
"""Characters in a piece, at most. Chinese puts no blanks between words: without a bound of its own whole phrases
become pieces, and a phrase seen twice has nothing in common with the words it is made of."""

SPARE = 7000
"""Pieces learned beyond the size asked for, to make up for the Chinese ones that are too long."""

_CHINESE = re.compile("[\u3400-\u9fff]")


def normalizer() -> normalizers.Normalizer:
    """What is done to every text first: compatibility forms, no marks, small letters, one spelling of ya and ta."""
    return normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace("\u0640", ""),
            normalizers.Replace("\u0649", "\u064a"),
            normalizers.Replace("\u0629", "\u0647"),
        ]
    )


FOLDED = {code: None for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Mn"}
FOLDED |= {0x0640: None, 0x0649: "\u064a", 0x0629: "\u0647"}


def normalize(text: str) -> str:
    """The same as :func:`normalizer` does, and several times as fast."""
    return unicodedata.normalize("NFKD", text).lower().translate(FOLDED)


def pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    """Words are parted at white space and at every sign that is no letter or figure; each word starts with a bar."""
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), "removed"),
            pre_tokenizers.Metaspace(prepend_scheme="always"),
        ]
    )


def train(texts: Iterable[str], size: int) -> Tokenizer:
    """A Unigram tokenizer of at most ``size`` pieces over ``texts``."""
    tokenizer = Tokenizer(Unigram())
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = pre_tokenizer()
    trainer = UnigramTrainer(
        vocab_size=size + SPARE,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=LONGEST_PIECE,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    state = json.loads(tokenizer.to_str())
    pieces = [pair for pair in state["model"]["vocab"] if not _is_long_chinese(pair[0])]
    state["model"]["vocab"] = pieces[:size]
    return Tokenizer.from_str(json.dumps(state))


def _is_long_chinese(piece: str) -> bool:
    return bool(_CHINESE.search(piece)) and len(piece.lstrip("\u2581")) > LONGEST_CHINESE
