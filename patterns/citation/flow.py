"""Where lines break off inside a citation, and where the title begins.

Source: seen in real plans (law portals break lines after some 28 characters).
"""

from patterns.citation.vocabulary import names_of, of_kind
from patterns.fold import fold
from patterns.pattern import Pattern

TITLE_ABOVE = Pattern(
    name="title_above",
    expression=r"""(?:^|(?<=\n))\W{0,6}kế[ ]?hoạch\W{0,6}(?=\n)""",
    matches=("UBND HUYỆN\nKẾ HOẠCH\nGiảm nghèo",),
    rejects=("Kế hoạch giảm nghèo",),
)
"""The type line, which the title follows."""

DECISION_ABOVE = Pattern(
    name="decision_above",
    expression=r"""(?:^|(?<=\n))\W{0,6}quyết[ ]?định[* _]{0,6}(?=\n)""",
    matches=("UBND TỈNH\nQUYẾT ĐỊNH\nVề việc",),
    rejects=("QUYẾT ĐỊNH:\nĐiều 1", "Quyết định số 5"),
)
"""The type line of the decision that issues a plan."""

ATTACHED_NOTE = Pattern(
    name="attached_note",
    expression=r"""\n\W{0,4}(?:ban[ ]hành[ ])?kèm[ ]theo[ ]quyết[ ]định[ ][^\n]{0,200}\n""",
    matches=("KẾ HOẠCH\nGiảm nghèo\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\nCăn cứ",),
    rejects=("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch\n",),
)
"""The line that attaches a plan to the decision that issues it."""

BREAKS_OFF = Pattern(
    name="breaks_off",
    expression=rf"""
    (?: (?<!\p{{L}}){of_kind("broken off")}
    |   (?<!\p{{L}})(?:của|do)[ ](?:(?:bộ[ ]trưởng[ ])?{of_kind("broken off in a name")}|\d{{1,3}})
    |   (?<!\p{{L}})(?:tỉnh|huyện|thành[ ]phố|xã|phường)[ ](?!ủy|đoàn)\p{{L}}{{1,7}}
    |   /(?:\p{{L}}{{1,8}}-)? | \d[ ]?/[ ]?\p{{L}}{{1,8}}- | \d[ ]?/\d{{4}}/ )[ ]?$""",
    matches=(
        "ngày 14/3/2023 của Sở",
        "của Bộ trưởng Bộ",
        "Quyết định số 540/QĐ-",
        "ban hành Nghị quyết",
        "một số điều của Luật",
        "sửa đổi 37 điều của 37",
    ),
    rejects=("của Sở Y tế", "quy định của pháp luật", "năm 2024;"),
)
"""The end of a line inside a citation: after a word that another must follow, or inside a symbol."""

_ENDS = ("/", "-", *{fold(name).rpartition(" ")[2] for name in names_of("broken off", "broken off in a name")})
"""What ends a line that breaks off, but for those that end with a digit or a place's name."""
_BEFORE_PLACE = ("tỉnh", "huyện", "phố", "xã", "phường")
"""What is before that name."""


def may_break_off(words: str) -> bool:
    """Whether the last word of a line lets it be one that `BREAKS_OFF` finds: most lines end with another.

    >>> may_break_off("ngày 14/3/2023 của sở"), may_break_off("của tỉnh lào"), may_break_off("giảm nghèo")
    (True, True, False)
    """
    words = words.rstrip(" ")
    return words.endswith(_ENDS) or words[-1:].isdigit() or words.rpartition(" ")[0].endswith(_BEFORE_PLACE)


OPEN_END = Pattern(
    name="open_end",
    expression=r"""[\p{L}\d,"%)][ ]?$""",
    matches=("của Thủ tướng Chính", "ngày 18/01/2022"),
    rejects=("năm 2024;", "năm 2024."),
)
"""The end of a line that no mark closes."""

LINE_BREAK = Pattern(
    name="line_break",
    expression=r"""(?<![.;:!?])\n(?![-+*•|]|\d{1,2}[.)][ ]|\p{L}[.)]|[ivx]{1,5}[.)]|\n|$|(?:căn[ ]cứ|nơi[ ]nhận|phụ[ ]lục|kính[ ]gửi)(?!\p{L}))""",
    matches=("của Bộ\nChính trị về", "theo số\n90/QĐ-TTg"),
    rejects=("Luật\n- Lưu: VT", "Luật\n1. Mục tiêu", "Luật\na) Rà soát", "Luật\nCăn cứ Luật", "Luật;\nNghị định"),
)
"""The end of a line that no mark closes, before a line that begins nothing of its own."""
