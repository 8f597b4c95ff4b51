"""Letters that recognition set in capitals: those of one shape in both (`vỆ sinh`, `tỜ rơi`, `HỖ trợ`, `làm việc Ở xã`).

A word is changed in its case alone, so that every repair keeps the text's length; abbreviations have no tone marks.
"""

import unicodedata
from collections.abc import Iterator

from patterns.ocr.word import Misreading
from patterns.pattern import Pattern
from patterns.syllable import is_syllable

_ALIKE = frozenset("OUCSVXPKZ")
"""Letters that are smaller as small letters, and else the same."""

ODD_CAPITAL = Pattern(
    name="odd_capital",
    expression=r"""(?<![\p{L}\p{M}\d/.&-]) (?: \p{Lu}{0,2}\p{Ll}{1,6}\p{Lu}\p{L}{0,5} | \p{Lu}{2,5}\p{Ll}{1,6} | (?<=\p{Ll}[ ])\p{Lu}{1,7}(?=[ ]\p{Ll}) | \p{Lu}{2,7}(?=[ ]\p{Ll}{1,7}[ ]\p{Ll}) )
                  (?![\p{L}\p{M}\d/&-])""",
    matches=("hợp vỆ sinh", "in tỜ rơi", "cán bộ Ở cơ", "HỖ trợ đầu tư", "ĐƠn vị"),
    rejects=("vệ sinh", "ỦY BAN NHÂN DÂN", "17/NQ-HĐND", "Hỗ trợ đầu tư"),
    cased=True,
)
"""A word with a capital where its neighbours are in small letters."""


def misread_capitals(text: str) -> Iterator[Misreading]:
    """The words of a recognised text (NFC) in which a small letter was read as a capital, in order.

    >>> [(found.read, found.meant) for found in misread_capitals("HỖ trợ hộ có nhà hợp vỆ sinh; UBND xã ở TTg")]
    [('HỖ', 'Hỗ'), ('vỆ', 'vệ')]
    """
    for match in ODD_CAPITAL.finditer(text):
        word = match[0]
        if not _is_marked(word) or not is_syllable(word):
            continue
        if not word.isupper():
            is_inner = match.start() > 1 and text[match.start() - 2].islower()
            first = word[0].lower() if is_inner and _shape(word[0]) in _ALIKE else word[0]
            yield Misreading(match.start(), match.end(), word, first + word[1:].lower())
        elif all(_shape(letter) in _ALIKE for letter in word[1:] or word):
            begins = match.start() == 0 or text[match.start() - 2 : match.start() - 1] in ("|", "\n", ".", ":", "", "-")
            yield Misreading(match.start(), match.end(), word, word.capitalize() if len(word) > 1 or begins else word.lower())  # fmt: skip


def _is_marked(word: str) -> bool:
    """Whether a word has a letter with a mark, as no abbreviation has (but for `Đ`)."""
    return any(unicodedata.combining(char) for char in unicodedata.normalize("NFD", word.lower().replace("đ", "d")))


def _shape(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
