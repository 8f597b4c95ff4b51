"""The language of lists of works: the heads of where they are and how large, and the names of their places."""

from patterns.lexicon import phrases
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

SITE_HEADER = Pattern(
    name="site_header",
    expression=rf"""^{words_of("site_header")}(?:[ ]{words_of("site_done")})?$""",
    matches=("Địa điểm", "Địa điểm xây dựng", "Địa bàn thực hiện"),
    rejects=("Địa điểm kiểm tra, thời gian", "Xã"),
)
"""The head of a column that states where each works is."""

SITE_CELL = Pattern(
    name="site_cell",
    expression=r"""^(?i:các[ ])?(?i:xã|phường|thị[ ]trấn|huyện|thị[ ]xã|thành[ ]phố|thôn|bản|ấp|khóm|buôn|làng|xóm|tổ[ ]dân[ ]phố|khu[ ]phố|tổ)[ ](?:\p{Lu}|\d)[^.;:\n]{0,80}+$""",
    matches=("Thôn Vĩnh Cát", "xã Tân Lập", "các xã Ba Vì, Ba Xa"),
    rejects=("Toàn xã", "Các xã, thị trấn", "Khu vực chợ"),
    cased=True,
)
"""A cell that names the place of works."""

SIZE_HEADER = Pattern(
    name="size_header",
    expression=rf"""^{words_of("size_header")}(?:[ ]?(?:,|và|/)[ ]?{words_of("size_header")}|[ ]{words_of("site_done")}){{0,2}}$""",
    matches=("Quy mô", "Quy mô đầu tư", "Khối lượng thực hiện"),
    rejects=("Quy mô dân số", "Tổng khối lượng"),
)
"""The head of a column that states how large each works is to be."""

SIZE_UNIT = Pattern(
    name="size_unit",
    expression=rf"""^(?:{words_of("size_header")}|(?P<measure>(?:tổng[ ])?{words_of("work_size")}))(?:[ ]{words_of("site_done")})?[ ]?[(](?:đvt[ ]?:[ ]?)?(?P<unit>\p{{L}}[\p{{L}}\d²³/. ]{{0,18}})[)]$""",
    matches=("Công suất (m3/ngày đêm)", "Quy mô (km)", "Tổng chiều dài xây dựng (m)"),
    rejects=("Quy mô", "Diện tích tự nhiên (ha)", "Công suất"),
)
"""The head of a size of works in a unit of its own; what is measured, where it is not only how much."""

ACTIVITY_BEFORE = Pattern(
    name="activity_before",
    expression=rf"""^(?:{words(phrases("activity_verbs"))}[ ]){{1,3}}+(?=\p{{L}})""",
    matches=("Trồng cây bóng mát", "Xây dựng mới cầu Khe Hán"),
    rejects=("Mương thoát nước", "Nhà xây dựng"),
)
"""What is done to works, before the works."""

DONE_FOR = Pattern(
    name="done_for_counted",
    expression=r"""(?<!\p{L})được(?:[ ]\p{L}{1,8}){2}""",
    matches=("Số hộ được cấp nước", "Số học sinh được ở bán trú"),
    rejects=("Số hộ tham gia", "Số hộ hưởng lợi"),
)
"""What is done for those that a head counts, with its object."""
