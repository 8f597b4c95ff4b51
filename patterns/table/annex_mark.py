"""The number of an annex or a table: printed as its title, and where the text refers to it (`chi tiết tại Biểu số 02`)."""

from patterns.component.heading import number_of
from patterns.pattern import Match, Pattern
from patterns.vocabulary import words_of

ANNEX_MARK = Pattern(
    name="annex_mark",
    expression=rf"""(?<!\p{{L}})(?P<kind>{words_of("annex_kind")})(?:[ ]số)?[ ]?:?[ ]?(?P<number>\d{{1,2}}|(?:ix|iv|v?i{{1,3}}|vi{{0,3}}|x))(?![\p{{L}}\d%]|[.,/]\d)""",
    matches=("Biểu số 02", "PHỤ LỤC II", "bảng 3"),
    rejects=("Biểu đồ 2", "bảng 2.150", "phụ lục kèm theo"),
    needs=("biểu", "phụ lục", "bảng"),
)
"""An annex or a table with its number."""


def annex_of(match: Match) -> tuple[str, str]:
    """The kind and the number of a mark, alike however it is printed (`Biểu 2`, `BIỂU SỐ 02`)."""
    return match["kind"], number_of(match["number"])
