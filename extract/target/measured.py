"""What is measured and in which population: the two columns that the form of a clause decides together."""

from typing import NamedTuple


class Measured(NamedTuple):
    """What is measured and in which population, with the form that decided it."""

    indicator: str | None
    population: str | None
    form: str = ""
    lender: int | None = None
    """The chunk of the figure whose words these are."""


def joined(*words: str | None) -> str | None:
    """Words joined in order, without missing ones; None if all are missing."""
    return " ".join(part for part in words if part) or None
