"""Names of places without their kind (`Sơn Trà 415 trẻ, Hòa Vang 310 trẻ`), and the places that a plan names with it."""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

_WORD = r"(?!UBND|HĐND|Quý(?!\p{L})|Dự(?!\p{L}))\p{Lu}\p{Ll}++"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{1,3}}+"
_UNIT = words_of("unit")

_FIGURE_FOLLOWS = r"[ ][(]?(?:(?:dưới|trên|khoảng|gần|hơn|đạt|còn|là|giảm|tăng)[ ]){0,2}\d"

CAPITAL_BEFORE_FIGURE = Pattern(
    name="capital_before_figure",
    expression=rf"(?:\p{{Lu}}|-)\p{{Ll}}++{_FIGURE_FOLLOWS}",
    matches=("trong đó Liên Chiểu 520 trẻ", "Đài Loan (trên 8.120 người", "Ma-lai-xi-a 12"),
    rejects=("hộ nghèo 20 hộ", "xã Na Mèo có 34 nhà"),
    cased=True,
)
"""The last word of any `BARE_PLACE`: few lines have one."""

BARE_PLACE = Pattern(
    name="bare_place",
    expression=rf"""(?=[\p{{Lu}}t])(?<!\p{{Lu}}\p{{Ll}}{{1,6}},[ ])(?:(?<=[,;:(+][ ])|(?<=[(])|(?<=(?:[ ]và|[ ]là|gồm|[ ]đó|[ ]như|riêng|Riêng)[ ])|^)(?P<place>(?:(?i:thị[ ]trường)[ ])?(?:{_NAME}|(?=\p{{Lu}})(?i:{words_of("foreign_place")})))(?={_FIGURE_FOLLOWS})""",
    matches=("trong đó Liên Chiểu 520 trẻ", "cụ thể: Đài Loan 8.120 người", "gồm Hòa Vang 17,8%", "(Nhật 12"),
    rejects=("Hội Nông dân 20 hộ", "xã Na Mèo 34 nhà", "Sơn Trà có 415 trẻ", "xã Tân Phú, Sơn Trà 415 trẻ"),
    cased=True,
)
"""A name of two words and more, all with capitals, or of a country, immediately before a figure; its first letter is examined before what precedes it."""

AT_BARE = Pattern(
    name="at_bare",
    expression=rf"""(?<!\p{{L}})(?i:tại|ở)[ ](?P<place>{_NAME}(?:(?:,|[ ]và)[ ]{_NAME}){{0,8}}+)(?![\p{{L}}\d]|[ ]\p{{Lu}}|[ ]\d)""",
    matches=("tại Phù Cát, Tuy Phước và Hoài Nhơn", "ở Cát Cát"),
    rejects=("tại xã Phù Cát", "tại Trung tâm"),
    cased=True,
    starts=("tại ", "ở "),
    known_by=frozenset(("tại", "ở")),
)
"""Where something is, by the names alone of one place or of several."""

PLACES_NAMED = Pattern(
    name="places_named",
    expression=rf"""(?<!\p{{L}})(?i:{_UNIT})[ ](?P<names>{_WORD}(?:[ ]{_WORD}){{0,3}}(?:(?:,|[ ]và)[ ](?:(?i:{_UNIT})[ ])?{_WORD}(?:[ ]{_WORD}){{0,3}}){{0,12}}+)""",
    matches=("các thôn Sín Chải, Nàn Vái và Lù Dì Sán", "xã Na Mèo"),
    rejects=("xã đặc biệt khó khăn",),
    cased=True,
)
"""Places named with their kind, one or several."""

NAMES = Pattern(
    name="names_of_places",
    expression=_NAME,
    matches=("Nàn Vái",),
    rejects=("và",),
    cased=True,
)
"""Each of several names of two words and more."""

FOREIGN_PLACE = Pattern(
    name="foreign_place",
    expression=rf"""^(?:thị[ ]trường[ ]|thị[ ]trường$)|^(?:{words_of("foreign_place")})$""",
    matches=("đài loan", "thị trường nhật bản"),
    rejects=("hòa vang",),
)
"""A country or a market abroad (folded)."""
