"""Which paragraphs stand together in a step: near-alike ones, so that the counter-examples are hard."""

from __future__ import annotations

from random import Random

import numpy as np
from bags import Floats
from material import Material
from numpy.typing import NDArray

_BLOCK = 1024


def neighbours(material: Material, weights: Floats, signatures: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The ``count`` paragraphs nearest to each by today's ``weights``, those of the same words left out.

    What the Assembly says of Bermuda it says of the Cayman Islands: only such neighbours teach the difference.
    """
    vectors = np.zeros((len(material.passages), weights.shape[1]), dtype=np.float32)
    for line, versions in zip(vectors, material.passages, strict=True):
        ids = (versions.get("en") or next(iter(versions.values()))).ids
        if ids:
            line[:] = weights[ids].mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-12
    found = np.zeros((len(vectors), count), dtype=np.int64)
    for start in range(0, len(vectors), _BLOCK):
        cosines = vectors[start : start + _BLOCK] @ vectors.T
        cosines[signatures[start : start + _BLOCK, None] == signatures[None, :]] = -2
        found[start : start + _BLOCK] = np.argpartition(-cosines, count, axis=1)[:, :count]
    return found


def by_neighbours(near: NDArray[np.int64], share: float, random: Random) -> list[int]:
    """All rows once, in chance order; a ``share`` of those met bring their neighbours with them."""
    rows = list(range(len(near)))
    random.shuffle(rows)
    used = np.zeros(len(near), dtype=bool)
    order: list[int] = []
    for row in rows:
        if used[row]:
            continue
        found = [row]
        if random.random() < share:
            found += [int(other) for other in near[row] if not used[other]]
        used[found] = True
        order += found
    return order


def by_document(symbols: list[str], share: float, random: Random) -> list[int]:
    """All rows once: a ``share`` of the documents whole, the rows of the others shuffled."""
    groups: dict[str, list[int]] = {}
    for row, symbol in enumerate(symbols):
        groups.setdefault(symbol, []).append(row)
    together: list[list[int]] = []
    rest: list[int] = []
    for rows in groups.values():
        if random.random() < share:
            together.append(rows)
        else:
            rest += rows
    random.shuffle(together)
    random.shuffle(rest)
    return [row for rows in together for row in rows] + rest


def cut(order: list[int], size: int, random: Random) -> list[list[int]]:
    """``order`` in batches of ``size`` (what is left over waits for the next pass), in chance order."""
    found = [order[i : i + size] for i in range(0, len(order) - size + 1, size)]
    random.shuffle(found)
    return found
