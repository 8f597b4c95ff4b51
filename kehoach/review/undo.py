"""Undoing a correction: its inverse, and whether it can be undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from kehoach.review.open_plan import Open
from outputs.review.apply import apply
from outputs.review.correction import Correction, find_words


def inverse(wrong: Correction) -> Correction | None:
    """The correction that restores a row to its state before a correction, without author and time; None if nothing was changed."""
    if wrong.action == "change":
        return dataclasses.replace(
            wrong, old={**wrong.old, **wrong.new}, new={name: wrong.old[name] for name in wrong.new}
        )
    if wrong.action == "delete":
        return dataclasses.replace(wrong, action="add", old={}, new=wrong.old)
    if wrong.action == "add":
        return dataclasses.replace(wrong, action="delete", old=wrong.new, new={})
    return None


def holds(plan: Open, others: Sequence[Correction], wrong: Correction) -> bool:
    """Whether the rows are as a correction made them even without it, because a run has written them so."""
    rows = apply(plan.stored, plan.text, others)[wrong.table]
    words = find_words(plan.text, wrong)
    if wrong.quote and words is None:
        return False
    there = [row for row in rows if words is None or (row.get("start"), row.get("end")) == words]
    state = wrong.after if wrong.after is not None else wrong.before
    is_there = any(all(row.get(name) == value for name, value in (state or {}).items()) for row in there)
    return is_there if wrong.after is not None else not is_there


def builds_on(later: Correction, earlier: Correction) -> bool:
    """Whether a correction applies to the row as another correction left it."""
    is_same = (later.table, later.quote) == (earlier.table, earlier.quote)
    return is_same and later.before == earlier.after and earlier.action != "accept"
