"""How names of agencies begin: there a place's name or a list of them ends (`các xã nghèo Trung Lý, Hội Xuân và Hội Nông dân`)."""

from patterns.lexicon import aliases, rows
from patterns.pattern import words

_WORDS = 2
"""Words that part an agency from a place whose name begins alike (`Hội Nông`, `Hội Xuân`)."""


def _beginnings() -> set[str]:
    names = [alias for row in rows("agencies") for alias in aliases(row)] + [
        row["canonical"] for row in rows("agency_heads")
    ]
    return {" ".join(name.split()[:_WORDS]).lower() for name in names if " " in name}


AGENCY_BEGINS = rf"(?:UBND|HĐND|(?i:{words('|'.join(_beginnings()))}|đoàn\ thanh|phòng|sở)(?!\p{{L}}))"
"""An expression for a cased text."""
