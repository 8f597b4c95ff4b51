"""Abbreviations in the names of bodies, and the place that follows a party body's name."""

import regex

from patterns.pattern import Pattern

ABBREVIATED = Pattern(
    name="abbreviated",
    expression=r"\p{Lu}{2,}|&",
    matches=("Bộ LĐTBXH", "Bộ NN&PTNT"),
    rejects=("Bộ Y tế",),
    cased=True,
)

PARTY_PLACE = Pattern(
    name="party_place",
    expression=r"[ ](?P<name>\p{Lu}\p{L}*(?:[ ]\p{Lu}\p{L}*){0,3})",
    matches=(" Sơn La", " Lâm Đồng"),
    rejects=(" về việc",),
    cased=True,
)

_LONG = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc", "BCH": "Ban Chấp hành", "BTV": "Ban Thường vụ",
         "LĐ-TB&XH": "Lao động - Thương binh và Xã hội", "LĐTBXH": "Lao động - Thương binh và Xã hội", "LĐTB&XH": "Lao động - Thương binh và Xã hội",
         "NN&PTNT": "Nông nghiệp và Phát triển nông thôn", "PTNT": "Phát triển nông thôn", "GD&ĐT": "Giáo dục và Đào tạo", "GDĐT": "Giáo dục và Đào tạo",
         "KH&ĐT": "Kế hoạch và Đầu tư", "TN&MT": "Tài nguyên và Môi trường", "TT&TT": "Thông tin và Truyền thông",
         "VHTT&DL": "Văn hóa, Thể thao và Du lịch", "VHTTDL": "Văn hóa, Thể thao và Du lịch", "KHCN": "Khoa học và Công nghệ", "QH": "Quốc hội"}  # fmt: skip
_SHORT = regex.compile(
    r"(?<![\p{L}(&-])(?:" + "|".join(sorted(map(regex.escape, _LONG), key=len, reverse=True)) + r")(?![\p{L}&)])"
)


def written_out(name: str) -> str:
    """A body's name with its abbreviations written out (`UBND tỉnh` as `Ủy ban nhân dân tỉnh`).

    An abbreviation in brackets behind its own long form is left as printed.
    """
    return _SHORT.sub(lambda match: _LONG[match[0]], name)
