"""Years of a list, in the order of their figures."""

from patterns.pattern import Pattern

_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"

YEAR_LIST = Pattern(
    name="year_list",
    expression=rf"""(?P<first>{_YEAR})(?:[ ]?-[ ]?(?P<last>{_YEAR})|(?:(?:,|[ ]và|;)[ ](?:năm[ ])?(?P<more>{_YEAR}))*+)""",
    matches=("2022, 2023 và 2024", "2022 - 2025"),
    rejects=("năm 22",),
)
"""Years that follow each other, or the first and the last of them."""

_MOST_YEARS = 12


def year_list(folded: str, start: int, end: int) -> tuple[int, ...]:
    """The years of the last list of two or more between two offsets; empty if there is none."""
    found: tuple[int, ...] = ()
    for match in YEAR_LIST.finditer(folded, start, end):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        listed = (first, *map(int, match.captures("more"))) if last == first else tuple(range(first, last + 1))
        if 1 < len(listed) <= _MOST_YEARS:
            found = listed
    return found
