"""Signs that recognition adds or doubles: in numbers of instruments (`17 ,/NQ-HĐND`, `/⁄KH-UBND`), inside words that belong together."""

from collections.abc import Iterator

from patterns.header.signature import COMMA_CAPACITY
from patterns.ocr.word import Misreading, is_compound
from patterns.pattern import Pattern

ODD_SLASH = Pattern(
    name="odd_slash",
    expression=r"""(?<=\d[ ]?|[sS]ố[ ]?:?[ ]?)(?:[,.][/⁄]|[/⁄]{2,3})(?=\p{Lu}{2,8}[-/])""",
    matches=("Số: //KH-UBND", "số 17 ,/NQ-HĐND", "90//QĐ-UBND"),
    rejects=("số 17/NQ-HĐND", "https://UBND-xa", "Số: /KH-UBND"),
    cased=True,
)
"""A slash before a symbol that was recognised twice, or with a speck."""

LOST_SLASH = Pattern(
    name="lost_slash",
    expression=r"""\G[sS]ố:[ .…]{0,12}(?P<place>)(?=\p{Lu}{2,4}-\p{Lu}{2,8}\Z)""",
    matches=("Số: KH-UBND",),
    rejects=("Số: /KH-UBND", "Số: 27/KH-UBND", "Số: KH-UBND của huyện"),
    cased=True,
)
"""A blank serial whose slash was not recognised."""

STRAY_HEAD = Pattern(
    name="stray_head",
    expression=r"""\G[\d\p{S}\p{P}]{0,2}[#|°^~_=][\p{S}\p{P}]{0,2}[ ](?P<mark>(?:\d{1,2}|[IVX]{1,5})[.])(?=[ ]\p{Lu})""",
    matches=("1# 1. Đối với", "| II. MỤC TIÊU"),
    rejects=("1. Đối với", "100# 1. Đối với"),
    cased=True,
)
"""Specks before a heading's number."""

STRAY_SIGN = Pattern(
    name="stray_sign",
    expression=r"""(?<=(?<!\p{L})(?P<before>\p{L}\p{Ll}{0,6}))[ ](?P<sign>[,“”‘’"'`])(?=(?P<after>\p{Ll}{2,7})(?![\p{L}”"]))""",
    matches=("Chủ ,tịch UBND", "các thủ “tục hồ sơ"),
    rejects=("Chủ, tịch", "cuộc vận động “Ngày vì"),
    cased=True,
)
"""A sign at the beginning of a word that no writer sets there."""


def stray_signs(text: str) -> Iterator[Misreading]:
    """The signs of a recognised line that are none, in order.

    >>> [(found.read, found.meant) for found in stray_signs("Chủ ,tịch UBND và xã ,thị trấn theo 17 ,/NQ-HĐND")]
    [(' ,', ' '), (',/', '/')]
    """
    found = [Misreading(match.start(), match.end(), match[0], "/") for match in ODD_SLASH.finditer(text)]
    found += [
        Misreading(match.start(), match.end(), match[0], " ")
        for match in STRAY_SIGN.finditer(text)
        if is_compound((match["before"], match["after"]))
    ]
    if (match := LOST_SLASH.match(text)) is not None:
        found.append(Misreading(match.start("place"), match.end("place"), "", "/"))
    if (match := STRAY_HEAD.match(text)) is not None:
        found.append(Misreading(match.start(), match.end(), match[0], match["mark"]))
    if (match := COMMA_CAPACITY.match(text)) is not None:
        found.append(Misreading(match.start("comma"), match.end("comma"), ",", "."))
    yield from sorted(found, key=lambda one: one.start)
