"""A shadow of a text, of the same length, in which spelling variants look alike.

Patterns are written once, in lower case, and are matched on the folded text; values are cut out of
the original with the same offsets.  `len(fold(text)) == len(text)` always holds.

Folded away: case, `Ð`/`Đ`, Cyrillic look-alikes, dash kinds, quote kinds, kinds of space, and where the tone mark is
(`hoà`/`hòa`, `uỷ`/`ủy`: both spellings are in official use).
Left alone: every letter's vowel and tone otherwise, digits, punctuation.

>>> fold("UỶ BAN – “Hoà Bình”")
'ủy ban - "hòa bình"'
"""

import functools

import regex

APOSTROPHES = "‘’‚‛′´`ʼˈʹ＇"
"""What is printed for the apostrophe of names (`Ea H'leo`), quotes and letters that look like it included."""

_SAME = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-"),
    **dict.fromkeys(map(ord, "／∕⁄"), "/"),
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\t"), " "),
    ord("Ð"): "đ",
    ord("ð"): "đ",
    ord("Đ"): "đ",
    ord("Ɖ"): "đ",  # the African D, which looks alike
    ord("İ"): "i",  # its lower() is two characters long
    **{ord(cyrillic): latin for cyrillic, latin in zip("аеіорсухАВЕІКМНОРСТХ", "aeiopcyxabeikmhopctx", strict=True)},
}
_PAIRS = tuple((chr(odd), same) for odd, same in _SAME.items())
_ODD = regex.compile("[" + regex.escape("".join(map(chr, _SAME))) + "]")
_SHORT = 400
"""Characters of a title or a name: such texts are folded again and again while a plan is read."""
# New-style placement (`hoà`, `uỷ`) to old style; not in `hoàn`, nor after q, where u is not a vowel (`quỹ`).
# Two patterns, each with a first letter that is looked for, take half the time of one.
_LATE_TONES = regex.compile(r"o[àáảãạèéẻẽẹ](?!\p{L})"), regex.compile(r"u[ỳýỷỹỵ](?<!qu.)(?!\p{L})")
_EARLY_TONE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)


def fold(text: str) -> str:
    """The folded shadow of `text` (NFC), offset for offset."""
    return _folded_short(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    plain = text
    if _ODD.search(text):
        for odd, same in _PAIRS:
            if odd in plain:  # few of them are in a text; `str.translate` would examine each of its letters
                plain = plain.replace(odd, same)
    folded = plain.lower()
    if len(folded) != len(text):  # a letter outside Vietnamese whose lower case is longer
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    for late in _LATE_TONES:
        folded = late.sub(_early, folded)
    return folded


def _early(late: "regex.Match[str]") -> str:
    return _EARLY_TONE[late[0]]


_folded_short = functools.lru_cache(maxsize=16384)(_folded)


@functools.lru_cache(maxsize=65536)
def key(text: str) -> str:
    """A lookup key: folded, only letters and digits, single-spaced, the word `và` kept.

    >>> key("Phòng Lao động – Thương binh")
    'phòng lao động thương binh'
    """
    return " ".join(_NOT_WORD.sub(" ", fold(text)).split())


_NOT_WORD = regex.compile(r"[^\p{L}\p{N}]+")
