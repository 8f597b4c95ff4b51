"""The confidence of a row: how often rows decided by the same rules were correct on gold plans.

`patterns/lexicons/confidence.tsv`, written by `python -m tools.confidence`, has the share right of every rule and, without a rule, of
every table.  What the worst and the best of a row's rules differ from their table by (in log-odds) moves its share by half each: one
rule that is seldom right makes a row doubtful, and many rules that are as good as the table leave it where it is.  A rule that gold
never saw counts as its table does.
"""

import functools
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from extract.changed import complete
from extract.record import Agency, Component, Funding, LegalBasis, Record, Target
from patterns import lexicon

TABLES: Mapping[type, str] = {
    LegalBasis: "legal_bases",
    Target: "targets",
    Component: "components",
    Funding: "funding",
    Agency: "agencies",
}
"""The records that have a confidence, and their tables."""
_Rated: TypeAlias = LegalBasis | Target | Component | Funding | Agency


def rules_of(rule: str | None) -> Iterator[str]:
    """The rules of a row, each as `column=name`."""
    yield from filter(None, (rule or "").split("; "))


@functools.lru_cache(maxsize=4096)
def confidence_of(table: str, rule: str | None) -> float | None:
    """The confidence of a row of a table that these rules decided; None if gold states nothing about the table."""
    odds = _log_odds()
    whole = odds.get(table)
    if whole is None:
        return None
    moves = [odds.get(f"{table} {one}", whole) - whole for one in rules_of(rule)]
    moved = whole + (min([0.0, *moves]) + max([0.0, *moves])) / 2
    return round(1 / (1 + math.exp(-moved)), 3)


@functools.cache
def _log_odds() -> Mapping[str, float]:
    return log_odds({row["canonical"]: float(row["code"]) for row in lexicon.rows("confidence")})


def log_odds(shares: Mapping[str, float]) -> dict[str, float]:
    """Shares as log-odds."""
    return {name: math.log(share / (1 - share)) for name, share in shares.items()}


def rate(records: Iterable[Record]) -> None:
    """Give the records of a plan that was read their confidence; others stay as they are."""
    for record in records:
        kind: type = type(record)
        if table := TABLES.get(kind):
            complete(record, "confidence", confidence_of(table, cast(_Rated, record).rule))
