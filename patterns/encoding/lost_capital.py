"""Capitals that TCVN3 could not write: its toned letters have only small forms (`ñy ban` for `Ủy ban`).

A toned small letter becomes a capital where only a capital can be: in words and lines set in capitals, at the
start of a sentence or list item, in a name that the lexicons know, and in a line that is a person's name.
Source: TCVN 5712:1993 (VN3 has no capital letters with tones).
"""

import functools
from collections.abc import Iterator

import regex

from patterns.lexicon import rows

_TONED = r"[[à-ỹ]&&\p{Ll}--[ăâêôơưđ]]"
"""Small letters that have no capital in TCVN3."""

_CAPITAL_WORD = regex.compile(
    rf"""
    (?<!\p{{L}}) (?= \p{{L}}*\p{{Lu}}\p{{L}}*\p{{Lu}} | \p{{L}}?{_TONED}\p{{Lu}} ) (?: \p{{Lu}} | {_TONED} )+ (?!\p{{L}})   # HOạCH
    | (?<=\p{{Lu}}{{2}}[ ]) \p{{Lu}}{_TONED} (?!\p{{L}})                                  # TỶ Lệ
    | (?<!\p{{L}}) \p{{Lu}}{_TONED} (?=[ ](?=\p{{Lu}}{{2}})\p{{Lu}}*(?:[AEIOUYĂÂÊÔƠƯ]|{_TONED}))                                  # Kế HOẠCH
    """,
    regex.VERBOSE | regex.VERSION1,
)
"""Words in capitals whose toned letters TCVN3 could only write small."""

_CAPITAL_LINE = regex.compile(
    rf"^(?=(?:[^\p{{L}}\n]*+\p{{L}}){{4}})(?=[^\n]*\p{{Lu}}\p{{Lu}})(?:[^\p{{Ll}}\n/&:;]++|{_TONED})+$",
    regex.M | regex.VERSION1,
)
"""A line whose small letters are all toned ones: it was set in capitals (not `Số: 46/KH-UBND`, `- Sở LĐ-TB&XH;`)."""

_SENTENCE = regex.compile(
    rf"(?:[.!?]\s+|[;:.]\n+|\n\n+|^(?:[-–+*•][ ]?|\d{{1,2}}(?:[.]\d{{1,2}})*[.)]?[ ]|[IVX]{{1,5}}[.][ ]|[a-zđ][)][ ])[\"“(]?){_TONED}(?=\p{{Ll}}|[ ])",
    regex.M | regex.VERSION1,
)
"""The first letter of a sentence or list item."""

_PERSON = regex.compile(
    rf"^(?=[^\n]*\p{{Lu}})[ ]*(?:(?:\p{{Lu}}\p{{Ll}}*|{_TONED}\p{{Ll}}*)[ ]){{1,4}}(?:\p{{Lu}}\p{{Ll}}*|{_TONED}\p{{Ll}}+)[ ]*$",
    regex.M | regex.VERSION1,
)
"""A line of two to five words that is nothing but a name (`Lò Văn ánh`)."""

_INITIAL = regex.compile(rf"(?<!\p{{L}}){_TONED}(?=\p{{Ll}})", regex.VERSION1)
_NAMES = ("agencies", "issuers", "provinces", "districts", "communes")


@functools.cache
def _names() -> "regex.Pattern[str]":
    """Names a word of which begins with a toned capital, without those capitals."""
    found = sorted({name for lexicon in _NAMES for row in rows(lexicon) for name in _heads(row["canonical"])})
    lowered = {_lowered(name) for name in found}
    return regex.compile(
        rf"(?<!\p{{L}})(?:{'|'.join(map(regex.escape, sorted(lowered, key=lambda name: (-len(name), name))))})(?!\p{{L}})"
    )


def _heads(name: str) -> Iterator[str]:
    """The two or three words at a name's start that show it, where one of them begins with a toned capital."""
    words = name.split()[:3] if name.startswith("Ủy ban") else name.split()
    if len(words) > 1 and any(_lowered(word) != word for word in words):
        yield " ".join(words[:2]) if name.startswith("Ủy ban") else name


def _lowered(name: str) -> str:
    """A name as TCVN3 writes it: toned capitals small."""
    return "".join(char.lower() if _is_lost(char) else char for char in name)


def _is_lost(char: str) -> bool:
    return char.isupper() and regex.fullmatch(_TONED, char.lower(), regex.VERSION1) is not None


def with_capitals(text: str) -> str:
    """`text` out of TCVN3 with the capitals that its encoding lost, where they are certain.

    >>> with_capitals("Kế HOạCH của ủy ban nhân dân xã")
    'KẾ HOẠCH của Ủy ban nhân dân xã'
    """
    text = _CAPITAL_WORD.sub(lambda match: match[0].upper(), text)
    text = _CAPITAL_LINE.sub(lambda match: match[0].upper(), text)
    text = _SENTENCE.sub(lambda match: match[0][:-1] + match[0][-1].upper(), text)
    text = _names().sub(lambda match: _INITIAL.sub(lambda initial: initial[0].upper(), match[0]), text)
    return _PERSON.sub(lambda match: _INITIAL.sub(lambda initial: initial[0].upper(), match[0]), text)
