"""What a plan states about its own annexes, and slips in the abbreviations of agencies."""

import functools

from patterns.key_word import signs
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

ANNEX_CITED = Pattern(
    name="annex_cited",
    expression=rf"""
      \((?:(?![()]).){{0,60}}(?:kèm[ ]theo|đính[ ]kèm)(?:(?![()]).){{0,40}}\)
    | (?:{words_of("annex_cited")}[ ])?(?:{words_of("annex_cited_2")}[ ])?(?:{words_of("annex_cited_3")})(?:[ ](?:số[ ])?[\divx]{{1,4}})?[ ](?:{words_of("annex_cited_4")})""",
    needs=signs(("kèm theo", "đính kèm", *phrases_of("annex_cited_4"))),
    matches=("(có khung chỉ tiêu kèm theo)", "Chi tiết tại Phụ lục kèm theo", "phụ lục I kèm theo"),
    rejects=("ban hành kèm theo Quyết định",),
)

AIM_OF_YEAR = Pattern(
    name="aim_of_year",
    expression=rf"""^(?:các[ ])?(?:{words_of("aim_of_year")})(?:(?!{words_of("aim_of_year_2")}).){{0,80}}$""",
    matches=("mục tiêu công tác giảm nghèo năm 2022",),
    rejects=("kết quả thực hiện mục tiêu năm 2022", "mục tiêu tăng so với năm 2022"),
)
"""Headings of what is to be done, whose year is the plan's."""

PLAN_OF_PERIOD = Pattern(
    name="plan_of_period",
    expression=rf"""^{words_of("plan_part")}(?:[ ](?:và|thực[ ]hiện)|,|[ ]{words_of("plan_part")}){{0,4}}[ ]kế[ ]hoạch(?:(?!{words_of("aim_of_year_2")}).){{0,120}}[ ]giai[ ]đoạn[ ]20\d\d[ ]?-[ ]?20\d\d$""",
    matches=("giải pháp thực hiện kế hoạch xuất khẩu giai đoạn 2021- 2025",),
    rejects=("kế hoạch đầu tư công giai đoạn 2021-2025", "giải pháp thực hiện kế hoạch"),
)
"""Headings of a part of the plan that name its period."""

AIM_SENTENCE = Pattern(
    name="aim_sentence",
    expression=rf"""(?<=(?:^|[\n.;])[ ]?(?:[-+*][ ])?)(?P<aim>phấn[ ]đấu[ ](?:đạt|hoàn[ ]thành)[ ](?:các[ ])?(?:chỉ[ ]tiêu|mục[ ]tiêu)(?:(?!{words_of("aim_of_year_2")})[^.;\n\d]){{0,60}}[ ]năm[ ]20\d\d)(?!\d|[ ]?-)""",
    matches=("- Phấn đấu đạt chỉ tiêu giảm nghèo năm 2023",),
    rejects=("phấn đấu đạt chỉ tiêu cao hơn so với năm 2023", "đã đạt chỉ tiêu năm 2023"),
    begins=("phấn đấu ",),
)
"""A sentence that aims at what the plan's year is to reach."""

YEAR_NAMED = Pattern(
    name="year_named",
    expression=r"""(?<!\d)(?:năm[ ]|giai[ ]đoạn[ ]20\d\d[ ]?-[ ]?)(?P<year>20\d\d)(?!\d)""",
    matches=("năm 2023", "giai đoạn 2021- 2025"),
    rejects=("số 2023/kh-ubnd",),
)
"""A year, or the last of a period."""

ISSUED_AS_FOLLOWS = Pattern(
    name="issued_as_follows",
    expression=rf"""(?<!\p{{L}}){words_of("issued_as_follows")}[ ]kế[ ]hoạch(?:(?!như[ ]sau|[;\n]).){{0,250}}như[ ]sau""",
    matches=("ban hành Kế hoạch giảm nghèo năm 2022 như sau",),
    rejects=("kế hoạch năm 2022",),
)
"""The sentence that states again what the plan is about."""

ANNEX_HEADING = Pattern(
    name="annex_heading",
    expression=rf"""(?m)^(?:{words_of("annex_heading")})(?:[ ](?:số[ ]?)?[\divx]{{1,4}})?(?=[ .:(]|$)""",
    matches=("PHỤ LỤC I", "Biểu số 02"),
    rejects=("theo Phụ lục I",),
)

NOT_ANNEX = Pattern(
    name="not_annex",
    expression=rf"""{words_of("not_annex")}""",
    matches=("ban hành kèm theo Quyết định số 90",),
    rejects=("phụ lục kèm theo",),
)
"""Annexes of other instruments, and papers that people hand in."""

AGENCY_ABBREVIATED = Pattern(
    name="agency_abbreviated",
    expression=r"""\p{Lu}[ ](?=[thqxpVc])(?<=(?<![\p{L}\d/&-])(?P<short>\p{Lu}{4,10})[ ])(?:tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|thị[ ]trấn|xã|phường|Việt[ ]Nam|các[ ]cấp|cấp)(?!\p{L})""",
    matches=("UBND huyện", "UBMTTQ Việt Nam"),
    rejects=("HĐND", "QĐ-UBND huyện"),
    cased=True,
)
"""The last letter of an agency's abbreviation, and its level; `short` looks back, for few capitals end a word."""

_CAPITALS = Pattern(
    name="capitals",
    expression=r"""(?<!\p{L})\p{Lu}{4,10}(?!\p{L})""",
    matches=("Văn phòng UBND", "MTTQ"),
    rejects=("Ban CHQSx",),
    cased=True,
)


@functools.cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """Every accepted abbreviation, with all names of the agencies that bear it."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("agencies"):
        names = aliases(row)
        printed = {match[0] for name in names for match in _CAPITALS.finditer(name)}
        # The lexicon also lists misprints, so that they are read: one slip from another of the row.
        slips = {short for short in printed if any(_lacks_one(short, full) for full in printed)}
        proper = tuple(name for name in names if not slips.intersection(name.split(" ")))
        for short in printed - slips:
            found[short] = (*found.get(short, ()), *proper)
    return found


@functools.cache
def slip_of(short: str) -> tuple[str, tuple[str, ...]] | None:
    """The accepted abbreviation that a printed one misses by a letter, and its agencies' names; None for any other.

    A letter left out, doubled, or two letters changed about (`UBMTQ`, `UBNDD`, `UNBD`); another letter may be
    another agency.

    >>> slip_of("UBMTQ")[0], slip_of("UBND"), slip_of("HĐNV")
    ('UBMTTQ', None, None)
    """
    known = _abbreviations()
    if short in known:
        return None
    near = next((full for full in sorted(known) if _one_slip(short, full)), None)
    return (near, known[near]) if near else None


def _one_slip(short: str, full: str) -> bool:
    if len(short) == len(full):
        swaps = (full[:at] + full[at + 1] + full[at] + full[at + 2 :] for at in range(len(full) - 1))
        return short in swaps
    if _lacks_one(short, full):
        return True
    doubled = (full[: at + 1] + full[at:] for at in range(len(full)))
    return short in doubled


def _lacks_one(short: str, full: str) -> bool:
    """Whether a letter after the first is left out."""
    return any(full[:at] + full[at + 1 :] == short for at in range(1, len(full)))
