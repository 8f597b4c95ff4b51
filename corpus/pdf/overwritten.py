"""Whether bytes of a PDF were overwritten where compression does not reveal it: between its streams, in their beginnings, in widths and codes of letters."""

import bisect
from collections.abc import Sequence

from corpus.pdf.broken_syntax import is_broken
from patterns.encoding.pdf_content import ODD_LETTER
from patterns.encoding.pdf_syntax import LETTERS, STREAM_BEGIN, WIDTHS, ZEROS
from patterns.pattern import Match

_END = "endstream"
_FEW = 0.1
"""The share of a list's codes that are out of order if some of them were overwritten."""

_LATIN = 8
"""Plain letters and figures of a font that has Latin letters."""


def is_overwritten(data: bytes) -> bool:
    """Whether something between the streams cannot have been written so.

    A zero byte counts as a blank there, and a page whose dictionary has a hole of them, or whose stream has no beginning any more,
    is blank for pdfium; a width that is not a number puts letters into another order.
    """
    text = data.decode("latin-1")
    if b"/Encrypt" not in data:
        between = _between(text)
        if any(True for _ in ZEROS.finditer(between)) or is_broken(between):
            return True
    if len(STREAM_BEGIN.findall(text)) < text.count(_END):
        return True
    return WIDTHS.search(text) is not None or any(_is_miscounted(match) for match in LETTERS.finditer(text))


def _is_miscounted(match: Match) -> bool:
    """Whether a list of codes has more or fewer than it states, something else, or a few out of their order: a program sorts all or none.

    Or, where nearly all stand for Latin letters, one that stands for another one, or two for one letter or figure.
    """
    codes = [int(code, 16) for code in match.captures("code")]
    ascending: list[int] = []  # the longest run of codes that ascend, others left out
    for code in codes:
        place = bisect.bisect_left(ascending, code)
        ascending[place : place + 1] = [code]
    return (
        match["end"] is None
        or len(codes) != int(match["count"])
        or 0 < len(codes) - len(ascending) <= _FEW * len(codes)
        or _are_odd([_letter(code) for code in match.captures("letter")])
    )


def _are_odd(letters: Sequence[str]) -> bool:
    """Whether one of a font's letters is odd among the others, or a Latin one or a figure is there twice."""
    plain = [letter for letter in letters if letter.isascii() and letter.isalnum()]
    return len({*plain}) < len(plain) or (len(plain) >= _LATIN and len(ODD_LETTER.findall("".join(letters))) == 1)


def _letter(code: str) -> str:
    """What a code stands for, in UTF-16."""
    return bytes.fromhex(code if len("".join(code.split())) % 4 == 0 else "").decode("utf-16-be", "replace")


def _between(text: str) -> str:
    """The file without what is in its streams, nor what is before its head and after its end."""
    pieces = text[max(0, text.find("%PDF")) : max(0, text.rfind("%%EOF"))].split(_END)
    return _END.join(match.string[: match.start()] if (match := STREAM_BEGIN.search(piece)) else piece for piece in pieces)  # fmt: skip
