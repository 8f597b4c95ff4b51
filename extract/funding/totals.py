"""Whether amounts of money add up: within a list, and over the plan.

`Trong đó` may open a full split or name only a part: parts that add up to less than the total by far are
a part, and no fault.  A unit is corrected only where the parts prove it to the đồng.
"""

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from extract.context import Context
from extract.record import Funding, Issue

_SCALES = (10**3, 10**6, 10**9)
_NEAR = 0.25
"""Parts that miss the total by less than this share are meant as a full split."""


@dataclasses.dataclass(frozen=True)
class _List:
    """A total and the amounts that follow it in its project."""

    total: int
    parts: tuple[int, ...]
    """Indices of rows."""


def checked(rows: Sequence[Funding], context: Context) -> Iterator[Funding | Issue]:
    """The rows, with units corrected where the sums prove them wrong, and the sums that do not match."""
    rows = list(rows)
    doubts: list[Issue] = []
    for group in _lists(rows, context):
        rows, found = _check(rows, group)
        doubts += found
    yield from rows
    yield from doubts
    yield from _over_projects(rows)


def _lists(rows: Sequence[Funding], context: Context) -> list[_List]:
    """Each total with its own parts: rows of its project up to the next total, those inside other parts left out."""
    groups = []
    totals = [index for index, row in enumerate(rows) if row.source == "total" and row.capital_type is None]
    for total, following in itertools.zip_longest(totals, totals[1:], fillvalue=len(rows)):
        parts: list[int] = []
        for index in range(total + 1, following):
            row = rows[index]
            if row.component_code != rows[total].component_code or row.budget_year is not None:
                continue
            if parts and _is_inside(context, rows, parts, index):
                continue
            parts.append(index)
        if len(parts) > 1:
            groups.append(_List(total, tuple(parts)))
    return groups


def _is_inside(context: Context, rows: Sequence[Funding], parts: Sequence[int], index: int) -> bool:
    """Whether a row splits an earlier part: it stands in that part's bracket or below it in the list."""
    row = rows[index]
    for part in parts:
        other = rows[part]
        between = context.document.text[other.span.end : row.span.start]
        if "\n" not in between and between.count("(") > between.count(")"):
            return True
        above = [item.heading.start for item in context.outline.chain(row.span.start)[:-1]]
        own = context.document.paragraph_at(other.span.start).start
        if own in above and own != context.document.paragraph_at(row.span.start).start:
            return True
        if row.span.start < other.span.end:
            return True
    return False


def _check(rows: list[Funding], group: _List) -> tuple[list[Funding], list[Issue]]:
    total = rows[group.total]
    added = sum(rows[index].amount_vnd for index in group.parts)
    if added == total.amount_vnd:
        return rows, []
    if (proof := _unit_proof(rows, group)) is not None:
        index, value = proof
        suspect = rows[index]
        message = f"{suspect.amount_text}: read as {value:,} đồng, with which the {len(group.parts)} parts add up to the total {total.amount_text}"
        corrected = dataclasses.replace(suspect, amount_vnd=value, status="corrected")
        doubt = Issue(span=suspect.span, code="funding_unit_suspect", severity="error", message=message)
        return [*rows[:index], corrected, *rows[index + 1 :]], [doubt]
    if abs(added - total.amount_vnd) > _NEAR * total.amount_vnd and added < total.amount_vnd:
        return rows, []
    message = f"{total.component_code}: the {len(group.parts)} parts add up to {added:,} đồng, the total says {total.amount_vnd:,} đồng"
    return rows, [Issue(span=total.span, code="funding_sum_mismatch", severity="error", message=message)]


def _unit_proof(rows: Sequence[Funding], group: _List) -> tuple[int, int] | None:
    """The one amount (of the total and its parts) whose unit, changed, makes the sum right to the đồng."""
    proofs = set()
    for index in (group.total, *group.parts):
        value = rows[index].amount_vnd
        for changed in (
            *(value * scale for scale in _SCALES),
            *(value // scale for scale in _SCALES if value % scale == 0),
        ):
            trial = {place: rows[place].amount_vnd for place in (group.total, *group.parts)} | {index: changed}
            if changed and sum(trial[place] for place in group.parts) == trial[group.total]:
                proofs.add((index, changed))
    return next(iter(proofs)) if len(proofs) == 1 else None


def _over_projects(rows: Sequence[Funding]) -> Iterator[Issue]:
    """The programme's amounts against the sums of its projects', source by source; a project's against its sub-projects'."""
    by_code: dict[str, dict[str, list[Funding]]] = {}
    for row in rows:
        if row.budget_year is None:
            by_code.setdefault(row.component_code or "CT", {}).setdefault(row.source, []).append(row)
    for code in ("CT", *sorted(code for code in by_code if code.startswith("DA") and "." not in code)):
        below = [other for other in by_code if _is_below(other, code, by_code)]
        if code not in by_code or len(below) < 2:
            continue
        for source, whole in by_code[code].items():
            parts = [part for other in below for part in by_code[other].get(source, [])[:1]]
            if len(whole) != 1 or len(parts) < 2 or (source == "total" and len(parts) < len(below)):
                continue
            added = sum(part.amount_vnd for part in parts)
            if added != whole[0].amount_vnd and abs(added - whole[0].amount_vnd) <= _NEAR * whole[0].amount_vnd:
                message = f"{source}: the {len(parts)} amounts of the projects under {code} add up to {added:,} đồng, {code} says {whole[0].amount_vnd:,} đồng"
                yield Issue(span=whole[0].span, code="funding_sum_mismatch", severity="error", message=message)


def _is_below(other: str, code: str, by_code: dict[str, dict[str, list[Funding]]]) -> bool:
    """Whether `other` is a part of `code`: a sub-project of it; for the programme a project, or a sub-project whose project has no amounts."""
    if code != "CT":
        return other.startswith(f"{code}.")
    return other != "CT" and ("." not in other or other.split(".")[0] not in by_code)
