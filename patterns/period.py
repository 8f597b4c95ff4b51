"""The years that a plan covers, as its title or text states them."""

import dataclasses

from patterns.pattern import Match, Pattern

_YEAR = r"(?:19|20)\d\d"
_JOINT = r"(?:[ ]?-[ ]?|[ ]?/[ ]?|[ ](?:đến|tới)[ ](?:hết[ ])?(?:năm[ ])?)"

PERIOD = Pattern(
    name="period",
    expression=rf"""
      (?<![\d/.-])(?:năm[ ](?:học[ ])?)?(?P<first>{_YEAR}){_JOINT}(?P<last>{_YEAR})(?![\d/.]\d)(?:[ ](?:và|,)[ ](?:năm[ ]|đến[ ](?:năm[ ])?)?(?P<later>{_YEAR})(?![\d/-]))?
    | (?:năm|các[ ]năm)[ ](?P<first>{_YEAR})(?:[ ]?,[ ](?:năm[ ])?{_YEAR}){{0,8}}[ ]?(?:,|và)[ ](?:năm[ ])?(?P<last>{_YEAR})(?![\d/-])
    | (?<!tháng[ ]?\d[ ])(?<!tháng[ ]?\d\d[ ])(?:(?<![\p{{L}}])(?P<until>đến|tới)[ ](?:hết[ ]|cuối[ ]|quý[ ][ivx]{{1,3}}[ ])?)?(?<!\p{{L}})năm[ ](?:học[ ])?(?P<single>{_YEAR})(?![\d/])
    | (?<!\p{{L}})(?P<until>đến|tới)[ ](?:hết[ ])?(?P<single>{_YEAR})(?![\d/.])
    """,
    matches=(
        "giai đoạn 2021 - 2025",
        "năm 2023",
        "từ năm 2022 đến năm 2025",
        "đến năm 2030",
        "thời kỳ 2025 - 2030",
        "giai đoạn 1 (2021-2025)",
        "năm học 2022-2023",
        "các năm 2022, 2023 và 2024",
    ),
    rejects=("Nghị quyết 30/2012", "90/QĐ-TTg", "ngày 30 tháng 5 năm 2014", "34/2014/QĐ-TTg"),
)

OUTLOOK = Pattern(
    name="outlook",
    expression=r"(?:tầm[ ]nhìn|định[ ]hướng|hướng[ ](?:đến|tới)|phương[ ]hướng|dự[ ]kiến)(?:[ ](?!năm)\p{L}+){0,3}[ ]$",
    matches=("tầm nhìn ", "định hướng phát triển "),
    rejects=("giai đoạn ", "và "),
)
"""Words before a year that the plan only looks out to."""

PHASE = Pattern(
    name="phase",
    expression=r"giai[ ]đoạn[ ](?:i{1,3}|\d)[ ]?[:,(]?[ ]?(?:từ[ ])?(?:năm[ ])?$",
    matches=("giai đoạn i: từ năm ", "giai đoạn 1 (", "giai đoạn ii từ "),
    rejects=("giai đoạn ", "giai đoạn i của "),
)
"""Words before the years of the one phase of a programme that the plan is for."""

PLAN_MADE = Pattern(
    name="plan_made",
    expression=r"(?:ban[ ]hành|xây[ ]dựng|lập|đề[ ]ra)[ ](?P<plan>(?:kế[ ]hoạch|chỉ[ ]tiêu|phương[ ]án)(?![ ]số)[^\n;]{0,400})",
    matches=("UBND huyện xây dựng Kế hoạch giảm nghèo năm 2022 như sau:",),
    rejects=("ban hành Kế hoạch số 5/KH-UBND",),
)
"""The plan as the sentence that issues it names it."""

PLAN_CLOSED = Pattern(
    name="plan_closed",
    expression=r"trên[ ]đây[ ]là[ ](?:toàn[ ]bộ[ ])?(?:nội[ ]dung[ ])?(?:bản[ ])?(?P<plan>kế[ ]hoạch[^\n;.]{0,400})",
    matches=("Trên đây là Kế hoạch giảm nghèo năm 2022 của UBND huyện.",),
    rejects=("Trên đây là báo cáo",),
)
"""The plan as the closing sentence names it."""

OPEN_AHEAD = Pattern(
    name="open_ahead",
    expression=r"[ ]?(?:,|và)?[ ]?(?:trở[ ]đi|(?:các|những)[ ]năm[ ](?:tiếp[ ]theo|sau|kế[ ]tiếp))(?!\p{L})",
    matches=(" và các năm tiếp theo", " trở đi"),
    rejects=(" và các năm 2023, 2024",),
)
"""Words after a year that leave the end of a period open."""

TERM_OF_OFFICE = Pattern(
    name="term_of_office",
    expression=r"(?:nhiệm[ ]kỳ|khóa[ ]\p{L}{1,6},?)[ ](?:\p{L}+[ ]){0,2}(?:\(|,[ ])?$",
    matches=("nhiệm kỳ ", "khóa xv, "),
    rejects=("giai đoạn ",),
)
"""Words before the years of a term of office, which is not the period of a plan."""

CONGRESS_TERM = Pattern(
    name="congress_term",
    expression=r"nghị[ ]quyết[^\n]{0,60}đại[ ]hội",
    matches=("thực hiện Nghị quyết Đại hội Đảng bộ huyện",),
    rejects=("bầu cử đại biểu",),
)
"""What is carried out over a term: the resolution of a congress, which covers its years."""

_LOOK_BACK = 40
_AND = ("và", "và cả", "và trong", "và kế hoạch", "và nhiệm vụ", "và các", "và giai đoạn", "và thời kỳ", "; giai đoạn")


@dataclasses.dataclass(frozen=True, slots=True)
class Years:
    """Years that a text prints: a span, a year of its own, or only an end (`đến năm 2030`)."""

    first: int | None
    last: int | None
    start: int
    end: int
    own: bool
    """Whether a year of its own is among them."""

    @property
    def until_only(self) -> bool:
        """Whether only the end is stated."""
        return self.first is None


def years_in(folded: str, start: int = 0, end: int | None = None) -> list[Years]:
    """The years that a folded text prints, in order, those that are joined as one; outlooks and terms of office are left out."""
    found: list[Years] = []
    for match in PERIOD.finditer(folded, start, end):
        if _is_outlook(folded, match) or _is_term(folded, match):
            continue
        years = _years(folded, match)
        if found and _joined(folded[found[-1].end : years.start], found[-1], years):
            years = _union(found.pop(), years)
        found.append(years)
    return found


def period_of(folded: str) -> tuple[int | None, int | None] | None:
    """First and last year of a title (folded); None if it states none.

    A single year of its own shows more than a span beside it (`Kế hoạch năm 2024 thực hiện Chương trình … giai
    đoạn 2021-2025`), unless the two are joined (`giai đoạn 2021-2025 và năm 2022`, `năm 2022, giai đoạn 2022 - 2024`).  A plan
    that runs `đến năm 2030` states no first year, one for `năm 2022 và các năm tiếp theo` no last one.  A phase beside its whole is
    what the plan is for (`giai đoạn 2021-2030, giai đoạn I: từ năm 2021 đến năm 2025`).
    """
    found = years_in(folded)
    chosen = next((years for years in found if years.own), None)
    chosen = chosen or next((years for years in found if _is_phase(folded, years)), None)
    chosen = chosen or next((years for years in found if not years.until_only), None) or next(iter(found), None)
    return (chosen.first, chosen.last) if chosen else None


def _years(folded: str, match: Match) -> Years:
    if match["first"]:
        return Years(int(match["first"]), max(int(match["last"]), int(match["later"] or 0)), *match.span(), own=False)
    year = int(match["single"])
    is_open = OPEN_AHEAD.match(folded, match.end()) is not None
    if match["until"]:
        return Years(None, None if is_open else year, *match.span(), own=False)
    return Years(year, None if is_open else year, *match.span(), own=True)


def _joined(between: str, before: Years, after: Years) -> bool:
    """Whether two statements of years are one: by `và`, or a year and the span that follows it by a comma."""
    words = between.strip()
    if after.until_only or before.until_only:
        return False
    return words in _AND or (before.own and not after.own and words in (",", ", giai đoạn", ", thời kỳ"))


def _union(before: Years, after: Years) -> Years:
    firsts = [years.first for years in (before, after) if years.first is not None]
    lasts = [years.last for years in (before, after) if years.last is not None]
    return Years(min(firsts, default=None), max(lasts, default=None), before.start, after.end, before.own or after.own)


def _is_phase(folded: str, years: Years) -> bool:
    return PHASE.search(folded, max(0, years.start - _LOOK_BACK), years.start) is not None


def _is_outlook(folded: str, match: Match) -> bool:
    return OUTLOOK.search(folded, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def _is_term(folded: str, match: Match) -> bool:
    if CONGRESS_TERM.search(folded, max(0, match.start() - 3 * _LOOK_BACK), match.start()):
        return False
    return TERM_OF_OFFICE.search(folded, max(0, match.start() - _LOOK_BACK), match.start()) is not None
