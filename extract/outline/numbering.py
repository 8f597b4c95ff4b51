"""Faults in the numbering of a plan's sections."""

import itertools
from collections.abc import Iterator
from typing import TypeAlias, cast

from extract.issue import issue
from extract.outline.tree import Item, Outline
from extract.record import Issue
from patterns.outline.mark import Kind, Mark, ordinal

_MOST_ISSUES = 50
"""More numbering faults than this state nothing new of a plan."""

_Series: TypeAlias = tuple[tuple[int, ...], Kind, str]
"""The items that one numbering counts: those under the same items, of one kind, under one number's stem."""


def numbering_issues(outline: Outline) -> Iterator[Issue]:
    """Numbers that are used twice, left out, or that begin after the first, among the items of one series."""
    last: dict[_Series, tuple[int, str]] = {}
    has_crossed_d = any(item.label == "đ" for item in outline.items)
    found = (
        issue
        for item in outline.items
        if item.kind is not None and (number := ordinal(Mark(item.kind, item.label, 0))) is not None
        for issue in _numbering_issue(item, number, last, has_crossed_d)
    )
    yield from itertools.islice(found, _MOST_ISSUES)


def _numbering_issue(
    item: Item, number: int, last: dict[_Series, tuple[int, str]], has_crossed_d: bool
) -> Iterator[Issue]:
    """What is wrong with a number after the one before it in its series; notes it as the last."""
    kind = cast(Kind, item.kind)
    series = (item.parents, kind, item.label.partition(" ")[0] if kind == "part" else item.label.rpartition(".")[0])
    before, label = last.get(series, (0, ""))
    last[series] = (number, item.label)
    skipped_d = (label, item.label) == ("d", "e")  # many plans do not letter a point `đ)`
    if number == before:
        yield issue("numbering_repeat", item.heading, label=item.label)
    elif before and number > before + 1 and (has_crossed_d or not skipped_d):
        yield issue("numbering_gap.skipped", item.heading, before=label, label=item.label)
    elif not before and number > 1 and kind == "roman" and not item.parents:
        yield issue("numbering_gap.begins", item.heading, label=item.label)
