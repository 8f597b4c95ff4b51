"""The first word of a recognised line: a Roman numeral has as many strokes as its box has room for, a dash is one sign."""

from corpus.ocr.tesseract import Word

DASHES = frozenset("-–—")
"""A dash is recognised as two now and then (`Tài chính —- Kế hoạch`)."""
_TWO_STROKES, _THREE_STROKES = 1.15, 1.6
"""Width by height from which a Roman numeral with its full stop has two strokes, and three."""
_HALF_STOP = 0.55
"""Widths of a monospaced letter that the full stop adds to a numeral."""


def first_word(word: Word, step: float | None) -> str:
    """A line's first word; a Roman numeral of strokes alone with as many as its box has room for (`III.` is often read as `II.`).

    In Times, which the decree requires, `II.` is less than 1.5 times as wide as it is high, `III.` more than 1.7 times.
    In monospaced print the strokes are counted by their `step`, of which the full stop fills a half.
    """
    strokes = word.text.removesuffix(".")
    if strokes == word.text or not strokes or set(strokes) != {"I"}:
        return word.text if set(word.text) - DASHES else "-"
    if step is not None:
        return "I" * max(len(strokes), min(3, round((word.right - word.left) / step - _HALF_STOP))) + "."
    room = (word.right - word.left) / max(1, word.bottom - word.top)
    return "I" * max(len(strokes), 1 + (room > _TWO_STROKES) + (room > _THREE_STROKES)) + "."
