"""What optical character recognition misreads in Vietnamese: tone marks in words, letters in figures.

Words are corrected by their neighbours only: `nghẻo` can be a syllable, but `hộ nghẻo` is not a compound and
`hộ nghèo` is one.  A word is changed in its tone mark (or `đ` for `d`) alone, so that every repair keeps the
text's length, and only if one compound is meant and none is read.  Compounds come from the lexicons:
`compounds.tsv` and the names of agencies, issuers, laws, indicators and instruments.
"""

import dataclasses
import functools
import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Match, Pattern
from patterns.syllable import TONES, is_syllable

_WORD = regex.compile(r"\p{L}+")
_WORD_BEFORE = regex.compile(r"(\p{L}{1,9})[ \n]\Z")
_PHRASE_BREAK = regex.compile(r"[^\p{L} ]+")
_NAMES = ("agencies", "issuers", "laws", "indicators", "instruments", "funding_sources")


@dataclasses.dataclass(frozen=True, slots=True)
class Misreading:
    """Half-open offsets of what was read wrongly, the words as read, and what they are set to."""

    start: int
    end: int
    read: str
    meant: str


@functools.lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """A folded word without its tone, `đ` as `d`."""
    letters = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(char for char in letters if char not in TONES)).replace("đ", "d")


@functools.cache
def _particles() -> frozenset[str]:
    """Words that are beside any other: what a name puts beside them is not a compound, and they are not changed."""
    return frozenset(row["canonical"] for row in rows("particles"))


@functools.cache
def _bound_syllables() -> frozenset[str]:
    """Syllables that are no word by themselves: a particle before one was misread (`Để nghị`)."""
    return frozenset(row["canonical"] for row in rows("bound_syllables"))


@functools.cache
def _phrases() -> tuple[str, ...]:
    """The lexicons' phrases, folded; those of names in pieces between their particles."""
    names = (name for lexicon in _NAMES for row in rows(lexicon) for name in aliases(row))
    pieces = (
        _PHRASE_BREAK.split(fold(phrase)) for phrase in (*(row["canonical"] for row in rows("compounds")), *names)
    )
    return tuple(" ".join(piece.split()) for found in pieces for piece in found if piece.strip())


@functools.cache
def _seats() -> frozenset[tuple[str, str, str]]:
    """Every word of the phrases between its neighbours there; empty if the phrase begins or ends."""
    padded = (["", *phrase.split(), ""] for phrase in _phrases())
    return frozenset(seat for phrase in padded for seat in zip(phrase, phrase[1:], phrase[2:], strict=False))


def _is_seated(meant: Sequence[str], index: int) -> bool:
    """Whether a word has all the neighbours that it has in a phrase: `trợ sản` of `hỗ trợ sản xuất` is not a compound by itself."""
    before = meant[index - 1] if index else ""
    after = meant[index + 1] if index + 1 < len(meant) else ""
    return any(
        (left, meant[index], right) in _seats() for left in ("", before) for right in ("", after) if left or right
    )


@functools.cache
def _compounds() -> Mapping[tuple[str, str], frozenset[tuple[str, str]]]:
    """All pairs of neighbours in the lexicons' phrases, by the pair without tones."""
    names = (name for lexicon in _NAMES for row in rows(lexicon) for name in aliases(row))
    pairs = {*_pairs(row["canonical"] for row in rows("compounds")),
             *(pair for pair in _pairs(names) if _particles().isdisjoint(pair))}  # fmt: skip
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for pair in pairs:
        found.setdefault((_bare(pair[0]), _bare(pair[1])), set()).add(pair)
    return {key: frozenset(alike) for key, alike in found.items()}


def _pairs(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Neighbours within the phrases; a dash or comma parts them."""
    for phrase in phrases:
        for piece in _PHRASE_BREAK.split(fold(phrase)):
            yield from itertools.pairwise(piece.split())


@functools.cache
def _chains() -> frozenset[tuple[str, str, str]]:
    """Three words in a row within the phrases (`phân công thực`)."""
    phrases = (phrase.split() for phrase in _phrases())
    return frozenset(chain for phrase in phrases for chain in zip(phrase, phrase[1:], phrase[2:], strict=False))


@functools.cache
def _known() -> Mapping[str, frozenset[str]]:
    """All words of the compounds, by the word without its tone."""
    found: dict[str, set[str]] = {}
    for word in itertools.chain.from_iterable(itertools.chain.from_iterable(_compounds().values())):
        found.setdefault(_bare(word), set()).add(word)
    return {key: frozenset(known) for key, known in found.items()}


def _is_compound(pair: tuple[str, str]) -> bool:
    return pair in _compounds().get((_bare(pair[0]), _bare(pair[1])), frozenset())


def is_compound(pair: tuple[str, str]) -> bool:
    """Whether two words are neighbours within a phrase of the lexicons."""
    return _is_compound((fold(pair[0]), fold(pair[1])))


def misread_words(text: str) -> Iterator[Misreading]:
    """The words of a recognised text (NFC) whose tone marks were misread, in order; a line end does not split a word.

    >>> [(found.read, found.meant) for found in misread_words("Phân đấu giảm 1.200 hộ nghẻo")]
    [('Phân', 'Phấn'), ('nghẻo', 'nghèo')]
    """
    found = list(_WORD.finditer(text))
    read = [fold(match[0]) for match in found]
    for start, end in _runs(text, found):
        for index, meant in _repairs(read[start:end], [match[0] for match in found[start:end]]):
            match = found[start + index]
            yield Misreading(match.start(), match.end(), match[0], _cased(meant, match[0]))


def _runs(text: str, found: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """Stretches of words with only a blank or a line end between them."""
    start = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or text[found[index - 1].end() : found[index].start()] not in (" ", "\n"):
            yield start, index
            start = index


def _repairs(read: Sequence[str], printed: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Which words of a run are set to what."""
    bound = [False, *(_is_compound(pair) for pair in itertools.pairwise(read)), False]
    proposed: dict[int, set[str]] = {}
    for left, pair in enumerate(itertools.pairwise(read)):
        for meant in () if bound[left + 1] else _nearest(pair):
            changed = [index for index in (left, left + 1) if pair[index - left] != meant[index - left]]
            whole = [*read[:left], *meant, *read[left + 2 :]]
            chained = _is_chained(whole, left)
            (index,) = changed
            if not _is_seated(whole, index):
                continue
            other = 2 * left + 1 - index
            if _may_change(index, other, read, bound, printed) and (
                chained or not _is_drawn(index, other, read, bound)
            ):
                proposed.setdefault(index, set()).add(meant[index - left])
    for index, word in enumerate(read):
        if index not in proposed and not is_syllable(word) and len(word) > 2 and not (bound[index] or bound[index + 1]):
            proposed[index] = set(_known().get(_bare(word), ())) - {word}
    for index in sorted(proposed):
        if len(proposed[index]) == 1:
            yield index, next(iter(proposed[index]))


_ONE_IN_WORD = regex.compile(r"(?<![\p{L}\p{M}\d.,/-])(?:1\p{Ll}{2,6}|\p{L}\p{Ll}{1,5}1)(?![\p{L}\p{M}\d])")


def misread_letters(text: str) -> Iterator[Misreading]:
    """The words of a recognised text in which 1 stands for `i` or `l`, or `t` for `l`, where a neighbour shows it, in order.

    >>> [(found.read, found.meant) for found in misread_letters("triển kha1 cho người 1ao động, năng tực, tổ1 quản lý")]
    [('kha1', 'khai'), ('1ao', 'lao'), ('tực', 'lực')]
    """
    found: list[tuple[int, str, tuple[str, ...]]]
    found = [(match.start(), match[0], ("i", "l")) for match in _ONE_IN_WORD.finditer(text)]
    found += [(match.start(), match[0], ("l",)) for match in _WORD.finditer(text) if match[0][0] in "tT"]
    for start, word, letters in sorted(found):
        wrong = word[0] if word[0] in "1tT" else "1"
        if wrong != "1" and (len(word) < 3 or word.lower() in _known().get(_bare(word.lower()), ())):
            continue
        meant = [other for letter in letters if is_syllable(other := word.replace(wrong, letter, 1))]
        before, after = _beside(text, start, start + len(word))
        near = [one for one in meant if _is_compound((before, one.lower())) or _is_compound((one.lower(), after))]
        if len(near) == 1:
            yield Misreading(start, start + len(word), word, near[0].capitalize() if wrong == "T" else near[0])


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a stretch of text, folded, with only a blank or a line end between; empty if there is none."""
    before, after = _WORD_BEFORE.search(text, max(0, start - 10), start), _WORD.match(text, end + 1)
    joined = after is not None and text[end : end + 1] in (" ", "\n")
    return fold(before[1]) if before else "", fold(after[0]) if after is not None and joined else ""


def _is_name(index: int, printed: Sequence[str]) -> bool:
    """Whether a word is part of a name of several words, which is like no other word (`Nguyễn Văn Hảo`)."""
    around = printed[max(0, index - 1) : index + 2]
    return printed[index].istitle() and sum(word.istitle() for word in around) > 1


def _nearest(pair: tuple[str, str]) -> frozenset[tuple[str, str]]:
    """The compounds that differ from a pair in the tone of one word alone."""
    alike = _compounds().get((_bare(pair[0]), _bare(pair[1])), frozenset())
    return frozenset(other for other in alike if other[0] == pair[0] or other[1] == pair[1])


def _may_change(index: int, other: int, read: Sequence[str], bound: Sequence[bool], printed: Sequence[str]) -> bool:
    """Whether a word is free: bound to no neighbour, no particle (but before a syllable that needs one) and no part of a name."""
    particle = read[index] in _particles() and not (read[other] in _bound_syllables() and index < other)
    return not (bound[index] or bound[index + 1] or particle or _is_name(index, printed))


def _is_drawn(index: int, other: int, read: Sequence[str], bound: Sequence[bool]) -> bool:
    """Whether a known word's neighbour belongs to the words on its far side (`cần | bộ phận`)."""
    return (bound[other] or bound[other + 1]) and read[index] in _known().get(_bare(read[index]), frozenset())


def _is_chained(meant: Sequence[str], left: int) -> bool:
    """Whether the pair at `left` continues as the phrases do (`phân công thực`)."""
    return any(tuple(meant[at : at + 3]) in _chains() for at in (left - 1, left) if at >= 0)


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


NOISE = Pattern(
    name="noise",
    expression=r"""\A (?: (?=.{0,40}[\#†‡¬©®¢£¥¤~^={}\\_<>|°]) [^\d]{1,40} | [\#†‡¬©®¢£¥¤~^={}\\_|]\S{0,7} | \S{0,9}[\#†‡¬©®¢£¥¤^={}\\|°]\S{0,3}[\#†‡¬©®¢£¥¤^={}\\|°]\S{0,9} | \P{Alnum}*[^\p{Alnum}\-–—+*/%().,:;…"'“”&•]\P{Alnum}* ) \Z""",
    matches=("##t", "†HHH", "#i#", "°È}", "|", "~", "##4##", "‡4H#t", "1#H‡"),
    rejects=("-", "100#", "(NQ", "“", "Hộ", "…"),
    cased=True,
)
"""A recognised word that is not a writing: specks, rules and strokes of a pen."""
