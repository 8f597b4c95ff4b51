"""The right form of a printed number, for keys: spelling variants and misprints of one number become one.

A state issuer's number is `90/QĐ-TTg` or `07/2021/NĐ-CP`, the Party's `05-CT/TW`; a serial has two digits at least.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 and Phụ lục III; Quy định 66-QĐ/TW.
"""

import functools
import unicodedata

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern

_LOCAL = ("UBND", "HĐND")
_PARTY = ("TW", "TU", "HU", "QU", "ThU", "ĐU", "ĐUK")
_NORMATIVE = ("NĐ", "TT", "TTLT")

PARTS = Pattern(
    name="parts",
    expression=r"""^(?P<serial>\d{1,3}[.]\d{1,3}|\d{1,5}(?:\p{Ll}|\p{Lu}(?=[/-]))?)(?:[/-](?P<year>(?:19|20)\d\d)(?=/))?(?P<mark>[/-])?(?P<symbol>.*)$""",
    matches=("90/QĐ-TTg", "24-2016/NQ-CP", "282/QĐTTg", "21CT/TW"),
    rejects=("QĐ-TTg",),
    cased=True,
)
"""A written number in its parts; `mark` is what parts the serial from the symbol."""


@functools.cache
def _known() -> dict[str, str]:
    """Codes and issuers' symbols by their letters in capitals, also without marks (`QD` for `QĐ`)."""
    symbols = [*_LOCAL, *_PARTY, *_codes()]
    symbols += [symbol for row in rows("issuers") for symbol in row["symbols"].split("|") if symbol]
    exact = {symbol.upper(): symbol for symbol in reversed(symbols)}
    return {_bare(symbol): right for symbol, right in exact.items()} | exact | {"TG": "TTg", "TTGCP": "TTg"}


@functools.cache
def _codes() -> tuple[str, ...]:
    return tuple(code for row in rows("instruments") for code in row["symbols"].split("|") if code)


def _bare(symbol: str) -> str:
    """Letters without marks and strokes."""
    plain = unicodedata.normalize("NFD", symbol.upper().replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@functools.lru_cache(maxsize=4096)
def right_number(number: str, year: int | None) -> str:
    """A number as it should be printed; `year` is its date's, for a decree whose number lacks it.

    >>> right_number("0090-QD/TTG", None), right_number("21/NQ/TW", None), right_number("27/NĐ-CP", 2022)
    ('90/QĐ-TTg', '21-NQ/TW', '27/2022/NĐ-CP')
    """
    match = PARTS.match(number)
    if match is None or not match["symbol"]:
        return number
    printed_parts = [part for part in match["symbol"].replace("/", "-").split("-") if part]
    parts = [*_right(printed_parts[0]), *(_known().get(part.upper(), part.upper()) for part in printed_parts[1:])]
    serial = _serial(match["serial"])
    if len(parts) == 2 and parts[0] in _codes() and parts[1] in _PARTY:
        return f"{serial}-{parts[0]}/{parts[1]}"
    party = match["mark"] == "-" and "/" in match["symbol"] and parts[-1] not in (*_LOCAL, *_states())
    if party:
        return f"{serial}-{'-'.join(parts[:-1])}/{parts[-1]}"
    printed = match["year"] or (str(year) if year and parts[0] in _NORMATIVE else None)
    return f"{serial}/{f'{printed}/' if printed else ''}{'-'.join(parts)}"


@functools.cache
def _states() -> frozenset[str]:
    """The symbols of the state's central issuers."""
    symbols = (symbol for row in rows("issuers") for symbol in row["symbols"].split("|"))
    return frozenset(symbol for symbol in symbols if symbol and not symbol.endswith("TW"))


def _serial(printed: str) -> str:
    """`0090` and `90` are one, and so are `5` and `05`; `1.205` is a thousand; `66.4` a number of its own."""
    whole, dot, rest = printed.partition(".")
    if dot and len(rest) != 3:
        return printed
    digits = "".join(char for char in whole + rest if char.isdigit())
    return f"{digits.lstrip('0').zfill(2)}{printed[-1] if printed[-1].isalpha() else ''}"


def _right(part: str) -> tuple[str, ...]:
    """A part of a symbol in its right letters, parted where a dash is lost (`QĐTTg`)."""
    upper = part.upper()
    if known := _known().get(upper):
        return (known,)
    for code in sorted(_codes(), key=len, reverse=True):
        rest = _known().get(upper[len(code) :]) if upper.startswith(code.upper()) else None
        if rest and rest not in _codes():
            return (code, rest)
    return (upper,)


@functools.cache
def _names() -> dict[str, tuple[str, ...]]:
    """The folded names of the issuers that a symbol can be of."""
    found: dict[str, tuple[str, ...]] = {
        "UBND": ("ủy ban nhân dân",),
        "HĐND": ("hội đồng nhân dân",),
        **dict.fromkeys(("TU", "HU", "QU", "THU", "ĐU"), ("ủy", "đảng bộ", "đại hội")),
    }
    for row in rows("issuers"):
        for symbol in filter(None, row["symbols"].split("|")):
            names = tuple(fold(alias) for alias in aliases(row))
            found[symbol.upper()] = (*found.get(symbol.upper(), ()), *names)
    return found


def agrees(number: str, issuer: str) -> bool:
    """Whether an issuer can have issued a number: not where the number's symbol is another issuer's."""
    parts = [part for part in number.upper().replace("/", "-").split("-")[1:] if not part.isdigit()]
    # An official letter's symbol is its issuer's and then its department's.
    symbols = parts[1:] if parts and parts[0] in map(str.upper, _codes()) else parts[:1]
    known = [name for part in symbols for name in _names().get(part.rstrip("0123456789"), ())]
    return not known or any(name in fold(issuer) for name in known)
