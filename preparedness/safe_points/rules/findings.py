"""What the rules work on and what they answer with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from preparedness.common.messages import Message

Facts = Mapping[str, Mapping[str, Any]]
"""A point's facts: group key → field name → value."""
Field = tuple[str, str]


@dataclass(frozen=True)
class Finding:
    """Something wrong (`refused`: it cannot be saved) or odd (a warning that stays visible) about some fields."""

    fields: tuple[Field, ...]
    message: Message
    refused: bool = False

    def concerns(self, group: str) -> bool:
        return any(key == group for key, _ in self.fields)


@dataclass(frozen=True)
class Estimate:
    """A computed figure; None where an input is unknown, and then which inputs those are."""

    value: float | None
    unit: str
    missing: tuple[Field, ...] = ()


def quotient(above: float | None, below: float | None, unit: str, inputs: tuple[Field, Field]) -> Estimate:
    """`above / below`; unknown in, unknown out; a divisor of zero counts as unknown."""
    missing = tuple(name for name, value in zip(inputs, (above, below or None), strict=True) if value is None)
    if above is None or not below:
        return Estimate(None, unit, missing)
    return Estimate(above / below, unit)
