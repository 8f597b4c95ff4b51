"""The words that open a basis's line, and where a sentence begins.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; the words in patterns/lexicons/basis_openers.tsv.
"""

import functools
from typing import Literal, cast

from patterns.citation.type import TYPES
from patterns.lexicon import rows
from patterns.pattern import Pattern, words

Relation = Literal["căn cứ", "thực hiện", "theo", "xét"]
"""What the opening word of a basis can state."""

_OPENERS = words("|".join(row["canonical"] for row in rows("basis_openers")))
_OPENERS_OF_BASES = words("|".join(row["canonical"] for row in rows("basis_openers") if row["code"]))

PREAMBLE_WORD = Pattern(
    name="preamble_word",
    expression=rf"""(?:^|(?<=[.;:][ ])|(?<=\n)|(?<=,[ ])(?=(?:theo|xét)[ ]đề[ ]nghị|căn[ ]cứ))(?:\d{{1,2}}[.)][ ]?|[-+*][ ]?)?(?P<word>{_OPENERS})(?!\p{{L}})""",
    matches=("Căn cứ Luật", "Xét đề nghị của", "- Căn cứ Nghị quyết", "2024, theo đề nghị của"),
    rejects=("và theo", "năm 2024, thực hiện"),
)
"""The word that opens a preamble's line, or a clause of it."""

SENTENCE_START = Pattern(
    name="sentence_start",
    expression=r"""(?<!(?<!\p{L})(?:tp|tx|tt|gs|ts|ths|pgs))[.][ ](?=\p{L})""",
    matches=("năm 2023. Thực hiện",),
    rejects=("TP. Vinh", "1.205 hộ", "2023; xét"),
)
"""Where a sentence begins."""


@functools.cache
def _relations() -> dict[str, Relation | None]:
    return {row["canonical"]: cast(Relation, row["code"]) or None for row in rows("basis_openers")}


def relation_of_opener(word: str) -> Relation | None:
    """What an opening word states (`triển khai` is `thực hiện`); None of `trên cơ sở`."""
    return _relations().get(word)


LIST_LINE = Pattern(
    name="list_line",
    expression=rf"""\G(?:\d{{1,2}}[.)][ ]?|[-+*][ ]?)?{TYPES}[ ]?(?:số|\d)""",
    matches=("Quyết định số 90/QĐ-TTg", "- Kế hoạch 12/KH-UBND"),
    rejects=("Sau 3 năm thực hiện Nghị quyết số 5",),
)
"""A line that opens with a numbered instrument."""

OPENED = Pattern(
    name="opened",
    expression=rf"""
    (?:^|(?<=[.;\n])[ ]?)(?:\d{{1,2}}[.)][ ]?|[-+*][ ]?)?
    (?: (?:{_OPENERS_OF_BASES})[ ](?:vào[ ]|các[ ]|quy[ ]định[ ](?:tại|của)[ ]|tinh[ ]thần[ ]|nội[ ]dung[ ])* )? (?:(?:các[ ])?\p{{L}}+(?:[ ]\p{{L}}+){{0,3}}[ ]?:[ ]?)?$""",
    matches=("Căn cứ ", "Thực hiện ", "; ", "1. ", ". Căn cứ vào ", "Căn cứ các Luật: "),
    rejects=("trong việc thực hiện ", "Triển khai ", "Trên cơ sở "),
)
"""From the beginning of a sentence or clause to an instrument that it opens with."""
