"""Names of the issuers that issue instruments: where a name begins, how far it goes, and its full form.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2; the central issuers are in patterns/lexicons/issuers.tsv, abbreviated
parts of names in patterns/lexicons/name_parts.tsv.
"""

import dataclasses
import functools

import regex

from patterns.citation.type import TYPES
from patterns.citation.vocabulary import ISSUER_HEADS, OPENERS, STRONG_OPENERS, of_kind
from patterns.fold import fold, key
from patterns.lexicon import aliases, rows
from patterns.name_tree import CLOSE_JOINTS, NameTree
from patterns.pattern import Pattern

NAME_STOP = Pattern(
    name="name_stop",
    expression=rf"""
      [;.(")\n|] | ,[ ] | [ ]số[ ]?:?[ ]?\d
    | [ ](?:{STRONG_OPENERS}|{of_kind("ends a name")})(?!\p{{L}})
    | (?<!(?<!\p{{L}})ban(?=[ ]chỉ[ ]đạo))[ ](?P<weak>{OPENERS})(?!\p{{L}})
    | [ ]và[ ](?:các[ ])?(?:{TYPES})(?=[ ](?:số|của|\d))
    """,
    matches=("Sở Y tế về việc", "Ban Dân tộc, ", "Sở Xây dựng và Quyết định số"),
    rejects=("Sở Nội vụ và Sở",),
)
"""What ends the name of an issuer that is in no list; a `weak` word ends it only in small letters (`Ban Tổ chức Tỉnh ủy`)."""

SECOND_ISSUER = Pattern(
    name="second_issuer",
    expression=rf"""[ ](?:và|-)[ ](?=(?:{ISSUER_HEADS})(?!\p{{L}}))""",
    matches=(" và Hội Nông dân",),
    rejects=(", Sở Y tế",),
)
"""What joins an issuer to a second one."""

AFTER_JOINT = Pattern(
    name="after_joint",
    expression=rf"""\G(?:[ ]?(?:[;.(\n]|,?[ ]ngày|$)|[ ](?:{STRONG_OPENERS})(?!\p{{L}}))""",
    matches=(" về việc", ";"),
    rejects=(" đã tổ chức", ", chủ trì"),
)
"""What follows the name of the second of two issuers."""

_ISSUER_LINK = regex.compile(
    r"[ ]?(?:,|-|–)[ ](?:và[ ])?(?=(?:Bộ|Ủy[ ]ban|Sở|Ban|Hội|Liên[ ]đoàn|Tòa|Viện|Ngân[ ]hàng|Thanh[ ]tra)[ ])",
    regex.VERBOSE,
)

_DASH_LINK = regex.compile(r"(?<=^(Bộ|Sở|Ủy[ ]ban|Hội|Phòng)[ ][^-–]{3,80}?)[ ]?[-–][ ](?=\1[ ])", regex.VERBOSE)
_DASHED = regex.compile(r"(?<=\p{Ll})[ ]?[-–][ ]?(?=\p{Lu}\p{Ll})", regex.VERBOSE)
_STEERING_WORDS = regex.compile(r"(?<!\p{L})[Bb]an[ ][Cc]hỉ[ ][Đđ]ạo(?!\p{L})", regex.VERBOSE)
_LEVEL_LAST = regex.compile(r"(?<=[ ])(?:Tỉnh|Huyện|Xã|Phường|Thành[ ]phố|Thị[ ]xã|Quận)$", regex.VERBOSE)


def spaced(name: str) -> str:
    """An issuer's name single-spaced, with ` - ` between its parts and `và` between two issuers, the level at its end in small letters."""
    joined = _DASHED.sub(" - ", _DASH_LINK.sub(" và ", " ".join(name.split())))
    return _LEVEL_LAST.sub(lambda match: match[0].lower(), _STEERING_WORDS.sub("Ban Chỉ đạo", joined))


def joined_with_and(names: str) -> str:
    """Issuers that issue together, the last joined with `và` (`Bộ Tài chính - Bộ Y tế` as `Bộ Tài chính và Bộ Y tế`)."""
    *others, last = _ISSUER_LINK.sub("\n", names).split("\n")
    return f"{', '.join(others)} và {last}" if others else last


JOINT_TAIL = Pattern(
    name="joint_tail",
    expression=rf"""
    (?: (?! [;.(\n"] | ,?[ ](?:{STRONG_OPENERS}|{of_kind("ends joint names")})(?!\p{{L}}) | [ ](?:thực[ ]hiện|triển[ ]khai)(?!\p{{L}}) ) . ){{0,200}}+""",
    matches=("Bộ Tài chính - Bộ Y tế",),
    rejects=(),
)
"""How far the names of several issuers go that issue one instrument together."""

TOGETHER = Pattern(
    name="together",
    expression=r"""^(?i:liên[ ])(?P<kind>(?i:bộ|sở))[ ]?:?[ ](?!Bộ|Sở)""",
    matches=("Liên Bộ Nội vụ - Tài chính", "liên Sở: Tài chính, Y tế"),
    rejects=("Liên Bộ: Bộ Y tế", "Liên đoàn Lao động"),
    cased=True,
)
"""What is before the fields of several issuers of one kind."""

FIELD_LINK = Pattern(
    name="field_link",
    expression=r"""[ ]?[-–,][ ]|[ ]và[ ]""",
    matches=("Nội vụ - Tài chính", "Y tế và Công an"),
    rejects=("Nội vụ",),
    cased=True,
)
"""What may part two fields."""


def _words_of(name: str) -> list[str]:
    return [piece for piece in key(name).split() if piece != "và"]


def _squeezed(name: str) -> str:
    return "".join(_words_of(name))


_HEADS = of_kind("head of a central body")

ISSUER_HEAD = Pattern(
    name="issuer_head",
    expression=rf"""\G{_HEADS}[ ]""",
    matches=("Bộ trưởng Bộ Tư pháp", "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc"),
    rejects=("Bộ Tư pháp",),
)
"""The head of a central issuer, before the issuer's name."""

GENERAL_DEPARTMENT = Pattern(
    name="general_department",
    expression=r"""\G[ ]-[ ]tổng[ ]cục[ ]\p{L}+[ ]\p{L}+""",
    matches=(" - Tổng cục Thống kê",),
    rejects=(" - Cục Thống kê",),
)
"""A general department after the ministry that it belongs to."""


@dataclasses.dataclass(frozen=True, slots=True)
class KnownIssuer:
    """A central agency of the list where it is printed."""

    start: int
    name_start: int
    """Where the issuer's name begins, after the title of its head."""
    name_end: int
    end: int


def known_issuer(folded: str, start: int = 0) -> KnownIssuer | None:
    """The central agency of the list, in any spelling, that begins at a place of a folded text, with the title of its head.

    >>> known_issuer("bộ trưởng bộ lđ-tb&xh về việc")
    KnownIssuer(start=0, name_start=10, name_end=21, end=21)
    """
    head = ISSUER_HEAD.match(folded, start)
    for name_start in (head.end(), start) if head else (start,):
        if name_end := _names().end(folded, name_start):
            department = GENERAL_DEPARTMENT.match(folded, name_end)
            return KnownIssuer(start, name_start, name_end, department.end() if department else name_end)
    return None


@functools.lru_cache(maxsize=4096)
def is_central(issuer: str | None) -> bool:
    """Whether an issuer's name is that of a central issuer, whose instruments are for no one province."""
    known = known_issuer(fold(issuer)) if issuer else None
    return known is not None and issuer is not None and known.end == len(issuer)


@functools.cache
def _names() -> NameTree:
    return NameTree((_words_of(alias) for row in rows("issuers") for alias in aliases(row)), CLOSE_JOINTS)


@functools.cache
def _listed() -> dict[str, str]:
    return {_squeezed(alias): row["canonical"] for row in rows("issuers") for alias in aliases(row)}


@functools.lru_cache(maxsize=4096)
def canonical_issuer(printed: str) -> str | None:
    """The listed name of a central issuer in any of its spellings."""
    return _listed().get(_squeezed(printed))


@functools.cache
def central_symbols() -> frozenset[str]:
    """The symbols of central issuers, in capitals (`TTG`, `BYT`)."""
    return frozenset(code.upper() for row in rows("issuers") for code in row["symbols"].split("|") if code)


HEAD_OF = Pattern(
    name="head_of",
    expression=r"""(?:phó[ ])?(?:giám[ ]đốc|trưởng(?=[ ](?:phòng|ban))|chánh(?=[ ](?:văn[ ]phòng|thanh[ ]tra))|thủ[ ]trưởng|chi[ ]cục[ ]trưởng|cục[ ]trưởng)[ ]""",
    matches=("Giám đốc Sở Y tế", "Trưởng phòng Nội vụ"),
    rejects=("Sở Y tế",),
)
"""The head of an office, before the office's name (of which `Trưởng phòng` already states a word)."""

ABBREVIATED = Pattern(
    name="abbreviated",
    expression=r"\p{Lu}{2,}|&",
    matches=("Bộ LĐTBXH", "Bộ NN&PTNT"),
    rejects=("Bộ Y tế",),
    cased=True,
)

PARTY_PLACE = Pattern(
    name="party_place",
    expression=r"[ ](?P<name>(?:\p{Lu}\p{L}*|\d{1,2})(?:[ ]\p{Lu}\p{L}*){0,3})",
    matches=(" Sơn La", " Lâm Đồng"),
    rejects=(" về việc",),
    cased=True,
)

_SHORT = regex.compile(
    r"(?<![\p{L}(&-])(?:"
    + "|".join(sorted((regex.escape(alias) for row in rows("name_parts") for alias in aliases(row)[1:]), key=lambda text: (-len(text), text)))
    + r")(?![\p{L}&)])"
)  # fmt: skip


@functools.cache
def _long() -> dict[str, str]:
    return {alias: row["canonical"] for row in rows("name_parts") for alias in aliases(row)[1:]}


@functools.lru_cache(maxsize=4096)
def written_out(name: str) -> str:
    """An issuer's name with its abbreviations written out (`UBND tỉnh` as `Ủy ban nhân dân tỉnh`).

    An abbreviation in brackets after its own long form is left as printed.
    """
    return _SHORT.sub(lambda match: _long()[match[0]], name)
