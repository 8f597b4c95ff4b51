"""Amounts of money: figures with đồng, nghìn, triệu, tỷ.

>>> amount_of(MONEY.search("2 tỷ 500 triệu đồng"))
2500000000
"""

from decimal import Decimal

from patterns.number import NUMERAL, parse_number
from patterns.pattern import Match, Pattern

SCALES = {"": 1, "đồng": 1, "đ": 1, "vnđ": 1, "vnd": 1, "nghìn": 1_000, "ngàn": 1_000, "ngđ": 1_000, "triệu": 1_000_000, "trđ": 1_000_000, "tr": 1_000_000,
          "tr.đ": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "nghìn tỷ": 1_000_000_000_000, "ngàn tỷ": 1_000_000_000_000}  # fmt: skip

_MOST = 10**18
"""đồng: some ninety times what all of Vietnam earned in 2024; what is more is a misprint, not money."""

_COUNTED = r"lượt|người|cây|con|tấn|m2|m3|ha|hộ|khách|kwh|bản|tờ|trẻ|liều|usd|đô[ ]la|euro|lao[ ]động|sản[ ]phẩm|giống"
"""What is counted in thousands and millions without being money."""

_SCALE = r"(?:(?:nghìn|ngàn)[ ]tỷ|nghìn|ngàn|triệu|tỷ|tỉ)"

MONEY = Pattern(
    name="money",
    expression=rf"""
    (?<![\p{{L}}\d.,/])(?!(?<=(?<!\d)\d{{1,3}}[ ])\d{{3}}(?!\d))(?P<number>{NUMERAL})[ ]?
    (?: (?P<scale>{_SCALE})(?![\p{{L}}])(?:[ ](?P<more>\d{{1,3}}(?:,\d+)?)[ ](?P<less>triệu|nghìn|ngàn)(?!\p{{L}}))?(?:[ ]?(?:đồng|đ|vnđ)(?!\p{{L}})(?![ ](?:chí|bào)(?!\p{{L}}))|(?![ ](?:{_COUNTED})(?!\p{{L}})))
    |   (?P<scale>tr)(?:[.]?[ ]?(?:đồng|đ)|(?=[ ;,.)]|$))(?!\p{{L}})
    |   (?P<scale>đồng|đ|vnđ|vnd|trđ|tr\.đ|ngđ)(?!\p{{L}})(?![ ](?:chí|bào)(?!\p{{L}})) )""",
    matches=(
        "10.735 triệu đồng",
        "28.590.000.000 đồng",
        "1,5 tỷ đồng",
        "2 tỷ 500 triệu đồng",
        "300 nghìn đồng",
        "500 triệu",
        "300tr đồng",
        "25tr",
    ),
    rejects=(
        "1.200 hộ",
        "hai triệu",
        "90/QĐ",
        "05 đồng chí",
        "2 triệu lượt người",
        "3 triệu cây xanh",
        "1 250 triệu đồng",
    ),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
)

PER_HEAD = Pattern(
    name="per_head",
    expression=r"""
      [ ]?/[ ]?(?!0?[2-9][ ]?năm(?!\p{L}))(?:\d{1,3}[ ]?)?\p{L}
    | [ ](?:một|mỗi|cho[ ]mỗi|cho[ ]một)[ ](?:hộ|người|nhà|căn|mô[ ]hình|tháng|năm)
    | [ ]?[x×*][ ]?\d""",
    matches=("/hộ", "/người/tháng", " mỗi hộ", " x 20 hộ"),
    rejects=(" cho hộ nghèo", "/04 năm"),
)
"""What follows an amount that is a rate and no sum."""


def amount_of(match: Match) -> int | None:
    """The sum in đồng of a `MONEY` match; None where it is no figure, no whole number of đồng, or cannot be money."""
    value = parse_number(match["number"])
    if value is None:
        return None
    total = value * SCALES[match["scale"]]
    if match["more"]:
        more = parse_number(match["more"])
        total += (more or Decimal(0)) * SCALES[match["less"]]
    return int(total) if total == int(total) and total < _MOST else None
