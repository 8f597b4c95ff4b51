"""What a person types to search: words and quoted phrases; accents are optional, and count where they are typed."""

import codecs
import dataclasses
import unicodedata

import regex

from patterns.fold import key

_TOKEN = regex.compile(r'"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)')
_WORDS = regex.compile(r"[\p{L}\p{N}]+")
_PLAIN = {
    **{
        chr(code): unicodedata.normalize("NFD", chr(code))[0].lower()
        for code in range(0xC0, 0x1F00)
        if chr(code).isalpha()
    },
    "đ": "d",
    "Đ": "d",
}
"""Letters with marks to letters without, each one character long."""


def plain(text: str) -> str:
    """A text without accents and in small letters, offset for offset where the text is NFC (`Ủy ban` is `uy ban`)."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _CODES)[0], "strict", _PLAIN_CODES)[0]
    except UnicodeEncodeError:
        return _any_plain(text)


def _any_plain(text: str) -> str:
    """The same of a text with letters and signs that are not in most plans."""
    bare = text
    for letter in _PLAIN.keys() & set(text):  # half the time of `translate`
        bare = bare.replace(letter, _PLAIN[letter])
    low = bare.lower()
    return low if len(low) == len(bare) else "".join(char.lower() if len(char.lower()) == 1 else char for char in bare)


_COMMON = (
    "\0\n\t"
    + "".join(map(chr, [*range(0x20, 0x7F), *range(0x1EA0, 0x1EFA)]))
    + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
    + "–—“”‘’…•·²³º°±×÷≥≤½\u00a0§−"
).ljust(256, "\uffff")
"""The letters of Vietnamese and the signs of most plans, not more than bytes can name: a text of these is made plain by two tables of Python's
codecs, which takes a tenth of the time."""
_CODES = codecs.charmap_build(_COMMON)
_PLAIN_CODES = _any_plain(_COMMON)


_TERM = regex.compile(r"\p{L}++(?: \p{L}++){1,5}+")


def is_term(word: str) -> bool:
    """Whether a segmented word may be a key term: of two to six syllables, letters only.

    >>> is_term("nhà tiêu"), is_term("hộ"), is_term("ngày 12")
    (True, False, False)
    """
    return _TERM.fullmatch(word) is not None


@dataclasses.dataclass(frozen=True, slots=True)
class Query:
    """A query: its phrases without accents, and the same with those that were typed."""

    phrases: tuple[str, ...]
    """Each a word or several that follow one another."""
    accented: tuple[str, ...]

    @property
    def match(self) -> str:
        """The query for SQLite's FTS5: all phrases must occur."""
        return " AND ".join(f'"{phrase}"' for phrase in self.phrases)

    @property
    def whole(self) -> str:
        """The same where all words must follow one another."""
        return f'"{" ".join(self.phrases)}"'

    def missed(self, text: str) -> int:
        """How many of the phrases a text lacks with the accents that were typed."""
        words = f" {' '.join(_WORDS.findall(key(text)))} "
        return sum(f" {phrase} " not in words for phrase in self.accented)


def parse_query(text: str) -> Query:
    """The query that a text means; without phrases where it contains no word.

    >>> parse_query('"Nhà tiêu" hop ve sinh').phrases
    ('nha tieu', 'hop', 've', 'sinh')
    """
    found: list[str] = []
    for token in _TOKEN.finditer(unicodedata.normalize("NFC", text)):
        words = _WORDS.findall(token["phrase"] or token["word"] or "")
        if words:
            found.append(" ".join(words))
    return Query(tuple(plain(phrase) for phrase in found), tuple(key(phrase) for phrase in found))


def places_of(text: str, query: Query) -> list[tuple[int, int]]:
    """Where the phrases of a query are in a text, accents or not, in order and apart."""
    words = [(plain(match[0]), *match.span()) for match in _WORDS.finditer(text)]
    hit: set[int] = set()
    for phrase in (phrase.split(" ") for phrase in query.phrases):
        for at in range(len(words) - len(phrase) + 1):
            if all(words[at + step][0] == word for step, word in enumerate(phrase)):
                hit.update(range(at, at + len(phrase)))
    found: list[tuple[int, int]] = []
    for at in sorted(hit):
        _, start, end = words[at]
        if at - 1 in hit and found and "\n" not in text[found[-1][1] : start]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
