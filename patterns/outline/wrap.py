"""Where a hard-wrapped line goes on in the next one, told by the words themselves.

All patterns here are matched on folded lines.
"""

import functools
import itertools

from patterns.fold import fold
from patterns.lexicon import rows
from patterns.pattern import Pattern, words

OPEN_END = Pattern(
    name="open_end",
    expression=rf"""(?: [,/(-] | \b{words("số|ngày|tháng|năm|và|của|về|tại|theo|với|cho|từ|đến|là|các|những|giai đoạn|căn cứ|hoặc|do|để|bằng|trên|trong|ban hành")}
      | ^(?:để[ ]|tiếp[ ]tục[ ])?(?:thực[ ]hiện|triển[ ]khai|theo[ ]đề[ ]nghị|xét[ ]đề[ ]nghị|trên[ ]cơ[ ]sở) | ^(?:theo|xét)[ ]đề[ ]nghị[ ]của(?:[ ]\p{{L}}{{1,8}}){{1,4}} )$""",
    matches=("Căn cứ Nghị định số", "giai đoạn 2021 -", "Kế hoạch và", "842/QĐ-", "Thực hiện", "Theo đề nghị của Ban"),
    rejects=("MỤC TIÊU", "theo quy định.", "Sơ", "Tổ chức thực hiện"),
)
"""A line that cannot be the end of a paragraph."""

PLACE_END = Pattern(
    name="place_end",
    expression=rf"""\b{words("thị trấn|thị xã|huyện|tỉnh|xã|ubnd|ủy ban nhân dân")}$""",
    matches=("ngày 02/8/2022 của UBND tỉnh",),
    rejects=("các xã, thị trấn:",),
)
"""A line that goes on where it is a long one (`của UBND tỉnh⏎Hòa Bình`), and ends a heading where it is short."""

PARAGRAPH_START = Pattern(
    name="paragraph_start",
    expression=rf"""{words("căn cứ|thực hiện|xét đề nghị|theo đề nghị|nơi nhận|phụ lục|trên đây là|kế hoạch này")}\b|(?:tiểu[ ])?dự[ ]án[ ](?:thành[ ]phần[ ])?\d{{1,2}}[ ]?[:.][ ]""",
    matches=("Căn cứ Luật", "Nơi nhận:", "Tiểu dự án 1: Hỗ trợ", "Dự án 4. Phát triển"),
    rejects=("căn nhà", "Dự án 4 của Chương trình"),
)
"""Words that open a paragraph of their own even where the line before is full."""

CLOSED_END = Pattern(
    name="closed_end",
    expression=r"""[.;:!?…]["')\]]{0,2}$ | \./\.$""",
    matches=("theo quy định.", "như sau:", "(vốn sự nghiệp);", "này./."),
    rejects=("2021", "của"),
)
"""A line that ends a clause."""


def is_closed(folded: str) -> bool:
    """Whether a folded line ends a clause; most are told by their last character."""
    return folded.endswith(_CLOSERS) or (folded.endswith(_BEHIND) and CLOSED_END.search(folded) is not None)


_CLOSERS = (".", ";", ":", "!", "?", "…")
_BEHIND = ('"', "'", ")", "]")


@functools.cache
def dashed_names() -> frozenset[tuple[str, str]]:
    """The words on both sides of each dash inside an agency's name (`động`, `thương`).

    Tells `Bộ Lao động⏎- Thương binh`, a name over two lines, from a new list item.
    """
    pairs = {(["kinh", "tế"][-1], "xã"), (["quốc", "phòng"][-1], "an")}
    for row in rows("agencies"):
        pieces = fold(row["canonical"]).split(" - ")
        pairs |= {(left.split()[-1], right.split()[0]) for left, right in itertools.pairwise(pieces)}
    return frozenset(pairs)


def goes_on_with_dash(line: str, following: str) -> bool:
    """Whether `following`, which opens with a dash, continues the name or span of years that `line` breaks off."""
    before, after = fold(line).split(), fold(following).lstrip("- ").split()
    if not before or not after:
        return False
    return (before[-1], after[0].rstrip(".,;:")) in dashed_names() or (
        _is_year(before[-1]) and _is_year(after[0].rstrip(".,;:)"))
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word.startswith(("19", "20"))
