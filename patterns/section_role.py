"""What the words of a title or a lead-in state a section is for: objectives, present state, results, money, organisation, bases, rules, content.

All words of titles are rows of `lexicons/section_titles.tsv`.  At each place of a title the longest phrase counts, so that
`đặc biệt khó khăn` hides `khó khăn` and `kết quả cần đạt` hides `kết quả`.
"""

import functools
from collections.abc import Mapping
from typing import Literal

from patterns import lexicon
from patterns.fold import fold
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

Role = Literal["objectives", "state", "results", "money", "organisation", "bases", "rules", "content"]
_ROLES: Mapping[str, Role] = {
    "objectives": "objectives",
    "state": "state",
    "results": "results",
    "money": "money",
    "organisation": "organisation",
    "bases": "bases",
    "rules": "rules",
    "content": "content",
}
"""The codes of the lexicon; a row without one hides its words."""

_PHRASES: Mapping[str, Role | None] = {
    fold(name): _ROLES.get(row["code"]) for row in lexicon.rows("section_titles") for name in lexicon.aliases(row)
}

TITLE_WORDS = Pattern(
    name="title_words",
    expression=rf"(?<!\p{{L}})(?P<phrase>{words('|'.join(_PHRASES))})(?!\p{{L}})",
    matches=("I. MỤC TIÊU", "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN", "xã đặc biệt khó khăn"),
    rejects=("Sở Y tế",),
)
"""A phrase that shows, or hides, what a section is for; the longest at its place."""


TITLE_END = Pattern(
    name="title_end",
    expression=r"""(?<=\p{L}\p{L}|\p{L}[)”"])(?<!(?<!\p{L})(?:tp|tx|tt|ts|bs|gs|th))[.;][ ](?=\p{L})""",
    matches=("giảm nghèo về thông tin. đào tạo kỹ năng số", "với 800 lượt người tham dự. kinh phí"),
    rejects=("tiểu dự án 1. hỗ trợ", "tp. hồ chí minh"),
    needs=(". ", "; "),
)
"""Where a title ends that a heading's text runs on from."""


COMPONENT_TITLE = Pattern(
    name="component_title",
    expression=r"""^[\W\d]*+(?:(?:[ivx]{1,5}|[a-zđ])[.)][ ])?(?:tiểu[ ])?dự[ ]án[ ](?:thành[ ]phần[ ])?(?:số[ ])?\d""",
    matches=("dự án 9: đầu tư phát triển nhóm dân tộc còn nhiều khó khăn", "b) tiểu dự án 2: giảm thiểu"),
    rejects=("kết quả thực hiện dự án 1", "dự án trọng điểm"),
)
"""A title that is a project's name, whose words (`còn nhiều khó khăn`) state nothing about what its section is for."""

INDICATOR_TITLE = Pattern(
    name="indicator_title",
    expression=rf"""^[\W\d]*(?:{words_of("indicator_title")})(?!\p{{L}})""",
    matches=("tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục", "- mức độ hài lòng"),
    rejects=("kết quả giảm tỷ lệ hộ nghèo", "mục tiêu"),
)
"""Words before a colon that name what is measured, and no section."""


LOOKS_AHEAD = Pattern(
    name="looks_ahead",
    expression=rf"""(?<!\p{{L}})(?:{words_of("looks_ahead")})(?!\p{{L}})""",
    matches=("nhiệm vụ, giải pháp", "2. phương hướng năm 2024"),
    rejects=("các hoạt động can thiệp", "kiểm tra, giám sát"),
)
"""Words of a title that state what is to be done: not those that only name what was, or will be, done (`các hoạt động can thiệp`)."""

AIM_MET = Pattern(
    name="aim_met",
    expression=r"""(?<!\p{L})(?:thực[ ]hiện|hoàn[ ]thành)(?:[ ](?:các|những|một[ ]số))?[ ]$""",
    matches=("đánh giá việc thực hiện ", "mức độ hoàn thành các "),
    rejects=("thực hiện tốt ", "đã thực hiện"),
)
"""Words before an aim that make it what a report looks back on (`đánh giá việc thực hiện kế hoạch năm 2023`)."""


@functools.lru_cache(maxsize=4096)
def roles_in(title: str) -> tuple[Role, ...]:
    """What a title (folded) speaks of, in the order of its words.

    >>> roles_in(fold("MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP"))
    ('objectives', 'content', 'content')
    """
    if INDICATOR_TITLE.match(title) or COMPONENT_TITLE.match(title):
        return ()
    found: list[Role] = []
    for match in TITLE_WORDS.finditer(title):
        role = _PHRASES[match["phrase"]]
        met = role == "objectives" and "results" in found and AIM_MET.search(title, 0, match.start())
        if role is not None and not met:
            found.append(role)
    return tuple(found)
