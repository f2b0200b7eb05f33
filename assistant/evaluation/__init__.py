"""Measuring answers against gold: by language and kind, beside other ways of finding, and between languages."""

from assistant.evaluation.agreement import Agreement, agreement
from assistant.evaluation.curve import CurvePoint, Sureness, curve, sureness
from assistant.evaluation.gold import GoldQuestion, not_held, read_gold
from assistant.evaluation.judging import Score, judge
from assistant.evaluation.measuring import Measured, means, measured, table

__all__ = [
    "Agreement", "CurvePoint", "GoldQuestion", "Measured", "Score", "Sureness", "agreement", "curve", "judge", "means",
    "measured", "not_held", "read_gold", "sureness", "table",
]  # fmt: skip
