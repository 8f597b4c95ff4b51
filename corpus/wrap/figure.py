"""Figures, numbers and years that a line breaks off before."""

from corpus.line_layout import Seen, is_bullet
from corpus.wrap.ending import Break
from patterns.money import MONEY
from patterns.outline.wrap import (
    CITED_PART,
    CITED_PART_END,
    FIGURE_ASKED,
    NUMBER_ASKED,
    ends_with,
    goes_on_with_dash,
    is_open,
)
from patterns.text import is_capitals

_SHORTEST_SENTENCE = 60
"""Marked words shorter than this may be a heading."""


def is_wrapped_number(at: Break) -> bool:
    """`trước ngày⏎25. Kết quả …`, `tại Mục⏎II. Các đơn vị …`: a number that the line before asks for."""
    mark = at.following.mark
    return (
        mark is not None
        and mark.kind in ("arabic", "roman")
        and ends_with(NUMBER_ASKED, at.one.folded)
        and not is_capitals(at.following.text)
        and not is_capitals(at.one.text[at.one.mark.end if at.one.mark else 0 :])  # `Phần II. CÁC DỰ ÁN` is a heading
    )


def is_wrapped_year(at: Break) -> bool:
    """`GIAI ĐOẠN⏎2022 - 2026`, `giai đoạn 2021 -⏎2025`: figures without a mark that the line before asks for."""
    if not at.following.text[0].isdigit():
        return False
    return ends_with(NUMBER_ASKED, at.one.folded) or at.one.folded.endswith(" -")


def is_cited_part(at: Break) -> bool:
    """`khoản 4⏎Điều 9 Thông tư …`: a cited article is not a heading."""
    mark = at.following.mark
    if mark is None or mark.kind != "part":
        return False
    return CITED_PART.match(at.following.folded) is not None or ends_with(CITED_PART_END, at.one.folded)


def is_wrapped_dash(at: Break) -> bool:
    """A dash inside a name or a span of years; inside a block also one that begins no list."""
    one, following = at.one, at.following
    if following.mark is None or following.mark.kind != "dash":
        return False
    if goes_on_with_dash(one.folded, following.folded) or _is_range_in_brackets(at):
        return True
    if not at.in_block or following.line.blank_before or at.more_dashes or is_capitals(one.text):
        return False
    low = following.text.lstrip("-– ")[:1].islower()
    heading = at.group[0].mark is not None and len(at.text) < _SHORTEST_SENTENCE and not low
    return not (at.layout.dashes_touch or is_bullet(at.group[0]) or heading)


def is_dash(_: Seen, following: Seen) -> bool:
    """Whether the line below begins with a dash."""
    return following.mark is not None and following.mark.kind == "dash"


def _is_range_in_brackets(at: Break) -> bool:
    """`đợt 1 (01⏎- 02/6) cho 39.500 trẻ`: a range inside brackets that the next line closes."""
    upper = at.following.text.lstrip("-– ")[:1]
    return at.one.text[-1].isdigit() and upper.isdigit() and _closes_bracket(at)


def is_wrapped_figure(at: Break) -> bool:
    """`giảm tối thiểu⏎140 hộ`, `≤⏎9%`: a figure without a mark, asked for by words that end no paragraph, or by an open bracket that its line closes."""
    if not at.following.text[0].isdigit():
        return False
    if is_open(at.one.folded):
        return True
    return at.following.mark is None and (ends_with(FIGURE_ASKED, at.one.folded) or _closes_bracket(at))


def is_inside_brackets(at: Break) -> bool:
    """`(trong đó: VNPT:⏎25 trạm, Viettel: 33 trạm)`: a colon inside brackets that the next line closes."""
    return at.one.text.endswith(":") and _closes_bracket(at)


def _closes_bracket(at: Break) -> bool:
    """Whether a bracket is open at the line's end, and the next line closes it."""
    if at.one.text.count("(") <= at.one.text.count(")"):
        return False
    opening, closing = at.following.text.find("("), at.following.text.find(")")
    return closing >= 0 and not 0 <= opening < closing


def is_sum_behind_colon(at: Break) -> bool:
    """`Kinh phí:⏎1.204 triệu đồng. Chủ trì: …`: a sum that opens a line ends its sentence there, or is split in brackets; one that continues (`300 triệu đồng từ …`) may open a list."""
    if not at.one.text.endswith(":"):
        return False
    match = MONEY.match(at.following.folded)
    if match is None:
        return False
    behind = at.following.folded[match.end() :]
    return not behind.strip(" .;,") or behind.startswith((". ", " ("))
