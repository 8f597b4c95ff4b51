"""Letters of the font Symbol, which Word keeps at U+F020 to U+F0FF, or by their bytes, and prints as signs.

Source: Adobe's table "Adobe Symbol Encoding to Unicode" (symbol.txt, 1999); the private places are Microsoft's for fonts of symbols.
Only signs that mean something in a plan: bullets of Wingdings and pieces of brackets are left as they are.
"""

_SIGNS = {
    0x2A: "*", 0x2D: "-", 0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA4: "/", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕",
    0xC6: "∅", 0xCE: "∈", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑", 0xD2: "®", 0xD3: "©", 0xD4: "™",
}  # fmt: skip
_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_LETTERS = {0x41 + index: char for index, char in enumerate(_CAPITALS)} | {
    0x61 + index: char for index, char in enumerate(_SMALL)
}
_PLAIN = {code: chr(code) for code in range(0x20, 0x7F)}
_PRIVATE = {0xF000 + code: char for code, char in (_PLAIN | _LETTERS | _SIGNS).items()}
_BYTES = {code: _SIGNS[code] for code in (0xA3, 0xAE, 0xB1, 0xB3, 0xB4, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC)}
"""Not those that a Vietnamese letter or a blank could be."""


def is_symbol_font(font: str | None) -> bool:
    """Whether a font has the letters of Symbol.

    >>> is_symbol_font("Symbol"), is_symbol_font("Segoe UI Symbol")
    (True, False)
    """
    return font is not None and font.strip().lower() in ("symbol", "symbol mt", "standard symbols l", "opensymbol")


def is_pictures_font(font: str | None) -> bool:
    """Whether a font draws images where Symbol has signs (`Wingdings 2`)."""
    return font is not None and font.strip().lower().startswith(("wingdings", "webdings", "marlett"))


def signs(text: str, *, typed: bool) -> str:
    r"""A text with the signs that the font Symbol prints; `typed` also for those that were typed by their bytes in this font.

    >>> signs("\uf0b3 95%", typed=False), signs("£ 3%", typed=True), signs("£ 3", typed=False)
    ('≥ 95%', '≤ 3%', '£ 3')
    """
    if text.isascii():
        return text
    return text.translate(_PRIVATE | _BYTES if typed else _PRIVATE)
