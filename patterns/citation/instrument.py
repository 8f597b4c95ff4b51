"""What an instrument is called: its type, its number and symbol, or a law's name.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 (number and symbol) and Phụ lục III (types); Luật Ban
hành văn bản quy phạm pháp luật (`24/2021/QH15`, `27/2022/NĐ-CP`); Quy định 66-QĐ/TW (`34-CT/TU`).
"""

import functools

import regex

from patterns.fold import fold, key
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words

_YEAR = r"(?:19|20)\d\d"
_DASH = r"[ ]?[-–－][ ]?"
_SLASH = r"[ ]?[/／∕⁄][ ]?"
# Capitals, with single small letters between or behind them (`TTg`, `QyĐ`, `ThU`); a word (`Phòng`) is none.
_SYMBOL = (
    r"(?:(?i:ttg|ctr)|(?=[\p{Lu}&]\p{Ll}?[\p{Lu}&]|L[-–])\p{Lu}(?:[\p{Lu}&]|\p{Ll}(?!\p{Ll}\p{Ll})){0,15}+)\d{0,2}+"
)
_SERIAL = r"(?:\d{1,3}[.]\d{1,3}|\d{1,5}[a-zA-ZđĐ]?)"
_GLUED = r"(?:ngày|của|về|ban|phê)"

INSTRUMENT_NUMBER = Pattern(
    name="instrument_number",
    expression=rf"""
    (?:(?<![\p{{L}}\d/.,-])|(?<=[sS]ố))
    (?: (?P<state>{_SERIAL}(?:-{_YEAR})?{_SLASH}(?:{_YEAR}[ ]?[/／∕⁄]?[ ]?)? (?P<symbol>{_SYMBOL})(?:(?:{_DASH}|/|[.]){_SYMBOL}|-\p{{Lu}}\p{{Ll}}{{1,2}}(?!\p{{L}})|[ ](?:TTg|CP|UBND|HĐND)(?=[ ](?:ngày|của|về)|[,;.)])){{0,8}})
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
    ),
    rejects=("18/01/2022", "25/11", "1/2 số hộ", "100/ha", "12/35 Xã", "2016 - Tỉnh"),
    cased=True,
)
"""A number with its symbol; state bodies put the slash first, the party the dash; `symbol` is the type's or the body's."""

BLANK_NUMBER = Pattern(
    name="blank_number",
    expression=rf"""(?<=\p{{L}}[ ]?)(?:(?i:số)[ ]?:?)[ .…_-]{{0,20}}+/[ ]?(?:{_YEAR}[ ]?/[ ]?)?(?P<symbol>{_SYMBOL})(?:{_DASH}{_SYMBOL}){{1,3}}(?!\p{{L}})""",
    matches=("Nghị quyết số /NQ-HĐND ngày", "Kế hoạch số ..../KH-UBND"),
    rejects=("Nghị quyết số 12/NQ-HĐND", "Số: /KH"),
    cased=True,
)
"""A number whose serial is left blank."""


def written_number(printed: str) -> str:
    """A printed number without inner spaces, its dashes and `Đ` in their usual form."""
    return "".join(printed.split()).translate(_USUAL)


def bodies_of_number(number: str) -> frozenset[str]:
    """The bodies in a number's symbol, in capitals (`UBND` of `812/UBND-VX`, `TTG` of `90/QĐ-TTg`)."""
    parts = number.upper().replace("/", "-").split("-")[1:]
    named = [part for part in parts if not part.isdigit() and type_of_symbol(part) is None]
    return frozenset(named[:1])


def with_symbol_of(serial: str, number: str) -> str:
    """A serial with the rest of the number whose symbol it shares (`10` and `12/2022/TT-BYT` give `10/2022/TT-BYT`)."""
    rest = number[len(_FIRST.match(number)[0]) :]  # type: ignore[index]  # every number begins with a serial
    return f"{serial}{_YEAR_FIRST.sub('/', rest) if '/' in serial else rest}"


_FIRST = regex.compile(r"[^/-]*")
_YEAR_FIRST = regex.compile(rf"^/{_YEAR}/")
_USUAL = str.maketrans("–－／∕⁄ÐƉ", "--///ĐĐ")


@functools.cache
def instrument_types() -> dict[str, str]:
    """Folded type words to their canonical form."""
    return {fold(alias): row["canonical"] for row in rows("instruments") for alias in aliases(row)}


@functools.cache
def _codes() -> dict[str, tuple[str, ...]]:
    return {row["canonical"]: tuple(code for code in row["symbols"].split("|") if code) for row in rows("instruments")}


@functools.cache
def type_of_symbol(symbol: str) -> str | None:
    """The type that a symbol's letters tell (`QĐ-TTg`, `NQ/TW`); None for an official letter's (`LĐTBXH-VPQGGN`)."""
    upper = symbol.upper().replace("Ð", "Đ")
    return next((name for name, codes in reversed(_codes().items()) if upper in map(str.upper, codes)), None)


def is_symbol_of(instrument_type: str, symbol: str) -> bool:
    """Whether a symbol is a code of the type (`TT` of Thông tri as of Thông tư)."""
    return symbol.upper().replace("Ð", "Đ") in map(str.upper, _codes()[instrument_type])


TYPES = words("|".join(alias for row in rows("instruments") for alias in aliases(row)))

TYPE = Pattern(
    name="type",
    expression=rf"""(?<!\p{{L}})(?P<type>{TYPES})(?=số|[^\p{{L}}]|$)""",
    matches=("Quyết định số ", "Nghị, quyết số ", "Quyết địnhsố"),
    rejects=("biểu số", "luậtsư"),
)
"""A type word."""

TYPE_CODE = Pattern(
    name="type_code",
    expression=r"""(?<![\p{L}/-])(?P<code>NQ|QĐ|NĐ|TTLT|TT|CT|KH|CV|TB|TTr|KL|HD|CTr|ĐA|BC)[ ](?:số[ ]?:?[ ]?)?$""",
    matches=("theo QĐ số ", "NQ "),
    rejects=("biểu BC số 02", "SLĐTBXH "),
    cased=True,
)
"""A type word abbreviated to its code, straight before a number."""

GAP = Pattern(
    name="gap",
    expression=r"""
    ^ (?: [ ]?:?[ ]?(?:s[ốôo])?[ ]?[:.]?[ ]?["]?(?:số[ ])? | (?P<words>(?:[ ](?!của|và|tại|theo|thực|kèm|trong|mẫu|biểu)\p{L}+){1,5})[ ]số[ ]?:?[ ]? | [ ](?:phối[ ]hợp|liên[ ]tịch)[ ] ) $""",
    matches=(" số ", " ", "số: ", " chuyên đề số ", ": số ", " phối hợp "),
    rejects=(" của Chính phủ số ", ", ", " theo mẫu số "),
)
"""What may stand between a type word and its number; `words` need the word `số`."""

SERIALS = Pattern(
    name="serials",
    expression=rf"""(?<=(?:số[ ]?:?|từ)[ ]?|{TYPES}[ ])(?<first>\d{{1,5}}[a-zđ]?(?:/{_YEAR})?)(?:[ ]?(?:,|;|&|và|đến)[ ]?(?:số[ ]?)?(?<more>\d{{1,5}}[a-zđ]?(?:/{_YEAR})?)){{0,9}}[ ]?(?:,|;|&|và|đến)[ ]?(?:số[ ]?)?$""",
    matches=("các Thông tư số 10, 11 và ", "Quyết định số 412, 415 và số ", "từ số 3 đến "),
    rejects=("Quyết định số 12/QĐ-TTg và ", "số 10 ngày 5 và "),
)
"""Serials before a number whose symbol they share (`số 10, 11 và 12/2022/TT-BLĐTBXH`)."""

BODY_GAP = Pattern(
    name="body_gap",
    expression=r"""\G[ ](?:của[ ])?(?=\p{L})""",
    matches=(" của Chính phủ số ", " HĐND tỉnh số "),
    rejects=(": số ",),
)
"""What stands between a type word and its issuing body where the number comes behind the body."""

NUMBER_WORD = Pattern(
    name="number_word",
    expression=r"""^[ ,]{0,2}(?::[ ]?)?(?:số[ ]?:?[ ]?|:[ ]?)$""",
    matches=(" số ", ": số ", ": "),
    rejects=(" và số ", " "),
)
"""What stands between that body (or its date) and the number."""

SHARED_TYPE = Pattern(
    name="shared_type",
    expression=r"""(?:[,;&]|(?<!\p{L})(?:và|cùng|đến))[ ]?(?:số)?[ ]?[:.]?[ ]?$""",
    matches=("ngày 12/3/2021 và số ", "90/QĐ-TTg, ", "và ", "đến số ", "& "),
    rejects=("theo biểu số ",),
)
"""What joins a number to the type word of the one before it."""

NO_INSTRUMENT = Pattern(
    name="no_instrument",
    expression=rf"""(?:{words("biểu|mẫu|phụ lục|bảng|hợp đồng|gói thầu|dự án|ký hiệu|biểu mẫu|phiếu|sổ|hóa đơn|giấy|tờ bản đồ|thửa|đạt|hồ sơ|mã")})[ ](?:số[ ]?:?[ ]?)?$""",
    matches=("theo Biểu số ", "Hợp đồng số "),
    rejects=("Quyết định số ",),
)
"""Words whose number is no instrument's."""

SHORT_MENTION = Pattern(
    name="short_mention",
    expression=rf"""
    \d(?<=(?:số[ ]?:?[ ]?|(?:nghị[ ](?:quyết|định)|quyết[ ]định|thông[ ]tư|chỉ[ ]thị|kết[ ]luận|công[ ]văn)[ ])\d)
    (?<=(?<!\p{{L}})(?P<type>{TYPES})[ ]?(?P<said>số[ ]?:?[ ]?)?\d)
    \d{{0,4}}[a-d]?(?:/{_YEAR})?(?![\p{{L}}\d%]|[ ]?[/–-][ ]?[\d\p{{L}}]|[.,]\d)""",
    matches=("Quyết định số 23, đó là", "Nghị định 07/2021 của Chính phủ", "Nghị quyết 30a"),
    rejects=("Quyết định số 90/QĐ-TTg", "Kế hoạch 34-KH/TU", "Chương trình 135"),
)
"""A number without its symbol behind a type word: a later mention, or one that date or issuer must make whole.

Looks back from the digit, since digits are fewer than words; `kế hoạch 5 năm` shows why the other types need `số`.
"""

_LISTED = words("|".join(alias for row in rows("laws") for alias in aliases(row))).replace(",\\ ", ",?\\ ")
LAW = Pattern(
    name="law",
    expression=rf"""
    (?<!\p{{L}})(?P<type>bộ[ ]luật|luật|pháp[ ]lệnh)[ ]
    (?: (?P<amending>(?:sửa[ ]đổi|bổ[ ]sung)[^;.\n]{{5,260}}?(?=[ ](?:đã[ ])?được[ ](?:quốc[ ]hội|ubtvqh)|[ ],?[ ]?ngày[ ]?\d|,[ ]ngày|[ ]số[ ]?:?[ ]?\d|[ ]?[;.\n]|$|[ ]năm[ ]{_YEAR}))
    |   (?P<listed>{_LISTED})(?!\p{{L}})
    |   (?P<other>(?![ ]?(?:này|và|được|của|số))\p{{L}}+(?:,?[ ]\p{{L}}+){{0,11}}?)(?=,?[ ]ngày[ ]?\d|[ ]\(?số[ ]?:?[ ]?\d{{1,3}}/|[ ]\(?năm[ ]{_YEAR}|[ ]và[ ](?:bộ[ ])?luật[ ]|[ ]và[ ](?:các|những)|[ ](?:để|được|thì|do|khi)[ ]|,[ ](?:bộ[ ])?luật[ ]|[ ]?[;.)\n]|$)
    )""",
    matches=("Luật Trẻ em", "Bộ luật Lao động", "Luật Quản lý rủi ro ngày 12/3/2024", "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ;"),
    rejects=("Luật này", "Luật số 72/2025/QH15"),
    source="Luật Ban hành văn bản quy phạm pháp luật; names in patterns/lexicons/laws.tsv",
)  # fmt: skip
"""A law by its name: one of the list, one that amends others, or any where a date, a year or a number follows."""


@functools.cache
def _laws() -> dict[str, str]:
    return {key(alias): row["canonical"] for row in rows("laws") for alias in aliases(row)}


def law_key(printed_type: str, printed_name: str) -> str:
    """What tells a law from others: its type and name, a listed one by its listed name (`luật tổ chức chính quyền địa phương`)."""
    return key(f"{printed_type} {_laws().get(key(printed_name), printed_name)}")


LAW_TAIL = Pattern(
    name="law_tail",
    expression=rf"""
    (?: [ ]?[(,]?[ ]?(?:năm[ ](?P<named_year>{_YEAR})(?!\d)|số[ ]?:?[ ]?(?P<number>\d{{1,3}}/(?:{_YEAR}/)?[a-z]{{2,6}}\d{{1,2}}(?![\p{{L}}\d])))[)]?
    |   [ ]?\((?:đã[ ])?(?:được[ ])?sửa[ ]đổi[^();\n]{{0,60}}\) )""",
    matches=(" năm 2013", " số 45/2013/QH13", " (số 39/2019/QH14)", " (sửa đổi, bổ sung năm 2020)"),
    rejects=(" ngày 19/6/2015",),
)
"""A law's year, number and note of its amendment, behind its name."""

CONSTITUTION = Pattern(
    name="constitution",
    expression=rf"""(?<!\p{{L}})hiến[ ]pháp(?:[ ]nước[ ]cộng[ ]hòa[ ]xã[ ]hội[ ]chủ[ ]nghĩa[ ]việt[ ]nam)?[ ]\(?năm[ ](?P<named_year>{_YEAR})\)?""",
    matches=("Hiến pháp năm 2013", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013"),
    rejects=("Hiến pháp và pháp luật",),
)
