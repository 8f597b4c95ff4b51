"""Projects as the sentences and lists of duties name them: by number, by title, by what is listed above."""

from patterns.pattern import Pattern

LISTED_PROJECT = Pattern(
    name="listed_project",
    expression=r""";[ ](?=(?:tiểu[ ]?dự[ ]?án|dự[ ]án)[ ]\d)""",
    matches=("; Tiểu dự án 1 của Dự án 4",),
    rejects=("; dự án khác",),
)
"""Where a list of projects continues after a semicolon."""

PROJECT_NUMBERS = Pattern(
    name="project_numbers",
    expression=r"""các[ ](?P<sub>tiểu[ ])?dự[ ]án(?:[ ]thành[ ]phần)?(?:[ ]số)?[ ]?:?[ ](?P<numbers>\d{1,2}(?:(?:[ ]?[,;][ ]|[ ]và[ ])\d{1,2}(?![\d%]|[.,]\d))+)""",
    matches=("các dự án: 2, 3 và 5",),
    rejects=("các dự án khác", "14 dự án"),
)
"""Projects by their numbers alone."""

PARTS_ABOVE = Pattern(
    name="parts_above",
    expression=r"""(?:các|những|\d)[ ](?:tiểu[ ]dự[ ]án|tda)(?:[ ]thành[ ]phần)?[ ](?:đã[ ])?(?:nêu[ ]trên|nói[ ]trên|trên(?![ ]địa)|này)(?!\p{L})""",
    matches=("các tiểu dự án nêu trên", "03 tiểu dự án trên."),
    rejects=("các tiểu dự án trên địa bàn", "tiểu dự án 2"),
)
"""All sub-projects of the project above."""

PARTS_LEFT = Pattern(
    name="parts_left",
    expression=r"""(?:các[ ]|những[ ])?(?:tiểu[ ]?dự[ ]?án|tda)(?:[ ]thành[ ]phần)?[ ]còn[ ]lại""",
    matches=("các tiểu dự án còn lại",),
    rejects=("Tiểu dự án 2", "phần còn lại"),
)
"""The sub-projects that are left when the others in a list have theirs."""

PROJECT_TITLES = Pattern(
    name="project_titles",
    expression=r"""các[ ](?:tiểu[ ])?dự[ ]án(?:,[ ](?:tiểu[ ])?dự[ ]án)?[ ]?:[ ](?=\p{L})""",
    matches=("các dự án, tiểu dự án: Đa dạng hóa sinh kế",),
    rejects=("các dự án: 2, 3",),
)
"""What leads in a list of projects by their titles."""

PROJECT_BY_TITLE = Pattern(
    name="project_by_title",
    expression=r"""(?<!\p{L})(?:tiểu[ ]?)?dự[ ]?án(?:[ ]về)?[ ][“"]?(?=\p{L})""",
    matches=("Tiểu dự án Cải thiện dinh dưỡng", "dự án “Đa dạng hóa sinh kế”"),
    rejects=("Tiểu dự án 2",),
)
"""What is before the title of a project that is named without its number."""

PROJECT_BULLET = Pattern(
    name="project_bullet",
    expression=r"""\G(?:tiểu[ ]?dự[ ]?án|dự[ ]?án|tda|da)[ ]?(?:số[ ])?(?:\d|[ivx])""",
    matches=("Dự án 4", "Tiểu dự án 2"),
    rejects=("dự án khác",),
)
"""A project that opens a line of a list."""
