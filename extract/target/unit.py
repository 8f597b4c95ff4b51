"""`unit`: the noun that is counted after a number, of the lexicon of units or, if no list has it, the next one or two words."""

import dataclasses

from patterns.target.chunk import letters_of, phrases
from patterns.target.unit import (
    CLASSIFIERS,
    NAMED_BEHIND,
    NUMBERED_TITLE,
    PAIRED,
    is_unit,
    is_word,
    uncounted,
    unit_code,
)
from patterns.vocabulary import phrases_of, set_of

_NO_SECOND_WORD = set_of("no_second_word")
"""Words that are not the second of a counted noun."""
_AFTER_SCORE = tuple(f" {word}" for word in phrases_of("after_score"))
"""What follows a score, not a place."""
_DISTRICTS = set_of("district_kind")
_UNION = "đoàn"
"""Opens the Youth Union's name after a count (`Hội Cựu chiến binh 6 tổ, Đoàn Thanh niên 5 tổ`)."""
_SESSIONS = {"buổi"}
"""Words that state how often alone, and what is held before a noun."""
_UNCOUNTED = frozenset({"money", "duration", "frequency", "part"})
_UNCOUNTED_WHOLE = _UNCOUNTED - {"part"}
"""Kinds of words that make a number no count, also after a part of a whole."""
_NO_NOUN = frozenset({"AIM", "CMP", "COP", "DIR", "PREP", "SEP", "STRONG", "BIND", "TAIL"})
_NO_FIRST_NOUN = _NO_NOUN | {"UP", "COMMA_TAIL"}
_NO_SECOND_NOUN = _NO_NOUN | {"VERB", "COND", "PART", "MAKE"}
_NO_NOUN_PAIR = frozenset({"KEEP", "STRONG", "AIM", "DIR", "CMP"})
"""Tags of words that are not the first or the second word of a noun which no lexicon has."""
_DOES = frozenset({"MAKE", "SERVE", "VERB"})
_PLACE_OR_SCORE = "điểm"
_TITLE = 24
"""Characters before a quoted name in which the word is that the number belongs to."""
_NOUN_WORDS = 4
"""Words of the lexicon's longest counted noun that are tried."""


@dataclasses.dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its code or words, where it ends, and whether a lexicon has it."""

    unit: str
    end: int
    known: bool


def words_from(folded: str, at: int, limit: int, most: int) -> list[tuple[str, int]]:
    """The next words from a place, each phrase so far with its end; a mark ends them."""
    found: list[tuple[str, int]] = []
    words, end = folded[at : min(limit, at + 60)], 0
    for word in words.split(" "):
        size = letters_of(word)
        if size:
            found.append((words[: end + size].strip(), at + end + size))
        if len(found) == most or size < len(word):
            break
        end += size + 1
    return found


def noun_of(folded: str, at: int, limit: int, *, part: bool = False) -> Noun | None:
    """The noun that is counted after a number; None for what is not one (money, a duration) and if no noun follows.

    After a part of a whole (`41/44 nhiệm vụ`) words that else only number something are counted.
    """
    words = words_from(folded, at, limit, _NOUN_WORDS)
    if not words:
        return _quoted(folded, at, limit)
    if (who := _turns(folded, words, limit)) is not None:
        return who
    if _is_uncounted(words, part=part) or _is_score(words):
        return None
    return _known(folded, words, limit) or _unknown(words)


def _quoted(folded: str, at: int, limit: int) -> Noun | None:
    """The counted thing by its name in quotation marks (`60 "Địa chỉ tin cậy"`); None for a title with its number."""
    match = NAMED_BEHIND.match(folded, at, limit)
    if match is None or NUMBERED_TITLE.search(folded[max(0, at - _TITLE) : at]):
        return None
    words = words_from(folded, match.start("name"), match.end("name"), _NOUN_WORDS)
    known = [phrase for phrase, _ in words if is_unit(phrase)]
    if _is_slogan(words) or not (known or _is_name(words)):
        return None
    return Noun(unit_code(known[-1]) if known else match["name"], match.end(), bool(known))


def _is_slogan(words: list[tuple[str, int]]) -> bool:
    """Whether quoted words are one word, or one that only lists (`5 “không”`, `4 "tại chỗ"`)."""
    return len(words) < 2 or _is_uncounted(words, part=False)


def _is_name(words: list[tuple[str, int]]) -> bool:
    """Whether quoted words begin with a noun, not a verb or preposition."""
    first = phrases().get(words[0][0], frozenset()) | phrases().get(words[1][0], frozenset())
    return first.isdisjoint(_NO_FIRST_NOUN | _NO_NOUN_PAIR | _DOES)


def _turns(folded: str, words: list[tuple[str, int]], limit: int) -> Noun | None:
    """People whose turns are counted (`lượt công nhân`)."""
    if len(words) < 2 or words[0][0] != "lượt":
        return None
    who = noun_of(folded, words[0][1], limit)
    return who if who and who.unit == "person" else None


def _known(folded: str, words: list[tuple[str, int]], limit: int) -> Noun | None:
    """The longest noun of the lexicon; a classifier only alone."""
    known = [(phrase, end) for phrase, end in words if is_unit(phrase)]
    if not known or (known[-1][0] in CLASSIFIERS and len(words) > 1):
        return None
    return _listed(folded, Noun(unit_code(known[-1][0]), known[-1][1], True), known[-1][0], limit)


def _listed(folded: str, noun: Noun, printed: str, limit: int) -> Noun:
    """A noun that two words make (`83/126 thôn, bản`, `50 tin, bài`); one with a code keeps it."""
    if printed not in PAIRED:
        return noun
    last, end = printed, noun.end
    while folded.startswith(", ", end):
        more = words_from(folded, end + 2, limit, 2)
        known = [found for found in more if _is_paired(last, found[0])]
        if not known:
            break
        last, end = known[-1]
    return noun if end == noun.end else Noun(folded[noun.end - len(printed) : end], end, True)


def _is_paired(first: str, second: str) -> bool:
    """Whether the second of two nouns of a list is a unit of its own word, which makes one unit with the first."""
    return is_unit(second) and unit_code(second) == second and _pairs(first, second)


def _pairs(first: str, second: str) -> bool:
    """Whether two nouns make one unit; the district after a comma is where the next count is (`150 tổ, huyện A 20 tổ`)."""
    return second != _UNION and (second not in _DISTRICTS or first in _DISTRICTS)


def _is_uncounted(words: list[tuple[str, int]], *, part: bool) -> bool:
    """Whether the words are money, a duration or a frequency, and no longer phrase is a counted noun."""
    kinds = {kind for phrase, _ in words[:2] for kind in uncounted().get(phrase, ())}
    if kinds.isdisjoint(_UNCOUNTED_WHOLE if part else _UNCOUNTED):
        return False
    held = words[0][0] in _SESSIONS and len(words) > 1 and _goes_on(words[1][0].rpartition(" ")[2])  # `450 buổi phim`
    return not held and not any(is_unit(phrase) for phrase, _ in words[1:])


def _is_score(words: list[tuple[str, int]]) -> bool:
    """Whether `điểm` is a score and no place."""
    closed = len(words) == 1 or words[1][0].endswith(_AFTER_SCORE)
    return words[0][0] == _PLACE_OR_SCORE and closed


def _unknown(words: list[tuple[str, int]]) -> Noun | None:
    """A noun that no lexicon has: two words, one if the next is a verb or another marker."""
    first, end = words[0]
    if is_unit(first) and first not in CLASSIFIERS:
        return Noun(unit_code(first), end, True)
    known, marks = is_unit(first), bool(phrases().get(first, frozenset()) & _NO_FIRST_NOUN)
    if (marks and not known) or _is_verb(words):
        return None
    if len(words) > 1 and _goes_on(words[1][0].rpartition(" ")[2]):
        return Noun(*_whole_noun(words), known)
    if first == _PLACE_OR_SCORE and (place := _place(words, known=known)):
        return place
    return None if marks else Noun(unit_code(first), end, known)


def _whole_noun(words: list[tuple[str, int]]) -> tuple[str, int]:
    """The first two words, or three if the last two are one (`bộ dữ liệu`, `vùng dự án`)."""
    return words[2 if len(words) > 2 and is_word(words[2][0].partition(" ")[2]) else 1]


def _place(words: list[tuple[str, int]], *, known: bool) -> Noun | None:
    """A place by what it is for (`điểm thu hồi`, `điểm phát wifi`)."""
    if len(words) > 2 and _is_named(words[2][0].partition(" ")[2]):
        return Noun(*words[2], known)
    serves = len(words) > 1 and not phrases().get(words[1][0].partition(" ")[2], frozenset()).isdisjoint(_DOES)
    return Noun(*words[0], known=True) if serves else None


def _is_named(words: str) -> bool:
    """Whether two syllables after a classifier are one word, also a verb."""
    return is_word(words) or not phrases().get(words, frozenset()).isdisjoint(_DOES)


def _is_verb(words: list[tuple[str, int]]) -> bool:
    """Whether the first two words are a verb (`Cấp cứu 115 duy trì`)."""
    return len(words) > 1 and not phrases().get(words[1][0], frozenset()).isdisjoint(_NO_NOUN_PAIR)


def _goes_on(word: str) -> bool:
    """Whether a word may be the second of a counted noun."""
    return word not in _NO_SECOND_WORD and not phrases().get(word, frozenset()) & _NO_SECOND_NOUN
