"""An agency's name out of capitals and abbreviations, written as inside a sentence.

>>> agency_name("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"), agency_name("TRUNG TÂM BẢO TRỢ XÃ HỘI HUYỆN BA TƠ")
('Sở Lao động - Thương binh và Xã hội', 'Trung tâm Bảo trợ xã hội huyện Ba Tơ')

Source: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV.1 (viết hoa tên cơ quan, tổ chức).
"""

import functools

from patterns.agency.listed import canonical_agency
from patterns.citation.issuer import canonical_issuer, written_out
from patterns.fold import fold, key
from patterns.lexicon import rows
from patterns.pattern import Pattern
from patterns.place import mentions
from patterns.text import is_capitals
from patterns.vocabulary import words_of

HEAD_WORDS = Pattern(
    name="head_words",
    expression=rf"""^{words_of("head_words")}[ ](?=\p{{L}})""",
    matches=("trung tâm khuyến nông", "ban quản lý dự án"),
    rejects=("khu kinh tế",),
)
"""The word that states what kind of agency it is; the word after it is capitalised too."""

_PROPER = {"việt nam": "Việt Nam", "mặt trận tổ quốc": "Mặt trận Tổ quốc", "hồ chí minh": "Hồ Chí Minh", "nhà nước": "Nhà nước",
           "hội đồng nhân dân": "Hội đồng nhân dân", "ủy ban nhân dân": "Ủy ban nhân dân", "đảng bộ": "Đảng bộ", "quốc hội": "Quốc hội",
           "chính phủ": "Chính phủ", "trung ương": "Trung ương"}  # fmt: skip


@functools.lru_cache(maxsize=1024)
def agency_name(printed: str) -> str:
    """The name of an agency in sentence case: as listed where it is in a lexicon, a unit after it in official spelling."""
    printed = " ".join(printed.replace("–", "-").split()).strip(" -.,;:")
    for unit in mentions(printed):
        if unit.start and unit.listed:
            return f"{_without_unit(printed[: unit.start].strip(' -,'))} {unit.kind} {_unit_name(unit.kind, unit.name)}"
    return _without_unit(printed)


def _unit_name(kind: str, name: str) -> str:
    """`Quận 11` names its kind itself."""
    return name[len(kind) + 1 :] if fold(name).startswith(f"{kind} ") else name


def _without_unit(printed: str) -> str:
    parts = printed.split(" ")
    for length in range(len(parts), 1, -1):
        head = " ".join(parts[:length])
        if (name := canonical_agency(head) or canonical_issuer(key(head))) and not leaves_words_out(name, head):
            rest = " ".join(parts[length:])
            return " ".join([name, _sentence_case(rest, 0) if is_capitals(rest) else rest]).strip()
    if not is_capitals(printed):
        return written_out(printed)
    folded = fold(printed)
    head_words = HEAD_WORDS.match(folded)
    return _sentence_case(printed, head_words.end() + 1 if head_words else 1)


def leaves_words_out(listed: str, printed: str) -> bool:
    """Whether a listed name leaves out words that are printed (`Ban Chỉ đạo giảm nghèo bền vững`)."""
    return set(key(listed).split()) < set(key(written_out(printed)).split())


def _sentence_case(capitals: str, keep: int) -> str:
    """Capitals as lower case, the first letter and the last of `keep` left; names and abbreviations in their own spelling."""
    words = written_out(capitals).split(" ")
    low = " ".join(fold(word) if word.isupper() and word not in _abbreviations() else word for word in words)
    for name, proper in _PROPER.items():
        low = low.replace(name, proper)
    if keep:
        low = low[0].upper() + low[1:]
        low = low[: keep - 1] + low[keep - 1].upper() + low[keep:]
    return low


@functools.cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["canonical"] for row in rows("abbreviations"))
