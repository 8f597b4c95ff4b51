"""What a row takes from earlier ones: words of the preceding figure, of what was counted, of what a footnote's mark follows, and years."""

from collections.abc import Sequence

from extract.changed import changed
from extract.context import Context
from extract.record import Target
from extract.target.code_words import counted_as
from patterns.fold import fold
from patterns.target.code import BARE_WORDS

_NEAR = 300
"""How far before a change what it changes was counted, in characters."""
_OF_PEOPLE = {"percent", "household", "person"}


def noted(context: Context, row: Target, found: Sequence[Target]) -> Target:
    """A part in a footnote that its place alone names has the words of what its mark follows (`[2] Trong đó: xã A 12 tổ, xã B 8 tổ`)."""
    mark = next((mark for note, mark in reversed(context.outline.notes) if note <= row.span.start), None)
    if mark is None or row.span.start < context.outline.body_end or fold(row.indicator or "") != row.unit:
        return row
    whole = _before_mark(found, mark, row.unit)
    return row if whole is None else changed(row, indicator=whole.indicator, population=whole.population)


def _before_mark(found: Sequence[Target], mark: int, unit: str) -> Target | None:
    """The last row before a footnote's mark whose unit is, or begins with, a unit."""
    return next(
        (row for row in reversed(found) if row.span.start < mark and f"{row.unit} ".startswith(f"{unit} ")), None
    )


def carried(row: Target, last: Target | None) -> Target:
    """A figure without words of its own has the words of the preceding figure, also from the item above (`- Năm 2013 giảm 125 hộ`)."""
    if (
        last is None
        or not _alike(row.unit, last.unit)
        or row.indicator_code != "other"
        or not (row.indicator is None or BARE_WORDS.match(fold(row.indicator)))
    ):
        return row
    code = counted_as(last.indicator_code, row.unit)
    return changed(row, indicator=last.indicator, population=row.population or last.population, indicator_code=code)


def _alike(unit: str, other: str) -> bool:
    """Whether two figures may measure the same: one unit, a share, or people."""
    return unit in (other, "percent") or {unit, other} <= _OF_PEOPLE


def _last_counted(alike: dict[str, Target], named: str) -> Target | None:
    """The last row whose unit is, or begins with, what is named."""
    return next((row for unit, row in reversed(alike.items()) if f"{unit} ".startswith(f"{named} ")), None)


def counted_before(row: Target, alike: dict[str, Target]) -> Target:
    """A change of things named by their unit alone is one of what was counted with it just before (`1.126 vụ tai nạn …. So với cùng kỳ giảm 84 vụ`)."""
    if row.measure != "change" or row.indicator is None:
        return row
    named = fold(row.indicator)
    last = _last_counted(alike, named)
    if last is None or row.unit not in ("percent", named) or row.span.start - last.span.end > _NEAR:
        return row
    return changed(row, indicator=last.indicator, population=row.population or last.population)


_OWN_YEAR = ("year=before the figure, aside", "kind=start of a change")
"""Rules of rows whose year is not another figure's."""


def dated(row: Target, held: dict[int, int], sections: list[int]) -> Target:
    """A baseline without a year of its own has the one last stated in its section: it applies until another date.

    The year of an aside or of a part (`(năm 2021: 22%)`, `riêng năm 2019`), and of what a change starts from, is its own only.
    """
    if row.kind != "baseline":
        return row
    rule = row.rule or ""
    stated = not any(own in rule for own in ("year=not stated", "year=heading or lead-in"))
    if stated and row.year is not None:
        if not any(own in rule for own in _OWN_YEAR):
            held.update(dict.fromkeys(sections, row.year))
        return row
    known = sections if "year=not stated" in rule else sections[:1]
    return next((changed(row, year=held[section]) for section in known if section in held), row)


StatedYears = dict[tuple[float, float | None, str], int]
"""Years of baselines by their figures."""


def year_stated_again(row: Target, stated_years: StatedYears) -> Target:
    """A baseline that an earlier one stated with its year has that year (`nâng … từ 64,5% lên 75%`)."""
    if row.kind != "baseline" or row.indicator is None:
        return row
    key = (row.value, row.value_max, row.unit)
    if row.year is None:
        return changed(row, year=stated_years[key]) if key in stated_years else row
    stated_years.setdefault(key, row.year)
    return row
