"""What is measured and in whom: the two columns that the form of a clause decides together."""

from typing import NamedTuple


class Measured(NamedTuple):
    """What is measured and in whom, with the form that stated so."""

    indicator: str | None
    population: str | None
    form: str = ""
    lender: int | None = None
    """The chunk of the figure whose words these are."""
