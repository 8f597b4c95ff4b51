"""Which columns distinguish a row of a table from others with the same source text."""

from collections.abc import Mapping

KEYS: Mapping[str, tuple[str, ...]] = {
    "documents": (),
    "legal_bases": ("instrument_type", "number"),
    "targets": ("kind", "value", "value_max", "unit"),
    "components": ("component_code",),
    "funding": ("component_code", "source", "capital_type", "amount_vnd"),
    "agencies": ("agency", "role", "component_code"),
    "sections": ("label",),
    "annexes": ("table", "row", "column"),
    "issues": ("code",),
}
"""By table.  A plan has one row of `documents`, which needs none."""
