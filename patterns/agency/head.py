"""Words at the head of a list of duties: which agencies are meant, what follows them, what opens the parts."""

from patterns.agency.vocabulary import phrases
from patterns.pattern import Pattern, words

REQUEST_VERB = "đề nghị"
"""What every request contains."""
ASKS_ITSELF = Pattern(
    name="asks_itself",
    expression=rf"""\G[ ]?:[ ]{{1,2}}{words(REQUEST_VERB)}[ ](?:các[ ])?""",
    matches=(": Đề nghị Công ty", ": đề nghị các đơn vị"),
    rejects=(" đề nghị Sở",),
)
"""What is between agencies that a heading names and the shorter name by which they are requested."""
DUTY = Pattern(
    name="duty",
    expression=rf"""\G[ ]?(?:,[ ])?{phrases("role_words", "duty")}(?!\p{{L}})""",
    matches=(" có trách nhiệm", ", căn cứ"),
    rejects=(" trong năm",),
)
"""What opens a duty after an agency beside a verb."""
DEMANDS = Pattern(
    name="demands",
    expression=r"""\G[ ](?:yêu[ ]cầu|đề[ ]nghị|kêu[ ]gọi|ban[ ]hành|giao)(?!\p{L})""",
    matches=(" yêu cầu các sở",),
    rejects=(" phối hợp",),
)
"""What the plan's issuer does by the plan itself, so that it is not a duty of its own."""
RELATIVE = Pattern(
    name="relative",
    expression=r"""\G(?:[ ](?:có[ ](?:xã|thôn|bản|ấp|đồng[ ]bào|dự[ ]án|hộ|người|liên[ ]quan)|thuộc[ ](?:vùng|diện|phạm[ ]vi)|nơi[ ]có|vùng[ ]|miền[ ]núi|nghèo|biên[ ]giới|trên[ ]địa[ ]bàn|trực[ ]thuộc)(?!\p{L})[^.;:\n]{0,120}|[ ]?[-,][ ](?:cơ[ ]quan|đơn[ ]vị)(?!\p{L})[^.;:\n]{0,120})(?=:|$|\n)""",
    matches=(
        " - Cơ quan thường trực Ban Chỉ đạo",
        " có xã, thôn thuộc vùng đồng bào dân tộc thiểu số",
        " trên địa bàn tỉnh",
    ),
    rejects=(" có trách nhiệm phối hợp",),
)
"""Which of the agencies of a heading are meant, or what one is, to the heading's end."""
BRANCHES = Pattern(
    name="branches",
    expression=r"""(?:trong[ ]đó|cụ[ ]thể(?:[ ]như[ ]sau)?|như[ ]sau|sau[ ]đây)[ ]?:[ ]?\n""",
    matches=("Trong đó:\n",),
    rejects=("Trong đó: 5 xã",),
)
"""What leads in the parts of a duty."""
