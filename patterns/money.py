"""Amounts of money: figures with đồng, nghìn, triệu, tỷ, in whatever order and grouping they are printed.

>>> amount_of(MONEY.search("2 tỷ 500 triệu đồng")), amount_of(MONEY.search("3,215,000,000 đồng")), amount_of(MONEY.search("1 tỷ rưỡi"))
(2500000000, 3215000000, 1500000000)
"""

import bisect
from collections.abc import Iterable, Sequence
from decimal import Decimal

from patterns.number import NUMERAL, parse_number
from patterns.pattern import Match, Pattern

SCALES = {"đồng": 1, "đ": 1, "vnđ": 1, "vnd": 1, "₫": 1, "nghìn": 1_000, "ngàn": 1_000, "ngđ": 1_000, "triệu": 1_000_000, "trđ": 1_000_000,
          "tr": 1_000_000, "tr.đ": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "nghìn tỷ": 1_000_000_000_000, "ngàn tỷ": 1_000_000_000_000}  # fmt: skip

_MOST = 10**18
"""đồng: some ninety times what all of Vietnam earned in 2024; what is more is a misprint, not money."""

_COUNTED = r"lượt|người|cây|con|tấn|m2|m3|ha|hộ|khách|kwh|bản|tờ|trẻ|liều|usd|đô[ ]la|euro|lao[ ]động|sản[ ]phẩm|giống"
"""What is counted in thousands and millions without being money."""

_NO_BEFORE = r"(?<![\p{L}\d.,/])"
_ORDINAL_BEFORE = r"(?<!(?:tháng|ngày|quý|số|mục|điều|khoản|đợt|án|phần|lớp|khóa)[ ])"
"""A number after these is not one of an amount's groups (`tháng 12 500 triệu đồng`)."""
FIGURE = rf"""(?:(?:\d{{1,3}}(?:,\d{{3}}){{2,5}}+(?:[.]\d{{1,3}})?(?![.,]?\d)
    | {_ORDINAL_BEFORE}[1-9]\d{{0,2}}(?:[ ]\d{{3}}){{1,5}}+(?:,\d{{1,3}})?(?![.,]?\d)
    | (?!(?<=(?<!\d)\d{{1,3}}[ ])\d{{3}}(?!\d))(?:{NUMERAL})))"""
"""A number of money: dots, commas (two groups at least) or blanks part thousands; never the last group of one alone."""

_SCALE = r"(?:(?:nghìn|ngàn)[ ]tỷ|nghìn|ngàn|triệu|tỷ|tỉ)"
_TERM = r"\d{1,3}(?:,\d{1,2})?(?:[ ]trăm(?:[ ]\d{1,2})?)?[ ](?:triệu|nghìn|ngàn)(?!\p{L})"
_DONG = r"(?:đồng|đ|vnđ|vnd|₫)(?!\p{L})(?![ ](?:chí|bào|hồ|cỏ)(?!\p{L}))"
_UNIT_WORD = rf"(?:{_SCALE}(?:[ ]?đồng)?|1[.]000[ ]?đ(?:ồng)?|1[.]000[.]000[ ]?đ(?:ồng)?|đồng|đ|vnđ|vnd|trđ|tr\.đ|ngđ)"
_CAPTION = r"(?:(?:đvt|đơn[ ]vị(?:[ ]tính)?|tính[ ]bằng)[ ]?:?[ ]?)?"

MONEY = Pattern(
    name="money",
    expression=rf"""(?=[\d₫v(])(?:
      {_NO_BEFORE}(?P<number>{FIGURE})(?:[ ]trăm(?:[ ]\d{{1,2}}(?=[ ]))?)?[ ]?
      (?: (?P<scale>{_SCALE})(?!\p{{L}})(?:[ ](?:rưỡi|rưởi)(?!\p{{L}})|(?:[ ]{_TERM}){{1,2}}|(?![ ]\d{{1,3}}(?=[ ]?(?:[;.,)]|$|đồng))))(?:[ ]?{_DONG}|(?![ ](?:{_COUNTED})(?!\p{{L}})))
      |   (?P<scale>tr)(?:[.]?[ ]?(?:đồng|đ)|(?=[ ;,.)]|$))(?!\p{{L}})
      |   (?P<scale>{_DONG}|trđ(?!\p{{L}})|tr\.đ(?!\p{{L}})|ngđ(?!\p{{L}}))
      |   (?<!(?:năm|đoạn|đến|[-–])[ ]?(?:19|20)\d\d[ ]?)\([ ]?{_CAPTION}(?P<scale>{_UNIT_WORD})[ ]?\) )
    | (?<!\p{{L}})(?P<scale>₫|vnđ|vnd)[ ]?:?[ ]?(?P<number>{FIGURE})(?![\p{{L}}\d%]|[.,/]\d)
    | \([ ]?{_CAPTION}(?P<scale>{_UNIT_WORD})[ ]?\)[ ]?(?::|là)[ ]?(?P<number>{FIGURE})(?![\p{{L}}\d%]|[.,/]\d|[ ]?(?:{_SCALE}|đồng|đ|vnđ)(?!\p{{L}})))""",
    matches=(
        "10.735 triệu đồng",
        "28.590.000.000 đồng",
        "1,5 tỷ đồng",
        "2 tỷ 500 triệu đồng",
        "12 tỷ 8 trăm 40 triệu đồng",
        "1 tỷ rưỡi",
        "2 trăm triệu đồng",
        "300 nghìn đồng",
        "500 triệu",
        "300tr đồng",
        "25tr",
        "1 250 triệu đồng",
        "3,215,000,000 đồng",
        "₫930.000.000",
        "VNĐ 2.475.000.000",
        "1.620.000 (nghìn đồng)",
        "(ĐVT: triệu đồng): 415",
    ),
    rejects=(
        "1.200 hộ",
        "hai triệu",
        "90/QĐ",
        "05 đồng chí",
        "45.000 đồng hồ nước",
        "2 triệu lượt người",
        "3 triệu cây xanh",
        "02 250 triệu đồng",
        "1.250 000.000 đồng",
        "(ĐVT: triệu đồng)",
        "năm 2022 (ĐVT: triệu đồng)",
        "dự toán năm 2026 (đơn vị tính: nghìn đồng)",
        "giai đoạn 2021-2025 (triệu đồng)",
        "1 tỷ 2;",
    ),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
)

_PART = Pattern(
    name="money_part",
    expression=rf"""(?=\d){_NO_BEFORE}(?P<number>{FIGURE})(?P<hundreds>[ ]trăm(?:[ ](?P<rest>\d{{1,2}}))?)?[ ]?\(?{_CAPTION}(?P<scale>{_SCALE}|trđ|tr\.đ|ngđ|tr|đồng|đ|vnđ|vnd|₫)(?P<half>[ ](?:rưỡi|rưởi))?""",
    matches=("8 trăm 40 triệu", "1 tỷ rưỡi"),
    rejects=("12",),
)
"""One figure of an amount with its unit."""

_IN_FRONT = Pattern(
    name="money_in_front",
    expression=rf"""^(?:\([ ]?{_CAPTION}(?P<scale>(?:1[.]000(?:[.]000)?[ ]?)?(?:{_SCALE}|đồng|đ|vnđ|vnd|₫|trđ|tr\.đ|ngđ))|(?P<scale>₫|vnđ|vnd))""",
    matches=("₫930", "(triệu đồng): 2.385"),
    rejects=("2.385 triệu", "1.000 triệu đồng"),
)
"""The unit of an amount that has it in front of its figure."""

_ONE_COMMA_GROUP = Pattern(
    name="one_comma_group",
    expression=r"""^[1-9]\d{0,2},\d{3}$""",
    matches=("450,000",),
    rejects=("4,5", "450.000"),
)

MONEY_LIKE = Pattern(
    name="money_like",
    expression=rf"""(?<![\p{{L}}\d.,/])\d[\d.,]{{0,20}}(?:[ ]\d[\d.,]{{0,12}}){{0,4}}[ ]?(?:{_SCALE}(?:[ ]đồng|(?=[ ]?[;.,)]))|{_DONG})(?!\p{{L}})""",
    matches=("02 250 triệu đồng", "1.250 000.000 đồng", "1,250.000 đồng"),
    rejects=("1.200 hộ", "3 triệu cây"),
)
"""Whatever looks like an amount, read or not."""


_LIKELY = Pattern(
    name="money_likely",
    expression=r"""(?<!\d)(?<!\d[.,\ ])(?<!\d[.,\ ]{2})\d[\d.,\ ]*+(?:t[rỷỉ]|ng|đ(?!\p{L})|đồ|vn|[₫(])""",
    matches=("10.735 triệu đồng", "25tr", "1.620.000 (nghìn đồng)", "2 trăm triệu"),
    rejects=("1.200 hộ", "5 đợt", "năm 2024"),
)
"""A number before the first letters of a unit of money."""


def likely_digits(folded: str, digits: Sequence[int], start: int, end: int) -> list[int]:
    """The places of digits between two offsets that a unit of money soon follows: no amount begins at any other digit.

    >>> likely_digits("5 hộ được 1 250 triệu đồng", [0, 10, 12], 0, 26)
    [10, 12]
    """
    found: list[int] = []
    for run in _LIKELY.finditer(folded, start, end):
        found += digits[bisect.bisect_left(digits, run.start()) : bisect.bisect_left(digits, run.end())]
    return found


def money_starts(folded: str, digits: Iterable[int], start: int, end: int) -> list[int]:
    """Where `MONEY` may begin between two offsets, in order: at `digits` (see `likely_digits`), or at a unit in front."""
    found = list(digits)
    for opened in ("(", "₫", "vnđ", "vnd"):
        at = folded.find(opened, start, end)
        while at >= 0:
            found.append(at)
            at = folded.find(opened, at + 1, end)
    return sorted(found)


PER_HEAD = Pattern(
    name="per_head",
    expression=r"""
      [ ]?/[ ]?(?!0?[2-9][ ]?năm(?!\p{L}))(?:\d{1,3}[ ]?)?\p{L}
    | [ ](?:một|mỗi|cho[ ]mỗi|cho[ ]một|cho[ ]từng|trên[ ]một|trên[ ]mỗi)[ ](?!(?:phần|số|lần|năm|cách|trong|bên)(?!\p{L}))\p{L}
    | [ ](?:một|mỗi)[ ]năm(?!\p{L})
    | [ ]đối[ ]với[ ](?:mỗi|một|từng|hộ|nhà|căn|người|trường[ ]hợp)(?!\p{L})
    | [ ]?[x×*][ ]?\d""",
    matches=("/hộ", "/người/tháng", " mỗi hộ", " x 20 hộ", " một héc ta", " cho một trẻ", " đối với hộ xây mới"),
    rejects=(" cho hộ nghèo", "/04 năm", " một phần", " đối với các xã"),
)
"""What follows an amount that is a rate and no sum."""


YEARLY = Pattern(
    name="yearly",
    expression=r"""[ ]?/[ ]?(?:một[ ])?năm(?!\p{L})|[ ](?:một|mỗi)[ ]năm(?!\p{L})""",
    matches=("/năm", " mỗi năm"),
    rejects=("/04 năm",),
)
"""What follows an amount that is one of each year."""

YEARLY_BEFORE = Pattern(
    name="yearly_before",
    expression=r"""(?<!\p{L})(?:mỗi|một|hằng|hàng)[ ]năm(?:[ ](?:là|khoảng|dự[ ]kiến))?[ :]*$|^[ +*-]*mỗi[ ]năm[ ,]""",
    matches=("kinh phí tuyên truyền mỗi năm ", "kinh phí hằng năm khoảng ", "mỗi năm bố trí kinh phí "),
    rejects=("kinh phí năm ", "kinh phí mỗi năm học "),
    needs=("mỗi năm", "một năm", "hằng năm", "hàng năm"),
)
"""What is before an amount that is one of each year."""


def amount_of(match: Match) -> int | None:
    """The sum in đồng of a `MONEY` match; None if it is not a figure, no whole number of đồng, or cannot be money."""
    words = match[0]
    if _is_plain(match):  # as nearly all are
        return _whole(_term(match["number"], match["scale"]))
    if front := _IN_FRONT.match(words):
        terms = [_term(match["number"], front["scale"])]
    else:
        terms = [_sum_of_part(part) for part in _PART.finditer(words)]
    values = [value for value in terms if value is not None]
    if not values or len(values) < len(terms) or sorted(values, reverse=True) != values:
        return None
    return _whole(sum(values))


def _whole(total: Decimal | int | None) -> int | None:
    """A sum that is a whole number of đồng and can be money."""
    return int(total) if total is not None and total < _MOST and total == int(total) else None


def _is_plain(match: Match) -> bool:
    """Whether an amount is one figure and its unit, with no more than a blank between them and `đồng` behind."""
    words, first, scale = match.string, match.start(), match["scale"]
    number, unit = match.span("number"), match.span("scale")
    plain = number[0] == first and scale in _PLAIN and words[number[1] : unit[0]] in ("", " ")
    return plain and words[unit[1] : match.end()] in ("", " đồng", "đồng")


_PLAIN = frozenset(["nghìn", "ngàn", "triệu", "tỷ", "tỉ", "đồng"])
"""Units that are read alike wherever they are."""


def _sum_of_part(part: Match) -> Decimal | None:
    """`8 trăm 40 triệu` is 840 million; `1 tỷ rưỡi` one and a half billion."""
    value = _term(part["number"], part["scale"])
    if value is None:
        return None
    scale = SCALES[part["scale"]]
    if part["hundreds"]:
        value = value * 100 + int(part["rest"] or 0) * scale
    return value + Decimal(scale) / 2 if part["half"] else value


def _term(number: str, unit: str) -> Decimal | None:
    if SCALES.get(unit, 0) <= 1_000 and _ONE_COMMA_GROUP.match(number):
        # No fraction of a đồng has three digits: they are thousands; of nghìn both may be meant, and it is not read.
        return Decimal(number.replace(",", "")) if SCALES.get(unit) == 1 else None
    value = _figure_value(number)
    if value is None:
        return None
    thousands = unit.count(".000")
    plain = unit.removeprefix("1.000.000").removeprefix("1.000").strip() if thousands else unit
    return value * (SCALES[plain] * int(1000**thousands))


def _figure_value(number: str) -> Decimal | None:
    """A figure grouped by dots, commas or blanks."""
    if number.count(",") > 1:
        number = number.replace(",", " ").replace(".", ",")
    return parse_number(number.replace(" ", "."))
