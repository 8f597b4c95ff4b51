"""Places of figures: a named one, or a kind of places."""

from patterns.agency.beginning import AGENCY_BEGINS
from patterns.key_word import key_words, signs
from patterns.pattern import Match, Pattern
from patterns.vocabulary import phrases_of, words_of

_UNIT = words_of("unit")
_OF_KIND = rf"(?:[ ](?:{words_of('place_kind')})(?!\p{{L}}))?"
"""The kind of a place, between what it is and its name (`huyện nghèo Đakrông`)."""

PLACE_LED = Pattern(
    name="place_led",
    expression=rf"""^[ ,;:(+-]*(?i:(?:riêng|trong[ ]đó|tại|ở|và)[ ]){{0,2}}(?P<place>(?i:(?:các[ ])?{_UNIT}{_OF_KIND})(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+){{1,4}}(?:(?:,|[ ]và)[ ](?i:{_UNIT}[ ])?(?!UBND|HĐND)\p{{Lu}}\p{{Ll}}*+(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+){{0,3}}){{0,8}})(?=[ ](?!\p{{Lu}})|[ ]?$|,[ ](?=\p{{Ll}})(?!(?:các[ ])?{_UNIT}(?!\p{{L}})))""",
    matches=(
        "riêng xã Ba Xa giảm",
        "riêng xã Ba Xa, tỷ lệ",
        " tại huyện Trà Bồng đạt ",
        "riêng các xã Ba Vì, Ba Xa huy động",
        "thôn Bưởi và thôn Rỏi mới đạt",
        "riêng huyện nghèo Đakrông giảm",
    ),
    rejects=("xã nghèo giảm",),
    cased=True,
    known_by=key_words(phrases_of("unit")),
)
"""A named place before its figure."""

LABELLED = Pattern(
    name="labelled",
    expression=rf"""^[ ]*(?i:tại[ ]|ở[ ]|riêng[ ])?(?P<place>(?i:{_UNIT}{_OF_KIND})(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+){{1,5}})[ ]?:""",
    matches=("Thôn Làng Teng: ", "Tại huyện Trà Bồng: ", "Huyện nghèo Đakrông: "),
    rejects=("Thôn văn hóa: ",),
    cased=True,
    needs=(":",),
)
"""A named place that labels an item."""

SITE_LABEL = Pattern(
    name="site_label",
    expression=rf"""^[ ]*(?P<place>(?i:{words_of("labelled_site")})(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+){{1,5}}(?:,[ ](?:(?i:{_UNIT})[ ])?(?!UBND)\p{{Lu}}\p{{Ll}}*+(?:[ ]\p{{Lu}}\p{{Ll}}*+){{0,3}}){{0,4}})[ ]?:""",
    matches=("Trạm Cồn Thoi: ", "Điểm Nà Khá, xã Năng Khả, huyện Na Hang: ", "Trạm Lai Thành, Yên Lộc: "),
    rejects=("Trạm y tế: ", "Thôn Nà Khá: "),
    cased=True,
    needs=(":",),
)
"""A named site that labels an item, with the places that it is in."""

GROUP = Pattern(
    name="group",
    expression=rf"""(?<!\p{{L}})(?<!công[ ]tác[ ])(?<!làm[ ]việc[ ])(?:{words_of("group")})[ ](?P<place>(?:(?:các|những)[ ])?(?:(?:{_UNIT}(?:,[ ]{_UNIT}){{0,2}}|khu[ ]vực|vùng|địa[ ]bàn)[ ](?:thuộc[ ])?{words_of("place_kind")}(?!\p{{L}})|{_UNIT}[ ]còn[ ]lại)(?:(?:,(?:[ ]và)?|[ ]và)[ ](?:(?:{_UNIT}|vùng)[ ])?{words_of("place_kind")}(?!\p{{L}})){{0,4}})""",
    matches=("ở các huyện nghèo", "riêng các xã đặc biệt khó khăn", "tại các xã vùng cao, ven biển"),
    rejects=("trên địa bàn huyện",),
    needs=signs(phrases_of("group")),
    known_by=key_words((*phrases_of("unit"), "khu vực", "vùng", "địa bàn")),
)
"""A kind of places that a figure is about."""

GROUP_NAMES = Pattern(
    name="group_names",
    expression=rf"""(?<=\p{{Ll}})(?:[ ](?!{AGENCY_BEGINS})\p{{Lu}}\p{{Ll}}++){{1,4}}(?:(?:,|[ ]và)[ ](?:(?i:{_UNIT})[ ])?(?!{AGENCY_BEGINS})\p{{Lu}}\p{{Ll}}*+(?:[ ](?!UBND|HĐND)\p{{Lu}}\p{{Ll}}*+){{0,3}}){{0,8}}""",
    matches=("huyện nghèo Đakrông", "các xã biên giới Ia Mơ, Ia Púch và xã Ia O", "xã nghèo Công Chính, Hội Xuân"),
    rejects=("huyện nghèo đạt", "xã nghèo UBND", "xã nghèo Phòng"),
    cased=True,
)
"""The names that a kind of places is followed by."""

COUNTED_GROUP = Pattern(
    name="counted_group",
    expression=rf"""(?<!\p{{L}})(?:ở|tại|trong|trên[ ]địa[ ]bàn)[ ](?P<place>\d{{1,3}}[ ]{_UNIT}[ ](?:{words_of("place_kind")})(?!\p{{L}}))""",
    matches=("ở 03 huyện nghèo, ", "tại 05 xã biên giới"),
    rejects=("tại 06 thôn", "tại 04 mô hình"),
    known_by=key_words(phrases_of("unit")),
)
"""A number of places of a kind where something is."""

KIND_OF_PLACES = Pattern(
    name="kind_of_places",
    expression=rf"""^(?:mỗi|các|những|hai|ba|cấp|tuyến)[ ]|^(?:{_UNIT}|khu[ ]vực|vùng|địa[ ]bàn)[ ]{words_of("place_kind")}""",
    matches=("các huyện nghèo", "mỗi xã"),
    rejects=("xã ba xa",),
)
"""A kind of places, or each of them."""

EACH_OF = Pattern(
    name="each_of",
    expression=r"""^[Mm]ỗi[ ]""",
    matches=("Mỗi xã",),
    rejects=("xã",),
    cased=True,
)
"""What is before the places of which each is meant."""

EACH_OF_NAMED = Pattern(
    name="each_of_named",
    expression=r"""^(?:(?:[Cc]ác|[Nn]hững)[ ]\p{Ll}+(?:[ ]\p{Ll}+)?[ ])?(?P<places>.{4,300}?)[ ]mỗi[ ]\p{Ll}+(?:[ ]\p{Ll}+)?$""",
    matches=("xã Ia Mơ và xã Ia Púch mỗi xã", "các thôn Sín Chải, Nàn Vái mỗi thôn"),
    rejects=("mỗi xã", "xã Ia Mơ"),
    cased=True,
)
"""Places named together, before `mỗi` and their kind."""

AT_SO_MANY = Pattern(
    name="at_so_many",
    expression=r"""[ ](?:tại|ở|trên[ ]địa[ ]bàn)[ ]\d[\d.]*[ ](?:\p{L}+,?[ ]?){1,5}$""",
    matches=("hộ tham gia tại 7 xã",),
    rejects=("hộ ở xã đảo",),
)
"""At how many places people are, at the end of their words."""

ONE_OF_LIST = Pattern(
    name="one_of_list",
    expression=r"""^(?:[Cc]ác|[Nn]hững)[ ](?:thôn|bản|xã|phường|ấp|xóm|buôn|huyện|khóm|tổ)[ ](?=[^,]{1,40}$)(?!.*[ ]và[ ])(?=\p{Lu})""",
    matches=("các thôn Mào Sao Phìn",),
    rejects=("các xã Ba Vì, Ba Xa", "các thôn A và B", "các xã nghèo"),
    cased=True,
)
"""Introduces the first place of a list whose places each have a figure."""

BETWEEN_NAMES = Pattern(
    name="between_names",
    expression=r"""(?:,|[ ]và)[ ]""",
    matches=(", ", " và "),
    rejects=("xã",),
)
"""What is between the names of places in a list."""

NAMED = Pattern(
    name="named_place",
    expression=rf"""^(?i:{_UNIT})(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+|[ ]\d{{1,2}}){{1,5}}$""",
    matches=("xã Ba Vinh", "Phường 5"),
    rejects=("xã nghèo", "VNPT"),
    cased=True,
)
"""Words that are a place's name and nothing else."""

AT_NAMED = Pattern(
    name="at_named",
    expression=rf"""^(?:[(][ ]?|(?i:tại|ở|thuộc|của)[ ])(?P<place>(?i:(?:các|những)[ ])?(?i:{_UNIT})(?:(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+)++|[ ]\d{{1,2}}(?=[ ,)]|$))(?:[^():;\d]|(?<=[ ])\d{{1,2}}(?=[ ,)]|$))*?)[ ]?[)]?$""",
    matches=(
        "tại xã Tân Lĩnh và thị trấn Yên Thế",
        "(xã Phúc Lợi)",
        "tại khóm Bình Thới 1 và khóm Đông Thạnh",
        "ở phường 5, phường 6",
        "tại các xã Ba Vì, Ba Xa",
    ),
    rejects=("tại xã nghèo", "(xã, phường)"),
    cased=True,
)
"""A named place after a count, or in brackets after it."""

_LISTED_PLACE = rf"(?:,|[ ]và)[ ](?:(?i:{_UNIT})[ ])?(?!UBND)\p{{Lu}}\p{{Ll}}*+(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+){{0,3}}"

PLACE_END = Pattern(
    name="place_end",
    expression=rf"""(?<=\p{{Ll}}\p{{Ll}})(?<!(?i:ubnd|hđnd|của|đảng[ ]ủy|ủy[ ]ban|danh|tên|hội|đoàn))[ ](?P<place>(?i:{_UNIT})(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+){{1,4}}(?:{_LISTED_PLACE}){{0,4}})$""",
    matches=(
        "nhà văn hóa cộng đồng bản Xám Xúm",
        "hộ nghèo thôn Tân Lập, xã Sơn Hội",
        "trung tâm huyện Đông Hải, Hồng Dân và thị xã Giá Rai",
    ),
    rejects=("trụ sở ubnd xã Ba Xa", "xã Ba Xa"),
    cased=True,
)
"""A named place at the end of a counted noun."""


def place_at_end(words: str) -> Match | None:
    """The named place that words end with: looked for only if their last word has a capital."""
    return PLACE_END.search(words) if words[words.rfind(" ") + 1 :][:1].isupper() else None


_RANK = words_of("rank_of_place")

_RANKED_NAME = r"[ ](?:(?!UBND)\p{Lu}[\p{L}']*+|\d{1,2}(?=[ ,]))"
"""A word of a name, its number or a name with an apostrophe (`xã Đắk R'lấp`, `phường 5`)."""

RANKED = Pattern(
    name="ranked_place",
    expression=rf"""(?:^|[,;:(][ ]|[ ](?:và|với)[ ])(?:(?i:trong[ ]đó|riêng)[ ,:]+)?
      (?:(?:(?i:{_UNIT}|địa[ ]phương|nơi)[ ]có[ ])?(?P<rate>(?i:{words_of("rate_led")})[ ][^,;:()\d]{{2,60}}?)[ ])?
      (?:(?i:{_RANK})[ ](?:(?:là|ở|tại|thuộc(?:[ ]về)?|gồm)[ ]){{0,2}}(?P<place>(?i:{_UNIT})[ ]\d{{1,2}}(?=[ ,:(])|(?:(?i:{_UNIT})[ ])?(?!UBND)\p{{Lu}}\p{{Ll}}*+(?:{_RANKED_NAME}){{0,3}})
        |(?P<place>(?i:{_UNIT})(?:{_RANKED_NAME}){{1,4}})[ ](?i:{_RANK})
        |(?<=\d[^()]{{0,20}}[)][ ]*(?:,|và)[ ])(?P<place>(?i:{_UNIT})(?:{_RANKED_NAME}){{1,4}})(?=[ ][(]$))
      (?:[ ](?:là|đạt|với|còn|chiếm))?[ ,:]*[(]?$""",
    matches=(
        "Tỷ lệ hộ nghèo cao nhất là xã Thu Cúc (",
        "Xã có tỷ lệ hộ nghèo cao nhất là Thu Cúc ",
        "trên 20%, trong đó xã Thu Cúc cao nhất (",
        ", thấp nhất là thị trấn Tân Phú (",
        "; tiếp đến là xã Đồng Sơn với ",
        "thấp nhất là xã A Lù (18 lao động) và xã Văn Luông (",
        "Tỉ lệ hộ cận nghèo cao nhất thuộc về phường 5: ",
        ", thấp nhất là xã Đắk R'lấp ",
    ),
    rejects=("Phấn đấu giữ tỷ lệ này cao nhất ", "cao nhất là 2 xã ", "thấp nhất là hộ nghèo "),
    cased=True,
    known_by=key_words(phrases_of("rank_of_place")),
)
"""A named place that is first, last or next by its figure."""

_RANKS = tuple(phrases_of("rank_of_place"))
_AFTER_RANK = (" là", " đạt", " với", " còn", " chiếm")


def ranked_before(words: str) -> Match | None:
    """The ranked place at the end of words: looked for only if that, but for a verb, is a word with a capital, a number or a rank."""
    end = words.rstrip(" ,:(\n")
    return (
        RANKED.search(words)
        if _may_rank(end) or (end.endswith(_AFTER_RANK) and _may_rank(end[: end.rfind(" ")]))
        else None
    )


def _may_rank(end: str) -> bool:
    """Whether words end with what may end a name, or with a rank."""
    first = end[end.rfind(" ") + 1 :][:1]
    return first.isupper() or first.isdigit() or end.casefold().endswith(_RANKS)


AT_KIND = Pattern(
    name="at_kind",
    expression=rf"""[ ]?(?:ở|tại|đối[ ]với)[ ](?P<place>(?:các[ ])?(?:(?:khu[ ]vực|vùng|địa[ ]bàn)[ ])?{words_of("level_place")})(?=[ ]*(?:[,.;:)]|$)|[ ](?:và|vào|đến|trong)[ ])""",
    matches=(" ở nông thôn", " đối với khu vực thành thị, "),
    rejects=(" ở xã", " ở nông thôn mới"),
    known_by=key_words(phrases_of("level_place")),
)
"""A kind of places after a figure."""

AT_GROUP = Pattern(
    name="at_group",
    expression=r"""^(?:ở|tại)[ ](?P<place>(?:các|những)[ ](?!(?:xã|phường|thôn|bản|huyện|thị|tỉnh|địa|tổ|khu[ ]vực|vùng)(?!\p{L})).+)$""",
    matches=("tại các khu dân cư", "ở các bãi biển, khu du lịch biển"),
    rejects=("trên các tuyến phố", "tại các xã"),
)
"""A group of sites where counted things are, after them."""

AT_EACH = Pattern(
    name="at_each",
    expression=rf"""^(?:ở|tại|trong)[ ]mỗi[ ](?P<place>{_UNIT}(?:,[ ]{_UNIT}){{0,3}})$""",
    matches=("tại mỗi phường", "ở mỗi xã, phường"),
    rejects=("tại mỗi hộ", "tại các xã"),
)
"""Each of the places where counted things are, after them."""
