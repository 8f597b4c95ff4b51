"""The years that a plan covers, as its title or text states them."""

from patterns.pattern import Match, Pattern

_YEAR = r"(?:19|20)\d\d"

PERIOD = Pattern(
    name="period",
    expression=rf"""
      (?:giai[ ]đoạn|thời[ ]kỳ|nhiệm[ ]kỳ)[ ](?:[ivx\d]{{1,3}}[ ]?[(:]?[ ]?)?(?:từ[ ])?(?:năm[ ])?(?P<first>{_YEAR})(?:[ ]?-[ ]?|[ ]đến[ ]|,[ ])(?:năm[ ])?(?P<last>{_YEAR})
    | từ[ ](?:năm[ ])?(?P<first>{_YEAR})[ ](?:đến|-)[ ](?:hết[ ])?(?:năm[ ])?(?P<last>{_YEAR})
    | (?:năm|các[ ]năm)[ ](?P<first>{_YEAR})[ ]?(?:-|,|và|đến)[ ]?(?:năm[ ])?(?P<last>{_YEAR})
    | \((?P<first>{_YEAR})[ ]?-[ ]?(?P<last>{_YEAR})\)
    | 5[ ]năm[ ](?P<first>{_YEAR})[ ]?-[ ]?(?P<last>{_YEAR})
    | (?<!tầm[ ]nhìn[ ])(?:đến[ ]năm|đến[ ]hết[ ]năm)[ ](?P<until>{_YEAR})
    | (?<!\p{{L}})năm[ ](?:học[ ])?(?P<single>{_YEAR})(?!\d)
    """,
    matches=(
        "giai đoạn 2021 - 2025",
        "năm 2023",
        "từ năm 2022 đến năm 2025",
        "đến năm 2030",
        "thời kỳ 2025 - 2030",
        "giai đoạn 1 (2021-2025)",
    ),
    rejects=("Nghị quyết 30/2012", "90/QĐ-TTg"),
)


def period_of(folded: str) -> tuple[int | None, int | None] | None:
    """First and last year of a title (folded); None where it states none.

    A span of years tells more than a single one beside it only where the single one is not the plan's
    own: `Kế hoạch năm 2024 thực hiện Chương trình … giai đoạn 2021-2025` is a plan of 2024.
    """
    found = list(PERIOD.finditer(folded))
    singles = [match for match in found if match["single"]]
    spans = [match for match in found if match["first"]]
    if _own_year(folded, singles):
        own = next(match for match in singles if not _is_end(folded, match))
        return int(own["single"]), int(own["single"])
    if spans:
        return int(spans[0]["first"]), int(spans[0]["last"])
    untils = [match for match in found if match["until"]]
    return (None, int((untils or singles)[0]["until"] or singles[0]["single"])) if untils or singles else None


def _own_year(folded: str, singles: list[Match]) -> bool:
    return any(not _is_end(folded, match) for match in singles)


def _is_end(folded: str, match: Match) -> bool:
    """`tầm nhìn đến năm 2045` and `từ năm …` are parts of a span, not a year of its own."""
    return folded[max(0, match.start() - 4) : match.start()].endswith(("đến ", "từ "))
