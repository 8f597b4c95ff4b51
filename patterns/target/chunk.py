"""The chunks of a clause: phrases of patterns/lexicons/clause.tsv, and times, labels and words by their form.

A phrase may have several tags (`có` is a verb and what continues after a comma); a tag may state a value after a colon
(`CMP:ge`, `DIR:reduce`).  Source: the lexicon names its own; TIME and AREA are read off plans of all kinds.
"""

import functools
import itertools

from patterns.fold import fold
from patterns.key_word import opening, signs
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

ORDER = ("AIM", "CMP", "COP", "DIR", "NOT_DIR", "PART", "PREP", "UP", "COMPOUND", "SEP", "END", "TAIL", "COMMA_TAIL", "STRONG", "COND",
         "VERB", "SERVE", "HEAD", "AREA", "BIND")  # fmt: skip
"""The tag that names a chunk is the first of these that it has."""


@functools.cache
def phrases() -> dict[str, frozenset[str]]:
    """Each folded phrase of the lexicon with its tags; a tag with a value is there with and without it."""
    found: dict[str, set[str]] = {}
    for row in rows("clause"):
        tags = row["code"].split()
        for name in aliases(row):
            found.setdefault(fold(name), set()).update(tags, (tag.partition(":")[0] for tag in tags))
    return {phrase: frozenset(tags) for phrase, tags in found.items()}


@functools.cache
def longest() -> dict[str, dict[str, int]]:
    """How many words and marks the longest phrase of the lexicon has that begins with two words, by the first and the second."""
    found: dict[str, dict[str, int]] = {}
    for phrase in phrases():
        tokens = [token.replace(" ", "") for token in TOKEN.compiled.findall(phrase)]
        if len(tokens) > 1:
            seconds = found.setdefault(tokens[0], {})
            seconds[tokens[1]] = max(seconds.get(tokens[1], 0), len(tokens))
    return found


@functools.cache
def kinds() -> dict[str, str]:
    """Each folded phrase of the lexicon with the tag that names a chunk: the first of the order, `WORD` without one."""
    return {phrase: next((tag for tag in ORDER if tag in tags), "WORD") for phrase, tags in phrases().items()}


TOKEN = Pattern(
    name="clause_token",
    expression=r"[\p{L}\p{N}]+(?:[-/&.'][\p{L}\p{N}]+)*+ | [<>]\ ?= | =\ ?[<>] | [^\s]",
    matches=("tổ chức", ">= 90", "90/QĐ-TTg"),
    rejects=(" ",),
)
"""One word of a clause, or one mark."""


_CLOSING = frozenset(",;:.")
"""Marks after a word that are never a part of it."""


Token = tuple[int, int, str]
"""A word or a mark, with its offsets before it."""


def tokens_in(folded: str, start: int, end: int) -> list[Token]:
    """The words and marks between two offsets (`TOKEN`), each with its offsets before it; a word of letters, with one mark after it or none, is known without the pattern."""
    words = folded[start:end]
    if "=" in words:  # `>= 90`, `> = 90`
        return [(*token.span(), token[0].replace(" ", "")) for token in TOKEN.finditer(folded, start, end)]
    found: list[Token] = []
    for word in words.split(" "):
        end = start + len(word)
        if word.isalpha() or len(word) == 1:
            found.append((start, end, word))
        elif word[-1:] in _CLOSING and word[:-1].isalpha():
            found += ((start, end - 1, word[:-1]), (end - 1, end, word[-1]))
        elif word:
            found += [(*token.span(), token[0]) for token in TOKEN.finditer(folded, start, end)]
        start = end + 1
    return found


BRACKET = Pattern(
    name="clause_bracket",
    expression=r"[()]",
    matches=("(85 hộ",),
    rejects=("[85 hộ]",),
    needs=("(", ")"),
)
"""A bracket that opens or closes."""

_PREFIX = words_of("prefix")
_PART_OF = words_of("part_of")
_POINT = r"""(?:ngày\ (?!\d{1,3}[.]\d{3}(?!\d))\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?)? | năm\ học\ \d{4} | năm\ (?:19|20)\d\d | giai\ đoạn\ \d{4} | (?:các|những)\ năm(?:\ \d{4})? | tháng\ (?!\d{1,3}[.]\d{3}(?!\d))\d{1,2}
  | quý\ (?:[iv]{1,3}|\d)(?![\p{L}\d]) | \d{1,2}/\d{1,2}/\d{4} | (?<=(?:đến|trước|từ|hết)\ )\d{1,2}/\d{1,2} | (?<=(?:đến|trước|từ|hết)\ )(?:19|20)\d\d)"""
_TIMES = (
    *itertools.chain.from_iterable(
        map(phrases_of, ("prefix", "part_of", "clause_time", "clause_time_4", "no_indicator", "time_of_years"))
    ),
    *("ngày", "năm", "giai đoạn", "các", "những", "tháng", "quý", "đợt"),
)
"""What `_POINT` and the lists of a time begin with, but for digits."""
_TIME_NEEDS = (
    "năm",
    "ngày",
    "tháng",
    "quý",
    "giai đoạn",
    "đợt",
    "19",
    "20",
    "/",
    *signs(phrases_of("clause_time_2")),
    *signs(phrases_of("clause_time_4")),
)
_TIME_OPENS = opening("|".join(_TIMES), r"\d")

TIME = Pattern(
    name="clause_time",
    expression=rf"""{_TIME_OPENS}(?:(?<!\p{{L}})|(?=năm|ngày|tháng|quý|giai))(?<!(?<!\p{{L}})cây\ (?:trồng\ )?)(?<!(?<!\p{{L}})(?:trẻ|trẻ\ em|người|cháu)\ sinh\ )(?:(?:{_PREFIX}\ )?(?:{_PART_OF}\ )?{_POINT}(?:[\p{{L}}\d])*+
      (?:\ ?-\ ?\d{{4}} | \ (?:và(?!\ năm\ \d{{4}}\ (?:{words_of("year_stated")}|\d))|đến)\ (?:năm\ )?(?:19|20)\d\d(?![\d%.,]) | \ ?/\ ?\d{{4}} | \ tháng\ \d{{1,2}} | \ (?:của\ )?năm\ \d{{4}}){{0,3}}(?:\ trở\ đi)?
    | \d{{1,2}}\ tháng\ (?:đầu|cuối)\ năm(?:\ (?:19|20)\d\d)?(?!\p{{L}})
    | (?:{words_of("clause_time")}\ ){{1,2}}{words_of("clause_time_2")}(?!\ (?:19|20)\d\d(?!\d|[.,]\d|%))(?!\p{{L}})(?:\ {words_of("clause_time_3")})?
    | (?<=\()(?:{words_of("no_indicator")}\ (?:cả\ )?)?+(?:năm\ )?(?:19|20)\d\d(?=\ ?[:,]|\ (?:là|đạt|có|còn|khoảng|trên|dưới|\d))
    | (?<=[;:]\ ){words_of("no_indicator")}\ (?:năm\ )?(?:19|20)\d\d(?=\ ?:|\ (?:là|đạt))
    | (?<![\d/.,-])(?:19|20)\d\d\ ?[-–]\ ?(?:19|20)\d\d(?=\ ?:\ \d)
    | trong\ \d{{1,2}}\ năm\ \(?(?:19|20)\d\d\ ?(?:-|đến|và)\ ?(?:19|20)\d\d\)?
    | đợt\ \d{{1,2}}(?![\d.,]*\d|\ ?%)(?:\ ?\([^()]{{1,30}}\))?
    | trong\ \d{{1,2}}\ (?:năm|tháng)(?:\ (?:qua|tới)(?!\p{{L}})|(?=\ đã\ ))
    | (?<!\p{{L}}){words_of("clause_time_4")})""",
    matches=(
        "đến năm 2030",
        "cuối năm 2019",
        "trong giai đoạn 2021 - 2025",
        "hằng năm",
        "đến ngày 31/12/2024",
        "quý ii/2024",
        "năm học trước",
        "6 tháng đầu năm",
        "đợt 2",
    ),
    rejects=("hộ nghèo", "02 đợt", "trẻ sinh năm 2023"),
    needs=tuple(dict.fromkeys(_TIME_NEEDS)),
)
"""When: a date, a year, a quarter, a phase, or how often by year."""

LABEL = Pattern(
    name="clause_label",
    expression=rf"""\ ?+(?:\(\d{{1,2}}\)\ |(?:{words_of("clause_label")})(?:\ số)?\ \d{{1,2}}(?:[.]\d{{1,2}})?\ ?[:.-]\ ?)""",
    matches=("Chỉ tiêu 5: ", "mục tiêu số 2."),
    rejects=("mục tiêu chung",),
)
"""What only numbers an item."""

LETTERS = Pattern(
    name="letters",
    expression=r"""\p{L}[\p{L}\p{N}²³]*+""",
    matches=("bác sĩ/vạn dân", "m2"),
    rejects=("12",),
)
"""One word without marks."""


def letters_of(word: str) -> int:
    """How many characters of a word are before its first mark (`LETTERS`)."""
    if word.isalpha():
        return len(word)
    letters = LETTERS.match(word)
    return letters.end() if letters else 0


WORD = Pattern(
    name="word",
    expression=r"""\p{L}++""",
    matches=("tổ chức", "m2"),
    rejects=("12",),
)
"""Letters beside each other."""


def words_in(folded: str) -> frozenset[str]:
    """The words of a folded text (`WORD`), and those with marks at them too."""
    words = set(folded.split())
    marked = " ".join(itertools.filterfalse(str.isalpha, words))
    return frozenset(words.union(WORD.compiled.findall(marked)))


CITED_BY = Pattern(
    name="clause_cited_by",
    expression=rf"""(?<!\p{{L}})(?:{words_of("clause_cited_by")})(?:[ ](?:{words_of("clause_cited_by_2")})){{0,4}}(?:[ ](?:khoản|điều|điểm|mục|chương)[ ][\p{{L}}\d.]{{1,6}},?){{0,3}}[ ]$""",
    matches=("theo ", "theo đúng quy định của ", "quy định tại khoản 2, điều 5 ", "kèm theo "),
    rejects=("tuyên truyền ", "thực hiện "),
)
"""Introduces a citation by which something is done."""

YEAR_IN_NAME = Pattern(
    name="clause_year_in_name",
    expression=r"""(?<!năm)[ ](?:19|20)\d\d$""",
    matches=("luật giáo dục 2019",),
    rejects=("luật giáo dục năm 2019", "90/qđ-ttg"),
)
"""A law's year as part of its name."""

CITED_TOO = Pattern(
    name="clause_cited_too",
    expression=r"""[ ]?(?P<mark>,|và|;)[ ]$""",
    matches=(" và ", ", "),
    rejects=(" cho ",),
)
"""What is between two citations of a list."""

NOTE = Pattern(
    name="clause_note",
    expression=r"""\[[ ]?\d{1,3}[ ]?\]|/[ ]?(?:kh|kế[ ]hoạch)[ ]\d[\d.,]*+(?:[ ]\p{L}++){1,3}?(?=[ ]?[,;.()]|$)""",
    matches=("[1]", "/kh 120 hộ, "),
    rejects=("[a]", "/kh-ubnd", "/kh 2023"),
    needs=("[", "/"),
)
"""A footnote's mark, or what was planned beside what was done (`143 hộ/KH 120 hộ`)."""
