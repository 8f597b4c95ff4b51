"""Formats of numbers in workbooks."""

import regex

from patterns.pattern import Pattern

LITERAL = regex.compile(r"\"[^\"]{0,80}+\"|\\.|_.|\*.|\[[^\]]{0,40}+\]")
"""What a format prints as it is, or not at all: text in quotes, padding, colours."""

DECIMALS = Pattern(
    name="format_decimals",
    expression=r"[.](?P<places>[0#?]{1,15})",
    matches=("0.00", "#,##0.0#"),
    rejects=("#,##0", "general"),
    source="ECMA-376, part 1, 18.8.31",
)
"""The decimals of a format of numbers."""

THOUSANDS = Pattern(
    name="format_thousands", expression=r"[#0?],[#0?]", matches=("#,##0", "0,000"), rejects=("0.00", "0,")
)
"""Whether thousands are parted."""

PERCENT = Pattern(name="format_percent", expression=r"%", matches=("0.00%",), rejects=("0.00",))
"""Whether a number is shown a hundred times as large, with the sign."""
