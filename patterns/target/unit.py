"""The nouns that are counted, by the lexicons of units, and what names a counted thing."""

import functools

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

GROUPS = Pattern(
    name="groups",
    expression=rf"""[ ]nhóm(?=[ ,]+\p{{L}})(?!,?[ ](?:{words_of("idea_group")})(?!\p{{L}}))""",
    matches=(" nhóm phòng, chống bạo lực", " nhóm, lớp"),
    rejects=(" nhóm giải pháp", " nhóm 1"),
    begins=(" nhóm",),
)
"""Groups of people, and not of tasks or measures."""

PEOPLE_TURNS = Pattern(
    name="people_turns",
    expression=rf"""(?<!\p{{L}})(?:du[ ]|hành[ ])?(?:khách|người|bệnh[ ]nhân)(?!\p{{L}}|[ ]sạn)|\d[ ]lượt[ ]{words_of("came_in_turns")}(?!\p{{L}})""",
    matches=("tổng lượng khách du lịch đạt ", "lượt khách vượt ", "250 lượt cán bộ, trong đó "),
    rejects=("khách sạn có ", "lượt truy cập đạt "),
)
"""Who comes in the turns that `lượt` counts alone."""

NAMED_BEHIND = Pattern(
    name="named_behind",
    expression=r"""[ ]\*{0,3}(?P<mark>["'])[ ]?(?P<name>\p{L}[^"'%;|\n]{3,90}?)[ ]?(?P=mark)\*{0,3}""",
    matches=(' "mô hình thôn không rác"', ' *"nhà an toàn"*'),
    rejects=(" hộ văn hóa", ' ""'),
    begins=(' "', " *", " '"),
)
"""The quoted name of what a number counts (`12 “tổ tiết kiệm”`)."""

NUMBERED_TITLE = Pattern(
    name="numbered_title",
    expression=rf"""(?<!\p{{L}})(?:{words_of("numbered_title")})(?:[ ]số)?[ ]\d{{1,4}}$""",
    matches=("đề án 06", "theo mẫu số 02"),
    rejects=("mẫu mã của 12", "nhân rộng 08"),
)
"""A number that a document or a form has, before its title."""
VOWELS = frozenset("aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
"""A word of the language has one; a symbol (`QCPH`) may have none."""

SHARE_BETWEEN = Pattern(
    name="share_between",
    expression=r"""[ ]?[(][^()]{0,40}[%％][ ]?[)](?=[ ]\p{L})""",
    matches=(" (12%) hộ cận nghèo", " (tương đương 2,5%) hộ"),
    rejects=(" (ba) hộ",),
    begins=(" (", "("),
)
"""A share in brackets between a number and what it counts."""


@functools.cache
def _unit_codes() -> dict[str, str]:
    return {fold(alias): row["code"] or row["canonical"] for row in rows("units") for alias in aliases(row)}


@functools.cache
def uncounted() -> dict[str, frozenset[str]]:
    """Folded words that make a number beside them no target (`tuổi` after it, `điều` before it), with what they are."""
    return {fold(name): frozenset(row["code"].split()) for row in rows("uncounted") for name in aliases(row)}


@functools.cache
def unit_code(word: str) -> str:
    """The unit's code (`person` for `lao động`), else the noun as it is."""
    row = next((row for row in rows("units") if word in map(fold, aliases(row))), None)
    return (row["code"] if row else "") or word


def is_unit(word: str) -> bool:
    """Whether the lexicon of counted nouns has a folded word."""
    return word in _unit_codes()


@functools.cache
def _compounds() -> frozenset[str]:
    return frozenset(fold(row["canonical"]) for row in rows("compounds"))


def is_word(words: str) -> bool:
    """Whether two syllables are one word of the lexicon of compounds."""
    return words in _compounds()


PAIRED = frozenset(fold(word) for word in phrases_of("paired_noun"))
"""Nouns that make one unit with the next after a comma (`thôn, bản`, `tin, bài`)."""
CLASSIFIERS = frozenset(fold(row["canonical"]) for row in rows("classifiers"))
"""Words that count one of what the next word names (`con bò`, `tờ gấp`)."""
