"""How a cell's lines meet: what is at a line's end and at the next line's beginning.

Matched on the words themselves.  Source: own reading of annexes whose columns are so narrow that figures and words break.
"""

from patterns.pattern import Pattern

LAST_FIGURE = Pattern(
    name="last_figure",
    expression=r"(?<!\S)(?:(?P<open>\d{1,3}(?:[.]\d{3})*[.](?:\d{0,2})?)|(?P<decimal>\d{1,4},\d)|(?P<year>20\d)|(?P<opened>\d{1,3}(?:[.]\d{3})*,))$",
    matches=("2.243.000.", "1.04", "38,8", "năm 202", "1.845.00"),
    rejects=("1.042", "38,85", "2024"),
    cased=True,
)
"""A figure that may continue in the next line: its last group is not whole."""

FIRST_FIGURE = Pattern(
    name="first_figure",
    expression=r"^\d[\d.]{0,18}(?:,\d{1,4})?(?![^\s)%]|[ ]\p{L}{1,12}/)",
    matches=("000", "2", "0.000", "4 (%)", "000 đồng"),
    rejects=("2 hộ/", "2hộ/", "xã"),
    cased=True,
)

WHOLE_FIGURE = Pattern(
    name="whole_figure",
    expression=r"^(?:\d{1,3}(?:[.]\d{3})+(?:,\d{1,2})?|\d{1,4},\d{2}|20\d\d|\d{1,3},\d{1,2})$",
    matches=("2.243.000.000", "1.042", "38,81", "2024"),
    rejects=("1.04", "38,840,1"),
    cased=True,
)

LAST_LETTERS = Pattern(
    name="last_letters",
    expression=r"(?<![\p{L}\p{M}\d/.-])\p{L}{1,7}$",
    matches=("Số hộ ngh", "Thượn"),
    rejects=("hộ ", "1.04"),
    cased=True,
)

FIRST_LETTERS = Pattern(
    name="first_letters",
    expression=r"^\p{Ll}{1,5}(?![\p{L}\d/])",
    matches=("èo đầu", "g"),
    rejects=("Xã", "m2"),
    cased=True,
)
"""What may be a word's rest."""
