"""Numbers with their symbols, whole, blank or without one, and lists that share a symbol.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3; Luật Ban hành văn bản quy phạm pháp luật (`24/2021/QH15`); Quy định 66-QĐ/TW (`34-CT/TU`).
"""

import bisect
import itertools
import operator
from collections.abc import Sequence

import regex

from patterns.citation.type import TYPES, type_of_symbol
from patterns.pattern import Pattern
from patterns.place import LEVEL_OF_KIND

YEAR = r"(?:19|20)\d\d"

_DASH = r"[ ]?[-‐‑‒–—―−－][ ]?"

_SLASH = r"[ ]?[/／∕⁄][ ]?"

# Capitals, with single small letters between or after them (`TTg`, `QyĐ`, `ThU`); a word (`Phòng`) is not one.
_SYMBOL = (
    r"(?:(?i:ttg|ctr)|(?=[\p{Lu}&]\p{Ll}?[\p{Lu}&]|L[-‑–])\p{Lu}(?:[\p{Lu}&]|\p{Ll}(?!\p{Ll}\p{Ll})){0,15}+)\d{0,2}+"
)

_SERIAL = r"(?:\d{1,3}[.]\d{1,3}|\d{1,5}[a-zA-ZđĐ]?)"

_GLUED = r"(?:ngày|của|về|ban|phê)"

INSTRUMENT_NUMBER = Pattern(
    name="instrument_number",
    expression=rf"""
    (?:(?<![\p{{L}}\d/.,-])|(?<=[sS][ốỐ]))
    (?: (?P<state>{_SERIAL}(?:-{YEAR})?{_SLASH}(?:{YEAR}[ ]?[/／∕⁄]?[ ]?)? (?P<symbol>{_SYMBOL})(?:(?:{_DASH}|[ ]?/|[.]){_SYMBOL}|-\p{{Lu}}(?:\p{{Ll}}{{1,2}}(?!\p{{L}})|\d{{2}}(?!\d))|[ ](?:TTg|CP|UBND|HĐND)(?=[ ](?:ngày|của|về)|[,;.)])){{0,8}})
    |   (?P<party>{_SERIAL}{_DASH}(?P<symbol>{_SYMBOL}){_SLASH}{_SYMBOL}(?:{_DASH}{_SYMBOL}){{0,2}})
    |   (?P<loose>\d{{1,4}}[ ](?P<symbol>NQ|QĐ|CT|KL|TB|KH|HD|CTr|TTr|BC)(?:[ ]?/[ ]?|{_DASH}){_SYMBOL}|\d{{1,4}}-(?P<symbol>{_SYMBOL})(?:-{_SYMBOL}){{1,2}})
    )(?:(?![\p{{L}}\d])|(?={_GLUED}))""",
    matches=(
        "90/QĐ-TTg",
        "33/2015/QĐ-TTg",
        "24/2021/QH15",
        "17 /NQ-HĐND",
        "842/QĐ- UBND",
        "1315/VBHN -BLĐTBXH",
        "34-CT/TU",
        "57- NQ/TW",
        "2463 /QĐ - UBND",
        "03/TTLT-BNV-VPCP",
        "30a/2008/NQ-CP",
        "21/NQ/TW",
        "05 NQ/HU",
        "12/2023/L-CTN",
        "2319/UBND-VX3",
        "650/QĐ-BTPngày 27/3/2013",
        "1.722/QĐ-TTg",
        "số90/QĐ-TTg",
        "66.4/2025/NQ-CP",
        "27/ĐN-Cty",
        "282/QĐ TTg ngày",
        "08-Ctr/TU",
        "5/TTLT-BCT-BNV-BTC-BYT-BXD-BGDĐT",
        "90／QĐ－TTg",
        "24-2016/NQ-CP",
        "31/KL-LNTPTW",
        "454/KH-BCA-T03",
        "103/QĐ /BVHTTDL",
    ),
    rejects=("18/01/2022", "25/11", "1/2 số hộ", "100/ha", "12/35 Xã", "2016 - Tỉnh"),
    cased=True,
)
"""A number with its symbol; state issuers put the slash first, the party the dash; `symbol` is the type's or the issuer's."""

_DASHES, _SLASHES = "-‐‑‒–—―−－", "/／∕⁄"
_SERIAL_WITH_MARK = 13
"""How far before the dash in front of its symbol, or before its first slash, a number may begin (`66.123-2025 /NQ-CP`)."""


def number_starts(text: str, digits: Sequence[int]) -> list[int]:
    """The places of digits where an `INSTRUMENT_NUMBER` may begin: a slash or the dash of its symbol follows soon.

    >>> number_starts("1.200 hộ theo Quyết định 90/QĐ-TTg", [0, 25])
    [25]
    """
    found = set[int]()
    for mark in (*_DASHES, *_SLASHES):  # looked for themselves, as texts have far fewer of them than numbers
        at = text.find(mark)
        while at >= 0:
            # neither a bullet nor what is between two years is in front of a symbol
            if text[at - 1] != "\n" and (mark in _SLASHES or not text[at + 1 : at + 2].isdigit()):
                last = bisect.bisect_left(digits, at)
                found.update(digits[bisect.bisect_left(digits, at - _SERIAL_WITH_MARK, 0, last) : last])
            at = text.find(mark, at + 1)
    return sorted(found)


BLANK_NUMBER = Pattern(
    name="blank_number",
    expression=rf"""(?<=\p{{L}}[ ]?)(?:(?i:số)[ ]?:?)[ .…_-]{{0,20}}+/[ ]?(?:{YEAR}[ ]?/[ ]?)?(?P<symbol>{_SYMBOL})(?:{_DASH}{_SYMBOL}){{1,3}}(?!\p{{L}})""",
    matches=("Nghị quyết số /NQ-HĐND ngày", "Kế hoạch số ..../KH-UBND"),
    rejects=("Nghị quyết số 12/NQ-HĐND", "Số: /KH"),
    cased=True,
)
"""A number whose serial is left blank."""

SHORT_MENTION = Pattern(
    name="short_mention",
    expression=rf"""
    \d(?<=(?:số[ ]?:?[ ]?|(?:nghị[ ](?:quyết|định)|quyết[ ]định|thông[ ]tư|chỉ[ ]thị|kết[ ]luận|công[ ]văn)[ ]|(?P<plain>kế[ ]hoạch|hướng[ ]dẫn|thông[ ]báo|tờ[ ]trình|báo[ ]cáo)[ ])\d)
    (?<=(?<!\p{{L}})(?P<type>{TYPES})[ ]?(?P<stated>số[ ]?:?[ ]?)?\d)
    \d{{0,4}}[a-d]?(?:/{YEAR})?(?![\p{{L}}\d%]|[ ]?[/–-][ ]?[\d\p{{L}}]|[.,]\d)(?(plain)(?=[ ](?:ngày[ ]\d|của[ ])))""",
    matches=(
        "Quyết định số 23, đó là",
        "Kế hoạch 45 của UBND huyện",
        "Nghị định 07/2021 của Chính phủ",
        "Nghị quyết 30a",
    ),
    rejects=("Quyết định số 90/QĐ-TTg", "Kế hoạch 34-KH/TU", "Chương trình 135", "kế hoạch 5 năm"),
)
"""A number without its symbol after a type word: a later mention, or one that date or issuer must make whole.

Looks back from the digit, since digits are fewer than words; `kế hoạch 5 năm` shows why the other types need `số`, or a date or issuer after the number.
"""

_BEFORE_MENTION = ("số", "quyết", "định", "tư", "thị", "luận", "văn", "hoạch", "dẫn", "báo", "trình", "cáo")

_BETWEEN = (" ", ":", ": ", " :", " : ")
_TAILS = frozenset((word + between)[-3:] for word in _BEFORE_MENTION for between in _BETWEEN)
"""The three letters before a mention's number, but for `số` without a blank: most numbers follow others."""
_LAST_BUT_ONE = frozenset([tail[1] for tail in _TAILS]) | {"s"}


def mention_starts(folded: str, digits: Sequence[int]) -> list[int]:
    """The places of digits where a `SHORT_MENTION` may begin: `số` or the end of a type word is before them.

    >>> mention_starts("theo quyết định số 23 có 5 hộ", [19, 25])
    [19]
    """
    late = digits[bisect.bisect_left(digits, 2) :]  # before the others there is no room for a word
    if not late:
        return []
    before = operator.itemgetter(*map(operator.sub, late, itertools.repeat(2)))(folded)
    likely = itertools.compress(late, map(_LAST_BUT_ONE.__contains__, before))
    near = [at for at in likely if folded[at - 3 : at] in _TAILS or folded[at - 2] == "s"]
    return [at for at in near if folded[max(0, at - 8) : at].rstrip(" :").endswith(_BEFORE_MENTION)]


SERIALS = Pattern(
    name="serials",
    expression=rf"""(?<=(?:số[ ]?:?|từ)[ ]?|{TYPES}[ ])(?<first>\d{{1,5}}[a-zđ]?(?:/{YEAR})?)(?:[ ]?(?:,|;|&|và|đến)[ ]?(?:số[ ]?)?(?<more>\d{{1,5}}[a-zđ]?(?:/{YEAR})?)){{0,9}}[ ]?(?:,|;|&|và|đến)[ ]?(?:số[ ]?)?$""",
    matches=("các Thông tư số 10, 11 và ", "Quyết định số 412, 415 và số ", "từ số 3 đến "),
    rejects=("Quyết định số 12/QĐ-TTg và ", "số 10 ngày 5 và "),
    ends=tuple(
        f"{join}{said}" for join in (",", ";", "&", "và", "đến") for said in ("", " ", "số", "số ", " số", " số ")
    ),
)
"""Serials before a number whose symbol they share (`số 10, 11 và 12/2022/TT-BLĐTBXH`)."""

_FIRST = regex.compile(r"[^/-]*")

_YEAR_FIRST = regex.compile(rf"^/{YEAR}/")

_USUAL = str.maketrans("‐‑‒–—―−－／∕⁄ÐƉ", "--------///ĐĐ")


def written_number(printed: str) -> str:
    """A printed number without inner spaces, its dashes and `Đ` in their usual form."""
    return "".join(printed.split()).translate(_USUAL)


def with_symbol_of(serial: str, number: str) -> str:
    """A serial with the rest of the number whose symbol it shares (`10` and `12/2022/TT-BYT` give `10/2022/TT-BYT`)."""
    rest = number[len(_FIRST.match(number)[0]) :]  # type: ignore[index]  # every number begins with a serial
    return f"{serial}{_YEAR_FIRST.sub('/', rest) if '/' in serial else rest}"


def issuers_of_number(number: str) -> frozenset[str]:
    """The issuers in a number's symbol, in capitals (`UBND` of `812/UBND-VX`, `TTG` of `90/QĐ-TTg`)."""
    parts = number.upper().replace("/", "-").split("-")[1:]
    named = [part for part in parts if not part.isdigit() and type_of_symbol(part) is None]
    return frozenset(named[:1])


OWN = Pattern(
    name="own",
    expression=r"""kèm[ ]theo[ ](?:kế[ ]hoạch[ ])?$""",
    matches=("(Ban hành kèm theo ", "Kèm theo Kế hoạch "),
    rejects=("theo kế hoạch ",),
)
"""What is before the plan's own number in its annexes."""

LEVEL_NAMED = Pattern(
    name="level_named",
    expression=r"""(?<!\p{L})(?P<level>tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu)(?!\p{L})""",
    matches=("ủy ban nhân dân tỉnh", "hđnd xã Tân Lập"),
    rejects=("bộ công an",),
)
"""The level that a local issuer's name states."""


def levels_named(word: str) -> frozenset[str]:
    """The levels that a unit's kind can be of: a city is a province's or a district's."""
    return frozenset({"province", "district"} if word == "thành phố" else {LEVEL_OF_KIND[word]})


LOCAL_SYMBOLS = ("UBND", "HĐND", "TU", "HU", "ĐU", "QU")
"""Symbols of local committees and councils."""

YEAR_IN_NUMBER = Pattern(
    name="year_in_number",
    expression=rf"""/(?P<year>{YEAR})/""",
    matches=("163/2024/QH15",),
    rejects=("2024/KH-UBND", "90/QĐ-TTg"),
    cased=True,
)
"""The year of issue inside a number."""
