"""A decision that issues a plan: its articles, and how the plan below it refers back.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 and III.1 (quyết định ban hành văn bản kèm theo); decisions of law portals.
"""

from patterns.pattern import Pattern

CARRIER_TYPE = Pattern(
    name="carrier_type",
    expression=r"(?m)(?<=^[^\p{L}\n]{0,4})(?P<type>QUYẾT[ ]ĐỊNH|NGHỊ[ ]QUYẾT|KẾ[ ]HOẠCH)(?!\p{L})",
    matches=("QUYẾT ĐỊNH", "KẾ HOẠCH GIẢM NGHÈO", "QUYẾT ĐỊNH:"),
    rejects=("Quyết định này", "THỰC HIỆN KẾ HOẠCH"),
    begins=("QUYẾT ĐỊNH", "NGHỊ QUYẾT", "KẾ HOẠCH"),
    cased=True,
)
"""A line that opens a decision or a plan, in capitals."""

ISSUES_PLAN = Pattern(
    name="issues_plan",
    expression=r"""(?:ban[ ]hành|phê[ ]duyệt|thông[ ]qua)(?:[ ]kèm[ ]theo[ ](?:quyết[ ]định|nghị[ ]quyết)(?:[ ]này)?)?[ ](?:bản[ ])?kế[ ]hoạch(?!\p{L})""",
    matches=("Ban hành kèm theo Quyết định này Kế hoạch", "Về việc ban hành Kế hoạch", "Phê duyệt Kế hoạch"),
    rejects=("Phê duyệt kết quả thực hiện Kế hoạch", "ban hành theo Kế hoạch"),
)
"""What a decision's title or first article states of the plan that it carries."""

BACK_REFERENCE = Pattern(
    name="back_reference",
    expression=r"[(*]{0,2}(?:được[ ])?(?:ban[ ]hành[ ])?kèm[ ]theo[ ](?:quyết[ ]định|nghị[ ]quyết)",
    matches=("(Ban hành kèm theo Quyết định số 5/QĐ-UBND", "Kèm theo Quyết định số"),
    rejects=("(Kèm theo Kế hoạch số 5/KH-UBND",),
)
"""The plan's line that states by which decision it is issued; matched where a paragraph begins."""
