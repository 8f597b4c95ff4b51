"""Bytes of a text file into text: UTF-8 and UTF-16, Windows-1258, and the fonts' encodings TCVN3, VNI, VIQR."""

import codecs
import unicodedata

from corpus.errors import CorruptError
from patterns.encoding.legacy import GOOD_SHARE, guess, to_unicode
from patterns.syllable import syllable_share

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_ZEROS = 0.1
"""A larger share of the bytes of UTF-16 is zero: a third in Vietnamese, half in English.  Fewer are damage."""
_PUNCTUATION = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)}
"""Between the letters of TCVN3 and VNI are Windows' own quotes, dashes and dots."""
_WESTERN = {ord(sign): byte for byte, sign in _PUNCTUATION.items()}
_TWICE = ("áº", "á»", "Ã")
"""The first bytes of most Vietnamese letters in UTF-8, taken for letters."""


def decode(data: bytes) -> str:
    """The text of a file's bytes.

    A byte-order mark decides; then UTF-8 if the bytes are valid; then the encoding in which the words
    become Vietnamese syllables.  Raises `CorruptError` if the bytes are not text in any of them.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strictly(data, name)
    if data[:1000].count(0) > _ZEROS * len(data[:1000]):
        return _wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(data, error.start)
    if (once := _decoded_once_more(text)) is not None:
        return once
    encoding = guess(text[:_SAMPLE]) if not text.isascii() or _looks_viqr(text[:_SAMPLE]) else None
    return to_unicode(text, encoding) if encoding else text


def encoded_twice(text: str) -> int:
    """How many letters of a text that was decoded are still encoded: no Vietnamese word has such pairs."""
    return sum(map(text.count, _TWICE[:2]))


def _decoded_once_more(text: str) -> str | None:
    """A text that was encoded as UTF-8 twice, by a program that took it for Windows' Western letters; None if it is none, or letters were lost."""
    if not any(pair in text[:_SAMPLE] for pair in _TWICE) or any(map(_is_not_western, text)):
        return None
    try:
        once = text.translate(_WESTERN).encode("latin-1").decode("utf-8-sig")
    except UnicodeError:
        return None
    return once if (syllable_share(once[:_SAMPLE]) or 0.0) >= GOOD_SHARE else None


def _is_not_western(letter: str) -> bool:
    """Whether Windows' Western letters lack a letter; most texts have one among their first words."""
    return letter > "\xff" and ord(letter) not in _WESTERN


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise CorruptError("file.encoding", "do.save_utf8", name=name, at=error.start) from error


def _looks_viqr(text: str) -> bool:
    return any(pair in text for pair in ("^.", "+'", "a(", "o+", "u+", "dd", "e^"))


def _wide(data: bytes) -> str:
    """UTF-16 without a byte-order mark: the zero bytes of Latin letters show which byte comes first."""
    name = "utf-16-le" if data[1:1000:2].count(0) > data[0:1000:2].count(0) else "utf-16-be"
    try:
        text = data[: len(data) // 2 * 2].decode(name)
    except UnicodeDecodeError as error:
        raise CorruptError("file.binary", "do.right_file") from error
    letters = sum(char.isalpha() or char.isspace() for char in text[:2000])
    if letters < 0.6 * len(text[:2000]):
        raise CorruptError("file.binary", "do.right_file")
    return text


def _single_byte(data: bytes, at: int) -> str:
    """Windows-1258, or a font's encoding read as Latin-1: whichever makes Vietnamese of it."""
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    latin = data.decode("latin-1").translate(_PUNCTUATION)
    encoding = guess(latin[:_SAMPLE])
    share = syllable_share(windows[:_SAMPLE]) or 0.0
    if encoding and (syllable_share(to_unicode(latin[:_SAMPLE], encoding)) or 0.0) > share:
        return to_unicode(latin, encoding)
    if share >= GOOD_SHARE and "\ufffd" not in windows:
        return windows
    raise CorruptError("file.encoding_unknown", "do.save_utf8", at=at)
