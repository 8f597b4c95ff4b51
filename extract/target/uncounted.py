"""Why a number counts nothing: it states which one, how often, in how many respects, or is a `một` that is not a number."""

from extract.target.figure import MEASURES
from extract.target.unit import Noun
from patterns.function_word import EACH
from patterns.pattern import Match
from patterns.target.chunk import phrases
from patterns.target.figure import PER_UNIT
from patterns.target.number_led import AMONG_ALL, NUMBER_LIST
from patterns.target.unit import is_word, uncounted
from patterns.vocabulary import set_of

_HOMONYMS = set_of("number_homonym")
"""Words that number things, and that are verbs or nouns of their own before a counted noun."""
PER = set_of("lasting_time")
"""Times after a slash that show for how long a figure is, and not how often something is done."""
OFTEN = set_of("how_often")
"""Words after a slash that show how often something is done."""


def is_glued(folded: str, match: Match, noun: Noun | None) -> bool:
    """Whether a noun that no lexicon has follows without a space (`12h00`)."""
    return noun is not None and not noun.known and folded[match.end() : match.end() + 1] != " "


def is_no_count(folded: str, match: Match, start: int) -> bool:
    """Whether a number only states in how many respects (`trên cả 3`), or is a `một` that does not count."""
    if AMONG_ALL.search(folded[max(start, match.start() - 16) : match.start()]) or PER_UNIT.match(folded, match.end()):
        return True
    return bool(match["spelt"] == "một" and not _is_one(folded, match.start(), start))


def _is_one(folded: str, at: int, start: int) -> bool:
    """Whether `một` counts: after a comparator or a verb (`ít nhất một`), and not in `cùng một`."""
    before = folded[max(start, at - 24) : at].split()
    return any(
        phrases().get(" ".join(before[-count:]), frozenset()) & {"CMP", "MAKE", "DIR"} for count in (1, 2, 3) if before
    )


def is_often(folded: str, at: int) -> bool:
    """Whether a count states a frequency (`4 buổi/tháng`, `2 lần/tuần`)."""
    behind = folded[at : at + 12].lstrip(" ")
    return behind.startswith("/") and any(behind[1:].lstrip().startswith(word) for word in OFTEN - PER)


def _is_given(word: str, folded: str, at: int) -> bool:
    """Whether `cấp` before a number means `to give` (`cấp 40.000 sổ tay`): no level has two digits."""
    return word == "cấp" and folded[at : at + 2].isdigit() and folded[at] != "0"


def _is_led(led: str, word: str) -> bool:
    """Whether the word before one that numbers things makes it a place or a duration (`mỗi khóm 06 người`, `dưới 03 tháng 70.000 người`)."""
    return led == EACH or (led.isdigit() and "duration" in uncounted()[word])


def states_which(folded: str, at: int, start: int) -> bool:
    """Whether the words before a number without a noun make it state which one (`mức độ 2`, `thôn 3`, `năm 2025`)."""
    before = NUMBER_LIST.without(folded[max(start, at - 30) : at]).replace("(", " ").split()
    return any("ordinal" in uncounted().get(" ".join(before[-count:]), frozenset()) for count in (3, 2, 1))


def is_numbered(folded: str, at: int, start: int, noun: Noun) -> bool:
    """Whether a number only states which one (`giai đoạn 1`, `thứ 5`)."""
    if noun.unit in MEASURES:
        return False  # `rau ngắn ngày 1.270 ha`
    before = NUMBER_LIST.without(folded[max(start, at - 30) : at]).split()
    for count in (3, 2, 1):
        word = " ".join(before[-count:])
        if count == 2 and word.startswith("được "):
            return False  # `được cấp 14 mã vùng trồng`
        if "ordinal" in uncounted().get(word, frozenset()):
            if _is_led("".join(before[-count - 1 : -count]).lstrip("("), word):
                return False
            return not (word in _HOMONYMS and (noun.known or _is_given(word, folded, at)))
        if count == 2 and (is_word(word) or word in phrases()):
            return False  # `nâng cấp 05 hồ chứa`: the last syllable numbers nothing
    return False
