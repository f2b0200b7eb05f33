"""What a step learns from: losses over mean vectors, with their gradients written out by hand."""

from __future__ import annotations

import numpy as np
from bags import Floats
from material import Ids
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


def unit(vectors: Floats) -> tuple[Floats, Floats]:
    """``vectors`` at length one, and their lengths, shape (count, 1)."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-12
    return vectors / lengths, lengths


def _through_length(slope: Floats, units: Floats, lengths: Floats) -> Floats:
    """The gradient before the vectors were brought to length one."""
    return (slope - units * (slope * units).sum(1, keepdims=True)) / lengths


def contrast(queries: Floats, documents: Floats, masked: Mask, temperature: float) -> tuple[float, Floats, Floats]:
    """Each query must find its document among all, and each document its query: loss and both gradients.

    The symmetric InfoNCE of van den Oord et al. (2018) over cosines. ``masked`` marks the pairs, shape (queries,
    documents), that are no counter-examples.
    """
    q, q_length = unit(queries)
    d, d_length = unit(documents)
    scores = np.exp((q @ d.T - 1) / temperature)
    scores[masked] = 0
    lines = scores / scores.sum(1, keepdims=True)
    columns = scores / scores.sum(0, keepdims=True)
    loss = -(np.log(np.diagonal(lines) + 1e-12) + np.log(np.diagonal(columns) + 1e-12)).mean() / 2
    slope = (lines + columns) / 2
    slope[np.diag_indices(len(slope))] -= 1
    slope /= temperature * len(slope)
    return float(loss), _through_length(slope @ d, q, q_length), _through_length(slope.T @ q, d, d_length)


def distill(vectors: Floats, teacher: Floats, temperature: float) -> Floats:
    """Texts must be as near to each other as the unit vectors of ``teacher`` are: the gradient.

    Of the cross entropy between the softmax over each line of both tables of cosines ("similarity-preserving"
    distillation, Tung and Mori 2019, with the softmax of Hinton et al. 2015).
    """
    units, lengths = unit(vectors)
    difference = _line_softmax(units @ units.T, temperature) - _line_softmax(teacher @ teacher.T, temperature)
    difference /= temperature * len(units)
    return _through_length(difference @ units + difference.T @ units, units, lengths)


def _line_softmax(cosines: Floats, temperature: float) -> Floats:
    scaled = cosines / np.float32(temperature)
    np.fill_diagonal(scaled, -np.inf)
    shares = np.exp(scaled - scaled.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True))


def shared_words(chosen: list[int], rights: list[Ids], words: list[set[tuple[int, ...]]]) -> Mask:
    """Marks drawn words (columns) that other ideas (lines) own too: they are no counter-examples."""
    columns: dict[tuple[int, ...], list[int]] = {}
    for column, form in enumerate(rights):
        columns.setdefault(tuple(form), []).append(column)
    shared = np.zeros((len(chosen), len(chosen)), dtype=bool)
    for line, number in enumerate(chosen):
        for form in words[number] & columns.keys():
            shared[line, columns[form]] = True
    np.fill_diagonal(shared, False)
    return shared
