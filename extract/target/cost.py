"""Whether a figure is a share of costs, money spent or a norm; none of these is a target or a baseline."""

from collections.abc import Sequence

from extract.target.chunk import Chunk
from extract.target.form import names
from extract.target.frame import PEOPLE
from extract.target.population import has_people
from extract.target.reading import Reading
from extract.target.reported import is_reported
from patterns.target.cost import AGAINST, COST_LED, COSTS, ECONOMY, GIVES, NORM, NORM_BEHIND, SPENT, TASKS
from patterns.target.words import OF_PLANNED
from patterns.vocabulary import phrases_of

_GIVEN_TO = tuple(f"{word} " for word in phrases_of("given_to"))
"""Introduces people who receive something."""
_ATTAINS = tuple(f" {word} " for word in phrases_of("attains_plan"))
"""Words before the share of a plan that was attained."""
_HAVING = phrases_of("thing_attains")
"""What is stated of things and no costs (`85% cây giống có nguồn gốc rõ ràng`)."""


def _verb_before(e: Reading) -> Sequence[Chunk]:
    """Introduces the figure whose verb this one shares (`giảm 30% thời gian và 30% chi phí`)."""
    other = e.previous
    return other.frame.chunks[other.frame.opens : other.frame.i] if other is not None else ()


def _shares_costs(e: Reading) -> bool:
    """Whether what a percentage is of is money, and neither reduced nor a task to fulfil."""
    if (
        e.frame.rate
        or e.measured.form == names.DIFFERENCE
        or not COSTS.match(e.after)
        or e.indicator.startswith(_HAVING)
    ):
        return False
    return not any(is_none(e) for is_none in (_is_growth, _is_cut, _fulfils, _attains_plan))


def _near(e: Reading) -> Sequence[Chunk]:
    return e.frame.chunks[min(e.frame.opens, e.frame.verb) : e.frame.i]


def _fulfils(e: Reading) -> bool:
    """A share of a task that is to be fulfilled."""
    return TASKS.match(e.after) is not None and not e.place.past and not is_reported(e)


def _attains_plan(e: Reading) -> bool:
    """`trồng 120 ha, đạt 106,1% kế hoạch`: how much of what was planned a count before it attains, not money."""
    other = e.before_in_sentence
    counted = other is not None and not other.figure.is_money and (other.frame.count or _changes(other))
    return counted and OF_PLANNED.match(e.after) is not None and e.before.endswith(_ATTAINS)


def _is_growth(e: Reading) -> bool:
    """A share of a whole of the economy, or a change against the same time of another year."""
    if AGAINST.match(e.after):
        return any("DIR" in chunk.tags for chunk in _near(e))
    return ECONOMY.match(e.after) is not None and not any("SERVE" in chunk.tags for chunk in _near(e))


def _is_cut(e: Reading) -> bool:
    """Costs that are to be reduced."""
    return e.after.startswith("chi phí") and any("DIR:reduce" in chunk.tags for chunk in (*_near(e), *_verb_before(e)))


def _is_of_people(e: Reading) -> bool:
    """Whether a share after an amount is of people, or a rate with words of its own (`cho vay 42 tỷ đồng, bảo đảm 100% hộ nghèo …`)."""
    return has_people(e.after) or (e.frame.rate and e.frame.verb - e.frame.lead > 1)


def _changes(e: Reading) -> bool:
    """Whether a verb of change of its own governs the figure (`doanh thu đạt 30 tỷ đồng, tăng 15%`)."""
    frame = e.frame
    return any("DIR" in chunk.tags for chunk in frame.chunks[max(frame.opens, min(frame.verb, frame.edge)) : frame.i])


def _is_spent(e: Reading) -> bool:
    """A share of money spent."""
    return e.finds(SPENT, e.before) and not _changes(e) and not _is_of_people(e)


def _is_for_each(e: Reading) -> bool:
    """So much for each head, day or month."""
    counted = e.frame.count and "/" not in e.figure.unit
    return counted and NORM_BEHIND.match(e.after.partition(",")[0]) is not None


def _is_any_cost(e: Reading) -> bool:
    """By what any figure shows itself a share of costs or a norm."""
    before = e.before
    if e.finds(NORM, before) or (e.finds(COST_LED, before) and not _is_output(e)):
        return True
    return before.endswith(" đạt ") and e.after.startswith("so với ") and not _attains_plan(e)


def _is_output(e: Reading) -> bool:
    """People who receive something, or a share of the whole economy (`đóng góp 22% GRDP`)."""
    gets = e.figure.unit in PEOPLE and e.before.endswith(_GIVEN_TO)
    given = e.frame.count and e.figure.known and GIVES.search(e.before) is not None
    return gets or given or ECONOMY.match(e.after) is not None


def is_cost(e: Reading) -> bool:
    """Whether a figure is a share of costs or a norm."""
    own = (_shares_costs(e) or _is_spent(e)) if e.figure.unit == "percent" else _is_for_each(e)
    return own or _is_any_cost(e)
