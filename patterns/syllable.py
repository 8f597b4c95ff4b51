"""Vietnamese syllables: which words can be Vietnamese at all.

Every Vietnamese word is one syllable: an onset, a rime out of a closed list, and one of six tones, of
which a rime that ends in a stop (c, ch, p, t) takes only two.  A text layer in a broken or legacy
encoding has letters in plenty, but few of its words are syllables, so their share shows good text.

Source: the phonology in Đoàn Thiện Thuật, *Ngữ âm tiếng Việt* (1977), in its usual spelling.
"""

import functools
import unicodedata
from collections.abc import Iterable

import regex

from patterns.lexicon import rows

_KINDS = ("onset", "rime", "rime after q")
TONES = frozenset({"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"})
_STOP_TONES = {"\u0301", "\u0323"}
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")


@functools.cache
def _toneless() -> frozenset[str]:
    """All spellings of a syllable without its tone, by `syllables.tsv`."""
    parts = {kind: [row["canonical"] for row in rows("syllables") if row["kind"] == kind] for kind in _KINDS}
    onsets, rimes, after_q = (parts[kind] for kind in _KINDS)
    spelt = {onset + rime for onset in ("", *onsets) for rime in rimes if onset != "q"}
    spelt |= {f"q{rime}" for rime in (*after_q, *rimes) if rime.startswith("u")}
    # gi loses its i before a rime that begins with one: gì, giêng
    return frozenset(spelt | {f"g{rime}" for rime in rimes if rime.startswith("i")})


@functools.lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word (NFC, any case) is spelt as a Vietnamese syllable can be.

    >>> is_syllable("nghèo"), is_syllable("Nghöêo"), is_syllable("phat")
    (True, False, False)
    """
    marks = [mark for mark in unicodedata.normalize("NFD", word.lower()) if mark in TONES]
    if len(marks) > 1:
        return False
    bare = unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in TONES)
    )
    if bare not in _toneless():
        return False
    return not bare.endswith(("c", "ch", "p", "t")) or (bool(marks) and marks[0] in _STOP_TONES)


def syllable_share(text: str) -> float | None:
    """The share of words in `text` (NFC) that are Vietnamese syllables; None if there is no word to judge.

    Words in capitals of up to six letters without a Vietnamese letter are left out: they are
    abbreviations (`UBND`, `BHYT`) or symbols as often as words.
    """
    return share_of(text.split())


def share_of(tokens: Iterable[str]) -> float | None:
    """`syllable_share` of what is between a text's blanks."""
    good, judged = divmod(sum(map(_JUDGED.__getitem__, tokens)), _MANY)
    return good / judged if judged else None


def judged_words(text: str) -> tuple[int, int]:
    """How many words of `text` (NFC) are syllables, and how many can be judged (see `syllable_share`)."""
    return judged_words_of([text])[0]


def judged_words_of(texts: Iterable[str]) -> list[tuple[int, int]]:
    """`judged_words` of many texts."""
    return [divmod(sum(map(_JUDGED.__getitem__, text.split())), _MANY) for text in texts]


_MANY = 1 << 40
"""More words than a text has."""


_MOST_KEPT = 65536


class _Judged(dict[str, int]):
    """How many words there are between two blanks that are syllables, times `_MANY`, and how many to judge: one number, for quick sums.

    Each is kept, as all of a text are looked up twice; when there are too many, all are forgotten.
    """

    def __missing__(self, token: str) -> int:
        words = [word for word in _WORD.findall(token) if not (len(word) <= 6 and word.isascii() and word.isupper())]
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[token] = sum(map(is_syllable, words)) * _MANY + len(words)
        return found


_JUDGED = _Judged()


def syllables(word: str) -> list[str]:
    """The syllables of words that are written together, each of two letters at least, in the fewest pieces; empty if some of it makes none.

    >>> syllables("KẾHOẠCH"), syllables("ABCD")
    (['KẾ', 'HOẠCH'], [])
    """
    best: list[list[str] | None] = [[]]
    for end in range(1, min(len(word), _LONGEST_WORDS) + 1):
        pieces = [
            [*before, word[start:end]]
            for start in range(max(0, end - _LONGEST_SYLLABLE), end - 1)
            if (before := best[start]) is not None and _is_spelt(word[start:end])
        ]
        best.append(min(pieces, key=len, default=None))
    return (best[-1] or []) if len(best) == len(word) + 1 else []


def _is_spelt(piece: str) -> bool:
    """Whether it is a syllable also by the rule that k, gh and ngh are before e, ê and i."""
    plain = unicodedata.normalize("NFD", piece.lower())
    return is_syllable(piece) and not plain.startswith(("ce", "ci", "ge", "nge", "ngi"))


_LONGEST_SYLLABLE = 7
"""Letters of `nghiêng`."""
_LONGEST_WORDS = 80
