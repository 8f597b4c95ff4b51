"""The years that a plan covers, as its title or text states them."""

from patterns.pattern import Match, Pattern

_YEAR = r"(?:19|20)\d\d"
_JOINT = r"(?:[ ]?-[ ]?|[ ]?/[ ]?|[ ](?:đến|tới)[ ](?:hết[ ])?(?:năm[ ])?)"

PERIOD = Pattern(
    name="period",
    expression=rf"""
      (?<![\d/.-])(?:năm[ ](?:học[ ])?)?(?P<first>{_YEAR}){_JOINT}(?P<last>{_YEAR})(?![\d/.]\d)(?:[ ](?:và|,)[ ](?:năm[ ]|đến[ ](?:năm[ ])?)?(?P<later>{_YEAR})(?![\d/-]))?
    | (?:năm|các[ ]năm)[ ](?P<first>{_YEAR})(?:[ ]?,[ ](?:năm[ ])?{_YEAR}){{0,8}}+[ ]?(?:,|và)[ ](?:năm[ ])?(?P<last>{_YEAR})(?![\d/-])
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

_LOOK_BACK = 40


def period_of(folded: str) -> tuple[int | None, int | None] | None:
    """First and last year of a title (folded); None where it states none.

    A single year of its own tells more than a span beside it (`Kế hoạch năm 2024 thực hiện Chương trình … giai
    đoạn 2021-2025`), unless the two are joined (`giai đoạn 2021-2025 và năm 2022`).  A plan that runs
    `đến năm 2030` states no first year.
    """
    found = [match for match in PERIOD.finditer(folded) if not _is_outlook(folded, match)]
    spans = [match for match in found if match["first"]]
    own = [match for match in found if match["single"] and not match["until"] and not _joined(folded, match, spans)]
    if own:
        return int(own[0]["single"]), int(own[0]["single"])
    if spans:
        return int(spans[0]["first"]), max(int(spans[0]["last"]), int(spans[0]["later"] or 0))
    until = next((int(match["single"]) for match in found if match["until"]), None)
    return (None, until) if until else None


def _joined(folded: str, match: Match, spans: list[Match]) -> bool:
    """Whether a year is only added to a span that holds it."""
    between = next((folded[span.end() : match.start()] for span in reversed(spans) if span.end() <= match.start()), "")
    return between.strip() in ("và", "và kế hoạch", "và nhiệm vụ")


def _is_outlook(folded: str, match: Match) -> bool:
    return OUTLOOK.search(folded, max(0, match.start() - _LOOK_BACK), match.start()) is not None
