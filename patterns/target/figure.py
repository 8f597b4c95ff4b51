"""Figures that can be targets: a number with a percent sign, a noun that is counted, a ratio, a fraction.

What the number is of is decided in extract/target/figure.py; this module only knows how numbers are written.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục II (a dot groups thousands, a comma opens decimals) and the untidy writing of plans
(blanks and commas as thousands, `03 (ba)`, `2 nghìn`, a footnote's mark at the figure).
"""

from collections.abc import Iterable, Iterator

from patterns.number import NUMBER_WORDS
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

_N = r"(?:\d{1,3}+(?:[.]\d{3})+(?:,\d++)?|\d{1,3}+(?:[\ ]\d{3})+(?![\d%]|[\ ]?%)|\d{1,3}+(?:'\d{3})+|\d{1,3}+(?:,\d{3}){2,3}|\d++(?:,\d++)?+|\d{1,3}+[.]\d{1,2}(?![.\d]))"
_NUMBER_WORDS = (*NUMBER_WORDS, "lăm", "mươi", "trăm", "nghìn", "ngàn", "triệu", "linh", "lẻ", "mốt", "vạn")
_RUN = r"\d[\d.,'\ ]*+"
"""A number and blanks after it, whatever groups its digits: what is after it states at once which forms are not worth a try."""
_SPELT = words("|".join(_NUMBER_WORDS))
_POINTS = r"(?:điểm[ ])?phần[ ]trăm|điểm[ ]?%|điểm[ ]phần[ ]trăm"
_TO = r"(?:[ ]?[-÷~][ ]?|[ ]đến[ ]|[ ]tới[ ]|[ ]đến[ ]dưới[ ])"
_TIMES = words_of("times")
_NOTE = r"(?:(?<=[\d%])[(]\d{1,2}[)](?=[ ]\p{L})|[¹²³⁴⁵⁶⁷⁸⁹⁰]{0,2})"

FIGURE = Pattern(
    name="figure",
    expression=rf"""
    (?:(?<![\p{{L}}\d/.,·'-]|\d[ ]?/[ ]|/[ ]?(?:kh|kế[ ]hoạch)[ ])|(?<=(?<!\p{{L}}){words_of("figure")})|(?<=\d[ ]{words_of("paired_things")}/)(?!0{{0,2}}1[ ]|10{{1,6}}[ ]|1(?:[.]000){{1,2}}[ ])(?!(?<=hộ/)[\d.]++[ ]hộ)(?=[\d.]++[ ]{words_of("paired_people")}(?!\p{{L}})))(?!(?<=\d:)(?:19|20)\d\d/)(?!(?:19|20)\d\d(?![.,]?\d)(?<=(?:năm|đoạn|kỳ)[ ](?:\d{{4}}[ ]?-[ ]?)?\d{{4}})) (?:
      (?P<fraction>\d[/⁄]\d(?![/\d])(?=[ ](?:tổng[ ])?số[ ])|(?:1[/⁄][2-9]|2[/⁄][35]|3[/⁄][45]|4[/⁄]5)(?![/\d])(?=[ ](?:hộ|người|lao[ ]động|so)(?!\p{{L}}))|\d/10(?![./\d])(?=[ ](?:{words_of("tenths")})(?!\p{{L}}))|[½¼¾⅓⅔])
    | (?P<fraction_words>(?:một|hai|ba)[ ]phần[ ](?:hai|ba|tư|bốn|năm)|một[ ]nửa)(?=[ ](?:(?:tổng[ ])?số|hộ|người|lao[ ]động|so|xã|thôn))
    | (?={_RUN}(?:[%％]{_NOTE}[ ]{{0,2}})?(?:[÷~-]|đến|tới))(?P<low>{_N})[ ]?(?:[%％]{_NOTE}[ ]?)?{_TO}(?P<high>{_N})[ ]?(?P<sign>[%％]{_NOTE}(?:\d{{1,2}}(?=[ ,.;]|$))?|{_POINTS}|‰)
    | (?={_RUN}[%％‰đp])(?P<low>{_N})[ ]?(?P<sign>[%％]{_NOTE}(?:\d{{1,2}}(?=[ ,.;]|$))?|{_POINTS}|‰)
    | (?={_RUN}/)(?P<low>{_N})[ ]?/[ ]?(?P<whole>{_N})(?![\d/]|[ ]?-?\p{{L}}*/)(?=[ ]?\p{{L}})
    | (?={_RUN}(?:\p{{L}}++[ ]?)?(?:[÷~-]|đến|tới))(?P<low>{_N})(?:[ ](?P<low_noun>\p{{L}}+))?{_TO}(?P<high>{_N})(?:[ ](?P<times>{_TIMES})(?!\p{{L}}))?
    | (?=\d)(?P<low>{_N}){_NOTE}(?:[ ]?[(](?:{_SPELT}[ ]?){{1,9}}[)])?(?:[ ](?P<times>{_TIMES})(?!\p{{L}}))?
    | (?P<spelt>(?<!\p{{L}}){_SPELT}(?:[ ]{_SPELT}){{0,6}})(?!\p{{L}})
    )""",
    matches=(
        "6,95%",
        "1.200 hộ",
        "1% - 1,5%",
        "02 đến 03 dự án",
        "1/2 số hộ nghèo",
        "một thành viên",
        "từ 3 - 4%",
        "1,0 đến 1,5 điểm %",
        "90÷95%",
        "1 350 hộ",
        "81/121 xã",
        "03 (ba) lớp",
        "2 nghìn hộ",
    ),
    rejects=("QH15", "giai đoạn 2021"),
)
"""A number as a figure of a plan may be written; whether it is one depends on what follows."""

DATED = Pattern(
    name="dated_number",
    expression=r"""\d{1,5}/(?:\d{1,2}|(?:19|20)\d\d)/(?=[\d\p{L}])""",
    matches=("18/01/2022", "24/2021/QH15"),
    rejects=("1/2 số hộ", "49/QCPH-UBND", "5.012/22.417 hộ"),
)
"""The day or the serial before a month or a year."""

_OPENERS = (*_NUMBER_WORDS, "không còn", "không có", "xóa hết")
"""Words that a figure without digits begins with."""
_NUMBERS_BEFORE_OTHERS = ("năm", "tư")
_AFTER_NUMBER = tuple(f" {word}" for word in (*_NUMBER_WORDS, "tỷ", "tỉ", "đồng", "usd", "vnđ", "đô", "eur"))
"""What follows a number in words: the next of its words, or money."""


def figure_starts(folded: str, digits: Iterable[int], start: int, end: int) -> list[int]:
    """Where a figure may begin between two offsets, in order: no `FIGURE` and no `NONE_LEFT` begins anywhere else.

    `digits` are the places there where runs of digits begin (`patterns.number.digit_starts`).

    Asked once a text, for the patterns themselves are slow to state that they begin nowhere.
    """
    found = [at for at in digits if not _opens_date(folded, at)]
    for sign in _FRACTION_SIGNS:
        found += _places(folded, sign, start, end)
    for word in _OPENERS:
        found += [at for at in _places(folded, word, start, end) if _may_count(folded, word, at)]
    return sorted(found)


def _may_count(folded: str, word: str, at: int) -> bool:
    """Whether a word is alone, and is neither a year (`năm 2024`) nor an investment (`đầu tư`): such words are numbers only before others."""
    if word in _NUMBERS_BEFORE_OTHERS and not folded.startswith(_AFTER_NUMBER, at + len(word)):
        return False
    return _is_whole(folded, at, at + len(word))


def _opens_date(folded: str, at: int) -> bool:
    """Whether digits open a date or a number with its year (`18/01/2022`, `24/2021/qh15`): no figure, nor a part of one."""
    return "/" in folded[at + 1 : at + 6] and DATED.match(folded, at) is not None


def _places(folded: str, words: str, start: int, end: int) -> Iterator[int]:
    """Where words are between two offsets."""
    at = folded.find(words, start, end)
    while at >= 0:
        yield at
        at = folded.find(words, at + len(words), end)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether no letter is beside words."""
    return not folded[max(0, start - 1) : start].isalpha() and not folded[end : end + 1].isalpha()


NONE_LEFT = Pattern(
    name="none_left",
    expression=r"""(?<!\p{L})(?P<none>không[ ]còn|xóa[ ]hết|không[ ]có(?=[ ](?:hộ|trẻ[ ]em|học[ ]sinh)))[ ](?:số[ ])?(?P<unit>hộ|người|nct|nkt|phụ[ ]nữ|hội[ ]viên|bệnh[ ]nhân|xã|thôn|bản|ấp|nhà|trẻ[ ]em|học[ ]sinh|bệnh[ ]viện|trường[ ]học|trạm[ ]y[ ]tế|cơ[ ]sở|phòng[ ]học|giáo[ ]viên|cán[ ]bộ|học[ ]viên|điểm(?=[ ]\p{L})|tụ[ ]điểm|trường[ ]hợp|trường|trạm|buôn|khóm|công[ ]trình|doanh[ ]nghiệp|hợp[ ]tác[ ]xã|đối[ ]tượng|phòng|tuyến[ ]đường|đường|cầu|hồ[ ]sơ|lao[ ]động)(?!\p{L})""",
    matches=(
        "Không còn hộ nghèo ở nhà tạm",
        "không còn điểm tập kết rác",
        "không còn bệnh viện thiếu cán bộ",
        "không còn công trình dừng hoạt động",
    ),
    rejects=("không còn huyện nghèo", "không còn đói nghèo", "không có xã ĐBKK"),
)
"""`Không còn hộ …` commits to 0; `không có` only in an objective."""

RATIO = Pattern(
    name="ratio",
    expression=r"""^[ ]?/[ ]?(?!kế[ ]hoạch|kh[ ])(?P<whole>(?:10{0,2}(?:[.]?000){0,2}[ ]?(?:vạn|nghìn|ngàn|triệu)?[ ]|(?:vạn|nghìn|ngàn|triệu|một|mỗi)[ ])?(?=\p{L}))""",
    matches=("/10.000 dân", "/vạn dân", "/phụ nữ"),
    rejects=(" dân", "/kế hoạch 120 hộ"),
    begins=(" /", "/"),
)
"""The separator of the two nouns of a ratio; the whole's noun follows."""

PER_HEADS_BEHIND = Pattern(
    name="per_heads_behind",
    expression=r"""\G(?:[ ](?!và[ ]|trên[ ]|cho[ ])\p{L}++){0,2}[ ]?/[ ]?(?:vạn|1[.]?000|10[.]?000|100[.]?000)[ ]dân(?!\p{L}|[ ]số)""",
    matches=(" đại học/vạn dân", "/10.000 dân"),
    rejects=(" và 28 giường bệnh/vạn dân", " trên địa bàn"),
    needs=("dân",),
)
"""The rest of a counted noun, and per how many people it is (`3,5 dược sĩ đại học/vạn dân`)."""

DAILY = Pattern(
    name="daily",
    expression=r"""[ ]?/[ ]?(?:ngày(?:[ -]{1,3}đêm|[.]đêm)?|giờ|h|s|giây|vụ|tháng)(?!\p{L})""",
    matches=("/ngày đêm", "/ ngày.đêm"),
    rejects=("/năm",),
)
"""The time in which so much is brought out (`45.000 m3/ngày đêm`)."""

CHANGES_TO = Pattern(
    name="changes_to",
    expression=r"""(?:[ ][(][^()]{1,30}[)]|(?:[ ](?:vào|đầu|cuối|hết)){0,2}[ ]năm[ ]\d{4})?[ ](?:(?:giảm|tăng|nâng)[ ])?(?:lên|xuống|còn)(?:[ ](?:còn|đến|tới|thành|mức|dưới|trên|khoảng|ít[ ]nhất|tối[ ]thiểu|không[ ]quá|tối[ ]đa))*+[ ](?=\d)""",
    matches=(" lên 15", " xuống không quá 9", " (năm 2022) lên ít nhất 5", " năm 2021 lên 75"),
    rejects=(" lớp",),
)
"""The separator of the start and the end of a change, the end with the noun (`từ 24 xuống không quá 9 loại`)."""

WHOLE_AHEAD = Pattern(
    name="whole_ahead",
    expression=r"""(?:[ ]?,|[ ]và)[ ](?:đến[ ]|hết[ ]|cuối[ ]|vào[ ]|trong[ ]|năm[ ]|20\d\d[ ]|tháng[ ]|quý[ ]|\d{1,2}[ ]|có[ ]|đạt[ ]|phấn[ ]đấu[ ]|ít[ ]nhất[ ]){0,8}(?=\d{1,4}/\d{1,4}[ ])""",
    matches=(" và đến hết năm 2023 có 09/11 phường",),
    rejects=(" xã đạt", " và 5 xã"),
)
"""The separator of a part of a whole and the next, which has the noun (`07/11 và đến hết năm 2023 có 09/11 phường, xã`)."""


YEARLY_BEHIND = Pattern(
    name="yearly_behind",
    expression=r"""[ ]?/[ ]?(?:năm|vụ)(?!\p{L})""",
    matches=("/năm",),
    rejects=("/hộ",),
)


FIGURE_TAIL = Pattern(
    name="figure_tail",
    expression=r"""^(?:[ ]?/[ ]?(?:năm|quý|tháng)(?!\p{L})|[ ](?:mỗi|một)[ ]năm)?(?:[ ]?(?:trở[ ]lên|trở[ ]xuống|hoặc[ ]cao[ ]hơn))?""",
    matches=("/năm", " trở lên", "/năm trở lên"),
    rejects=(),
)
"""What belongs to a figure after its number."""


WHOLE_BEHIND = Pattern(
    name="whole_behind",
    expression=rf"""[ ]?/[ ]?(?P<whole>{_N})(?=[ ]\p{{L}})""",
    matches=("/22.417 hộ",),
    rejects=("/hộ",),
    begins=(" /", "/"),
)
"""The whole after a part that has a noun of its own (`5.012 hộ/22.417 hộ dân`)."""

PER_UNIT = Pattern(
    name="per_unit",
    expression=r"""[ ]đơn[ ]vị[ ](?:diện[ ]tích|sản[ ]phẩm|thời[ ]gian)""",
    matches=(" đơn vị diện tích",),
    rejects=(" đơn vị hành chính",),
    begins=(" đơn vị ",),
)
"""After a number that only states of how much something is measured (`giá trị trên một đơn vị diện tích`)."""


BROKEN_BEFORE = Pattern(
    name="broken_before",
    expression=r"""(?<!\d)\d{1,3}(?:[.][ ]|[ ],[ ])$""",
    matches=("giảm 1. ", "đạt 98 , "),
    rejects=("năm 2024. ", "giảm 5, "),
    ends=(". ", " , "),
)
"""Digits and a mark that may begin the number that follows."""

MONEY_BEHIND = Pattern(
    name="money_behind",
    expression=r"""[ ]?(?:(?:triệu|tỷ|tỉ|nghìn|ngàn)[ ])?(?:đồng|usd|vnđ|đô[ ]la|eur)(?!\p{L}|[ ](?:chí|bào|hồ|cỏ)(?!\p{L}))(?:/\p{L}+(?:[ ]\p{L}+)?){0,2}|[ ](?:tỷ|tỉ)(?=[ ]*(?:[,.;)]|$))""",
    matches=(" triệu usd", " tỷ đồng", " đồng/người"),
    rejects=(" hộ nghèo", " đồng hồ nước"),
)
"""The unit of an amount of money."""


_FRACTION_SIGNS = {"½": 50.0, "¼": 25.0, "¾": 75.0, "⅓": 100 / 3, "⅔": 200 / 3}
FRACTIONS = {
    **_FRACTION_SIGNS,
    "một nửa": 50.0,
    "một phần hai": 50.0,
    "một phần ba": 100 / 3,
    "hai phần ba": 200 / 3,
    "một phần tư": 25.0,
    "ba phần tư": 75.0,
}
"""Fractions that are one character or words, in percent."""

MULTIPLES = {"triệu": 1_000_000, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000}
"""Words after a number that multiply it."""

YEAR_ALONE = Pattern(
    name="figure_year_alone",
    expression=r"""^20[0-4]\d$""",
    matches=("2022",),
    rejects=("2.022", "22", "20222"),
)
"""A number that is a year where it is an end of a range (`mùa khô 2022 - 2023`)."""

PER_YEAR = Pattern(
    name="per_year",
    expression=r"""^(?:[ ]?[/][ ]?năm|[ ](?:mỗi|hằng|hàng|một)[ ]năm)""",
    matches=("/năm", " mỗi năm"),
    rejects=(" năm 2023",),
)

YEARLY = Pattern(
    name="yearly",
    expression=rf"""{words_of("yearly")}(?!\p{{L}})""",
    matches=("mỗi năm giảm", "bình quân hằng năm"),
    rejects=("năm 2023",),
)
