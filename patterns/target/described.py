"""Words by which a figure only describes what there is."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

DESCRIBES = Pattern(
    name="describes",
    expression=rf"""(?<!\p{{L}})(?:{words_of("describes")})(?:[ ](?:dân|toàn[ ]\p{{L}}+|trên[ ]địa[ ]bàn|của[ ]\p{{L}}+))?$|^(?:huyện|xã|tỉnh|phường)[ ](?!nghèo)""",
    matches=("tổng số hộ dân", "huyện chiêm hóa"),
    rejects=("số hộ nghèo",),
)
"""Subjects that only describe the place."""
DESCRIBED = Pattern(
    name="described",
    expression=rf"""^(?>{words_of("described")})(?:,[ ](?:{words_of("described_2")}))*+(?:[ ]khu[ ]vực[ ](?:i{{1,3}}|[123]))?[ ]*(?:$|[,;./]|[(](?![^()]{{1,200}}[)][ ](?!(?:và|với|gồm)[ ])\p{{L}})|với[ ]|gồm[ ]|và[ ])""",
    matches=("hộ, ", "khẩu", "xã, phường", "xã khu vực iii, ", "hộ/28.317 khẩu", "xã (02 xã vùng cao) và 80 thôn"),
    rejects=("hộ nghèo", "xã (a, b) đạt chuẩn"),
)
"""A bare noun of the place's own description."""
MERGED = Pattern(
    name="merged",
    expression=rf"""(?<!\p{{L}})(?:trên[ ]cơ[ ]sở|từ[ ]việc|sau[ ]khi|do)[ ](?:\p{{L}}++[ ]){{0,3}}?(?:{words_of("merged")})(?!\p{{L}})(?:(?!(?<=[ ])(?:giảm|tăng|phấn[ ]đấu)[ ])[^;%]){{0,80}}$""",
    matches=("thành lập trên cơ sở sáp nhập ", "hình thành từ việc hợp nhất "),
    rejects=("phấn đấu sáp nhập ", "sau khi sáp nhập toàn xã giảm "),
    known_by=key_words(phrases_of("merged")),
)
"""How a place came to be: what it was made of is its own description."""
