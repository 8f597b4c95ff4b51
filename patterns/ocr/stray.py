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
    if (match := COMMA_CAPACITY.match(text)) is not None:
        found.append(Misreading(match.start("comma"), match.end("comma"), ",", "."))
    yield from sorted(found, key=lambda one: one.start)
