"""Sentences that state that the place does not carry a project out, or that the project does not concern it."""

from patterns.lexicon import phrases
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

_CARRY = words(phrases("component_verbs", "carry"))
_VERB = words(phrases("component_verbs", "carry", "fund"))
_STOP = words(phrases("component_verbs", "stop"))
_KINDS = "huyện|xã|tỉnh|phường|thị xã|thành phố|thị trấn|quận|đặc khu|địa phương|đơn vị"
_PLACE = words(f"{_KINDS}|trên địa bàn|địa bàn")
_OPENS = words(
    f"{_KINDS}|trên địa bàn|năm|trong năm|giai đoạn|trong giai đoạn|do|nội dung|dự án này|tiểu dự án này|dự án|tiểu dự án|hiện nay|hiện tại|tạm thời"
)
_HERE = rf"(?:[ ](?:{words('dự án này|tiểu dự án này|nội dung này|dự án|tiểu dự án|trong năm nay|trong giai đoạn này|trong năm|cho dự án này|cho dự án|cho tiểu dự án này|cho nội dung này')}|từ[ ]năm[ ]20\d\d|(?:trong[ ])?(?:năm[ ]20\d\d|giai[ ]đoạn[ ]20\d\d[ ]?-[ ]?20\d\d)|(?:trên[ ]địa[ ]bàn|tại)(?:[ ]{_PLACE}(?:[ ](?!do(?!\p{{L}})|vì(?!\p{{L}}))\p{{L}}+){{0,4}}?)?)){{0,3}}"
_REASON = r"(?:[ ,]{0,2}(?:\([ ]?)?(?P<reason>(?:do|vì|lý[ ]do)[ :][^\n]{3,600}?)|[ ,]{0,2}\((?P<reason>[^()\n]{3,300})(?=\)))?"
_CLOSE = r"(?P<close>\)?[ ]?[.;]?[ ]?$|\)[ ]?[.;]?|[.;][ ])"
_NO_CONTRAST = rf"(?![^.;\n]{{0,250}}[ ]{words('song|nhưng|tuy nhiên|vẫn|mà')}[ ])"
_SUBJECT = rf"(?:{_PLACE}(?:[ ](?!không|chưa|tạm|dừng)\p{{L}}+){{0,4}}[ ])?"
_DENIED = rf"(?:(?:không|chưa)[ ](?:{_CARRY})|{_STOP}(?:[ ]{_CARRY})?)(?!\p{{L}})"

DENIES = Pattern(
    name="denies",
    expression=rf"""(?<!\p{{L}})(?:không|chưa|{_STOP})(?!\p{{L}})""",
    matches=("Huyện không thực hiện", "tạm dừng triển khai"),
    rejects=("Huyện thực hiện",),
)
"""A word of denial, without which no sentence is `NOT_IMPLEMENTED`."""

NOT_IMPLEMENTED = Pattern(
    name="not_implemented",
    expression=rf"""
    (?<!\p{{L}}){_NO_CONTRAST}(?:
      (?:(?:trong[ ])?năm[ ]20\d\d[ ,]{{1,2}})?(?P<reason>(?=[^.;:\n]{{0,200}}(?<!\p{{L}}){words_of("not_implemented")}(?!\p{{L}}))(?:[^.;:()\n]){{3,200}}?)[ ,]{{1,2}}{words_of("not_implemented_2")}[ ]{_SUBJECT}(?:{_DENIED}|không[ ]{_VERB}(?!\p{{L}})){_HERE}{_CLOSE}
    | (?:{_OPENS}(?:(?![ ](?:không|chưa)[ ])[^.;:()\n]){{0,70}}[ ])?
      không[ ]{_VERB}(?!\p{{L}})(?:[ ,]{{1,2}}nên[ ]không[ ](?:{_CARRY}))?{_HERE}{_REASON}{_CLOSE}
    | (?:{_OPENS}(?:(?![ ](?:không|chưa)[ ])[^.;:()\n]){{0,70}}[ ])?{_STOP}(?:[ ]{_CARRY})?(?!\p{{L}}){_HERE}{_REASON}{_CLOSE}
    | (?:(?:trong[ ])?năm[ ]|{_PLACE}[ ])(?:(?![ ](?:không|chưa)[ ])[^.;:()\n]){{0,70}}(?:[ ]|(?<=[ ]))chưa[ ]{_CARRY}(?!\p{{L}}){_HERE}{_REASON}{_CLOSE}
    | (?<=:[ ])không(?P<close>[ ]?[.;]?[ ]?$)
    | chưa[ ]{_CARRY}(?!\p{{L}}){_HERE}{_REASON}{_CLOSE}
    | (?P<reason>(?:do|vì)[ ][^.;:()\n]{{3,200}}?)[ ,]{{1,2}}{_SUBJECT}không[ ](?:{_CARRY})(?!\p{{L}}){_HERE}{_CLOSE}
    | (?P<reason>(?:(?:{_PLACE}|(?:nội[ ]dung|dự[ ]án|tiểu[ ]dự[ ]án)[ ]này)(?:(?![ ]không[ ])[^.;:()\n]){{0,60}}[ ])?
      không[ ](?:có[ ](?:{words_of("not_implemented_3")})|(?:thuộc|nằm[ ]trong|phải[ ]là|phải|còn[ ]là|còn)[ ](?:{words_of("not_implemented_4")}))(?!\p{{L}})[^.;:()\n]{{0,160}})[ ]?[.;]?[ ]?$
    )""",
    matches=(
        "Huyện không thực hiện (do tỉnh không phân bổ kinh phí).",
        "Xã không thực hiện.",
        "Xã không được phân bổ vốn nên không triển khai.",
        "Không triển khai do không thuộc đối tượng.",
        "Không triển khai trong năm 2022.",
        "Trong năm 2022 huyện chưa triển khai thực hiện do chưa được phê duyệt dự án.",
        "Do xã không thuộc huyện nghèo nên không thực hiện.",
        "Huyện không có xã thuộc đối tượng.",
        "Không thuộc phạm vi thực hiện của quận",
        "Dự án này không triển khai trên địa bàn huyện Ba Tơ.",
        "Năm 2018 cấp trên chưa giao vốn nên huyện không triển khai.",
        "Thị xã không thực hiện (nhiệm vụ do cấp tỉnh đảm nhận).",
        "tạm dừng triển khai do thiếu kinh phí.",
        "Hỗ trợ nhà ở: Không.",
        "Xã không được giao thực hiện.",
        "Nội dung này không thuộc phạm vi thực hiện của xã.",
        "Dừng thực hiện từ năm 2024.",
        "Xã không có trong danh sách thụ hưởng nên không triển khai.",
    ),
    rejects=(
        "Tiếp tục thực hiện",
        "Tỉnh chưa giao kinh phí năm 2022.",
        "Hỗ trợ hộ nghèo không có đất ở.",
        "Huyện không thuộc vùng khó khăn song vẫn mở lớp.",
        "Do kinh phí chưa được giao nên triển khai chậm.",
    ),
)

NOT_CONCERNED = Pattern(
    name="not_concerned",
    expression=rf"""\((?P<reason>[^()]{{0,120}}?(?:không[ ](?:{words_of("not_concerned")})|chưa[ ]{_CARRY}|{_STOP})(?!\p{{L}})[^()]{{0,200}})\)""",
    matches=("(huyện Hớn Quản không phải là huyện nghèo)", "(không thuộc đối tượng thụ hưởng)", "(tạm dừng)"),
    rejects=("(vốn sự nghiệp)",),
)
"""A heading's bracket that states why its project does not concern the place."""

ONLY_DENIED = Pattern(
    name="only_denied",
    expression=rf"""^{_SUBJECT}(?:{_DENIED}){_HERE}$""",
    matches=("không thực hiện", "huyện không triển khai", "tạm dừng"),
    rejects=("không thuộc đối tượng",),
)
"""A bracket that denies and gives no reason."""

SENTENCE_END = Pattern(
    name="status_sentence_end",
    expression=r"""[.;][ ](?=\p{L})""",
    matches=("phạm vi. Huyện",),
    rejects=("phạm vi.",),
)

SENTENCE_START = Pattern(
    name="status_sentence_start",
    expression=r"""(?<!\p{L})\p{Uppercase} | (?P<mark>:|[ ]-)(?=(?P<behind>\s*+.?))""",
    matches=("Huyện", "dự án: không", "dự án - không"),
    rejects=("huyện không",),
    cased=True,
)
"""A capital that begins a word, or a colon or dash with the blanks and the first letter behind it: where a line's own sentence begins."""
