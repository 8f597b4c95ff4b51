"""Names of agencies: by the lexicon in any of their spellings, else by their head word and what may follow it.

Source: Nghị định 24/2014/NĐ-CP and 45/2025/NĐ-CP (sở, phòng), 150/2025/NĐ-CP (communes from July 2025); the names are in
patterns/lexicons/agencies.tsv, the words that open one in agency_heads.tsv, those that end one in duty_verbs.tsv.
"""

import functools
from collections.abc import Iterable, Sequence

from patterns.agency.vocabulary import phrases
from patterns.fold import fold, key
from patterns.lexicon import Row, aliases, rows
from patterns.pattern import Pattern, words

_UNITS_BELOW = r"(?:xã|phường|thị[ ]trấn|huyện|thị[ ]xã|thành[ ]phố|đặc[ ]khu|thôn|bản|ấp)"
_OFFICES = words("cơ quan|đơn vị|thường trực|bộ phận|đầu mối")
_NOT_PARTY = r"(?!\p{L}|[ ](?:đoàn|ủy|hội)(?!\p{L}))"
_LEVEL_WORD = (
    rf"(?:(?:xã|phường)(?:[ ]?[,/][ ]?(?:xã|phường|thị[ ]trấn|đặc[ ]khu){_NOT_PARTY})++|huyện(?:[ ]?[,/][ ]?(?:thị[ ]xã|thành[ ]phố|quận){_NOT_PARTY})++"
    rf"|các[ ]{_UNITS_BELOW}(?:[ ]?(?:,|và)[ ](?:các[ ])?{_UNITS_BELOW}(?!\p{{L}}))*+"
    r"|tỉnh|huyện|thành[ ]phố|thị[ ]xã|quận|xã|phường|thị[ ]trấn|đặc[ ]khu|cấp[ ](?:tỉnh|huyện|xã)|các[ ]cấp|địa[ ]phương)"
)
_PARTY = r"(?:tỉnh|thành|huyện|thị|quận|đảng)[ ]ủy"


_BETWEEN = r"(?:[ ]?[-,&][ ]?(?:và[ ]?)?|[ ]và[ ]?|[ ])"
"""What may join the words of a name."""


def _spellings(name: str) -> str:
    """An expression for a name in which dashes, commas, `&` and `và` between its words may change, go or lose their blanks."""
    return _BETWEEN.join(_words_of(name))


def _words_of(name: str) -> list[str]:
    """The folded words of a name, without what joins them."""
    pieces = fold(name).replace("&", " ").replace("-", " ").replace(",", " ").split()
    return [piece for piece in pieces if piece != "và"]


def _as_tree(names: Iterable[Sequence[str]]) -> str:
    """An expression for names given as their words, in any spelling; words that begin alike are tried once, longer names first."""
    groups: dict[str, list[Sequence[str]]] = {}
    for name in names:
        groups.setdefault(name[0], []).append(name[1:])
    branches = []
    for first, rests in sorted(groups.items()):
        longer = [rest for rest in rests if rest]
        tail = f"(?:{_BETWEEN}{_as_tree(longer)})" if longer else ""
        branches.append(f"{first}{tail}{'?' if longer and len(longer) < len(rests) else ''}")
    return f"(?:{'|'.join(sorted(branches, key=lambda text: (-len(text), text)))})"


@functools.cache
def _listed() -> dict[str, Row]:
    return {_squeezed(alias): row for row in rows("agencies") for alias in aliases(row)}


def _squeezed(name: str) -> str:
    """A name's letters alone: `Phòng LĐ-TB&XH` and `PHÒNG LĐTBXH` are the same."""
    return "".join(word for word in key(name.replace("vàXH", "và XH")).split() if word != "và").replace("vàxh", "xh")


KNOWN_AGENCY = Pattern(
    name="known_agency",
    expression=_as_tree(_words_of(alias) for row in rows("agencies") for alias in aliases(row))
    + rf"(?![\p{{L}}\d])(?:[ ]việt[ ]nam(?!\p{{L}}))?(?:[ ](?P<level>{_LEVEL_WORD}){_NOT_PARTY}|[ ](?P<party>{_PARTY})(?!\p{{L}}))?",
    matches=(
        "Phòng Lao động-TB vàXH",
        "Phòng LĐ-TB&XH",
        "MTTQ huyện",
        "Sở Kế hoạch - Đầu tư",
        "Phòng Kinh tế- Hạ tầng",
        "Ban Tuyên giáo Tỉnh ủy",
    ),
    rejects=("các phòng, ban",),
)
"""An agency of the list, with the word for its level or for the party committee that it serves."""

COMMITTEES = Pattern(
    name="committees",
    expression=r"""
    (?: (?:ủy[ ]ban[ ]nhân[ ]dân|ubnd)[ ](?:các[ ]|cấp[ ]|(?P<number>\d{1,3}(?:/\d{1,3})?)[ ])?(?P<units>(?:xã|phường|thị[ ]trấn|huyện|quận|thị[ ]xã|thành[ ]phố|đặc[ ]khu|tỉnh)(?!\p{L})
        (?:[ ]?(?:,|và|-|/)[ ]?(?:các[ ])?(?:phường|thị[ ]trấn|xã|thị[ ]xã|thành[ ]phố|huyện|quận|đặc[ ]khu)(?!\p{L}|[ ](?:đoàn|ủy)(?!\p{L})))*)
    |   (?:ban[ ](?:nhân[ ]dân|quản[ ]lý|phát[ ]triển|tự[ ]quản|điều[ ]hành|công[ ]tác[ ]mặt[ ]trận)|(?P<chief>trưởng(?:[ ]ban)?))[ ](?:các[ ])?(?:thôn|bản|ấp|khóm|khu[ ]phố|tổ[ ]dân[ ]phố|buôn|làng|xóm|sóc|phum)(?!\p{L})
        (?:[ ]?(?:,|và)[ ]?(?:thôn|bản|ấp|khóm|khu[ ]phố|tổ[ ]dân[ ]phố|buôn|làng|xóm|tổ)(?!\p{L}|[ ]trưởng))*
    |   (?P<bare>các[ ](?:xã|phường|huyện)(?:[ ]?(?:,|và|-)[ ]?(?:các[ ])?(?:phường|thị[ ]trấn|xã|thị[ ]xã|thành[ ]phố|đặc[ ]khu)(?!\p{L}))+) )
    (?:[ ](?:trực[ ]thuộc|trên[ ]địa[ ]bàn|có[ ]liên[ ]quan|liên[ ]quan))?""",
    matches=(
        "UBND các xã, thị trấn",
        "các xã, thị trấn",
        "Ủy ban nhân dân xã, thị trấn",
        "UBND các huyện, thị xã, thành phố",
        "Ủy ban nhân dân các xã có liên quan",
        "UBND 06 phường",
        "Ủy ban nhân dân các phường, đặc khu",
    ),
    rejects=("các phòng, ban", "các hộ"),
)
"""The committees of all units below, or of one."""

HEAD = Pattern(
    name="head",
    expression=rf"""(?<!\p{{L}})(?<!cơ[ ])(?<!cơ[ ]quan[ ])(?!{phrases("agency_heads", "near")}(?!\p{{L}})){phrases("agency_heads", "head")}(?!\p{{L}})""",
    matches=("Sở Y tế", "Trung tâm Y tế", "UBMTTQ huyện"),
    rejects=("Cơ sở", "cơ quan thường trực", "Ban hành", "hội viên"),
)
"""Words that open an agency's name."""

CLASS = Pattern(
    name="agency_class",
    expression=rf"""^{phrases("agency_heads", "class")}$""",
    matches=("trường đại học",),
    rejects=("trường đại học tây nguyên",),
)
"""A head word with a type alone, which names a class and no agency."""

HOLDER = Pattern(
    name="holder",
    expression=rf"""(?<!\p{{L}}){phrases("agency_heads", "holder")}[ ](?:các[ ])?(?=\p{{L}})""",
    matches=("Chủ tịch UBND", "Thành viên Ban Chỉ đạo"),
    rejects=("Chủ tịch",),
)
"""Words before an agency's name that speak of its head or its people and not of the agency."""

_HEADLESS = sorted(
    {_spellings(alias) for row in rows("agencies") for alias in aliases(row) if HEAD.match(fold(alias)) is None},
    key=lambda text: (-len(text), text),
)

START = Pattern(
    name="agency_start",
    expression=rf"""{HEAD.expression}|(?<!\p{{L}})trưởng[ ](?:ban[ ])?(?:các[ ])?(?:thôn|bản|ấp|khóm|buôn|làng|xóm)(?!\p{{L}})|(?<!\p{{L}})(?:{"|".join(_HEADLESS)})(?!\p{{L}})|(?<!\p{{L}})các[ ](?=sở|phòng|ban|hội|xã|phường|huyện|trường|trạm)""",
    matches=("Sở Y tế", "VNPT", "các xã, thị trấn"),
    rejects=("người dân",),
)
"""Where an agency's name, or a list of them, may begin."""

NAME_END = Pattern(
    name="name_end",
    expression=rf"""(?:{phrases("duty_verbs")}|(?<![Cc]huyển[ ])giao|(?<![Tt]rợ[ ])giúp|(?<!dục[ ])thường[ ]xuyên|(?<!tư[ ])xây[ ]dựng)(?!\p{{L}})""",
    matches=("chủ trì", "giao nhiệm vụ", "xây dựng"),
    rejects=("nông thôn",),
)
"""A verb or particle that, in small letters, ends a name that is in no list."""

VERB = Pattern(
    name="duty_verb",
    expression=rf"""\G(?:{phrases("duty_verbs", "verb")}|giao|giúp|thường[ ]xuyên|xây[ ]dựng)(?!\p{{L}})""",
    matches=("chủ trì", "giao nhiệm vụ", "xây dựng"),
    rejects=("của", "nông thôn"),
)
"""A verb that says what an agency does."""

NAME_WORD = Pattern(
    name="name_word",
    expression=r"""\G(?P<join>[ ]?[-–/][ ]?|[ ]?,[ ]|[ ]và[ ]|[ ]&[ ]|[ ])(?P<word>số[ ]\d{1,3}(?!\d)|\p{L}[\p{L}']*(?:\.\p{L}+)?)""",
    matches=(" Xúc", " - Chuyển", ", Thể"),
    rejects=(". Sở",),
    cased=True,
)
"""The next word of a name and what joins it to the one before."""

HEADING_END = Pattern(
    name="heading_end",
    expression=r"""\G[ .]*(?::|\n|$)""",
    matches=(":", ""),
    rejects=(" tổ chức",),
)
"""Where a heading ends: its line, or a colon."""

UNIT_END = Pattern(
    name="unit_end",
    expression=rf"""\G[ ](?:(?P<level>{_LEVEL_WORD}){_NOT_PARTY}|(?P<party>{_PARTY})(?!\p{{L}})(?:[ ](?:xã|phường)(?!\p{{L}}))?)""",
    matches=(" huyện", " Tỉnh ủy", " các xã, thị trấn"),
    rejects=(" huyện đoàn",),
)
"""The word for its level, or for the party committee that it serves, which ends a name."""

PROPER_NAME = Pattern(
    name="proper_name",
    expression=r"""\G\p{Lu}[\p{Ll}']*(?:[ ]\p{Lu}[\p{Ll}']*){1,3}(?!\p{L})""",
    matches=("Ba Xa, Ba Động", "Hang Kia", "Ba Động khám"),
    rejects=("Văn hóa", "Ba"),
    cased=True,
)
"""The name of a place or person in a list (`Trạm Y tế Pà Cò, Hang Kia và Cun Pheo`)."""

COLLECTIVE_NOUN = Pattern(
    name="collective_noun",
    expression=rf"""\G{words("cơ quan|đơn vị|doanh nghiệp|nhân dân|chính quyền|đoàn thể|hộ|các|địa phương|tổ chức|cá nhân|ngành|cộng đồng|người")}(?!\p{{L}})""",
    matches=("đơn vị",),
    rejects=("công trình",),
)
"""What in small letters behind `và` begins another member of a list and no further part of a name."""


OFFICE_NOUN = Pattern(
    name="office_noun",
    expression=rf"""\G{_OFFICES}(?!\p{{L}})""",
    matches=("Cơ quan thường trực",),
    rejects=("Văn phòng",),
)
"""What says behind a dash what an agency is, and is not part of its name."""


@functools.lru_cache(maxsize=4096)
def canonical_agency(printed: str) -> str | None:
    """The listed name of an agency in any of its spellings (without its level word); None where it is in no list."""
    row = _listed().get(_squeezed(printed)) or _listed().get(_squeezed(printed).removesuffix("việtnam"))
    return row["canonical"] if row else None


@functools.cache
def level_of_agency(canonical: str) -> str:
    """The level of a listed agency: `province`, `district`, `commune`, `central`, `any`, or `none` where none is added."""
    return next(row["level"] for row in rows("agencies") if row["canonical"] == canonical)


@functools.cache
def _compounds() -> frozenset[tuple[str, str]]:
    """All neighbouring syllables of the listed compounds and agencies."""
    names = [*(row["canonical"] for row in rows("compounds")), *(row["canonical"] for row in rows("agencies"))]
    return frozenset(pair for name in names for pair in zip(key(name).split(), key(name).split()[1:], strict=False))


def is_compound(first: str, second: str) -> bool:
    """Whether two syllables are one word (`Kinh tế`), so that the second one, in small letters, goes on with a name."""
    return (fold(first), fold(second)) in _compounds()


LEVEL_OF_ISSUER = Pattern(
    name="level_of_issuer",
    expression=r"""^ủy[ ]ban[ ]nhân[ ]dân[ ](?P<kind>tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu)(?!\p{L})""",
    matches=("Ủy ban nhân dân thị xã Ngã Năm",),
    rejects=("Sở Y tế",),
)

REGION = Pattern(
    name="region",
    expression=r"""\G(?:[ ]?-)?(?:[ ]chi[ ]nhánh)?[ ]khu[ ]vực(?:[ ](?:[ivx]{1,5}|\d{1,2})(?!\p{L}))?(?:[ ]-[ ]phòng[ ]giao[ ]dịch(?:[ ]số[ ]\d{1,2})?)?(?=[ ]?[:,;.)-]|[ ]\p{L}|$)""",
    matches=(" Khu vực 11: ", " khu vực XIV", " Chi nhánh khu vực 14"),
    rejects=(" tỉnh",),
)
"""The region that a branch is for (`Kho bạc Nhà nước Khu vực XIV`).  Source: the reorganisation of 2025."""

NUMBERED = Pattern(
    name="numbered_office",
    expression=r"""(?<=cơ[ ]sở)[ ]\d{1,2}(?![\d.,/%]\d|\d|%)""",
    matches=("thuế cơ sở 5",),
    rejects=("cơ sở 5%",),
)
"""The number of a local office (`Thuế cơ sở 5`).  Source: the reorganisation of 2025."""

BRANCH = Pattern(
    name="branch",
    expression=r"""\G(?:[ ]?-)?[ ]chi[ ]nhánh(?=[ ]\p{L})""",
    matches=(" - Chi nhánh Hải Phòng", " chi nhánh tỉnh"),
    rejects=("Chi nhánh tỉnh",),
)
"""The word for a branch behind a bank's or federation's name."""

GROUP = Pattern(
    name="group",
    expression=r"""(?:các[ ](?P<kind>sở|phòng|ban|hội)(?:[ ]?,[ ](?:ban|ngành|phòng|đoàn[ ]thể)){0,3}(?:[ ](?:huyện|tỉnh|thành[ ]phố|quận|thị[ ]xã|xã))?(?:[ ]?:[ ]?|[ ])|(?P<kind>sở|phòng|hội)[ ]?:[ ]?)(?=\p{L})""",
    matches=("các Sở: Y tế", "Các phòng: Y tế", "các sở, ngành: Y tế", "các Sở Tài chính, Y tế"),
    rejects=("Sở Y tế", "các sở, ban, ngành."),
)
"""The kind of the agencies whose fields are listed behind it (`các Sở: Y tế, Xây dựng`)."""

LIST_MARK = Pattern(
    name="list_mark",
    expression=rf"""\G(?:[ ]?[,;/][ ]?(?:và[ ]|cùng[ ](?:với[ ])?)?|[ ]?(?<!\p{{L}})và[ ]|[ ]-[ ](?!{_OFFICES}(?!\p{{L}}))|[ ](?:cùng|cùng[ ]với|với)[ ])(?:với[ ])?""",
    matches=(", ", " và ", "; và "),
    rejects=(": ",),
)
"""What parts the agencies of a list."""


@functools.cache
def field_of(kind: str) -> Pattern:
    """The fields of the listed agencies of a kind, in any spelling (`Y tế` of the kind `sở`)."""
    fields = {
        _spellings(alias[len(kind) + 1 :])
        for row in rows("agencies")
        for alias in aliases(row)
        if fold(alias).startswith(f"{kind} ")
    }
    return Pattern(
        name="field",
        expression=rf"(?:{'|'.join(sorted(fields, key=lambda text: (-len(text), text))) or '(?!)'})(?![\p{{L}}\d])",
        matches=(),
    )
