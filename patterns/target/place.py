"""Titles that state what a section's figures are."""

import functools

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

QUOTA = Pattern(
    name="quota",
    expression=rf"""(?<!\p{{L}})(?:{words_of("quota")})(?!\p{{L}})""",
    matches=("PHÂN BỔ CHỈ TIÊU HỖ TRỢ NHÀ Ở",),
    rejects=("MỤC TIÊU",),
)
"""Titles of lists that give each place its number."""

POVERTY_PLAN = Pattern(
    name="poverty_plan",
    expression=rf"""(?<!\p{{L}})(?:{words_of("poverty_plan")})(?!\p{{L}})""",
    matches=("Giảm nghèo bền vững năm 2024",),
    rejects=("Chuyển đổi số",),
)
"""Titles of plans on poverty, work and welfare, in which general words mean their codes."""

BUDGET_TITLE = Pattern(
    name="budget_title",
    expression=rf"""(?<!\p{{L}})(?:{words_of("budget_title")})(?!\p{{L}})""",
    matches=("kinh phí thực hiện", "nguồn lực tài chính"),
    rejects=("huy động nguồn lực", "hỗ trợ vốn, kết nối thị trường"),
)
"""Titles of what is spent, and not of what is raised or lent."""

TITLE_YEAR = Pattern(
    name="title_year",
    expression=r"""(?<!\p{L})năm[ ](?P<year>(?:19|20)\d\d)(?!\d|[ ]?-[ ]?\d)|(?:^|:[ ]*|[(])(?:trong[ ]|mục[ ]tiêu[ ]|(?:[\divx]{1,4}[.)][ ]*)?(?:đánh[ ]giá[ ])?(?:tình[ ]hình|kết[ ]quả)(?:[ ](?:đạt[ ]được|thực[ ]hiện|công[ ]tác))?[ ])?(?:giai[ ]đoạn|đến)[ ](?:\d{4}[ ]?-[ ]?)?(?P<year>(?:19|20)\d\d)|(?<!\p{L})đến[ ](?P<year>(?:19|20)\d\d)|31/12/(?P<year>20\d\d)""",
    matches=("mục tiêu năm 2024", "đánh giá tình hình giai đoạn 2017 - 2021", "giai đoạn 2026 - 2030", "đến năm 2030"),
    rejects=("chương trình giảm nghèo giai đoạn 2021 - 2025",),
)
"""The year of a heading's figures; the phase of a programme that it names is not one."""


@functools.lru_cache(maxsize=1024)
def gives_quota(title: str) -> bool:
    """Whether a title (folded) is of a list that gives each place its number."""
    return QUOTA.search(title) is not None


@functools.lru_cache(maxsize=1024)
def title_year(title: str) -> int | None:
    """The last year that a title (folded) states for its figures."""
    found = [match["year"] for match in TITLE_YEAR.finditer(title)]
    return int(found[-1]) if found else None


@functools.lru_cache(maxsize=1024)
def is_on_poverty(title: str | None) -> bool:
    """Whether a plan with this title (as printed) is about poverty, work or welfare, or has none that states what it is about."""
    return title is None or POVERTY_PLAN.found_in(title)
