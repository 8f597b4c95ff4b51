"""Places in a clause: where something is, groups of places and sites, and places whose own figure follows."""

from patterns.agency.beginning import AGENCY_BEGINS
from patterns.key_word import key_words, opening
from patterns.lexicon import phrases as names
from patterns.pattern import Pattern, words
from patterns.vocabulary import phrases_of, words_of

_PLACE = words_of("place")
_PLACES = key_words(phrases_of("place"))
_NAME = r"(?:\ (?!UBND|HĐND)\p{Lu}\p{Ll}*+)*+"
_NUMBERED = r"(?:\ \d{1,2}(?=\ ?(?:[,.;)]|$)|\ và\ ))"
"""The number at the end of a place's name (`khóm Bình Thới 1`)."""
_NAMES = (
    r"(?:(?:\ (?!UBND|HĐND)\p{Lu}\p{Ll}*+){1,4}(?:(?:,|\ và)\ (?!"
    + AGENCY_BEGINS
    + r")\p{Lu}\p{Ll}*+(?:\ (?!UBND|HĐND)\p{Lu}\p{Ll}*+){1,3}(?!\ (?!(?:trong|để|nhằm|và|cho|với|từ|đến|vào|năm|có|được|là|đạt|giảm|còn)\ )\p{Ll})){1,8}|(?:\ (?!UBND|HĐND)\p{Lu}\p{Ll}*+)*+)"
)
"""The names of one place or of several, after their kind."""
_KIND = words_of("place_kind")
_OF_KIND = rf"(?:\ (?:{_KIND})(?!\p{{L}}))?"
"""The kind of a place, between what it is and its name (`huyện nghèo Đakrông`)."""
_MORE = rf"(?:{words_of('clause_area')}|{words_of('where_noun')})(?!\p{{L}})"
"""Further places of a list (`tại các xã, trường học`)."""
_OPEN_AREAS = (
    "sinh sống",
    "trên",
    "tại",
    "trong",
    "của",
    "thuộc",
    "ở các",
    "đối với",
    "khu vực",
    "địa bàn",
    *phrases_of("clause_area_3"),
)
"""What the words for a place begin with."""
_AREA_OPENS = opening("|".join(_OPEN_AREAS), cased=True)
_GROUP_OPENS = opening(
    "|".join(("các", "những", "hai", "ba", *phrases_of("place"), "khu vực", "vùng", "địa bàn", "cấp", "tuyến", "mỗi"))
)
_AREA_STARTS = tuple(dict.fromkeys(f"{phrase.split()[0]} " for phrase in _OPEN_AREAS))
_BEFORE_PART = ("riêng ", "trong đó ", ", ", "; ", ": ", "(")
"""What is before a place whose own figure follows."""
_GROUP_STARTS = ("các ", "những ")

EACH_NAMED = Pattern(
    name="clause_each_named",
    expression=rf"""(?<![\p{{L}}\p{{N}}])(?i:(?:(?:các|những)[ ])?{_PLACE})(?:[ ](?!UBND|HĐND)\p{{Lu}}\p{{Ll}}*+){{1,4}}(?:(?:,|[ ]và)[ ](?i:{_PLACE}[ ])?(?!UBND|HĐND)\p{{Lu}}\p{{Ll}}*+(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+){{0,3}}){{1,8}}[ ](?i:mỗi)[ ](?i:{_PLACE}|nơi|đơn[ ]vị)(?!\p{{L}})""",
    matches=("xã Ia Mơ và xã Ia Púch mỗi xã giảm", "các thôn Sín Chải, Nàn Vái, Cẩu Pì Chải mỗi thôn 02 người"),
    rejects=("xã Ia Mơ mỗi năm", "mỗi xã xây dựng 01 nhà"),
    cased=True,
    starts=(*(f"{kind} " for kind in phrases_of("place")), *_GROUP_STARTS),
    known_by=frozenset({"mỗi"}),
)
"""Places named together, of which each has the figure that follows."""

AREA = Pattern(
    name="clause_area",
    expression=rf"""(?<![\p{{L}}\p{{N}}]){_AREA_OPENS}(?:(?i:(?:sinh\ sống\ )?(?:trên|ở|tại|trong)\ (?:địa\ bàn|phạm\ vi)(?:\ (?:toàn|cả|các|từng|mỗi))*+(?:\ {_PLACE}){{0,1}}(?:,?\ (?:và\ )?{_PLACE})*+(?:\ {_KIND}(?!\p{{L}}))?){_NAME}
    | (?<!công\ tác\ )(?<!làm\ việc\ )(?i:(?:sinh\ sống\ )?(?:trên\ địa\ bàn|ở|tại)\ (?:các\ )?(?:(?:{_PLACE}|vùng)\ (?:thuộc\ )?{_KIND}|{_PLACE}(?:,\ {_PLACE}){{0,2}}\ (?:thuộc\ )?{_KIND}(?!\p{{L}}))(?:(?:,\ (?:và\ )?|\ và\ )(?:(?:{_PLACE}|vùng)\ )?{_KIND}(?!\p{{L}})){{0,3}}){_NAMES}
    | (?i:(?:trên|trong|ở|tại)\ (?:toàn|cả|các|từng|mỗi)\ {_PLACE})(?!\ (?:có|còn|đạt|chưa|đặc|nghèo|biên|an|khó|làm))(?i:,?\ (?:và\ )?{_PLACE}|(?:,|\ và)\ {_MORE})*+{_NAMES}
    | (?i:(?:của|ở|tại|trong)\ {words_of("clause_area")}{_OF_KIND})(?:(?:\ (?!UBND|HĐND)\p{{Lu}}\p{{Ll}}*+){{1,5}}{_NUMBERED}?(?:(?:,|\ và)\ (?:(?i:{words_of("clause_area")})\ )?(?!UBND|HĐND|Ban|Phòng|Sở|Hội)\p{{Lu}}\p{{Ll}}*+(?:\ (?!UBND|HĐND)\p{{Lu}}\p{{Ll}}*+){{1,4}}{_NUMBERED}?){{0,4}}|{_NUMBERED}(?:(?:,|\ và)\ (?i:{words_of("clause_area")}){_NUMBERED}){{0,4}}|(?i:,\ {words_of("clause_area")})*+(?=[ ]*(?:[,.;:)]|$)))
    | (?i:(?:ở|tại|đối\ với)\ (?:(?:khu\ vực|vùng|địa\ bàn)\ )?{words_of("level_place")})(?=\ *(?:[,.;:)]|$)|\ (?i:và|vào|đến|trong|là|đạt|giảm|tăng|còn|dưới|trên|từ|năm|xuống|lên)\ )
    | (?<=\p{{L}}\ )(?:khu\ vực|địa\ bàn)\ {words_of("level_place")}(?=\ *(?:[.;:)]|$)|\ (?i:là|đạt|giảm|tăng|còn|dưới|trên|xuống|lên|ở\ mức|không\ quá|duy\ trì|bình\ quân|mới|năm)\ )
    | (?i:(?:ở|thuộc)\ (?:các\ )?vùng\ {words_of("clause_area_2")}(?:,\ vùng\ {words_of("clause_area_2")})*+)
    | (?i:{words_of("clause_area_3")}){_NAME})(?!\p{{L}})""",
    matches=(
        "tại các xã Ba Nam, Ba Giang và Ba Xa",
        "trên địa bàn huyện Ba Tơ",
        "trên toàn thị xã",
        "ở vùng sâu",
        "tại các phường trung tâm",
        "tại các xã vùng biên giới, ven biển",
        "toàn huyện",
    ),
    rejects=("xã có chợ", "nhà ở xã hội"),
    cased=True,
    starts=_AREA_STARTS,
    known_by=key_words(phrases_of("clause_area_3"))
    | {"trên", "ở", "tại", "trong", "của", "đối", "thuộc", "khu", "địa"},
)
"""Where, of the plan's own place or without stating more: not part of what is measured; matched on the printed text."""

PLACE_LED = Pattern(
    name="clause_place_led",
    expression=rf"""(?<=(?:riêng|trong[ ]đó|[,;:])[ ]|[(])(?i:{_PLACE}{_OF_KIND})(?:[ ](?!UBND|HĐND)\p{{Lu}}\p{{Ll}}*+){{1,4}}(?=[ ](?i:{words_of("clause_place_led")})[ ]|[ ]\d)""",
    matches=("riêng xã Ba Xa giảm 4%", "riêng huyện nghèo Đakrông giảm 5%"),
    rejects=("riêng xã nghèo giảm",),
    cased=True,
    after=_BEFORE_PART,
    known_by=_PLACES,
)
"""A named place whose own figure follows: what is measured is stated before."""

_ALL_RATED = rf"""(?<=(?:riêng|trong[ ]đó|[,;])[ ](?:(?:{words_of("mean")})[ ])?)(?:các|những)[ ]{_PLACE}(?:,[ ]{_PLACE}){{0,2}}(?=[ ](?:{words_of("clause_group_led")})[ ](?:\p{{L}}++[ ]){{0,2}}\d[\d.,]*+[ ]?%)"""
"""The places of a kind, as a part whose own rate follows (`…, bình quân các xã giảm trên 4%`)."""

GROUP_LED = Pattern(
    name="clause_group_led",
    expression=rf"""(?<!\p{{L}}){_GROUP_OPENS}(?:(?<=(?:riêng|trong[ ]đó|ở|tại|[,;:])[ ])(?:(?:các|những|hai|ba)[ ])?(?:{_PLACE}|khu[ ]vực|vùng|địa[ ]bàn)(?:,[ ]{_PLACE}){{0,2}}[ ](?:{words_of("place_kind")})(?=[ ](?:{words_of("clause_group_led")})[ ])|(?<=(?:riêng|trong[ ]đó|[,;:])[ ])(?:các|những)[ ]{_PLACE}[ ]{words_of("rest_of_places")}(?=[ ]\d)|{_ALL_RATED}|(?<=(?:riêng|trong[ ]đó|ở|tại|[,;:])[ ])(?:cấp|tuyến)[ ](?:{words_of("clause_level")})(?=[ ](?:{words_of("clause_group_led")})[ ])|(?<=(?:riêng|trong[ ]đó|ở|tại)[ ])(?:các|những)[ ]{_PLACE}(?:,?[ ]{_PLACE})?[ ](?:{words_of("clause_group_state")})(?:[ ](?!(?:{words_of("clause_place_led")})[ ])\p{{L}}++){{1,7}}(?=[ ](?:{words_of("clause_place_led")})[ ])|(?<!\p{{L}})mỗi[ ]{words_of("clause_group_led_2")}(?!\p{{L}})(?:,[ ](?:{words_of("clause_group_led_2")}|đặc[ ]khu|thành[ ]phố)(?!\p{{L}})){{0,3}}(?:[ ](?!(?:{words_of("clause_group_led_3")}|cho|về|được|và)[ ])\p{{L}}++){{0,4}}(?=[ ](?:{words_of("clause_group_led_3")}[ ]|\d))|(?<![\p{{L}}\p{{N}},)][ ])(?<![\p{{L}}\p{{N}}])(?:các|những)[ ](?:{_PLACE}|khu[ ]vực|vùng|địa[ ]bàn)[ ](?:{words_of("place_kind")})(?:[ ]?\([^()\d]{{1,120}}\))?(?=[ ]có[ ](?:tỷ|tỉ)[ ]lệ[ ]))""",
    matches=(
        "riêng các huyện nghèo giảm 6%",
        "mỗi xã có 01 mô hình",
        "11 hộ, các xã còn lại 23 hộ",
        "đúng hạn: cấp tỉnh đạt 99%",
        "riêng các xã có ổ dịch cũ là 100%",
        "còn 26%, bình quân các xã giảm trên 4%",
        "các xã nghèo (ba nam, ba giang) có tỷ lệ hộ nghèo giảm 6%",
    ),
    rejects=("các huyện nghèo được hỗ trợ", "mỗi hộ có", "y tế, các xã có 12 hộ"),
    starts=(*_GROUP_STARTS, "mỗi "),
    after=(*_BEFORE_PART, "ở ", "tại "),
    known_by=_PLACES | {"khu", "vùng", "địa", "cấp", "tuyến", "mỗi"},
)
"""A kind of places, or each of them, whose own figure follows."""

GROUP_NAMED = Pattern(
    name="clause_group_named",
    expression=rf"""(?<=(?i:riêng|trong[ ]đó|ở|tại|của|thuộc|[,;:])[ ])(?i:(?:các|những)[ ]{_PLACE}(?:,?[ ](?:và[ ])?{_PLACE}){{0,2}}[ ](?:{words_of("clause_region")}|{_KIND}))(?=[ ]\p{{Lu}})(?![ ](?:UBND|HĐND)){_NAMES}(?!\p{{L}})""",
    matches=(
        "ở các xã vùng Lìa còn",
        "riêng các xã phía Tây giảm",
        "của các thôn, bản vùng Đông Bắc",
        "; các xã nghèo Ba Nam, Ba Xa",
    ),
    rejects=("ở các xã vùng cao còn", "các xã Ba Nam"),
    cased=True,
    starts=_GROUP_STARTS,
    known_by=_PLACES,
)
"""A group of places by the name of their region, or by their kind and names."""

_SITE = words(names("sites"))
_SITE_KIND = rf"""(?:[ ](?:{words_of("clause_site_kind")})(?!\p{{L}}))?"""

SITES_LED = Pattern(
    name="clause_sites_led",
    expression=rf"""(?<=(?:ở|tại|trong|thuộc)[ ])(?:các|những)[ ]{_SITE}(?!\p{{L}}){_SITE_KIND}(?:(?:,|[ ]và)[ ](?:các[ ])?{_SITE}(?!\p{{L}}){_SITE_KIND}){{0,4}}+(?:[ ](?:đã|đang|chưa|có)(?:[ ](?!(?:{words_of("clause_sites_led")})[ ])\p{{L}}+){{1,5}})?(?=[ ]?:|,?[ ](?:{words_of("clause_sites_led_2")})[ ]|,[ ](?:{words_of("clause_assured")})[ ](?:ít[ ]nhất[ ]|tối[ ]thiểu[ ])?(?:\d|$)|[ ](?:đến|trong|vào|cuối)[ ](?:năm|cuối|hết)[ ][^,;.:]{{0,24}}?(?<=[ ])(?:{words_of("clause_sites_led_3")})[ ])""",
    matches=("tại các kcn đạt 100%", "trong các khu công nghiệp đã đi vào hoạt động là 87 trạm"),
    rejects=("tại các khu công nghiệp của doanh nghiệp", "dự án trong các khu công nghiệp được hỗ trợ"),
    starts=_GROUP_STARTS,
    known_by=key_words(names("sites").split("|")),
)
"""A group of sites at the end of a subject that the figure is about."""

SITES_BEHIND = Pattern(
    name="clause_sites_behind",
    expression=rf"""(?:^|(?<=\d|còn|có|hết))[ ](?:(?!(?:{words_of("clause_sites_behind")})[ ])\p{{L}}++[ ]){{1,7}}?(?P<where>(?:dọc(?:[ ]theo)?|trên)[ ](?:các|những)[ ](?:{words_of("clause_lines")})(?:[ ](?!(?:{words_of("clause_sites_behind")})[ ])\p{{L}}++){{1,6}}|(?:ở|tại)[ ](?:các|những)[ ]{_SITE}(?!\p{{L}}){_SITE_KIND}(?:(?:,|[ ]và)[ ](?:các[ ])?{_SITE}(?!\p{{L}}){_SITE_KIND}){{0,4}}+)(?=[ ]?[,;.)]|[ ]?$)""",
    matches=(" camera an ninh trên các tuyến phố trung tâm.", " thùng rác tại các bãi biển, khu du lịch,"),
    rejects=(" lớp về an toàn trên các tuyến đường thủy.", " hộ được cấp đất tại các khu tái định cư."),
)
"""Where the things are that a number counts, after their noun."""
