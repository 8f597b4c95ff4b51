"""What an instrument is called: its type word, the code of its symbol, and what joins a number to its type word.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III (types); Luật Ban hành văn bản quy phạm pháp luật; Quy định 66-QĐ/TW.
"""

import functools

from patterns.citation.vocabulary import names_of, of_kind
from patterns.fold import fold
from patterns.key_word import kernels
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words


@functools.cache
def instrument_types() -> dict[str, str]:
    """Folded type words to their canonical form."""
    return {fold(alias): row["canonical"] for row in rows("instruments") for alias in aliases(row)}


@functools.cache
def _codes() -> dict[str, tuple[str, ...]]:
    return {row["canonical"]: tuple(code for code in row["symbols"].split("|") if code) for row in rows("instruments")}


@functools.cache
def type_of_symbol(symbol: str) -> str | None:
    """The type that a symbol's letters show (`QĐ-TTg`, `NQ/TW`); None for an official letter's (`LĐTBXH-VPQGGN`)."""
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
"""A type word abbreviated to its code, immediately before a number."""

GAP = Pattern(
    name="gap",
    expression=r"""
    ^ (?: [ ]?:?[ ]?(?:s[ốôo])?[ ]?[:.]?[ ]?["]?(?:số[ ])? | (?P<words>(?:[ ](?!của|và|tại|theo|thực|kèm|trong|mẫu|biểu)\p{L}+){1,5})[ ]số[ ]?:?[ ]? | [ ](?:phối[ ]hợp|liên[ ]tịch)[ ] ) $""",
    matches=(" số ", " ", "số: ", " chuyên đề số ", ": số ", " phối hợp "),
    rejects=(" của Chính phủ số ", ", ", " theo mẫu số "),
)
"""What may be between a type word and its number; `words` need the word `số`."""

ISSUER_GAP = Pattern(
    name="issuer_gap",
    expression=r"""\G[ ](?:của[ ])?(?=\p{L})""",
    matches=(" của Chính phủ số ", " HĐND tỉnh số "),
    rejects=(": số ",),
)
"""What is between a type word and its issuer where the number comes after the issuer."""

NUMBER_WORD = Pattern(
    name="number_word",
    expression=r"""^[ ,]{0,2}(?::[ ]?)?(?:số[ ]?:?[ ]?|:[ ]?)$""",
    matches=(" số ", ": số ", ": "),
    rejects=(" và số ", " "),
)
"""What is between that issuer (or its date) and the number."""

SHARED_TYPE = Pattern(
    name="shared_type",
    expression=r"""(?:[,;&]|(?<!\p{L})(?:và|cùng|đến))[ ]?(?:số)?[ ]?[:.]?[ ]?$""",
    matches=("ngày 12/3/2021 và số ", "90/QĐ-TTg, ", "và ", "đến số ", "& "),
    rejects=("theo biểu số ",),
)
"""What joins a number to the type word of the one before it."""

NO_INSTRUMENT = Pattern(
    name="no_instrument",
    expression=rf"""(?:{of_kind("form")})[ ](?:số[ ]?:?[ ]?)?$""",
    matches=("theo Biểu số ", "Hợp đồng số "),
    rejects=("Quyết định số ",),
    needs=kernels(names_of("form")),
)
"""Words whose number is not an instrument's."""

PROGRAMME_SYMBOLS = frozenset({("Đề án", "CP"), ("Chương trình", "CP")})
"""Types and symbols of what is a programme's name and no instrument (`Đề án 06/CP`)."""
