"""Indicators: which code the words of a target mean.

Source: Quyết định 90/QĐ-TTg, mục II (targets), Nghị định 07/2021/NĐ-CP, Điều 3 (dimensions and indicators of
multidimensional poverty); the phrases are in patterns/lexicons/indicators.tsv.
"""

import functools

import regex

from patterns.compiled import compiled
from patterns.fold import fold
from patterns.lexicon import rows
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

POOR = Pattern(
    name="poor",
    expression=rf"""(?<!\p{{L}})(?:hộ[ ])?(?P<near>cận[ ]nghèo)|(?<!\p{{L}})(?P<poor>hộ[ ](?:gia[ ]đình[ ]|là[ ]|người[ ]|đồng[ ]bào[ ])?+(?:{words_of("ethnic")}|{words_of("other_group")})(?:[ ]thiểu[ ]số)?[ ]nghèo|(?:hộ|tỷ[ ]lệ|tỉ[ ]lệ|giảm|số[ ]hộ)[ ](?:gia[ ]đình[ ])?nghèo|hộ[ ]thoát[ ]nghèo|thoát[ ]nghèo)""",
    matches=("tỷ lệ hộ nghèo", "hộ cận nghèo", "tỷ lệ nghèo", "hộ dân tộc thiểu số nghèo"),
    rejects=("người nghèo",),
)

NEW_POOR = Pattern(
    name="new_poor",
    expression=r"""(?<!\p{L})(?:hộ[ ](?:cận[ ])?nghèo[ ](?:mới[ ])?phát[ ]sinh|hộ[ ](?:cận[ ])?nghèo[ ]mới(?![ ]\p{L})|phát[ ]sinh[ ](?:mới[ ])?(?:hộ[ ])?(?:cận[ ])?nghèo|tái[ ](?:cận[ ])?nghèo)""",
    matches=("hộ nghèo phát sinh mới", "tỷ lệ hộ tái nghèo", "hộ nghèo mới"),
    rejects=("hộ nghèo",),
)
"""Households that become poor: not how many are."""

ETHNIC = Pattern(
    name="ethnic",
    expression=rf"""(?<!\p{{L}})(?:{words_of("ethnic")})(?!\p{{L}})""",
    matches=("hộ nghèo dân tộc thiểu số", "hộ nghèo DTTS"),
    rejects=("hộ nghèo người kinh",),
)

LEFT_OUT = Pattern(
    name="left_out",
    expression=rf"""[ ,(]{{1,3}}{words_of("left_out")}[ ](?:(?![,;:)]).){{1,80}}""",
    matches=(" (trừ hộ bảo trợ xã hội", ", không tính hộ không có khả năng lao động"),
    rejects=("hộ nghèo bảo trợ xã hội",),
)
"""Households that a rate is taken without: no group of its own."""

OTHER_GROUP = Pattern(
    name="other_group",
    expression=rf"""(?<!\p{{L}})(?:{words_of("other_group")})(?!\p{{L}})""",
    matches=("hộ nghèo người kinh", "các xã đặc biệt khó khăn"),
    rejects=("hộ nghèo",),
)

MODEL_OF_OTHER = Pattern(
    name="model_of_other",
    expression=rf"""mô[ ]hình[ ](?:(?:thí[ ])?điểm[ ]|mẫu[ ])?(?:về[ ]|trong[ ])?(?:(?:{words_of("model_of_other")})(?!\p{{L}})|[“"‘'«])(?!.{{0,80}}?(?<!\p{{L}})(?:{words_of("model_of_living")})(?!\p{{L}}))""",
    matches=("mô hình phòng, chống bạo lực", "mô hình điểm về bình đẳng giới", "mô hình “Ngôi nhà xanh”"),
    rejects=("mô hình", "mô hình nuôi ong", "mô hình chăm sóc cây dược liệu", "mô hình “Vườn rau sạch”"),
)
"""A model of what is not livelihood."""

COUNSELLING = Pattern(
    name="counselling",
    expression=rf"""tư[ ]vấn(?:(?P<work>[^,;]{{0,40}}?(?:,[^,;]{{0,40}})?(?<!\p{{L}})(?:{words_of("counselled_on_work")})(?!\p{{L}}))|(?P<bare>[ ]*+$|[ ](?:{words_of("counsels_whom")})(?!\p{{L}}))|[ ]?(?:,|và(?!\p{{L}})|hoặc(?!\p{{L}})))""",
    matches=("tư vấn học nghề", "tư vấn, giới thiệu việc làm", "tư vấn cho 60 lao động", "tư vấn, hỗ trợ vay vốn"),
    rejects=("tư vấn dinh dưỡng", "tư vấn về cai nghiện", "tư vấn pháp luật"),
)
"""Counselling about work, or about what is not stated; no match where it is about something else."""

RATES = {
    "poor_households": "poverty_rate",
    "near_poor_households": "near_poverty_rate",
    "ethnic_poor_households": "ethnic_poverty_rate",
}
"""Codes of numbers of poor households, with the code of the same as a rate."""
COUNTS = {rate: count for count, rate in RATES.items()}
"""Codes of poverty rates, with the code of the same as a number of households."""
POVERTY_CODES = ("poverty_rate", "near_poverty_rate", "poor_households", "near_poor_households", "poor_near_poor_households",
                 "ethnic_poverty_rate", "ethnic_poor_households", "other_poor_households")  # fmt: skip
"""What `poverty_code` returns."""

SERVICES = frozenset({"telecom_access", "information_access", "sanitary_latrine", "clean_water", "health_insurance", "child_nutrition"})  # fmt: skip
"""Codes of what households and people have or lack."""


@functools.cache
def indicator_codes() -> tuple[str, ...]:
    """All codes of indicators: poverty itself, then the lexicon's, `other` last."""
    listed = sorted({row["canonical"] for row in rows("indicators")} - {*POVERTY_CODES, "other"})
    return (*POVERTY_CODES, *listed, "other")


@functools.cache
def _phrases(*, poverty: bool) -> tuple[tuple["regex.Pattern[str]", dict[str, str]], ...]:
    """For each priority, what finds any of its phrases and the code of each phrase."""
    by_priority: dict[int, dict[str, str]] = {}
    for row in rows("indicators"):
        if poverty or row["kind"] != "poverty":
            for phrase in filter(None, row["aliases"].split("|")):
                by_priority.setdefault(int(row["priority"]), {})[fold(phrase)] = row["canonical"]
    return tuple(
        (compiled(rf"(?<!\p{{L}}){words('|'.join(codes))}(?!\p{{L}})"), codes)
        for _, codes in sorted(by_priority.items())
    )


@functools.lru_cache(maxsize=4096)
def indicator_of(folded: str, *, poverty: bool = True) -> str | None:
    """The code of the first indicator that the words name; a more specific phrase before a general one.

    Phrases that mean a code only in plans on poverty, work and welfare (`mô hình`, `tư vấn`, kind `poverty` in the lexicon) are
    left out where `poverty` is false.
    """
    (special, specials), *general = _phrases(poverty=poverty)
    if match := special.search(folded):
        return specials[match[0]]
    found = [
        (order, match.start(), match.end(), code)
        for order, (pattern, codes) in enumerate(general)
        for match in pattern.finditer(folded)
        if (code := _as_head(folded, match, codes[match[0]], poverty=poverty))
    ]
    if not found:
        return None
    opens = min(found, key=lambda it: it[1])[2]
    ends = next((k for k in range(opens, len(folded)) if folded[k] in ",;"), len(folded))
    return min(it for it in found if it[1] < ends)[3]


def _as_head(folded: str, match: "regex.Match[str]", code: str, *, poverty: bool) -> str | None:
    """The code of a phrase found; `other` or None if it is the head of words that state that it is of something else.

    `mô hình` is one of a livelihood unless what follows names another thing; `tư vấn` is about work where what follows states so, or in
    plans on poverty and work where nothing is stated.
    """
    if match[0] == "mô hình":
        return "other" if MODEL_OF_OTHER.match(folded, match.start()) else code
    if match[0] == "tư vấn":
        topic = COUNSELLING.match(folded, match.start())
        if topic is None:
            return "other"
        return code if topic["work"] or (poverty and topic["bare"] is not None) else None
    return code


_POOR = "nghèo"
"""The word that is in all that `POOR` and `NEW_POOR` match."""


@functools.lru_cache(maxsize=4096)
def poverty_code(folded: str, unit: str) -> str | None:
    """The code where the words measure poverty itself (`tỷ lệ hộ nghèo`, `218 hộ nghèo DTTS`); None otherwise."""
    if unit not in ("percent", "household") or _POOR not in folded or NEW_POOR.search(folded):
        return None
    folded = LEFT_OUT.compiled.sub("", folded)
    found = list(POOR.finditer(folded))
    if not found:
        return None
    near = any(match["near"] for match in found)
    poor = any(match["poor"] for match in found)
    rate = unit == "percent"
    if near and poor:
        return "poor_near_poor_households"
    if ETHNIC.search(folded):
        return "ethnic_poverty_rate" if rate else "ethnic_poor_households"
    if OTHER_GROUP.search(folded):
        return "other_poor_households"
    if near:
        return "near_poverty_rate" if rate else "near_poor_households"
    return "poverty_rate" if rate else "poor_households"
