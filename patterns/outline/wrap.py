"""Where a hard-wrapped line continues in the next one, recognised by the words themselves.

All patterns here are matched on folded lines.
"""

import functools
import itertools
import operator
from collections.abc import Sequence

from patterns.fold import fold
from patterns.lexicon import rows
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of


def _of_kind(kind: str) -> tuple[str, ...]:
    """The folded words of a kind in `wrap_words.tsv`."""
    return tuple(fold(row["canonical"]) for row in rows("wrap_words") if kind in row["kind"].split("|"))


def _kind(kind: str) -> str:
    """The words of a kind as alternatives."""
    return words("|".join(_of_kind(kind)))


OPEN_END = Pattern(
    name="open_end",
    expression=rf"""(?: [,/(-] | [<>≤≥] | \b{_kind("open")} )$""",
    matches=("Căn cứ Nghị định số", "giai đoạn 2021 -", "Kế hoạch và", "842/QĐ-"),
    rejects=("MỤC TIÊU", "theo quy định.", "Sơ", "Tổ chức thực hiện"),
    ends=(*",/(-<>≤≥", *_of_kind("open")),
)
"""A line whose end cannot be the end of a paragraph."""

OPEN_LINE = Pattern(
    name="open_line",
    expression=r"""^(?: (?:để[ ]|tiếp[ ]tục[ ])?(?:thực[ ]hiện|triển[ ]khai|theo[ ]đề[ ]nghị|xét[ ]đề[ ]nghị|trên[ ]cơ[ ]sở)
      | (?:theo|xét)[ ]đề[ ]nghị[ ]của(?:[ ]\p{L}{1,8}){1,4} )$""",
    matches=("Thực hiện", "Theo đề nghị của Ban"),
    rejects=("Tổ chức thực hiện", "Thực hiện Luật"),
)
"""A line that as a whole only begins something."""

NUMBER_ASKED = Pattern(
    name="number_asked",
    expression=rf"""(?:\b{_kind("number")}|\(khóa)$""",
    matches=("Trung ương Đảng (khóa", "hoàn thành trước ngày", "rủi ro thiên tai cấp độ"),
    rejects=("cấp độ 2", "Mục tiêu"),
    ends=("khóa", *_of_kind("number")),
)
"""A line whose last word asks for a number, so that `25.` below it opens no item."""

QUOTE_ASKED = Pattern(
    name="quote_asked",
    expression=rf"""[ ]{_kind("quote")}$""",
    matches=("phê duyệt Đề án", "phát động phong trào"),
    rejects=("Đề án", "theo đề án này"),
    ends=_of_kind("quote"),
)
"""A line that ends in what a title in quotation marks, on the line below, is the name of."""


def _figure_words() -> tuple[str, ...]:
    """The words of `clause.tsv` that lead to a figure: comparators, what states a level, directions; and those asked for here."""
    codes = ("CMP:", "COP:", "DIR:")
    leads = [row for row in rows("clause") if any(code.startswith(codes) for code in row["code"].split())]
    spelled = [word for row in leads for word in (row["canonical"], *row["aliases"].split("|"))]
    spelled += [row["canonical"] for row in rows("wrap_words") if row["kind"] == "figure"]
    return tuple(fold(word) for word in spelled if word[-1:].isalpha())


FIGURE_ASKED = Pattern(
    name="figure_asked",
    expression=rf"""\b{words("|".join(_figure_words()))}$""",
    matches=("tỷ lệ hộ nghèo đạt", "- giảm", "giảm xuống dưới", "còn xấp xỉ"),
    rejects=("giảm nghèo", "kết quả"),
    ends=_figure_words(),
)
"""A line whose last word a figure without a mark, on the line below, continues from."""

BODY_NOUN_END = Pattern(
    name="body_noun_end",
    expression=rf"""(?:^|[.)\s])(?=\p{{Lu}})(?i:{_kind("body")})$""",
    matches=("1. Sở", "2. Đề nghị", "Phối hợp với Bộ Chỉ huy"),
    rejects=("1. Sở Y tế", "làm công tác giảm nghèo ở cơ sở"),
    cased=True,
)
"""A line that breaks off after the first words of an agency's name."""

NAME_START = Pattern(
    name="name_start",
    expression=rf"""{_kind("name")}\b""",
    matches=("Nghị định mới", "Sở Nội vụ"),
    rejects=("Tổ chức các lớp", "Kiểm tra định kỳ"),
)
"""First words of a line that are with a capital inside a sentence."""

CITED_PART = Pattern(
    name="cited_part",
    expression=rf"""điều[ ]\d{{1,3}}(?:,|[ ](?:và|của|đến|{_kind("name")})\b)""",
    matches=("Điều 9 Thông tư số 46", "Điều 31 của Luật", "Điều 3, khoản 1"),
    rejects=("Điều 1. Mục tiêu", "Điều 2"),
)
CITED_PART_END = Pattern(
    name="cited_part_end",
    expression=r"""\b(?:khoản[ ]\d{1,2}|điểm[ ](?:\p{L}|\d{1,2})|tại|theo|của|và|các)$""",
    matches=("nêu tại điểm b khoản 1", "quy định tại"),
    rejects=("Mục tiêu",),
)

OFFICIAL_LINE = Pattern(
    name="official_line",
    expression=rf"""^(?:số[ ]?: | {words_of("official_line")}(?=[ ]?:?$|[ ]v|[ ]-)
      | (?:tm|t/m|kt|k/t|tl|tuq)[.]?[ ]?{words_of("official_line_2")}
      | {words_of("official_line_3")}$ | {words("ủy ban nhân dân")}[ ](?:tỉnh|huyện|thành)\b[^.;:,]{{1,30}}$)""",
    matches=(
        "Số: 27/KH-UBND",
        "KT. CHỦ TỊCH",
        "Nơi nhận:",
        "KẾ HOẠCH",
        "Độc lập - Tự do - Hạnh phúc",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ),
    rejects=("Kế hoạch này được thực hiện", "Chủ tịch các xã", "Số hộ nghèo: 40"),
)
"""A line of a letterhead or a signature, which are set line by line."""

PLACE_END = Pattern(
    name="place_end",
    expression=rf"""\b{_kind("place")}$""",
    matches=("ngày 02/8/2022 của UBND tỉnh",),
    rejects=("các xã, thị trấn:",),
    ends=_of_kind("place"),
)
"""A line that continues where it is a long one (`của UBND tỉnh⏎Hòa Bình`), and ends a heading where it is short."""

COMPONENTS_END = Pattern(
    name="components_end",
    expression=r"""\b(?:các|danh[ ]mục)[ ](?:tiểu[ ])?dự[ ]án(?:[ ]thành[ ]phần)?$""",
    matches=("ii. các dự án", "nội dung các tiểu dự án"),
    rejects=("kinh phí thực hiện dự án", "các dự án khác"),
    ends=("dự án", "thành phần"),
)
COMPONENT_LABEL = Pattern(
    name="component_label",
    expression=r"""^(?:tiểu[ ])?dự[ ]án[ ]\d{1,2}\b""",
    matches=("dự án 7 nâng cao năng lực", "tiểu dự án 1"),
    rejects=("dự án nhóm b", "các dự án 1"),
)
"""A project's label below `CÁC DỰ ÁN` opens a heading of its own."""

PARAGRAPH_START = Pattern(
    name="paragraph_start",
    expression=rf"""{words_of("paragraph_start")}\b|(?:tiểu[ ])?dự[ ]án[ ](?:thành[ ]phần[ ])?\d{{1,2}}[ ]?[:.][ ]""",
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


_LONGEST_END = 40
"""More letters than the words have that `ends_with` looks for."""


def ends_with(pattern: Pattern, text: str) -> bool:
    """Whether a text ends with words that a pattern knows: only its last letters are searched."""
    return pattern.search(text, max(0, len(text) - _LONGEST_END)) is not None


def is_open(folded: str) -> bool:
    """Whether a folded line cannot be the end of a paragraph."""
    return ends_with(OPEN_END, folded) or OPEN_LINE.match(folded) is not None


def are_closed(lines: Sequence[str]) -> list[bool]:
    """For each of many folded lines whether it ends a clause: nearly all are decided at once, by their last characters."""
    ends = list(map(operator.itemgetter(-1), lines))
    closed = list(map(_CLOSERS.__contains__, ends))
    for at in itertools.compress(itertools.count(), map(_BEHIND.__contains__, ends)):
        closed[at] = CLOSED_END.search(lines[at]) is not None
    return closed


_CLOSERS = frozenset(".;:!?…")
_BEHIND = frozenset("\"')]")


@functools.cache
def dashed_names() -> frozenset[tuple[str, str]]:
    """The words on both sides of each dash inside an agency's name (`động`, `thương`).

    Shows `Bộ Lao động⏎- Thương binh`, a name over two lines, from a new list item.
    """
    pairs = {("tế", "xã"), ("phòng", "an")}
    for row in rows("agencies"):
        pieces = fold(row["canonical"]).split(" - ")
        pairs |= {(left.split()[-1], right.split()[0]) for left, right in itertools.pairwise(pieces)}
    return frozenset(pairs)


def goes_on_with_dash(line: str, following: str) -> bool:
    """Whether `following`, which opens with a dash, continues the name or span of years that `line` breaks off; both are folded."""
    before, after = line.rsplit(None, 1)[-1:], following.lstrip("- ").split(None, 1)[:1]
    if not before or not after:
        return False
    return (before[0], after[0].rstrip(".,;:")) in dashed_names() or (
        _is_year(before[0]) and _is_year(after[0].rstrip(".,;:)"))
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word.startswith(("19", "20"))


def opens_name(line: str) -> bool:
    """Whether a line's first word may be with its capital inside a sentence: a name's, or a digit."""
    first, _, rest = line.partition(" ")
    return not first[:1].isalpha() or rest[:1].isupper() or NAME_START.match(fold(line)) is not None
