"""Changed copies of frozen records, and records completed before they are handed on."""

import dataclasses
import functools
import itertools
import operator
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

R = TypeVar("R")


def changed(record: R, **columns: object) -> R:
    """A record with other values in some of its columns: `dataclasses.replace` in a tenth of its time, because no column is checked."""
    kind: Any = type(record)
    values, give = _columns(kind)
    copy: R = object.__new__(kind)
    # One call of C for all columns: a loop over them would be most of what a copy costs.
    deque(map(operator.call, give.values(), itertools.repeat(copy), values(record)), maxlen=0)
    for name, value in columns.items():
        give[name](copy, value)
    return copy


def complete(record: object, name: str, value: object) -> None:
    """Give a frozen record its last column, in place: for who has made it and has not handed it on."""
    kind: Any = type(record)
    _columns(kind)[1][name](record, value)


Giver: TypeAlias = Callable[[object, object], None]
"""What gives a new record the value of a column."""


@functools.cache
def _columns(kind: Any) -> tuple[Callable[[object], tuple[object, ...]], Mapping[str, Giver]]:
    """What reads the values of all columns of a kind of record, and by name what gives each, past the lock of the frozen record."""
    names = tuple(field.name for field in dataclasses.fields(kind))
    return operator.attrgetter(*names), {name: getattr(kind, name).__set__ for name in names}
