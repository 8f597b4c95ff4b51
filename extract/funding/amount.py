"""A planned amount: what its row of `funding` states, and the amount that it is a part of."""

import dataclasses

from corpus.document import Span
from extract.record import CapitalType, FundingSource


@dataclasses.dataclass(slots=True, eq=False)
class Amount:
    """A planned amount."""

    span: Span
    """The words from its source or total to its unit, with the bracket that names its capital."""
    text: Span
    amount_text: str
    amount_vnd: int
    component_code: str
    source: FundingSource
    capital_type: CapitalType | None
    budget_year: int | None
    purpose: str | None
    area: str | None
    whole: "Amount | None"
    """The amount that it is a part of."""
    run: int
    """Which split of its whole it belongs to: the offset of the words that open it."""
    is_total: bool
    """Whether its own words call it a total."""
    is_full: bool
    """Whether that split is stated to be all of the whole (`gồm`, not `trong đó`)."""
    rule: str
