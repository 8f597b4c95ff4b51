"""Laws by their names, and the words that invoke them.

Source: Luật Ban hành văn bản quy phạm pháp luật; names in patterns/lexicons/laws.tsv.
"""

import functools

from patterns.citation.number import YEAR
from patterns.fold import key
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words

_LISTED = words("|".join(alias for row in rows("laws") for alias in aliases(row))).replace(",\\ ", ",?\\ ")

LAW = Pattern(
    name="law",
    expression=rf"""
    (?<!\p{{L}}|pháp[ ])(?P<type>bộ[ ]luật|luật|pháp[ ]lệnh)[ ]
    (?: (?P<amending>(?:sửa[ ]đổi|bổ[ ]sung)[^;.\n]{{5,260}}?(?=[ ](?:đã[ ])?được[ ](?:quốc[ ]hội|ubtvqh)|[ ],?[ ]?ngày[ ]?\d|,[ ]ngày|[ ]số[ ]?:?[ ]?\d|[ ]?[;.\n]|$|[ ](?:năm[ ])?{YEAR}(?!\d)))
    |   (?P<listed>{_LISTED})(?!\p{{L}})
    |   (?P<other>(?![ ]?(?:này|và|được|của|số))\p{{L}}+(?:,?[ ]\p{{L}}+){{0,16}}?(?:[ ][(](?!số|năm|sửa|đã|được|khóa)[\p{{L}}/-]{{2,12}}[)])?)(?=,?[ ]ngày[ ]?\d|[ ]\(?số[ ]?:?[ ]?\d{{1,3}}/|[ ]\(?(?:năm[ ])?{YEAR}(?!\d)|[ ]và[ ](?:bộ[ ])?luật[ ]|[ ]và[ ](?:các|những)|[ ](?:để|được|thì|do|khi)[ ]|,[ ](?:bộ[ ])?luật[ ]|[ ]?[;.)\n]|$)
    )""",
    matches=("Luật Trẻ em", "Bộ luật Lao động", "Luật Quản lý rủi ro ngày 12/3/2024", "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ;"),
    rejects=("Luật này", "pháp luật Trung ương", "Luật số 72/2025/QH15"),
    source="Luật Ban hành văn bản quy phạm pháp luật; names in patterns/lexicons/laws.tsv",
    begins=("luật ", "bộ luật ", "pháp lệnh "),
)  # fmt: skip
"""A law by its name: one of the list, one that amends others, or any where a date, a year or a number follows."""


@functools.cache
def _laws() -> dict[str, str]:
    return {_squeezed(alias): row["canonical"] for row in rows("laws") for alias in aliases(row)}


def _squeezed(name: str) -> str:
    """A name's letters alone, for portals lose blanks (`Tổ chứcHĐND và UBND`)."""
    return "".join(key(name).split())


def law_key(printed_type: str, printed_name: str) -> str:
    """What identifies a law from others: its type and name, a listed one by its listed name (`luật tổ chức chính quyền địa phương`)."""
    return key(f"{printed_type} {_laws().get(_squeezed(printed_name), printed_name)}")


LAW_TAIL = Pattern(
    name="law_tail",
    expression=rf"""
    (?: [ ]?[(,]?[ ]?(?:(?:năm[ ]|(?<![/\d]))(?P<named_year>{YEAR})(?![\d/]|[ ]?[-–][ ]?\d)|số[ ]?:?[ ]?(?P<number>\d{{1,3}}/(?:{YEAR}/)?[a-z]{{2,6}}\d{{1,2}}(?![\p{{L}}\d])))[)]?
    |   [ ]?\((?:đã[ ])?(?:được[ ])?sửa[ ]đổi[^();\n]{{0,60}}\) )""",
    matches=(" năm 2013", " 2015", " số 45/2013/QH13", " (số 39/2019/QH14)", " (sửa đổi, bổ sung năm 2020)"),
    rejects=(" ngày 19/6/2015",),
)
"""A law's year, number and note of its amendment, after its name."""

STATUTE = Pattern(
    name="statute",
    expression=r"""
    (?<!\p{L})(?P<type>điều[ ]lệ)[ ](?P<other>(?:trường|đảng|đoàn|hội|công[ ]đoàn|liên[ ]đoàn|liên[ ]minh|quỹ)(?!\p{L})(?:(?:,|[ ]và)?[ ]trường(?!\p{L})|[ ](?!và[ ]|ban[ ]hành)\p{L}+){0,24}?)
    (?=[ ]và[ ](?!trường)|[ ](?:để|được|thì|do|khi|quy[ ]định|khóa|năm)[ ]|,[ ](?!trường)|,?[ ]ngày[ ]?\d|[ ]?[;.)\n]|$)""",
    matches=("Điều lệ trường mầm non;", "Điều lệ Hội Chữ thập đỏ Việt Nam", "Điều lệ Trường trung học cơ sở, trường trung học phổ thông và trường phổ thông có nhiều cấp học"),
    rejects=("điều lệ giải bóng đá", "Điều lệ trường mầm non ban hành kèm theo Thông tư"),
    source="Luật Giáo dục 43/2019/QH14; Nghị định 126/2024/NĐ-CP (associations)",
)  # fmt: skip
"""The statutes of schools of one type, of the Party or of an association, which are cited by their names; not those that a cited instrument issues."""

CONSTITUTION = Pattern(
    name="constitution",
    expression=rf"""(?<!\p{{L}})hiến[ ]pháp(?:[ ]nước[ ]cộng[ ]hòa[ ]xã[ ]hội[ ]chủ[ ]nghĩa[ ]việt[ ]nam)?[ ]\(?năm[ ](?P<named_year>{YEAR})\)?""",
    matches=("Hiến pháp năm 2013", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013"),
    rejects=("Hiến pháp và pháp luật",),
)

INVOKED = Pattern(
    name="invoked",
    expression=r"""
    (?: (?<!\p{L})(?:theo|căn[ ]cứ)[ ](?:vào[ ]|đúng[ ])?(?:các[ ])?(?:quy[ ]định[ ](?:(?![;.,]).){0,45})?(?:(?<![^ ])(?:của|tại|trong)[ ])?
    |   (?=quy[ ]định)(?<!(?:tuyên[ ]truyền|phổ[ ]biến|tập[ ]huấn|giáo[ ]dục|tìm[ ]hiểu|về|nội[ ]dung)[^;.,]{0,40})quy[ ]định[ ](?:của|tại|trong)[ ] )
    (?:các[ ])?(?:(?:điểm|khoản|điều|mục|chương)[ ][\p{L}\d]{1,4}(?:[ ]?(?:,|và)[ ]?[\p{L}\d]{1,3}(?=[ ,]))?[ ]?,?[ ]?){0,6}(?:(?:của|trong)[ ])?$""",
    matches=(
        "thực hiện theo ",
        "quy định của ",
        "theo quy định tại Điều 12 ",
        "quy định tại khoản 1, Điều 4 của ",
        "căn cứ ",
    ),
    rejects=("tuyên truyền ", "tập huấn về quy định của ", "vận động thực hiện "),
)
"""Words that apply a law, right before its name."""

JOINED = Pattern(
    name="joined",
    expression=r"""^[ ]?(?:[,;]|và|[,;][ ]và)[ ]?$""",
    matches=("; ", " và ", ", "),
    rejects=(" của ",),
)
"""All that is between two instruments of one list."""
