"""Columns packed for the journey: few bytes after gzip, and a page decodes thousands of rows in milliseconds."""

from collections.abc import Sequence
from typing import TypedDict

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.int64]

DIGITS = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
"""The 91 characters from # to ~ that JSON leaves as they are."""


class Words(TypedDict):
    """Texts as numbers into a list of the different ones."""

    words: list[str]
    digits: list[str]


def whole(values: Numbers) -> list[str]:
    """Whole numbers, the sign folded into the lowest bit: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return natural((values << 1) ^ (values >> 63))


def natural(values: Numbers) -> list[str]:
    """Numbers from 0 up, each place as one string, the lowest first: deflate meets figures of one kind at a time."""
    alphabet = np.frombuffer(DIGITS.encode(), dtype=np.uint8)
    places = []
    rest = values
    while rest.any():
        places.append(alphabet[rest % len(DIGITS)].tobytes().decode("ascii"))
        rest = rest // len(DIGITS)
    return places


def words(values: Sequence[str]) -> Words:
    """Texts that repeat, the frequent ones first."""
    codes, different = pd.factorize(np.asarray(values, dtype=object))
    by_frequency = np.argsort(-np.bincount(codes, minlength=len(different)), kind="stable")
    rank = np.empty_like(by_frequency)
    rank[by_frequency] = np.arange(len(by_frequency))
    return {"words": [str(different[code]) for code in by_frequency], "digits": natural(rank[codes])}


def runs(values: Sequence[str]) -> Words:
    """Texts that stand in runs: each new one counts one up."""
    fresh = np.array([i > 0 and value != values[i - 1] for i, value in enumerate(values)], dtype=np.int64)
    heads = [value for i, value in enumerate(values) if i == 0 or fresh[i]]
    return {"words": heads, "digits": natural(fresh)}
