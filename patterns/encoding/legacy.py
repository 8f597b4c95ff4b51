"""Text in the encodings that Vietnamese offices used before Unicode: TCVN3 (ABC), VNI-Windows, VIQR.

TCVN3 and VNI are fonts rather than code pages: their bytes are those of Latin-1 text, which is what a
reader sees (`Céng hßa`, `Coäng hoøa`).  TCVN3 has no capital letters with tones: it sets them with a
font of capitals (`.VnTimeH`) over the small letters' bytes.

Source: TCVN 5712:1993 (VN3, for TCVN3); VNI Software's character table for Windows; RFC 1456 (VIQR).
The table is `patterns/lexicons/encodings.tsv`: code points in hexadecimal.
"""

import functools
import unicodedata
from collections.abc import Mapping
from typing import Literal

import regex

from patterns.encoding.lost_capital import with_capitals
from patterns.lexicon import rows
from patterns.syllable import is_syllable, syllable_share

Encoding = Literal["tcvn3", "vni", "viqr"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "viqr")

GOOD_SHARE = 0.8
"""Vietnamese text has more syllables among its words than this, whatever else is in it."""

_VIQR_AMBIGUOUS = regex.compile(r"(?<=[\p{L}\p{M}])[(^+'`?~.]")
_VIQR_STOP = regex.compile(r"\p{L}[(^+'`?~]?\\[.?]")
_VIQR_ESCAPE = regex.compile(r"\\([(^+'`?~.dD])")


@functools.cache
def _table(encoding: Encoding) -> Mapping[str, str]:
    """Letters of `encoding`, one or two characters each, to Unicode."""
    if encoding == "viqr":
        return {row["viqr"]: row["canonical"] for row in rows("encodings")}
    return {
        "".join(chr(int(code, 16)) for code in row[encoding].split()): row["canonical"]
        for row in rows("encodings")
        if row[encoding]
    }


@functools.cache
def _letters(encoding: Encoding) -> "regex.Pattern[str]":
    longest_first = sorted(_table(encoding), key=lambda letter: (-len(letter), letter))
    alternatives = "|".join(regex.escape(letter) for letter in longest_first)
    return regex.compile(alternatives)


@functools.cache
def _unescaped_viqr() -> "regex.Pattern[str]":
    """VIQR's letters where no full stop is escaped: one that ends a sentence is not a tone (`ho.c sinh`, but `ra. Sau`)."""
    return regex.compile(rf"(?:{_letters('viqr').pattern})(?<![.?](?=\s*$|\s+\p{{Lu}}))", regex.M)


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """`text`, read as Latin-1 from `encoding`, as NFC.

    `capitals`: the text was set in a font of capitals (`.VnTimeH`, `VNI-Times` has none).
    """
    table = _table(encoding)
    letters = _unescaped_viqr() if encoding == "viqr" and not _VIQR_STOP.search(text) else _letters(encoding)
    # A VNI mark on a capital is a capital mark, but typists mix them: `Aù` for `Á`.
    converted = letters.sub(lambda match: table[match[0]], _even_case(text) if encoding == "vni" else text)
    if encoding == "viqr":
        converted = _VIQR_ESCAPE.sub(r"\1", converted)
    if encoding == "tcvn3" and not capitals:
        converted = with_capitals(converted)
    return unicodedata.normalize("NFC", converted.upper() if capitals else converted)


_VNI_PAIR = regex.compile(r"([AEIOUYÔÖ])([øùûõïêèéúüëâàáåãä])")


def _even_case(text: str) -> str:
    return _VNI_PAIR.sub(lambda match: match[1] + match[2].upper(), text)


def from_unicode(text: str, encoding: Encoding) -> str:
    """`text` as `encoding` writes it; the inverse of `to_unicode` but for TCVN3's toned capitals, which it lacks."""
    letters = {letter: code for code, letter in _table(encoding).items()}
    if encoding == "viqr":
        text = _VIQR_AMBIGUOUS.sub(r"\\\g<0>", text)
    return "".join(letters.get(char) or letters.get(char.lower(), char) for char in unicodedata.normalize("NFC", text))


def encoding_of_font(font: str) -> Encoding | None:
    """The encoding that a font's name shows: `.VnTime` and `.VnArialH` TCVN3, `VNI-Times` VNI; None for others."""
    name = font.lower().rpartition("+")[2].lstrip(".")
    if name.startswith("vni"):
        return "vni"
    return "tcvn3" if name.startswith("vn") and not name.startswith("vnt ") else None


def is_capitals_font(font: str) -> bool:
    """Whether a TCVN3 font draws small letters as capitals (`.VnTimeH`)."""
    return encoding_of_font(font) == "tcvn3" and font.rstrip().removesuffix("-Bold").removesuffix(",Bold").endswith("H")


def guess(text: str) -> Encoding | None:
    """The legacy encoding in which `text` becomes Vietnamese; None if it is so already, or in none of them.

    Measured by the share of Vietnamese syllables before and after conversion, never by length.
    """
    before = syllable_share(text)
    if before is None or before >= GOOD_SHARE:
        return None
    shares = {encoding: syllable_share(to_unicode(text, encoding)) or 0.0 for encoding in ENCODINGS}
    best = max(ENCODINGS, key=lambda encoding: shares[encoding])
    return best if shares[best] >= GOOD_SHARE and shares[best] > before + 0.1 else None


_FONTS: tuple[Encoding, ...] = ("tcvn3", "vni")


def unmixed(line: str) -> str:
    """A line of text with what of it is TCVN3 or VNI as Unicode, recognised by the words alone.

    The whole line where it becomes Vietnamese as a whole, else the words that can only be so.
    """
    if line.isascii():
        return line
    before = syllable_share(line)
    if before is None or before >= GOOD_SHARE:
        return line
    whole = max((to_unicode(line, encoding) for encoding in _FONTS), key=lambda text: syllable_share(text) or 0.0)
    if (syllable_share(whole) or 0.0) >= max(GOOD_SHARE, before + 0.1):
        return whole
    return " ".join(_unmixed_word(word) for word in line.split(" "))


@functools.lru_cache(maxsize=16384)
def _unmixed_word(word: str) -> str:
    """A word as Unicode where it is not a syllable as it is and one after conversion."""
    if word.isascii() or syllable_share(word) in (None, 1.0):
        return word
    return next((read for encoding in _FONTS if syllable_share(read := to_unicode(word, encoding)) == 1.0), word)


_HYPHENED = regex.compile(r"(?<![\p{L}-])\p{L}{0,3}-\p{L}{0,4}(?![\p{L}-])")


def with_horns(text: str) -> str:
    """Text out of TCVN3 in a PDF, whose `ư` (0xAD, Latin-1's soft hyphen) came out as a hyphen: `ng-ời` is `người`.

    Only where a syllable comes of it: `Lao động-TB` and `KH-UBND` keep their hyphens.
    """
    return _HYPHENED.sub(lambda match: _horned(match[0]), text)


def _horned(word: str) -> str:
    read = word.replace("-", "Ư" if word.isupper() else "ư")
    return read if len(word) > 1 and is_syllable(read) else word
