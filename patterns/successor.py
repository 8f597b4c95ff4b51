"""Which units took the place of which on 1 July 2025, when 63 provinces became 34 and districts ended.

Source: Nghị quyết 202/2025/QH15 and the resolutions of the National Assembly's Standing Committee on each province's communes, as
vietnamadminunits records them.  A code states its level by its length: two digits a province, three a district, five a commune.
"""

import collections
import functools
from collections.abc import Mapping

from patterns.lexicon import rows
from patterns.unit_list import listed

_DISTRICT = 3


@functools.cache
def _successors() -> Mapping[str, tuple[str, ...]]:
    return {row["code"]: tuple(row["successors"].split("|")) for row in rows("successors")}


@functools.cache
def _predecessors() -> Mapping[str, tuple[str, ...]]:
    found = collections.defaultdict(list)
    for code, later in _successors().items():
        for successor in later:
            found[successor].append(code)
    return {code: tuple(sorted(earlier)) for code, earlier in found.items()}


@functools.cache
def _communes() -> Mapping[str, tuple[str, ...]]:
    """The communes of every district that was."""
    found: dict[str, tuple[str, ...]] = collections.defaultdict(tuple)
    for unit in listed("commune"):
        if unit.code and unit.parent and len(unit.parent) == _DISTRICT:
            found[unit.parent] += (unit.code,)
    return found


def successors(code: str) -> tuple[str, ...]:
    """The codes from 1 July 2025 on of what took the place of a unit that was before; of a district, the communes.

    >>> successors("49")
    ('48',)
    """
    own = _communes().get(code, ()) if len(code) == _DISTRICT else (code,)
    return tuple(sorted({later for unit in own for later in _successors().get(unit, ())}))


def predecessors(code: str) -> tuple[str, ...]:
    """The codes until 30 June 2025 of the provinces or communes that a unit of today was made of, whole or in part.

    >>> predecessors("48")
    ('48', '49')
    """
    return _predecessors().get(code, ())
