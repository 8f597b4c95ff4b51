"""Lists of numbers without a noun of their own: the parts of a count, and counts by place whose noun follows only the last."""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

_NUMBER = r"(?:\d{1,3}(?:[.]\d{3})++|\d{1,5})(?![\d%/]|[.,]\d)"
_YEARS = r"20\d\d(?:[ ]?[-–][ ]?20\d\d)?"
_LABEL = rf"(?:[^\d(),;:.]{{2,60}}?[ :]|(?:[^\d(),;:.]{{2,30}}?[ ])?{_YEARS}:)[ ]?"
_PLACE = rf"(?:{words_of('unit')})(?:[ ]\p{{L}}+){{1,4}}?[ ]"

BARE_PARTS = Pattern(
    name="bare_parts",
    expression=rf"""[ ]?(?:{_LABEL}(?P<part>{_NUMBER})(?:[ ]?[,;][ ]|[ ]và[ ]|[ ]?(?=[)]))){{2,12}}[)]""",
    matches=(
        "nhật bản 41, đài loan 14, hàn quốc 3)",
        "xây mới 120, sửa chữa 60)",
        "năm 2024: 40; năm 2025: 50)",
    ),
    rejects=("xây mới 120 nhà, sửa chữa 60 nhà)", "năm 2024)"),
)
"""Words with bare numbers up to the end of a bracket."""

PARTED = Pattern(
    name="parted_count",
    expression=rf"""(?<![\d.,/])(?P<whole>{_NUMBER})[ ][^\d();:.]{{1,90}}?
      (?:[ ]?[(](?:(?:trong[ ]đó|gồm|bao[ ]gồm)[ :]{{1,2}})?|:[ ]|,?[ ](?:trong[ ]đó|gồm|bao[ ]gồm)(?:[,:]?[ ]))
      (?:{_LABEL}(?P<part>{_NUMBER})(?:[ ]?[,;][ ]|[ ]và[ ]|(?:[ ][^\d();:.,]{{2,40}})?(?=[ ]?[).;\n]|[ ]?$))){{2,12}}""",
    matches=(
        "đưa 58 lao động đi làm việc ở nước ngoài (nhật bản 41, đài loan 17)",
        "120 câu lạc bộ, trong đó năm 2024: 40, năm 2025: 80 câu lạc bộ.",
        "giảm 27 hộ nghèo: thôn đông 12, thôn đoài 15.",
    ),
    rejects=("27 hộ nghèo: thôn đông 12 hộ, thôn đoài 15 hộ", "27 hộ nghèo"),
)
"""A count with its noun, and the list of bare numbers that divides it: in brackets, after `trong đó`, or after a colon."""

BARE_PLACES = Pattern(
    name="bare_numbers_of_places",
    expression=rf"""(?<!\p{{L}})(?P<alone>(?<=(?:^|\n|[-–+:;(]|(?:^|[ ])(?:riêng|trong[ ]đó))[ ]?))?+(?:{_PLACE}(?P<part>{_NUMBER})(?:[ ]?[,;][ ]|[ ]và[ ])){{1,12}}+{_PLACE}{_NUMBER}(?=[ ]\p{{L}})""",
    matches=("xã ba vinh 12, xã ba xa 18 hộ", "thôn đông 5 và thôn hạ 4 hộ"),
    rejects=("xã ba vinh 12 hộ, xã ba xa 18 hộ", "xây mới 12, sửa chữa 4 nhà"),
)
"""Bare numbers of places before the last that has the noun; nothing is read of them unless the first place is `alone` before its number."""

BARE_BEFORE = Pattern(
    name="bare_numbers_before",
    expression=r"""^[^\n]{0,200}\d(?:[,;]|[ ]và)[ ]""",
    matches=("Xã Ba Vinh 12, xã Ba Tô ",),
    rejects=("Xã Ba Vinh, xã Ba Tô ",),
    cased=True,
)
"""Words up to the last bare number of a list."""
