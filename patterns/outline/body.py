"""Where the body of a plan ends, and where a run-in heading ends and its text begins."""

from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

BODY_END = Pattern(
    name="body_end",
    expression=rf"""(?m)^(?:
      (?:[|][ ]?)?{words("nơi nhận")}\b
    | (?:[|][ ]?)?(?:tm|t/m|t[.]m|kt|k/t|tl|t/l|tuq|q(?=[.]))[.]?[ ]?{words_of("body_end")}\b
    | (?:{words_of("body_end_2")})$
    )""",
    matches=("Nơi nhận:", "KT. CHỦ TỊCH", "CHỦ TỊCH", "TM.UBND XÃ", "T/M BAN THƯỜNG VỤ", "| TM. ỦY BAN NHÂN DÂN |"),
    rejects=("tại nơi nhận quà", "Chủ tịch UBND các xã"),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 và II.9",
)

RUN_IN_TITLE = Pattern(
    name="run_in_title",
    expression=r"^(?P<title>[^:;.?!]{2,140}):(?=[ ]\S|$)",
    matches=("Mục tiêu tổng quát: Thực hiện", "Đối tượng:"),
    rejects=("Tổ chức khảo sát. Sau đó: làm",),
    cased=True,
    needs=(":",),
)

LEADS_IN = Pattern(
    name="leads_in",
    expression=r":(?=[ ]?(?:\n|$))",
    matches=("các nội dung sau:", "gồm:\n- Hỗ trợ"),
    rejects=("Trong đó: 5 hộ",),
)
"""The colon that closes a line."""

SENTENCE = Pattern(
    name="sentence",
    expression=r"[.;!?](?:[ ]|$)|^.{160}",
    matches=("Tổ chức khảo sát.",),
    rejects=("Mục tiêu cụ thể",),
    cased=True,
)
"""A sentence rather than a heading: closed by a mark, or too long for one."""

FOOTNOTE = Pattern(
    name="footnote",
    expression=r"(?m)^\[(?P<number>\d{1,3})\](?=[ ]?\S)",
    matches=("[1] Nghị quyết số 163/2024/QH15",),
    rejects=("tỉnh[1], là các", "[a] x"),
    needs=("[",),
)
"""A footnote below the signature, as law portals give it."""

FOOTNOTE_MARK = Pattern(
    name="footnote_mark",
    expression=r"(?<=\S[ ]?)\[(?P<number>\d{1,3})\]",
    matches=("theo Nghị quyết[1]",),
    rejects=("[1] Nghị quyết",),
    needs=("[",),
)
"""The mark in the text that a footnote belongs to."""
