"""A count as an automatic list writes it.  Source: ECMA-376, part 1, 17.18.59 (ST_NumberFormat)."""

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def numeral(count: int, form: str) -> str:
    """A count in one of Word's forms; forms that are in no Vietnamese list count in figures.

    >>> numeral(4, "upperRoman"), numeral(27, "lowerLetter"), numeral(7, "decimalZero")
    ('IV', 'aa', '07')
    """
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        written = ""
        for value, sign in _ROMAN:
            while count >= value:
                written, count = written + sign, count - value
        return written.lower() if form == "lowerRoman" else written
    return f"{count:02d}" if form == "decimalZero" else str(count)
