"""A year beside what it belongs to."""

from patterns.pattern import Pattern

YEAR_AT = Pattern(
    name="year_at",
    expression=r"""(?<!\p{L})(?:đến|cuối|vào|trong|hết)?[ ]?(?:cuối[ ]|hết[ ]|đầu[ ])?năm[ ](?P<year>(?:19|20)\d\d)(?!\d|[ ]?-[ ]?\d)""",
    matches=("đến năm 2025", "Năm 2023", "vào năm 2030", "cuối năm 2019"),
    rejects=("giai đoạn 2021-2025",),
)
