"""Numbers and symbols of instruments that recognition misread (`17/ÑNQ-HĐND`, `10/2022/TI-BLĐTBXH`, `3ð/2025/TT-BCT`).

A symbol is set to the known one that it can only be: the one that looks the same, or, where a letter is in it
that no symbol has, the one a letter away.  Known symbols are those of `instruments.tsv` and `issuers.tsv` and of
local agencies.  Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 and Phụ lục III.
"""

import functools
import itertools
import unicodedata
from collections.abc import Iterator

from patterns.lexicon import rows
from patterns.ocr.word import Misreading
from patterns.pattern import Pattern

_LOCAL = ("UBND", "HĐND", "TU", "HU", "ĐU", "QU", "TW", "BCĐ", "UBMTTQ", "MTTQ")
_LETTERS = frozenset("ABCDEFGHIKLMNOPQRSTUVXYWZĂÂĐÊÔƠƯabcdefghiklmnopqrstuvxywzăâđêôơư&")
"""Letters of symbols: Vietnamese ones without tones."""
_ALIKE = str.maketrans({"I": "T", "L": "T", "1": "T", "O": "Q", "0": "Q", "J": "U", "Ð": "D", "Đ": "D", "Ø": "Q"})

RECOGNISED_NUMBER = Pattern(
    name="recognised_number",
    expression=r"""
    (?: (?<![\p{L}\d/.-])\d{1,5}[a-zđ]?[ ]?/[ ]?(?:(?:19|20)\d\d[ ]?/[ ]?)? | [sS]ố[ ]?:?[ .…]{0,12}/[ ]? )
    (?P<symbol> (?:\p{Lu}|0(?=[ĐD]-))[\p{L}&]{1,15} (?:[ ]?[-–][ ]?\p{Lu}[\p{L}&]{1,15}){0,3} ) (?![\p{L}\d])""",
    matches=("17 /ÑNQ-HĐND", "17/NÑNQ-HĐND", "10/2022/TI-BLĐTBXH", "Số: /KH-UBND", "90/QĐ-TTg", "132/0Đ-UBND"),
    rejects=("18/01/2022", "km/giờ", "05/01-UBND"),
    cased=True,
)
"""A number with its symbol, whatever letters it contains."""

ODD_SERIAL = Pattern(
    name="odd_serial",
    expression=r"""(?<=[sS]ố[ ]?:?[ ]) (?=[^\s/]{0,8}\d)(?=\d{0,5}[^\s\d/a-dđ.,-])[^\s/,;()]{1,9} /(?:(?:19|20)\d\d/)?\p{Lu}[\p{L}-]{1,24}""",
    matches=("số 3ð/2025/TT-BCT", "Số: 2?7/KH-UBND"),
    rejects=("số 35/2025/TT-BCT", "số 30a/2008/NQ-CP", "số 66.4/2025/NQ-CP", "số đã/HC"),
    cased=True,
)
"""A serial that no register gives: a letter or sign between its digits."""


@functools.cache
def _known() -> frozenset[str]:
    """Codes of types and symbols of agencies."""
    return frozenset(_LOCAL) | {
        code
        for name in ("instruments", "issuers")
        for row in rows(name)
        for code in row["symbols"].split("|")
        if len(code) > 1
    }


def _skeleton(part: str) -> str:
    letters = unicodedata.normalize("NFD", part.upper().replace("Đ", "D"))
    return "".join(char for char in letters if not unicodedata.combining(char)).translate(_ALIKE)


def _nearest(part: str) -> str | None:
    """The one known symbol that a recognised one can be; None if it is known itself, or none or several are near."""
    if part in _known() or part.upper() in {known.upper() for known in _known()}:
        return None
    shape = _skeleton(part)
    near = {known for known in _known() if _skeleton(known) == shape}
    near = near or {known for known in _known() if _doubled(shape, _skeleton(known))}
    if not near and not _LETTERS.issuperset(part):
        near = {known for known in _known() if _single(shape) == _single(_skeleton(known))}
        near = near or {known for known in _known() if _is_one_away(shape, _skeleton(known))}
    return next(iter(near)) if len(near) == 1 else None


def _doubled(shape: str, known: str) -> bool:
    """Whether a letter of a known symbol was recognised twice (`QĐĐ`)."""
    return len(shape) == len(known) + 1 and any(
        shape[index] == shape[index + 1] and shape[:index] + shape[index + 1 :] == known for index in range(len(known))
    )


def _single(shape: str) -> str:
    """A shape without repeated letters (`NNNQ` as `NQ`)."""
    return "".join(letter for letter, _ in itertools.groupby(shape))


def _is_one_away(long: str, short: str) -> bool:
    """Whether a letter too many makes `long` of `short`, or one stands for another."""
    if len(long) == len(short):
        return sum(one != other for one, other in zip(long, short, strict=True)) == 1
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


def misread_symbols(text: str) -> Iterator[Misreading]:
    """The parts of symbols in a recognised line that can only be another one, in order.

    >>> [(found.read, found.meant) for found in misread_symbols("Nghị quyết số 17 /ÑNQ-HDND và 90/QĐ-TTg")]
    [('ÑNQ', 'NQ'), ('HDND', 'HĐND')]
    """
    for match in RECOGNISED_NUMBER.finditer(text):
        start = match.start("symbol")
        for part in match["symbol"].replace("–", "-").split("-"):
            bare = part.strip()
            at = start + len(part) - len(part.lstrip())
            if (meant := _nearest(bare)) is not None:
                yield Misreading(at, at + len(bare), bare, meant)
            start += len(part) + 1


ABBREVIATION = Pattern(
    name="abbreviation",
    expression=r"""(?<![\p{L}\d/.-])(?<![-/][ ])\p{Lu}{4,9}(?![\p{L}\d&])""",
    matches=("hộ nghèo DTTTS", "UBND"),
    rejects=("TT-BLĐTBXH", "Hộ", "2016/TTLT"),
    cased=True,
)
"""A word that may be an abbreviation."""


def misread_abbreviations(text: str) -> Iterator[Misreading]:
    """The abbreviations of which a letter was recognised twice (`DTTTS`), or Q as O (`MTTO`), in order."""
    known = [row["canonical"] for row in rows("abbreviations")]
    for match in ABBREVIATION.finditer(text):
        near = [other for other in known if _may_be(match[0], other)] if match[0] not in known else []
        if len(near) == 1:
            yield Misreading(match.start(), match.end(), match[0], near[0])


def _may_be(read: str, known: str) -> bool:
    """Whether an abbreviation may have been recognised as another."""
    return _doubled(read, known) or read.replace("O", "Q") == known


def odd_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of instruments are that cannot be as they were recognised."""
    for match in ODD_SERIAL.finditer(text):
        yield match.span()
    for match in RECOGNISED_NUMBER.finditer(text):
        if any(char.isalpha() and char not in _LETTERS for char in match["symbol"]):
            yield match.span()
