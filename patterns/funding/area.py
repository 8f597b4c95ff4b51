"""The place that an amount is for, where it labels it."""

from patterns.pattern import Pattern

AREA = Pattern(
    name="funding_area",
    expression=r"""\G(?P<area>(?P<kind>[Xx]ã|[Pp]hường|[Tt]hị[ ]trấn|[Hh]uyện|[Qq]uận|[Tt]hị[ ]xã|[Tt]hành[ ]phố|[Đđ]ặc[ ]khu|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Ll]àng)[ ](?P<name>\p{Lu}[\p{L}'’]*(?:[ -](?:\p{Lu}[\p{L}'’]*|\d{1,2})){0,4}))(?=[ ]?(?::|là|-|–|$|khoảng|dự[ ]kiến|được|\())""",
    matches=("xã Ba Điền: ", "Phường Pú Trạng: ", "huyện Na Hang"),
    rejects=("xã hội hóa", "huyện đối ứng"),
    cased=True,
)

COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu", "thôn", "bản", "ấp", "buôn", "làng"})
"""Kinds of places below a district."""
