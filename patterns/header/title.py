"""The title of a document: how it continues over lines, and what ends it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5 (trích yếu nội dung) and II.6 (căn cứ ban hành).
"""

from patterns.agency.vocabulary import phrases
from patterns.pattern import Pattern
from patterns.vocabulary import words_of

ABOUT = Pattern(
    name="about",
    expression=r"^v[ ]?/[ ]?v[ :.]{1,2}(?P<title>\S.*)$",
    matches=("V/v tăng cường hỗ trợ hộ nghèo",),
    rejects=("Về việc ban hành",),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5.b",
)
"""The subject of an official letter, under its number."""

ATTACHED = Pattern(
    name="attached",
    expression=r"""^\(?(?:ban[ ]hành[ ])?kèm[ ]theo[ ](?:\S+[ ]){1,24}?của[ ](?P<issuer>(?:chủ[ ]tịch[ ])?(?:ủy[ ]ban|ubnd|hội[ ]đồng|sở|bộ)[^)\n.;]{0,80})""",
    matches=("(Ban hành kèm theo Quyết định số 540/QĐ-UBND ngày 12/3/2022 của UBND huyện Hải Hà)",),
    rejects=("Phụ lục kèm theo",),
)
"""The instrument that issues what is below."""

ATTACHED_NOTE = Pattern(
    name="attached_note",
    expression=r"^\((?:ban[ ]hành[ ])?kèm[ ]theo",
    matches=("(Kèm theo Quyết định số 5/QĐ-UBND",),
    rejects=("(giai đoạn 2021-2025)",),
)

PREAMBLE = Pattern(
    name="preamble",
    expression=rf"""^(?:{words_of("preamble")}\b)""",
    matches=("Căn cứ Luật", "Thực hiện Quyết định số 90/QĐ-TTg"),
    rejects=("Giảm nghèo",),
)
"""Words that open the preamble."""

LEGAL_GROUND = Pattern(
    name="legal_ground",
    expression=r"(?:căn[ ]cứ|kính[ ]gửi|xét[ ](?:đề[ ]nghị|tờ)|theo[ ]đề[ ]nghị)(?!\p{L})",
    matches=("Căn cứ Luật", "Kính gửi: UBND các xã"),
    rejects=("Thực hiện công tác giảm nghèo",),
)
"""Words that no title begins with; matched where a line begins."""

HEADING_WORD = Pattern(
    name="heading_word",
    expression=rf"""^(?:{words_of("heading_word")})(?!\p{{L}}).{{0,40}}$""",
    matches=("ĐẶT VẤN ĐỀ", "PHẦN MỞ ĐẦU", "Phần I"),
    rejects=("PHÁT TRIỂN HẠ TẦNG",),
)
"""A heading without a number, which ends a title in capitals."""

SYMBOL_LETTERS = Pattern(
    name="symbol_letters",
    expression=r"""(?<=\d)/[\p{L}/-]{2,14}""",
    matches=("977/QĐ-TTg",),
    rejects=("QĐ-TTg",),
    cased=True,
)
"""The symbol of a number in a title, which may have small letters."""

TITLE_TAIL = Pattern(
    name="title_tail",
    expression=rf"""^(?:{words_of("title_tail")})(?!\p{{L}})""",
    matches=("NĂM 2023", "Trên địa bàn huyện", "HUYỆN HÒA AN"),
    rejects=("Công tác giảm nghèo",),
)
"""How the later line of a title begins."""

AUTHORITY_LINE = Pattern(
    name="authority_line",
    expression=rf"""^(?:thủ[ ]tướng[ ]chính[ ]phủ|(?:{words_of("authority_line")}[ ])?(?!{phrases("agency_heads", "near")}(?!\p{{L}})){words_of("authority_line_2")}[ ](?!các[ ])[^.;:]{{2,80}})$""",
    matches=("ỦY BAN NHÂN DÂN TỈNH SƠN LA", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CAO BẰNG", "GIÁM ĐỐC SỞ Y TẾ"),
    rejects=("ỦY BAN NHÂN DÂN CÁC HUYỆN", "NĂM 2023", "PHÒNG CHỐNG THIÊN TAI", "BỘ TIÊU CHÍ NÔNG THÔN MỚI"),
)
"""The authority that issues, on a line in capitals between title and bases."""

ASKS_FOR_AGENCY = Pattern(
    name="asks_for_agency",
    expression=rf"""(?:[,-]|(?<!\p{{L}}){words_of("asks_for_body")})$""",
    matches=("KIỂM TRA CÔNG TÁC GIẢM NGHÈO TẠI",),
    rejects=("NĂM 2023",),
)
"""A title's line that continues with the name of an agency."""
