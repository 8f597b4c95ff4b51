"""Whether amounts of money add up: the parts of a whole, and projects over the plan.

`Trong đó` may open a full split or name only a part: parts that add up to less than the total by far are
a part, and no fault.  A unit is corrected only if the parts prove it to the đồng.  Parts are those that are in
the whole's own bracket, sentence or list; what is besides (`Ngoài ra`), in another section, or is carried over from
another year, is not one; each way to split (by source, by capital, by year) is a sum of its own.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.message import MessageValue
from extract.context import Context
from extract.funding.amount import Amount
from extract.funding.component_code import WHOLE_PLAN
from extract.funding.remainder import is_open
from extract.issue import issue, worded
from extract.record import Issue

_SCALES = (10**3, 10**6, 10**9)
_NEAR = 0.25
"""Parts that miss the total by less than this share are meant as a full split."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Split:
    """A whole and the parts of one way to split it, as indices of amounts."""

    whole: int
    parts: tuple[int, ...]


def checked(context: Context, amounts: Sequence[Amount]) -> tuple[dict[int, int], list[Issue]]:
    """The corrected sums by index of amount, and the sums that do not match."""
    values = {index: amount.amount_vnd for index, amount in enumerate(amounts)}
    corrected: dict[int, int] = {}
    doubts: list[Issue] = []
    splits = list(_splits(amounts))
    for split in splits:
        if _adds_up(values, split) or _adds_up(values, _all_parts(amounts, split)):
            continue
        if any(_is_beside(amounts, split, other) and _adds_up(values, other) for other in splits):
            continue
        proof = _unit_proof(values, split)
        if proof is not None:
            index, value = proof
            values[index] = corrected[index] = value
            doubts.append(_unit_issue(amounts, split, index, value))
        elif _is_meant_full(context, amounts, values, split) and not is_open(
            context, amounts, split.whole, split.parts
        ):
            doubts.append(_mismatch(amounts, values, split))
    return corrected, [*doubts, *_over_projects(amounts, values)]


def _splits(amounts: Sequence[Amount]) -> Iterator[_Split]:
    """Each whole with the parts of each way to split it; a single part is not one."""
    places = {id(amount): index for index, amount in enumerate(amounts)}
    groups: dict[tuple[int, int, str], list[int]] = {}
    for index, amount in enumerate(amounts):
        if amount.whole is not None:
            whole = places[id(amount.whole)]
            groups.setdefault((whole, amount.run if _is_one_line(amount) else 0, _kind(amount)), []).append(index)
    for (whole, _, _), parts in groups.items():
        if len(parts) > 1:
            yield _Split(whole, tuple(parts))


def _all_parts(amounts: Sequence[Amount], split: _Split) -> _Split:
    """A split whose parts all follow the same words, whatever the whole is split by."""
    whole, run = amounts[split.whole], amounts[split.parts[0]].run
    parts = tuple(index for index, amount in enumerate(amounts) if amount.whole is whole and amount.run == run)
    return _Split(split.whole, parts)


def _is_beside(amounts: Sequence[Amount], split: _Split, other: _Split) -> bool:
    """Whether a split is of further items after a whole that its own sentence, from `gồm` on, splits the same way."""
    own, its = amounts[other.parts[0]], amounts[split.parts[0]]
    return other.whole == split.whole and _kind(own) == _kind(its) and own.run > its.run


def _is_one_line(amount: Amount) -> bool:
    return amount.whole is not None and amount.run > amount.whole.text.end - 1


def _kind(amount: Amount) -> str:
    """By what a part splits its whole."""
    whole = amount.whole
    if whole is None:
        return ""
    ways = (
        ("component", amount.component_code != whole.component_code),
        ("area", amount.area != whole.area),
        ("year", amount.budget_year not in (None, whole.budget_year)),
        ("source", amount.source != whole.source),
        ("purpose", amount.purpose != whole.purpose),
        ("capital", amount.capital_type != whole.capital_type),
    )
    return next((name for name, differs in ways if differs), "")


def _is_meant_full(context: Context, amounts: Sequence[Amount], values: dict[int, int], split: _Split) -> bool:
    """Whether parts that miss their whole are meant as all of it: they come near, or are more in the whole's own paragraph.

    Purposes after `trong đó` are some of many, however near they come; items that are far more than the whole are beside it.
    """
    added, total = sum(values[part] for part in split.parts), values[split.whole]
    first = amounts[split.parts[0]]
    some = _kind(first) == "purpose" and not first.is_full
    near = abs(total - added) <= _NEAR * total
    own = first.text.start < context.document.paragraph_at(amounts[split.whole].text.start).end
    return (near or own) if added > total else near and not some


def _mismatch(amounts: Sequence[Amount], values: dict[int, int], split: _Split) -> Issue:
    total, added = amounts[split.whole], sum(values[part] for part in split.parts)
    sums = {"count": len(split.parts), "added": added, "total": values[split.whole]}
    return issue("funding_sum_mismatch.parts", total.span, component=worded(total.component_code), **sums)


def _unit_issue(amounts: Sequence[Amount], split: _Split, index: int, value: int) -> Issue:
    suspect = amounts[index]
    total = amounts[split.whole].amount_text
    values: dict[str, MessageValue] = {
        "amount": suspect.amount_text,
        "value": value,
        "count": len(split.parts),
        "total": total,
    }
    return issue("funding_unit_suspect", suspect.span, **values)


def _unit_proof(values: dict[int, int], split: _Split) -> tuple[int, int] | None:
    """The one amount (of the whole and its parts) whose unit, changed, makes the sum right to the đồng."""
    proofs = {
        (index, changed)
        for index in (split.whole, *split.parts)
        for changed in _rescaled(values[index])
        if changed and _adds_up({**values, index: changed}, split)
    }
    return next(iter(proofs)) if len(proofs) == 1 else None


def _rescaled(value: int) -> Iterator[int]:
    """A sum in the other units of money."""
    yield from (value * scale for scale in _SCALES)
    yield from (value // scale for scale in _SCALES if value % scale == 0)


def _adds_up(values: dict[int, int], split: _Split) -> bool:
    return sum(values[part] for part in split.parts) == values[split.whole]


def _over_projects(amounts: Sequence[Amount], values: dict[int, int]) -> Iterator[Issue]:
    """The programme's amounts against the sums of its projects', source by source; a project's against its sub-projects'."""
    by_code = _by_code(amounts, values)
    for code in (WHOLE_PLAN, *sorted(code for code in by_code if code.startswith("DA") and "." not in code)):
        below = [other for other in by_code if _is_below(other, code, by_code)]
        if code in by_code and len(below) > 1:
            yield from _against_projects(amounts, by_code, code, below)


_Sums = dict[str, dict[str, dict[int, int]]]
"""By project and source the different sums, each under the index of the amount that states it first."""


def _by_code(amounts: Sequence[Amount], values: dict[int, int]) -> _Sums:
    """The amounts of whole projects and of the plan: those that are for no one year, purpose or area."""
    by_code: _Sums = {}
    for index, amount in enumerate(amounts):
        if amount.budget_year is None and amount.purpose is None and amount.area is None:
            sums = by_code.setdefault(amount.component_code, {}).setdefault(amount.source, {})
            if values[index] not in sums.values():
                sums[index] = values[index]
    return by_code


def _against_projects(amounts: Sequence[Amount], by_code: _Sums, code: str, below: list[str]) -> Iterator[Issue]:
    """The sums that do not match; projects that add up to what one source gives split that alone (`ngân sách trung ương 40.100`)."""
    stated = {value for sums in by_code[code].values() for value in sums.values()}
    for source, whole in by_code[code].items():
        parts = [next(iter(by_code[other][source].values())) for other in below if by_code[other].get(source)]
        if len(whole) != 1 or len(parts) < 2 or (source == "total" and len(parts) < len(below)):
            continue
        (index, total), added = next(iter(whole.items())), sum(parts)
        if added not in stated and abs(added - total) <= _NEAR * total:
            sums = {"count": len(parts), "added": added, "total": total}
            about = {"source": worded(source), "component": worded(code)}
            yield issue("funding_sum_mismatch.projects", amounts[index].span, **about, **sums)


def _is_below(other: str, code: str, by_code: _Sums) -> bool:
    """Whether `other` is a part of `code`: a sub-project of it; for the programme a project, or a sub-project whose project has no amounts."""
    if code != WHOLE_PLAN:
        return other.startswith(f"{code}.")
    return other != WHOLE_PLAN and ("." not in other or other.split(".")[0] not in by_code)
